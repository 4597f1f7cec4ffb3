"""The ledger of forecasts: who says what is to come, until when, how surely, and how it came out."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from verbale.compare.scores import probability, score
from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Forecast

COLUMNS = ("Holder", "Forecast", "When", "Hedge", "Band", "Condition", "Outcome", "Document", "Id")
"""One row a forecast."""
SCORES = ("Of", "Name", "Scored", "Brier", "Log (bits)")
"""One row a holder or outlet whose forecasts have come out."""
UNNAMED = "Nobody named"
_OUTCOMES = {True: "came true", False: "did not come true", None: "cannot be told"}


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a forecast; then the scores of holders and outlets over what is resolved and has a band."""
    known = names(dossier)
    forecasts = [forecast for forecast in dossier.records(Forecast) if forecast.status != "rejected"]
    resolved = [forecast for forecast in forecasts if forecast.resolution is not None]
    note = (
        f"{len(forecasts)} in all, {len(resolved)} resolved; bands are assigned readings of the hedges, in per cent "
        "(ICD 203 and others): edit them where you read them otherwise"
    )
    yield Table("Forecasts", COLUMNS, tuple(_row(dossier, known, forecast) for forecast in forecasts), note)
    scored = [forecast for forecast in resolved if _pair(forecast) is not None]
    if resolved:
        rows = tuple(_scores(dossier, known, scored))
        left = len(resolved) - len(scored)
        yield Table("Scores", SCORES, rows, f"0 is best; {left} resolved forecasts are not scored: no band, or unknown")


def _row(dossier: Dossier, known: dict[str, str], forecast: Forecast) -> tuple[Cell, ...]:
    return (
        cell(holder(known, forecast), forecast.holder_span),
        cell(shorten(forecast.what, 120), forecast.span, forecast.id),
        cell(forecast.horizon.value if forecast.horizon else "no date"),
        cell(shorten(forecast.hedge.text, 32), forecast.hedge) if forecast.hedge else Cell(""),
        cell(f"{forecast.band[0]}–{forecast.band[1]}" if forecast.band else None),
        cell("if" if forecast.condition else None, record=forecast.condition),
        _outcome(forecast),
        cell(source_name(dossier, forecast.span.document)),
        cell(forecast.id, record=forecast.id),
    )


def _outcome(forecast: Forecast) -> Cell:
    if forecast.resolution is None:
        return Cell("")
    return cell(f"{_OUTCOMES[forecast.resolution.outcome]} ({forecast.resolution.source})")


def holder(known: dict[str, str], forecast: Forecast) -> str:
    """The holder's name, or the words that name nobody in particular."""
    return name_of(known, forecast.holder, forecast.holder_span) or UNNAMED


def _pair(forecast: Forecast) -> tuple[float, bool] | None:
    """What is scored: the middle of the band, and the outcome; None where either is missing."""
    if forecast.band is None or forecast.resolution is None or forecast.resolution.outcome is None:
        return None
    return probability(forecast.band), forecast.resolution.outcome


def _scores(dossier: Dossier, known: dict[str, str], scored: list[Forecast]) -> Iterable[tuple[Cell, ...]]:
    by: defaultdict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for forecast in scored:
        pair = _pair(forecast)
        if pair is None:
            continue
        document = dossier.documents[forecast.span.document]
        by["holder", holder(known, forecast)].append(pair)
        by["outlet", document.outlet or Path(document.path).name].append(pair)
    for (of, name), pairs in sorted(by.items()):
        found = score(pairs)
        if found is not None:
            yield cell(of), cell(name), cell(found.cases), cell(f"{found.brier:.3f}"), cell(f"{found.log:.2f}")


SECTION = Section("forecasts", "Forecasts", tables, rank=46)
