"""Peers of the aligner on the same texts and quotations: candidates from a full-text engine, then words aligned.

An answer counts as found where its words are those of the planted span, wherever they stand; a peer stops at the first
text that holds the quotation word for word.

- `tantivy`: the ten best texts by BM25 (the extra `benchmark` has both), each aligned by edlib on word ids (HW mode).
- `fts5`: SQLite's full-text search, ten texts by BM25, then rapidfuzz.partial_ratio_alignment on characters.
- `rapidfuzz`: partial_ratio_alignment over all texts, a few quotations only.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import edlib
from planted import Collection, Planted
from rapidfuzz.fuzz import partial_ratio_alignment

from verbale.align.words import split

TOP = 10
Answer = tuple[str, int, int]


def compare_peers(
    names: list[str], folder: Path, collection: Collection, planted: list[Planted], short: list[Planted]
) -> dict[str, object]:
    """Recall of exact spans, quotations a second, build and size of each peer."""
    texts = folder / "texts.jsonl"
    report: dict[str, object] = {}
    for name in names:
        build = {"tantivy": build_tantivy, "fts5": build_fts5, "rapidfuzz": build_none}[name]
        started = time.perf_counter()
        answer = build(texts, folder)
        seconds = time.perf_counter() - started
        count = 5 if name == "rapidfuzz" else 40 if name == "fts5" else len(planted)
        inside = [item for item in planted if item.kind != "left out"]
        step = max(1, len(inside) // count)
        report[name] = {"build s": seconds, **measure(answer, inside[::step], texts)}
        report[f"{name}, 5-7 words, one edit"] = measure(answer, short[:: max(1, len(short) // count)], texts)
    return report


def measure(answer: Callable[[str], list[Answer]], planted: list[Planted], texts: Path) -> dict[str, float]:
    """Share of quotations whose planted span is among the answers; quotations a second."""
    found = 0
    held = dict(read(texts))
    started = time.perf_counter()
    for item in planted:
        answers = answer(item.quotation)
        source = held[item.text][item.bounds[0][0] : item.bounds[-1][1]].lower()
        found += any(held[name][start:end].lower() == source for name, start, end in answers)
    return {"recall": found / len(planted), "queries/s": len(planted) / (time.perf_counter() - started)}


def read(path: Path) -> Iterator[tuple[str, str]]:
    """Names and texts."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            name, text, _ = json.loads(line)
            yield name, text


def build_tantivy(texts: Path, folder: Path) -> Callable[[str], list[Answer]]:
    """A tantivy index with stored texts, one writer thread."""
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("name", stored=True, tokenizer_name="raw")
    schema = schema.add_text_field("text", stored=True).build()
    (folder / "tantivy").mkdir(exist_ok=True)
    index = tantivy.Index(schema, path=str(folder / "tantivy"))
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for name, text in read(texts):
        writer.add_document(tantivy.Document(name=name, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def answer(quotation: str) -> list[Answer]:
        words = split(quotation)
        plain = " ".join(quotation[start:end] for start, end in zip(words.starts, words.ends, strict=True))
        query = index.parse_query(plain.lower().replace("'", " ").replace("’", " "), ["text"])
        answers: list[Answer] = []
        for _, address in searcher.search(query, TOP).hits:
            hit = searcher.doc(address)
            found, distance = align_words(quotation, hit["name"][0], hit["text"][0])
            if not distance:
                return found
            answers += found
        return answers

    return answer


def align_words(quotation: str, name: str, text: str) -> tuple[list[Answer], int]:
    """The places of a quotation in one text by edlib on word ids, and its distance."""
    quoted, source = split(quotation), split(text)
    if not len(quoted) or not len(source):
        return [], 1
    ids = {key: chr(1 + number) for number, key in enumerate(dict.fromkeys(quoted.keys.tolist()))}
    other = chr(0)
    result = edlib.align(
        "".join(ids[key] for key in quoted.keys.tolist()),
        "".join(ids.get(key, other) for key in source.keys.tolist()),
        mode="HW",
        task="locations",
    )
    places = [(low, high) for low, high in result["locations"] if low is not None]
    return [(name, *source.bounds(low, high + 1)) for low, high in places], int(result["editDistance"])


def build_fts5(texts: Path, folder: Path) -> Callable[[str], list[Answer]]:
    """SQLite's full-text search over the same texts."""
    (folder / "fts5.db").unlink(missing_ok=True)
    base = sqlite3.connect(folder / "fts5.db")
    base.execute("create virtual table texts using fts5(name unindexed, text)")
    base.executemany("insert into texts values (?, ?)", read(texts))
    base.commit()

    def answer(quotation: str) -> list[Answer]:
        words = split(quotation)
        terms = [quotation[start:end].replace('"', "") for start, end in zip(words.starts, words.ends, strict=True)]
        query = " OR ".join(f'"{term}"' for term in terms)
        rows = base.execute("select name, text from texts where texts match ? order by rank limit ?", (query, TOP))
        return [found for name, text in rows.fetchall() for found in align_characters(quotation, name, text)]

    return answer


def align_characters(quotation: str, name: str, text: str) -> list[Answer]:
    """The place of a quotation in one text by rapidfuzz."""
    found = partial_ratio_alignment(quotation.lower(), text.lower())
    return [(name, found.dest_start, found.dest_end)] if found else []


def build_none(texts: Path, folder: Path) -> Callable[[str], list[Answer]]:
    """Every text for every quotation."""
    held = list(read(texts))

    def answer(quotation: str) -> list[Answer]:
        best: tuple[float, list[Answer]] = (0.0, [])
        for name, text in held:
            found = partial_ratio_alignment(quotation.lower(), text.lower(), score_cutoff=best[0])
            if found and found.score > best[0]:
                best = (found.score, [(name, found.dest_start, found.dest_end)])
        return best[1]

    return answer
