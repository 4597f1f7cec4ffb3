"""Words that stand for each other, derived from WordNet 3.0 for the words that occur in `../shared/archive`.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wordnet
    python training/thesaurus.py wordnet/usr/share/wordnet > src/verbale/knowledge/data/thesaurus.tsv

A word is kept where the archive has it three times, or WordNet counted it. Two words are `same` where they share a
synset that is among the first senses of both, `near` where one names the kind of the other, or where adjectives are
similar, `against` where WordNet calls them antonyms. Irregular forms lead to their base form.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT.parent / "shared" / "archive"
PARTS = ("noun", "verb", "adj", "adv")
SENSES = {"noun": 3, "verb": 5, "adj": 4, "adv": 3}
NEAR_SENSES = 2
LEAST = 3
GENERAL = 20
"""The kinds of words (`near`) from which a word is too general to tell anything."""

HEAD = """\
# Words that stand for each other in two wordings of one sentence: WordNet 3.0, for the words of news and statements.
# Source: WordNet 3.0 (https://wordnet.princeton.edu), made by training/thesaurus.py. Its licence:
# Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and
# without fee or royalty is hereby granted, provided that you agree to comply with the following copyright notice and
# statements, including the disclaimer, and that the same appear on ALL copies of the software, database and
# documentation, including modifications that you make for internal use or for distribution.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES,
# EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR
# WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE,
# DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
# The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution
# of the software and/or database. Title to copyright in this software, database and any associated documentation shall
# at all times remain with Princeton University and LICENSEE agrees to preserve same.
# Read by: compare/thesaurus.py, which stems each word. A row: a word (`turn_down` for two), those that say the same,
# those that are of its kind, those that say the contrary, its base form where it is irregular.
word\tsame\tnear\tagainst\tbase"""


class Synset(NamedTuple):
    """Words of one meaning, the synsets it points to, and the words that are antonyms of its own."""

    words: tuple[str, ...]
    near: tuple[str, ...]
    against: tuple[tuple[str, str, int], ...]


def synsets(folder: Path, part: str) -> dict[str, Synset]:
    """The synsets of a part of speech by their offset."""
    found = {}
    for line in (folder / f"data.{part}").read_text(encoding="ascii").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2])
        rest = fields[5 + 2 * count :]
        pointers = [rest[i : i + 4] for i in range(0, 4 * int(fields[4 + 2 * count]), 4)]
        near = tuple(where for sign, where, kind, _ in pointers if sign in ("@", "&", "$") and _same_part(kind, part))
        against = tuple(
            (words[int(ends[:2], 16) - 1], where, int(ends[2:], 16) - 1)
            for sign, where, _, ends in pointers
            if sign == "!" and int(ends[:2], 16)
        )
        found[fields[0]] = Synset(words, near, against)
    return found


def _same_part(kind: str, part: str) -> bool:
    return {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}[kind] == part


def senses(folder: Path, part: str) -> dict[str, list[str]]:
    """The synsets of each word, the most common first."""
    found = {}
    for line in (folder / f"index.{part}").read_text(encoding="ascii").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            found[fields[0]] = fields[-int(fields[2]) :]
    return found


def counted(folder: Path) -> set[str]:
    """Words that WordNet's own texts have."""
    lines = (folder / "cntlist.rev").read_text(encoding="ascii").splitlines()
    return {line.split("%")[0] for line in lines}


def archive_words() -> set[str]:
    """Words that the archive has `LEAST` times and more."""
    counts: Counter[str] = Counter()
    for path in sorted(ARCHIVE.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(re.findall(r"[a-z]+", json.loads(line)["text"].lower()))
    return {word for word, count in counts.items() if count >= LEAST}


def relate(folder: Path, known: set[str]) -> dict[str, tuple[set[str], set[str], set[str]]]:
    """Each word's `same`, `near` and `against`."""
    found: defaultdict[str, tuple[set[str], set[str], set[str]]] = defaultdict(lambda: (set(), set(), set()))
    for part in PARTS:
        sets, ranks = synsets(folder, part), senses(folder, part)

        def first(word: str, where: str, most: int, ranks: dict[str, list[str]] = ranks) -> bool:
            return word in known and where in ranks.get(word, [])[:most]

        for where, one in sets.items():
            words = [word for word in one.words if first(word, where, SENSES[part])]
            close = [word for word in one.words if first(word, where, NEAR_SENSES)]
            others = {w for there in one.near for w in sets[there].words if first(w, there, NEAR_SENSES)}
            for word in words:
                found[word][0].update(other for other in words if other != word)
            for word in close:
                for other in others - set(one.words):
                    found[word][1].add(other)
                    found[other][1].add(word)
            for word, there, number in one.against:
                other = sets[there].words[number]
                if word in known and other in known:
                    found[word][2].add(other)
    general = {word for word, (_, near, _) in found.items() if len(near) > GENERAL}
    for word, (_, near, _) in found.items():
        near.difference_update(near if word in general else general)
    return found


def irregular(folder: Path, known: set[str]) -> Iterator[tuple[str, str]]:
    """Irregular forms and their base form."""
    for part in ("noun", "verb"):
        for line in (folder / f"{part}.exc").read_text(encoding="ascii").splitlines():
            form, base = line.split()[:2]
            if base in known and form != base and "_" not in form:
                yield form, base


def main() -> None:
    """Prints the table."""
    folder = Path(sys.argv[1])
    single = archive_words()
    known = {word for word in single | counted(folder) if re.fullmatch(r"[a-z]{3,}(_(?:[a-z]{2,6}))?", word)}
    related = relate(folder, known)
    bases = dict(irregular(folder, known))
    print(HEAD)
    for word in sorted({*related, *bases}):
        same, near, against = related.get(word, (set(), set(), set()))
        cells = (" ".join(sorted(some)) for some in (same, near - same, against))
        row = "\t".join((word, *cells, bases.get(word, "")))
        if len(row.split("\t")) > 1 and row.strip("\t") != word:
            print(row.rstrip("\t"))


if __name__ == "__main__":
    main()
