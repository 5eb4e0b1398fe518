"""The scenario of a session, taken out as one of one's own."""

from dataclasses import replace
from pathlib import Path

from tests.wargame.scenario.pictured import PICTURES, pictured
from tests.wargame.scenario.small import small
from wargame.game.compiled import CompiledScenario
from wargame.places import scenarios_folder
from wargame.scenario.data import scenario_hash
from wargame.scenario.load import load
from wargame.scenario.pictures import beside
from wargame.scenario.rates import freshness_of
from wargame.session.opening import Plan, start
from wargame.session.scenario_of import is_stale, take_out


def test_it_says_what_was_played_under_a_name_of_its_own(tmp_path: Path) -> None:
    path = take_out(start(small(), Plan(seed=1, title="Autumn seminar")), tmp_path)
    assert path.name == "autumn-seminar.yaml"
    assert load(path) == replace(small(), id="autumn-seminar")


def test_a_name_that_is_taken_gets_a_number_and_the_same_again_is_the_same_file(tmp_path: Path) -> None:
    session = start(small(), Plan(seed=1, title="Autumn seminar"))
    first = take_out(session, tmp_path)
    assert take_out(session, tmp_path) == first
    first.write_text(first.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    second = take_out(session, tmp_path)
    assert (second.name, load(second).id) == ("autumn-seminar-2.yaml", "autumn-seminar-2")


def test_its_pictures_come_along(tmp_path: Path) -> None:
    path = pictured(tmp_path / "from")
    compiled = CompiledScenario(load(path), beside(load(path), path))
    new = take_out(start(compiled, Plan(seed=1)), tmp_path / "to")
    assert set(beside(load(new), new)) == set(PICTURES)


def test_base_rates_come_along_unless_they_are_stale(tmp_path: Path) -> None:
    played = load(scenarios_folder() / "great-powers-1872.yaml")
    assert freshness_of(played) == "fresh"
    new = load(take_out(start(played, Plan(seed=1)), tmp_path))
    assert freshness_of(new) == "fresh"
    changed = replace(played, notes="Changed since.")
    assert scenario_hash(changed) != scenario_hash(played)
    session = start(changed, Plan(seed=1))
    assert is_stale(session)
    assert freshness_of(load(take_out(session, tmp_path / "stale"))) == "none"
