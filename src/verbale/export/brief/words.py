"""The words of the brief: what forms, motives and verdicts are called in a sentence, and how days are written."""

import calendar
import re

FORMS = {
    "letter": ("sent a letter", "to"), "message": ("sent a message", "to"), "statement": ("issued a statement", "to"),
    "press statement": ("issued a press statement", "addressed to"),
    "spokesperson's answer": ("answered through a spokesperson", "with regard to"),
    "commentary": ("published a commentary", "on"), "speech": ("gave a speech", "addressing"),
    "parliamentary answer": ("answered in parliament", "to"),
    "press conference": ("spoke at a press conference", "with regard to"), "readout": ("issued a readout", "on"),
    "interview": ("gave an interview", "with regard to"), "talks": ("held talks", "with"), "act": ("acted", "toward"),
}  # fmt: skip
"""What a sender did by a form, and what stands before its receiver."""

VERDICTS = {
    "verbatim": "carried word for word", "elided": "carried with words left out",
    "bracketed": "carried with words put in brackets", "altered": "carried with changes",
    "spliced": "joined from separate places", "retranslated": "close to another translation of the same passage",
    "not-found": "not found there",
}  # fmt: skip
"""How a quotation was carried."""

NOVELTIES = {
    "stands": "nothing in this case speaks against it", "contradicted": "records of this case speak against it",
    "holds-if-narrowed": "records of this case bear it out only in a narrower sense",
    "untested": "this case holds too little to test it",
}  # fmt: skip
"""What the case says of a claim of a first."""

MOTIVES = {
    "improve-relations": "a wish to improve relations", "open-dialogue": "a wish to open a dialogue",
    "wedge-alliance": "an attempt to drive a wedge between allies",
    "isolate-third-party": "an attempt to isolate a third party", "pressure": "pressure",
    "sanctions-relief": "an interest in relief from sanctions", "economic-aid": "an interest in aid",
    "influence-election": "an attempt to influence an election",
    "exploit-weakness": "an attempt to use the other side's weakness",
    "react-to-third-party-act": "a reaction to the act of a third party",
    "prepare-other-talks": "preparation for talks with another power",
    "hedge-change-of-government": "hedging against a change of government", "raise-the-bar": "a raising of the bar",
    "keep-options-open": "a wish to keep options open", "show-hostility": "a show of hostility",
    "domestic-audience": "words for an audience at home", "status": "a claim to status",
    "save-face": "a wish to save face", "probe": "probing", "internal-review": "a review of policy at home",
    "talks-under-way": "talks that are under way", "significance": "weight", "tone": "a change of tone",
    "undetermined": "no motive that can be told", "other": "a motive of another kind",
}  # fmt: skip
"""What a reading takes for the motive."""

FIELDS = {
    "figure": "Figures", "date": "Dates", "office": "Offices", "identity": "Identities",
    "order": "Accounts of what came first", "place": "Places", "form": "Names for the form of what was sent",
    "wording": "Wordings", "assessment": "Assessments",
}  # fmt: skip
"""What a conflict is about."""

READS = {
    "error": "they cannot all be right", "definition": "they may mean different things",
    "as-of": "both may have held on their day", "unresolved": "the texts do not settle it",
}  # fmt: skip
"""What a conflict may mean."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
_SEASON = re.compile(r"(\d{4})-(2[1-4])[~?%]?")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def day(value: str) -> str:
    """An EDTF value as a person writes it: `5 January 2024`; what is no plain date stays as it is."""
    start, slash, end = value.partition("/")
    if slash:
        return (
            f"before {day(end)}" if start in ("", "..") else f"{day(start)} to {day(end) if end != '..' else 'later'}"
        )
    if (found := _SEASON.fullmatch(value)) is not None:
        return f"{_SEASONS[found[2]]} {found[1]}"
    found = _DAY.fullmatch(value)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return value
    month = calendar.month_name[int(found[2])] if found[2] else ""
    words = " ".join(filter(None, [str(int(found[3])) if found[3] else "", month, found[1]]))
    return f"about {words}" if found[4] else words


def join(words: list[str]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def quoted(text: str, width: int = 140) -> str:
    """Words of a document in quotation marks, on one line, cut at a word; marks inside become single ones."""
    line = " ".join(text.split()).strip(" ,").rstrip(".")
    line = re.sub(r"(^|[\s(\[])\"", r"\1‘", line).replace('"', "’").replace("“", "‘").replace("”", "’")
    if line[:1] == "‘" and line[-1:] == "’" and line.count("‘") == 1:
        line = line[1:-1]
    if len(line) > width:
        line = line[: width - 1].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"
