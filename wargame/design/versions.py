"""The scenarios of a design: which file each treatment plays, with the injects that come with it.

A name is that of a file beside the design, of one anywhere, or the id of a scenario that comes with the
product or is the user's own.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wargame.design.model import Design, Treatment
from wargame.places import is_folder, is_there, own_scenarios_folder, scenarios_folder
from wargame.scenario.check import check
from wargame.scenario.data import part_of_data, scenario_hash
from wargame.scenario.faults import Fault
from wargame.scenario.load import ScenarioFaulty, ScenarioUnreadable, head, load
from wargame.scenario.model import Inject, Scenario
from wargame.terms import EntenteError, Refused
from wargame.words.sentences import Sentence

ENDINGS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The scenario as it is played with one treatment."""

    scenario: Scenario
    file: Path
    """Where it lies; its pictures lie beside it."""
    hash: str


def version_of(design: Design, treatment: Treatment, folder: Path) -> Version:
    """Return the scenario that is played with a treatment, for a design that lies in a folder.

    Raises
    ------
    Refused
        If it is not found or cannot be played, or if an inject of the treatment is none.
    """
    file = scenario_file(treatment.scenario or design.scenario, folder)
    try:
        scenario = load(file)
    except (ScenarioFaulty, ScenarioUnreadable) as error:
        raise Refused("design-scenario-faulty", name=file.name, why=error.told) from error
    if treatment.injects:
        scenario = _with_injects(scenario, treatment)
    return Version(scenario=scenario, file=file, hash=scenario_hash(scenario))


def versions_of(design: Design, folder: Path) -> dict[str, Version]:
    """Return by its treatment each scenario that is played; raises as `version_of`."""
    return {one.name: version_of(design, one, folder) for one in design.treatments}


def scenario_file(named: str, folder: Path) -> Path:
    """Return the file of a scenario by its name; Refused if there is none."""
    for path in _candidates(named, folder):
        with suppress(OSError, ValueError):
            if is_there(path) and not is_folder(path):
                return path
    raise Refused("design-scenario-missing", named=named, folder=folder)


def known_scenarios(folder: Path) -> tuple[tuple[str, str], ...]:
    """Return the scenarios that a design in a folder can name, each with its title: ids, then files there."""
    found: dict[str, str] = {}
    for home in (scenarios_folder(), own_scenarios_folder(), folder):
        for path in _files(home):
            with suppress(EntenteError, OSError):
                found.setdefault(path.name if home == folder else path.stem, head(path).title)
    return tuple(found.items())


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
    except OSError:
        return []


def _candidates(named: str, folder: Path) -> Iterator[Path]:
    yield folder / named
    for home in (scenarios_folder(), own_scenarios_folder()):
        for ending in ENDINGS:
            yield home / f"{named}{ending}"


def _with_injects(scenario: Scenario, treatment: Treatment) -> Scenario:
    """Return a scenario with a treatment's injects; its base rates were made without them and go."""
    more = []
    for number, data in enumerate(treatment.injects, 1):
        try:
            more.append(part_of_data(Inject, data))
        except EntenteError as error:
            raise Refused("design-inject-unread", treatment=treatment.name, number=number) from error
    monitor = replace(scenario.monitor, base_rates=None) if scenario.monitor else None
    made = replace(scenario, injects=(*scenario.injects, *more), monitor=monitor)
    if faults := check(made):
        told = tuple(_of_inject(one, len(scenario.injects)) for one in faults)
        raise Refused("design-injects-faulty", treatment=treatment.name, faults=told)
    return made


def _of_inject(fault: Fault, before: int) -> Sentence:
    """Return a fault as the design counts its injects, which come after so many of the scenario's own."""
    room, _, rest = fault.field.partition(".")
    at, _, field = rest.partition(".")
    number = int(at) - before if room == "injects" and at.isdecimal() else 0
    if number < 1:
        return Sentence("design-scenario-fault", field=fault.field, wrong=fault.wrong)
    if not field:
        return Sentence("design-inject-wrong", number=number, wrong=fault.wrong)
    return Sentence("design-inject-fault", number=number, field=field, wrong=fault.wrong)
