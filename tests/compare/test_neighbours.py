"""The words a word may be related to are looked up; none that the tables relate is missed."""

from itertools import product

from verbale.compare.neighbours import Neighbours
from verbale.compare.thesaurus import bases, opposes, relate, stem

_WORDS = (
    "accept accepted refuse refusal reject agree disagree stable unstable open reopen close never increase decrease"
    " treaty pact letter message table chair withdraw stay continue discontinue begin end peace war friendly hostile"
)


def test_no_related_pair_is_missed() -> None:
    """Every pair of which the tables say something is found, whichever word was met first."""
    stems = sorted({stem(word) for word in (*_WORDS.split(), *list(bases())[:200])})
    for order in (stems, stems[::-1]):
        neighbours = Neighbours()
        for one in order:
            neighbours.meet(frozenset({one}))
        met = frozenset(stems)
        for ours, theirs in product(stems, stems):
            if relate(ours, theirs) or opposes(ours, theirs):
                assert theirs in neighbours.of(ours, met), (ours, theirs)


def test_most_pairs_are_left_out() -> None:
    """What is looked up is a small part of all words met."""
    neighbours = Neighbours()
    met = frozenset(stem(word) for word in _WORDS.split())
    neighbours.meet(met)
    assert sum(len(neighbours.of(one, met)) for one in met) < len(met) ** 2 / 4
