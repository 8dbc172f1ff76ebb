"""A language model that says what it is told to say, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from prompts.template import Message


@dataclass
class ScriptedModel:
    """Says `script` piece by piece; an exception in it is raised.

    `is_closed` tells whether it was stopped before its end.
    """

    script: Sequence[str | Exception] = ()
    name: str = "scripted"
    context_tokens: int = 4096
    asked: list[list[Message]] = field(default_factory=list)
    is_closed: bool = False

    def stream(self, messages: Sequence[Message], max_tokens: int) -> Generator[str, None, None]:
        self.asked.append(list(messages))
        try:
            for piece in self.script:
                if isinstance(piece, Exception):
                    raise piece
                yield piece
        except GeneratorExit:
            self.is_closed = True
            raise

    def close(self) -> None:
        """Nothing is held."""
