"""Readers for tests, which are told beforehand what they find."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from index.reader import Read, ToRead


class SettledReader:
    """Gives every text the same score, and remembers what it was given and asked."""

    def __init__(self, score: float) -> None:
        self.score = score
        self.read_texts: list[Sequence[ToRead]] = []
        self.asked: list[str] = []

    def read(self, question: str, texts: Sequence[ToRead]) -> list[Read]:
        self.read_texts.append(texts)
        self.asked.append(question)
        scores = np.array([self.score], dtype=np.float32)
        return [Read(np.array([[0, 4]], dtype=np.int32), scores) for _ in texts]


class WordedReader(SettledReader):
    """Finds that all answers what has some words in it, and nothing else does."""

    def __init__(self, words: str) -> None:
        super().__init__(0)
        self.words = words

    def read(self, question: str, texts: Sequence[ToRead]) -> list[Read]:
        self.score = 9.0 if self.words in question else -60.0
        return super().read(question, texts)


class SeekingReader:
    """Finds the answer where some words stand, and nowhere else."""

    def __init__(self, answer: str) -> None:
        self.answer = answer

    def read(self, question: str, texts: Sequence[ToRead]) -> list[Read]:
        return [self._read(one.text) for one in texts]

    def _read(self, text: str) -> Read:
        words = [match.span() for match in re.finditer(r"\w+", text)]
        start = text.find(self.answer)
        is_within = [start <= first < start + len(self.answer) for first, _ in words] if start >= 0 else []
        scores = [9.0 if one else -30.0 for one in is_within] or [-30.0] * len(words)
        return Read(np.array(words, dtype=np.int32), np.array(scores, dtype=np.float32))
