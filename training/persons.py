"""Nouns for people, derived from WordNet 3.0: those whose first sense is a person.

apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wordnet
python training/persons.py wordnet/usr/share/wordnet > src/verbale/knowledge/data/person_nouns.tsv
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

PERSON = "18"
"""The number of WordNet's lexicographer file noun.person."""

HEAD = """\
# Nouns for people: what a number of them counts is persons.
# Source: WordNet 3.0 (https://wordnet.princeton.edu), the nouns of one word whose first sense lies in noun.person;
# made by training/persons.py. WordNet 3.0 Copyright 2006 by Princeton University. Its licence: thesaurus.tsv.
# Read by read/figures/things. A row: the noun in the singular. Words used of ships and states are left out.
noun"""

NOT_PEOPLE = """
affiliate ally bearer becquerel begin belligerent boarder body bull buyer carrier case changer character charge
coaster count cracker creditor cruiser cutter debtor degree dike donor double draft drifter driller drive dropper egg
ember exporter face fare feeder figure figurehead fighter flyer freighter grader guarantor gun hand hanger hauler
heavy holder hopper importer interceptor item knot launcher lender lifter lighter liner loader lander mainstay mark
match minute model mole mover mule neighbor neighbour number opener packer page paper part partner party period picket
piece pillar plant plunger plus point pool post poster power principal print prize producer pro provider raider range
rank ratio rep retainer return round rover runner score sealer second seed seller server setter shadow shot side
signatory sinker sleeper slider sponsor spot square stand star starter stock stone subject supplier sweeper table tail
tanker tapper tell tender term tier title total track transmitter transporter trawler trial trim tug type unit
variable vessel visit voice volume vote ward watch weight whale whaler word wrecker yard
"""
"""Nouns whose first sense is a person and that count ships, states or things in what is read."""


def offsets(folder: Path) -> set[str]:
    """The synsets of noun.person, but for those that are one person's name."""
    lines = (folder / "data.noun").read_text(encoding="utf-8").splitlines()
    common = [line.split(" ", 2) for line in lines if not line.startswith(" ") and " @i " not in line]
    return {offset for offset, kind, _ in common if kind == PERSON}


def nouns(folder: Path) -> Iterator[str]:
    """Nouns of one plain word whose first sense is a person."""
    people, others = offsets(folder), set(NOT_PEOPLE.split())
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if line.startswith(" ") or not re.fullmatch(r"[a-z]{3,}", fields[0]):
            continue
        first = fields[-int(fields[2])]
        if first in people and fields[0] not in others:
            yield fields[0]


if __name__ == "__main__":
    print(HEAD)
    print("\n".join(nouns(Path(sys.argv[1]))))
