"""Names in a treebank without entities, as far as syntax and lists make them certain; the rest is left open."""

from augment import person_runs
from name_lists import given_names, places
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from treebank import Mention, Sentence

CLOSED = frozenset({"VERB", "AUX", "PRON", "ADV", "CCONJ", "SCONJ", "INTJ", "PART"})
JOINING = frozenset({"flat", "compound", "amod", "nmod", "nmod:poss", "nmod:desc", "appos"})


def certain_names(sentence: Sentence) -> list[Mention]:
    """Persons: flat proper nouns that open with a given name. Places: listed ones that are no part of a longer name."""
    words, found = sentence.words, []
    for start, end in person_runs(sentence, annotated=False):
        if words[start].form in given_names():
            found.append(Mention(start, end, "person"))
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            end, part = start + length, words[start : start + length]
            listed = " ".join(word.form for word in part) in places() and all(word.upos == "PROPN" for word in part)
            if listed and _stands_alone(sentence, start, end):
                found.append(Mention(start, end, "place"))
    return found


def _stands_alone(sentence: Sentence, start: int, end: int) -> bool:
    words = sentence.words
    for place, word in enumerate(words):
        inside, governed = start <= place < end, start <= word.head < end
        if inside != governed and place != word.head:
            other = word.head if inside else place
            label = word.deprel
            if words[other].upos == "PROPN" and label in JOINING:
                return False
    return True


def set_certain(doc: Doc, names: list[tuple[int, int, str]], closed: list[int]) -> None:
    """Give a Doc what is certain: these names, and that the words at `closed` are outside any."""
    spans = filter_spans([Span(doc, start, end, label=label) for start, end, label in names])
    taken = {token.i for span in spans for token in span}
    outside = [doc[place : place + 1] for place in closed if place not in taken]
    doc.set_ents(spans, outside=outside, default="missing")
