"""A series of a design, played by bots into files."""

from pathlib import Path

from tests.wargame.design.designs import mediation, sealed_in
from wargame.design.model import Design
from wargame.design.reading import Read
from wargame.design.starting import TableOrder, file_of, order_of
from wargame.game.compiled import CompiledScenario
from wargame.session.opening import start
from wargame.session.saving import save_anew
from wargame.session.session import Session
from wargame.simulation.live import play_game, policies
from wargame.simulation.order import Order


def played(order: TableOrder) -> Session:
    """A table of a design that bots played to its end, or as far as they come in its turns."""
    scenario = order.version.scenario
    session = start(CompiledScenario(scenario), order.plan)
    play_game(session, policies(Order(scenario=scenario, everyone="greedy"), order.dealt.seed or 0))
    return session


def played_series(folder: Path, design: Design | None = None, leave_out: tuple[int, ...] = ()) -> Read:
    """A sealed design and its tables, all but some, in a folder."""
    read = sealed_in(folder, design or mediation())
    for one in read.design.tables:
        if one.table not in leave_out:
            save_anew(played(order_of(read, one.table)), file_of(read, one.table, folder))
    return read
