"""Say whether the shipped weights are those that this recipe makes: `python training/check.py`; exit code 1 if not."""

import json
import sys

from recipe import MODEL, data_prints, recipe_print, weights_print


def differences() -> list[str]:
    """What differs between the shipped pipeline's papers and what lies here; [] where all is as it was made."""
    made = json.loads((MODEL / "meta.json").read_text(encoding="utf-8")).get("verbale", {})
    found = []
    if made.get("weights") != weights_print():
        found.append("the weights are not those that were laid down by training/assemble.py")
    if made.get("recipe") != recipe_print():
        found.append("the recipe has changed since the weights were made: run `make model`")
    for name, fingerprint in data_prints().items():
        if made.get("data", {}).get(name) != fingerprint:
            found.append(f"the treebank file {name} is not the one the weights were made from")
    return found


def main() -> int:
    """Print what differs."""
    found = differences()
    print("\n".join(found) if found else "the shipped weights are the recipe's")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
