"""What temporal expressions look like: one pattern a rule, tried in order at every place of a passage."""

import re
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import table
from verbale.language.numbers import DIGITS, WORDS

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "last")

_FULL = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
)
_CLEAR = "January|February|July|September|October|November|December"
_ABBREVIATED = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
M = rf"(?:(?:{_FULL})\b|{_ABBREVIATED})"
D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\d%]|[:.,]\d)"
Y = r"(?:1[4-9]|20)\d\d(?!\d|,\d\d\d|\.\d|%|\s?(?:a\.m|p\.m|hours|GMT|hrs))"
N = rf"(?:{DIGITS}|{WORDS}|(?i:half an?|an?|several|a few|few|a couple of|couple of|many|some))"
UNIT = r"(?i:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century|centurie)s?"
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri)\b\.?|Sat\.|Sun\."
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)"
)
_SEASON = r"(?i:spring|summer|autumn|winter)|(?:(?<=last )|(?<=this )|(?<=next )|(?<=the ))fall"
_ORDER = r"(?i:last|this|next|past|previous|preceding|current|coming|upcoming|same|following|the said)"
_PART = (
    r"(?:(?P<part>(?i:earl(?:y|ier)|late(?:r|st)?|mid(?:dle)?|(?:the\s+)?(?:very\s+)?(?:beginning|start|onset|end|close|middle"
    r"|turn|(?:first|second|latter|last)\s+half|(?:first|second|third|fourth|last)\s+(?:quarter|week))))"
    r"(?:[-\s]+(?:(?i:of|in|on)\s+)?|(?<=mid)-?)(?:(?i:the)\s+)?)"
)
_CLOCK = r"(?:\s+(?i:at\s+)?(?i:morning|afternoon|evening|night|noon|midnight|midday))?"
_HOUR = r"(?:(?:(?i:around|about|at)\s+)?\d{1,2}(?::\d\d)?\s?(?i:a\.?m\.?|p\.?m\.?)\s+(?i:on\s+)?)"
_DASH = r"\s*(?:[-–—]|(?i:to|through|until|till|thru))\s*"


class Rule(NamedTuple):
    """A kind of expression; its pattern names the groups that the resolver of the same name reads."""

    name: str
    pattern: str


@cache
def _holidays() -> str:
    return "|".join(row["name"] for row in table("holidays"))


def rules() -> tuple[Rule, ...]:
    """All rules, the longer readings before the shorter ones."""
    year = rf"(?:,?\s+(?:of\s+)?(?P<y>{Y}))"
    day_year = rf"(?:,?\s+(?:of\s+)?(?:(?P<y>{Y})|(?P<rel>(?i:last|this|next|the same) year)))?"
    named = rf"(?:{_HOUR})?(?:(?P<w>{WEEKDAY}){_CLOCK},?\s+(?:the\s+)?(?:on\s+)?(?:\()?)?"
    tail = r"(?:\s*\(?(?:(?<=\()|(?<=, ))(?P<w2>" + WEEKDAY + r")\)?)?"
    return (
        Rule("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])"),
        Rule("slashed", r"(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d(?=/|\b))(?![\d/]|\.\d)"),
        Rule(
            "days_of_months",
            rf"(?P<m>{M})\s+(?P<d>{D})(?:,?\s+(?P<y1>{Y}))?{_DASH}(?:(?P<m2>{M})\s+)(?P<d2>{D})(?:,?\s+(?P<y>{Y}))?",
        ),
        Rule(
            "days_of_months",
            rf"(?P<d>{D})\s+(?:of\s+)?(?P<m>{M})(?:,?\s+(?P<y1>{Y}))?{_DASH}(?P<d2>{D})\s+(?:of\s+)?(?P<m2>{M})(?:,?\s+(?P<y>{Y}))?",
        ),
        Rule("days_of_month", rf"(?P<m>{M})\s+(?P<d>{D}){_DASH}(?P<d2>{D})(?!\s+(?:{M}))(?:,?\s+(?P<y>{Y}))?"),
        Rule(
            "days_of_month",
            rf"(?P<d>{D})(?:\s*[-–]\s*|\s+(?:to|through|until)\s+)(?P<d2>{D})\s+(?:of\s+)?(?P<m>{M})(?:,?\s+(?P<y>{Y}))?",
        ),
        Rule("day_list", rf"(?P<m>{M})\s+(?P<d>{D})\s+(?:and|&)\s+(?P<d2>{D})(?!\s+(?:[a-z]|{M}))(?:,?\s+(?P<y>{Y}))?"),
        Rule("day", rf"{named}(?P<m>{M})\s+(?P<d>{D}){day_year}{tail}"),
        Rule(
            "day",
            rf"{named}(?:the\s+)?(?P<d>{D})(?:\s+|-)(?:day\s+)?(?:of\s+)?(?P<m>{M})(?:,?(?:\s+|-)(?:of\s+)?(?:(?P<y>{Y})|(?P<rel>(?i:last|this|next) year)))?{tail}",
        ),
        Rule(
            "months",
            rf"{_PART}?(?P<m>{M})(?:,?\s+(?P<y1>{Y}))?{_DASH}{_PART.replace('part', 'part2')}?(?P<m2>{M})(?:,?\s+(?:of\s+)?(?P<y>{Y})|\s+(?P<rel>(?i:last|this|next) year))?(?!\s+\d)",
        ),
        Rule(
            "month",
            rf"{_PART}?(?P<m>{M}){year}(?!\s?[%-]\d)",
        ),
        Rule(
            "month_of",
            rf"{_PART}?(?P<m>{M})(?:,)?\s+(?:of\s+)?(?P<rel>(?i:last|this|next|the same|that|the (?:previous|following|past)) year)",
        ),
        Rule("month_turn", rf"{_PART}?(?P<o>{_ORDER})\s+(?P<m>{M})(?!\s+\d)"),
        Rule("quarter", rf"(?:Q(?P<q>[1-4])\s+(?:of\s+)?(?P<y>{Y})|(?P<half>[Hh][12])\s+(?:of\s+)?(?P<y2>{Y}))"),
        Rule(
            "season",
            rf"{_PART}?(?:(?P<o>{_ORDER})\s+|(?i:the\s+))?(?P<season>{_SEASON})(?:,?\s+(?:of\s+)?(?:(?P<y>{Y})(?:[-–/]\d\d(?!\d))?|(?P<rel>(?i:last|this|next) year)))",
        ),
        Rule("season", rf"(?P<o>{_ORDER})\s+(?P<season>{_SEASON}|fall)\b(?!\s+(?i:of|from|in|into|to)\b)"),
        Rule(
            "decades",
            rf"(?i:the\s+)?{_PART}?(?P<y>1[5-9]\d0|20[0-9]0)['’]?s(?:{_DASH}|\s+and\s+)(?i:the\s+)?{_PART.replace('part', 'part2')}?(?P<y2>1[5-9]\d0|20[0-9]0)['’]?s\b",
        ),
        Rule("decade", rf"(?i:the\s+)?{_PART}?(?P<y>1[5-9]\d0|20[0-9]0)['’]?s\b"),
        Rule("century", rf"(?i:the\s+)?{_PART}?(?P<c>1[4-9]|2[01])(?:st|th)[-\s]+(?i:century)"),
        Rule(
            "years",
            rf"(?:(?i:fiscal|school)\s+)?(?P<y>{Y})(?:\s*[-–/]\s*|\s+(?i:to|through|until)\s+)(?P<y2>{Y}|\d\d)(?![\d-])",
        ),
        Rule("holiday", rf"(?P<h>{_holidays()})(?!\w)(?:,?\s+(?:(?P<y>{Y})|(?P<rel>(?i:last|this|next) year)))?"),
        Rule(
            "back",
            rf"(?:(?i:up to|about|nearly|almost|around|some|over|more than|less than|just|only)\s+)?(?P<n>{N})(?:-|\s+)(?P<u>{UNIT})\s+(?P<way>(?i:ago|earlier|later|hence|from now|on|back|beforehand|previously))\b",
        ),
        Rule(
            "from_event",
            rf"(?:(?P<n>{N})(?:-|\s+)(?P<u>{UNIT})\s+|(?i:immediately|shortly|just|right|soon)\s+)(?P<way>(?i:before|after|prior to|following|since))\s+(?P<what>(?i:the|a|an|his|her|its|their|that|this)\s+[\w'’-]+(?:\s+(?!(?:that|which|who|in|on|of|and|or|was|were|is|are|had|has|to|for|by|at|as|but|with|from|when|it|he|she|they)\b)[a-z][\w'’-]+)?)",
        ),
        Rule(
            "from_date",
            rf"(?P<n>{N})(?:-|\s+)(?P<u>{UNIT})\s+(?P<way>(?i:before|after|prior to|following))\s+(?=(?:{M}\s+\d|\d+\s+{M}|{WEEKDAY}|(?i:last|next)\s+{WEEKDAY}|{_holidays()}))",
        ),
        Rule(
            "within",
            rf"(?i:(?:in|within|over|during|for|throughout|across)\s+)?(?i:the\s+)?(?P<o>(?i:past|last|recent|next|coming|previous|following|preceding|first))\s+(?:(?P<n>{N})(?:-|\s+)(?i:or so\s+)?)(?:(?i:consecutive|straight|full)\s+)?(?P<u>{UNIT})\b",
        ),
        Rule(
            "vague",
            rf"(?P<o>(?i:recent|coming|past|last few))\s+(?P<u>(?i:days|weeks|months|years|decades|centuries|hours))\b",
        ),
        Rule(
            "event_day",
            rf"(?i:on\s+)?(?i:the|that)\s+(?:(?P<which>(?i:same|very|next|following|previous|preceding))\s+)?(?P<u>(?i:day|week|month|year))\s+(?P<way>(?i:before last|before yesterday|after tomorrow|before|after|earlier|later|prior))\b(?!\s+(?i:the|a|an|his|its|their)\b)",
        ),
        Rule(
            "same_day",
            rf"(?P<which>(?i:the (?:very )?same|that same|that very|the next|the following|the previous|the preceding|that))\s+(?P<u>(?i:day|morning|afternoon|evening|night|week|month|year|weekend))\b(?!['’]s)",
        ),
        Rule(
            "today",
            r"(?i:the\s+)?(?P<t>(?i:day before yesterday|day after tomorrow|today|tonight|yesterday|tomorrow|overnight|last night|this (?:very )?(?:morning|afternoon|evening)))\b(?:\s+(?i:morning|afternoon|evening|night))?(?:\s+\((?P<w>"
            + WEEKDAY
            + r")\))?",
        ),
        Rule("weekend", rf"(?P<o>(?i:over the|last|this|next|the past|at the|this past))\s+(?i:weekend)\b"),
        Rule(
            "sets",
            rf"(?P<each>(?i:every|each))\s+(?:(?i:other|single)\s+)?(?:{WEEKDAY}|{M}|{UNIT}|(?:{N})\s+{UNIT}|(?i:spring|summer|autumn|winter|morning|evening))\b{_CLOCK}",
        ),
        Rule("sets", rf"(?i:on)\s+(?:Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays)\b"),
        Rule(
            "weekdays",
            rf"(?:(?i:from|between)\s+)?(?:(?P<o>(?i:last|next|this))\s+)?(?P<w>{WEEKDAY}){_DASH}(?P<w2>{WEEKDAY})(?!\w)",
        ),
        Rule(
            "weekday",
            rf"(?:{_HOUR})?(?:(?i:earl(?:y|ier)|late(?:r)?|mid)[-\s]+(?i:on\s+)?)?(?:(?P<o>(?i:last|next|this(?: past| coming)?|the following|the previous))\s+)?(?P<w>{WEEKDAY})(?!\w|s\b){_CLOCK}(?:\s+(?P<wk>(?i:last week|this week|next week)))?",
        ),
        Rule(
            "turn",
            rf"{_PART}?(?P<o>{_ORDER})\s+(?P<u>(?i:week|month|quarter|year|decade|century|fiscal year|academic year|calendar year))\b(?!['’]s? [a-z]*-old|-)",
        ),
        Rule("part_of", rf"{_PART}(?P<u>(?i:week|month|year|decade|century))\b(?!\s+(?i:of|before|after))"),
        Rule(
            "new_year",
            r"(?i:the\s+)?(?P<t>(?i:new year)|New Year|(?i:year[-\s]?end|year['’]s end|turn of the year|month[-\s]?end|turn of the century))\b(?!['’]s)",
        ),
        Rule(
            "ordinal_week",
            rf"(?i:the\s+)?(?P<k>(?i:first|second|third|fourth|last))\s+(?P<u>(?i:week|day|weekend|half|quarter))\s+(?i:of)\s+(?:(?P<m>{M})(?:,?\s+(?P<y>{Y}))?|(?P<y2>{Y})|(?P<rel>(?i:last|this|next|the) (?:year|month)))",
        ),
        Rule(
            "of_month",
            rf"(?i:the\s+)?(?P<d>{D})\s+(?i:of)\s+(?P<rel>(?i:this|last|next|the same|that|the following|the previous|the current) month)",
        ),
        Rule(
            "nth",
            r"(?:(?<=[Oo]n )|(?<=[Bb]y )|(?<=[Uu]ntil )|(?<=[Ss]ince )|(?<=and )|(?<![\w’'] )(?=the \d+(?:st|nd|rd|th)\Z))the (?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=[,.;:)”\"]|\s*$|\s+(?:by|in|at|that|and|to|when|with|for|he|she|it|they|as|after|before|the|of)\b|\s+[A-Z])(?!\s+of\s+(?:the|[A-Z]))",
        ),
        Rule(
            "age",
            rf"(?P<n>{DIGITS}|{WORDS})[-\s](?P<u>(?i:year|month|day|week))s?[-\s](?i:old)s?\b|(?i:aged)\s+(?P<n2>\d{{1,3}}|{WORDS})|(?i:at the age of)\s+(?P<n3>\d{{1,3}}|{WORDS})",
        ),
        Rule(
            "length",
            rf"(?:(?i:at least|about|around|nearly|almost|over|more than|less than|fewer than|up to|some|only|just|roughly|approximately)\s+)?(?P<n>{N})(?:-|\s+)(?:(?i:consecutive|straight|full|whole|long|more|additional|successive|short|calendar|working)\s+)?(?P<u>{UNIT})(?:-(?i:long)|\s+(?i:and a half))?\b",
        ),
        Rule("length", rf"(?i:half)\s+(?P<n>(?i:an?))\s+(?P<u>{UNIT})\b"),
        Rule(
            "many",
            r"(?P<n>(?i:for|over|in))\s+(?P<u>(?i:decades|centuries|years|months|weeks|days|generations))\b(?!\s+(?i:to come|ago))",
        ),
        Rule("part_month", rf"{_PART}(?P<m>{M})(?!\s+\d)"),
        Rule(
            "bare_month",
            rf"(?:(?<=\bin )|(?<=\bIn )|(?<=since )|(?<=Since )|(?<=until )|(?<=by )|(?<=By )|(?<=from )|(?<=From )|(?<=for )|(?<=before )|(?<=after )|(?<=during )|(?<=of )|(?<=to )|(?<=and )|(?<=or )|(?<=till )|(?<=through ))(?P<m>{M})(?!\w|\s+(?:\d|[A-Z]))|\b(?P<m2>{_CLEAR})\b(?!\s+(?:\d|[A-Z]))",
        ),
        Rule("part_year", rf"{_PART}(?P<y>{Y})"),
        Rule(
            "year",
            rf"(?:(?i:the\s+)?(?i:year|fiscal year|FY)\s*)?(?<![\d$€£¥#/.,-])(?<!No\. )(?<!No )(?P<y>{Y})(?!(?:st|nd|rd|th)\b|-\d)",
        ),
        Rule("this_time", r"(?i:at this time|at this stage)"),
    )


@cache
def master() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """One pattern that finds every expression, and each rule's own, by the index of the group that matched."""
    every = rules()
    plain = [re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for rule in every]
    plain = [re.sub(r"\(\?P=s\)", r"[/.]", pattern) for pattern in plain]
    joined = "|".join(f"({pattern})" for pattern in plain)
    own = tuple((rule.name, re.compile(rf"(?<![\w]){rule.pattern}")) for rule in every)
    return re.compile(rf"(?<![\w])(?:{joined})"), own
