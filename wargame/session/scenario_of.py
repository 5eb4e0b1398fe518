"""The scenario of a session taken out as a scenario of its own, to be changed and played again.

A session keeps the scenario as it was played, with its pictures; here both are written into a folder, under
a name and an id that nothing there has. The session stays as it is.
"""

from dataclasses import replace
from pathlib import Path

from wargame.scenario.data import as_data, scenario_hash
from wargame.scenario.document.document import of_text
from wargame.scenario.emit import as_yaml
from wargame.scenario.files import id_from
from wargame.scenario.package.contents import Package
from wargame.scenario.package.placing import placed
from wargame.scenario.rates import freshness_of
from wargame.session.session import Session


def take_out(session: Session, folder: Path, stem: str = "") -> Path:
    """Write the scenario of a session into a folder, with its pictures beside it, and return its file.

    Its id and its file are called as the session is, or by `stem`, with a number where that is taken. Base
    rates come along beside it, unless they are stale.

    Raises
    ------
    ScenarioFileRefused
        If the folder takes nothing.
    """
    title = session.state.setup.title
    name = stem or id_from(title)
    scenario = replace(session.scenario, id=id_from(name))
    rates = None
    if scenario.monitor is not None:
        rates = None if is_stale(session) else scenario.monitor.base_rates
        scenario = replace(scenario, monitor=replace(scenario.monitor, base_rates=None))
    package = Package(
        name=title,
        document=of_text(as_yaml(as_data(scenario))),
        rates=rates and replace(rates, scenario_hash=scenario_hash(scenario)),
        pictures=session.compiled.pictures,
    )
    return placed(package, folder, name)


def is_stale(session: Session) -> bool:
    """Return whether the base rates of a session's scenario belong to another version of it."""
    return freshness_of(session.scenario) == "stale"
