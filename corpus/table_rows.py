"""Table rows among the sentences of a passage, and the row that says what is in their columns."""

from __future__ import annotations

from corpus.models import Passage

CELLS = " | "
"""What stands between the cells of a row."""
_AFTER_CAPTION = " — "
_FEWEST_COLUMNS = 3
_LONGEST_NAME = 80


def row_of_columns(passage: Passage, place: int) -> int | None:
    """The sentence that names the columns of the table row at a place.

    None for another sentence, for that row itself, and where the passage begins below it: its context names them then.
    """
    if CELLS not in passage.quote(passage.sentences[place]) or CELLS in passage.context:
        return None
    first = place
    while first > 0 and CELLS in passage.quote(passage.sentences[first - 1]):
        first -= 1
    return first if first < place and _names_columns(passage.quote(passage.sentences[first])) else None


def columns_told(context: str) -> str:
    """The names of the columns in what a table row needs besides; "" where it has none."""
    last = context.rsplit(_AFTER_CAPTION, 1)[-1]
    return last if CELLS in last else ""


def _names_columns(row: str) -> bool:
    cells = [cell.strip() for cell in row.split(CELLS)]
    if len(cells) < _FEWEST_COLUMNS or len(set(cells)) < len(cells):
        return False
    return all(cell and len(cell) <= _LONGEST_NAME and not cell[0].isdigit() for cell in cells)
