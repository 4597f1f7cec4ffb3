"""The optional sentence model: its figures are those of the model it names, and other weights are refused."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from verbale.compare import meaning
from verbale.compare.meaning import PACKAGE, SentenceModel, sentence_model
from verbale.compare.retranslation import Scale
from verbale.compare.terms import terms_of
from verbale.errors import KnowledgeError

installed = pytest.mark.skipif(find_spec(PACKAGE) is None, reason="the extra `meaning` is not installed")


@installed
def test_the_model_says_what_its_authors_say() -> None:
    model = sentence_model()
    assert model.likeness("A man is eating food.", "A man is eating a piece of bread.") == pytest.approx(
        0.755, abs=2e-3
    )
    assert model.likeness("A man is eating food.", "The girl is carrying a baby.") < 0


@installed
def test_meaning_counts_beside_the_words_and_clears_no_doubt() -> None:
    source = terms_of("The captives will be sent home before the month is over.")
    told, turned = (
        terms_of(f"The prisoners will {word}be repatriated by the end of the month.") for word in ("", "not ")
    )
    words, both = Scale([source, told]), Scale([source, told], sentence_model())
    assert both.compare(told, source).score > words.compare(told, source).score
    assert "negation" in both.compare(turned, source).doubts


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(KnowledgeError, match="not the one"):
        SentenceModel(tmp_path)


def test_a_model_that_is_not_installed_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "PACKAGE", "no_such_package")
    sentence_model.cache_clear()
    with pytest.raises(KnowledgeError, match="not installed"):
        sentence_model()
    sentence_model.cache_clear()
