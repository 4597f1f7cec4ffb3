"""What a document quotes from a primary text that it reproduces is read in that text, not in the quotation again."""

from collections import defaultdict
from collections.abc import Iterable

from verbale.link.desk import Desk
from verbale.model.records import Forecast, Quotation
from verbale.model.span import Bounds
from verbale.step import Step


def tell_once(desk: Desk) -> Iterable[Forecast]:
    """The case's forecasts without those that a document quotes from its own child."""
    forecasts = desk.records(Forecast)
    parents = {document.id: document.parent for document in desk.dossier.documents.values() if document.parent}
    voices: defaultdict[str, set[str]] = defaultdict(set)
    for forecast in forecasts:
        if (parent := parents.get(forecast.span.document)) and forecast.holder:
            voices[parent].add(forecast.holder)
    quoted = _quoted(desk, voices)
    return [forecast for forecast in forecasts if not _is_retold(forecast, voices, quoted)]


def _quoted(desk: Desk, voices: dict[str, set[str]]) -> dict[tuple[str, str], list[Bounds]]:
    """Where each document quotes the voices of the texts that it reproduces."""
    found: defaultdict[tuple[str, str], list[Bounds]] = defaultdict(list)
    for quotation in desk.records(Quotation):
        for part in quotation.content:
            if quotation.speaker in voices.get(part.document, ()):
                found[part.document, str(quotation.speaker)].append(part.bounds)
    return found


def _is_retold(forecast: Forecast, voices: dict[str, set[str]], quoted: dict[tuple[str, str], list[Bounds]]) -> bool:
    span = forecast.span
    if forecast.holder is None or forecast.holder not in voices.get(span.document, ()):
        return False
    places = quoted.get((span.document, forecast.holder), ())
    return any(start <= span.start and span.end <= end for start, end in places)


STEP = Step("reproduced", makes=("forecast",), run=tell_once, needs=("actor",))
