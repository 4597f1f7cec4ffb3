"""Documents that share enough rare names tell of one exchange."""

from verbale.compose.linking import Memory
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.link.names import KIN, Names
from verbale.model.prepared import ReadText
from verbale.model.records import Document

_RARE = ["Orvandel", "Testrik", "Maligrad", "Postuna", "Quellin"]


def _names(*texts: str) -> Names:
    read = [
        ReadText(
            document=Document(id=f"d{n}", reader="", why="", path=f"{n}.txt", sha256="", text_sha256=""), text=text
        )
        for n, text in enumerate(texts)
    ]
    return Names(Desk(Memory(read), load_knowledge(None)))


def test_kin_share_enough_rare_names() -> None:
    """As many rare names as KIN says make two texts kin, one fewer does not; the relation goes both ways."""
    enough, few = ", ".join(_RARE[:KIN]), ", ".join(_RARE[: KIN - 1])
    names = _names(f"They met {enough}.", f"Then came {enough}.", f"Nobody saw {few}.")
    assert names.kin_of("d0") == {"d1"}
    assert names.kin("d1", "d0")
    assert not names.kin("d0", "d2")


def test_what_many_documents_name_makes_no_kin() -> None:
    """Names that stand in many documents are no mark of one exchange."""
    names = _names(*[f"They met {', '.join(_RARE)}."] * 30)
    assert not names.kin("d0", "d1")
