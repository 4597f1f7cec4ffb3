"""Names in Latin letters, made from syllables: Korean, Japanese, Chinese, Russian, Persian, Arabic, Indian, Spanish."""

import random
import tomllib
from pathlib import Path

Part = tuple[str, bool]  # a token and whether the next one is glued to it

LISTS = {
    name: words.split() for name, words in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).items()
}


def foreign_name(chance: random.Random, short: bool = False) -> list[Part]:
    """The tokens of one invented name; `short` gives the surname alone."""
    maker = chance.choices(
        [_korean, _japanese, _chinese, _russian, _persian, _arabic, _indian, _latin], [6, 4, 4, 3, 2, 1, 1, 1]
    )[0]
    return maker(chance, short)


def _korean(chance: random.Random, short: bool) -> list[Part]:
    family, one, two = chance.choice(LISTS["korean_surnames"]), *chance.sample(LISTS["korean"], 2)
    if short:
        return [(family, False)]
    style = chance.random()
    if style < 0.45:
        return [(family, False), (one.capitalize(), False), (two.capitalize(), False)]
    if style < 0.75:
        return [(family, False), (one.capitalize(), True), ("-", True), (two, False)]
    if style < 0.82:
        return [(one.capitalize(), True), ("-", True), (two, False), (family, False)]
    if style < 0.87:
        return [(family, True), (",", False), (one.capitalize(), True), ("-", True), (two, False)]
    return [(family, False), ((one + two).capitalize(), False)]


def _chinese(chance: random.Random, short: bool) -> list[Part]:
    family, one, two = chance.choice(LISTS["chinese_surnames"]), *chance.sample(LISTS["chinese"], 2)
    if short:
        return [(family, False)]
    given = chance.choice([one, one + two, one + two, one + two]).capitalize()
    return [(family, False), (given, False)]


def _pair(chance: random.Random, given: str, family: str, short: bool, family_first: float = 0.0) -> list[Part]:
    if short:
        return [(family, False)]
    parts = [(given, False), (family, False)]
    return parts[::-1] if chance.random() < family_first else parts


def _japanese(chance: random.Random, short: bool) -> list[Part]:
    return _pair(chance, chance.choice(LISTS["japanese_given"]), chance.choice(LISTS["japanese_surnames"]), short, 0.45)


def _russian(chance: random.Random, short: bool) -> list[Part]:
    return _pair(
        chance,
        chance.choice(LISTS["russian_given"]),
        chance.choice(LISTS["russian_stems"]) + chance.choice(LISTS["russian_ends"]),
        short,
    )


def _persian(chance: random.Random, short: bool) -> list[Part]:
    name = _pair(
        chance,
        chance.choice(LISTS["persian_given"]),
        chance.choice(LISTS["persian_stems"]) + chance.choice(LISTS["persian_ends"]),
        short,
    )
    if short or chance.random() > 0.3:
        return name
    return [name[0], (chance.choice(LISTS["persian_given"]), False), name[1]]


def _arabic(chance: random.Random, short: bool) -> list[Part]:
    family = chance.choice(LISTS["arabic_surnames"])
    if short:
        return [(family, False)]
    given = (chance.choice(LISTS["arabic_given"]), False)
    if chance.random() < 0.4:
        return [given, (chance.choice(["al", "Al", "el"]), True), ("-", True), (family, False)]
    return [given, (family, False)]


def _indian(chance: random.Random, short: bool) -> list[Part]:
    return _pair(chance, chance.choice(LISTS["indian_given"]), chance.choice(LISTS["indian_surnames"]), short)


def _latin(chance: random.Random, short: bool) -> list[Part]:
    return _pair(chance, chance.choice(LISTS["latin_given"]), chance.choice(LISTS["latin_surnames"]), short)
