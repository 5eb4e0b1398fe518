from collections.abc import Mapping
from typing import get_args

import pytest

from wargame.terms import OUTCOMES, Instrument, PhaseKind
from wargame.words.labels import INSTRUMENT_DRAWINGS, INSTRUMENT_WORDS, OUTCOME_WORDS, PHASE_WORDS


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (INSTRUMENT_WORDS, get_args(Instrument)),
        (INSTRUMENT_DRAWINGS, get_args(Instrument)),
        (OUTCOME_WORDS, OUTCOMES),
        (PHASE_WORDS, get_args(PhaseKind)),
    ],
)
def test_every_kind_of_thing_has_its_word_in_the_order_of_the_terms(
    table: Mapping[str, str], kinds: tuple[str, ...]
) -> None:
    assert tuple(table) == kinds
    assert len(set(table.values())) == len(kinds)
