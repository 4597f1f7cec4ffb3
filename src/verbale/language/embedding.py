"""What the network sees of a word: its form, edges and shape, and the Brown cluster it belongs to.

The clusters come with the model (`vocab/lookups.bin`, table `lexeme_cluster`): word to the path of a binary tree,
first branch in the lowest bit, learnt on a thousand times more text than the treebanks have. Everything here depends
on the word alone, so a word is looked at and embedded once a process: that is a third of the work of a parse.
"""

from collections.abc import Callable, Iterable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

Backprop = Callable[[Any], Any]

FEATURES = ("norm", "prefix", "suffix", "shape", "short_suffix", "cluster", "cluster_10", "cluster_6", "lists")
PREFIX, SUFFIX, SHORT_SUFFIX = 3, 3, 2

BLOCK = 48
"""Words are embedded in blocks of so many: a multiple of the rows that matrix kernels take at a time (6, 8, 16), and
above the size where they turn to others for small matrices. So a word's vector does not depend on its neighbours."""

HELD = 60_000
"""Words whose vectors are held (about 60 MB for both parts of the pipeline together); then it begins anew."""


@registry.architectures("verbale.WordEmbed.v1")  # type: ignore[untyped-decorator]
def word_embed(width: int, rows: list[int]) -> Model[list[Doc], list[Any]]:
    """Embeds the first of `FEATURES`, one table of so many rows each, mixed into one vector of `width` a token."""
    if not 0 < len(rows) <= len(FEATURES):
        raise ValueError(f"{len(rows)} tables for {len(FEATURES)} features: give one number of rows a feature")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=at, seed=at + 8, dropout=0.0) for at, count in enumerate(rows)
    ]
    features: Model[Any, Any] = chain(word_features(), list2ragged(), with_array(concatenate(*tables)))
    mix: Model[Any, Any] = with_array(Maxout(width, width * len(rows), nP=3, dropout=0.0, normalize=True))
    model: Model[list[Doc], list[Any]] = chain(features, mix, ragged2list())
    vectors = _Vectors(width, lambda rows: mix.predict(features.layers[-1].predict(rows)))
    model.replace_callbacks(_held(model._func, vectors), init=model.init)
    return model


def word_features() -> Model[list[Doc], list[Any]]:
    """Docs to one row of feature hashes a token."""

    def extract(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Backprop]:
        return [_rows(doc.vocab, doc.to_array("ORTH").tolist()) for doc in docs], lambda _: []

    return Model("word_features", extract)


def _rows(vocab: Vocab, orths: Iterable[int]) -> NDArray[np.uint64]:
    return np.array([features_of(vocab, orth) for orth in orths], dtype="uint64").reshape((-1, len(FEATURES)))


class _Vectors:
    """Words to their vectors, each worked out by `embed` when it is first met."""

    def __init__(self, width: int, embed: Callable[[Any], Any]) -> None:
        self._places: dict[int, int] = {}
        self._embed, self._table = embed, np.empty((0, width), dtype="float32")

    def clear(self) -> None:
        """Forgets them: what `embed` gives has changed."""
        self._places.clear()

    def of(self, vocab: Vocab, words: list[list[int]]) -> list[NDArray[np.float32]]:
        """One row a word of each list."""
        if len(self._places) > HELD:
            self.clear()
        new = list(dict.fromkeys(orth for some in words for orth in some if orth not in self._places))
        for start in range(0, len(new), BLOCK):
            self._learn(vocab, new[start : start + BLOCK])
        return [self._table[[self._places[orth] for orth in some]] for some in words]

    def _learn(self, vocab: Vocab, orths: list[int]) -> None:
        start, end = len(self._places), len(self._places) + len(orths)
        if end > len(self._table):
            self._table = np.resize(self._table, (2 * end + BLOCK, self._table.shape[1]))
        rows = np.resize(_rows(vocab, orths), (BLOCK, len(FEATURES)))
        self._table[start:end] = self._embed(rows)[: len(orths)]
        self._places.update(zip(orths, range(start, end), strict=True))


def _held(train: Callable[..., Any], vectors: _Vectors) -> Callable[..., Any]:
    """`train` while training, and the held vectors ever after."""

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Any, Backprop]:
        if is_train:
            vectors.clear()
            return cast(tuple[Any, Backprop], train(model, docs, is_train))
        words = [doc.to_array("ORTH").tolist() for doc in docs]
        return vectors.of(docs[0].vocab, words) if docs else [], lambda _: []

    return forward


def features_of(vocab: Vocab, orth: int) -> tuple[int, ...]:
    """The feature hashes of one word, in the order of `FEATURES`."""
    lexeme = vocab[orth]
    lower, cluster = lexeme.lower_, cluster_of(vocab, lexeme.text)
    strings = vocab.strings
    return (
        lexeme.norm,
        strings.add(lower[:PREFIX]),
        strings.add(lower[-SUFFIX:]),
        lexeme.shape,
        strings.add(lower[-SHORT_SUFFIX:]),
        cluster + 1,
        (cluster & 0x3FF) + 1,
        (cluster & 0x3F) + 1,
        lists_of(vocab, lexeme.text) + 1,
    )


def cluster_of(vocab: Vocab, text: str) -> int:
    """The word's cluster, else that of the same word in another case; 0 where none is known."""
    if not vocab.lookups.has_table("lexeme_cluster"):
        return 0
    table = vocab.lookups.get_table("lexeme_cluster")
    for form in (text, text.lower(), text.capitalize()):
        if found := table.get(form):
            return int(found)
    return 0


def lists_of(vocab: Vocab, text: str) -> int:
    """Which of the lists of names hold the word (`training/name_lists.py` gives the bits); 0 for none."""
    if not vocab.lookups.has_table("name_lists"):
        return 0
    table = vocab.lookups.get_table("name_lists")
    return int(table.get(text) or (table.get(text.capitalize(), 0) if text.isupper() else 0))


@registry.architectures("verbale.NameLayers.v1")  # type: ignore[untyped-decorator]
def name_layers(width: int, depth: int, rows: list[int], shared_width: int) -> Model[list[Doc], list[Any]]:
    """Words seen afresh beside what the pipeline's first part left in `Doc.tensor`, under `depth` convolutions.

    The first part (of `shared_width`) is not trained from here.
    """
    words: Model[Any, Any] = chain(word_embed(width, rows), list2ragged())
    shared: Model[Any, Any] = chain(_tensors(), list2ragged())
    mix: Model[Any, Any] = with_array(Maxout(width, width + shared_width, nP=3, dropout=0.0, normalize=True))
    encode = MaxoutWindowEncoder(width=width, window_size=1, maxout_pieces=3, depth=depth)
    model: Model[list[Doc], list[Any]] = chain(concatenate(words, shared), mix, ragged2list(), encode)
    model.set_dim("nO", width)
    return model


def _tensors() -> Model[list[Doc], list[Any]]:
    def read(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], list[Any]]]:
        return [np.asarray(doc.tensor, dtype="float32") for doc in docs], lambda _: []

    return Model("doc_tensors", read)
