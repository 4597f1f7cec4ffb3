"""Reading loads nothing of spaCy's command line, and whoever asks for it later gets the real one."""

import subprocess
import sys


def test_reading_loads_no_command_line_of_spacy_and_takes_none_away() -> None:
    script = (
        "import sys, verbale.compose.reading as reading, spacy\n"
        "assert not [name for name in sys.modules if name.startswith(('spacy.cli', 'weasel', 'typer'))]\n"
        "import spacy.cli\n"
        "assert callable(spacy.cli.info) and spacy.cli.download\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
