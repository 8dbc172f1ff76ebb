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

_OUT_OF_SIGHT = """
export default function () {
  for (const [name, content] of [["robots", "noindex, nofollow"], ["referrer", "no-referrer"]]) {
    const meta = document.head.querySelector(`meta[name=${name}]`) ?? document.createElement("meta")
    meta.name = name
    meta.content = content
    document.head.append(meta)
  }
}
"""

_in_browser = st.components.v2.component("partage-browser", js=_SCRIPT)


_out_of_sight = st.components.v2.component("partage-out-of-sight", js=_OUT_OF_SIGHT)


def keep_to_oneself() -> None:
    """Keeps the address of the page, which holds a secret, from search engines and from the pages it links to."""
    _out_of_sight(key="browser-out-of-sight", height="content")


def tell_browser(language: str) -> None:
    """Tells the browser, and so a screen reader, which language the page speaks."""
    _in_browser(data={"language": language}, key="browser-language", height="content")


def bring_into_view(language: str, target: str, shown: str) -> None:
    """Scrolls to the element with id `target`, once for each value of `shown`."""
    _in_browser(data={"language": language, "target": target, "show": shown}, key="browser-view", height="content")
