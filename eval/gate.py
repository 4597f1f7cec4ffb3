"""Score the readers on the hand-made gold: read the seeds, export, run the scorer.

python eval/gate.py [--kind date ...] [--errors 20]
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from verbale.case import read_paths
from verbale.export.rows import jsonl, kinds_named

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def export(out: Path) -> None:
    """The five seeds, read and written as JSON Lines."""
    shelf = read_paths(sorted((SHARED / "seeds").glob("*.txt")))
    with out.open("wb") as file:
        file.writelines(jsonl(shelf, kinds_named(())))


def main() -> int:
    """Exit code of the scorer."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--kind", nargs="*", default=[])
    args.add_argument("--errors", default="0")
    args.add_argument("--json")
    given = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "case.jsonl"
        export(out)
        command = [
            sys.executable,
            str(SHARED / "eval/records/score.py"),
            "--gold",
            str(SHARED / "gold/seeds"),
        ]
        command += ["--texts", str(SHARED / "seeds"), "--export", str(out), "--errors", given.errors]
        command += [arg for kind in given.kind for arg in ("--kind", kind)]
        command += ["--json", given.json] if given.json else []
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
