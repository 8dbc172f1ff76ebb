"""`python -m bench.reader_training`: trains the reader, and keeps what was added in `index/reader/trained.npz`.

    python -m bench.reader_training --squad train-v2.0.json piaf-v1.1.json --tenders LIST.jsonl DATA_DIR --minutes 240

The questions to learn from are no part of this project: files in the form of SQuAD (those of PIAF are taken without the
articles by which the search is measured), and lists of questions on tenders with the data folder of their documents. It
goes on from what is there, unless `--anew`. Two cores learn from eight to twenty thousand questions an hour.

The lower half of the encoder stays as it is. To each matrix of the upper half a product of two narrow ones is added
(LoRA, Hu et al. 2021), and its biases and norms are trained. The loss is the negative log-likelihood of the answer's
tokens among those of all passages of a question and “no answer” (Clark & Gardner 2018).
"""

from __future__ import annotations

import argparse
import math
import os
import random
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.attention import SDPBackend, sdpa_kernel

from bench.questions import piaf_paragraphs, shared_folder_or_stop
from bench.reader_examples import Answering, Example, of_reading, of_tenders
from corpus.settings import Settings
from index.embedders import open_embedder
from index.embedders.bundled import bundled_model_folder
from index.embedders.text_model import TextModel
from index.embedders.torch import load_model
from index.reader import PADDING, PASSAGE, QUESTION, ToRead, spelt
from index.reader.bundled import LONGEST_QUESTION, cut
from index.reader.network import MATRICES, NORMS, ReaderNetwork

_TRAINED = Path(__file__).parents[1] / "index" / "reader" / "trained.npz"
_RANK = 32
_RATE, _DECAY, _CLIPPED = 4e-4, 0.01, 1.0
_WARMING, _LEAST_RATE = 0.04, 0.02
"""Share of the time in which the rate rises, and what is left of it at the end."""
_QUESTIONS = 14
"""Questions of a step."""
_OTHERS = 1
"""Passages near a question that are read beside what answers it."""
_MOST_LOSS = 12.0
"""Of one question: what is labelled wrongly should not pull."""
_LONGEST_TEXT = 320
_STATES_KEPT = 40_000
"""Texts whose states are kept: some six gigabytes."""
_OF_TENDERS = 0.5
"""Share of the questions that are on tenders: they are few, and so are drawn more often."""
_MIXED = 100
"""Batches among which questions are put by their length."""
_NO_ANSWER_AT_FIRST = -4.0
_EVERY = 100
"""Steps after which what was learned is kept."""


class Added(nn.Module):
    """A matrix that stays as it is, and what training adds to it."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.register_buffer("kept", linear.weight.detach())
        self.b = nn.Parameter(linear.bias.detach().clone())
        self.A = nn.Parameter(torch.randn(_RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.B = nn.Parameter(torch.zeros(linear.out_features, _RANK))

    def forward(self, states: Tensor) -> Tensor:
        made: Tensor = functional.linear(states, self.get_buffer("kept"), self.b)
        return made + functional.linear(functional.linear(states, self.A), self.B)


class Training:
    """A reader that learns: computed in bfloat16, with what is trained kept as float32 beside.

    `read_apart` of a text is kept for a while.
    """

    def __init__(self, models_dir: Path, *, anew: bool) -> None:
        model = bundled_model_folder(models_dir)
        loaded = load_model(model)
        self._text_model = TextModel.of(loaded, model)
        self.network = ReaderNetwork(loaded[0].auto_model, {})
        self.network.requires_grad_(requires_grad=False)
        for layer in self.network.upper:
            for name in MATRICES:
                setattr(layer, name, Added(getattr(layer, name)))
            for name in NORMS:
                getattr(layer, name).requires_grad_()
        self.network.passage.requires_grad_()
        self.network.score.requires_grad_()
        nn.init.constant_(self.network.score.bias, _NO_ANSWER_AT_FIRST)
        self.trained = {name: one.detach().clone() for name, one in self._computed().items()}
        """What is trained, by the names that it is kept under."""
        if not anew:
            with np.load(_TRAINED) as kept:
                self.trained = {name: torch.from_numpy(kept[name].astype(np.float32)) for name in self.trained}
        self._before = {name: one.clone() for name, one in self.trained.items()}
        self.network.bfloat16()
        self._take_over()
        self._states: dict[str, Tensor] = {}

    def save(self) -> None:
        """Keeps what was learned."""
        kept = {name: one.numpy().astype(np.float16) for name, one in self.trained.items()}
        aside = _TRAINED.with_suffix(".part.npz")
        np.savez_compressed(aside, allow_pickle=False, **kept)
        aside.replace(_TRAINED)

    def halve(self) -> None:
        """Goes back half of the way to the weights that it began with.

        The mean of two trainings is often better than either (Wortsman et al. 2022, “Model soups”).
        """
        for name, one in self.trained.items():
            one.add_(self._before[name]).div_(2)
        self._take_over()

    def learn(self, examples: Sequence[Example], optimizer: torch.optim.Optimizer) -> float:
        """Takes a step, and returns the loss before it. The optimizer holds `trained`."""
        loss = self.loss(examples)
        loss.backward()  # type: ignore[no-untyped-call]
        for name, one in self._computed().items():
            self.trained[name].grad = None if one.grad is None else one.grad.float()
            one.grad = None
        nn.utils.clip_grad_norm_(self.trained.values(), _CLIPPED)
        optimizer.step()
        self._take_over()
        return loss.item()

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """The mean over the examples of how unlikely their answers are."""
        rows = [(place, example, text) for place, example in enumerate(examples) for text in example.texts]
        states, kinds, is_answer = self._packed([(example.question, text) for _, example, text in rows])
        with sdpa_kernel(SDPBackend.MATH):  # going back through it is quicker than through the others
            scores = self.network.scores(states, kinds).float().masked_fill(kinds != PASSAGE, -math.inf)
        of = torch.tensor([place for place, _, _ in rows])
        losses = []
        for place, example in enumerate(examples):
            own = scores[of == place].flatten()
            all_of_it = torch.logsumexp(torch.cat([own, torch.zeros(1)]), 0)
            answers = own[is_answer[of == place].flatten()]
            right = torch.logsumexp(answers, 0) if example.answering and len(answers) else torch.zeros(())
            losses.append((all_of_it - right).clamp(max=_MOST_LOSS))
        return torch.stack(losses).mean()

    def _computed(self) -> dict[str, nn.Parameter]:
        """What is trained, as the network holds it."""
        return {name.removeprefix("upper."): one for name, one in self.network.named_parameters() if one.requires_grad}

    def _take_over(self) -> None:
        for name, one in self._computed().items():
            one.data.copy_(self.trained[name])

    def _packed(self, pairs: Sequence[tuple[str, Answering | ToRead]]) -> tuple[Tensor, Tensor, Tensor]:
        """The states (texts, tokens, size) of questions and texts, their kinds, and which tokens are of the answer."""
        about = self._text_model.about
        begins = [_plain(text).begun(about.passage_prompt) for _, text in pairs]
        asked = self._read([about.question_prompt + spelt(question) for question, _ in pairs], LONGEST_QUESTION)
        read = self._read(
            [begin + _plain(text).text for begin, (_, text) in zip(begins, pairs, strict=True)], _LONGEST_TEXT
        )
        width = max(len(question) + len(text) for (question, _), (text, _) in zip(asked, read, strict=True))
        states = torch.zeros(len(pairs), width, about.dimension, dtype=torch.bfloat16)
        kinds = torch.full((len(pairs), width), PADDING)
        is_answer = torch.zeros(len(pairs), width, dtype=torch.bool)
        for row, ((question, _), (text, places)) in enumerate(zip(asked, read, strict=True)):
            first, end = len(question), len(question) + len(text)
            states[row, :first], states[row, first:end] = question, text
            kinds[row, :first], kinds[row, first:end] = QUESTION, PASSAGE
            _, given = pairs[row]
            spans = given.spans if isinstance(given, Answering) else ()
            is_answer[row, first:end] = torch.tensor([_is_within(place, spans, len(begins[row])) for place in places])
        return states, kinds, is_answer

    def _read(self, texts: Sequence[str], longest: int) -> list[tuple[Tensor, Sequence[tuple[int, int]]]]:
        """Of each text the states, and the places of its tokens."""
        encodings = self._text_model.tokenizer.encode_batch(texts)
        new = {
            text: cut(one.ids, longest) for text, one in zip(texts, encodings, strict=True) if text not in self._states
        }
        if new:
            width = max(map(len, new.values()))
            padding = self._text_model.about.padding_id
            ids = torch.tensor([one + [padding] * (width - len(one)) for one in new.values()])
            kinds = torch.tensor([[PASSAGE] * len(one) + [PADDING] * (width - len(one)) for one in new.values()])
            with torch.no_grad():
                apart = self.network.read_apart(ids, kinds)
            self._states |= {text: row[: len(one)].clone() for row, (text, one) in zip(apart, new.items(), strict=True)}
        found: list[tuple[Tensor, Sequence[tuple[int, int]]]] = [
            (self._states[text], cut(encoding.offsets, longest))
            for text, encoding in zip(texts, encodings, strict=True)
        ]
        for oldest in list(islice(self._states, max(0, len(self._states) - _STATES_KEPT))):
            del self._states[oldest]
        return found


def main() -> None:
    """Trains for as long as asked."""
    options = _options()
    settings = Settings(data_dir=options.data_dir, _env_file=None)  # type: ignore[call-arg]
    reading, tenders = list(_of_reading(options.squad, settings)), list(_of_tenders(options.tenders))
    if not (reading or tenders):
        raise SystemExit("Nothing to learn from: give --squad or --tenders")
    print(f"{len(reading)} questions, and {len(tenders)} on tenders", flush=True)
    torch.set_num_threads(os.cpu_count() or 1)  # FAISS, once loaded, has it use one
    torch.backends.cuda.allow_fp16_bf16_reduction_math_sdp(True)
    training = Training(settings.models_dir, anew=options.anew)
    train(training, reading, tenders, options.minutes * 60)
    if options.mean:
        training.halve()
        training.save()


def train(training: Training, reading: Sequence[Example], tenders: Sequence[Example], seconds: float) -> None:
    """Learns from the examples of general reading and of tenders, shuffled, as often as there is time."""
    chance = random.Random(len(reading) + len(tenders))  # noqa: S311 - no secret
    trained = training.trained
    matrices = [one for name, one in trained.items() if name.endswith((".A", ".B", "score.weight"))]
    others = [one for one in trained.values() if not any(one is matrix for matrix in matrices)]
    optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": _DECAY}, {"params": others, "weight_decay": 0}])
    began, losses = monotonic(), list[float]()
    for batch in _batches(reading, tenders, chance):
        share = (monotonic() - began) / seconds
        if share >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(share / _WARMING, max(_LEAST_RATE, (1 - share) / (1 - _WARMING)))
        losses.append(training.learn(batch, optimizer))
        if len(losses) % _EVERY == 0:
            training.save()
            print(f"{len(losses)} steps, {share:.0%}: {np.mean(losses[-_EVERY:]):.3f}", flush=True)
    training.save()


def _batches(
    reading: Sequence[Example], tenders: Sequence[Example], chance: random.Random
) -> Iterator[Sequence[Example]]:
    """Without end, those of a batch of about the same length."""
    share = _OF_TENDERS if reading and tenders else float(bool(tenders))
    of_tenders = round(_MIXED * _QUESTIONS * share)
    turns = (
        (_without_end(tenders, chance), of_tenders),
        (_without_end(reading, chance), _MIXED * _QUESTIONS - of_tenders),
    )
    while True:
        drawn = [one.drawn(chance, _OTHERS) for some, count in turns for one in islice(some, count)]
        drawn.sort(key=_length)
        batches = [drawn[first : first + _QUESTIONS] for first in range(0, len(drawn), _QUESTIONS)]
        yield from chance.sample(batches, len(batches))


def _without_end(examples: Sequence[Example], chance: random.Random) -> Iterator[Example]:
    """All of them, again and again in another order."""
    while examples:
        yield from chance.sample(examples, len(examples))


def _length(example: Example) -> int:
    texts = chain((one.text for one in example.answering), example.near)
    return max((len(one.text) for one in texts), default=0)


def _is_within(place: tuple[int, int], spans: Sequence[Any], shift: int) -> bool:
    start, end = place[0] - shift, place[1] - shift
    return any(start < span.end and end > span.start for span in spans) and end > start


def _plain(text: Answering | ToRead) -> ToRead:
    return text.text if isinstance(text, Answering) else text


def _of_reading(squad: Sequence[Path], settings: Settings) -> Iterator[Example]:
    """Those of files in the form of SQuAD, what several of them ask once."""
    left_out = frozenset(one.title for one in piaf_paragraphs(shared_folder_or_stop()))
    embedder = open_embedder(settings)
    known = set[tuple[str, str]]()
    for file in squad:
        for example in of_reading(file, left_out, embedder):
            asked_of = _plain(example.texts[0]).text
            if (example.question, asked_of) not in known:
                known.add((example.question, asked_of))
                yield example


def _of_tenders(lists: Sequence[tuple[Path, Path]]) -> Iterator[Example]:
    return chain.from_iterable(of_tenders(questions, data_dir) for questions, data_dir in lists)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reader_training", description=__doc__)
    parser.add_argument("--squad", type=Path, nargs="*", default=[], help="files in the form of SQuAD")
    parser.add_argument("--tenders", type=Path, nargs=2, action="append", default=[], metavar=("LIST", "DATA_DIR"))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--mean", action="store_true", help="keep the mean of what it began with and what it learned")
    parser.add_argument("--anew", action="store_true", help="begin with the encoder alone")
    parser.add_argument("--data-dir", type=Path, default=Path("build/bench"), help="where the models are unpacked")
    return parser.parse_args()


if __name__ == "__main__":
    main()
