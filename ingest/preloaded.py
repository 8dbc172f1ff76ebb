"""What every reading process knows from its start: imported once, by the small server that they are forked from."""

from __future__ import annotations

import ingest.readers
import protect.cleaning
import protect.personal_data
from ingest.guesses.language import identifier

__all__ = ["ingest", "protect"]

identifier()  # a second of work, which the first file of each process would wait for
