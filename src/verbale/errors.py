"""One tree of errors. Each says what went wrong, where (`document:offset` or a path) and what to do about it.

Exit codes are part of the contract (docs/exit-codes.md): 0 done, 1 a fault of verbale itself, 2 the command
line is wrong, 3 some input could not be read (everything else was), 4 the case or archive file cannot be used,
5 a data file of the user's is wrong, 6 `check` found a quotation that is not carried word for word, 7 what was
asked for could not be written.
"""

FAULT = "a fault of verbale: please report it with this line and the document"
"""The remedy of what is nobody's fault but ours."""


class VerbaleError(Exception):
    """The root: `what` happened, `where`, and the `remedy`, each one line of plain words."""

    exit_code = 1

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f" ({self.remedy})" if self.remedy else "")


class UsageError(VerbaleError):
    """The command line asks for something that does not exist or does not go together."""

    exit_code = 2


class InputError(VerbaleError):
    """A file or stream that cannot be read as a document."""

    exit_code = 3


class StoreError(VerbaleError):
    """A case or archive file that is damaged, locked, newer than this program, or on a full disk."""

    exit_code = 4


class OutputError(VerbaleError):
    """A file that was asked for cannot be written: its folder is not there, the disk is full, it may not be."""

    exit_code = 7


class KnowledgeError(VerbaleError):
    """A data file (the product's or the case's own) with a wrong column, date or reference."""

    exit_code = 5
