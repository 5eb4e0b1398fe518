"""Everything of one turn on one sheet: the moves in the order of ruling, then what happened by itself.

Made from what a viewer's door gives, so it can be read aloud, and shown on the wall, as it is. While moves
are still to be ruled on, they stand in their places without an outcome. The page of a turn in the report is
made of the same moves (`move_facts`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change, Changes
from wargame.game.redaction import BehindTheScenes, Redacted, SomethingHappened
from wargame.game.sight import SeenMove, Sight
from wargame.scenario.model import Scenario
from wargame.session.doors import Known
from wargame.session.narration import Narrator
from wargame.shown.graph import GraphContent, content_of_sight, places_in
from wargame.shown.move_facts import MoveFact, moves_of
from wargame.terms import OUTCOMES, ActorId, Outcome, Pair, Quantity, influence, track
from wargame.words.counting import counted, signed
from wargame.words.labels import OUTCOME_WORDS
from wargame.words.methods import METHOD_WORDS

UNTOLD = "Something prepared"
"""What a covert move is called that the viewer is not told more of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A number that moved, as a chip."""

    label: str
    """The track's name, or whose influence; empty for a tie, which its actors' glyphs stand for."""
    glyphs: tuple[str, ...]
    """Those of a tie's two actors."""
    before: str
    after: str
    sign: int
    """Of a tie as it stands now: -1, 0 or +1; 0 for other numbers."""
    words: str
    pair: Pair | None = None
    """The two actors of a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A seat that backed a move, or blocked it."""

    glyph: str
    name: str
    backs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A move, or what came of several that nobody is told of."""

    order: str
    """Its number in the order of ruling; empty for what has none."""
    glyph: str
    seat: str
    title: str
    aimed: str
    support: tuple[Support, ...]
    odds: tuple[tuple[str, float], ...]
    """Outcome's word and its share, from best to worst; empty where nothing is thrown."""
    dice: tuple[int, ...]
    sum: str
    """The throw against what it needed: `7 on 8`, `43 of 100`; or how else it was decided."""
    outcome: Outcome | None
    struck: str
    """The outcome's word that an override took away."""
    moved: tuple[Moved, ...]
    secret: bool
    """Whether nobody is told through whom it moved."""
    details: tuple[str, ...]
    """Argument, reasons and rationale, to be read when the row is opened."""
    why_nothing: str
    """What is said where it moved nothing."""

    @property
    def word(self) -> str:
        """The outcome's word; empty until it was ruled on."""
        return OUTCOME_WORDS[self.outcome] if self.outcome else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """Something that happened by itself: why, and what it moved."""

    why: str
    moved: tuple[Moved, ...]
    marked: bool = False
    """Whether it is a red line, or the interim audit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTrack:
    """A track, before the turn and now."""

    name: str
    low: int
    high: int
    before: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """A seat's influence, before the turn's moves and now."""

    glyph: str
    name: str
    before: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnSheet:
    """A turn at one glance."""

    title: str
    aside: str
    rows: tuple[SheetRow, ...]
    passed: str
    """Who made no move, and who made some and passed the rest; empty if everyone made all its moves."""
    own: tuple[OwnRow, ...]
    quiet: str
    """What is said where nothing happened by itself; empty before upkeep."""
    ties: GraphContent
    """Only the ties that moved, over the turn."""
    tracks: tuple[SheetTrack, ...]
    purses: tuple[Purse, ...]
    """Those that the viewer may know."""


def turn_sheet(known: Known, opening: Sight, compiled: CompiledScenario, narrator: Narrator) -> TurnSheet:
    """Return the sheet of the present turn; `opening` is the viewer's sight as the turn began."""
    seen, told = known.sight, known.told_this_turn
    scenario = compiled.scenario
    labels = scenario.calendar.labels
    label = labels[seen.turn - 1] if seen.turn <= len(labels) else ""
    rows = _rows(scenario, narrator, told, compiled)
    to_come = _to_come(scenario, narrator, seen.moves, len([row for row in rows if row.order]))
    done = next((one for one in reversed(told) if isinstance(one, ev.UpkeepDone)), None)
    own = _own(scenario, narrator, told, done) if done else ()
    return TurnSheet(
        title=f"Everything of turn {seen.turn}",
        aside=f"{label}, in the order of ruling" if label else "In the order of ruling",
        rows=(*rows, *to_come),
        passed=_passed(narrator, known, scenario.rules.moves_per_turn),
        own=own,
        quiet="Nothing on the board moved by itself." if done and not own else "",
        ties=_moved_ties(known, opening, compiled),
        tracks=tuple(
            SheetTrack(
                name=line.name,
                low=line.min,
                high=line.max,
                before=opening.values[track(line.id)],
                now=seen.values[track(line.id)],
            )
            for line in scenario.tracks
            if track(line.id) in seen.values and track(line.id) in opening.values
        ),
        purses=_purses(scenario, opening, seen),
    )


def _rows(
    scenario: Scenario, narrator: Narrator, told: tuple[Redacted, ...], compiled: CompiledScenario
) -> tuple[SheetRow, ...]:
    """Return the moves that were ruled on, then what moved behind the scenes."""
    facts = [one for one in moves_of(enumerate(told), compiled) if one.outcome is not None]
    rows = [_row(scenario, narrator, fact, str(order)) for order, fact in enumerate(facts, 1)]
    for event in told:
        if isinstance(event, BehindTheScenes | SomethingHappened) and event.changes:
            several = isinstance(event, BehindTheScenes)
            rows.append(
                replace(
                    _blank(UNTOLD if not several else "Behind the scenes"),
                    sum="behind the screen",
                    moved=moved_numbers(scenario, narrator, event.changes),
                    secret=True,
                )
            )
    return tuple(rows)


def _blank(title: str) -> SheetRow:
    return SheetRow(
        order="",
        glyph="ui-eyeoff",
        seat="",
        title=title,
        aimed="",
        support=(),
        odds=(),
        dice=(),
        sum="",
        outcome=None,
        struck="",
        moved=(),
        secret=False,
        details=(),
        why_nothing="",
    )


def _row(scenario: Scenario, narrator: Narrator, fact: MoveFact, order: str) -> SheetRow:
    actor = scenario.actor(fact.seat)
    reckoning = fact.reckoning
    moved = moved_numbers(scenario, narrator, fact.changes)
    return SheetRow(
        order=order,
        glyph=actor.glyph or "seat",
        seat=actor.name,
        title=fact.title,
        aimed=narrator.name(fact.target) if fact.target else "",
        support=tuple(
            Support(glyph=scenario.actor(seat).glyph or "seat", name=narrator.name(seat), backs=by > 0)
            for seat, by, _ in fact.backing
        ),
        odds=_odds(reckoning),
        dice=fact.throw.dice if fact.throw else (),
        sum=_sum(fact),
        outcome=fact.outcome,
        struck=OUTCOME_WORDS[fact.ruled]
        if fact.overridden and fact.ruled != fact.outcome and fact.ruled
        else "",
        moved=moved,
        secret=False,
        details=_details(narrator, fact),
        why_nothing="" if moved else "Nothing moved",
    )


def _odds(reckoning: ev.Reckoning | None) -> tuple[tuple[str, float], ...]:
    if reckoning is None or not reckoning.of:
        return ()
    return tuple(
        (OUTCOME_WORDS[outcome], ways / reckoning.of)
        for outcome, ways in zip(OUTCOMES, reckoning.odds, strict=True)
    )


def _sum(fact: MoveFact) -> str:
    """Return what the throw came to against what it needed."""
    if fact.throw is None:
        return METHOD_WORDS[fact.reckoning.method].named if fact.reckoning else ""
    if len(fact.throw.dice) == 1:
        return f"{fact.throw.dice[0]} of 100"
    if fact.margin is None or fact.reckoning is None:
        return str(sum(fact.throw.dice))
    return f"{fact.margin + fact.reckoning.difficulty} on {fact.reckoning.difficulty}"


def _details(narrator: Narrator, fact: MoveFact) -> tuple[str, ...]:
    lines = [fact.argument] if fact.argument else []
    for one in fact.arguments:
        who = f"{narrator.name(one.seat)}: " if one.seat else ""
        lines.append(f"{'For' if one.side > 0 else 'Against'}: {who}{one.text}")
    if fact.reckoning is not None:
        lines += narrator.reckoning(fact.reckoning)
    rationale = fact.overridden.reason if fact.overridden else fact.reason
    return (*lines, rationale) if rationale else tuple(lines)


def _to_come(
    scenario: Scenario, narrator: Narrator, moves: Iterable[SeenMove], ruled: int
) -> tuple[SheetRow, ...]:
    """Return the moves that lie open and wait for their ruling."""
    waiting = [one for one in moves if not one.outcome and not one.covert]
    rows = []
    for order, one in enumerate(waiting, ruled + 1):
        actor = scenario.actor(one.move.seat)
        backing = tuple(
            Support(glyph=scenario.actor(seat).glyph or "seat", name=narrator.name(seat), backs=by > 0)
            for seat, by in one.backing
        )
        row = replace(_blank(one.title), order=str(order), glyph=actor.glyph or "seat", seat=actor.name)
        aimed = narrator.name(one.move.target) if one.move.target else ""
        details = (one.move.argument,) if one.move.argument else ()
        rows.append(replace(row, aimed=aimed, support=backing, sum="to come", details=details))
    return tuple(rows)


def _passed(narrator: Narrator, known: Known, most: int) -> str:
    """Return who passed the turn, and who the rest of it; who made all its moves passed nothing.

    A covert move is not among those seen, but where a seat's pass is told, so is that it made a move.
    """
    seen = known.sight
    made = Counter(one.move.seat for one in seen.moves)
    idle = {one.seat for one in seen.seats if one.status == "passed"}
    seats = dict.fromkeys(one.seat for one in known.told_this_turn if isinstance(one, ev.SeatPassed))
    whole = [seat for seat in seats if not made[seat] and (seat in idle or seat == known.viewer)]
    rest = [seat for seat in seats if seat not in whole and made[seat] < most]
    said = [
        f"{word}: {', '.join(map(narrator.name, found))}"
        for word, found in (("Passed", whole), ("Passed the rest", rest))
        if found
    ]
    return ". ".join(said)


def _own(
    scenario: Scenario, narrator: Narrator, told: tuple[Redacted, ...], done: ev.UpkeepDone
) -> tuple[OwnRow, ...]:
    rules = {rule.id: rule.why or rule.id for rule in scenario.upkeep}
    public = [one for one in done.changes if one.what.kind in ("alignment", "track")]
    rows = [
        OwnRow(why=rules.get(why, why), moved=moved_numbers(scenario, narrator, tuple(found)))
        for why, found in groupby(public, key=lambda one: one.why)
    ]
    for crossed in done.crossed:
        one = next(line for line in scenario.objectives if line.id == crossed)
        said = f"Red line of {narrator.name(one.seat)}, {counted(one.weight, 'point')}: {one.text}"
        rows.append(OwnRow(why=said, moved=(), marked=True))
    if any(isinstance(one, ev.AuditHeld) for one in told):
        said = "The interim audit is held: where the board stands now counts towards each score."
        rows.append(OwnRow(why=said, moved=(), marked=True))
    return tuple(row for row in rows if row.moved or row.marked)


def moved_numbers(scenario: Scenario, narrator: Narrator, changes: Changes) -> tuple[Moved, ...]:
    """Return the numbers that changes moved, each once, from where it stood to where it stands."""
    sums: dict[Quantity, Change] = {}
    for one in changes:
        held = sums.get(one.what)
        sums[one.what] = one if held is None else Change(one.what, one.asked, held.before, one.after)
    return tuple(_moved(scenario, narrator, one) for one in sums.values() if one.before != one.after)


def _moved(scenario: Scenario, narrator: Narrator, change: Change) -> Moved:
    kind, ids = change.what.kind, change.what.ids
    is_tie = kind == "alignment"
    write = signed if is_tie else str
    before, after = write(change.before), write(change.after)
    name = narrator.quantity(change.what)
    return Moved(
        label="" if is_tie else name,
        glyphs=tuple(scenario.actor(one).glyph or "seat" for one in ids) if is_tie else (),
        before=before,
        after=after,
        sign=(change.after > 0) - (change.after < 0) if is_tie else 0,
        words=f"{name}: {before} to {after}",
        pair=(ids[0], ids[1]) if is_tie else None,
    )


def _moved_ties(known: Known, opening: Sight, compiled: CompiledScenario) -> GraphContent:
    content = content_of_sight(known.sight, compiled, opening, places_in(known.settings))
    moved = tuple(tie for tie in content.ties if tie.before not in (None, tie.value))
    return replace(content, ties=moved)


def lit(sheet: TurnSheet, moved: Iterable[Moved]) -> GraphContent:
    """Return the ties of the turn, those alone set off that a row moved; all where it moved none."""
    pairs = {one.pair for one in moved if one.pair is not None}
    ties = tuple(
        tie if not pairs or tie.pair in pairs else replace(tie, before=None) for tie in sheet.ties.ties
    )
    return replace(sheet.ties, ties=ties)


def _purses(scenario: Scenario, opening: Sight, seen: Sight) -> tuple[Purse, ...]:
    def held(sight: Sight, seat: ActorId) -> int | None:
        return sight.values.get(influence(seat))

    found = []
    for actor in scenario.seats:
        before, now = held(opening, actor.id), held(seen, actor.id)
        if before is not None and now is not None:
            glyph = actor.glyph or "seat"
            found.append(Purse(glyph=glyph, name=actor.name, before=before, now=now))
    return tuple(found)
