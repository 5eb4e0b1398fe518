"""A session that is damaged: what was found, how far it is whole, what can be done.

Fed with what `journal.verify` found, what `journal.rescue` would save and the latest automatic copy; the page
shows it and does what is chosen.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from wargame.shown.library import when
from wargame.shown.next_step import phase_within
from wargame.times import at_second, clock
from wargame.words.counting import counted, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wargame.journal.rescue import Remains, Rescued
    from wargame.journal.verify import Findings
    from wargame.words.sentences import Sentence

MOST_SHOWN: Final = 40
"""Findings that are listed."""
TURNS_BEFORE: Final = 5
TURNS_AFTER: Final = 3
"""Turns on the line before and after the one that fails."""

Way: TypeAlias = Literal["rescue", "copy", "look"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestCopy:
    """The latest automatic copy that is whole."""

    at: float
    """When it was made, in seconds since 1970."""
    turn: int
    turns: int
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """Something that can be done."""

    way: Way
    title: str
    text: str
    button: str
    """What the primary button says while it is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageWords:
    """What the page of a damaged session says."""

    title: str
    text: str
    details: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    """The line of turns; empty where how far it is whole is no question of turns."""
    fails: int = 0
    """The stop at which it breaks off."""
    ways: tuple[WayOut, ...] = ()
    """What can be done, what is best first."""


def damage_words(
    name: str,
    findings: "Findings | None",
    *,
    reason: "Sentence | None" = None,
    remains: "Remains | None" = None,
    copy: LatestCopy | None = None,
    now: float = 0.0,
) -> DamageWords:
    """Return the words for what `verify` found; without findings, for a file that cannot be read at all.

    `remains` is what could be saved, None if nothing; `reason` tells why a file cannot be read, or why
    nothing can be saved.
    """
    if findings is not None and findings.is_sound:
        return DamageWords(
            title="This session is whole",
            text=f"{counted(findings.events, 'event')} and {counted(findings.throws, 'throw')} were checked: "
            f"nothing is missing, and all of it fits together.{_seal_words(findings)}",
            details=shortened(findings.told[1:]),
        )
    ways = _ways(remains, copy, now)
    before, after = _stops(remains) if remains else ((), ())
    if findings is None:
        return DamageWords(
            title="This file cannot be read", text=reason.without_commands() if reason else "", ways=ways
        )
    said = [_how_far(name, findings, remains), "The file itself was not touched."]
    if remains is None and reason:
        said.append(reason.without_commands())
    return DamageWords(
        title="This session file is damaged",
        text=" ".join(said),
        details=shortened(findings.told[1:]),
        stops=(*before, *after),
        fails=len(before),
        ways=ways,
    )


def _seal_words(findings: "Findings") -> str:
    if not findings.seal:
        return ""
    return f" Seal: {findings.seal}. Compare it with what was written down at the table."


def shortened(told: "Sequence[Sentence]") -> tuple[str, ...]:
    """Return the first findings, and how many more there are."""
    more = len(told) - MOST_SHOWN
    shown = tuple(one.without_commands() for one in told[:MOST_SHOWN])
    return (*shown, f"And {more:,} more.") if more > 0 else shown


def rescued_words(rescued: "Rescued") -> str:
    """Return what was saved into a new file."""
    verb = plural(rescued.events, "was", "were")
    said = [f"{counted(rescued.events, 'event')} {verb} saved into a new file, which is open now."]
    if rescued.scenario_from:
        said.append(f"The scenario in it was lost; the same one was found in {rescued.scenario_from}.")
    return " ".join([*said, *(one.without_commands() for one in rescued.lost)])


def _how_far(name: str, findings: "Findings", remains: "Remains | None") -> str:
    first = findings.first_event
    if first is None:
        return f"{name} does not hold what was written into it."
    if first <= 1:
        return f"{name} fails from its first event on."
    place = f", in {_place(remains)}" if remains else ""
    return f"{name} is whole up to event {first - 1:,}{place}; event {first:,} fails."


def _place(remains: "Remains") -> str:
    """Return where the last event that can be saved stands: `turn 3, sealed planning`."""
    state = remains.state
    if not remains.state.turn:
        return "the preparation"
    if state.affairs.ended:
        return f"turn {state.turn}, after the end of the game"
    return f"turn {state.turn}, {phase_within(state, state.phase)}"


def _stops(remains: "Remains") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the turns before the one in which the record fails, and the turns from there on."""
    if remains.events == remains.recorded:
        return (), ()
    turn, turns = remains.state.turn, remains.state.last_turn
    first = max(1, turn - TURNS_BEFORE)
    last = min(turns, turn + TURNS_AFTER)
    place = _place(remains)
    after = [str(number) for number in range(turn + 1, last + 1)]
    if last < turns:
        after[-1] = f"to {turns}"
    before = ("Start", *(str(number) for number in range(first, turn)))
    return before, (place[0].upper() + place[1:], *after)


def _ways(remains: "Remains | None", copy: LatestCopy | None, now: float) -> tuple[WayOut, ...]:
    """Return what can be done; a copy comes first where it holds at least what could be saved."""
    ways = []
    if remains is not None:
        ways.append(
            WayOut(
                way="rescue",
                title=f"Rescue up to {_place(remains)}",
                text=f"{remains.events:,} of {counted(remains.recorded, 'event')}, with names and notes, go "
                f"into a new file, which is then opened.{_scenario_words(remains)}",
                button="Rescue a copy",
            )
        )
    if copy is not None:
        holds_more = remains is None or copy.events >= remains.events
        ways.insert(
            0 if holds_more else 1,
            WayOut(
                way="copy",
                title=f"Use the automatic copy from {_made(copy, now)}",
                text=f"It {_standing(copy)}, with {counted(copy.events, 'event')}, and becomes a "
                "new session, which is then opened.",
                button="Use the copy",
            ),
        )
    if remains is not None:
        ways.append(
            WayOut(
                way="look",
                title="Look at what is left",
                text="What can be rescued, for reading only. No file is made, and nothing can be changed.",
                button="Look at what is left",
            )
        )
    return tuple(ways)


def _scenario_words(remains: "Remains") -> str:
    if not remains.scenario_from:
        return ""
    return (
        f" The scenario in this file is lost; the same one is in {remains.scenario_from} and goes with them."
    )


def _standing(copy: LatestCopy) -> str:
    return f"stands in turn {copy.turn} of {copy.turns}" if copy.turn else "was made before the first turn"


def _made(copy: LatestCopy, now: float) -> str:
    said, at = when(copy.at, now), at_second(copy.at)
    return said if ":" in said or at is None else f"{said}, {clock(at)}"
