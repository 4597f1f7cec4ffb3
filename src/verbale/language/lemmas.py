"""Dictionary forms: a table that comes with the model, and the regular endings for words it does not have.

The table (`lemmas/lemmas.json`, Penn tag and word to lemma) is made by `training/lemma_table.py`; a word it has
not is taken by its ending, so "refuelings" without an entry is still "refueling".
"""

import json
import re
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

KEPT = frozenset({"NNP", "FW", "SYM", "ADD", "LS"})
SIBILANTS = ("sses", "shes", "ches", "xes", "zes")
DOUBLED = re.compile(r"([bdgmnprt])\1$")
MUTE_E = re.compile(r"(?:[^aeiou]|qu|[aeiou])(?:[iy]z|at|ut|c|v|u|dg|rg|ng?[gc]|[^aeiou]l|bl|tl|s)$")


class Lemmas:
    """The pipeline's part that fills `lemma_`; `table` maps "TAG word" to a lemma."""

    def __init__(self, table: dict[str, str] | None = None) -> None:
        self.table = table or {}
        self._known: dict[tuple[int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        known, strings = self._known, doc.vocab.strings
        for token in doc:
            key = (token.orth, token.tag)
            lemma = known.get(key)
            if lemma is None:
                lemma = known[key] = strings.add(lemma_of(token.text, token.tag_, self.table))
            token.lemma = lemma
        return doc

    def to_disk(self, path: Path, *, exclude: Any = ()) -> None:
        """Write the table into the folder `path`."""
        path.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.table, ensure_ascii=False, sort_keys=True, separators=(",\n", ":"))
        (path / "lemmas.json").write_text(text + "\n", encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Any = ()) -> "Lemmas":
        """Read the table from the folder `path`."""
        self.table = json.loads((path / "lemmas.json").read_text(encoding="utf-8"))
        self._known = {}
        return self


@Language.factory("verbale_lemmas", assigns=["token.lemma"], requires=["token.tag"])
def lemmas(nlp: Language, name: str) -> Lemmas:
    """The factory by which a saved pipeline finds `Lemmas` again."""
    return Lemmas()


def lemma_of(form: str, tag: str, table: dict[str, str]) -> str:
    """The dictionary form of one word with its Penn tag: proper nouns keep their letters, all else is lower case."""
    if tag in KEPT or form == "I":
        return form
    if tag == "NNPS":
        return _without_s(form)
    lower = form.lower().replace("’", "'")
    return table.get(f"{tag} {lower}") or regular_lemma(lower, tag)


def regular_lemma(lower: str, tag: str) -> str:
    """The lemma by the regular endings of its Penn tag: plurals, third persons, past forms and participles."""
    if tag in ("NNS", "VBZ"):
        return _without_s(lower)
    if tag == "VBG" and lower.endswith("ing") and len(lower) > 4:
        return _stem(lower[:-3])
    if tag in ("VBD", "VBN") and lower.endswith("ed") and len(lower) > 4:
        return lower[:-3] + "y" if lower.endswith("ied") else _stem(lower[:-2])
    return lower


def _without_s(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(SIBILANTS):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and len(lower) > 2 and not lower.endswith(("ss", "us", "is")) else lower


def _stem(stem: str) -> str:
    if DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if MUTE_E.search(stem) else stem
