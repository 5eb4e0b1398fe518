"""Scenario files, read."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wargame.scenario.small import SMALL, damages, small, small_text
from wargame.limits import LARGEST_SCENARIO
from wargame.places import scenarios_folder
from wargame.scenario.load import (
    Head,
    ScenarioFaulty,
    ScenarioUnreadable,
    head,
    load,
    read,
    read_file,
)

SHIPPED = sorted(scenarios_folder().glob("*.yaml"))

LIGHT = """
import sys
from wargame.scenario.load import load
heavy = {"matplotlib", "networkx", "numpy", "scipy", "PySide6", "pydantic", "ruamel", "sqlite_utils"}
print(sorted(heavy & set(sys.modules)))
load(sys.argv[1])
print(sorted(heavy & set(sys.modules)))
"""


def test_a_sound_file_becomes_a_scenario() -> None:
    scenario = load(SMALL)
    assert scenario == small()
    assert [actor.id for actor in scenario.seats] == ["north-bank", "south-bank"]
    assert scenario.tracks[0].steps == {0: "nothing", 5: "half built", 10: "open"}


def test_a_faulty_file_is_refused_with_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text(small_text().replace("cost: 2\n", "cost: 20\n").replace(" turn: 2\n", " turn: 20\n"))
    with pytest.raises(ScenarioFaulty) as refused:
        load(path)
    assert [fault.field for fault in refused.value.faults] == ["cards.lay-stones.cost", "injects.flood.turn"]
    assert str(refused.value).startswith(f"{path}:76:11: cards.lay-stones.cost: nobody can ever pay 20")


@pytest.mark.parametrize("name", ["missing.yaml", "", "with\0nul"])
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, name: str) -> None:
    for opener in (load, read_file, head):
        with pytest.raises(ScenarioUnreadable, match="could not be opened"):
            opener(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "1:1: file: the file is empty; expected a scenario"),
        (b"title: caf\xe9", "1:11: file: the byte 0xE9 is not UTF-8 text; expected a file saved as UTF-8"),
        (b"a: 1\nb: \xc3\xa9\xff", "2:5: file: the byte 0xFF is not UTF-8 text"),
        (b"- a", "1:1: file: this is a list; expected a scenario, one field below the other"),
        (b"just words", "1:1: file: this is “just words”; expected a scenario"),
        (
            b"format: 2",
            "1:1: format: format 2 belongs to a later version of Entente; expected 1, or an update",
        ),
        (
            b"a" * (LARGEST_SCENARIO + 1),
            f"1:1: file: the file has {LARGEST_SCENARIO + 1} bytes; expected at most",
        ),
        (b"SQLite format 3\0", "1:16: file: the character U+0000 cannot stand in a scenario"),
    ],
)
def test_a_file_that_is_no_scenario_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    scenario, faults = read_file(path)
    assert scenario is None
    assert str(faults[0]).startswith(f"{path}:{told}")


def test_an_overlong_text_is_told() -> None:
    assert "expected at most" in str(read("a" * (LARGEST_SCENARIO + 1), "x")[1][0])


def test_a_fault_stands_on_one_printable_line() -> None:
    (fault,) = read('format: 1\n"a\\nb\\e[31m": 1\n' + small_text().partition("\n")[2][10:], "x")[1]
    assert str(fault).isprintable()


def test_what_is_shown_in_the_library_is_read_without_the_rest(tmp_path: Path) -> None:
    expected = Head(
        id="small",
        title="Two banks of a river",
        summary="Two towns share a river and a market.",
        seats=("North Bank", "South Bank"),
        turns=4,
    )
    assert head(SMALL) == expected
    cut = tmp_path / "cut.yaml"
    cut.write_text(small_text().partition("alignments:")[0] + "alignments: [{{{")
    assert head(cut) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "title: {",
        "id: a\ntitle: b\nsummary: c\ncalendar: 3\nactors: []",
        "id: a\ntitle: b\nsummary: c\ncalendar: {turns: x}\nactors: []",
        "id: a\ntitle: 3\nsummary: c\ncalendar: {turns: 1}\nactors: []",
        "id: a\ntitle: b\nsummary: c\ncalendar: {turns: 1}\nactors: [3]",
        "id: a\ntitle: b\nsummary: c\ncalendar: {turns: 1}\nactors: [{}]",
        "id: a\ntitle: b\nsummary: c\ncalendar: {turns: 1}\nactors: 5",
        "id: a\ntitle: b\nsummary: c\ncalendar: {turns: null}\nactors: []",
        "\0",
    ],
)
def test_a_head_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(ScenarioFaulty, match="title, summary, seats or turns cannot be read"):
        head(path)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_scenario_that_comes_with_the_product_is_clean(path: Path) -> None:
    scenario = load(path)
    assert head(path).title == scenario.title
    assert head(path).seats == tuple(seat.name for seat in scenario.seats)


def test_loading_needs_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIGHT, str(SMALL)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "['pydantic', 'ruamel']"]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    scenario, faults = read(content.decode("utf-8", "replace"), "x")
    assert faults or scenario is not None


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    scenario, faults = read(text, "x")
    assert faults or scenario is not None


LINES = small_text().splitlines(keepends=True)
SCRAPS = [
    *LINES,
    *(damage.new.replace("§", "") for damage in damages("scenario_faults.yaml")),
    *(
        "[",
        "}",
        ": ",
        "- ",
        "'",
        '"',
        "&a ",
        "*a",
        "!!int ",
        "null",
        "-1",
        "1e9",
        "\t",
        "{}\n",
        "[[1]]",
        "| \n",
    ),
]


@given(st.data())
def test_any_change_of_a_sound_file_is_read_or_told(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        column = data.draw(st.integers(0, len(lines[place])))
        scrap = data.draw(st.sampled_from(SCRAPS))
        cut = data.draw(st.integers(0, len(lines[place]) - column))
        lines[place] = lines[place][:column] + scrap + lines[place][column + cut :]
    text = "".join(lines)
    scenario, faults = read(text, "x")
    assert faults or scenario is not None
    height = text.count("\n") + 2
    for fault in faults:
        assert 1 <= fault.line <= height
        assert fault.column >= 1
        assert fault.wrong
        assert fault.expected


VALUES = ["", "3", "-7", "x", "[a, b]", "{a: b}", "true", "0.5", "[]", "{}", "''"]


@given(st.data())
def test_any_value_in_place_of_another_is_read_or_told(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([n for n, line in enumerate(LINES) if ": " in line]))
    value = data.draw(
        st.sampled_from(["", "3", "-7", "x", "[a, b]", "{a: b}", "true", "0.5", "[]", "{}", "''"])
    )
    name = LINES[place].partition(": ")[0]
    text = "".join([*LINES[:place], f"{name}: {value}\n", *LINES[place + 1 :]])
    scenario, faults = read(text, "x")
    assert faults or scenario is not None


def test_names_are_kept_in_one_spelling_and_texts_as_they_stand(tmp_path: Path) -> None:
    text = small_text().replace("name: North Bank", "name: No\u0308rth\u200b Bank", 1)
    assert "\u0308" in text
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    scenario = load(path)
    assert scenario.seats[0].name == "N\u00f6rth Bank"
    assert head(path).seats[0] == "N\u00f6rth Bank"
