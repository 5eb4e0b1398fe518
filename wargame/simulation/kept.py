"""Who wins a scenario when bots play it, kept beside the settings so that a page of scenarios need not play.

Kept by what the scenario says (its hash) and by the version of the program, so that what was changed is
played anew. `known` looks it up, `played` plays and keeps; neither fails: what cannot be read, written or
played is as if nobody had asked. Comes from files of scenarios; goes to the page of scenarios as `SeatWon`.
"""

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import msgspec

from wargame.places import config_folder
from wargame.scenario.data import scenario_hash
from wargame.scenario.document.document import open_document
from wargame.scenario.model import Scenario
from wargame.shown.actors import shorts_in
from wargame.shown.scenarios import SeatWon
from wargame.terms import EntenteError
from wargame.whole import write_whole

GAMES: Final = 1_000
MOST_KEPT: Final = 300
"""Files; the oldest go first."""
_ENDING: Final = ".wins"
_FORM: Final = 1


def known(fingerprint: str) -> tuple[SeatWon, ...] | None:
    """Return who wins the scenario with a hash; None if it was not played yet."""
    try:
        return msgspec.json.decode(_place(fingerprint).read_bytes(), type=tuple[SeatWon, ...])
    except (OSError, msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def played(path: Path) -> tuple[SeatWon, ...]:
    """Have greedy bots play the scenario in a file and keep who won; what a worker does.

    None win a scenario with faults, or of one seat.
    """
    scenario = _scenario(path)
    if scenario is None:
        return ()
    fingerprint = scenario_hash(scenario)
    found = known(fingerprint)
    if found is None:
        found = _won(scenario)
        _keep(_place(fingerprint), found)
    return found


def _scenario(path: Path) -> Scenario | None:
    """Return the scenario in a file if it can be played by several seats."""
    try:
        document = open_document(path)
    except EntenteError:
        return None
    if not document.is_playable or document.model is None or len(document.model.seats) < 2:
        return None
    return document.model


def _won(scenario: Scenario) -> tuple[SeatWon, ...]:
    from wargame.simulation.ends import ends_of  # only where games are played
    from wargame.simulation.order import Order

    try:
        ends = ends_of(Order(scenario=scenario, games=GAMES, everyone="greedy", detailed=False))
    except EntenteError:
        return ()
    shorts, won = shorts_in(scenario), ends.won()
    return tuple(
        SeatWon(short=shorts[seat.id], name=seat.name, share=won[seat.id].value, games=ends.games)
        for seat in scenario.seats
        if seat.id in won
    )


def _keep(place: Path, found: tuple[SeatWon, ...]) -> None:
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, msgspec.json.encode(found))
        files = sorted(place.parent.glob(f"*{_ENDING}"), key=lambda one: one.stat().st_mtime)
        for old in files[:-MOST_KEPT]:
            old.unlink(missing_ok=True)


def _place(fingerprint: str) -> Path:
    try:
        program = version("entente")
    except PackageNotFoundError:
        program = ""
    name = sha256(f"{_FORM} {program} {fingerprint}".encode()).hexdigest()
    return config_folder() / "wins" / f"{name}{_ENDING}"
