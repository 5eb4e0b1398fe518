"""`entente show` and `entente log`: what they tell, and what they keep from a seat and from the room."""

import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from tests.wargame.cli.sessions import demo_lines, played, until
from wargame.alignment.monitor import answer, gap_words
from wargame.cli import log, show
from wargame.cli.finding import read_session
from wargame.cli.main import main
from wargame.game.score import scores
from wargame.journal.codec import state_hash
from wargame.journal.file import state_at

Captured = pytest.CaptureFixture[str]
FLAGSHIP = "afghanistan-2017"
SEATS = ("russia", "iran", "kabul", "taliban", "united-states")


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """A file that is only looked at is read once for each of the commands."""
    with pytest.MonkeyPatch.context() as kept:
        for command in (show, log):
            kept.setattr(command, "read_session", cache(read_session))
        yield


@pytest.fixture(scope="module")
def unopened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The flagship's demo before it was closed: what was hidden is hidden still."""
    return played(tmp_path_factory.mktemp("demo"), until(demo_lines(FLAGSHIP), "close"), FLAGSHIP)


@pytest.fixture(scope="module")
def planning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The flagship's demo in its first planning, all moves sealed."""
    lines = demo_lines(FLAGSHIP)
    return played(tmp_path_factory.mktemp("plan"), until(lines, "back")[:-1], FLAGSHIP)


def told(capsys: Captured, *typed: str) -> str:
    assert main(list(typed)) == 0
    return capsys.readouterr().out


def test_a_state_is_shown_with_everything_that_counts(unopened: Path, capsys: Captured) -> None:
    out = told(capsys, "show", str(unopened))
    assert "Turn 8 of 8, Jul-Sep 2019" in out
    assert "The game has ended: A settlement is signed." in out
    for heading in ("Alignments", "Tracks", "Seats", "Deals", "Monitor"):
        assert f"\n{heading}\n" in out
    assert f"State {state_hash(state_at(unopened))}" in out


def test_a_state_is_told_as_json(unopened: Path, capsys: Captured) -> None:
    data = json.loads(told(capsys, "show", str(unopened), "--json"))
    assert (data["turn"], data["tracks"]["settlement"], data["alignments"]["alignment(iran, russia)"]) == (
        8,
        10,
        4,
    )
    assert data["hash"] == state_hash(state_at(unopened))
    assert data["monitor"]["verdict"] == "competition"
    assert {one["seat"] for one in data["scores"]} == set(SEATS)


def test_a_turn_is_shown_as_it_ended(unopened: Path, capsys: Captured) -> None:
    data = json.loads(told(capsys, "show", str(unopened), "--turn", "4", "--json"))
    assert (data["turn"], data["alignments"]["alignment(iran, russia)"]) == (4, 6)


def test_another_branch_can_be_shown(unopened: Path, capsys: Captured) -> None:
    out = told(capsys, "show", str(unopened), "--branch", "What if Iran had asked")
    assert "Branch “What if Iran had asked”" in out
    assert "Turn 5 of 8" in out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--turn", "9"], "This line of play has turns 1 to 8, not 9."),
        (["--branch", "x"], "There is no branch called “x”; there are: main, What if Iran had asked."),
        (["--as", "irna"], "There is no seat called irna; there are russia, united-states, iran"),
    ],
)
def test_what_is_not_there_cannot_be_shown(
    unopened: Path, capsys: Captured, typed: list[str], said: str
) -> None:
    assert main(["show", str(unopened), *typed]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("command", ["show", "log"])
def test_a_file_that_is_no_session_is_exit_code_2(tmp_path: Path, capsys: Captured, command: str) -> None:
    (tmp_path / "letter.entente").write_text("Dear all,")
    for name in ("letter.entente", "missing.entente"):
        assert main([command, str(tmp_path / name)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_seat_sees_its_own_hand_and_plans(planning: Path, capsys: Captured) -> None:
    out = told(capsys, "show", str(planning), "--as", "iran")
    assert "As known to Iran" in out
    assert "Arm and train in the west" in out
    assert "Border belt" in out


@pytest.mark.parametrize("viewer", [*SEATS, "room"])
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["words", "json"])
@pytest.mark.parametrize("command", ["show", "log"])
def test_sealed_plans_and_hidden_sets_of_others_are_not_told(
    planning: Path, capsys: Captured, viewer: str, form: list[str], command: str
) -> None:
    out = told(capsys, command, str(planning), "--as", viewer, *form)
    secret = {
        "russia": ["Tehran first", "rus-moscow-talks", "Our staffs have shared a map"],
        "iran": ["Border belt", "irn-arm-and-train", "This turns customers into pupils"],
        "kabul": ["Foreign insurance", "kbl-court-riyadh", "Riyadh is closing its doors"],
        "taliban": ["Chair at the table", "tal-moscow-delegation", "sit under a nameplate"],
        "united-states": ["A deal and a way home", "usa-fund-kabul", "does not sell its rifles"],
    }
    leaks = [text for seat, texts in secret.items() if seat != viewer for text in texts if text in out]
    assert leaks == []


OWN_SECRETS = {
    "Poppy tax": {"taliban"},
    "Pact on the western belt": {"taliban"},
    "Trace the pipelines": {"united-states"},
    "Shelter for leaders": {"iran"},
    "without telling the other before plans are sealed": {"russia", "iran"},
    "Neither of us tells the palace": {"taliban", "united-states"},
    "with time to answer, of anything": {"iran", "russia"},
    "Commanders you have paid since spring": {"iran"},
    "Written on the spot": set(),
    "A charge without a serial number": set(),
    "Before the audit": set(),
    "Monitor": set(),
}
"""What only these seats may read in the log of the demo."""


@pytest.mark.parametrize("viewer", [*SEATS, "room"])
def test_the_log_keeps_from_each_viewer_what_is_not_for_it(
    unopened: Path, capsys: Captured, viewer: str
) -> None:
    out = " ".join(told(capsys, "log", str(unopened), "--as", viewer, "--branch", "main").split())
    assert [text for text, seats in OWN_SECRETS.items() if (text in out) != (viewer in seats)] == []


@pytest.mark.parametrize("viewer", [*SEATS, "room"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_state_keeps_from_each_viewer_what_is_not_for_it(
    unopened: Path, capsys: Captured, viewer: str, turn: int
) -> None:
    data = json.loads(told(capsys, "show", str(unopened), "--as", viewer, "--turn", str(turn), "--json"))
    assert {what for what in data["values"] if what.startswith("scrutiny")} <= {f"scrutiny({viewer})"}
    assert all(viewer in (one["seat"], "") or not one["hidden-set"] for one in data["seats"])
    assert not {"monitor", "hidden", "scores", "hash"} & set(data)


def test_the_log_tells_one_turn(unopened: Path, capsys: Captured) -> None:
    out = told(capsys, "log", str(unopened), "--turn", "6")
    assert "Turn 6: Jan-Mar 2019" in out
    assert "Turn 5" not in out


def test_a_turn_that_was_not_played_cannot_be_told(unopened: Path, capsys: Captured) -> None:
    assert main(["log", str(unopened), "--turn", "9"]) == 2
    assert "turns 1 to 8" in capsys.readouterr().err


def test_the_log_is_told_as_json(unopened: Path, capsys: Captured) -> None:
    data = json.loads(told(capsys, "log", str(unopened), "--json"))
    assert [one["branch"] for one in data["lines-of-play"]] == ["main", "What if Iran had asked"]
    assert data["lines-of-play"][0]["log"][0]["kind"] == "SessionOpened"


def test_what_players_typed_reaches_no_terminal_raw(tmp_path: Path, capsys: Captured) -> None:
    name = "Ada \x1b]0;owned\x07\x9b31m \u202eakA"
    session = played(
        tmp_path, [{"do": "join", "name": name, "seat": "torvik"}, {"do": "note", "text": f"a\n{name}"}]
    )
    out = told(capsys, "log", str(session))
    assert "Ada ␛]0;owned␇<U+009B>31m akA plays Torvik." in out
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)


def test_long_and_foreign_texts_are_told_whole(tmp_path: Path, capsys: Captured) -> None:
    letters = "שלום 🕊️ " * 2000
    session = played(tmp_path, [{"do": "note", "text": letters}])
    assert "".join(told(capsys, "log", str(session)).split()).count("שלום🕊️") == 2000


def test_json_has_all_digits_and_the_gaps_by_question(unopened: Path, capsys: Captured) -> None:
    state = read_session(str(unopened)).state
    found = answer(state)
    assert found is not None
    data = json.loads(told(capsys, "show", str(unopened), "--json"))
    assert data["monitor"]["index"] == found.index
    assert [one["value"] for one in data["monitor"]["parts"]] == [one.value for one in found.parts]
    assert [one["revealed"] for one in data["monitor"]["gaps"]] == [one.revealed for one in found.gaps]
    assert [Fraction(one["total"]) for one in data["scores"]] == [
        Fraction(float(one.total)) for one in scores(state)
    ]
    assert any(one["total"] != round(one["total"], 2) for one in data["scores"])
    shown = " ".join(told(capsys, "show", str(unopened)).split())
    for gap in found.gaps:
        assert f"{gap_words(gap)}." in shown
