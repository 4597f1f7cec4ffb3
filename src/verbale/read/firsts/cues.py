"""Patterns of the words that claim a first, a never-before or a record."""

import re

from verbale.knowledge.tables import toml

SCREEN = re.compile(
    r"\bfirst(?:s|-ever)?\b|\bnever\b|\bno\b|\bprecedent|\bprevious|\bbefore\b"
    r"|\bsince\b|\bever\b|\byet\b|\bto date\b|\bso far\b|\b(?:"
    + "|".join(toml("first_words")["rare"])
    + r")\b|\bunprecedented",
    re.IGNORECASE,
)
FOR_TIME = re.compile(r"\bfor the (?:very )?first time\b", re.IGNORECASE)
NONE = re.compile(
    r"\bno (?:recent |known |previous |prior |earlier |other |recorded |such )*"
    r"(?:incidents?|cases?|instances?|examples?|precedents?|records?)\b(?= (?:where|in which|of|for|that|when|in)\b)"
    r"|\bno (?:\w+ ){0,2}\w+ (?:beyond|other than|apart from)\b|\bwithout precedent\b",
    re.IGNORECASE,
)
NOT_BEFORE = re.compile(
    r"\b(?P<word>not(?= (?:previously|ever before|until (?:now|then|that day))\b)"
    r"|not(?=[^,.;]{3,80} (?:before|previously)(?:[,.;\"”]|$))|not(?= since\b))",
    re.IGNORECASE,
)
NO_ONE = re.compile(
    r"\b(?P<word>[Nn]o|[Nn]obody|[Nn]one)\b (?:[\w’-]+ ){0,8}?(?:[\w’-]+, [^,.;]{3,50}, )?(?:has|had|have) "
    r"(?P<ever>ever (?:before |previously )?)?(?:been )?(?P<verb>[a-z]+)\b"
)
NEVER_BEFORE = re.compile(
    r"\b(?P<word>[Nn]ever) (?:before|until now|in (?:\w+ ){1,4}(?:years|history|memory)) (?:has|have|had|did)\b"
)
FIRST_SINCE = re.compile(
    r"\bthe (?P<word>first)"
    r"(?= (?:such |of its kind |ever )?(?:since|in (?:[\w-]+ ){1,3}(?:years|decades|months))\b)"
)
FRAME = re.compile(
    r"\b(?:it|this|that|which|these|those) (?:is|was|would be|will be|marks?|marked|are|were)\b[^.;]{0,30}? (?:the )?"
    r"(?:very )?first (?:time|occasion|instance|case|example)\b"
    r"|\bfirst (?:time|occasion|instance|case)\b[^.;]{0,60}? (?:that|on which|in which|when) "
    r"(?:[\w’-]+ ){1,6}?(?:has|have|had)\b",
    re.IGNORECASE,
)
"""A claim whose frame alone says that something had not been done before, whatever was done."""
OF_PEOPLE = re.compile(r"(?:[A-Z][a-z]+(?:an|ese|ish|ch|i|k|ic|er)s?|[Oo]f (?:his|her|that|such|this) rank)\b")
SPAN = re.compile(
    r"\b(?:since\b|before\b|in (?:[\w-]+ ){1,3}(?:years|decades|months)|until (?:now|then))", re.IGNORECASE
)
TOP = re.compile(
    r"\b(?P<word>(?:most|least|highest|lowest|longest|bluntest|strongest|sharpest|clearest|biggest|largest|harshest"
    r"|toughest|warmest|friendliest|boldest)(?:[- ](?:level|ranking|profile))?) (?:[\w-]+ ){0,4}?(?P<noun>(?:"
    + "|".join(toml("first_words")["forms"])
    + r")s?)\b"
    r"(?=(?: [\w’'-]+){0,8}? (?:since|ever|yet\b|to date|so far|in (?:[\w-]+ ){1,3}(?:years|decades|months|century)))"
)
SINCE = re.compile(
    r"\b(?:in|for) (?:[\w-]+ ){1,3}(?:years|decades|months|century|centuries)\b"
    r"|\b(?:since|ever|of its kind|between|by an?)\b",
    re.IGNORECASE,
)
TURN = re.compile(r"[.;:](?=\s|$)|,? (?:and|but) (?=(?:no|none|nobody|the|it|he|she|they|that|this)\b)|[.;:]?[”\"’]|$")
"""Where a claim ends whose verb an aside parts from its subject."""
