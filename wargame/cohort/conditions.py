"""Were conditions the same: each table held against the design that it was started from.

Takes a sealed design and the tables that carry it, gives a `Condition` for each thing that the design fixed,
with the tables that differ, and for what people did that it could not fix. A condition `breaks` where a
difference could then not be said to be caused by the treatment. A further one is a function in `_CHECKS`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from wargame.cohort.extract import PEOPLE, Extract
from wargame.cohort.gathering import Table
from wargame.design.checking import plan_of
from wargame.design.dealing import is_as_dealt
from wargame.design.model import Dealt, Design
from wargame.design.reading import Read
from wargame.scenario.data import scenario_hash
from wargame.scenario.model import Scenario
from wargame.session.opening import hidden_draw
from wargame.words.counting import counted, listed

MOST_NAMED: Final = 8
"""Tables that are named; of more the number is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that was to be the same."""

    name: str
    words: str
    """What was found, with the tables that differ."""
    is_met: bool
    breaks: bool = False
    """Whether a difference is then not said to be caused by what was tried."""
    at: tuple[str, ...] = ()
    """Names of the tables at which it was otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A table with its place in the design."""

    table: Table
    dealt: Dealt

    @property
    def one(self) -> Extract:
        """What the session gave."""
        return self.table.extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Which tables of a series belong to a design."""

    placed: tuple[Placed, ...]
    """Each place of the design once."""
    twice: Mapping[int, tuple[Table, ...]]
    """Places that were played more than once: none of their tables counts."""
    others: tuple[Table, ...]
    """Tables without a line of this design, or whose line is not in it."""


def places_of(read: Read, tables: Iterable[Table]) -> Places:
    """Return which tables have which place in a sealed design."""
    dealt = {one.table: one for one in read.design.tables}
    found: dict[int, list[Table]] = {}
    others = []
    for table in tables:
        line = table.extract.design
        due = dealt.get(line.table) if line is not None and line.seal == read.seal else None
        if line is None or due is None or (line.treatment, line.stratum) != (due.treatment, due.stratum):
            others.append(table)
        else:
            found.setdefault(line.table, []).append(table)
    return Places(
        placed=tuple(
            Placed(table=played[0], dealt=dealt[number])
            for number, played in sorted(found.items())
            if len(played) == 1
        ),
        twice={number: tuple(played) for number, played in sorted(found.items()) if len(played) > 1},
        others=tuple(others),
    )


def conditions(read: Read, places: Places, scenarios: Mapping[str, Scenario]) -> tuple[Condition, ...]:
    """Return whether conditions were the same, what the design fixed first.

    Parameters
    ----------
    scenarios
        Each version that was played, by the hash under which extracts have it.
    """
    asked = _Asked(design=read.design, placed=places.placed, scenarios=scenarios)
    return (
        _sheet(places),
        _all_played(read.design, places),
        _by_lot(read.design),
        # Where nothing was played yet there is nothing to hold against the rest of the design.
        *(check(asked) for check in (_CHECKS if places.placed else ())),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    design: Design
    placed: tuple[Placed, ...]
    scenarios: Mapping[str, Scenario]


def _sheet(places: Places) -> Condition:
    carry = len(places.placed) + sum(map(len, places.twice.values()))
    words = f"{carry} of {counted(carry + len(places.others), 'table')} here carry this design"
    if places.others:
        words += f"; without it: {_named(places.others)}"
    return Condition(name="Design", words=words, is_met=not places.others, at=_names(places.others))


def _all_played(design: Design, places: Places) -> Condition:
    there = {one.dealt.table for one in places.placed}
    missing = [one.table for one in design.tables if one.table not in there and one.table not in places.twice]
    open_ones = [one.dealt.table for one in places.placed if not one.one.is_over]
    parts = []
    for words, numbers in (
        ("missing", missing),
        ("played twice, so that neither counts", list(places.twice)),
        ("not over", open_ones),
    ):
        if numbers:
            parts.append(f"{words}: {_numbers(numbers)}")
    words = "; ".join(parts) or f"all {len(design.tables)} were played to the end, each once"
    return Condition(name="Tables", words=words, is_met=not parts, breaks=bool(parts))


def _by_lot(design: Design) -> Condition:
    if not is_as_dealt(design):
        words = "treatments were given by hand, not by lot"
        return Condition(name="Lot", words=words, is_met=False, breaks=True)
    return Condition(name="Lot", words=f"as the lot {design.lot} deals, dealt again here", is_met=True)


def _held(name: str, same: str, differs: Callable[[Placed], bool], asked: _Asked) -> Condition:
    found = [one.table for one in asked.placed if differs(one)]
    if not found:
        return Condition(name=name, words=same, is_met=True)
    words = f"otherwise at {_named(found)}"
    return Condition(name=name, words=words, is_met=False, breaks=True, at=_names(found))


def _scenario(asked: _Asked) -> Condition:
    sealed = {one.name: one.hash for one in asked.design.treatments}
    played = {of: scenario_hash(scenario) for of, scenario in asked.scenarios.items()}
    many = len(set(sealed.values()))
    same = f"as sealed, {next(iter(sealed.values()))[:8]}" if many == 1 else f"{many} versions, as sealed"

    def differs(one: Placed) -> bool:
        return played.get(one.one.scenario_hash) != sealed[one.dealt.treatment]

    return _held("Scenario", same, differs, asked)


def _seeds(asked: _Asked) -> Condition:
    def differs(one: Placed) -> bool:
        return (one.one.seed, one.one.key) != (one.dealt.seed, "")

    return _held("Seeds", "as sealed", differs, asked)


def _hidden(asked: _Asked) -> Condition:
    def differs(one: Placed) -> bool:
        scenario = asked.scenarios.get(one.one.scenario_hash)
        if scenario is None or one.dealt.seed is None:
            return False
        plan = plan_of(asked.design, one.dealt)
        return dict(one.one.hidden) != hidden_draw(scenario, one.dealt.seed, plan.hidden)

    return _held("Hidden aims", "as stratum and seed give them", differs, asked)


def _options(asked: _Asked) -> Condition:
    def differs(one: Placed) -> bool:
        scenario = asked.scenarios.get(one.one.scenario_hash)
        if scenario is None:
            return False
        plan = plan_of(asked.design, one.dealt)
        return (one.one.turns, one.one.method, one.one.cards_off) != (
            plan.turns or scenario.calendar.turns,
            plan.method or scenario.rules.adjudication.method,
            tuple(sorted(plan.cards_off)),
        )

    return _held("Turns, rulings, cards", "as sealed", differs, asked)


def _players(asked: _Asked) -> Condition:
    def differs(one: Placed) -> bool:
        return any(
            one.one.players.get(seat) != policy and any(move.seat == seat for move in one.one.sealed)
            for seat, policy in asked.design.bots.items()
        )

    if asked.design.bots and any(map(differs, asked.placed)):
        return _held("Who played", "", differs, asked)
    by_treatment: dict[str, Counter[tuple[tuple[str, str], ...]]] = {}
    for one in asked.placed:
        seats = tuple(sorted(one.one.players.items()))
        by_treatment.setdefault(one.dealt.treatment, Counter())[seats] += 1
    every = {seats for counts in by_treatment.values() for seats in counts}
    if len(every) <= 1:
        who = {who for seats in every for _, who in seats}
        only = "people" if who == {PEOPLE} else "the same at every table"
        return Condition(name="Who played", words=only, is_met=True)
    alike = len({frozenset(counts.items()) for counts in by_treatment.values()}) == 1
    words = f"{counted(len(every), 'way')} of filling the seats, " + (
        "as often with each treatment" if alike else "not as often with each treatment"
    )
    return Condition(name="Who played", words=words, is_met=alike)


def _program(asked: _Asked) -> Condition:
    counts = Counter(one.one.program or "unknown" for one in asked.placed)
    if len(counts) <= 1:
        words = f"all made by version {next(iter(counts), 'unknown')}"
        return Condition(name="Program", words=words, is_met=True)
    words = ", ".join(
        f"version {version} at {counted(many, 'table')}" for version, many in counts.most_common()
    )
    most = counts.most_common(1)[0][0]
    others = [one.table for one in asked.placed if (one.one.program or "unknown") != most]
    return Condition(name="Program", words=words, is_met=False, at=_names(others))


def _by_hand(asked: _Asked) -> Condition:
    ruled = [one.table for one in asked.placed if one.one.by_hand]
    parts = []
    if ruled:
        many = sum(one.one.by_hand for one in asked.placed)
        parts.append(f"{counted(many, 'ruling')} by hand at {_named(ruled)}")
    other = [one.table for one in asked.placed if one.one.other]
    if other:
        parts.append(f"deals, gifts or corrections at {_named(other)}")
    words = "; ".join(parts) or "no ruling by hand, no deal, gift or correction"
    return Condition(name="By hand", words=words, is_met=not parts, at=_names([*ruled, *other]))


def _length(asked: _Asked) -> Condition:
    early = [one.table for one in asked.placed if one.one.ended_early]
    if not early:
        return Condition(name="Length", words="none ended before its last turn", is_met=True)
    return Condition(
        name="Length", words=f"ended early, and counts as it ended: {_named(early)}", is_met=False
    )


_Check: TypeAlias = Callable[[_Asked], Condition]
_CHECKS: Final[tuple[_Check, ...]] = (
    _scenario,
    _seeds,
    _hidden,
    _options,
    _players,
    _program,
    _by_hand,
    _length,
)


def _named(tables: Sequence[Table]) -> str:
    if len(tables) > MOST_NAMED:
        return counted(len(tables), "table")
    return listed(one.name for one in tables)


def _names(tables: Iterable[Table]) -> tuple[str, ...]:
    return tuple(sorted({one.name for one in tables}))


def _numbers(numbers: Sequence[int]) -> str:
    if len(numbers) > MOST_NAMED:
        return counted(len(numbers), "table")
    return listed(map(str, numbers))
