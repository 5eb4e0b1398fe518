"""The reveal: everything on the table, face up, in the one order in which it will be ruled on.

A row for each open move: whose it is, at whom it is aimed, its argument, its odds, what a success moves, and
where each seat stands to it. Made from what the room may know (`game.sight`), so that the laptop and the
projector show the same rows and nothing else can come into them. What is covert is at most counted. Goes to
`ui.panels.stages.reveal` and, by `shown.projector`, to the wall.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change
from wargame.game.secrecy import as_told
from wargame.game.sight import SeenMove, Sight
from wargame.game.state import GameState
from wargame.shown.actors import glyph_of
from wargame.shown.graph import GraphContent, content_of_values
from wargame.terms import OUTCOMES, ActorId, Pair, signed
from wargame.words.counting import counted, listed, spelt, times
from wargame.words.labels import INSTRUMENT_DRAWINGS, INSTRUMENT_WORDS, OUTCOME_WORDS

Stand: TypeAlias = Literal["free", "backs", "blocks", "spent", "own"]
"""Where a seat stands to a move: it may speak, backs, blocks, has spoken elsewhere, or made it itself."""

STANDS: Final[dict[Stand, str]] = {
    "free": "has not spoken",
    "backs": "backs it",
    "blocks": "blocks it",
    "spent": "has spoken on another move",
    "own": "cannot back or block its own move",
}
"""The same in words."""

_Said: TypeAlias = Mapping[ActorId, tuple[str, ...]]
"""The titles of the moves that each seat has backed or blocked."""

NO_TERMS: Final = "No odds yet: its terms are set before the ruling."
LATER: Final = "The odds are named at the ruling."
RULED: Final = "The facilitator rules."


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealEffect:
    """A number that a success moves: `Kabul – Taliban`, +2."""

    label: str
    value: int
    tie: bool
    glyphs: tuple[str, ...]
    """Of the two actors of a tie, or of the seat whose number it is; none for a track."""
    pair: Pair | None = None
    """The two actors of a tie."""

    @property
    def words(self) -> str:
        """The effect as it is read aloud."""
        return f"{self.label} {signed(self.value)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """Where a seat stands to a move."""

    seat: ActorId
    name: str
    glyph: str
    stands: Stand
    words: str
    """Read aloud, with the reason where the seat cannot speak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealRow:
    """An open move."""

    number: int
    at: int
    """Its place in the order of ruling, counted among the open moves from 1."""
    seat: ActorId
    name: str
    glyph: str
    title: str
    text: str
    """What the card says, or what a free move intends."""
    argument: str
    aimed: tuple[tuple[str, str], ...]
    """Glyph and name of each whom it is aimed at."""
    kind: str
    icon: str
    odds: tuple[tuple[str, float], ...]
    """Outcome's word and share; empty where the method names none before the ruling."""
    odds_words: str
    """Why there are no odds, or the chance in words."""
    effects: tuple[RevealEffect, ...]
    effects_words: str
    """What stands in their place where there are none."""
    discs: tuple[Disc, ...]
    """All seats in the order of the scenario; none where there is no backing."""
    net: str
    """Backing less blocking, with its sign; empty if nobody has spoken."""

    @property
    def words(self) -> str:
        """The move as it is read aloud."""
        aimed = f", aimed at {listed(name for _, name in self.aimed)}" if self.aimed else ""
        said = ", ".join(one.words for one in self.effects) or self.effects_words
        spoken = [
            f"{one.name} {STANDS[one.stands]}" for one in self.discs if one.stands in ("backs", "blocks")
        ]
        parts = (
            f"Move {self.at}: {self.title}, by {self.name}{aimed}",
            self.argument.rstrip("."),
            self.odds_words.rstrip("."),
            f"A success moves {said}" if self.effects else said,
            ", ".join(spoken),
        )
        return ". ".join(part for part in parts if part) + "."


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatHead:
    """A seat over its column of discs."""

    name: str
    glyph: str
    influence: int | None
    """As the room may know it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealView:
    """All that the reveal shows."""

    rows: tuple[RevealRow, ...]
    heads: tuple[SeatHead, ...]
    """Over the discs; none where there is no backing."""
    prepared: int
    """How many covert moves lie there, where everybody may know."""
    covert: str
    """What is said of covert moves; empty where there are none to speak of."""
    count: str
    """How many open moves there are, in words."""
    rule: str
    """What backing and blocking cost, and who has not spoken; empty where there is none."""


def reveal_view(seen: Sight, compiled: CompiledScenario) -> RevealView:
    """Return what the room sees of the moves on the table."""
    moves = [one for one in seen.moves if not one.covert and not one.outcome]
    backing = compiled.rules.backing
    said = _said(moves)
    speakers = [
        seat for seat in compiled.seats if backing is not None and len(said.get(seat, ())) < backing.per_turn
    ]
    heads = tuple(
        SeatHead(name=one.name, glyph=_glyph(compiled, one.seat), influence=one.influence)
        for seat in compiled.seats
        for one in seen.seats
        if one.seat == seat
    )
    return RevealView(
        rows=tuple(_row(compiled, one, at, frozenset(speakers), said) for at, one in enumerate(moves, 1)),
        heads=heads if backing is not None else (),
        prepared=seen.prepared,
        covert=covert_words(seen, compiled),
        count=f"{counted(len(moves), 'open move')} in the order of ruling.",
        rule=_rule(compiled, speakers),
    )


def covert_words(seen: Sight, compiled: CompiledScenario) -> str:
    """Return what may be said of covert moves; where they come last, never how many."""
    if compiled.covert_last:
        return "Covert moves, if there are any, are ruled on after all others."
    if not seen.prepared:
        return ""
    said = spelt(seen.prepared, "more thing is", "more things are")
    return f"{said.capitalize()} prepared. Nobody can back or block what is prepared."


def covert_count(state: GameState) -> str:
    """Return how many covert moves lie on the table, for the facilitator alone; empty if none."""
    covert = sum(1 for one in state.table.plays if one.covert)
    return f"Facilitator only: {counted(covert, 'covert move')}" if covert else ""


def counted_aloud(state: GameState) -> str:
    """Return how many covert moves lie there while Control holds the key for it: also that there is none."""
    return covert_count(state) or "Facilitator only: no covert move"


def on_graph(state: GameState, effects: Iterable[RevealEffect]) -> GraphContent:
    """Return the graph as the room knows it, with ties as these effects would leave them."""
    told = as_told(state)
    then = {one.pair: one.value for one in effects if one.pair is not None}
    now = {both: told.values[at] for both, at in told.compiled.board.pairs.items()}
    after = {both: value + then.get(both, 0) for both, value in now.items()}
    return content_of_values(told.compiled, after, now)


def widths_of(shares: Sequence[float], room: float, gap: float, least: float) -> tuple[float, ...]:
    """Return how wide the parts of a bar are: by their shares, but none with a chance below `least`.

    Parts without a chance are 0 wide and leave no gap.
    """
    there = [share for share in shares if share > 0]
    if not there:
        return tuple(0.0 for _ in shares)
    left = room - gap * (len(there) - 1)
    least = min(least, left / len(there))
    small: set[int] = set()
    while True:
        found = _parted(shares, left, least, small)
        more = {at for at, width in enumerate(found) if 0 < width < least} - small
        if not more:
            return found
        small |= more


def _parted(shares: Sequence[float], left: float, least: float, small: set[int]) -> tuple[float, ...]:
    """Return the parts' widths where those in `small` have the least and the others share out the rest."""
    wide = left - least * len(small)
    total = sum(share for at, share in enumerate(shares) if at not in small) or 1.0
    return tuple(
        0.0 if share <= 0 else least if at in small else wide * share / total
        for at, share in enumerate(shares)
    )


def _rule(compiled: CompiledScenario, speakers: Sequence[ActorId]) -> str:
    rules = compiled.rules.backing
    if rules is None:
        return ""
    if not speakers:
        silent = "All seats have spoken."
    else:
        silent = f"{spelt(len(speakers), 'seat has', 'seats have').capitalize()} not spoken."
    return f"{rules.cost} influence each, {times(rules.per_turn)} a turn for each seat. {silent}"


def _said(moves: Iterable[SeenMove]) -> _Said:
    found: dict[ActorId, tuple[str, ...]] = {}
    for one in moves:
        for seat, _ in one.backing:
            found[seat] = (*found.get(seat, ()), one.title)
    return found


def _row(
    compiled: CompiledScenario, one: SeenMove, at: int, speakers: frozenset[ActorId], said_of: _Said
) -> RevealRow:
    move = one.move
    if move.free is not None:
        text, kind = move.free.intent, move.free.instrument
        targets: Sequence[ActorId] = (move.target,) if move.target else ()
    else:
        card = compiled.cards[move.card].card
        text, kind = card.text, card.instrument
        targets = (move.target,) if move.target else card.targets
    shares, said = _odds(one)
    effects = tuple(effect_of(compiled, change) for change in one.prospect.moved) if one.prospect else ()
    return RevealRow(
        number=one.number,
        at=at,
        seat=move.seat,
        name=_name(compiled, move.seat),
        glyph=_glyph(compiled, move.seat),
        title=one.title,
        text=text,
        argument=" ".join(move.argument.split()),
        aimed=tuple((_glyph(compiled, who), _name(compiled, who)) for who in targets),
        kind=INSTRUMENT_WORDS[kind],
        icon=f"move-{INSTRUMENT_DRAWINGS[kind]}",
        odds=shares,
        odds_words=said,
        effects=effects,
        effects_words="Nothing that shows" if one.prospect else "Terms to be set",
        discs=_discs(compiled, one, speakers, said_of) if compiled.rules.backing is not None else (),
        net=signed(sum(by for _, by in one.backing)) if one.backing else "",
    )


def _discs(
    compiled: CompiledScenario, one: SeenMove, speakers: frozenset[ActorId], said_of: _Said
) -> tuple[Disc, ...]:
    stood = {seat: sum(by for who, by in one.backing if who == seat) for seat, _ in one.backing}
    return tuple(
        Disc(
            seat=seat,
            name=(name := _name(compiled, seat)),
            glyph=_glyph(compiled, seat),
            stands=(stands := _stands(one, stood, seat, speakers)),
            words=_disc_words(name, stands, said_of.get(seat, ())),
        )
        for seat in compiled.seats
    )


def _disc_words(name: str, stands: Stand, titles: Sequence[str]) -> str:
    if stands != "spent":
        return f"{name} {STANDS[stands]}."
    spoken = listed(f"“{title}”" for title in titles)
    return f"{name} has spoken on {spoken}; take it back there first."


def _stands(one: SeenMove, stood: dict[ActorId, int], seat: ActorId, speakers: frozenset[ActorId]) -> Stand:
    if seat == one.move.seat:
        return "own"
    if seat in stood:
        return "backs" if stood[seat] >= 0 else "blocks"
    return "free" if seat in speakers else "spent"


def _odds(one: SeenMove) -> tuple[tuple[tuple[str, float], ...], str]:
    found = one.prospect
    if found is None:
        return (), NO_TERMS
    if not found.odds:
        return (), LATER if found.of else RULED
    shares = tuple(
        (OUTCOME_WORDS[outcome], ways / found.of) for outcome, ways in zip(OUTCOMES, found.odds, strict=True)
    )
    return shares, ", ".join(f"{word} {round(100 * share)} %" for word, share in shares)


def effect_of(compiled: CompiledScenario, change: Change) -> RevealEffect:
    """Return a change as it stands on a chip."""
    kind, ids = change.what.kind, change.what.ids
    if kind == "track":
        label = next(line.name for line in compiled.scenario.tracks if line.id == ids[0])
    elif kind == "alignment":
        label = " – ".join(_name(compiled, who) for who in ids)
    else:
        label = f"{_name(compiled, ids[0])} {kind}"
    return RevealEffect(
        label=label,
        value=change.after - change.before,
        tie=kind == "alignment",
        pair=(ids[0], ids[1]) if kind == "alignment" else None,
        glyphs=() if kind == "track" else tuple(_glyph(compiled, who) for who in ids),
    )


def _name(compiled: CompiledScenario, actor: ActorId) -> str:
    return compiled.scenario.actor(actor).name


def _glyph(compiled: CompiledScenario, actor: ActorId) -> str:
    return glyph_of(compiled.scenario.actor(actor))
