"""The throw on its stage: what is added up, where it can fall, where it fell, what came of it, what moved.

The facilitator's window and the wall show the same view. Before the throw it is made from the odds as they
stand; after it from the ruling in the record, or from what the room was told of that ruling. Nothing here
asks who looks, so whoever makes a view gives it what may be seen (`changes`, `standing`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change, Changes, MoveRuled, Reckoning, RulingOverridden
from wargame.scenario.model import Bands
from wargame.session.narration import Narrator
from wargame.shown.actors import glyph_of
from wargame.shown.ladder import Ladder, ladder
from wargame.shown.ledger import LedgerLine, Standing, ledger
from wargame.terms import SUCCESSES, ActorId, Outcome, Quantity, signed
from wargame.words.counting import counted, listed
from wargame.words.labels import OUTCOME_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedChip:
    """A number that moved, from where to where."""

    name: str
    glyphs: tuple[str, ...]
    before: str
    after: str
    sign: int
    """Of a tie after it: −1, 0 or 1; 0 for any other number."""
    tie: bool
    held: str = ""
    """Why less happened than was asked for."""

    @property
    def words(self) -> str:
        """The chip as it is read aloud."""
        said = f"{self.name}: {self.before} → {self.after}"
        return f"{said}. {self.held}" if self.held else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What stands before a throw, added up, and where the throw can fall."""

    lines: tuple[LedgerLine, ...]
    total: str
    """Of everything that is added so far, or of the whole throw; empty where nothing is added up."""
    against: str
    """What it must reach, in words around a number."""
    ladder: Ladder | None
    """None where nothing is thrown."""
    faces: int
    """6 for two dice, 100 for one number, 0 where nothing is thrown."""
    seats: tuple[tuple[str, str, str], ...] = ()
    """Glyph, name and chance of each seat that voted."""

    @property
    def words(self) -> str:
        """The sum as it is read aloud."""
        said = [one.said for one in self.lines]
        if self.total or self.against:
            said.append(" ".join(part for part in (self.total, self.against) if part))
        return "; ".join(said)


NO_SUM: Final = Sum(lines=(), total="", against="", ladder=None, faces=0)
"""Where nothing is thrown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A throw that was made, and what came of it."""

    number: int
    """Of the event in the record, so that the same one is not thrown before people twice."""
    title: str
    said: str
    """Whose move, and at whom."""
    glyph: str
    dice: tuple[int, ...]
    """Empty where nothing was thrown."""
    sum: Sum
    outcome: Outcome
    word: str
    instead_of: str
    """The outcome that the throw gave, where another was put in its place; empty otherwise."""
    margin: str
    """By how much it was reached or missed, in words."""
    reason: str
    moved: tuple[MovedChip, ...]
    moved_words: str
    """How much moved: `3 ties, 1 track`."""

    @property
    def natural(self) -> int:
        """What the dice show together."""
        return sum(self.dice)

    @property
    def words(self) -> str:
        """The whole as it is read aloud."""
        parts = (f"{self.title}: {self.word.lower()}", self.margin, *(one.words for one in self.moved))
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def sum_before(
    compiled: CompiledScenario,
    narrator: Narrator,
    reckoning: Reckoning,
    backing: Iterable[tuple[ActorId, int]],
    standing: Standing,
    target: ActorId = "",
) -> Sum:
    """Return what stands before a throw."""
    found = ladder(compiled.rules.adjudication.bands, reckoning)
    hundred = reckoning.chance is not None
    return Sum(
        lines=ledger(narrator, reckoning, backing, standing, target),
        total=f"{reckoning.chance}%" if hundred else signed(reckoning.total),
        against="chance to succeed or better" if hundred else f"to two dice, against {reckoning.difficulty}",
        ladder=found,
        faces=0 if found is None else 100 if hundred else 6,
        seats=tuple(
            (_glyph(compiled, seat), narrator.name(seat), f"{percent}%")
            for seat, percent in reckoning.votes.items()
        ),
    )


def sum_after(before: Sum, ruled: MoveRuled) -> Sum:
    """Return the sum with the dice in it."""
    reckoning, throw = ruled.reckoning, ruled.throw
    if throw is None:
        return NO_SUM
    natural = sum(throw.dice)
    by_hand = ", typed from the table" if throw.by_hand else ""
    if reckoning.chance is not None:
        total, against = str(natural), f"of 100, against a chance of {reckoning.chance}%{by_hand}"
        lines = before.lines
    else:
        total, against = str(natural + reckoning.total), f"against a difficulty of {reckoning.difficulty}"
        lines = (LedgerLine(value=str(natural), words=f"on the dice{by_hand}"), *before.lines)
    return Sum(
        lines=lines,
        total=total,
        against=against,
        ladder=before.ladder,
        faces=before.faces,
        seats=before.seats,
    )


def fall_of(
    compiled: CompiledScenario,
    narrator: Narrator,
    number: int,
    ruled: MoveRuled,
    before: Sum,
    changes: Changes,
    overridden: RulingOverridden | None = None,
) -> Fall:
    """Return a ruling as the stage shows it.

    `ruled` holds what stands now, with the outcome of an override if there was one; `changes` are those that
    the viewer may know.
    """
    bands = compiled.rules.adjudication.bands
    first = overridden.before if overridden is not None else ruled.rolled
    aimed = f", aimed at {narrator.name(ruled.target)}" if ruled.target else ""
    moved = moved_chips(compiled, narrator, changes)
    return Fall(
        number=number,
        title=ruled.title,
        said=f"{narrator.name(ruled.seat)}{aimed}.",
        glyph=_glyph(compiled, ruled.seat),
        dice=ruled.throw.dice if ruled.throw else (),
        sum=sum_after(before, ruled),
        outcome=ruled.outcome,
        word=OUTCOME_WORDS[ruled.outcome],
        instead_of=OUTCOME_WORDS[first] if first is not None and first != ruled.outcome else "",
        margin=margin_words(bands, ruled),
        reason=overridden.reason if overridden is not None else ruled.reason,
        moved=moved,
        moved_words=_moved_words(changes),
    )


def margin_words(bands: Bands, ruled: MoveRuled) -> str:
    """Return by how much the difficulty was reached or missed, and where the next outcome begins."""
    throw = ruled.throw
    if throw is None:
        return "Named by the facilitator; nothing was thrown."
    if ruled.margin is None:
        return f"{sum(throw.dice)} of 100; {ruled.reckoning.chance} or less succeeds or better."
    natural, margin = sum(throw.dice), ruled.margin
    if natural == bands.fails_on:
        return f"A {natural} on the dice always fails."
    if natural == bands.exceeds_on:
        return f"A {natural} on the dice always exceeds."
    away = abs(margin)
    said = f"{away} {'above' if margin > 0 else 'below'} the difficulty" if margin else "Just the difficulty"
    return f"{said}; {_next_words(bands, ruled.rolled)}."


def _next_words(bands: Bands, rolled: Outcome | None) -> str:
    """Return where the next better outcome begins, or this best one did."""
    if rolled in SUCCESSES:
        return f"{_from(bands.exceeds)} exceeds"
    return f"{_from(bands.succeeds)} succeeds" if rolled == "partly" else f"{_from(bands.partly)} is partly"


def _from(margin: int) -> str:
    if margin == 0:
        return "the difficulty itself"
    return f"{abs(margin)} {'above' if margin > 0 else 'below'}"


def moved_chips(compiled: CompiledScenario, narrator: Narrator, changes: Changes) -> tuple[MovedChip, ...]:
    """Return each number that moved or was held, once, in the order in which they moved."""
    steps: dict[Quantity, list[Change]] = {}
    for change in changes:
        steps.setdefault(change.what, []).append(change)
    return tuple(_chip(compiled, narrator, what, done) for what, done in steps.items())


def _chip(compiled: CompiledScenario, narrator: Narrator, what: Quantity, done: list[Change]) -> MovedChip:
    before, after = done[0].before, done[-1].after
    asked = sum(one.asked for one in done)
    tie = what.kind == "alignment"
    applied = after - before
    return MovedChip(
        name=narrator.quantity(what),
        glyphs=() if what.kind == "track" else tuple(_glyph(compiled, one) for one in what.ids),
        before=signed(before) if tie else str(before),
        after=signed(after) if tie else str(after),
        sign=(after > 0) - (after < 0) if tie else 0,
        tie=tie,
        held="" if applied == asked else f"Of {signed(asked)}, {signed(applied)} counts: the scale or a gate",
    )


def _moved_words(changes: Changes) -> str:
    ends: dict[Quantity, tuple[int, int]] = {}
    for one in changes:
        ends[one.what] = (ends.get(one.what, (one.before, 0))[0], one.after)
    moved = [what for what, (before, after) in ends.items() if before != after]
    ties = sum(1 for one in moved if one.kind == "alignment")
    tracks = sum(1 for one in moved if one.kind == "track")
    others = len(moved) - ties - tracks
    parts = ((ties, "tie"), (tracks, "track"), (others, "other number"))
    said = [counted(count, word) for count, word in parts if count]
    return listed(said)


def _glyph(compiled: CompiledScenario, actor: ActorId) -> str:
    return glyph_of(compiled.scenario.actor(actor))
