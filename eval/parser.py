"""How well the English pipeline reads the treebanks' held-out parts, from raw text on.

`python eval/parser.py [--part test] [--model PATH] [--write]`: words, sentences, tags, lemmas, UAS and LAS as the
CoNLL 2018 shared task counts them (F1 over words aligned by their characters, so a wrong token costs its arcs; labels
without subtypes, and again with them), and names on GUM: outermost mentions of person, organization and place whose
head is a proper noun, once as annotated and once cut down to the name (docs/model.md says how).
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

from corpus import names_of  # noqa: E402
from treebank import NAMED, Sentence, names, read_paragraphs, text_of  # noqa: E402

from verbale.language import pipeline  # noqa: E402

TREEBANKS = ROOT.parent / "shared" / "treebanks"


@dataclass(frozen=True, slots=True)
class Row:
    """One word: its bounds in the running characters (spaces not counted), its head's, and what is said of it."""

    bounds: tuple[int, int]
    head: tuple[int, int] | None
    label: str
    tag: str
    pos: str
    lemma: str
    feats: str


def gold_rows(paragraph: list[Sentence]) -> tuple[list[Row], list[tuple[int, int]]]:
    """The annotated words of a paragraph and the bounds of its sentences."""
    rows, sentences, at = [], [], 0
    for sentence in paragraph:
        places = []
        for word in sentence.words:
            size = len(word.form.replace(" ", ""))
            places.append((at, at + size))
            at += size
        for number, word in enumerate(sentence.words):
            head = None if word.head == number else places[word.head]
            rows.append(Row(places[number], head, word.deprel, word.xpos, word.upos, word.lemma, word.feats))
        sentences.append((places[0][0], places[-1][1]))
    return rows, sentences


def found_rows(doc: Doc) -> tuple[list[Row], list[tuple[int, int]]]:
    """The same of a parsed text."""
    counted = [0]
    for character in doc.text:
        counted.append(counted[-1] + (not character.isspace()))
    places = [(counted[token.idx], counted[token.idx + len(token)]) for token in doc]
    rows = [
        Row(
            places[token.i],
            None if token.head is token or token.dep_ == "ROOT" else places[token.head.i],
            "root" if token.dep_ == "ROOT" else token.dep_,
            token.tag_,
            token.pos_,
            token.lemma_,
            str(token.morph),
        )
        for token in doc
        if places[token.i][0] < places[token.i][1]
    ]
    return rows, [(places[sent.start][0], places[sent.end - 1][1]) for sent in doc.sents]


def count_arcs(gold: list[Row], found: list[Row], counts: Counter[str]) -> None:
    """Add one text's words and what agrees about them."""
    by_bounds = {row.bounds: row for row in found}
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    for row in gold:
        other = by_bounds.get(row.bounds)
        if other is None:
            continue
        counts["words"] += 1
        counts["xpos"] += row.tag == other.tag
        counts["upos"] += row.pos == other.pos
        counts["lemmas"] += row.lemma == other.lemma or row.lemma == "_"
        counts["feats"] += row.feats == other.feats
        if row.head != other.head:
            continue
        counts["uas"] += 1
        counts["las"] += row.label.split(":")[0] == other.label.split(":")[0]
        counts["las, subtypes too"] += row.label == other.label


def f1(right: int, gold: int, found: int) -> float:
    """The harmonic mean of recall and precision, in hundredths."""
    return round(200 * right / max(1, gold + found), 2)


def score_syntax(texts: list[list[Sentence]], docs: Iterable[Doc]) -> dict[str, float]:
    """F1 of words, sentences, tags, lemmas and arcs over all texts."""
    counts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for paragraph, doc in zip(texts, docs, strict=True):
        gold, gold_sentences = gold_rows(paragraph)
        found, found_sentences = found_rows(doc)
        count_arcs(gold, found, counts)
        ends["right"] += len(set(gold_sentences) & set(found_sentences))
        ends["gold"] += len(gold_sentences)
        ends["found"] += len(found_sentences)
    measures = ("words", "uas", "las", "las, subtypes too", "upos", "xpos", "lemmas", "feats")
    scores = {name: f1(counts[name], counts["gold"], counts["found"]) for name in measures}
    return scores | {"sentences": f1(ends["right"], ends["gold"], ends["found"])}


def word_places(paragraph: list[Sentence]) -> list[list[tuple[int, int]]]:
    """The character bounds, in `text_of`, of each sentence's words."""
    found, at = [], 0
    for sentence in paragraph:
        row = []
        for word in sentence.words:
            row.append((at, at + len(word.form)))
            at += len(word.form) + word.space
        found.append(row)
    return found


def gold_names(paragraph: list[Sentence], cut: bool) -> set[tuple[int, int, str]]:
    """The names annotated in a paragraph, as character bounds and label; `cut` down to the name, or whole."""
    found = set()
    for sentence, places in zip(paragraph, word_places(paragraph), strict=True):
        for mention in names_of(sentence) if cut else names(sentence):
            found.add((places[mention.start][0], places[mention.end - 1][1], NAMED[mention.kind]))
    return found


def found_names(doc: Doc, whole: bool) -> set[tuple[int, int, str]]:
    """The names of a parsed text; `whole` takes in an article before and a possessive after, as GUM's mentions do."""
    found = set()
    for ent in doc.ents:
        start, end = ent.start, ent.end
        if whole and start and doc[start - 1].pos_ == "DET":
            start -= 1
        if whole and end < len(doc) and doc[end].tag_ == "POS":
            end += 1
        found.add((doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), ent.label_))
    return found


def score_names(texts: list[list[Sentence]], docs: list[Doc], cut: bool) -> dict[str, float]:
    """F1 of names over all texts, in all and by label; a name counts where bounds and label are right."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for paragraph, doc in zip(texts, docs, strict=True):
        wanted, given = gold_names(paragraph, cut), found_names(doc, whole=not cut)
        for held, names_held in ((gold, wanted), (found, given), (right, wanted & given)):
            for name in names_held:
                held["all"] += 1
                held[name[2]] += 1
    return {label: f1(right[label], gold[label], found[label]) for label in ("all", "PERSON", "ORG", "GPE")}


def report(part: str) -> list[str]:
    """One line a figure for both treebanks' `part`."""
    lines = []
    for treebank in ("ewt", "gum"):
        texts = list(read_paragraphs(TREEBANKS / f"{treebank}-{part}.conllu", longest=1000))
        start = time.process_time()
        docs = list(pipeline.parse(text_of(paragraph) for paragraph in texts))
        speed = sum(map(len, docs)) / (time.process_time() - start)
        scores = score_syntax(texts, docs)
        if treebank == "gum":
            scores |= {f"names ({key})": value for key, value in score_names(texts, docs, cut=True).items()}
            scores["names, whole mentions"] = score_names(texts, docs, cut=False)["all"]
        scores["words a second"] = round(speed)
        lines += [f"| {treebank.upper()} {part} | {name} | {value} |" for name, value in scores.items()]
    return lines


def main() -> None:
    """Print the table for the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "test"], action="append")
    parser.add_argument("--model", type=Path, help="a pipeline other than the shipped one")
    args = parser.parse_args()
    if args.model:
        pipeline.english.cache_clear()
        loaded = pipeline.load(args.model)
        pipeline.english = lambda: loaded  # type: ignore[assignment]
    print("| data | measure | figure |\n|---|---|---|")
    for part in args.part or ["dev", "test"]:
        print("\n".join(report(part)))


if __name__ == "__main__":
    main()
