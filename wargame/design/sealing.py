"""A design sealed: what is to be drawn is drawn, the scenarios are fixed, and a hash holds all of it.

`sealed` takes a draft and gives the same design with its lot, its seeds, its tables and the hashes of its
scenarios; `write_sealed` puts it into a file with its seal. Nothing here asks the clock: a hash in a file
cannot prove when it was made, only the paper on which somebody else wrote it down can.

The deal is that of `dealing`, which anybody can repeat from the lot.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from secrets import randbelow
from typing import Any

from wargame.design.checking import why_not
from wargame.design.dealing import deal
from wargame.design.model import Dealt, Design
from wargame.design.reading import Read, seal_of
from wargame.design.versions import Version, versions_of
from wargame.journal.six_words import six_words
from wargame.places import is_there
from wargame.session.opening import LARGEST_SEED
from wargame.session.script_fields import as_object
from wargame.terms import RecordError, Refused
from wargame.whole import write_whole

Draw = Callable[[], int]
"""Gives a seed."""


def drawn() -> int:
    """Return a seed that the system draws."""
    return randbelow(LARGEST_SEED + 1)


def sealed(design: Design, folder: Path, draw: Draw = drawn) -> Design:
    """Return a design with everything drawn that was left to be, and its scenarios fixed.

    Raises
    ------
    Refused
        If anything is wrong with it; all reasons in one text.
    """
    versions = checked(design, folder)
    if design.is_by_lot:
        design = replace(design, lot=draw() if design.lot is None else design.lot)
    if not design.tables:
        design = replace(design, tables=deal(design))
    return replace(
        design,
        scenario_title=versions[design.treatments[0].name].scenario.title,
        treatments=tuple(replace(one, hash=versions[one.name].hash) for one in design.treatments),
        tables=_with_seeds(design, draw),
    )


def checked(design: Design, folder: Path) -> dict[str, Version]:
    """Return the scenarios of a design in which nothing is wrong; Refused otherwise."""
    versions = versions_of(design, folder)
    if faults := why_not(design, versions):
        raise Refused("design-faults", faults=tuple(dict.fromkeys(map(str, faults))))
    return versions


def _with_seeds(design: Design, draw: Draw) -> tuple[Dealt, ...]:
    """Return the tables with a seed each: their own, one of the list, or a drawn one that no other has."""
    taken = {*design.seeds, *(one.seed for one in design.tables)}

    def fresh() -> int:
        while (seed := draw()) in taken:
            pass
        taken.add(seed)
        return seed

    given = iter(design.seeds)

    def next_seed() -> int:
        found = next(given, None)
        return fresh() if found is None else found

    of_stratum: dict[str, int] = {}
    made = []
    for one in design.tables:
        seed = one.seed
        if seed is None and design.is_shared:
            if one.stratum not in of_stratum:
                of_stratum[one.stratum] = next_seed()
            seed = of_stratum[one.stratum]
        elif seed is None:
            seed = next_seed()
        made.append(replace(one, seed=seed))
    return tuple(made)


def sealed_data(design: Design) -> Mapping[str, Any]:
    """Return what stands in the file of a sealed design."""
    inside = as_object(design)
    seal = seal_of(inside)
    return {"design": inside, "seal": {"hash": seal, "words": six_words(seal)}}


def write_sealed(design: Design, path: Path, *, over: bool = False) -> Read:
    """Write a sealed design, and return it as it stands there.

    Raises
    ------
    RecordError
        If there is such a file already, or none can be written.
    """
    data = sealed_data(design)
    if is_there(path) and not over:
        raise Refused("output-there-already", path=path)
    try:
        write_whole(path, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode(), over=over)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be written there"
        raise RecordError("design-not-written", name=path.name, reason=reason) from error
    return Read(path=path, design=design, seal=str(data["seal"]["hash"]))
