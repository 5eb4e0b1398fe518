"""What is wrong with a design, all of it at once, in the order of the file.

`why_not` takes a design and the scenarios of its treatments. What only a single field can have wrong is told
by `reading` already.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from wargame.bots.named import policy_for
from wargame.design.dealing import is_as_dealt
from wargame.design.measures import known_key, uses
from wargame.design.model import MOST_TABLES, Dealt, Design
from wargame.design.versions import Version
from wargame.names import same_name
from wargame.session.opening import LARGEST_SEED, Plan, why_not_plan
from wargame.terms import Refused
from wargame.words.sentences import Sentence


def why_not(design: Design, versions: Mapping[str, Version]) -> tuple[Sentence, ...]:
    """Return everything that keeps a design from being sealed; empty if nothing does."""
    return tuple(
        fault for part in (_titles, _treatments, _tables, _given, _seeds) for fault in part(design)
    ) + tuple(fault for of in (_plans, _expected, _checked) for fault in of(design, versions))


def _titles(design: Design) -> Iterator[Sentence]:
    if not design.title.strip():
        yield Sentence("design-no-title")


def _treatments(design: Design) -> Iterator[Sentence]:
    if len(design.treatments) < 2:
        yield Sentence("design-few-treatments")
    yield from _twice("treatment", [one.name for one in design.treatments])
    yield from _twice("stratum", [one.name for one in design.groups])


def _twice(what: str, names: Sequence[str]) -> Iterator[Sentence]:
    if any(not name.strip() for name in names):
        yield Sentence("design-name-missing", what=what)
    keys = Counter(same_name(name) for name in names)
    for name in dict.fromkeys(names):
        if keys[same_name(name)] > 1:
            yield Sentence("design-name-twice", what=what, name=name)


def _tables(design: Design) -> Iterator[Sentence]:
    many = len(design.tables) or sum(one.tables for one in design.groups)
    if design.blocks < 0 or any(one.tables < 1 for one in design.strata):
        yield Sentence("design-no-tables-in")
    if not many:
        yield Sentence("design-no-tables")
    if many > MOST_TABLES or design.blocks > MOST_TABLES:
        yield Sentence("design-many-tables", most=MOST_TABLES)
    if not design.is_by_lot:
        return
    for one in design.groups:
        if 0 < one.tables < len(design.treatments):
            yield Sentence(
                "design-small-stratum", name=one.name, tables=one.tables, treatments=len(design.treatments)
            )


def _given(design: Design) -> Iterator[Sentence]:
    """Yield what is wrong with tables that were given by hand or written at sealing."""
    treatments = {one.name for one in design.treatments}
    strata = {one.name for one in design.groups} or {""}
    for due, one in enumerate(design.tables, 1):
        if one.table != due:
            yield Sentence("design-table-number", number=one.table, due=due)
        if one.treatment not in treatments:
            yield Sentence("design-no-treatment", name=one.treatment, known=sorted(treatments))
        if one.stratum not in strata:
            yield Sentence("design-no-stratum", name=one.stratum, known=sorted(strata))
    if design.tables and design.lot is not None and not is_as_dealt(design):
        yield Sentence("design-not-as-dealt")
    if design.tables:
        for group in design.groups:
            there = sum(one.stratum == group.name for one in design.tables)
            if there != group.tables:
                yield Sentence("design-stratum-count", name=group.name, there=there, due=group.tables)


def _seeds(design: Design) -> Iterator[Sentence]:
    own = [one.seed for one in design.tables if one.seed is not None]
    for seed in (*design.seeds, *own, *([design.lot] if design.lot is not None else [])):
        if not 0 <= seed <= LARGEST_SEED:
            yield Sentence("seed-out-of-range", most=LARGEST_SEED, seed=seed)
    if not design.seeds:
        return
    many = len(design.tables) or sum(one.tables for one in design.groups)
    due = len(design.groups) if design.is_shared else many
    if len(design.seeds) != due:
        yield Sentence("design-seeds-count", there=len(design.seeds), due=due)
    if len(set(design.seeds)) < len(design.seeds):
        yield Sentence("design-seed-twice")


def plan_of(design: Design, dealt: Dealt, title: str = "") -> Plan:
    """Return what a table's session is started with."""
    treatment = design.treatment(dealt.treatment)
    hidden = next((one.hidden for one in design.strata if one.name == dealt.stratum), {})
    return Plan(
        title=title,
        seed=dealt.seed,
        turns=treatment.turns,
        method=treatment.method,
        hidden=hidden,
        cards_off=treatment.cards_off,
    )


def _plans(design: Design, versions: Mapping[str, Version]) -> Iterator[Sentence]:
    for treatment in design.treatments:
        scenario = versions[treatment.name].scenario
        found: dict[str, Sentence] = {}
        # Blocks give no hidden sets of their own: they are all like a table in no stratum.
        for name in ("", *(group.name for group in design.strata)):
            dealt = Dealt(table=1, treatment=treatment.name, stratum=name)
            found |= {str(one): one for one in why_not_plan(scenario, plan_of(design, dealt))}
        for why in found.values():
            yield Sentence("design-treatment-unfit", name=treatment.name, why=why)
        hands = {seat.id for seat in scenario.seats}
        for seat in design.bots:
            if seat not in hands:
                yield Sentence("no-such-seat", seat=seat)
    for seat, policy in design.bots.items():
        try:
            policy_for(policy, seat)
        except Refused as error:
            yield error.told


def _expected(design: Design, versions: Mapping[str, Version]) -> Iterator[Sentence]:
    for number, one in enumerate(design.hypotheses, 1):
        where = Sentence("design-hypothesis", number=number)
        yield from _pair(design, where, one.against, one.treatment)
        if not isfinite(one.least) or one.least < 0:
            yield Sentence("design-least-below", number=number)
        scenario = versions[design.treatments[0].name].scenario
        if not known_key(scenario, one.measure):
            yield Sentence("design-no-measure", where=where, measure=one.measure)


def _checked(design: Design, versions: Mapping[str, Version]) -> Iterator[Sentence]:
    keys = {one.key for version in versions.values() for one in uses(version.scenario)}
    for number, one in enumerate(design.checks, 1):
        where = Sentence("design-check", number=number)
        yield from _pair(design, where, one.against, one.treatment)
        if " ".join(one.measure.split()) not in keys:
            yield Sentence("design-no-use", where=where, measure=one.measure)


def _pair(design: Design, where: Sentence, against: str, treatment: str) -> Iterator[Sentence]:
    known = [one.name for one in design.treatments]
    for name in filter(None, (against, treatment)):
        if name not in known:
            yield Sentence("design-of-no-treatment", where=where, name=name, known=known)
    if len(known) > 1 and (against or known[0]) == (treatment or known[1]):
        yield Sentence("design-against-itself", where=where)
