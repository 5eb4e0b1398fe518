"""Scenarios written, and base rates put into a file that a person wrote."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wargame.scenario.small import SMALL, small, small_text
from wargame.places import scenarios_folder
from wargame.scenario.data import as_data
from wargame.scenario.emit import WIDEST_LINE, as_yaml
from wargame.scenario.load import ScenarioFaulty, ScenarioUnreadable, load, read, scenario_hash
from wargame.scenario.model import BaseRate, BaseRates
from wargame.scenario.rates import freshness_of, write_rates
from wargame.scenario.save import ScenarioUnwritable, save, write_base_rates
from wargame.terms import EntenteError

SHIPPED = sorted(scenarios_folder().glob("*.yaml"))
RATES = BaseRates(
    scenario_hash=scenario_hash(small()),
    policy="greedy",
    games=1000,
    seed=7,
    rates=(
        BaseRate(shares={"together": 0.25, "neither": 0.75}),
        BaseRate(draw={"north-bank": "a"}, shares={"together": 0.5, "neither": 0.5}),
    ),
)
WRITTEN = f"""\
  base-rates:
    scenario-hash: {RATES.scenario_hash}
    policy: greedy
    games: 1000
    seed: 7
    rates:
      - {{shares: {{together: 0.25, neither: 0.75}}}}
      - {{draw: {{north-bank: a}}, shares: {{together: 0.5, neither: 0.5}}}}
"""


@pytest.mark.parametrize("path", [SMALL, *SHIPPED], ids=lambda path: path.stem)
def test_what_is_saved_is_loaded_as_it_was(path: Path, tmp_path: Path) -> None:
    scenario, copy = load(path), tmp_path / "copy.yaml"
    save(scenario, copy)
    assert load(copy) == scenario


def test_a_saved_file_is_easy_to_read(tmp_path: Path) -> None:
    save(small(), tmp_path / "small.yaml")
    lines = (tmp_path / "small.yaml").read_text().splitlines()
    assert lines[:4] == [
        "format: 1",
        "id: small",
        "title: Two banks of a river",
        "summary: Two towns share a river and a market.",
    ]
    assert "  alignment: {min: -10, max: 10}" in lines
    assert "    requires: alignment(north-bank, south-bank) >= 0" in lines
    assert max(map(len, lines)) <= WIDEST_LINE


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("before")
    path.chmod(0o640)
    save(small(), path)
    assert load(path) == small()
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioUnwritable, match="Nothing was changed"):
        save(small(), tmp_path / "missing" / "a.yaml")
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    (folder / "x").touch()
    with pytest.raises(ScenarioUnwritable, match="Nothing was changed"):
        save(small(), folder)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_words_come_back_as_they_were(notes: str, why: str) -> None:
    notes, why = notes.replace("\0", ""), why.replace("\0", "")
    first, *others = small().alignments
    scenario = replace(small(), notes=notes, alignments=(replace(first, why=why), *others))
    text = as_yaml(as_data(scenario))
    assert read(text, "x") == (scenario, ())


def test_base_rates_lie_beside_the_scenario_which_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    assert write_base_rates(path, RATES) == tmp_path / "small.rates.json"
    assert path.read_bytes() == SMALL.read_bytes()
    scenario = load(path)
    assert scenario.monitor is not None
    assert scenario.monitor.base_rates == RATES
    assert freshness_of(scenario) == "fresh"
    assert scenario_hash(scenario) == scenario_hash(small())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_those_of_an_older_version_are_taken_out_of_the_file_and_nothing_else(
    tmp_path: Path, end: str
) -> None:
    path = tmp_path / "small.yaml"
    text = small_text().replace("graph:\n", "# about the graph\ngraph:\n")
    with_rates = text.replace("# about the graph\n", f"{WRITTEN}# about the graph\n")
    path.write_bytes(b"\xef\xbb\xbf" + with_rates.replace("\n", end).encode())
    assert load(path).monitor != small().monitor
    write_base_rates(path, RATES)
    assert path.read_bytes() == b"\xef\xbb\xbf" + text.replace("\n", end).encode()


def test_those_beside_the_scenario_come_before_those_in_it(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small_text().replace("graph:\n", f"{WRITTEN}graph:\n"))
    assert load(path).monitor == replace(small().monitor, base_rates=RATES)  # type: ignore[type-var]
    write_rates(path, replace(RATES, games=5))
    monitor = load(path).monitor
    assert monitor is not None
    assert monitor.base_rates is not None
    assert monitor.base_rates.games == 5


def test_stale_base_rates_are_marked_and_stop_nothing(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    for inside in (True, False):
        text = small_text().replace("graph:\n", f"{WRITTEN}graph:\n") if inside else small_text()
        path.write_text(text.replace("cost: 2\n", "cost: 3\n").replace("id: together", "id: near"))
        if not inside:
            write_rates(path, RATES)
        assert freshness_of(load(path)) == "stale"
    assert freshness_of(small()) == "none"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff", b"[]", b'{"games": 1}', b"[" * 100_000, b" " * 2_000_000]
)
def test_damaged_base_rates_beside_a_scenario_are_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    (tmp_path / "small.rates.json").write_bytes(content)
    assert load(path) == small()


def test_a_scenario_without_a_monitor_takes_no_base_rates(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    before, _, rest = small_text().partition("monitor:\n")
    path.write_text(before + rest[rest.index("graph:\n") :])
    with pytest.raises(EntenteError, match="has no monitor"):
        write_base_rates(path, RATES)
    write_rates(path, RATES)
    assert load(path).monitor is None


def test_base_rates_are_not_made_for_a_faulty_file(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small_text().replace("turns: 4", "turns: x"))
    with pytest.raises(ScenarioFaulty, match=r"calendar\.turns"):
        write_base_rates(path, RATES)
    with pytest.raises(ScenarioUnreadable):
        write_base_rates(tmp_path / "missing.yaml", RATES)
    assert not (tmp_path / "small.rates.json").exists()


def test_base_rates_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    (tmp_path / "small.rates.json" / "in-the-way").mkdir(parents=True)
    with pytest.raises(ScenarioUnwritable, match="Nothing was changed"):
        write_base_rates(path, RATES)
