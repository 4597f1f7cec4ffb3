"""Witnesses side by side: what differs, the collation with each of them as the base, and the sentences that recur."""

from collections import defaultdict
from collections.abc import Iterable

from verbale.align.collation import LEFT_OUT, Reading, collate
from verbale.align.recurrence import find_recurring
from verbale.align.versions import compare
from verbale.export.table import Cell, Section, Table, cell, shorten, source_name
from verbale.model.dossier import Dossier, span_of
from verbale.model.records import Signal, Variant
from verbale.model.span import Bounds, Span

SAME, MISSING, MOVED = "=", "—", "moved:"
MANY, LONG = 6, 60_000
"""Witnesses of one text, and characters of one, up to which the collation is shown; `verbale compare` has no bound."""

RECUR = 40
"""Sentences that recur which are shown, the most common first."""


def tables(dossier: Dossier) -> Iterable[Table]:
    """One table for two witnesses, in the order of the right one; then collations, and sentences that recur."""
    pairs: defaultdict[tuple[str, str], list[Variant]] = defaultdict(list)
    for variant in dossier.records(Variant):
        if variant.status != "rejected":
            pairs[variant.witnesses].append(variant)
    for (left, right), variants in pairs.items():
        ours, theirs = _name(dossier, left), _name(dossier, right)
        grave = sum(variant.weight != "other" for variant in variants)
        rows = tuple(_row(variant) for variant in variants)
        note = f"{len(variants)} differences; {grave} touch a negation, condition, modality, number, date or name"
        yield Table(f"{ours} and {theirs}", ("What", "Weight", f"In {ours}", f"In {theirs}", "Id"), rows, note)
    for group in _groups(pairs):
        if len(group) <= MANY and all(len(dossier.text(one)) <= LONG for one in group):
            yield from (_collation(dossier, base, group) for base in group)
    yield from _recurring(dossier)


def _groups(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Witnesses that are joined by pairs, in the order of the pairs."""
    groups: list[list[str]] = []
    for pair in pairs:
        touched = [group for group in groups if set(group) & set(pair)]
        joined = list(dict.fromkeys([one for group in touched for one in group] + list(pair)))
        groups = [group for group in groups if group not in touched] + [joined]
    return groups


def _collation(dossier: Dossier, base: str, group: list[str]) -> Table:
    """Each sentence of the base, and what every other witness has for it."""
    text, others = dossier.text(base), [one for one in group if one != base]
    witnesses = {other: compare(text, dossier.text(other)) for other in others}
    bounds = [(pieces[0][0], pieces[-1][1]) for pieces in dossier.sentences(base) if pieces]
    rows = tuple(
        (
            _words(dossier, base, row.bounds),
            *(_reading(dossier, other, row.readings.get(other)) for other in others),
        )
        for row in collate(text, witnesses, sorted(bounds))
    )
    differing = sum(any(one.text != SAME for one in row[1:]) for row in rows)
    name = _name(dossier, base)
    note = f"{differing} of {len(rows)} sentences differ; {SAME}: the same words, {MISSING}: left out"
    columns = (f"Base: {name}", *(_name(dossier, other) for other in others))
    return Table(f"Side by side with {name} as the base", columns, rows, note)


def _words(dossier: Dossier, document: str, bounds: Bounds) -> Cell:
    return cell(" ".join(dossier.text(document)[slice(*bounds)].split()), span_of(dossier, document, *bounds))


def _reading(dossier: Dossier, document: str, reading: Reading | None) -> Cell:
    if reading is None:
        return cell(SAME)
    low, high = reading.at
    span = span_of(dossier, document, low, high) if low < high else None
    words = reading.text if reading.text != LEFT_OUT else MISSING
    return cell(f"{MOVED} {words}" if reading.moved else words, span)


def _recurring(dossier: Dossier) -> Iterable[Table]:
    """Sentences that one voice says again, word for word, in texts of one form."""
    kinds: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for signal in dossier.records(Signal):
        if signal.text in dossier.documents and signal.sender and signal.status != "rejected":
            kinds[(signal.sender, signal.form)].append(str(signal.text))
    for (_, form), documents in kinds.items():
        own = sorted(set(documents), key=list(dossier.documents).index)
        found = find_recurring([dossier.text(one) for one in own])[:RECUR] if len(own) > 1 else ()
        rows = tuple(
            (
                _words(dossier, own[one.places[0][0]], one.places[0][1]),
                cell(f"{one.texts} of {len(own)}"),
                cell(", ".join(_name(dossier, own[number]) for number in sorted({text for text, _ in one.places}))),
            )
            for one in found
        )
        if rows:
            note = f"{len(own)} texts of one voice, form {form}; a formula tells less than words said once"
            yield Table("Sentences that recur", ("Sentence", "Texts", "In"), rows, note)


def _row(variant: Variant) -> tuple[Cell, ...]:
    return (
        cell(variant.op),
        cell("" if variant.weight == "other" else variant.weight),
        _side(variant.left, variant.id),
        _side(variant.right, variant.id),
        cell(variant.id, record=variant.id),
    )


def _side(spans: tuple[Span, ...], record: str) -> Cell:
    return cell(shorten(" … ".join(span.text for span in spans), 140), spans[0] if spans else None, record)


def _name(dossier: Dossier, document: str) -> str:
    return source_name(dossier, document)


SECTION = Section("variants", "Witnesses side by side", tables, rank=27)
