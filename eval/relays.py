"""Count the roots of the invented relay chains of `eval/relays/chains.toml` and compare with what is expected.

python eval/relays.py
"""

import sys
import tomllib
from pathlib import Path

from verbale.link.relays import Sources, independent
from verbale.link.reports import chain, source_key

CHAINS = Path(__file__).parent / "relays" / "chains.toml"


def roots(tellings: list[list[str]]) -> frozenset[str]:
    """The independent sources behind one claim as several texts tell it."""
    sources = Sources()
    for voice, sentence in tellings:
        nearer = [source_key(voice)]
        for step in chain(sentence):
            behind = [source_key(source.name) for source in step]
            for reporter in nearer:
                for reported in behind:
                    sources.add(reporter, reported)
            nearer = behind
    return independent((source_key(voice) for voice, _ in tellings), sources)


def main() -> int:
    """1 where fewer than nine of ten are right."""
    sets = tomllib.loads(CHAINS.read_text(encoding="utf-8"))["set"]
    wrong = [(one, found) for one in sets if len(found := roots(one["tellings"])) != one["roots"]]
    for one, found in wrong:
        print(f"expected {one['roots']}, found {len(found)} ({', '.join(sorted(found))}): {one['tellings']}")
    print(f"roots right: {len(sets) - len(wrong)} of {len(sets)} ({1 - len(wrong) / len(sets):.3f})")
    return int(len(wrong) > 0.1 * len(sets))


if __name__ == "__main__":
    sys.exit(main())
