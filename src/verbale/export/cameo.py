"""Rows for users of event data: one a signal and one an event, with CAMEO code and PLOVER type, as CSV.

A signal's code is that of its form: words are 01 to 05 by what they do in general, talks are 04, acts have none of
their own and are left to the events. Dates are EDTF; actors are names and states.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from verbale.export.table import name_of, names
from verbale.model.dossier import Dossier
from verbale.model.records import Event, Form, Signal

COLUMNS = (
    "kind", "id", "date", "source", "source_state", "target", "cameo", "plover_type", "plover_mode", "form", "modality",
    "document", "start", "end",
)  # fmt: skip
"""The columns, in order."""
CODES: dict[Form, tuple[str, str]] = {
    "letter": ("010", ""), "message": ("010", ""), "statement": ("010", ""), "press statement": ("010", ""),
    "spokesperson's answer": ("010", ""), "commentary": ("010", ""), "speech": ("010", ""), "readout": ("010", ""),
    "parliamentary answer": ("010", ""), "press conference": ("010", ""), "interview": ("010", ""),
    "talks": ("040", "CONSULT"), "act": ("", ""),
}  # fmt: skip
"""CAMEO code and PLOVER type by form; PLOVER has dropped mere statements. A message of sympathy is 018."""
SYMPATHY, CONGRATULATION = "018", "051"


def rows(dossier: Dossier, kinds: object = (), with_text: bool = False) -> Iterator[bytes]:
    """A header and one line a signal, then one an event; rejected ones are left out."""
    known = names(dossier)
    yield _line(COLUMNS)
    for signal in dossier.records(Signal):
        if signal.status != "rejected":
            yield _line(_signal(known, signal))
    for event in dossier.records(Event):
        if event.status != "rejected":
            yield _line(_event(known, event))


def _signal(known: dict[str, str], signal: Signal) -> Iterable[object]:
    code, type = CODES[signal.form]
    if signal.form in ("letter", "message"):
        code = (
            SYMPATHY if "condolence" in signal.topics else CONGRATULATION if "congratulation" in signal.topics else code
        )
    where = signal.telling[0] if signal.telling else None
    return (
        "signal", signal.id, signal.date.value if signal.date else "", name_of(known, signal.sender),
        name_of(known, signal.state), _list(known, signal.recipients), code, type, "", signal.form, "actual",
        *((where.document, where.start, where.end) if where else ("", "", "")),
    )  # fmt: skip


def _event(known: dict[str, str], event: Event) -> Iterable[object]:
    where = event.evidence[0] if event.evidence else None
    return (
        "event", event.id, event.date.value if event.date else "", _list(known, event.actors), "",
        _list(known, event.recipients), event.cameo or "", event.type or "", event.mode or "", "", event.modality,
        *((where.document, where.start, where.end) if where else ("", "", "")),
    )  # fmt: skip


def _list(known: dict[str, str], actors: Iterable[str]) -> str:
    return "; ".join(name_of(known, actor) for actor in actors)


def _line(cells: Iterable[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue().encode()
