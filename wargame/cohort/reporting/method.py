"""How the numbers of a report of a series were made, and how far they can be trusted.

Takes facts, gives blocks. The same is told at length in docs/cohort.md.
"""

from typing import Final

from wargame.cohort.reporting.facts import SeriesFacts
from wargame.cohort.shares import REPLAYS
from wargame.report.blocks import Block, Pairs, Paragraph, SourcedText
from wargame.words.counting import counted, listed

SHARES: Final = "Counts with Wilson's interval of 95 in 100. Under four tables there are only counts."
TIMES: Final = (
    "A game that ended early keeps its last numbers for what is compared at the end. When it was decided "
    "is how much of the spread of the index at the end the index after each turn explains."
)
MAP: Final = (
    "Two tables lie as far apart as their ties differ on average, over turns and over the ties that moved "
    "anywhere. The map is the best flat picture of those distances; its fidelity says how well it follows "
    "them."
)
TEST: Final = (
    "The labels are dealt anew, only inside the strata in which they were dealt, and the difference is "
    "reckoned each time. How many deals differ by as much as the one that was played says what chance "
    "alone does; the one that was played counts, so there is never a nought. The interval holds all "
    "differences that this test does not refuse."
)
NAMED: Final = (
    "What was named before play is read by itself. Everything else that was looked at is held against the "
    "largest of all of it in each deal: whoever looks at a hundred numbers finds five by chance."
)
NULL: Final = (
    "“Not shown” is not the same as none. Beside it stands the difference that so many tables would have "
    "found four times in five, which is 2.8 standard errors."
)
CAUSE: Final = (
    "A label shows what goes with it. That it is the cause can only be said where labels were dealt by lot."
)
LUCK: Final = (
    "Each table is played again {replays} times with its moves held and all dice new; a move that is not "
    "open then is a pass. What seats would have done after other dice is not in it. Draws are what the "
    "means of hidden draws differ by beyond what tables of one draw differ by anyway. Shares are rough "
    "where tables are few."
)
MODEL: Final = (
    "A scenario is somebody's picture of the world, in numbers that somebody chose. A series says what "
    "players and dice make of that picture, and nothing of how likely anything is outside the room."
)


def method(facts: SeriesFacts) -> tuple[Block, ...]:
    """Return how everything was reckoned."""
    rows = [("Shares", SHARES), ("By turn", TIMES), ("Map", MAP)]
    if facts.found.trial is not None:
        rows += [("Test", TEST), ("Named before", NAMED), ("Not shown", NULL), ("Cause", CAUSE)]
    if facts.luck is not None:
        rows.append(("Luck", LUCK.format(replays=REPLAYS)))
    if bots := _bots(facts):
        rows.append(("Bots", bots))
    rows.append(("Versions", _hashes(facts)))
    return (
        Paragraph(line=SourcedText(MODEL), style="care"),
        Pairs(rows=tuple((term, (SourcedText(said),)) for term, said in rows)),
    )


def _bots(facts: SeriesFacts) -> str:
    played = [of for version in facts.found.versions for of in version.bots]
    if not played:
        return ""
    games = f"{played[0].games:,}"
    policies = listed(dict.fromkeys(of.policy for of in played))
    versions = counted(len({version.hash for version in facts.found.versions if version.bots}), "version")
    return (
        f"{games} games of each of {versions} by {policies} bots. Greedy bots take what pays most at once, "
        "random ones take anything; neither says what people do."
    )


def _hashes(facts: SeriesFacts) -> str:
    said = [f"{one.name} {one.hash[:16]}" for one in facts.found.versions]
    return f"The first signs of the hash of each scenario: {', '.join(said)}."
