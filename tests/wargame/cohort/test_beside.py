"""What stands beside a series is said in words, each with why."""

from dataclasses import replace
from pathlib import Path

import msgspec

from tests.wargame.cohort.tables import saved
from wargame.cohort.beside import beside_words
from wargame.cohort.gathering import Cohort, gather
from wargame.cohort.labels import NO_LABELS
from wargame.cohort.study import Asked, study


def test_of_near_twins_it_is_said_when_their_moves_first_differ(tmp_path: Path) -> None:
    (one,) = gather([saved(tmp_path, 1)], workers=1).tables
    early = tuple(move for move in one.extract.sealed if move.turn == 1)
    other = replace(
        one,
        path=tmp_path / "other.entente",
        extract=msgspec.structs.replace(one.extract, sealed=early),
    )
    assert early
    assert len(early) < len(one.extract.sealed)
    twins = Cohort(tables=(one, other), aside=(), twins=((0, 1),))
    said = list(beside_words(study(twins, Asked(games=0)), NO_LABELS))
    assert said == [
        "table-1.entente and other.entente: one seed, nearly the same course, other moves from turn 2 on"
    ]
    alike = replace(twins, tables=(one, replace(other, extract=one.extract)))
    (word,) = beside_words(study(alike, Asked(games=0)), NO_LABELS)
    assert word.endswith("nearly the same course, the same moves")
