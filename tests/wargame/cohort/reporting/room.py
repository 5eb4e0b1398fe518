"""A room of tables, played once, and studies of it, for tests of what is taken along."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from tests.wargame.cohort.tables import played
from wargame.cohort.extract import Extract, of_session
from wargame.cohort.gathering import Read, sorted_out
from wargame.cohort.labels import Label
from wargame.cohort.study import Asked, Study, Version, study
from wargame.scenario.model import Marking
from wargame.session.saving import save_anew
from wargame.words.sentences import Sentence

TABLES = 8
NAME = "Lindqvist"
"""Somebody's name, which the file of each table bears."""


@cache
def extracts() -> tuple[Extract, ...]:
    """Tables of the flagship over two turns, as bots played them."""
    return tuple(of_session(played(seed, "afghanistan-2017", turns=2)) for seed in range(TABLES))


def file_of(folder: Path, seed: int) -> Path:
    return folder / f"{NAME} {seed}.entente"


def room(
    folder: Path,
    tables: int = TABLES,
    *,
    labels: bool = True,
    games: int = 0,
    change: Callable[[Extract], Extract] = lambda one: one,
) -> Study:
    """What so many tables show, every second one with “desk”; one file beside them is damaged."""
    first = file_of(folder, 0)
    if not first.exists():
        save_anew(played(0, "afghanistan-2017", turns=2), first)
    read: list[tuple[Path, Read]] = [
        (file_of(folder, seed), (f"content {seed}", change(one)))
        for seed, one in enumerate(extracts()[:tables])
    ]
    torn = folder / f"{NAME} torn.entente"
    read.append((torn, ("", Sentence("cohort-twice", other=first.name))))
    cohort = sorted_out(read)
    dealt = {
        one.path: Label(label="desk" if at % 2 else "plain", stratum=f"block {at // 6}")
        for at, one in enumerate(cohort.tables)
    }
    return study(
        cohort, Asked(labels=dealt if labels else {}, without="plain" if labels else "", games=games)
    )


def marked(found: Study, marking: Marking) -> Study:
    """The same of a scenario that is marked."""

    def with_marking(one: Version) -> Version:
        return replace(one, scenario=replace(one.scenario, marking=marking))

    return replace(found, versions=tuple(map(with_marking, found.versions)))


def opened(one: Extract) -> Extract:
    """A table at whose close Control opened everything."""
    return msgspec.structs.replace(one, opened=True)
