"""Workers: reading tasks in this process or in several, the results always in the order of the tasks."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context

from verbale.compose.batches import Task
from verbale.compose.reading import read_sources
from verbale.errors import VerbaleError
from verbale.knowledge.base import Knowledge, knowledge_of
from verbale.model.prepared import SourceRead

AHEAD = 3
"""Tasks a worker that wait beside the one it reads: enough to keep it busy, few enough to hold in memory."""

FEW = 6
"""Tasks that are sooner read here than workers are started (a worker loads the English pipeline: about two seconds)."""

Result = tuple[SourceRead, ...]
"""The sources of one task, read."""

_knowledge: Knowledge | None = None


def read_tasks(tasks: Iterable[Task], knowledge: Knowledge, workers: int) -> Iterator[Result]:
    """What came of every task. More than one worker are fresh processes (`spawn`: threads and locks stay behind)."""
    tasks = iter(tasks)
    first = list(islice(tasks, FEW + 1)) if workers > 1 else []
    if len(first) <= FEW:
        yield from (read_task(task, knowledge) for task in chain(first, tasks))
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (knowledge.case_words, str(knowledge.case_file)))
    try:
        yield from _in_order(pool, chain(first, tasks), workers * (AHEAD + 1))
    except BrokenProcessPool as error:
        raise VerbaleError(
            "a worker was ended from outside, most likely for want of memory",
            remedy="run the command again with fewer workers: what was finished is kept",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def read_task(task: Task, knowledge: Knowledge) -> Result:
    """Every source of a task, read."""
    return tuple(read_sources(task.sources, knowledge, task.reading))


def _in_order(pool: ProcessPoolExecutor, tasks: Iterator[Task], ahead: int) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque(pool.submit(_read, task) for task in islice(tasks, ahead))
    while waiting:
        result = waiting.popleft().result()
        waiting.extend(pool.submit(_read, task) for task in islice(tasks, 1))
        yield result


def _begin(case_words: str, where: str) -> None:
    global _knowledge
    _knowledge = knowledge_of(case_words, where)


def _read(task: Task) -> Result:
    return read_task(task, _knowledge or knowledge_of())
