"""One reader a format. Adding one: a file here and a line in `READERS`."""

from __future__ import annotations

from ingest.document import Reader
from ingest.formats import Format
from ingest.readers.delimited import read_delimited
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.odt import read_odt
from ingest.readers.pdf import read_pdf
from ingest.readers.pptx import read_pptx
from ingest.readers.spreadsheet import read_ods, read_xlsx
from ingest.readers.text import read_text

READERS: dict[Format, Reader] = {
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.ODT: read_odt,
    Format.XLSX: read_xlsx,
    Format.ODS: read_ods,
    Format.PPTX: read_pptx,
    Format.HTML: read_html,
    Format.MARKDOWN: read_markdown,
    Format.CSV: read_delimited,
    Format.TEXT: read_text,
}
