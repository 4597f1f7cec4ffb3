"""Records as flat rows: a file a kind, a column a field, spans opened into document, start, end and text."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_origin

import msgspec

from verbale.errors import UsageError
from verbale.export.rows import all_records
from verbale.model.dossier import Dossier
from verbale.model.records import Record
from verbale.model.span import Span

FIRST = ("id", "status")
"""Fields that open every row."""
LAST = ("reader", "why")
"""Fields that close every row."""
_PARTS = ("document", "start", "end", "text")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def columns_of(kind: type[Record]) -> tuple[str, ...]:
    """The columns of a kind: a field that holds one span is four columns, every other field one."""
    names: list[str] = []
    for field in msgspec.structs.fields(kind):
        if field.name in (*FIRST, *LAST) or (field.name == "text" and kind.__struct_config__.tag == "document"):
            continue
        options = getattr(field.type, "__args__", ()) or (field.type,)
        if Span not in options or get_origin(field.type) is tuple or str in options:
            names.append(field.encode_name)
        if Span in options and get_origin(field.type) is not tuple:
            names += [f"{field.encode_name}.{part}" for part in _PARTS]
    return (*FIRST, *names, *LAST)


def row_of(record: Record) -> dict[str, Any]:
    """The cells of a record by column: text, numbers, or JSON where a field holds more than one value."""
    cells: dict[str, Any] = {}
    for field in msgspec.structs.fields(type(record)):
        value = getattr(record, field.name)
        if value is msgspec.UNSET:
            continue
        if isinstance(value, Span):
            cells |= {f"{field.encode_name}.{part}": getattr(value, part) for part in _PARTS}
        elif value is not None:
            cells[field.encode_name] = value if isinstance(value, str | int | float) else _json(value)
    return cells


def write_csv(dossier: Dossier, kinds: tuple[type[Record], ...], folder: Path) -> Iterator[Path]:
    """One CSV file a kind that has records (UTF-8 with a mark, as spreadsheets want it); yields each path."""
    for kind, rows in _tables(dossier, kinds):
        path = folder / f"{kind.__struct_config__.tag}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, columns_of(kind), extrasaction="ignore")
            writer.writeheader()
            writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
        yield path


def write_parquet(dossier: Dossier, kinds: tuple[type[Record], ...], folder: Path) -> Iterator[Path]:
    """One Parquet file a kind that has records; UsageError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow", remedy="pip install 'verbale[parquet]', or use --format csv"
        ) from error
    for kind, rows in _tables(dossier, kinds):
        names = columns_of(kind)
        path = folder / f"{kind.__struct_config__.tag}.parquet"
        filled = [{name: row.get(name) for name in names} for row in rows]
        parquet.write_table(pyarrow.Table.from_pylist(filled), path)
        yield path


def _tables(dossier: Dossier, kinds: tuple[type[Record], ...]) -> Iterator[tuple[type[Record], list[dict[str, Any]]]]:
    for kind in kinds:
        rows = [row_of(record) for record in all_records(dossier, (kind,))]
        if rows:
            yield kind, rows


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def _harmless(cell: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
