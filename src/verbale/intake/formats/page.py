"""The parts of a web page: what each element's name, class and attributes say about the words inside it."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from verbale.knowledge.tables import table
from verbale.model.passage import Role


def _names_in(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names_in("area base br col embed hr img input link meta param source track wbr")
"""Elements without an end tag."""
SKIPPED = _names_in(
    "script style template noscript svg math iframe object canvas select textarea audio video datalist head"
)
"""Elements whose words are never text."""

BREAKING = _names_in(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section "
    "summary table tbody td tfoot th thead title tr ul"
)
"""Elements that begin and end a paragraph."""

CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}), "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}  # fmt: skip
"""What an opening tag closes where its end tag was left out; a paragraph ends at every breaking element."""

_ROLES: dict[str, Role] = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "figcaption": "caption", "caption": "caption", "nav": "boilerplate", "aside": "boilerplate",
    "footer": "boilerplate", "form": "boilerplate", "button": "boilerplate", "dialog": "boilerplate",
    "menu": "boilerplate",
}  # fmt: skip
_LASTING: frozenset[Role | None] = frozenset({"boilerplate", "teaser", "caption", "footnote", "byline"})
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")

Attributes = dict[str, str]
"""Names of attributes and their values."""


class Part(NamedTuple):
    """An open element: `role` as it stands with its ancestors', `article` the number of the outermost article."""

    tag: str
    role: Role | None = None
    skipped: bool = False
    quoted: bool = False
    article: int = 0
    linked: bool = False
    kept_spaces: bool = False


def open_part(tag: str, attributes: Attributes, parent: Part, articles: int) -> Part:
    """The element inside its parent. `articles` counts the articles so far, `main` among them."""
    role = parent.role if parent.role in _LASTING else _role(tag, attributes, parent)
    begins = not parent.article and (tag in ("article", "main") or attributes.get("itemprop") == "articleBody")
    return Part(
        tag,
        role,
        parent.skipped or tag in SKIPPED or _is_hidden(attributes),
        parent.quoted or tag == "blockquote",
        articles + 1 if begins else parent.article,
        parent.linked or tag == "a",
        parent.kept_spaces or tag == "pre",
    )


def _role(tag: str, attributes: Attributes, parent: Part) -> Role | None:
    if role := _ROLES.get(tag):
        return role
    if tag == "header" and not parent.article:
        return "boilerplate"
    if tag == "a" and "author" in (attributes.get("rel", "")).split():
        return "byline"
    if tag not in _WHOLE_PAGE and (role := _role_by_names(attributes)):
        return role
    return parent.role


def _role_by_names(attributes: Attributes) -> Role | None:
    names = " ".join(attributes.get(key, "") for key in ("class", "id", "itemprop"))
    if not names.strip():
        return None
    words = [word.lower() for word in _NAME.findall(names[:500])]
    pairs = {f"{a}+{b}" for a, b in pairwise(words)}
    triples = {f"{a}+{b}+{c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)}
    known = _names()
    return next((known[word] for word in (*sorted(triples), *sorted(pairs), *words) if word in known), None)


@cache
def _names() -> dict[str, Role]:
    return {word: row["role"] for row in table("page-roles") for word in row["words"].split()}  # type: ignore[misc]


def _is_hidden(attributes: Attributes) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))
