"""What only the browser can do: know the page's language, and bring the cited passage into view."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
export default function ({ data }) {
  document.documentElement.lang = data.language
  if (data.show && data.show !== window.partageShown) {
    window.partageShown = data.show
    const find = (tries) => {
      const element = document.getElementById(data.target)
      if (element) element.scrollIntoView({ block: "center" })
      else if (tries) setTimeout(() => find(tries - 1), 100)
    }
    find(30)
  }
}
"""

_in_browser = st.components.v2.component("partage-browser", js=_SCRIPT)


def tell_browser(language: str) -> None:
    """Tells the browser, and so a screen reader, which language the page speaks."""
    _in_browser(data={"language": language}, key="browser-language", height="content")


def bring_into_view(language: str, target: str, shown: str) -> None:
    """Scrolls to the element with id `target`, once for each value of `shown`."""
    _in_browser(data={"language": language, "target": target, "show": shown}, key="browser-view", height="content")
