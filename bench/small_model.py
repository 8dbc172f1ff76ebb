"""A small language model that writes at a temperature and with a seed, so that one question has many answers."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from prompts.template import Message

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types.chat import ChatCompletionMessageParam

_PASSAGE = re.compile(r'<passage n="\d+">\n.*?\n\n(.*?)\n</passage>', re.DOTALL)
_QUESTION = re.compile(r"^Question\s?: (.*)", re.MULTILINE)
_BEGINNING = 5

Telling = Callable[[Sequence[Message]], list[dict[str, str]]]
"""What a model is told instead of the program's prompt, made from it."""


def _as_it_is(messages: Sequence[Message]) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.text} for message in messages]


def _to_copy(messages: Sequence[Message]) -> list[dict[str, str]]:
    text, question = _given(messages)
    asked = f"Text:\n{text}\n\nCopy the sentences of the text that answer this question: {question}"
    return [{"role": "user", "content": asked}]


def _to_answer(messages: Sequence[Message]) -> list[dict[str, str]]:
    text, question = _given(messages)
    rule = "Answer the question with sentences of the text, in the language of the text."
    return [{"role": "system", "content": rule}, {"role": "user", "content": f"{text}\n\n{question}"}]


def _to_go_on(messages: Sequence[Message]) -> list[dict[str, str]]:
    """The answer is begun for it with the first words of the text."""
    text, question = _given(messages)
    begun = " ".join(text.split()[:_BEGINNING])
    return [{"role": "user", "content": f"{text}\n\n{question}"}, {"role": "assistant", "content": begun}]


TELLINGS: Mapping[str, Telling] = {
    "the program's prompt": _as_it_is,
    "told to copy": _to_copy,
    "told to answer": _to_answer,
    "begun for it": _to_go_on,
}


class SampledModel:
    """A language model behind a server; what it writes ends after `longest` tokens, as if it had nothing to add.

    `written` is the last answer as it came. What was asked before in the same way is taken from the file `kept`.
    """

    context_tokens = 4096

    def __init__(self, client: OpenAI, name: str, longest: int, kept: Path) -> None:
        self.name = name
        self.telling: Telling = _as_it_is
        self.temperature = 0.0
        self.seed = 0
        self.written = ""
        self._client = client
        self._longest = longest
        self._kept = kept
        self._known = dict(map(json.loads, kept.read_text("utf-8").splitlines())) if kept.exists() else {}

    def stream(self, messages: Sequence[Message], max_tokens: int) -> Generator[str, None, None]:
        """See LanguageModel; it comes a word at a time, once all is written."""
        told = self.telling(messages)
        key = hashlib.sha256(repr((self.name, told, self._longest, self.temperature, self.seed)).encode()).hexdigest()
        if key not in self._known:
            self._known[key] = self._ask(told, min(max_tokens, self._longest))
            with self._kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps([key, self._known[key]], ensure_ascii=False) + "\n")
        self.written = self._known[key]
        yield from re.findall(r"\s*\S+\s*", self.written)

    def close(self) -> None:
        """Lets go of the connection."""
        self._client.close()

    def _ask(self, told: Sequence[dict[str, str]], most: int) -> str:
        answer = self._client.chat.completions.create(
            model=self.name,
            messages=cast("list[ChatCompletionMessageParam]", told),
            max_tokens=most,
            temperature=self.temperature,
            seed=self.seed,
        )
        return answer.choices[0].message.content or ""


def _given(messages: Sequence[Message]) -> tuple[str, str]:
    """The passages' own words, and the question."""
    asked = messages[-1].text
    return "\n\n".join(_PASSAGE.findall(asked)), _QUESTION.findall(asked)[-1]
