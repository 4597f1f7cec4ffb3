"""What the treebanks lack and the field is full of: other peoples' names, curly and missing quotes, headlines."""

import random
from collections.abc import Callable
from dataclasses import replace

from foreign_names import foreign_name
from treebank import Mention, Sentence, Word

TITLES = frozenset(
    [
        "president",
        "vice",
        "prime",
        "minister",
        "secretary",
        "general",
        "chairman",
        "chairwoman",
        "chairperson",
        "senator",
        "governor",
        "mayor",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "lord",
        "lady",
        "judge",
        "justice",
        "professor",
        "prof.",
        "col.",
        "gen.",
        "lt.",
        "capt.",
        "captain",
        "colonel",
        "major",
        "ambassador",
        "representative",
        "rep.",
        "sen.",
        "sheikh",
        "imam",
        "father",
        "sister",
        "brother",
        "saint",
        "st.",
        "chief",
        "director",
        "deputy",
        "foreign",
        "defense",
        "attorney",
        "us",
        "u.s.",
        "general-secretary",
        "comrade",
        "marshal",
        "uncle",
        "aunt",
    ]
)
CURLY = {"'": "’", "`": "‘", "n't": "n’t", "'s": "’s", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'m": "’m"}


def splice(sentence: Sentence, start: int, end: int, words: list[Word], head: int = 0) -> Sentence:
    """The sentence with words `start`..`end` replaced; heads in `words` count from the new sentence's start.

    What depended on a replaced word depends on the word `head` of the new ones. ValueError where words that are
    depended on are replaced by none.
    """
    shift = len(words) - (end - start)

    def moved(place: int) -> int:
        if start <= place < end:
            if not words:
                raise ValueError("a word that others depend on cannot be dropped")
            return start + head
        return place if place < start else place + shift

    kept = [replace(word, head=moved(word.head)) for word in (*sentence.words[:start], *sentence.words[end:])]
    bounds = [
        (m, m.start if m.start <= start else m.start + shift, m.end if m.end <= start else m.end + shift)
        for m in sentence.names
    ]
    names = [Mention(low, high, m.kind) for m, low, high in bounds if high > low]
    return replace(sentence, words=[*kept[:start], *words, *kept[start:]], names=names)


def person_runs(sentence: Sentence, annotated: bool) -> list[tuple[int, int]]:
    """Stretches that are a person's name, without titles: as annotated, else two or more flat proper nouns."""
    persons = {(m.start, m.end) for m in sentence.names if m.kind == "person"}
    words, found, place = sentence.words, [], 0
    while place < len(words):
        until = place + 1
        while until < len(words) and words[until].deprel == "flat" and words[until].upos == "PROPN":
            until += 1
        start = place
        while start < until and words[start].form.lower() in TITLES:
            start += 1
        alone = words[place].upos == "PROPN" and words[start if start < until else place].form[:1].isupper()
        known = any(low <= start and until == high for low, high in persons)
        if alone and start < until and (known if annotated else until - start >= 2):
            found.append((start, until))
        place = until
    return found


def rename(sentence: Sentence, chance: random.Random, annotated: bool) -> Sentence:
    """Every person's name of two words, and some of one, gives way to one from another part of the world."""
    for start, end in reversed(person_runs(sentence, annotated)):
        single = end - start == 1
        if single and chance.random() < 0.6:
            continue
        words = sentence.words
        parts = foreign_name(chance, short=single)
        first, last = words[start], words[end - 1]
        anchor = first.head if first.deprel == "flat" and first.head < start else start
        new, before = [], start
        for number, (form, glued) in enumerate(parts):
            here = start + number
            if form == "-":
                new.append(Word("-", "-", "PUNCT", "HYPH", "", here + 1, "punct", False, ""))
                before = here - 1
                continue
            if form == ",":
                new.append(Word(",", ",", "PUNCT", ",", "", here + 1, "punct", True, ""))
                continue
            behind_hyphen = number > 0 and parts[number - 1][0] == "-"
            head, deprel = (before if behind_hyphen else anchor), "flat"
            if number == 0:
                head, deprel = first.head, first.deprel
                if first.head == start or start <= first.head < end:
                    head = start
            new.append(Word(form, form, "PROPN", "NNP", "Number=Sing", head, deprel, not glued, ""))
        new[-1] = replace(new[-1], space=last.space)
        shift = len(new) - (end - start)
        if number_shift := shift:
            if new[0].head >= end:
                new[0] = replace(new[0], head=new[0].head + number_shift)
            new = [
                replace(w, head=w.head + number_shift) if i and anchor >= end and w.head == anchor else w
                for i, w in enumerate(new)
            ]
        sentence = splice(sentence, start, end, new)
    return sentence


def curl(sentence: Sentence, chance: random.Random) -> Sentence:
    """Straight quotation marks and apostrophes as printers set them."""
    words, opened = [], False
    for word in sentence.words:
        form = CURLY.get(word.form, word.form)
        if word.form == '"':
            opening = word.xpos == "``" or (word.xpos != "''" and not opened)
            form, opened = ("“" if opening else "”"), opening
        elif word.form == "'" and word.xpos == "``":
            form = "‘"
        words.append(replace(word, form=form))
    return replace(sentence, words=words)


def drop_quote(sentence: Sentence, chance: random.Random) -> Sentence:
    """One quotation mark is lost, as happens in every hundredth article."""
    marks = [
        i for i, word in enumerate(sentence.words) if word.form in '"“”' and all(w.head != i for w in sentence.words)
    ]
    if not marks:
        return sentence
    at = chance.choice(marks)
    words = list(sentence.words)
    if at and not words[at - 1].space and words[at].space:
        words[at - 1] = replace(words[at - 1], space=True)
    return splice(replace(sentence, words=words), at, at + 1, [])


def headline(sentence: Sentence, chance: random.Random) -> Sentence:
    """No full stop, and the words written large as in a headline."""
    last = len(sentence.words) - 1
    if last > 3 and sentence.words[last].form == "." and all(w.head != last for w in sentence.words):
        sentence = splice(sentence, last, last + 1, [])
    small = {"ADP", "DET", "CCONJ", "PART", "PUNCT", "AUX"}
    return replace(
        sentence,
        words=[
            w if w.upos in small and i else replace(w, form=w.form[:1].upper() + w.form[1:])
            for i, w in enumerate(sentence.words)
        ],
    )


def shout(sentence: Sentence, chance: random.Random) -> Sentence:
    """All capitals."""
    return replace(sentence, words=[replace(w, form=w.form.upper()) for w in sentence.words])


def vary(paragraph: list[Sentence], chance: random.Random, annotated: bool) -> list[Sentence]:
    """A paragraph as it might have been written elsewhere; most come back as they are."""
    roll = chance.random()
    if chance.random() < 0.4:
        paragraph = [rename(sentence, chance, annotated) for sentence in paragraph]
    steps: list[Callable[[Sentence, random.Random], Sentence]] = []
    if roll < 0.30:
        steps.append(curl)
    if 0.25 < roll < 0.33:
        steps.append(drop_quote)
    if 0.33 < roll < 0.37:
        steps.append(headline)
    if 0.37 < roll < 0.39:
        steps.append(shout)
    for step in steps:
        paragraph = [step(sentence, chance) for sentence in paragraph]
    return paragraph
