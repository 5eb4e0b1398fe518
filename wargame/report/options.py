"""What can be chosen for a report: the line of play, how far, who may read it, which parts, which paper.

Comes from the command line and from the window; goes to `facts` and `document`. To add a part: its id and
title in `PARTS`, and what makes it in `report.document`.
"""

from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final, Literal, TypeAlias

from wargame.terms import Refused

Paper: TypeAlias = Literal["a4", "us-letter"]
Naming: TypeAlias = Literal["annex", "cover", "none"]

PARTS: Final[dict[str, str]] = {
    "cover": "Cover",
    "summary": "Summary",
    "reading": "How to read this report",
    "graph": "The alignment graph",
    "course": "How it went, turn by turn, in numbers",
    "turns": "The turns",
    "deals": "Deals",
    "talks": "What seats saw, asked and wrote",
    "ledger": "Adjudication ledger",
    "scores": "Scores against objectives",
    "time": "Where the time went",
    "hot-wash": "Hot wash and lessons",
    "plan": "Improvement plan",
    "branches": "Taken back, and other lines of play",
    "names": "Annex: who sat where",
    "events": "Appendix: every event",
}
"""Every part that can be left out, in order, with its title."""

FOLDERS: Final = ("csv", "parquet")
"""Formats of which a folder is made, with a file for each table."""

PAPERS: Final[dict[str, Paper]] = {"a4": "a4", "letter": "us-letter"}
"""Papers by the names that people call them."""

LONGEST_FOREWORD: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The choices for one report."""

    branch: str | None = None
    """The branch; None for the one that is played now."""
    until: int | None = None
    """The last turn that is told; None for all."""
    turn: int | None = None
    """This turn alone, on one page; None for a whole report."""
    naming: Naming = "annex"
    """annex: seats in the text, names in an annex that can be taken off. cover: names everywhere. none: no
    names at all.
    """
    secrets: bool | None = None
    """Whether covert moves, hidden aims and the monitor are told; None: only once Control opened them."""
    without: frozenset[str] = field(default_factory=frozenset)
    """Parts that are left out."""
    paper: Paper = "a4"
    zone: tzinfo | None = None
    """Whose clocks tell days and times; None for those of this computer."""
    letters: bool = False
    """Whether tables have the text of letters, and not only who wrote to whom."""
    foreword: str = ""
    """The facilitator's own words in front of it all."""

    def has(self, part: str) -> bool:
        """Return whether a part is wanted."""
        return part not in self.without


def check_parts(parts: frozenset[str]) -> None:
    """Refuse parts that do not exist.

    Raises
    ------
    Refused
        Naming those that do.
    """
    unknown = sorted(parts - PARTS.keys())
    if unknown:
        raise Refused("no-such-part", unknown=unknown[0], parts=tuple(PARTS))
