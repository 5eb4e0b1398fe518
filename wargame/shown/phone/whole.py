"""The whole of what a phone shows, in the place of a seat or of an observer, as one value.

`seat_view` is made of a seat's door and `room_view` of the room's, so that what a place may not know cannot
come into it. Where a room lets phones do the least secret things only, a seat's view holds no hand: `_least`.
A new field: here, in docs/phones.md, and in the page that draws it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

import msgspec
from msgspec import Struct

from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.sight import SeenSeat, Sight
from wargame.scenario.model import Marking
from wargame.scenario.wording import names_of
from wargame.session.doors import Known, RoomDoor, SeatDoor
from wargame.session.event_words import ABOUT_WORDS
from wargame.session.unsent import Draft, NoteBegun
from wargame.shown.actors import glyph_of
from wargame.shown.aims import aim_rows
from wargame.shown.hand import Hand, allowed_in, present_hand
from wargame.shown.letters import LetterRow, Letters, letters
from wargame.shown.phone.aims import Aims, aims_now
from wargame.shown.phone.cards import CardNow, cards_now
from wargame.shown.phone.contents import Contents, Faces
from wargame.shown.phone.doing import IN_LEAST, LEAST, doings
from wargame.shown.phone.letters import (
    Asked,
    Ballot,
    DealNow,
    Letter,
    Offer,
    Perceptions,
    Ready,
    asked_now,
    ballot,
    deals_now,
    letter_rows,
    offer_rows,
    perceptions_of,
    ready_offers,
)
from wargame.shown.phone.plan import PlanNow, SealedMove, plan_now, sealed_moves
from wargame.shown.phone.result import Result, result_of
from wargame.shown.phone.support import Support, support_now
from wargame.shown.phone.table import TableNow, table_now
from wargame.shown.phone.taken import taken_back
from wargame.shown.phones_standing import OBSERVERS
from wargame.terms import ActorId
from wargame.words.labels import PHASE_WORDS

VERSION: Final = 1


class OtherSeat(Struct, frozen=True, kw_only=True):
    """A seat as the others see it."""

    seat: ActorId
    name: str
    glyph: str
    state: str
    """to-move, sealed, passed or waiting."""


class FreeMove(Struct, frozen=True, kw_only=True):
    """What a move in one's own words costs."""

    cost: int


class MarkingWords(Struct, frozen=True, kw_only=True):
    """What stands on every page that leaves the room."""

    text: str
    caveats: str


class Question(Struct, frozen=True, kw_only=True):
    """A question of the hot wash."""

    about: str
    words: str


class HotWash(Struct, frozen=True, kw_only=True):
    """What is asked after the game; answers are read by Control alone."""

    questions: tuple[Question, ...]
    people: tuple[str, ...]


class PhoneView(Struct, frozen=True, kw_only=True):
    """All that a phone shows but the texts under a mark, and the seconds that are left."""

    v: int = VERSION
    place: str
    name: str
    glyph: str
    people: tuple[str, ...]
    title: str
    lang: str
    """Of the words that are Entente's own; those of a scenario and of people may be in any."""
    marking: MarkingWords | None
    turn: int
    turns: int
    turn_label: str
    phase: str
    phase_title: str
    mode: str
    may: tuple[str, ...]
    say: str
    others: tuple[OtherSeat, ...]
    table: TableNow
    vote: Ballot | None
    letters: tuple[Letter, ...]
    ended: str
    influence: int | None = None
    moves_per_turn: int = 0
    moves_left: int = 0
    cards: tuple[CardNow, ...] = ()
    draft: PlanNow | None = None
    sealed: tuple[SealedMove, ...] = ()
    passed: bool = False
    can_withdraw: bool = False
    offers: tuple[Offer, ...] = ()
    deals: tuple[DealNow, ...] = ()
    ready: tuple[Ready, ...] = ()
    asked: Asked | None = None
    perceptions: Perceptions | None = None
    aims: Aims | None = None
    brief: str = ""
    brief_more: str = ""
    free_move: FreeMove | None = None
    support: Support | None = None
    result: Result | None = None
    hot_wash: HotWash | None = None
    notes: Mapping[str, NoteBegun] = {}
    """Observations that were begun and not kept, by the phone of the observers on which each is written."""
    taken_back: str = ""
    """What of the seat's own was taken back last by Control, until the seat acts again; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A view and the contents that it speaks of."""

    view: dict[str, Any]
    """Plain data, with `at`, the stamp of everything else in it."""
    contents: dict[str, Any]
    """Mark and content, plain data too."""
    rest: str
    """What tells all but the draft from any other view."""


def shown(view: PhoneView, contents: Contents) -> Shown:
    """Return a view as plain data with its stamp."""
    written = msgspec.json.encode(msgspec.structs.replace(view, draft=None))
    rest = sha256(written).hexdigest()
    return Shown(_stamped(msgspec.json.decode(written), view.draft, rest), contents.found, rest)


def with_draft(before: Shown, draft: Draft, mode: str) -> Shown:
    """Return a view of a seat in which nothing has changed but its draft; the moves in that are the same.

    Somebody who types has the draft kept several times in a second, and the rest takes longer to make.
    """
    view = _stamped(before.view, plan_now(_in_mode(draft, mode)), before.rest)
    return Shown(view, before.contents, before.rest)


def _stamped(view: dict[str, Any], draft: PlanNow | None, rest: str) -> dict[str, Any]:
    written = msgspec.json.encode(draft)
    stamp = sha256(rest.encode() + written).hexdigest()[:16]
    return {**view, "at": stamp, "draft": msgspec.json.decode(written)}


def _in_mode(draft: Draft, mode: str) -> Draft:
    """Return what of a draft phones show in a room: where they do the least, a question to Control alone."""
    return draft if mode != LEAST else Draft(turn=draft.turn, question=draft.question)


def seat_view(door: SeatDoor, mode: str, faces: Faces | None = None) -> Shown:
    """Return what a phone of a seat shows now, where phones may do what the `mode` says."""
    known = door.look()
    seen, scenario, contents = known.sight, door.scenario, Contents()
    # Cards are put into words one by one below; what else is in a hand needs none of them.
    hand = present_hand(replace(seen, hand=()), scenario)
    found = letters(known, scenario, door.narrator)
    asked = asked_now(found.asked, known, contents)
    may = doings(hand, found, asked, seen, scenario)
    view = _common(door, known, contents, found.rows)
    view = msgspec.structs.replace(
        view,
        place=door.seat,
        name=hand.name,
        glyph=hand.glyph,
        people=tuple(name for _, name in known.players),
    )
    if mode == LEAST:
        least = _least(view, known, found, may, contents)
        return shown(msgspec.structs.replace(least, draft=plan_now(_in_mode(door.draft(), mode))), contents)
    view = msgspec.structs.replace(
        view, may=may, mode=mode, say=allowed_in(hand).words, taken_back=taken_back(door.taken_back())
    )
    view = _with_hand(view, door, known, hand, _Kept(contents, faces or Faces()))
    view = _with_letters(view, found, asked, seen, contents)
    deals = deals_now(seen, door.seat, names_of(scenario), contents)
    return shown(msgspec.structs.replace(view, deals=deals), contents)


def room_view(door: RoomDoor, mode: str, notes: Mapping[str, NoteBegun] | None = None) -> Shown:
    """Return what a phone of an observer shows now: what everyone in the room may know, and `notes` begun."""
    known, contents = door.look(), Contents()
    view = _common(door, known, contents, ())
    return shown(msgspec.structs.replace(view, mode=mode, may=("observe",), notes=notes or {}), contents)


def _common(door: RoomDoor, known: Known, contents: Contents, rows: Sequence[LetterRow]) -> PhoneView:
    seen, scenario = known.sight, door.scenario
    labels = scenario.calendar.labels
    return PhoneView(
        place=OBSERVERS,
        name="Observer",
        glyph="",
        people=(),
        title=scenario.title,
        lang="en",
        marking=_marking(known.marking),
        turn=seen.turn,
        turns=seen.last_turn,
        turn_label=labels[seen.turn - 1] if seen.turn <= len(labels) else "",
        phase=seen.phase,
        phase_title=_phase_title(door.compiled, seen),
        mode="",
        may=(),
        say="",
        others=tuple(_other(one, door.compiled) for one in seen.seats),
        table=table_now(door, known, door.sight_as_turn_began()),
        vote=ballot(seen.votes, len(seen.seats), contents),
        letters=letter_rows(rows, contents),
        ended=seen.ended,
    )


def _least(
    view: PhoneView, known: Known, found: Letters, may: Sequence[str], contents: Contents
) -> PhoneView:
    """Return a view without the hand and without what others wrote to the seat."""
    asked = tuple(one for one in known.told if isinstance(one, ev.QuestionAsked | ev.QuestionAnswered))
    heads = {(one.turn, one.text) for one in asked}
    rows = [row for row in found.rows if (row.turn, row.text) in heads]
    return msgspec.structs.replace(
        view,
        mode=LEAST,
        may=tuple(one for one in may if one in IN_LEAST),
        say="Votes and questions are by phone. Cards and letters wait behind the curtain.",
        letters=letter_rows(rows, contents),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What goes beside the view."""

    contents: Contents
    faces: Faces


def _with_hand(view: PhoneView, door: SeatDoor, known: Known, hand: Hand, kept: "_Kept") -> PhoneView:
    seen, scenario, draft, contents = known.sight, door.scenario, door.draft(), kept.contents
    standings = door.aims()
    brief, more = contents.text(hand.brief)
    free = hand.free_move_cost
    return msgspec.structs.replace(
        view,
        influence=hand.influence,
        moves_per_turn=scenario.rules.moves_per_turn,
        moves_left=hand.moves_left,
        cards=cards_now(door, seen, _places(draft), kept.faces, contents),
        draft=plan_now(draft),
        sealed=sealed_moves(seen, scenario, contents),
        passed=_has_passed(known),
        can_withdraw="withdraw" in view.may,
        aims=aims_now(hand.hidden_set, aim_rows(standings, scenario)),
        brief=brief,
        brief_more=more,
        free_move=None if free is None else FreeMove(cost=free),
        support=support_now(seen, door.compiled, contents),
        result=result_of(door, known, standings),
    )


def _with_letters(
    view: PhoneView, found: Letters, asked: Asked | None, seen: Sight, contents: Contents
) -> PhoneView:
    return msgspec.structs.replace(
        view,
        offers=offer_rows(found, seen, contents),
        ready=ready_offers(found),
        asked=asked,
        perceptions=perceptions_of(found),
        hot_wash=_hot_wash(view.people) if seen.ended else None,
    )


def _hot_wash(people: tuple[str, ...]) -> HotWash:
    questions = tuple(
        Question(about=about, words=words[0].upper() + words[1:]) for about, words in ABOUT_WORDS.items()
    )
    return HotWash(questions=questions, people=people)


def _places(draft: Draft) -> dict[str, int]:
    return {move.card: number for number, move in enumerate(draft.moves, 1) if move.card}


def _has_passed(known: Known) -> bool:
    return any(isinstance(one, ev.SeatPassed) and one.seat == known.viewer for one in known.told_this_turn)


def _other(one: SeenSeat, compiled: CompiledScenario) -> OtherSeat:
    glyph = glyph_of(compiled.scenario.actor(one.seat))
    return OtherSeat(seat=one.seat, name=one.name, glyph=glyph, state=one.status)


def _marking(marking: Marking) -> MarkingWords | None:
    if not marking.text and not marking.caveats:
        return None
    return MarkingWords(text=marking.text, caveats=marking.caveats)


def _phase_title(compiled: CompiledScenario, seen: Sight) -> str:
    if not seen.phase:
        return ""
    phases = [one for one in compiled.rules.phases if one.kind == seen.phase]
    title = phases[0].title if phases else ""
    return title or PHASE_WORDS[seen.phase]
