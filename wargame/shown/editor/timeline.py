"""Events as the editor's timeline has them: turns as columns, a lane for each way in which an event comes.

Read item by item from the plain data of a document. `moved_to` is the one edit for every way to bring an
event somewhere else: by dragging, by keys, by the field in its form. What an event says is never lost by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Batch, Edit, Remove, Set
from wargame.shown.editor.cards import marks_of
from wargame.shown.editor.fared import UNPLAYED, EventFared, Fared
from wargame.shown.editor.language import read_out
from wargame.shown.editor.sections import Item, Path, items_in, section, text_of
from wargame.shown.editor.things import choice_words
from wargame.terms import signed
from wargame.words.counting import counted, listed

Lane = Literal["scheduled", "conditional", "facilitator"]

_COMES: Final[tuple[Lane, ...]] = ("scheduled", "conditional", "facilitator")
LANES: Final[Mapping[Lane, str]] = {lane: choice_words(lane) for lane in _COMES}
"""The ways in which an event comes, from above."""
EACH_TURN: Final = "Each turn"
MOST_TURNS: Final = 60
"""Columns, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventBox:
    """One event, or one rule of each turn."""

    path: Path
    title: str
    lane: Lane | None
    """None for a rule of each turn."""
    turn: int | None
    says: str
    """When it comes, where that is not its turn."""
    changes: str
    """What it changes, in short."""
    fared: EventFared | None = None
    """How often it comes when bots play; None before they did, and for what comes by hand."""

    @property
    def often(self) -> str:
        """How often it comes, where that is in question: `3% of games`."""
        return "" if self.fared is None or self.fared.share == 1 else self.fared.words

    @property
    def words(self) -> str:
        """Return all of it in a sentence."""
        at = f"turn {self.turn}" if self.turn is not None else ""
        lane = LANES[self.lane] if self.lane is not None else EACH_TURN
        often = "" if self.fared is None else f"in {self.fared.spoken}"
        return ", ".join(
            part for part in (self.title, lane.lower(), at, self.says, self.changes, often) if part
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All events by turn and lane."""

    turns: tuple[tuple[int, str], ...]
    """Each turn's number and name."""
    boxes: tuple[EventBox, ...]
    """In the order of the file, the rules of each turn after the events."""

    def of(self, lane: Lane | None, turn: int | None = None) -> tuple[EventBox, ...]:
        """Return the boxes of a lane, or of one turn of it."""
        return tuple(one for one in self.boxes if one.lane == lane and turn in (None, one.turn))

    def heading(self, lane: Lane | None) -> tuple[str, str]:
        """Return what a lane is called, and how much is in it."""
        if lane is None:
            return EACH_TURN, counted(len(self.of(None)), "rule")
        return LANES[lane], counted(len(self.of(lane)), "event")


def timeline_of(document: Document, fared: Fared = UNPLAYED) -> Timeline:
    """Return the timeline of a document, and how often everything on it comes when bots play."""
    events = tuple(
        _event(document, item, fared.events.get(item.id)) for item in items_in(document, section("events"))
    )
    rules = tuple(
        _rule(document, item, fared.rules.get(item.id)) for item in items_in(document, section("each-turn"))
    )
    calendar = document.data.get("calendar") if isinstance(document.data, dict) else None
    found = calendar if isinstance(calendar, dict) else {}
    count = found.get("turns")
    last = max([count if isinstance(count, int) else 1, *(one.turn or 1 for one in events)])
    labels = found.get("labels")
    names = labels if isinstance(labels, list) else []
    turns = tuple(
        (turn, str(names[turn - 1]) if turn <= len(names) else "")
        for turn in range(1, min(last, MOST_TURNS) + 1)
    )
    return Timeline(turns=turns, boxes=(*events, *rules))


def _lane(data: Mapping[str, Any]) -> Lane:
    kind = data.get("kind")
    return cast("Lane", kind) if kind in LANES else "facilitator"


def _event(document: Document, item: Item, fared: EventFared | None) -> EventBox:
    lane = _lane(item.data)
    turn = item.data.get("turn")
    chance = item.data.get("chance")
    says = [_condition(document, item.data)] if lane == "conditional" else []
    says += [f"{chance}%"] if isinstance(chance, int) else []
    return EventBox(
        path=item.path,
        title=item.title,
        lane=lane,
        turn=turn if lane == "scheduled" and isinstance(turn, int) and 0 < turn <= MOST_TURNS else None,
        says=", ".join(part for part in says if part),
        changes=_changes(document, item.data),
        fared=fared if lane != "facilitator" else None,
    )


def _rule(document: Document, item: Item, fared: EventFared | None) -> EventBox:
    says, changes = _condition(document, item.data), _changes(document, item.data)
    return EventBox(
        path=item.path, title=item.title, lane=None, turn=None, says=says, changes=changes, fared=fared
    )


def _condition(document: Document, data: Mapping[str, Any]) -> str:
    when = text_of(data, "when")
    return read_out(document, "condition", when) or when


def _changes(document: Document, data: Mapping[str, Any]) -> str:
    marks = marks_of(document, text_of(data, "effects"))
    said = [f"{one.label} {f'= {one.value}' if one.sets else signed(one.value)}" for one in marks]
    answers = data.get("answers")
    if isinstance(answers, list) and answers:
        said.append(counted(len(answers), "answer"))
    return ", ".join(said)


def moved_to(
    document: Document, path: Path, lane: Lane, turn: int | None = None
) -> tuple[Edit, str, str] | None:
    """Return the edit that brings an event to a lane, its words, and what else had to give way.

    In the lane of turns it gets `turn`, or the one it had, or the first. Among the conditional ones it comes
    from its turn on until somebody says more. A condition or a likelihood that the new lane cannot have is
    taken out, and is told. None if it is there already.
    """
    data = document.value(path)
    old, title = data.get("kind"), text_of(data, "title") or text_of(data, "id")
    edits: list[Edit] = [] if old == lane else [Set((*path, "kind"), lane)]
    lost = []
    if lane == "scheduled":
        now = turn or _whole(data.get("turn")) or 1
        if data.get("turn") != now:
            edits.append(Set((*path, "turn"), now))
    elif "turn" in data:
        edits.append(Remove((*path, "turn")))
    if lane == "conditional":
        if not text_of(data, "when"):
            edits.append(Set((*path, "when"), f"turn >= {_whole(data.get('turn')) or turn or 1}"))
    elif data.get("when"):
        edits.append(Remove((*path, "when")))
        lost.append("its condition")
    if lane == "facilitator" and "chance" in data:
        edits.append(Remove((*path, "chance")))
        lost.append("its likelihood")
    if not edits:
        return None
    where = f"turn {now}" if lane == "scheduled" else LANES[lane].lower()
    words = f"{title}: {where}"
    told = f"“{title}” left {listed(lost)} behind; undo brings it back." if lost else ""
    return (edits[0] if len(edits) == 1 else Batch(tuple(edits), name=words)), words, told


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
