"""`entente balance`: what it prints, and with which code it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.wargame.alignment.graphs import DATA
from wargame.cli.balance import balance

if TYPE_CHECKING:
    from pathlib import Path

TRIBES = str(DATA / "highland-tribes.csv")
POWERS = str(DATA / "great-powers-1872-1907.csv")


def test_the_published_values_come_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert balance([TRIBES]) == 0
    told = capsys.readouterr().out
    for value in ("16 actors, 58 ties", "19 / 2 / 40 / 7", "0.8676471", "0.3575761", "0.7586207"):
        assert value in told
    assert "frustration index             7\n" in told
    assert "best split into 3             2 out of place" in told


def test_one_moment_of_the_great_powers_is_balanced(capsys: pytest.CaptureFixture[str]) -> None:
    assert balance([POWERS, "--at", "1907"]) == 0
    assert "every tie fits the split GBR, FRA and RUS against AUH, DEU and ITA." in capsys.readouterr().out


def test_json_holds_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert balance([POWERS, "--at", "1904-06-01", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["frustration"]["at_most"] == 1
    assert facts["frustration"]["is_exact"] is True
    assert facts["triads"]["balanced_share"] == 0.75


def test_dated_ties_are_measured_period_by_period(capsys: pytest.CaptureFixture[str]) -> None:
    assert balance([POWERS]) == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line.startswith("From ")] == [
        f"From {year}" for year in (1872, 1882, 1890, 1891, 1904, 1907)
    ]
    assert balance([POWERS, "--json"]) == 0
    periods = json.loads(capsys.readouterr().out)["periods"]
    assert [one["measures"]["frustration"]["at_most"] for one in periods] == [1, 1, 1, 1, 1, 0]


def test_no_triads_are_told_as_undefined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("source,target,sign\na,b,-1\n", encoding="utf-8")
    assert balance([str(path)]) == 0
    told = capsys.readouterr().out
    assert "There are no triads, so their balance is undefined." in told
    assert "share balanced                undefined" in told


def test_faults_end_with_1_and_name_their_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("source,target,sign\na,a,1\na,b,x\n", encoding="utf-8")
    assert balance([str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert [line.split(":")[0] for line in captured.err.splitlines()] == ["Line 2", "Line 3"]


def test_many_faults_are_cut_short(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("source,target,sign\n" + "a,a,1\n" * 80, encoding="utf-8")
    assert balance([str(path)]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "And 30 more."


def test_too_many_periods_ask_for_a_moment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "edges.csv"
    rows = "\n".join(f"a,b,{1 if year % 2 else -1},{year},{year + 1}" for year in range(100))
    path.write_text(f"source,target,sign,begin,end\n{rows}\n", encoding="utf-8")
    assert balance([str(path)]) == 1
    assert "--at WHEN" in capsys.readouterr().err


def test_a_missing_file_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert balance([str(tmp_path / "nowhere.csv")]) == 2
    assert "There is no file" in capsys.readouterr().err


def test_what_can_be_no_name_of_a_file_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert balance([str(tmp_path / "ties\0.csv")]) == 2
    assert "that is not a path" in capsys.readouterr().err


def test_a_moment_that_is_none_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        balance([POWERS, "--at", "yesterday"])
    assert ended.value.code == 2
    assert "neither a number nor a date" in capsys.readouterr().err


def test_inclusive_ends_are_an_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edges = tmp_path / "ties.csv"
    edges.write_text("source,target,sign,begin,end\na,b,1,1890,1899\n", encoding="utf-8")
    assert balance([str(edges), "--at", "18990301"]) == 1
    assert balance([str(edges), "--at", "18990301", "--inclusive"]) == 0
    assert "2 actors" in capsys.readouterr().out
