"""Merges: two actor ids that turn out to be one. A step of `link` says so; whoever shows records applies it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from verbale.model.records import Record
from verbale.model.span import Span

R = TypeVar("R", bound=Record)

_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')


class Merge(msgspec.Struct, frozen=True):
    """`old` is the same actor as `new`, which survives. Internal to a case: no export holds one."""

    old: str
    new: str
    why: str


def survivors(merges: Iterable[Merge]) -> dict[str, str]:
    """Every old id with the id that stands for it in the end; a circle ends at the id it was entered by."""
    step = {merge.old: merge.new for merge in merges if merge.old != merge.new}
    found = {}
    for old in step:
        new, seen = step[old], {old}
        while new in step and new not in seen:
            seen.add(new)
            new = step[new]
        if new != old:
            found[old] = new
    return found


def touched(written: str, names: Mapping[str, str]) -> bool:
    """Whether a record, given as JSON, may hold an old id: the quick look before `renamed`."""
    return bool(names) and not names.keys().isdisjoint(_STRING.findall(written))


def renamed(record: R, names: Mapping[str, str]) -> R:
    """The record with every old id in its fields replaced; the words of spans are never touched."""
    swapped: R = _swap(record, names)
    return swapped


def _swap(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        swapped = tuple(_swap(item, names) for item in value)
        # Two ids that have become one are listed once.
        return value if swapped == value else tuple(dict.fromkeys(swapped))
    if isinstance(value, dict):
        return {names.get(key, key): _swap(item, names) for key, item in value.items()}
    if isinstance(value, msgspec.Struct) and not isinstance(value, Span):
        changes = {
            name: new
            for name in value.__struct_fields__
            if (new := _swap(old := getattr(value, name), names)) is not old and new != old
        }
        return msgspec.structs.replace(value, **changes) if changes else value
    return value
