"""What remains open: forecasts that nobody resolved, and conditions that nothing answers."""

from collections.abc import Iterator

from verbale.export.brief.sentence import LIMITS, Sentence, Sources, sentence
from verbale.export.brief.words import day, quoted
from verbale.model.records import Answer, Condition, Forecast


def forecasts(desk: Sources) -> Iterator[Sentence]:
    """Forecasts that nobody resolved, those with a horizon or a likelihood first."""
    found = [one for one in desk.all(Forecast) if one.resolution is None]
    found.sort(key=lambda one: (one.horizon is None, one.band is None, one.hedge is None))
    for one in found[: LIMITS["open"]]:
        horizon = f"horizon {day(one.horizon.value)}" if one.horizon else ""
        band = f"its hedge read as {one.band[0]} to {one.band[1]} per cent" if one.band else ""
        marks = "; ".join(filter(None, (horizon, band)))
        who = desk.name(one.holder, one.holder_span)
        yield sentence(f"{who} on what is to come: {quoted(one.span.text)}" + (f" ({marks})." if marks else "."), one,
                       spans=[one.span])  # fmt: skip


def conditions(desk: Sources) -> Iterator[Sentence]:
    """Conditions that no record of the case answers; said so only where answers were looked for."""
    answers = {one.to: one for one in desk.all(Answer)}
    texts = {signal.text for signal in desk.signals.values() if signal.text}
    found = [
        one for one in desk.all(Condition)
        if one.then and (one.id not in answers or answers[one.id].verdict == "unanswered")
    ]  # fmt: skip
    found.sort(key=lambda one: (one.if_[0].document not in texts, one.addressed_to is None))
    for one in found[: LIMITS["open"] - 1]:
        answer = answers.get(one.id)
        told = "; no answer to it was found in the case" if answer else ""
        terms, then = (quoted(" … ".join(span.text for span in spans), 130) for spans in (one.if_, one.then))
        who = desk.name(one.holder, one.holder_span)
        yield sentence(f"{who} sets a condition, {terms}, for {then}{told}.", one,
                       *([answer] if answer else []), spans=(*one.if_, *one.then))  # fmt: skip
