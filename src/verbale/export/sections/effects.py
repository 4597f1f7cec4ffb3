"""The effects: who is said to gain or lose, from what, by whom."""

from collections import defaultdict
from collections.abc import Iterable

from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Effect

COLUMNS = ("Actor", "Direction", "From what", "Holder", "Words", "Document", "Id")
"""One row an effect that somebody claims or foretells."""
UNNAMED = "Nobody named"


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row an effect, actor by actor; where holders differ about one actor, `Direction` shows it."""
    known = names(dossier)
    effects = [effect for effect in dossier.records(Effect) if effect.status != "rejected"]
    of: defaultdict[str, list[Effect]] = defaultdict(list)
    for effect in effects:
        of[name_of(known, effect.actor) or UNNAMED].append(effect)
    rows = tuple(
        _row(dossier, known, actor, effect)
        for actor in sorted(of, key=lambda name: (name == UNNAMED, -len(of[name]), name))
        for effect in sorted(of[actor], key=lambda one: one.direction)
    )
    yield Table("Effects", COLUMNS, rows, f"{len(effects)} in all, of {len(of)} actors")


def _row(dossier: Dossier, known: dict[str, str], actor: str, effect: Effect) -> tuple[Cell, ...]:
    return (
        cell(actor),
        cell(effect.direction),
        cell(shorten(effect.outcome, 90)),
        cell(name_of(known, effect.holder, effect.holder_span) or UNNAMED, effect.holder_span),
        cell(shorten(effect.span.text, 110), effect.span, effect.id),
        cell(source_name(dossier, effect.span.document)),
        cell(effect.id, record=effect.id),
    )


SECTION = Section("effects", "Effects", tables, rank=48)
