"""Small words around reported speech, from `knowledge/data/attribution_words.toml`."""

from verbale.knowledge.tables import toml

_WORDS = toml("attribution_words")

DAYS: frozenset[str] = frozenset(_WORDS["days"])
HOURS: frozenset[str] = frozenset(_WORDS["hours"])
MONTHS: frozenset[str] = frozenset(_WORDS["months"])
SETTINGS: frozenset[str] = frozenset(_WORDS["settings"])
TIMES: frozenset[str] = frozenset(_WORDS["times"])
ASIDES: frozenset[str] = frozenset(_WORDS["asides"])
LINKS: frozenset[str] = frozenset(_WORDS["links"])
SUBORDINATORS: frozenset[str] = frozenset(_WORDS["subordinators"])
PHASES: frozenset[str] = frozenset(_WORDS["phases"])
OPEN: frozenset[str] = frozenset(_WORDS["open"])
QUOTING: frozenset[str] = frozenset(_WORDS["quoting"])
CARRYING: frozenset[str] = frozenset(_WORDS["carrying"])
MAKING: frozenset[str] = frozenset(_WORDS["making"])
PERCEIVING: frozenset[str] = frozenset(_WORDS["perceiving"])
TEXTS: frozenset[str] = frozenset(_WORDS["texts"])
REPLIES: frozenset[str] = frozenset(_WORDS["replies"])
RUBRICS: frozenset[str] = frozenset(_WORDS["rubrics"])
SPEAKERS: frozenset[str] = frozenset(_WORDS["speakers"])
INFERRING: frozenset[str] = frozenset(_WORDS["inferring"])
OPENING: frozenset[str] = frozenset(_WORDS["opening"])
DELEGATES: frozenset[str] = frozenset(_WORDS["delegates"])
ADDING: frozenset[str] = frozenset(_WORDS["adding"])
ADDING_PHRASES: tuple[str, ...] = tuple(f"{phrase} " for phrase in _WORDS["adding_phrases"])
INVERTED: frozenset[str] = frozenset(_WORDS["inverted"])

RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "what"})
NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "PRON"})
