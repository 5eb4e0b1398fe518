"""The cards of a hand as a phone shows them: what each needs and has now, its odds, and its targets.

Made of the rows of the hand (`shown.hand`) and of what the seat's door foresees (`shown.reading`). A card's
text is its face, kept apart in `contents`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from wargame.game.foresight import Likelihood
from wargame.game.sight import HandCard, Sight
from wargame.scenario.wording import names_of
from wargame.session.doors import SeatDoor
from wargame.shown.actors import glyph_of
from wargame.shown.hand import card_row, long_effect_marks
from wargame.shown.phone.contents import Contents, Face, FaceOutcome, Faces, Mark
from wargame.shown.reading import ConditionRow, needs_of, shortfall, swings_of
from wargame.terms import ActorId, CardId, alignment, signed


class Need(Struct, frozen=True, kw_only=True):
    """A condition of a card, whether it holds, and the value that it has now: `now +4`."""

    text: str
    now: str
    holds: bool


class Help(Struct, frozen=True, kw_only=True):
    """What adds to a card, or takes from it, and whether it does so now."""

    text: str
    bonus: str
    now: str
    holds: bool


class Chances(Struct, frozen=True, kw_only=True):
    """How likely each outcome is, from best to worst, in whole per cent; and on what that rests."""

    odds: tuple[int, ...]
    needs: tuple[Need, ...]
    helps: tuple[Help, ...]


class Aimed(Struct, frozen=True, kw_only=True):
    """Somebody at whom a card can be aimed."""

    id: ActorId
    name: str
    glyph: str
    now: str
    """The seat's own tie with it; empty for the seat itself."""
    why_not: str
    chances: Chances | None
    """None where they are those of the card."""


class CardNow(Struct, frozen=True, kw_only=True):
    """A card as it stands now."""

    id: CardId
    face: str
    """Mark of its face."""
    playable: bool
    why_not: str
    why_briefly: str
    odds: tuple[int, ...]
    needs: tuple[Need, ...]
    helps: tuple[Help, ...]
    targets: tuple[Aimed, ...]
    planned: int | None
    """Its place in the plan, from 1."""


def cards_now(
    door: SeatDoor, seen: Sight, planned: Mapping[CardId, int], faces: Faces, contents: Contents
) -> tuple[CardNow, ...]:
    """Return the cards of a hand as they stand."""
    names = names_of(door.scenario)
    return tuple(_card(_At(door, seen, names), one, planned, faces, contents) for one in seen.hand)


@dataclass(frozen=True, slots=True)
class _At:
    """Where cards are looked at."""

    door: SeatDoor
    seen: Sight
    names: dict[str, str]


def _card(at: _At, one: HandCard, planned: Mapping[CardId, int], faces: Faces, contents: Contents) -> CardNow:
    door, card = at.door, one.card
    likely = door.likelihood(card.id)
    own = _chances(at, likely, "its target")
    mark, found = faces.of(door.seat, card.id, lambda made: _face(door, one, made))
    contents.add(found)
    return CardNow(
        id=card.id,
        face=mark,
        playable=one.playable,
        why_not=one.why_not,
        why_briefly="" if one.playable else one.why_briefly or shortfall(likely, door.scenario),
        odds=own.odds,
        needs=own.needs,
        helps=own.helps,
        targets=tuple(_aimed(at, card.id, target, why, own) for target, why in one.targets),
        planned=planned.get(card.id),
    )


def _aimed(at: _At, card: CardId, target: ActorId, why: str, own: Chances) -> Aimed:
    door, name = at.door, at.names.get(target, target)
    chances = _chances(at, door.likelihood(card, target), name)
    return Aimed(
        id=target,
        name=name,
        glyph=glyph_of(door.scenario.actor(target)),
        now="" if target == door.seat else signed(at.seen.values[alignment(door.seat, target)]),
        why_not=why,
        chances=None if chances == own else chances,
    )


def _chances(at: _At, likely: Likelihood, target: str) -> Chances:
    names = {**at.names, "target": target}
    return Chances(
        odds=tuple(round(100 * ways / (likely.of or 1)) for ways in likely.odds),
        needs=tuple(Need(text=one.words, now=one.now, holds=one.holds) for one in needs_of(likely, names)),
        helps=_helps(likely, swings_of(likely, names)),
    )


def _helps(likely: Likelihood, rows: Sequence[ConditionRow]) -> tuple[Help, ...]:
    return tuple(
        Help(
            text=one.words.removeprefix(f"{signed(swing.add)} with "),
            bonus=signed(swing.add),
            now=one.now,
            holds=one.holds,
        )
        for swing, one in zip(likely.swings, rows, strict=True)
    )


def _face(door: SeatDoor, one: HandCard, contents: Contents) -> Face:
    row = card_row(one, door.scenario, names_of(door.scenario), door.compiled.pictures)
    return Face(
        title=row.title,
        text=row.text,
        kind=row.kind,
        icon=row.icon,
        covert=row.covert,
        cost=row.cost,
        aims=row.aims,
        exposure=row.exposure,
        limit=row.limit,
        note=row.face_note,
        source=row.source,
        outcomes=tuple(
            FaceOutcome(
                word=one.word,
                effects=tuple(
                    Mark(label=mark.label, value=mark.value, tie=mark.tie, sets=mark.sets)
                    for mark in long_effect_marks(one.source, door.scenario, "its target")
                ),
                said=one.effects,
            )
            for one in row.outcomes
        ),
        picture=contents.picture(row.picture),
    )
