"""Where the pages are that links in the terminal lead to: as the settings say, or else where they were last served."""

from __future__ import annotations

from contextlib import suppress

from corpus.settings import Settings

_SCHEMES = ("http://", "https://")


def keep_address(settings: Settings) -> None:
    """Keeps, beside the data, at which address they are now served, for the commands that run elsewhere."""
    with suppress(OSError):  # a link is not worth a server that does not start
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        settings.address_file.write_text(settings.public_url, "utf-8")


def address_of_pages(settings: Settings) -> str:
    """The public address that is set, else the one at which this data was last served, else the usual one."""
    if "public_url" in settings.model_fields_set:
        return settings.public_url
    try:
        kept = settings.address_file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return settings.public_url
    return kept if kept.startswith(_SCHEMES) else settings.public_url
