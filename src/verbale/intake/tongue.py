"""The language of a text, by its script and its small words (BCP 47)."""

import re
from functools import cache

from verbale.knowledge.tables import table

_SURVEY = 20_000
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.06


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {row["language"]: frozenset(row["words"].split()) for row in table("languages")}


def detect_language(text: str) -> str | None:
    """The language most of the text is in; None where its letters and words do not tell."""
    survey = text[:_SURVEY]
    count = sum(char.isalpha() for char in survey)
    if not count:
        return None
    shares = {language: len(script.findall(survey)) / count for language, script in _SCRIPTS}
    if shares["ja"] > 0.05 and shares["ja"] + shares["zh"] > 0.4:
        return "ja"
    script = max(shares, key=lambda language: shares[language])
    if shares[script] > 0.4:
        return _by_words(survey, among=_SHARED_SCRIPT.get(script, ())) or script
    return _by_words(survey, among=())


_SHARED_SCRIPT = {"ar": ("ar", "fa", "ur"), "ru": ("ru", "uk", "bg", "sr")}


def _by_words(survey: str, among: tuple[str, ...]) -> str | None:
    words = [word.casefold() for word in _WORD.findall(survey)]
    if not words:
        return None
    known = {name: small for name, small in _small_words().items() if not among or name in among}
    shares = {name: sum(word in small for word in words) / len(words) for name, small in known.items()}
    best = max(shares, key=lambda name: shares[name], default=None)
    return best if best and shares[best] >= _LEAST_SHARE else None
