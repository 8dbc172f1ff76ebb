"""How a file that is embedded in an Office file is cleaned, by its ending, which is all that is known of it."""

from __future__ import annotations

from collections.abc import Callable

from protect.formats.excel import clean_excel
from protect.formats.package import Package
from protect.formats.powerpoint import clean_powerpoint
from protect.formats.word import clean_word
from protect.traces import Findings

PackageCleaner = Callable[[Package, Findings], None]

OFFICE_CLEANERS: dict[str, PackageCleaner] = {".docx": clean_word, ".xlsx": clean_excel, ".pptx": clean_powerpoint}
