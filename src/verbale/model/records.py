"""The records of verbale: the public contract, one frozen struct a kind.

`kind` and `id` always; every record carries at least one span or names the records that do; a field that could not be
filled is None. `status` is the machine's word until a person's replaces it.
"""

import hashlib
from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from verbale.model.passage import Role
from verbale.model.span import Bounds, Span

Status = Literal["suggested", "accepted", "rejected", "edited"]
"""What a person has said of a record; `suggested` where nobody has."""
Genre = Literal["statement", "message", "readout", "report", "analysis", "transcript"]
"""What a document is."""
Form = Literal[
    "letter", "message", "statement", "press statement", "spokesperson's answer", "commentary", "speech",
    "parliamentary answer", "press conference", "readout", "interview", "talks", "act",
]  # fmt: skip
"""How a signal was given."""
MentionType = Literal["person", "state", "organization", "office", "outlet", "place", "group"]
"""What a mention names."""
Weight = Literal["negation", "condition", "modality", "number", "date", "name", "other"]
"""What kind of word an edit touched."""
Verdict = Literal[
    "verbatim", "elided", "bracketed", "altered", "spliced", "retranslated", "not-found", "no-primary"
]  # fmt: skip
"""How a quotation stands in the text it was held against."""
Stance = Literal[
    "demands", "offers", "proposes", "accepts", "supports", "opposes", "refuses", "regards-as-settled", "keeps-open"
]  # fmt: skip
"""What a holder wants of an issue."""
Carried = Literal["verbatim", "altered", "retranslated", "own-words", "as-occasion"]
"""How a sentence of a primary text came into another text."""


def record_id(kind: str, document: str, bounds: Iterable[Bounds], *more: object) -> str:
    """An id from content and position: the same find has the same id in every run and on every machine."""
    key = "\x1f".join([kind, document, *(f"{start}:{end}" for start, end in bounds), *map(str, more)])
    return f"{kind}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


class Dated(msgspec.Struct, frozen=True):
    """An EDTF value and the spans it was worked out from."""

    value: str
    basis: tuple[Span, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", rename=lambda name: name.rstrip("_")):
    """What every record has. `reader` made it; `why` says in one line how it came about."""

    id: str
    reader: str = ""
    why: str = ""
    status: Status = "suggested"


class Document(Record, frozen=True, kw_only=True, tag="document"):
    """A text as stored. `given` names the fields that a person stated (option, front matter, sidecar, list)."""

    path: str
    sha256: str
    text_sha256: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    genre: Genre | None = None
    published: Dated | None = None
    not_before: Dated | None = None
    not_after: Dated | None = None
    parent: str | None = None
    given: tuple[str, ...] = ()
    text: str | msgspec.UnsetType = msgspec.UNSET


class Segment(Record, frozen=True, kw_only=True, tag="segment"):
    """A stretch of a document with one role."""

    span: Span
    role: Role


class Mention(Record, frozen=True, kw_only=True, tag="mention"):
    """Words that name or describe an actor or place."""

    span: Span
    type: MentionType
    actor: str | None = None
    title: Span | None = None
    how: Literal["name", "pronoun", "description", "metonym"] = "name"


class Quotation(Record, frozen=True, kw_only=True, tag="quotation"):
    """Source, cue and content (PARC, PolNeAR)."""

    form: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    holder_span: Span | None = None
    addressee: str | None = None
    date: Dated | None = None
    relay: tuple[str, ...] = ()


class Date(Record, frozen=True, kw_only=True, tag="date"):
    """A temporal expression and its EDTF value."""

    span: Span
    value: str | None
    type: Literal["date", "range", "duration", "set", "age"]
    basis: tuple[Span, ...] = ()


class Figure(Record, frozen=True, kw_only=True, tag="figure"):
    """A number of something; `low == high` when exact, None for an open end."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    measure: str
    about: str | None = None
    as_of: Dated | None = None
    holder: str | None = None


class Event(Record, frozen=True, kw_only=True, tag="event"):
    """Who did what to whom (PLOVER type and mode, CAMEO code)."""

    type: str | None
    mode: str | None = None
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: Dated | None = None
    place: str | None = None
    occasion: str | None = None
    modality: Literal["actual", "planned", "hypothetical", "denied"] = "actual"
    evidence: tuple[Span, ...] = ()


class Condition(Record, frozen=True, kw_only=True, tag="condition"):
    """If this, then that, as somebody says it."""

    holder: str | None
    holder_span: Span | None = None
    if_: tuple[Span, ...]
    then: tuple[Span, ...] = ()
    polarity: Literal["positive", "negative"] = "positive"
    addressed_to: str | None = None
    issues: tuple[str, ...] = ()


class Position(Record, frozen=True, kw_only=True, tag="position"):
    """Where somebody stands on an issue."""

    holder: str | None
    holder_span: Span | None = None
    issue: str
    stance: Stance
    span: Span


class Interpretation(Record, frozen=True, kw_only=True, tag="interpretation"):
    """A motive or meaning that somebody reads into a signal."""

    holder: str | None
    holder_span: Span | None = None
    about: str | None = None
    motive: str = "other"
    span: Span
    hedge: Span | None = None
    evidence_for: tuple[Span, ...] = ()
    disputes: tuple[str, ...] = ()


class Forecast(Record, frozen=True, kw_only=True, tag="forecast"):
    """What is said to come. `band` is the ICD 203 reading of the hedge, in per cent, assigned and editable."""

    holder: str | None
    holder_span: Span | None = None
    span: Span
    what: str
    horizon: Dated | None = None
    hedge: Span | None = None
    band: tuple[int, int] | None = None
    condition: str | None = None
    resolution: "Resolution | None" = None


class Resolution(msgspec.Struct, frozen=True):
    """How a forecast came out, by a person with a source. `outcome` is None where it cannot be told."""

    outcome: bool | None
    source: str
    at: str
    author: str = ""


class Scope(msgspec.Struct, frozen=True):
    """The text's own words for what a claimed first is the first of."""

    sender: str | None = None
    recipient: str | None = None
    form: str | None = None
    occasion: str | None = None
    since: str | None = None


class First(Record, frozen=True, kw_only=True, tag="first"):
    """A claim such as "the first time"."""

    span: Span
    holder: str | None
    holder_span: Span | None = None
    scope: Scope = Scope()


class Office(msgspec.Struct, frozen=True, rename=lambda name: name.rstrip("_")):
    """A post and its tenure; `from`/`to` are EDTF or None."""

    title: str
    of: str | None = None
    from_: str | None = None
    to: str | None = None
    source: str | None = None


class Actor(Record, frozen=True, kw_only=True, tag="actor"):
    """A person, body or state. Its evidence are the mentions that carry its id, or its row in the knowledge files."""

    name: str
    type: MentionType
    state: str | None = None
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


class Authority(msgspec.Struct, frozen=True):
    """A rung on a state's ladder of forms: a convention of watchers, with its source."""

    ladder: str
    rung: str
    label: str
    source: str


class Signal(Record, frozen=True, kw_only=True, tag="signal"):
    """One communication, however many documents tell of it."""

    sender: str | None
    office: str | None = None
    state: str | None = None
    recipients: tuple[str, ...] = ()
    form: Form
    channel: str | None = None
    audience: Literal["inside", "outside"] | None = None
    date: Dated | None = None
    authority: Authority | None = None
    address: tuple[Span, ...] = ()
    disclaimers: tuple[Span, ...] = ()
    occasion: str | None = None
    topics: tuple[str, ...] = ()
    text: str | None = None
    telling: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()


class Edit(msgspec.Struct, frozen=True):
    """One word edit between a quotation and its source; either side may be empty."""

    op: Literal["added", "dropped", "changed", "moved"]
    quoted: str
    source: str
    weight: Weight


class Carriage(Record, frozen=True, kw_only=True, tag="carriage"):
    """How a quotation carried a primary text."""

    quotation: str
    primary: str | None
    source: tuple[Span, ...] = ()
    verdict: Verdict
    candidate: bool = False
    occurrences: int = 0
    expect: float | None = None
    edits: tuple[Edit, ...] = ()
    score: float | None = None
    archive: str | None = None
    """Where an archive that the case names holds the words: `NAME/TEXT:OFFSET`."""


class Omission(Record, frozen=True, kw_only=True, tag="omission"):
    """A sentence of a primary text, who carried it and who left it out."""

    span: Span
    carried_by: tuple[str, ...] = ()
    left_out_by: tuple[str, ...] = ()
    how: dict[str, Carried] = {}


class Variant(Record, frozen=True, kw_only=True, tag="variant"):
    """A difference between two witnesses of one text."""

    witnesses: tuple[str, str]
    op: Literal["added", "dropped", "changed", "moved"]
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    weight: Weight = "other"


class Value(msgspec.Struct, frozen=True):
    """One side of a conflict. `source` stands for `span` where the value comes from the knowledge files."""

    value: str
    holder: str | None = None
    document: str | None = None
    published: str | None = None
    span: Span | None = None
    source: str | None = None


class Conflict(Record, frozen=True, kw_only=True, tag="conflict"):
    """Values about the same thing that cannot all be right."""

    about: str | None
    field: Literal["figure", "date", "office", "identity", "order", "place", "form", "wording", "assessment"]
    values: tuple[Value, ...]
    reading: Literal["error", "definition", "as-of", "unresolved"] = "unresolved"


class Novelty(Record, frozen=True, kw_only=True, tag="novelty"):
    """A claimed first, tested."""

    first: str
    verdict: Literal["stands", "contradicted", "holds-if-narrowed", "untested"]
    comparables: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    base_rate: str | None = None


class Answer(Record, frozen=True, kw_only=True, tag="answer"):
    """Which signal answers which, and how."""

    from_: str | None
    to: str
    verdict: Literal["met", "refused", "partly", "evaded", "unanswered"]
    span: Span | None = None


class Agreement(Record, frozen=True, kw_only=True, tag="agreement"):
    """Interpretations that say the same of the same signal, and the independent roots behind them."""

    interpretations: tuple[str, ...]
    roots: int


class Effect(Record, frozen=True, kw_only=True, tag="effect"):
    """Who is said to gain or lose from an outcome."""

    holder: str | None
    holder_span: Span | None = None
    actor: str | None
    outcome: str
    direction: Literal["gains", "loses", "mixed"]
    span: Span


class Cell(msgspec.Struct, frozen=True):
    """One mark of a matrix."""

    reading: str
    evidence: str
    mark: Literal["consistent", "inconsistent", "not-applicable"]


class Matrix(Record, frozen=True, kw_only=True, tag="matrix"):
    """Competing readings against evidence (analysis of competing hypotheses). `about` is the signal that is read.

    A weight is `credibility` times `relevance` where a person gave those apart.
    """

    about: str | None = None
    readings: tuple[str, ...]
    evidence: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    weights: dict[str, float] = {}
    credibility: dict[str, float] = {}
    relevance: dict[str, float] = {}
    rejected: tuple[str, ...] = ()
    author: str | None = None


class Note(Record, frozen=True, kw_only=True, tag="note"):
    """A person's word about a record."""

    about: str
    text: str
    author: str
    at: str


class Problem(Record, frozen=True, kw_only=True, tag="problem"):
    """What was seen but could not be placed or read, and what to do about it."""

    where: Span | str
    what: str
    remedy: str = ""


AnyRecord = (
    Document | Segment | Mention | Quotation | Date | Figure | Event | Condition | Position | Interpretation | Forecast
    | First | Actor | Signal | Carriage | Omission | Variant | Conflict | Novelty | Answer | Agreement | Effect | Matrix
    | Note | Problem
)  # fmt: skip
"""Every kind of record, in the order of the contract."""

KINDS: dict[str, type[Record]] = {kind.__struct_config__.tag: kind for kind in AnyRecord.__args__}
"""Every record kind by its name, in the order of the contract."""

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyRecord)


def kind_of(record: Record) -> str:
    """The record's kind, as `kind` is written."""
    return str(record.__struct_config__.tag)


def encode(record: Record) -> bytes:
    """One line of JSON, the same bytes for the same record."""
    return _encoder.encode(record)


def decode(line: bytes | str) -> AnyRecord:
    """The record of one line of JSON; msgspec.ValidationError where it is none."""
    record: AnyRecord = _decoder.decode(line)
    return record


def spans_in(value: Any) -> Iterable[Span]:
    """Every span inside a record, a struct or a collection of them, in field order."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_in(item)
