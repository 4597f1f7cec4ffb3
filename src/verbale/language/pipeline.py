"""English: passages in, parsed passages out. The pipeline ships with the package; nothing is fetched."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

MODEL = Path(__file__).parent.parent / "models" / "en"


@cache
def english() -> Language:
    """The shipped pipeline, loaded once a process."""
    import spacy

    if (MODEL / "meta.json").exists():
        return spacy.load(MODEL)
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    return blank


def parse(texts: Iterable[str]) -> tuple[Doc, ...]:
    """One spaCy Doc a text: tokens, sentences, tags, lemmas, dependencies and names, offsets in that text."""
    return tuple(english().pipe(texts, batch_size=64))


def tokenise(text: str) -> Any:
    """The tokens alone, for texts that are kept but not read."""
    return english().make_doc(text)
