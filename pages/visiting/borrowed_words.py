"""The words that Streamlit says itself, in English alone and with no option for others, in the reader's language."""

from __future__ import annotations

from typing import Any

from corpus.messages import N_, translator

_WORDS = {
    "Skip to main content": N_("Skip to the content"),
    "Send message": N_("Send the question"),
    "Open": N_("Open the list"),
    "Close": N_("Close"),
    "Dismiss": N_("Close"),
    "Clear all": N_("Remove all"),
    "Clear value": N_("Remove"),
    "Clear entry": N_("Remove"),
    "Selected values": N_("Chosen values"),
    "No results": N_("No match"),
    "No options to select": N_("Nothing left to choose"),
    "No options to select.": N_("Nothing left to choose"),
    "Pagination": N_("Pages of the list"),
    "Previous page": N_("Previous page"),
    "Next page": N_("Next page"),
    "Scroll tabs left": N_("Previous tabs"),
    "Scroll tabs right": N_("Next tabs"),
    "Copy to clipboard": N_("Copy"),
    "file upload": N_("Choose files"),
    "Upload": N_("Choose files"),
    "Add files": N_("Choose more files"),
    "Upload failed": N_("This file was not received"),
    "Uploading...": N_("Uploading…"),
    "Feedback rating": N_("Your opinion"),
    "Thumbs up": N_("Helpful"),
    "Thumbs down": N_("Not helpful"),
    "Show password": N_("Show the password"),
    "Hide password": N_("Hide the password"),
    "Page not found": N_("There is nothing at this address"),
    "The page that you have requested does not seem to exist. Running the app's main page.": N_(
        "Check the address, or close this to ask a question."
    ),
}
_PATTERNS = {
    r"^\d[\d.]*\s?[KMG]B per file.*$": N_("or drop them here"),
    r"^(\d+)(?:\.0)?\s?B$": N_("{name} bytes"),
    r"^(\d+)\.(\d)\s?KB$": N_("{name}.{tenths} kB"),
    r"^(\d+)\.(\d)\s?MB$": N_("{name}.{tenths} MB"),
    r"^Remove (.+)$": N_("Remove “{name}”"),
    r"^Cancel upload of (.+)$": N_("Remove “{name}”"),
    r"^Press .*Enter to .*$": N_("Press Enter to confirm"),
}
"""Regular expressions of JavaScript; what the first group matches is the name, what the second does the tenths."""


def borrowed_words(language: str) -> dict[str, Any]:
    """What to say instead of words, and of those that match a pattern; for `pages/static/browser.js`."""
    _ = translator(language)
    return {
        "words": {borrowed: _(own) for borrowed, own in _WORDS.items()},
        "patterns": [[pattern, _(own).format(name="$1", tenths="$2")] for pattern, own in _PATTERNS.items()],
    }
