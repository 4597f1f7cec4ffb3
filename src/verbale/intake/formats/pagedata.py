"""What a web page states about itself: meta elements (og:, article:, Dublin Core), JSON-LD, its title and language."""

import json
import re
from collections.abc import Iterator
from typing import Any

from verbale.intake.given import Given, edtf_day, read_given

_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "authors": ("article:author", "author", "dc.creator", "citation_author", "parsely-author", "byl"),
    "outlet": ("og:site_name", "citation_journal_title", "application-name", "dc.publisher"),
    "url": ("og:url",),
    "language": ("content-language", "dc.language"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
        "dcterms.created", "citation_publication_date", "citation_date", "pubdate", "parsely-pub-date", "sailthru.date",
    ),
}  # fmt: skip
_KINDS = re.compile(r"Article|Posting|Report|WebPage|Statement|Speech")
_SITE = re.compile(r"\s+(?:[|·•»]|[-–—])\s+")


class PageData:
    """Collects while a page is walked; `given` weighs up at its end."""

    def __init__(self) -> None:
        self.language: str | None = None
        self.title = ""
        self.canonical: str | None = None
        self._meta: dict[str, list[str]] = {}
        self._scripts: list[str] = []

    def add_meta(self, name: str, content: str) -> None:
        """One meta element; the first of a name counts, authors add up."""
        self._meta.setdefault(name.strip().lower(), []).append(content.strip())

    def add_script(self, content: str) -> None:
        """A piece of JSON-LD."""
        self._scripts.append(content)

    def given(self) -> Given:
        """The fields the page states; a value that cannot be taken is left out, as pages are full of them."""
        linked = [item for script in self._scripts for item in _articles(script)]
        fields: dict[str, Any] = {name: self._from_meta(name) for name in _META}
        for item in linked:
            for name, value in _from_article(item).items():
                fields[name] = fields[name] or value
        fields["language"] = self.language or fields["language"]
        fields["url"] = self.canonical or fields["url"]
        fields["title"] = fields["title"] or self._title_without(fields["outlet"])
        return read_given({name: value for name, value in fields.items() if value})[0]

    def _from_meta(self, name: str) -> Any:
        for key in _META[name]:
            values = [value for value in self._meta.get(key, ()) if value and _fits(name, value)]
            if values:
                return list(dict.fromkeys(values)) if name == "authors" else values[0]
        return None

    def _title_without(self, outlet: Any) -> str:
        """A page's title without the site's name at its end."""
        title = " ".join(self.title.split())
        parts = _SITE.split(title)
        if len(parts) > 1 and isinstance(outlet, str) and parts[-1].casefold() == outlet.casefold():
            return title[: title.rindex(parts[-1])].rstrip(" |·•»-–—")
        return title


def _fits(name: str, value: str) -> bool:
    if name == "published":
        return edtf_day(value) is not None
    return not (name in ("authors", "outlet") and re.match(r"https?://|@", value))


def _articles(script: str) -> Iterator[dict[str, Any]]:
    try:
        whole = json.loads(script)
    except (ValueError, RecursionError):
        return
    waiting = [whole]
    for _ in range(1000):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            if _KINDS.search(str(item.get("@type", ""))):
                yield item
            waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _from_article(item: dict[str, Any]) -> dict[str, Any]:
    published = item.get("datePublished")
    return {
        "title": item.get("headline") or None,
        "authors": _names(item.get("author")),
        "outlet": next(iter(_names(item.get("publisher"))), None),
        "language": item.get("inLanguage") if isinstance(item.get("inLanguage"), str) else None,
        "published": published if edtf_day(published or "") else None,
    }


def _names(value: Any) -> list[str]:
    several = value if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, dict) else one for one in several]
    return [name for name in names if isinstance(name, str) and name.strip()]
