"""The tokenizer: spaCy's English one, bent to the conventions of the two Universal Dependencies treebanks."""

import re

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.symbols import NORM, ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Word-forming prefixes keep their hyphen ("non-proliferation"); other compounds are three tokens ("tit", "-", "tat").
# Counted in the training parts: these are joined at least nine times in ten.
PREFIXES = "non anti re co pre mid pro cross over semi ex sub multi counter mini inter intra ultra un e psycho socio"
JOINED = "".join(rf"(?<!\b{prefix})(?<!\b{prefix.capitalize()})" for prefix in PREFIXES.split())
DASHES = r"-|–|—|--|---|——|~"

INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"[!?]{2,}",
    r"(?<=[0-9])[+*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9]){JOINED}(?:{DASHES})(?=[{ALPHA}0-9])",
    r"(?<=[\])’”\"'.,])(?:–|—|--)(?=[\w\"“‘'\[(])",
    r"(?<=\w)(?:—|--)(?=[\"“‘'\[(])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    r"(?<=[A-Z]\.)-(?=[A-Za-z])",
    r"(?<=\S)[\"“”«»](?=\S)",
]
PHONE = r"(?:(?:\d{1,2}-)?\d{3}-\d{3}-\d{4}|\d{3}-\d{4})$"
RUNS = [r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"-{2,}", r"~{2,}", r"#{2,}", r"<{2,}", r">{2,}"]
SPECIAL = {"wanna": ("wan", "na"), "Wanna": ("Wan", "na"), "al.": ("al.",)}


def tune_tokenizer(nlp: Language) -> None:
    """Set the treebanks' habits on a blank English pipeline."""
    tokenizer, defaults = nlp.tokenizer, nlp.Defaults
    tokenizer.infix_finditer = compile_infix_regex(INFIXES).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *defaults.suffixes]).search
    tokenizer.token_match = re.compile(PHONE).match
    tokenizer.rules = {form: parts for form, parts in tokenizer.rules.items() if form != "and/or"}
    for form, parts in SPECIAL.items():
        tokenizer.add_special_case(form, [{ORTH: part, NORM: part.lower()} for part in parts])
