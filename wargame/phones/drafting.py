"""Which part of a draft a phone may write over, so that no later text gives way to an older one.

A seat may have two phones and a hand behind the curtain, and a radio that was dead brings old words late.
Each part of a draft (`shown.phone.plan.marks_of`) has a mark of what lies there. A phone says which mark it
saw last; where another lies there now, somebody else has written since, and the phone is told instead of
heard. Boxes of one phone can overtake each other, too: they are told apart by their numbers. Asked by
`commands` for every draft. What is known here is forgotten with the program: a page that still has what it
sent sends it again.
"""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct

Verdict: TypeAlias = Literal["take", "old", "elsewhere"]

LATEST_WINS: Final = frozenset({"moves", "free", "begun", "views"})
"""Parts that are chosen more than written: they are as whoever changed them last left them."""


DRAFTS: Final = ("draft", "jot")
"""Commands that keep what is being typed."""


class Sent(Struct, frozen=True):
    """Where a command came from."""

    phone: str = ""
    """The channel; empty for none."""
    number: int = 0
    """Of the box, counted by the phone."""


class _Written(Struct, frozen=True):
    """Who wrote a part last, and what lay there then."""

    sent: Sent
    mark: str


class Writers:
    """Who wrote each part of each place's draft last."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], _Written] = {}

    def verdict(self, place: str, part: str, lies: str, seen: str | None, sent: Sent) -> Verdict:
        """Return what becomes of a part that came.

        Parameters
        ----------
        place, part : str
            What is written.
        lies : str
            The mark of what lies there now; empty for nothing.
        seen : str | None
            The mark that the phone saw last; None if it says nothing of it.
        sent : Sent
            Where it came from.
        """
        last = self._last.get((place, part))
        is_own = last is not None and last.sent.phone == sent.phone
        if is_own and last is not None and sent.number < last.sent.number:
            return "old"
        if not lies or seen is None or seen == lies or part in LATEST_WINS:
            return "take"
        return "take" if is_own and last is not None and last.mark == lies else "elsewhere"

    def wrote(self, place: str, parts: Mapping[str, str], sent: Sent) -> None:
        """Remember that a phone has written parts, which have these marks now."""
        for part, mark in parts.items():
            self._last[place, part] = _Written(sent, mark)
