"""A shipped demo with a made-up word in every text, to find again wherever somebody can look.

`planted` gives scenario and script with the words in; `Walk` plays the script line by line;
`words_hidden_from` says which of the words a viewer may not know now. The rules of that are worked out here
from the events, by themselves, so that they and `game.redaction` check each other: whatever is not named here
is secret. What a seat holds is planted too: influence is counted in ten thousands, numbers that stand nowhere
else. So is a hidden track, which every card, inject and turn moves. `Secrets` looks for all of it.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from typing import Any, Final, TypeVar

from msgspec import Struct

from tests.wargame.journal.games import clock
from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Card, Derived, Purpose, Scenario, Track, UpkeepRule
from wargame.session.opening import start
from wargame.session.script import carry_out, read_line, read_script
from wargame.session.session import Session
from wargame.terms import ROOM, ActorId

FLAGSHIP: Final = "afghanistan-2017"
PUBLIC: Final = "great-powers-1872"
"""Where influence is public and covert moves are ruled on in their seats' places."""
WORD: Final = re.compile(r"qz[a-z]{3}x", re.IGNORECASE)

_TEXTS: Final = (
    *("text", "argument", "reason", "terms", "note", "title", "intent", "means", "desired", "because"),
    *("argument-reason", "words", "question", "recommendation", "action", "owner"),
)
"""Fields of a line that hold what somebody wrote."""

_LETTERS: Final = "bcdfghjkmnprstvw"

T = TypeVar("T")


class _Words:
    """Words that nobody uses, each once."""

    def __init__(self) -> None:
        letters = product(_LETTERS, repeat=3)
        self._next = (f"qz{''.join(three)}x" for three in letters)

    def into(self, text: str) -> str:
        """Return a text with a new word at its head, where no narrow place cuts it off."""
        return f"{next(self._next)} {text}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A scenario and a script with words in them."""

    compiled: CompiledScenario
    start: dict[str, Any]
    lines: tuple[dict[str, Any], ...]
    briefs: dict[str, frozenset[ActorId]]
    """Words of the scenario, and the seats that may know them from the start."""


@cache
def planted(name: str = FLAGSHIP) -> Planted:
    """Return a scenario and its demo with words in every text that is secret to anybody."""
    words = _Words()
    scenario, briefs = _scenario(words, name)
    text = (scenarios_folder() / "demo" / f"{name}.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    seats = [seat.id for seat in scenario.seats]
    script = tuple(_script(words, lines[1:], seats))
    return Planted(compiled=CompiledScenario(scenario), start=lines[0], lines=script, briefs=briefs)


def _script(words: _Words, lines: list[dict[str, Any]], seats: list[ActorId]) -> Iterator[dict[str, Any]]:
    """Give the lines of the demo with words in them, and after each news what is said in private."""
    names: dict[str, str] = {}
    deals: list[int] = []
    offered, asked, due = 0, 0, False
    for line in lines:
        due = due or line["do"] == "fire-due"
        if due and line["do"] == "phase":
            due, offered, asked = False, offered + 1, asked + 2
            yield from _in_private(words, seats)
        if line["do"] == "propose":
            offered += 1
            deals.append(offered)
        asked += line["do"] == "ask"
        if line["do"] == "override":
            # Before anything else comes in between, the ruling can still be overridden.
            yield {"do": "second-ruling", "chance": 37, "reason": words.into("Seen from outside.")}
        found = _planted(words, line, names) | ({"question": asked} if line["do"] == "reply" else {})
        yield found | ({"deal": deals[line["deal"] - 1]} if "deal" in line else {})


def _planted(words: _Words, line: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return a line with a word in each of its texts; lines of play and bookmarks keep one name."""
    found = dict(line)
    if line["do"] in ("play", "free-move"):
        found.setdefault("argument", "So we say.")
    if line["do"] in ("pass", "undo", "override", "rule"):
        found.setdefault("reason", "So be it.")
    if line["do"] in ("branch", "bookmark"):
        names[line["name"]] = words.into(line["name"])
    for key in _TEXTS:
        if isinstance(found.get(key), str):
            found[key] = words.into(found[key])
    for key in ("name", "at"):
        if isinstance(found.get(key), str):
            found[key] = names.get(found[key], found[key])
    return found


def _in_private(words: _Words, seats: list[ActorId]) -> Iterator[dict[str, Any]]:
    first, second, third, fourth, fifth = seats[:5]
    yield {"do": "message", "from": first, "to": [second], "text": words.into("Between us.")}
    yield {"do": "message", "to": [third], "text": words.into("From Control, for you.")}
    yield {"do": "ask", "seat": fourth, "text": words.into("May we?")}
    yield {"do": "reply", "text": words.into("You may.")}
    terms = words.into("Nobody hears of it.")
    yield {"do": "propose", "seat": second, "to": [fourth], "terms": terms, "public": False}
    yield {"do": "decline", "seat": fourth}
    yield {"do": "ask", "seat": first, "text": words.into("And may we?")}
    yield {
        "do": "inject",
        "title": words.into("Word for you alone"),
        "text": words.into("It came at night."),
        "note": words.into("To see what they do."),
        "to": [fifth],
    }


def _scenario(words: _Words, name: str) -> tuple[Scenario, dict[str, frozenset[ActorId]]]:
    """Return a scenario with words in what it keeps secret, and which seats may know them."""
    briefs: dict[str, frozenset[ActorId]] = {}

    def put(text: str, *seats: ActorId) -> str:
        made = words.into(text)
        briefs[words_in(made).pop()] = frozenset(seats)
        return made

    known = load(scenarios_folder() / f"{name}.yaml")
    purses = {seat.id: number * 10_000 + 500 for number, seat in enumerate(known.seats, 3)}
    actors = tuple(
        replace(
            one,
            brief=put(one.brief, one.id),
            start_influence=purses.get(one.id, 0),
            hidden_sets=tuple(replace(each, title=put(each.title)) for each in one.hidden_sets),
        )
        for one in known.actors
    )
    cards = tuple(
        replace(
            _moving(one),
            title=put(one.title, *one.owners),
            text=put(one.text, *one.owners),
            note=put(one.note),
        )
        if one.covert
        else replace(_moving(one), note=put(one.note))
        for one in known.cards
    )
    injects = tuple(
        replace(
            one,
            title=put(one.title),
            text=put(one.text),
            note=put(one.note),
            effects=_and(one.effects, f"track({KEPT}) +1"),
        )
        for one in known.injects
    )
    goals = tuple(
        one if one.set in ("public", "red-line") else replace(one, text=put(one.text))
        for one in known.objectives
    )
    asked = tuple(replace(one, text=put(one.text)) for one in known.collection)
    held_for = (Purpose(id="planted", text=put("What it is held for.")),)
    rules = replace(known.rules, influence=replace(known.rules.influence, max=None))
    made = replace(
        known,
        notes=put(known.notes),
        rules=rules,
        actors=actors,
        cards=cards,
        injects=injects,
        objectives=goals,
        tracks=(*known.tracks, *_kept(put)),
        upkeep=(*known.upkeep, UpkeepRule(id="by-itself", effects=f"track({KEPT}) -1", why=put("By itself"))),
        collection=asked,
        purposes=held_for,
        monitor=_monitor(known, put),
    )
    return made, briefs


KEPT: Final = "kept-quiet"
"""A track that is known to Control alone; near to ninety thousand, where no number of the demo comes."""


def _kept(put: Callable[[str], str]) -> tuple[Track, ...]:
    """Return a hidden track and one that follows from it."""
    steps = {0: put("Low"), 90_000: put("High")}
    made = Derived(weights={KEPT: 1.0})
    return (
        Track(id=KEPT, name=put("Kept quiet"), max=99_999, start=90_450, steps=steps, hidden=True),
        Track(id="kept-too", name=put("Kept quiet too"), max=99_999, derived=made, hidden=True),
    )


def _moving(card: Card) -> Card:
    """Return a card that moves the hidden track, whatever comes of it."""
    return replace(
        card,
        exceeds=_and(card.exceeds, f"track({KEPT}) +2"),
        succeeds=_and(card.succeeds, f"track({KEPT}) +1"),
        partly=_and(card.partly, f"track({KEPT}) +1"),
        fails=_and(card.fails, f"track({KEPT}) -1"),
        exposure=card.exposure
        and replace(card.exposure, effects=_and(card.exposure.effects, f"track({KEPT}) -2")),
    )


def _and(effects: str, more: str) -> str:
    return f"{effects}; {more}" if effects.strip() else more


def _monitor(known: Scenario, put: Callable[[str], str]) -> Any:
    assert known.monitor is not None
    verdicts = tuple(replace(one, title=put(one.title)) for one in known.monitor.verdicts)
    claims = tuple(replace(one, title=put(one.title)) for one in known.monitor.mechanisms)
    return replace(
        known.monitor,
        question=put(known.monitor.question),
        caveat=put(known.monitor.caveat),
        verdicts=verdicts,
        mechanisms=claims,
        base_rates=None,
    )


def words_in(text: str) -> set[str]:
    """Return the planted words in a text, whatever letters it is set in."""
    return {one.lower() for one in WORD.findall(text)}


PURSE: Final = re.compile(r"(?<![\w.#])[3456789]0[45]\d\d(?![\w.])")
"""A number that only a seat's influence or the hidden track can be: about thirty thousand and the like."""


class Walk:
    """The demo, played line by line."""

    def __init__(self, name: str = FLAGSHIP) -> None:
        made = planted(name)
        plan = read_script(json.dumps(made.start)).start.plan
        self.session: Session = start(made.compiled, plan, clock=clock())
        self._left = list(made.lines)

    def on(self) -> dict[str, Any] | None:
        """Play the next line and return it; None at the end."""
        if not self._left:
            return None
        line = self._left.pop(0)
        carry_out(self.session, read_line(json.dumps(line)))
        return line

    @property
    def coming(self) -> str:
        """The word of the next line's command; empty at the end."""
        return self._left[0]["do"] if self._left else ""


# What a viewer may not know


def words_hidden_from(session: Session, viewer: str) -> frozenset[str]:
    """Return the planted words that a seat, or the room, may not know now."""
    told = _told(session, viewer)
    every = {word for event in _every(session) for text in _texts(event) for word in words_in(text)}
    every |= {word for name in session.history.heads for word in words_in(name)}
    every |= {word for move in session.history.moves for word in words_in(move.reason)}
    return frozenset((every | planted(session.scenario.id).briefs.keys()) - told)


def _every(session: Session) -> Iterable[Event]:
    return (entry.event for entry in session.history.entries)


def _texts(value: object) -> Iterator[str]:
    """Give every text in an event, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from _texts(each)


def _told(session: Session, viewer: str) -> set[str]:
    told = {word for word, seats in planted(session.scenario.id).briefs.items() if viewer in seats}
    if viewer != ROOM:
        told |= _own_aims(session, viewer)
    history = session.history
    for head in history.heads.values():
        reading = _Reading(viewer, history.state_at(head))
        for entry in history.line(head):
            reading.read(entry.event)
        reading.end()
        told |= reading.told
    return told


def _own_aims(session: Session, viewer: ActorId) -> set[str]:
    drawn = session.state.setup.hidden.get(viewer)
    texts = [one.title for one in session.scenario.actor(viewer).hidden_sets if one.id == drawn]
    texts += [one.text for one in session.scenario.objectives if one.seat == viewer and one.set == drawn]
    return {word for text in texts for word in words_in(text)}


@dataclass
class _Reading:
    """What a viewer is told, event by event."""

    viewer: str
    state: GameState
    told: set[str] = field(default_factory=set)
    seals: dict[int, ev.MoveSealed] = field(default_factory=dict)
    said: dict[int, list[Event]] = field(default_factory=dict)
    """What belongs to a move, by its number."""
    out: set[int] = field(default_factory=set)
    deals: set[int] = field(default_factory=set)

    def read(self, event: Event) -> None:
        number = getattr(event, "number", 0)
        match event:
            case ev.MoveSealed():
                self.seals[number] = event
            case (
                ev.MoveArgued()
                | ev.FreeMoveJudged()
                | ev.MoveRuled()
                | ev.RulingOverridden()
                | ev.CoverBlown()
            ):
                self.said.setdefault(number, []).append(event)
                if isinstance(event, ev.CoverBlown) or _exposed(event):
                    self.out.add(number)
            case ev.InjectFired():
                self._inject(event)
            case ev.DealProposed() | ev.DealLapsed() | ev.DealJudged():
                self._deal(number, event)
            case _:
                self._words(event)

    def _words(self, event: Event) -> None:
        match event:
            case (
                ev.SeatPassed(seat=seat)
                | ev.QuestionAsked(seat=seat)
                | ev.QuestionAnswered(seat=seat)
                | ev.HotWashAnswered(private=True, seat=seat)
            ):
                self._tell(event, seat)
            case ev.MessageSent(sender=sender, to=to):
                self._tell(event, sender, *to)
            case ev.HotWashAnswered() | ev.StatementMade() | ev.VoteOpened() | ev.PhaseOpened():
                self._tell(event, self.viewer)
            case ev.BoardAdjusted() | ev.GameEnded() | ev.CalendarChanged() | ev.SessionClosed():
                self._tell(event, self.viewer)
            case _:
                pass

    def _deal(self, number: int, event: Event) -> None:
        if isinstance(event, ev.DealProposed) and (event.public or self.viewer in event.parties):
            self.deals.add(number)
        if number in self.deals:
            self._tell(event, self.viewer)

    def _inject(self, event: ev.InjectFired) -> None:
        if not event.to or self.viewer in event.to:
            self.told |= words_in(f"{event.title} {event.text}")

    def _tell(self, event: Event, *viewers: str) -> None:
        if self.viewer in viewers:
            self.told |= {word for text in _texts(event) for word in words_in(text)}

    def end(self) -> None:
        """Tell of the moves, now that it is known which are open."""
        now = {one.number: one for one in self.state.table.plays}
        for number, seal in self.seals.items():
            mine = seal.move.seat == self.viewer
            sealed = number in now and self.state.phase_kind == "planning"
            waits = self.state.compiled.covert_last and self.state.phase_kind == "resolution"
            untold = number in now and seal.covert and waits
            if mine or (not sealed and not untold and (not seal.covert or number in self.out)):
                for one in (seal, *self.said.get(number, ())):
                    self._tell(one, self.viewer)


def _exposed(event: Event) -> bool:
    test = getattr(event, "exposure", None)
    return test is not None and test.exposed


class Secrets:
    """What a viewer may not know at this moment, to be looked for in many texts."""

    def __init__(self, session: Session, viewer: str, *, opened: bool | None = None) -> None:
        opened = session.state.affairs.opened if opened is None else opened
        self._words = frozenset() if opened else words_hidden_from(session, viewer)
        own = session.state.influence(viewer) if viewer != ROOM else 0
        self._own = {*range(own - NEAR, own + NEAR), *_purses_told(session, viewer)}
        self._opened = opened

    def in_(self, text: str) -> set[str]:
        """Return what of a text its reader may not know."""
        if self._opened:
            return set()
        others = {one for one in PURSE.findall(text) if int(one) not in self._own}
        return (words_in(text) & self._words) | others


def _purses_told(session: Session, viewer: str) -> set[int]:
    """Return what seats held at the moments at which it is public: before the planning of each turn."""
    if session.scenario.rules.influence.shown != "public":
        return set()
    found: set[int] = set()
    planned, turn = False, 0
    for number in (0, *(entry.number for entry in session.history.line())):
        state = session.history.state_at(number)
        planned = state.phase_kind == "planning" if state.turn != turn or not planned else planned
        turn = state.turn
        if not planned:
            found |= {state.influence(seat) for seat in state.compiled.seats}
    return found


NEAR: Final = 1_000
"""Farther from what it holds no seat's influence comes in the demo."""
