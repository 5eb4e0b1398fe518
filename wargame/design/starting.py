"""Sessions started from a sealed design: which tables there are to be, and a session for each.

What a session is started with (`order_of`) holds the design's line, which its first command proves: every
later hash of the record, and its six words, rest on that. The window prepares a session from the same order;
`start_table` makes the file at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wargame.design.checking import plan_of
from wargame.design.model import Dealt, Treatment
from wargame.design.reading import Read, read_design
from wargame.design.versions import Version, version_of
from wargame.game.compiled import CompiledScenario
from wargame.journal.file import create, whole_or_gone
from wargame.places import is_there
from wargame.scenario.model import Scenario
from wargame.scenario.pictures import beside
from wargame.session.bots import seat_bot
from wargame.session.design_line import DesignLine
from wargame.session.opening import Plan, start
from wargame.session.script import Start
from wargame.session.session import Session, now
from wargame.shown.guests import Guest
from wargame.shown.setup import SessionDraft, draft_for
from wargame.terms import FACILITATOR, Refused

SEALED: Final = ("seed", "key", "turns", "method", "hidden", "cards_off")
"""Fields of a script's first line that the design says for its tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOrder:
    """What a table's session is started with."""

    dealt: Dealt
    version: Version
    plan: Plan
    bots: dict[str, str]


def line_of(read: Read, dealt: Dealt) -> DesignLine:
    """Return what a table's session is to say of the design."""
    return DesignLine(
        seal=read.seal,
        table=dealt.table,
        treatment=dealt.treatment,
        stratum=dealt.stratum,
        title=read.design.title.strip(),
    )


def order_of(read: Read, table: int) -> TableOrder:
    """Return what a table's session is started with.

    Raises
    ------
    Refused
        If the design is a draft or has no such table, or if its scenario is not what was sealed.
    """
    design = read.design
    if not read.seal:
        raise Refused("design-not-sealed", name=read.path.name)
    dealt = next((one for one in design.tables if one.table == table), None)
    if dealt is None:
        raise Refused("design-no-such-table", table=table, tables=len(design.tables))
    version = _as_sealed(read, design.treatment(dealt.treatment))
    plan = replace(
        plan_of(design, dealt, table_name(read, table)),
        design=line_of(read, dealt),
        questions=design.questions,
    )
    return TableOrder(dealt=dealt, version=version, plan=plan, bots=dict(design.bots))


def _as_sealed(read: Read, treatment: Treatment) -> Version:
    version = version_of(read.design, treatment, read.path.absolute().parent)
    if version.hash != treatment.hash:
        raise Refused(
            "design-other-scenario",
            title=version.scenario.title,
            name=version.file.name,
            treatment=treatment.name,
        )
    return version


def check_versions(read: Read) -> None:
    """Check that the scenarios of a sealed design are those that were sealed; Refused otherwise."""
    for treatment in read.design.treatments:
        _as_sealed(read, treatment)


def draft_of(read: Read, table: int, guests: Iterable[Guest] = ()) -> SessionDraft:
    """Return a table's session as the page of a new session prepares it; raises as `order_of`."""
    order = order_of(read, table)
    plan, scenario = order.plan, order.version.scenario
    draft = draft_for(scenario, "", 0, guests)
    return replace(
        draft,
        file=order.version.file,
        title=plan.title,
        turns=plan.turns or scenario.calendar.turns,
        method=plan.method or scenario.rules.adjudication.method,
        seed=str(plan.seed),
        key="",
        hidden=dict(plan.hidden),
        cards_off=frozenset(plan.cards_off),
        bots=order.bots,
        design=plan.design,
        questions=plan.questions,
    )


def scripted(start: Start, folder: Path, scenario: Scenario) -> TableOrder:
    """Return what a script's session is started with that names its place in a design.

    Parameters
    ----------
    start
        The script's first line, with a design.
    folder
        Where the script lies, and beside it the design.
    scenario
        What the script is played with; the design says in which version.

    Raises
    ------
    DesignUnreadable
        If there is no design in that file.
    Refused
        As `order_of`; or if the line says what the design says already, or the scenario is another one.
    """
    assert start.design is not None  # `Start.design` asked for this
    order = order_of(read_design(folder / start.design.file), start.design.table)
    own = [name for name in SEALED if getattr(start, name) != getattr(Start(), name)]
    if own:
        raise Refused("design-start-sealed", fields=[name.replace("_", "-") for name in own])
    if scenario.id != order.version.scenario.id:
        raise Refused("design-start-scenario", given=scenario.title, sealed=order.version.scenario.title)
    plan = replace(
        order.plan,
        title=start.title or order.plan.title,
        minutes=start.minutes,
        marking=start.marking,
        purposes=start.purposes,
    )
    return replace(order, plan=plan)


def table_name(read: Read, table: int) -> str:
    """Return what a table's session is called; it says nothing of the treatment."""
    digits = len(str(len(read.design.tables)))
    return f"{read.design.title.strip().rstrip('?')}, table {table:0{digits}}"


def file_of(read: Read, table: int, folder: Path) -> Path:
    """Return the file of a table that is started without a name of its own."""
    digits = len(str(len(read.design.tables)))
    stem = read.path.name.split(".")[0]
    return folder / f"{stem}-{table:0{digits}}.entente"


def start_table(read: Read, table: int, folder: Path) -> tuple[Session, Path]:
    """Start a table's session in a new file, with its bots; raises as `order_of`, and RecordError."""
    order = order_of(read, table)
    path = file_of(read, table, folder)
    if is_there(path):
        raise Refused("design-table-started", table=table, name=path.name)
    return started(order, path)


def started(order: TableOrder, path: Path, by: str = FACILITATOR) -> tuple[Session, Path]:
    """Start a session as an order says in a new file, with its bots; RecordError if none can be made."""
    scenario = order.version.scenario
    compiled = CompiledScenario(scenario, beside(scenario, order.version.file))
    journal = create(path, scenario, clock=now, pictures=compiled.pictures)
    with whole_or_gone(journal):
        session = start(compiled, order.plan, journal, by=by)
        for seat, policy in order.bots.items():
            seat_bot(session, seat, policy)
    return session, journal.path


def all_tables(read: Read) -> Sequence[int]:
    """Return the numbers of a sealed design's tables; Refused for a draft, which has none yet."""
    if not read.seal:
        raise Refused("design-not-sealed", name=read.path.name)
    return [one.table for one in read.design.tables]
