"""Where labels are shuffled across hidden draws that each had both, that is said."""

from pathlib import Path

import msgspec

from tests.wargame.cohort.reporting.room import extracts, room
from wargame.cohort.extract import Extract
from wargame.cohort.hints import ACROSS, strata_hint
from wargame.cohort.study import Asked, study


def in_two_draws(one: Extract) -> Extract:
    """Tables 0 and 1 of the one draw, 2 and 3 of the other, and so on: each has both labels."""
    drawn = "north" if extracts().index(one) // 2 % 2 else "south"
    return msgspec.structs.replace(one, hidden={"russia": drawn})


def test_shuffling_across_draws_is_said_and_inside_them_is_not(tmp_path: Path) -> None:
    found = room(tmp_path, change=in_two_draws)
    assert strata_hint(found) == ACROSS
    inside = study(found.cohort, Asked(labels=dict(found.labels), within=("draw",), games=0))
    assert strata_hint(inside) == ""


def test_draws_that_had_one_label_alone_cannot_be_kept_apart(tmp_path: Path) -> None:
    def by_label(one: Extract) -> Extract:
        return msgspec.structs.replace(one, hidden={"russia": str(extracts().index(one) % 2)})

    assert strata_hint(room(tmp_path, change=by_label)) == ""
    assert strata_hint(room(tmp_path, labels=False)) == ""
