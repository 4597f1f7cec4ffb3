"""Who sent what, what is new about it, and how its words were carried."""

from collections.abc import Iterator

from verbale.export.brief.sentence import LIMITS, Sentence, Sources, sentence
from verbale.export.brief.words import FORMS, NOVELTIES, VERDICTS, day, join, quoted
from verbale.model.records import Carriage, First, Novelty, Omission, Quotation, Signal


def exchange(desk: Sources) -> Iterator[Sentence]:
    """The signals, in the order of their dates."""

    def importance(signal: Signal) -> tuple[bool, int, bool, bool]:
        tellings = len({span.document for span in signal.telling})
        dated = signal.date is not None and len(signal.date.value) >= len("2024-01-05")
        return signal.text is None, -tellings, not dated, not signal.recipients

    chosen = sorted(desk.signals.values(), key=importance)[: LIMITS["signals"]]
    for signal in sorted(chosen, key=lambda one: (one.date is None, one.date.value if one.date else "")):
        sender = desk.name(signal.sender) + (f", {signal.office}," if signal.office else "")
        verb, to = FORMS[signal.form]
        others = [desk.name(one) for one in signal.recipients if one != signal.sender][:3]
        whom = f" {to} {join(others)}" if others else ""
        when = f" ({day(signal.date.value)})" if signal.date else " (date not established)"
        tellings = len({span.document for span in signal.telling})
        told = f"; {tellings} documents tell of it" if tellings > 1 else ""
        text = "; its text is in the case" if signal.text else ""
        places = signal.telling or signal.evidence
        yield sentence(f"{sender} {verb}{whom}{when}{told}{text}.", signal, spans=places)


def novelty(desk: Sources) -> Iterator[Sentence]:
    """Claims of a first with what the case says of them."""
    tested = {one.first: one for one in desk.all(Novelty)}
    order = ("contradicted", "holds-if-narrowed", "stands", "untested", None)

    def rank(first: First) -> tuple[int, bool]:
        test = tested.get(first.id)
        return order.index(test.verdict if test else None), not first.scope.since

    for first in sorted(desk.all(First), key=rank)[: LIMITS["firsts"]]:
        test = tested.get(first.id)
        verdict = f"; {NOVELTIES[test.verdict]}" if test else ""
        who = desk.name(first.holder, first.holder_span)
        yield sentence(
            f"{who}: {quoted(first.span.text)}{verdict}.", first, *([test] if test else []), spans=[first.span]
        )


def carried(desk: Sources) -> Iterator[Sentence]:
    """Quotations set against their primary texts, weighty edits first; without any, as they are."""
    quotations = {one.id: one for one in desk.all(Quotation)}
    order = ("altered", "spliced", "not-found", "retranslated", "elided", "bracketed", "verbatim")

    def rank(one: Carriage) -> tuple[bool, int, int]:
        weighty = any(edit.weight != "other" for edit in one.edits)
        return not weighty, order.index(one.verdict), -_length(quotations[one.quotation])

    found = [one for one in desk.all(Carriage) if one.quotation in quotations and one.verdict in order and one.primary]
    for one in sorted(found, key=rank)[: LIMITS["carriages"]]:
        quotation = quotations[one.quotation]
        words, place = " … ".join(span.text for span in quotation.content), quotation.content[0].document
        who = f"{desk.outlet(place)} quotes {desk.name(quotation.speaker, quotation.source)}: {quoted(words)}"
        waits = ", which a person has yet to confirm" if one.candidate else ""
        edits = [f"{quoted(e.quoted)} for {quoted(e.source)}" for e in one.edits if e.quoted and e.source][:2]
        changed = f" ({join(edits)})" if edits and one.verdict == "altered" else ""
        against = f"set against {desk.outlet(one.primary or '')}, the words are {VERDICTS[one.verdict]}{changed}{waits}"
        yield sentence(f"{who}; {against}.", quotation, one, spans=(*quotation.content, *one.source))
    if not found:
        direct = [each for each in quotations.values() if each.form == "direct" and each.speaker and _length(each) > 40]
        for each in sorted(direct, key=_length, reverse=True)[: LIMITS["carriages"]]:
            said = quoted(" … ".join(span.text for span in each.content))
            who = f"{desk.outlet(each.content[0].document)} quotes {desk.name(each.speaker)}"
            yield sentence(f"{who}: {said}.", each, spans=each.content)


def _length(quotation: Quotation) -> int:
    return sum(span.end - span.start for span in quotation.content)


def omitted(desk: Sources) -> Iterator[Sentence]:
    """Sentences of primary texts that documents telling of them leave out though others carry them."""
    found = [one for one in desk.all(Omission) if one.left_out_by and one.carried_by]
    for one in sorted(found, key=lambda o: (-min(len(o.left_out_by), len(o.carried_by)), -len(o.left_out_by)))[
        : LIMITS["omissions"]
    ]:
        out, by = (
            join([desk.outlet(d) for d in one.left_out_by[:3]]),
            join([desk.outlet(d) for d in one.carried_by[:3]]),
        )
        yield sentence(f"{quoted(one.span.text)} is carried by {by} and not by {out}.", one, spans=[one.span])
