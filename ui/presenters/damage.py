"""A session that is damaged: what was found, how far it is whole, what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.presenters.library import counted

if TYPE_CHECKING:
    from wargame.journal.verify import Findings

MOST_SHOWN: Final = 40
"""Findings that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageWords:
    """What the page of a damaged session says."""

    title: str
    text: str
    details: tuple[str, ...]
    can_rescue: bool


def damage_words(name: str, findings: "Findings | None", reason: str = "") -> DamageWords:
    """Return the words for what `verify` found; without findings, for a file that cannot be read at all."""
    if findings is None:
        return DamageWords(title="This file cannot be read", text=reason, details=(), can_rescue=False)
    if findings.is_sound:
        return DamageWords(
            title="This session is whole",
            text=f"{counted(findings.events, 'event')} and {counted(findings.throws, 'throw')} were checked: "
            "nothing was changed and nothing is missing.",
            details=(),
            can_rescue=False,
        )
    return DamageWords(
        title="This session file is damaged",
        text=f"{_how_far(name, findings)} The file itself was not touched.",
        details=shortened(findings.words[1:]),
        can_rescue=True,
    )


def shortened(words: Sequence[str]) -> tuple[str, ...]:
    """Return the first findings, and how many more there are."""
    more = len(words) - MOST_SHOWN
    shown = tuple(_without_commands(one) for one in words[:MOST_SHOWN])
    return (*shown, f"And {more:,} more.") if more > 0 else shown


def _how_far(name: str, findings: "Findings") -> str:
    first = findings.first_event
    if first is None:
        return f"{name} does not hold what was written into it."
    if first <= 1:
        return f"{name} fails from its first event on."
    return f"{name} is whole up to event {first - 1:,}; event {first:,} fails."


def _without_commands(words: str) -> str:
    return ". ".join(one for one in words.split(". ") if "`" not in one).rstrip(".") + "."


def rescued_words(events: int, lost: Sequence[str]) -> str:
    """Return what was saved into a new file."""
    verb = "was" if events == 1 else "were"
    said = f"{counted(events, 'event')} {verb} saved into a new file, which is open now."
    return " ".join([said, *(_without_commands(one) for one in lost)])
