"""The network of the reader: the bundled encoder's layers, which see question and passage together from the middle on.

The lower half of the encoder reads each by itself, as it was made. The upper half reads the question beside the
passage, with what training added to its matrices in few numbers (LoRA, Hu et al. 2021) and to its other weights. Each
token gets a score: the log-odds that it is of the answer against that there is none, over all passages read (the
shared normalisation of Clark & Gardner 2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from index.reader import PADDING, PASSAGE, QUESTION

LOWER_LAYERS = 6
MATRICES, NORMS = ("qkv", "o", "f1", "f2"), ("n1", "n2")
"""The parts of a layer."""
_UNSEEN = -1e4


class ReaderNetwork(nn.Module):
    """Made of a BERT encoder and of what training added to it, both as float32; untrained where that is empty."""

    def __init__(self, bert: Any, trained: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.words, self.scales = _in_8_bits(bert.embeddings.word_embeddings.weight.detach())
        self.places = bert.embeddings.position_embeddings
        self.kind = nn.Parameter(bert.embeddings.token_type_embeddings.weight.detach()[0], requires_grad=False)
        self.norm = bert.embeddings.LayerNorm
        layers = bert.encoder.layer
        self.lower = nn.ModuleList(Layer(layer) for layer in layers[:LOWER_LAYERS])
        self.upper = nn.ModuleList(
            Layer(layer, _of_layer(trained, place)) for place, layer in enumerate(layers[LOWER_LAYERS:])
        )
        self.passage = nn.Parameter(torch.zeros(bert.config.hidden_size))
        self.score = nn.Linear(bert.config.hidden_size, 1)
        if trained:
            self.passage.data.copy_(trained["passage"])
            self.score.load_state_dict({part: trained[f"score.{part}"] for part in ("weight", "bias")})

    def forward(self, input_ids: Tensor, kinds: Tensor) -> Tensor:
        """The score of each token, an array of the shape of both inputs, whose rows begin with the question."""
        return self.scores(self.read_apart(input_ids, kinds), kinds)

    def read_apart(self, input_ids: Tensor, kinds: Tensor) -> Tensor:
        """The states (texts, tokens, size) in the middle, where question and passage know nothing of each other."""
        of_question = (kinds == QUESTION).sum(1, keepdim=True)
        places = torch.arange(input_ids.shape[1])[None] - torch.where(kinds == QUESTION, 0, of_question)
        words = self.words[input_ids].to(self.scales.dtype) * self.scales[input_ids]
        states: Tensor = self.norm(words + self.places(places.clamp(0, self.places.num_embeddings - 1)) + self.kind)
        mask = torch.where(kinds[:, :, None] == kinds[:, None, :], 0.0, _UNSEEN)[:, None].to(states.dtype)
        for layer in self.lower:
            states = layer(states, mask)
        return states

    def scores(self, states: Tensor, kinds: Tensor) -> Tensor:
        """The score of each token by its state in the middle."""
        states = states + (kinds == PASSAGE).to(states.dtype)[..., None] * self.passage
        mask = torch.where(kinds == PADDING, _UNSEEN, 0.0)[:, None, None].to(states.dtype)
        for layer in self.upper:
            states = layer(states, mask)
        scores: Tensor = self.score(states).squeeze(-1)
        return scores


class Layer(nn.Module):
    """A layer of BERT, its three first matrices made one; what was `trained` is added where that is given."""

    def __init__(self, layer: Any, trained: Mapping[str, Tensor] | None = None) -> None:
        super().__init__()
        attention = layer.attention.self
        self.heads = attention.num_attention_heads
        first = (attention.query, attention.key, attention.value)
        self.qkv = nn.Linear(first[0].in_features, sum(one.out_features for one in first))
        self.qkv.load_state_dict(
            {part: torch.cat([getattr(one, part) for one in first]) for part in ("weight", "bias")}
        )
        self.o, self.n1 = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.f1, self.f2, self.n2 = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm
        if trained:
            with torch.no_grad():
                self._add(trained)

    def _add(self, trained: Mapping[str, Tensor]) -> None:
        for name in MATRICES:
            linear = getattr(self, name)
            linear.weight += trained[f"{name}.B"] @ trained[f"{name}.A"]
            linear.bias.copy_(trained[f"{name}.b"])
        for name in NORMS:
            getattr(self, name).load_state_dict({part: trained[f"{name}.{part}"] for part in ("weight", "bias")})

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """The states of the next layer (texts, tokens, size); `mask` is added to how much each token sees of others."""
        texts, tokens, size = states.shape
        query, key, value = self.qkv(states).view(texts, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        states = self.n1(states + self.o(seen.transpose(1, 2).reshape(texts, tokens, size)))
        made: Tensor = self.n2(states + self.f2(functional.gelu(self.f1(states))))
        return made


def _in_8_bits(table: Tensor) -> tuple[nn.Parameter, nn.Parameter]:
    """A table as integers, and the scale of each row: a quarter of the memory, for words of which few are looked up."""
    scales = table.abs().amax(1, keepdim=True).clamp(min=torch.finfo(table.dtype).tiny) / 127
    integers = torch.round(table / scales).to(torch.int8)
    return nn.Parameter(integers, requires_grad=False), nn.Parameter(scales, requires_grad=False)


def _of_layer(trained: Mapping[str, Tensor], place: int) -> dict[str, Tensor]:
    begins = f"{place}."
    return {name.removeprefix(begins): one for name, one in trained.items() if name.startswith(begins)}
