"""English: passages in, parsed passages out. The pipeline ships with the package; nothing is fetched.

One thread is used, whatever the machine has: the readers run one process a core, and small matrices lose by sharing.
"""

import verbale.language.lean  # noqa: F401  (before anything of spaCy)

# isort: split
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController

from verbale.language import embedding, lemmas  # noqa: F401  (parts that the saved pipeline names)
from verbale.language.stretch import TEXT

MODEL = Path(__file__).parent.parent / "models" / "en"
"""The folder of the pipeline that is shipped."""
LONGEST = 12_000
"""Code points parsed at once; a longer text is read in pieces, so memory stays flat."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BORDER = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n\s*")
_SYMBOLS = re.compile(r"[^\w\s]{120}")
"""So many marks in a row are no language; they are cut, for the tokenizer's time grows with their square."""


@cache
def english() -> Language:
    """The shipped pipeline, loaded once a process."""
    return load(MODEL)


def load(folder: Path) -> Language:
    """What `spacy.load` gives of a pipeline laid down by `training/assemble.py`, in half the time.

    The config is our own and whole, the tables of words are dicts; numbers lie on disk at half width and are widened.
    """
    before = get_current_ops()
    # numpy's matrix product is three to four times as fast as the one thinc brings (measured on AVX-512).
    set_current_ops(NumpyOps(use_blis=False))
    try:
        held = load_model_from_config(load_config(folder / "config.cfg"), auto_fill=False, validate=False)
        held.vocab.from_disk(folder / "vocab", exclude=["lookups"])
        for name, table in srsly.msgpack_loads((folder / "vocab" / "lookups.bin").read_bytes()).items():
            held.vocab.lookups.set_table(name, _Words(table))  # type: ignore[arg-type]
        return _widened(held.from_disk(folder, exclude=["vocab"]))
    finally:
        set_current_ops(before)


def _widened(nlp: Language) -> Language:
    for _, part in nlp.pipeline:
        for node in part.model.walk() if isinstance(part, TrainablePipe) else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float32"))
    return nlp


class _Words(dict[int, Any]):
    """A table of words by their hashes; spaCy's own builds a filter in front, which costs a quarter of a second."""

    def __getitem__(self, word: str | int) -> Any:
        return super().__getitem__(get_string_id(word))

    def get(self, word: str | int, default: Any = None) -> Any:
        """The value of a word."""
        return super().get(get_string_id(word), default)


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def parse(texts: Iterable[str]) -> tuple[Doc, ...]:
    """One spaCy Doc a text: tokens, sentences, tags, lemmas, dependencies and names, offsets in that text.

    Any string is read: a lone surrogate counts as one replacement character, a text longer than `LONGEST` is parsed
    in pieces cut where a sentence seems to end and put together again. The same texts give the same Docs.
    """
    pieces = [list(_pieces(_SURROGATE.sub("\ufffd", text))) for text in texts]
    with _threads().limit(limits=1, user_api="blas"):
        parsed = english().pipe((piece for held in pieces for piece in held), batch_size=64)
        return tuple(_with_text(_joined([next(parsed) for _ in held]), "".join(held)) for held in pieces)


def _with_text(doc: Doc, text: str) -> Doc:
    """Leaves its text with a Doc, which would put it together from its tokens whenever it is asked for."""
    doc.user_data[TEXT] = text
    return doc


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for marks in _SYMBOLS.finditer(text):
        yield from _windows(text[start : marks.end()])
        start = marks.end()
    yield from _windows(text[start:])


def _windows(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > LONGEST:
        window = text[start : start + LONGEST]
        borders = [match.end() for match in _BORDER.finditer(window, LONGEST // 2)]
        space = window.rfind(" ", LONGEST // 2) + 1
        end = start + (borders[-1] if borders else space or LONGEST)
        yield text[start:end]
        start = end
    yield text[start:]


def _joined(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs([doc for doc in docs if len(doc)], ensure_whitespace=False)


def tokenise(text: str) -> Doc:
    """The tokens alone, for texts that are kept but not read."""
    return english().make_doc(_SURROGATE.sub("\ufffd", text))
