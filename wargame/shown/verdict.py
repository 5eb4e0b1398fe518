"""What was ruled: the ruling in the record as it holds now, with dice, changes, and how it came about."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from wargame.game.events import MoveRuled, RulingOverridden
from wargame.game.state import GameState
from wargame.journal.rows import Entry
from wargame.session.narration import Narrator
from wargame.shown.rulings import ChangeRow, change_rows, sum_on_table, without_purses
from wargame.shown.throw import Fall, fall_of
from wargame.terms import Outcome
from wargame.words.labels import OUTCOME_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRuling:
    """A ruling in the record, as it holds now."""

    ruled: MoveRuled
    """With the outcome and changes of an override, if there was one."""
    event: int
    """The number of the event that last changed it."""
    before: int
    """The number of the event before the ruling; 0 for the opening."""
    overridden: RulingOverridden | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What was ruled, for the facilitator."""

    outcome: Outcome
    fall: Fall
    how: str
    """How it came about: thrown, typed, named, put in another's place."""
    changes: tuple[ChangeRow, ...]
    exposure: str
    """Whether a covert move came to light, and by which throw; empty for any other."""


def find_ruling(entries: Sequence[Entry], number: int | None = None) -> RecordedRuling | None:
    """Return the ruling on a move (the last one made if None) in a line of play; None if there is none."""
    found: RecordedRuling | None = None
    for entry in entries:
        event = entry.event
        if isinstance(event, MoveRuled) and number in (None, event.number):
            found = RecordedRuling(ruled=event, event=entry.number, before=entry.parent)
        elif isinstance(event, RulingOverridden) and found and event.number == found.ruled.number:
            holds = replace(found.ruled, outcome=event.after, changes=event.changes, exposure=event.exposure)
            found = RecordedRuling(ruled=holds, event=entry.number, before=found.before, overridden=event)
    return found


def verdict_view(narrator: Narrator, found: RecordedRuling, before: GameState) -> VerdictView:
    """Return what was ruled; `before` is the state in which it was ruled, for the sum."""
    ruled = found.ruled
    extra = ruled.exposure.changes if ruled.exposure else ()
    seen = without_purses(before, (*ruled.changes, *extra))
    stood = sum_on_table(before, narrator, ruled.number, ruled.reckoning)
    return VerdictView(
        outcome=ruled.outcome,
        fall=fall_of(before.compiled, narrator, found.event, ruled, stood, seen, found.overridden),
        how=_how(ruled),
        changes=change_rows(narrator, seen),
        exposure=_exposure(ruled),
    )


def _exposure(ruled: MoveRuled) -> str:
    test = ruled.exposure
    if test is None:
        return ""
    seen = "it comes to light" if test.exposed else "it stays unseen"
    reached = sum(test.throw.dice) + test.scrutiny + test.failed
    return f"Exposure: {reached} against {test.threshold}, {seen}."


def _how(ruled: MoveRuled) -> str:
    if ruled.throw is None:
        return "Named by the facilitator."
    # Its number stands in the log: in the room a gap would tell of a throw behind the scenes.
    said = "Typed from the table." if ruled.throw.by_hand else "Thrown by the app."
    if ruled.rolled is not None and ruled.rolled != ruled.outcome:
        said += f" The throw gave “{OUTCOME_WORDS[ruled.rolled]}”; the facilitator put another in its place."
    return said
