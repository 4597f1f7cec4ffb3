"""YAML front matter at the head of a Markdown or plain text file: taken out of the text, read as what is given."""

import re

import yaml

from verbale.intake.content import problem
from verbale.intake.given import Given, read_given
from verbale.model.records import Problem

_FENCED = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)\s*", re.S)
_KEY = re.compile(r"^[A-Za-z_-]+:", re.M)
_SAME = {
    "author": "authors", "by": "authors", "date": "published", "source": "outlet", "publisher": "outlet",
    "lang": "language", "link": "url", "type": "genre",
}  # fmt: skip


def cut_front_matter(text: str, path: str) -> tuple[int, Given, tuple[Problem, ...]]:
    """Where the text proper begins (0 without front matter), what is given there, and what of it is wrong."""
    fenced = _FENCED.match(text)
    if not fenced or not _KEY.search(fenced[1]):
        return 0, Given(), ()
    try:
        fields = yaml.safe_load(fenced[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        what = f"the front matter is not YAML (line {line}); nothing of it was taken"
        return 0, Given(), (problem(f"{path}:{line}", what, "mend it: one 'name: value' a line between two lines ---"),)
    if not isinstance(fields, dict):
        return 0, Given(), ()
    given, wrong = read_given(named_as_ours(fields, _SAME))
    return (
        fenced.end(),
        given,
        tuple(problem(path, f"front matter: {line}", "correct it; it was left out") for line in wrong),
    )


def named_as_ours(fields: dict[object, object], same: dict[str, str]) -> dict[str, object]:
    """Fields under our names; our own name wins over another name for the same."""
    lower = {str(name).strip().lower(): value for name, value in fields.items()}
    return {same[name]: value for name, value in lower.items() if name in same} | {
        name: value for name, value in lower.items() if name not in same
    }
