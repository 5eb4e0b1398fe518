"""A design says before play whether so few tables could show anything."""

from dataclasses import replace

import pytest

from tests.wargame.design.designs import mediation
from wargame.design.dealing import deal
from wargame.design.model import Stratum
from wargame.design.reach import reach_words


@pytest.mark.parametrize(("pairs", "is_few"), [(1, True), (5, True), (6, False), (20, False)])
def test_five_pairs_show_nothing_and_six_can(pairs: int, is_few: bool) -> None:
    planned = mediation(blocks=pairs)
    assert bool(reach_words(planned)) == is_few
    sealed = replace(planned, lot=3)
    assert reach_words(replace(sealed, tables=deal(sealed))) == reach_words(planned)


def test_the_same_tables_show_more_where_they_are_not_pairs() -> None:
    # Ten tables of one stratum can be dealt in 252 ways, in pairs in 32.
    assert "can be dealt in 32 ways only" in reach_words(mediation(blocks=5))
    assert not reach_words(mediation(blocks=0, strata=(Stratum(name="Students", tables=10),)))


def test_where_nothing_is_expected_nothing_is_said_of_it() -> None:
    assert not reach_words(mediation(blocks=1, hypotheses=()))
