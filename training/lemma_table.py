"""The table of lemmas: what the treebanks' training parts say, and WordNet's irregular and ambiguous forms.

WordNet 3.0's lists come from `spacy-lookups-data`; only words among the commonest 120,000 are kept, and only where the
regular endings would give something else.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clusters import lookups_folder
from treebank import read_sentences

from verbale.language.lemmas import KEPT, regular_lemma

TAGS = {"noun": ("NNS",), "verb": ("VBZ", "VBG", "VBD", "VBN"), "adj": ("JJR", "JJS"), "adv": ("RBR", "RBS")}
ENDINGS = {
    "NNS": "s",
    "VBZ": "s",
    "VBG": "ing",
    "VBD": "ed",
    "VBN": "ed",
    "JJR": "r",
    "JJS": "st",
    "RBR": "r",
    "RBS": "st",
}


def lemma_table(words: list[str], treebanks: list[Path]) -> dict[str, str]:
    """ "TAG word" to lemma for `words` and everything seen in the treebanks."""
    return dict(_from_wordnet(words)) | dict(_from_treebanks(treebanks))


def _load(name: str) -> Any:
    return json.loads(gzip.decompress((lookups_folder() / f"en_lemma_{name}.json.gz").read_bytes()))


def _from_wordnet(words: list[str]) -> Iterator[tuple[str, str]]:
    rules, exceptions, index = _load("rules"), _load("exc"), _load("index")
    known = {kind: set(index[kind]) for kind in TAGS}
    for word in sorted({word.lower() for word in words if word.isalpha()}):
        for kind, tags in TAGS.items():
            lemma = _lemma(word, rules.get(kind, []), exceptions[kind], known[kind])
            for tag in tags:
                if lemma and _may_be(word, tag, word in exceptions[kind]) and regular_lemma(word, tag) != lemma:
                    yield f"{tag} {word}", lemma


def _may_be(word: str, tag: str, irregular: bool) -> bool:
    return word.endswith(ENDINGS[tag]) or (irregular and tag in ("NNS", "VBD", "VBN"))


def _lemma(word: str, rules: list[list[str]], exceptions: dict[str, list[str]], known: set[str]) -> str | None:
    if word in exceptions:
        return exceptions[word][0]
    if word in known and word.endswith("ies"):
        return word
    found = [word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old)]
    return next((form for form in found if form in known and form != word), None)


def _from_treebanks(treebanks: list[Path]) -> Iterator[tuple[str, str]]:
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in treebanks:
        for sentence in read_sentences(path):
            for word in sentence.words:
                if word.xpos not in KEPT and word.xpos != "NNPS" and word.lemma != "_":
                    seen[word.xpos, word.form.lower().replace("’", "'")][word.lemma] += 1
    for (tag, form), lemmas in sorted(seen.items()):
        lemma = lemmas.most_common(1)[0][0]
        if lemma != regular_lemma(form, tag) and (sum(lemmas.values()) > 1 or lemma.islower()):
            yield f"{tag} {form}", lemma
