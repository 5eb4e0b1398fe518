"""Fields and types: each misfit at its place, in plain words."""

import pytest

from tests.children import run_python
from tests.wargame.scenario.small import Damage, damages, expect, faults_in, small_text
from wargame.scenario.load import read

DAMAGES = damages("scenario_misfits.yaml")


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_misfit_is_told_at_its_place(damage: Damage) -> None:
    expect(damage)


def test_every_misfit_is_told_at_once() -> None:
    text = (
        small_text()
        .replace("turns: 4", "turns: four")
        .replace("cost: 2\n    targets", "kost: 2\n    targets")
    )
    assert [fault.field for fault in faults_in(text)] == [
        "calendar.turns",
        "cards.lay-stones.cost",
        "cards.lay-stones.kost",
    ]


def test_what_a_misfit_holds_is_not_called_unknown() -> None:
    text = small_text().replace("    kind: non-player\n", "    kind: npc\n")
    assert [fault.field for fault in faults_in(text)] == ["actors.river-guild.kind"]


def test_faults_of_meaning_are_told_beside_misfits() -> None:
    text = small_text().replace("title: A rumour", "title: 3").replace("track(bridge) -1", "track(brigde) -1")
    assert [fault.field for fault in faults_in(text)] == ["injects.flood.effects", "injects.rumour.title"]


def test_a_whole_number_stands_for_a_number_with_a_fraction() -> None:
    scenario, _ = read(small_text(), "small.yaml")
    assert scenario is not None
    assert scenario.monitor is not None
    assert scenario.monitor.parts[0].scale == 4.0


TWO_READERS = """
import sys
from threading import Thread
from wargame.places import scenarios_folder
from wargame.scenario import fit
from wargame.scenario.load import load

found = []
other = Thread(target=lambda: found.append(load(scenarios_folder() / "first-steps.yaml").id))
with fit._LOADING:  # as if one thread were loading pydantic now
    other.start()
    other.join(0.3)
    print("pydantic" in sys.modules, found)
other.join()
print("pydantic" in sys.modules, found)
"""


def test_of_two_threads_that_read_at_once_one_waits_until_the_other_has_loaded_what_both_need() -> None:
    child = run_python(TWO_READERS)
    assert child.stdout.splitlines() == ["False []", "True ['first-steps']"], child.stderr
