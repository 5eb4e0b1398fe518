"""How seats stand with their phones, in words: rows for Control's panel and its sentence below.

Takes what is known of each phone as `PhoneStanding`, and the session for names, people and who has sealed.
Nothing here is a key to a hand: codes are not part of a row. What only a phone says stands in
`wargame.shown.phone`. To show one thing more: a field of `PhoneStanding`, and its words in `_said`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wargame.game.state import GameState, Query
from wargame.session.people import players
from wargame.session.session import Session
from wargame.shown.actors import glyph_of
from wargame.shown.people import OBSERVER, who_plays
from wargame.shown.table import seat_rows
from wargame.words.counting import counted, listed, plural

OBSERVERS: Final = "observer"
"""The place of the one card that observers share."""

Tone: TypeAlias = Literal["plain", "done", "away", "warn"]
"""How the first words of a row are meant; each has a sign of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneStanding:
    """What is known of the phone of one place."""

    place: str
    """A seat, or `OBSERVERS`."""
    by_phone: bool = True
    """Whether the place plays by phone and not behind the curtain."""
    connected: bool = False
    away_s: int | None = None
    """For how many seconds a phone that had joined has been silent; None while it is there."""
    word: str = ""
    """What stands on its phone, to be compared: `amber 41`."""
    second: str = ""
    """The word of another phone that came with the same card and waits."""
    leaves: bool = False
    """Whether it keeps leaving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneRow:
    """One row of the panel."""

    place: str
    name: str
    glyph: str
    people: str
    by_phone: bool
    connected: bool
    word: str
    """What stands on its phone; empty while none has joined."""
    head: str
    detail: str
    tone: Tone
    second: str
    """A sentence on a second phone; empty if none waits."""
    second_word: str


def phone_rows(session: Session, standing: Sequence[PhoneStanding]) -> tuple[PhoneRow, ...]:
    """Return a row for each seat in the order of the file, and for the observers if they have a card."""
    state = session.state
    known = {one.place: one for one in standing}
    status: dict[str, str] = {one.seat: one.status for one in seat_rows(state, {})}
    rows = [
        _row(
            known.get(actor.id, PhoneStanding(place=actor.id, by_phone=False)),
            name=actor.name,
            glyph=glyph_of(actor),
            people=who_plays(session, state, actor.id),
            status=status.get(actor.id, "") if state.phase_kind in ("planning", "moves") else "",
        )
        for actor in state.compiled.scenario.seats
    ]
    if OBSERVERS in known:
        people = ", ".join(players(session, state, OBSERVER)) or "Whoever watches and writes down"
        rows.append(_row(known[OBSERVERS], name="Observers", glyph="ui-eye", people=people, status=""))
    return tuple(rows)


def _row(one: PhoneStanding, *, name: str, glyph: str, people: str, status: str) -> PhoneRow:
    head, detail, tone = _said(one, status)
    second = f"A second phone, “{one.second}”, came with the card of {name}." if one.second else ""
    return PhoneRow(
        place=one.place,
        name=name,
        glyph=glyph,
        people=people,
        by_phone=one.by_phone,
        connected=one.connected,
        word=one.word,
        head=head,
        detail=detail,
        tone=tone,
        second=second,
        second_word=one.second,
    )


_DOES: Final = {"sealed": "Sealed", "passed": "Passes this turn", "to-move": "Plans"}


def _said(one: PhoneStanding, status: str) -> tuple[str, str, Tone]:
    """Return what a row says of a phone, in a few words and a sentence below."""
    watches = one.place == OBSERVERS
    if not one.by_phone:
        if watches:
            return "No code for observers", "They write their notes at the table", "plain"
        return "Plays behind the curtain", "No phone: the laptop is passed as before", "plain"
    if one.connected:
        does = _DOES.get(status, "Writes notes" if watches else "Reads along")
        return f"Connected · {one.word}", does, "done"
    if one.word:
        kept = (
            "Sealed before it left; nothing is lost" if status == "sealed" else "What it wrote is kept here"
        )
        return f"Away for {_for(one.away_s or 0)} · {one.word}", kept, "away"
    return "Waiting for a phone", "Its code has not been scanned yet", "plain"


def _for(seconds: int) -> str:
    if seconds < 60:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 3600 else f"{seconds // 3600} h"


def leaving(rows: Sequence[PhoneRow], standing: Sequence[PhoneStanding]) -> str:
    """Return whose phones leave again and again, in words; empty for none."""
    names = {one.place: one.name for one in rows}
    found = [names[one.place] for one in standing if one.leaves and one.place in names]
    if not found:
        return ""
    one = len(found) == 1
    return (
        f"The {plural(len(found), 'phone')} of {listed(found)} {'leaves' if one else 'leave'} again and again"
    )


def summary(session: Session, rows: Sequence[PhoneRow]) -> str:
    """Return how all of them stand, in a sentence for the foot of the panel."""
    seats = [one for one in rows if one.place != OBSERVERS]
    phones = [one for one in seats if one.by_phone]
    if not phones:
        return "No seat plays by phone."
    there = sum(1 for one in phones if one.connected)
    by_laptop = len(seats) - len(phones)
    parts = [f"{counted(len(phones), 'seat')} by phone", f"{there} connected"]
    if by_laptop:
        parts.append(f"{by_laptop} by laptop")
    return f"{', '.join(parts)}.{_progress(session)}"


def _progress(session: Session) -> str:
    state = session.state
    if state.phase_kind not in ("planning", "moves"):
        return ""
    statuses = [one.status for one in seat_rows(state, {})]
    done = sum(1 for one in statuses if one in ("sealed", "passed"))
    return f" Planning runs: {done} of {len(statuses)} have sealed."


def questions_in_the_bar(queries: Sequence[Query]) -> str:
    """Return what the table's bar says of questions to Control that wait; empty if none does."""
    waiting = sum(1 for one in queries if not one.answer)
    return f"{counted(waiting, 'question')} to Control" if waiting else ""


def vote_in_the_bar(state: GameState) -> str:
    """Return what the table's bar says of a vote that is open: how many have voted; empty if none is."""
    opened = next((one for one in reversed(state.affairs.votes) if not one.closed), None)
    return f"Vote: {len(opened.cast)} of {len(state.compiled.seats)}" if opened else ""


def in_the_bar(rows: Sequence[PhoneRow]) -> str:
    """Return what the table's bar says of phones: how many are there, and whether one waits to be let in."""
    phones = [one for one in rows if one.by_phone and one.place != OBSERVERS]
    waiting = [one.name for one in rows if one.second_word]
    if waiting:
        return f"Second phone: {listed(waiting)}"
    there = sum(1 for one in phones if one.connected)
    if not phones:
        return "Phones: no seat"
    whole = counted(len(phones), "phone")
    return f"{whole} connected" if there == len(phones) else f"{there} of {whole}"


def few_in_the_bar(rows: Sequence[PhoneRow]) -> str:
    """Return the same in a word or two: how many phones are there, or that one asks to be let in."""
    if any(one.second_word for one in rows):
        return "Let in?"
    return str(sum(1 for one in rows if one.by_phone and one.connected and one.place != OBSERVERS))
