"""spaCy without its command line, which takes a quarter of a second to load and is of no use to reading.

To be imported before anything of spaCy. Whoever asks for `spacy.cli` later gets the real one.
"""

import sys
from types import ModuleType

CLI = "spacy.cli"
"""The module that is not loaded."""


def _import_spacy() -> None:
    """`spacy/__init__.py` asks its command line for one function, `info`, which it only hands on."""
    command_line, asked = ModuleType(CLI), ModuleType(f"{CLI}.info")
    vars(command_line)["__path__"], vars(asked)["info"] = [], None
    sys.modules |= {CLI: command_line, f"{CLI}.info": asked}
    try:
        import spacy  # noqa: F401
    finally:
        for name in (CLI, f"{CLI}.info"):
            del sys.modules[name]
        vars(sys.modules.get("spacy", command_line)).pop("cli", None)


if "spacy" not in sys.modules:
    _import_spacy()
