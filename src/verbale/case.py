"""The case: one file with documents, what was read in them, what follows across them, and what people said of it.

The Python API. `Case.create(path).read(paths)` reads; `case.dossier` is the whole as one value; `read_paths` does the
same in memory, for a look without a file.
"""

import datetime
import getpass
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

# What loads the English pipeline is imported where it is needed: looking at a case does not wait for it.
from verbale.compose.batches import batches, linking_digest, reading_digest
from verbale.errors import FAULT, KnowledgeError, UsageError
from verbale.intake.given import Given
from verbale.intake.sources import Source, sources
from verbale.knowledge.base import Knowledge, knowledge_of, load_knowledge
from verbale.knowledge.checks import check_case
from verbale.model.dossier import Dossier, R
from verbale.model.prepared import SourceRead
from verbale.model.records import Problem, Record
from verbale.model.word import Word
from verbale.store.anchors import anchor_of
from verbale.store.search import Hit
from verbale.store.store import Store
from verbale.store.words import edited

if TYPE_CHECKING:
    from verbale.compose.linking import Memory, Progress

LISTED = 50
"""Problems that a report lists; all of them are records of the case."""


class Report(msgspec.Struct):
    """What a run of `read` did: sources read, left alone because nothing changed, without a text; faults of verbale."""

    read: int = 0
    unchanged: int = 0
    documents: int = 0
    unreadable: int = 0
    faults: int = 0
    linked: bool = False
    problems: list[str] = []

    def add(self, read: SourceRead) -> None:
        """Counts a source that was read."""
        self.read += 1
        self.documents += len(read.texts)
        records = (record for text in read.texts for record in text.records)
        found = [record for record in (*read.problems, *records) if isinstance(record, Problem)]
        faults = sum(problem.remedy == FAULT for problem in found)
        self.faults += faults
        self.unreadable += not read.texts and not faults
        if len(self.problems) < LISTED:
            told = found if not read.texts else [p for p in found if p in read.problems or p.remedy == FAULT]
            self.problems += [_line(problem) for problem in told]

    def add_failed(self, failed: Iterable[Problem]) -> None:
        """Counts steps that failed on the case."""
        lines = [_line(problem) for problem in failed]
        self.faults += len(lines)
        self.problems += lines

    @property
    def exit_code(self) -> int:
        """0, 1 where verbale itself failed on a document or the case, 3 where some source gave no text."""
        return 1 if self.faults else 3 if self.unreadable else 0

    def __str__(self) -> str:
        parts = [f"{self.read} read", f"{self.unchanged} unchanged", f"{self.documents} documents"]
        parts += [f"{self.unreadable} could not be read"] * bool(self.unreadable)
        parts += [f"{self.faults} faults of verbale (see the problems)"] * bool(self.faults)
        return ", ".join(parts) + ("; linked and compared" if self.linked else "")


def _line(problem: Problem) -> str:
    where = problem.where if isinstance(problem.where, str) else problem.where.text
    what = f"{problem.what}: {problem.why}" if problem.remedy == FAULT else problem.what
    return f"{where}: {what}" + (f" ({problem.remedy})" if problem.remedy else "")


class Case:
    """An open case. Use it in a `with` block, or close it."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store, self.knowledge = store, knowledge

    @classmethod
    def open(cls, path: Path, case_file: Path | None = None) -> Self:
        """The case of that file; StoreError where it cannot be used. `case_file` (TOML) is its own knowledge.

        Without one it knows what it was read with: a case keeps the text of the file.
        """
        store = Store.open(path)
        return cls(store, _knowledge(store, case_file))

    @classmethod
    def create(cls, path: Path, case_file: Path | None = None) -> Self:
        """The case of that file, a new one where there is none."""
        store = Store.create(path)
        return cls(store, _knowledge(store, case_file))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._store.close()

    def read(
        self,
        paths: Iterable[Path],
        given: Given | None = None,
        workers: int = 1,
        progress: "Progress | None" = None,
    ) -> Report:
        """Reads what is new or changed among the files and folders, then links and compares where that matters.

        Every batch is one transaction: a killed run loses nothing that was finished. The result does not depend on
        the number of workers.
        """
        from verbale.compose.workers import read_tasks

        report, reading = Report(), reading_digest(self.knowledge)
        with self._store.writing():
            self._store.put_meta("knowledge", self.knowledge.case_words)
            self._store.put_meta("knowledge file", str(self.knowledge.case_file or ""))
            known = self._store.known_sources()

            def unread(source: Source) -> bool:
                same = known.get((source.path, source.row)) == (source.sha256, source.stated, reading)
                report.unchanged += same
                return not same

            tasks = batches(sources(paths, given), unread, reading)
            for result in read_tasks(tasks, self.knowledge, workers):
                for read in result:
                    self._store.keep(read)
                    report.add(read)
                self._store.commit()
                if progress:
                    progress("reading", report.read, 0)
            self._link(report, progress)
        self._forget_view()
        return report

    def link(self, progress: "Progress | None" = None) -> bool:
        """Links and compares anew where anything that it depends on has changed; says whether it did."""
        report = Report()
        with self._store.writing():
            self._link(report, progress)
        self._forget_view()
        return report.linked

    @cached_property
    def dossier(self) -> Dossier:
        """The whole case as it stands, rejected records marked so."""
        return self._store.dossier()

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind."""
        return self.dossier.records(kind)

    def record(self, id: str) -> Record:
        """The record of that id; UsageError with the nearest ids where there is none."""
        return self._store.record(id)

    def search(self, query: str, limit: int = 200) -> Iterator[Hit]:
        """Where words, phrases or beginnings* stand in the texts, the best documents first."""
        return self._store.search(query, limit)

    @property
    def words(self) -> tuple[Word, ...]:
        """What people said, in order; what was undone is left out."""
        return self._store.words()

    def say(self, verb: str, ids: Iterable[str], content: Any = None, author: str | None = None) -> tuple[int, ...]:
        """Puts a person's word on record (`accept`, `reject`, `edit`, `note`, or a verb that a step knows).

        `content` is what the verb says: changed fields for `edit`, the text for `note`. Returns the words' numbers.
        All ids are looked up before anything is written.
        """
        records = [self.record(id) for id in ids]
        if verb == "edit":
            for record in records:
                edited(record, content)
        with self._store.writing():
            numbers = tuple(self._say(verb, record, content, author) for record in records)
        self._forget_view()
        return numbers

    def undo(self, targets: Iterable[str], author: str | None = None) -> tuple[Word, ...]:
        """Takes words back: by a word's number, or the last word about a record's id. Returns those taken back."""
        back = tuple(self._word(target) for target in targets)
        with self._store.writing():
            for word in back:
                self._store.say(Word(0, _now(), author or _author(), "undo", word.about, word.number))
        self._forget_view()
        return back

    def _say(self, verb: str, record: Record, content: Any, author: str | None) -> int:
        paths = {document.id: document.path for document in self.dossier.documents.values()}
        word = Word(0, _now(), author or _author(), verb, record.id, content, anchor_of(record, paths))
        return self._store.say(word)

    def _word(self, target: str) -> Word:
        for word in reversed(self.words):
            if target in (str(word.number), word.now, word.about):
                return word
        raise UsageError(f"there is no word to undo for {target!r}", remedy="`verbale show CASE words` lists them")

    def _link(self, report: Report, progress: "Progress | None") -> None:
        state = self._store.state(linking_digest(self.knowledge))
        if self._store.meta("linked") == state:
            return
        from verbale.compose.linking import link_case

        bench = self._store.bench()
        report.add_failed(link_case(bench, self.knowledge, self._store.words(), progress, strict=False))
        self._store.anchor()
        self._store.put_meta("linked", state)
        report.linked = True

    def _forget_view(self) -> None:
        self.__dict__.pop("dossier", None)


def read_paths(paths: Iterable[Path], case_file: Path | None = None) -> "Memory":
    """Read files and folders into a dossier in memory, linked and compared. Errors go up as they are."""
    from verbale.compose.linking import Memory, link_case
    from verbale.compose.reading import read_prepared

    knowledge = check_case(load_knowledge(case_file))
    memory = Memory(text for source in sources(paths) for text in read_prepared(source.prepare(), knowledge))
    link_case(memory, knowledge)
    return memory


def _knowledge(store: Store, case_file: Path | None) -> Knowledge:
    try:
        if case_file:
            return check_case(load_knowledge(case_file.resolve()))
        return knowledge_of(store.meta("knowledge"), store.meta("knowledge file"))
    except KnowledgeError:
        store.close()
        raise


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _author() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
