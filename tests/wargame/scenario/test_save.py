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


def test_base_rates_are_put_in_and_nothing_else_changes(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    write_base_rates(path, RATES)
    before, after = small_text().split("graph:\n")
    assert path.read_text() == f"{before}{WRITTEN}graph:\n{after}"


def test_base_rates_replace_those_before_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    old = WRITTEN.replace(RATES.scenario_hash, '"0"').replace("games: 1000", "games: 3 # few")
    text = small_text().replace("graph:\n", f"{old}\n# about the graph\ngraph:\n")
    path.write_bytes(text.encode())
    write_base_rates(path, RATES)
    assert path.read_text() == text.replace(old, WRITTEN)


def test_base_rates_between_other_fields_are_replaced_there(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    old = WRITTEN.replace("1000", "3")
    text = small_text().replace("  mechanisms:\n", f"{old}  # claims\n  mechanisms:\n")
    path.write_bytes(text.encode())
    write_base_rates(path, RATES)
    assert path.read_text() == text.replace(old, WRITTEN)


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    text = small_text().replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    write_base_rates(path, RATES)
    before, after = text.split("graph:\r\n")
    written = WRITTEN.replace("\n", "\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + f"{before}{written}graph:\r\n{after}".encode()


def test_a_monitor_at_the_very_end_takes_base_rates(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    before, rest = small_text().split("monitor:\n")
    monitor, _, after = rest.partition("graph:\n")
    text = f"{before}graph:\n{after}monitor:\n{monitor}".removesuffix("\n")
    path.write_bytes(text.encode())
    write_base_rates(path, RATES)
    assert path.read_text() == f"{text}\n{WRITTEN}"


def test_base_rates_without_a_place_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    before, _, rest = small_text().partition("monitor:\n")
    without = before + rest[rest.index("graph:\n") :]
    path.write_text(without)
    with pytest.raises(EntenteError, match="has no monitor"):
        write_base_rates(path, RATES)
    path.write_text(
        f"{without}monitor: {{question: q, parts: [{{id: a, title: a, kind: conduct,"
        " between: [north-bank, south-bank], weight: 1}], verdicts: [{id: neither, title: n},"
        " {id: together, title: t}]}\n"
    )
    text = path.read_text()
    with pytest.raises(EntenteError, match="write its monitor with one field to a line"):
        write_base_rates(path, replace(RATES, scenario_hash=""))
    assert path.read_text() == text


def test_base_rates_are_not_put_into_a_faulty_file(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small_text().replace("turns: 4", "turns: x"))
    with pytest.raises(ScenarioFaulty, match=r"calendar\.turns"):
        write_base_rates(path, RATES)
    with pytest.raises(ScenarioUnreadable):
        write_base_rates(tmp_path / "missing.yaml", RATES)


def test_base_rates_of_another_scenario_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small_text())
    with pytest.raises(EntenteError, match="could not be put into"):
        write_base_rates(path, replace(RATES, scenario_hash="other"))
    assert path.read_text() == small_text()
