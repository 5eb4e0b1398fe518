"""What a design could show at all: in how many ways its lot could have dealt, however large a difference is.

Takes a planned or a sealed design, gives words for whoever still can plan more tables. What tables came to
is read in `wargame.cohort`, by the same `SELDOM`.
"""

from collections import Counter
from math import comb, prod
from typing import Final

from wargame.design.dealing import deal
from wargame.design.model import Design
from wargame.words.counting import counted

SELDOM: Final = 0.05
"""So seldom among deals of the labels, a difference is said to be shown."""


MORE: Final = "Plan more tables: six pairs or more, or as many without pairs."


def reach_words(design: Design) -> str:
    """Return that so few tables cannot show what is expected; empty where they can."""
    for pair in dict.fromkeys(design.compared(one) for one in design.hypotheses):
        ways, least = _deals(design, *pair)
        if least > SELDOM * ways:
            dealt = f"“{pair[0]}” and “{pair[1]}” can be dealt in {counted(ways, 'way')} only"
            return f"nothing, of whatever size: {dealt}, too few to tell it from chance."
    return ""


def _deals(design: Design, without: str, treated: str) -> tuple[int, int]:
    """Return in how many ways two treatments can be dealt, and how many differ as much whatever comes."""
    many = Counter((one.stratum, one.treatment) for one in design.tables or deal(design))
    groups = [
        (many[stratum, without], many[stratum, treated])
        for stratum in dict.fromkeys(stratum for stratum, _ in many)
    ]
    both = [pair for pair in groups if all(pair)]
    # With as many tables of either everywhere, the deal turned round is as far out on the other side.
    has_mirror = both and all(one == other for one, other in both)
    return prod(comb(one + other, one) for one, other in both), 2 if has_mirror else 1
