"""The cards of a hand as a phone shows them: what each needs and has now, its odds, and its targets.

Made of the rows of the hand (`shown.hand`) and of what the seat's door foresees (`shown.reading`). A card's
text is its face, kept apart in `contents`.
"""

from collections.abc import Mapping

from msgspec import Struct

from wargame.game.foresight import Foresight
from wargame.game.sight import Sight
from wargame.session.doors import SeatDoor
from wargame.shown.actors import glyph_of
from wargame.shown.hand import CardRow, Hand, long_effect_marks
from wargame.shown.phone.contents import Contents, Face, FaceOutcome, Mark
from wargame.shown.reading import Reading, reading_of, shortfall
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
    door: SeatDoor, hand: Hand, seen: Sight, planned: Mapping[CardId, int], contents: Contents
) -> tuple[CardNow, ...]:
    """Return the cards of a hand as they stand."""
    return tuple(_card(door, row, seen, planned.get(row.id), contents) for row in hand.cards)


def _card(door: SeatDoor, row: CardRow, seen: Sight, planned: int | None, contents: Contents) -> CardNow:
    foresight = door.foresee(row.id)
    own = _chances(door, row, foresight)
    return CardNow(
        id=row.id,
        face=contents.keep(_face(door, row, contents)),
        playable=row.playable,
        why_not=row.why_not,
        why_briefly="" if row.playable else row.why_briefly or shortfall(foresight, door.scenario),
        odds=own.odds,
        needs=own.needs,
        helps=own.helps,
        targets=tuple(_aimed(door, row, (target, name, why), seen, own) for target, name, why in row.targets),
        planned=planned,
    )


def _aimed(
    door: SeatDoor, row: CardRow, target: tuple[ActorId, str, str], seen: Sight, own: Chances
) -> Aimed:
    at, name, why = target
    chances = _chances(door, row, door.foresee(row.id, at))
    return Aimed(
        id=at,
        name=name,
        glyph=glyph_of(door.scenario.actor(at)),
        now="" if at == door.seat else signed(seen.values[alignment(door.seat, at)]),
        why_not=why,
        chances=None if chances == own else chances,
    )


def _chances(door: SeatDoor, row: CardRow, foresight: Foresight) -> Chances:
    reading = reading_of(row, foresight, door.scenario)
    return Chances(
        odds=tuple(round(100 * one.share) for one in reading.outcomes),
        needs=tuple(Need(text=one.words, now=one.now, holds=one.holds) for one in reading.needs),
        helps=_helps(foresight, reading),
    )


def _helps(foresight: Foresight, reading: Reading) -> tuple[Help, ...]:
    return tuple(
        Help(
            text=one.words.removeprefix(f"{signed(swing.add)} with "),
            bonus=signed(swing.add),
            now=one.now,
            holds=one.holds,
        )
        for swing, one in zip(foresight.swings, reading.swings, strict=True)
    )


def _face(door: SeatDoor, row: CardRow, contents: Contents) -> Face:
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
