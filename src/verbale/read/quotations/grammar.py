"""A parse as plain lists: what the attribution rules ask of a passage's dependencies, quickly."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc

from verbale.language.stretch import text_of
from verbale.model.span import Bounds
from verbale.read.quotations.words import DAYS, HOURS, MONTHS, SETTINGS

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
"""Dependencies of subjects, the empty "it" and "there" with them."""
_NAME_PARTS = frozenset(
    {"det", "amod", "compound", "flat", "nmod:poss", "nummod", "fixed", "goeswith", "nmod", "conj", "cc"}
)
_NAME_PARTS |= {
    "case",
    "advmod",
    "det:predet",
    "compound:prt",
    "nmod:unmarked",
    "nmod:npmod",
    "nmod:desc",
    "list",
    "dep",
}
_HYPHEN = "\u2010"
"""What `words` has for a hyphen within a word, so that it is no pause."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Penn tags of finite verbs."""
_ENDS = frozenset({".", "?", "!", "...", "…", "?!", "!!", "--0--"})


class Tree:
    """Tokens of one passage with heads, relations and tags; indices are token numbers."""

    def __init__(self, doc: Doc, quoted: Sequence[Bounds] = ()) -> None:
        self.text = text_of(doc)
        self.size = len(doc)
        self.words = [token.text for token in doc]
        self.lower = [token.lower_ for token in doc]
        self.starts = [token.idx for token in doc]
        self.ends = [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]
        self.words = [_HYPHEN if self._is_tight(k) else word for k, word in enumerate(self.words)]
        self.parsed = doc.has_annotation("DEP")
        self.pos = [token.pos_ for token in doc]
        self.tags = [token.tag_ for token in doc]
        self.heads = [token.head.i for token in doc] if self.parsed else list(range(self.size))
        self.deps = [token.dep_ for token in doc] if self.parsed else [""] * self.size
        self.quoted = [0] * self.size
        for number, (start, end) in enumerate(quoted, 1):
            for token in range(self.token_from(start), self.token_from(end)):
                self.quoted[token] = number
        self._sentences = [sentence.start for sentence in doc.sents] if doc.has_annotation("SENT_START") else [0]

    def _is_tight(self, token: int) -> bool:
        """Whether a hyphen joins two words; one with spaces is a dash."""
        last = token + 1 >= self.size
        return self.words[token] == "-" and not last and self.ends[token] == self.starts[token + 1]

    @cached_property
    def children(self) -> list[list[int]]:
        """Each token's dependents, in order."""
        found: list[list[int]] = [[] for _ in range(self.size)]
        for token, head in enumerate(self.heads):
            if head != token:
                found[head].append(token)
        return found

    def children_by(self, token: int, *relations: str) -> list[int]:
        """Dependents in one of these relations."""
        return [child for child in self.children[token] if self.deps[child] in relations]

    def subtree(self, token: int, without: frozenset[int] = frozenset()) -> list[int]:
        """The token and all below it but the branches of `without`, in order."""
        found, stack = [], [token]
        while stack:
            current = stack.pop()
            if current not in without:
                found.append(current)
                stack.extend(self.children[current])
        return sorted(found)

    def sentence(self, token: int) -> tuple[int, int]:
        """First token, and token after the last, of the sentence."""
        index = bisect_right(self._sentences, token) - 1
        end = self._sentences[index + 1] if index + 1 < len(self._sentences) else self.size
        return self._sentences[max(index, 0)], end

    def token_from(self, offset: int) -> int:
        """The first token that starts at or after the offset; `size` where there is none."""
        return bisect_left(self.starts, offset)

    def token_at(self, offset: int) -> int:
        """The token over the offset, or the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def bounds(self, first: int, last: int) -> Bounds:
        """Characters from the first token to the last, both included."""
        return self.starts[first], self.ends[last]

    def is_end(self, token: int) -> bool:
        """Whether the token ends a sentence by its looks."""
        return self.lower[token] in _ENDS

    def name_of(self, token: int) -> Bounds:
        """The words that name what the token heads: no appositions, no relative clauses, no preposition before it."""
        low = high = token
        for child in self.children[token]:
            relation = self.deps[child]
            inside = relation in _NAME_PARTS or (relation == "appos" and not self._comma_between(token, child))
            if not inside or (relation == "case" and child < token) or self._is_setting(token, child):
                continue
            branch = self.subtree(child, self._asides(child))
            if child < token:
                low = min(low, branch[0])
            elif relation != "nmod" or branch[0] <= high + 2:
                high = max(high, branch[-1])
        while low < token and self.pos[low] in {"PUNCT", "CCONJ", "SCONJ"}:
            low += 1
        while low < token and self.tags[low] == "WRB":
            low += 1
        while high > token and self.pos[high] in {"PUNCT", "CCONJ", "ADV"}:
            high -= 1
        return self.bounds(low, high)

    def _is_setting(self, token: int, child: int) -> bool:
        """Whether what hangs from a name says where or when: "the secretary in his speech", "the envoy on Friday"."""
        scene = self.lower[child] in SETTINGS or self.lower[child] in MONTHS or self.words[child] in DAYS
        return child > token and self.deps[child] == "nmod" and (scene or self._comma_between(token, child))

    def _asides(self, token: int) -> frozenset[int]:
        return frozenset(
            child
            for node in self.subtree(token)
            for child in self.children[node]
            if self.deps[child] in {"acl:relcl", "acl", "parataxis", "appos", "advcl"}
        )

    def _comma_between(self, a: int, b: int) -> bool:
        return any(self.words[k] in {",", "(", "—", "–", "-", ":"} for k in range(min(a, b) + 1, max(a, b)))

    def subject(self, token: int) -> int | None:
        """The token's own subject inside or outside the same marks, an expletive left out."""
        found = [
            child
            for child in self.children[token]
            if self.deps[child] in SUBJECTS
            and self.deps[child] != "expl"
            and self.quoted[child] == self.quoted[token]
            and not self.in_phrase(child)
            and not self.is_time(child)
        ]
        return found[-1] if found else None

    def is_time(self, token: int) -> bool:
        """Whether a token is a time, taken for a subject: "the bank just this month said"."""
        return self.lower[token] in HOURS and self.lower[token - 1] in {"this", "last", "next"}

    def in_phrase(self, token: int) -> bool:
        """Whether a preposition stands before what the token heads: no subject, whatever the parse says."""
        return any(self.deps[k] == "case" and k < token and self.pos[k] == "ADP" for k in self.children[token])

    def is_finite(self, token: int) -> bool:
        """Whether the token is a verb with a tense, or has an auxiliary that has one."""
        if self.tags[token] in FINITE:
            return True
        return any(self.deps[c] in {"aux", "aux:pass", "cop"} and self.tags[c] in FINITE for c in self.children[token])

    def modal(self, token: int) -> str:
        """The modal verb before the token ("could"), or "to"; empty where there is none."""
        for child in self.children[token]:
            if child < token and (self.tags[child] in {"MD", "TO"} or self.lower[child] == "to"):
                return self.lower[child]
        return ""
