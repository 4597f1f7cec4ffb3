"""Score the readers on the hand-made gold: read the seeds, export, run the scorer.

    python eval/gate.py [--kind date ...] [--errors 20] [--json OUT]   the scorer's table
    python eval/gate.py --seeds 000 001 003                            the same over some of the seeds: those with gold
    python eval/gate.py --set dev                                      the same over an invented exchange
    python eval/gate.py --floors                                       every pinned figure against its floor
    python eval/gate.py --raise                                        the same, and floors go up to what was reached

Floors lie in `floors.json` with the hash of the data they were measured on; they only ever rise. Where the data are
absent the gate says so and passes: it has nothing to judge.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale.case import read_paths
from verbale.export.rows import jsonl, kinds_named

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).parent / "floors.json"
INVENTED = Path(__file__).parent / "invented"
SETS = {  # name: (texts, gold)
    "seeds": (SHARED / "seeds", SHARED / "gold/seeds"),
    "dev": (INVENTED / "dev/texts", INVENTED / "dev/gold"),
    "held": (INVENTED / "held/texts", INVENTED / "held/gold"),
    "late": (INVENTED / "late/texts", INVENTED / "late/gold"),
    "pieces": (INVENTED / "pieces/texts", INVENTED / "pieces/gold"),
    "last": (INVENTED / "last/texts", INVENTED / "last/gold"),
}


def export(out: Path, texts: Path, names: list[str]) -> None:
    """The texts whose names begin so (all, where none is named), read and written as JSON Lines."""
    paths = sorted(texts.glob("*.txt"))
    shelf = read_paths([path for path in paths if not names or path.name.startswith(tuple(names))])
    with out.open("wb") as file:
        file.writelines(jsonl(shelf, kinds_named(())))


def score(*options: str, of: str = "seeds", names: list[str] | None = None, quiet: bool = False) -> int:
    """Export and score one of SETS; the scorer's exit code."""
    texts, gold = SETS[of]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "case.jsonl"
        export(out, texts, names or [])
        command = [sys.executable, str(SHARED / "eval/records/score.py"), "--gold", str(gold)]
        command += ["--texts", str(texts), "--export", str(out), *options]
        return subprocess.run(command, check=False, stdout=subprocess.DEVNULL if quiet else None).returncode


def gold_figures(of: str, names: list[str]) -> dict[str, float]:
    """Every figure of the scorer's table: `kind/row/f1` or `kind/row/share`, and the share of true spans."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "score.json"
        if score("--json", str(out), of=of, names=names, quiet=True):
            raise SystemExit("the scorer failed")
        table = json.loads(out.read_text(encoding="utf-8"))
    figures = {"spans/true": 1.0 - table["spans"]["violations"] / max(1, table["spans"]["spans"])}
    for kind, rows in table["overall"].items():
        for row, cells in rows.items():
            for name in ("f1", "share"):
                if isinstance(cells, dict) and cells.get(name) is not None:
                    figures[f"{kind}/{row}/{name}"] = cells[name]
    return figures


def printed_figure(command: str, pattern: str) -> float:
    """The figure that a script of this folder prints where `pattern` has its group."""
    done = subprocess.run([sys.executable, *command.split()], cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.search(pattern, done.stdout)
    if not found:
        raise SystemExit(f"{command} printed no figure:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return float(found[1])


def data_hash(paths: list[str]) -> str:
    """One hash over the data files (folders whole, in order of name)."""
    whole = hashlib.sha256()
    for path in paths:
        whole_path = (INVENTED if path.startswith(tuple(SETS)[1:]) else SHARED) / path
        files = sorted(whole_path.rglob("*")) if whole_path.is_dir() else [whole_path]
        for file in files:
            if file.is_file():
                whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]


def figures(sets: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, float]]:
    """Each pinned figure: its set, its name, what was reached now."""
    for pinned in sets:
        if data_hash(pinned["data"]) != pinned["hash"]:
            raise SystemExit(f"the data behind {pinned['name']} have changed: measure anew and pin the floors by hand")
        reached = gold_figures(pinned.get("set", "seeds"), pinned["seeds"]) if "seeds" in pinned else {}
        for name, floor in pinned["floors"].items():
            value = reached.get(name, 0.0) if reached else printed_figure(floor["command"], floor["pattern"])
            yield pinned, name, value


def gate(lift: bool) -> int:
    """Print every figure beside its floor; 1 where one lies below it."""
    if not SHARED.exists():
        print("../shared is absent: the gate has no gold to judge by")
        return 0
    sets = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = 0
    print(f"{'figure':52} {'floor':>9} {'now':>9}")
    for pinned, name, value in figures(sets):
        entry = pinned["floors"][name]
        floor = entry["floor"] if isinstance(entry, dict) else entry
        fallen += value < floor - 1e-9
        print(f"{name:52} {floor:9.3f} {value:9.3f}{'   BELOW' if value < floor - 1e-9 else ''}")
        if lift and value > floor:
            rounded = int(value * 1000) / 1000
            if isinstance(entry, dict):
                entry["floor"] = rounded
            else:
                pinned["floors"][name] = rounded
    if lift:
        FLOORS.write_text(json.dumps(sets, indent=1) + "\n", encoding="utf-8")
    print(f"{fallen} below their floor" if fallen else "every figure holds its floor")
    return int(fallen > 0)


def main() -> int:
    """Exit code: the scorer's, or 1 where a floor is broken."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--kind", nargs="*", default=[])
    args.add_argument("--seeds", nargs="*", default=[])
    args.add_argument("--set", dest="of", choices=SETS, default="seeds")
    args.add_argument("--errors", default="0")
    args.add_argument("--json")
    args.add_argument("--floors", action="store_true")
    args.add_argument("--raise", dest="lift", action="store_true")
    given = args.parse_args()
    if given.floors or given.lift:
        return gate(given.lift)
    options = ["--errors", given.errors, *(["--kind", *given.kind] if given.kind else [])]
    return score(*options, *(["--json", given.json] if given.json else []), of=given.of, names=given.seeds)


if __name__ == "__main__":
    sys.exit(main())
