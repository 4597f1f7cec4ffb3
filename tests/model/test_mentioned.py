"""Mentions by place."""

from verbale.model.mentioned import Mentioned
from verbale.model.records import Mention, MentionType
from verbale.model.span import Span, cut

TEXT = "Foreign Minister Ann Example of Iran said she would write to Havana."


def mention(words: str, type: MentionType, actor: str | None) -> Mention:
    start = TEXT.index(words)
    return Mention(id=words, span=cut("d", TEXT, start, start + len(words)), type=type, actor=actor)


SAID = Mentioned(
    [mention("Havana", "state", "actor:cuba"), mention("Iran", "state", "actor:iran"),
     mention("Ann Example", "person", "actor:ann-example"), mention("she", "person", "actor:ann-example")]
)  # fmt: skip


def span(words: str) -> Span:
    start = TEXT.index(words)
    return cut("d", TEXT, start, start + len(words))


def test_a_longer_source_is_about_the_person_in_it() -> None:
    assert SAID.actor_of(span("Foreign Minister Ann Example of Iran")) == "actor:ann-example"


def test_a_span_that_is_a_mention_is_that_mention() -> None:
    assert SAID.actor_of(span("Iran")) == "actor:iran"


def test_a_span_without_a_mention_names_nobody() -> None:
    assert SAID.actor_of(span("would write")) is None


def test_the_nearest_mention_before_a_place() -> None:
    found = SAID.before(TEXT.index("Havana"), ("person", "state"))
    assert found is not None
    assert found.span.text == "she"
