"""Which words attribute in GUM, and how many of them the cue lexicon knows.

`python eval/discourse.py [--write]`: GUM's discourse relations mark the clauses that attribute ("Anna said"). Counted
here by the lemma of the clause's head; `--write` lays the words of the training part, with their counts, into
`knowledge/data/attribution_verbs_gum.tsv`. Recall on dev and test is measured with the lexicon `cues`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

from treebank import Sentence, head_of, read_sentences  # noqa: E402

from verbale.knowledge.tables import table  # noqa: E402

TREEBANKS = ROOT.parent / "shared" / "treebanks"
TARGET = ROOT / "src" / "verbale" / "knowledge" / "data" / "attribution_verbs_gum.tsv"
HEAD = """# Words that head an attributing clause in GUM's training part ("Anna said"), by dictionary form, with counts.
# Source: GUM (Georgetown University Multilayer corpus), its attribution relations; annotations CC BY 4.0.
# Made by eval/discourse.py --write; a list to check the cue lexicon against. Seen once are left out.
# A row: lemma; part of speech; times it heads an attributing clause; times it stands in the training part at all.
lemma	pos	attributing	all
"""


def clause_heads(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Lemma and part of speech of the head of each attributing clause of a sentence."""
    starts = [i for i, word in enumerate(sentence.words) if "Discourse=" in word.misc]
    for start, end in zip(starts, [*starts[1:], len(sentence.words)], strict=True):
        if "Discourse=attribution" in sentence.words[start].misc:
            word = sentence.words[head_of(sentence, start, end)]
            yield word.lemma.lower(), word.upos


def count(part: str) -> Counter[tuple[str, str]]:
    """How often each word heads an attributing clause in a part of GUM."""
    path = TREEBANKS / f"gum-{part}.conllu"
    return Counter(head for sentence in read_sentences(path) for head in clause_heads(sentence))


def write_table() -> None:
    """The words of the training part that head such a clause more than once, the commonest first."""
    attributing = count("train")
    sentences = read_sentences(TREEBANKS / "gum-train.conllu")
    every = Counter((word.lemma.lower(), word.upos) for sentence in sentences for word in sentence.words)
    rows = sorted(
        ((-times, key) for key, times in attributing.items() if times > 1 and key[1] in ("VERB", "NOUN", "ADP"))
    )
    lines = [f"{lemma}\t{pos}\t{-times}\t{every[lemma, pos]}" for times, (lemma, pos) in rows]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print the share of attributing heads that the lexicon of cues has, and what it lacks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    if parser.parse_args().write:
        write_table()
    known = {row["cue"].split()[0].lower() for row in table("cues")}
    for part in ("dev", "test"):
        heads = count(part)
        verbs = Counter({key: times for key, times in heads.items() if key[1] in ("VERB", "NOUN", "ADP")})
        missed = Counter({key[0]: times for key, times in verbs.items() if key[0] not in known})
        total = sum(verbs.values())
        print(f"GUM {part}: {total} attributing heads, {total - missed.total()} in the lexicon")
        print("  not in it:", ", ".join(f"{word} {times}" for word, times in missed.most_common(20)))


if __name__ == "__main__":
    main()
