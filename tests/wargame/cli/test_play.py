"""`entente play`: scripts into session files, and what is left when a line is refused."""

import json
from pathlib import Path

import pytest

from tests.children import run_python
from tests.disks import full_beyond, read_only
from tests.wargame.cli.sessions import demo_lines, played, written
from wargame.cli.main import main
from wargame.game.events import Event
from wargame.journal.file import read
from wargame.journal.keeping import kept
from wargame.places import scenarios_folder
from wargame.session.script import carry_out
from wargame.session.script_command import Command
from wargame.session.session import Session

Captured = pytest.CaptureFixture[str]


def play(
    folder: Path, lines: list[str | dict[str, object]], *more: str, scenario: str = "first-steps"
) -> int:
    script = written(folder / "script.jsonl", lines)
    return main(["play", scenario, "--script", str(script), "--session", str(folder / "out.entente"), *more])


def events(path: Path) -> int:
    return len(read(path)[1].entries)


def test_a_whole_script_is_played_into_a_file_that_verifies(tmp_path: Path, capsys: Captured) -> None:
    session = played(tmp_path, demo_lines("first-steps"))
    assert main(["verify", str(session)]) == 0
    assert "is whole: 40 events, 7 throws" in capsys.readouterr().out


def test_what_was_played_is_summed_up(tmp_path: Path, capsys: Captured) -> None:
    assert play(tmp_path, ['{"do": "phase"}']) == 0
    assert capsys.readouterr().out == (
        f"Played 1 line, 2 events, up to turn 1 of 2.\n{tmp_path / 'out.entente'}\n"
    )


def test_quiet_says_nothing(tmp_path: Path, capsys: Captured) -> None:
    assert play(tmp_path, ['{"do": "phase"}'], "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_json_says_what_was_played(tmp_path: Path, capsys: Captured) -> None:
    assert play(tmp_path, ['{"do": "phase"}'], "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["lines"], told["events"], told["turn"], len(told["hash"])) == (1, 2, 1, 64)


def test_a_scenario_is_named_by_its_file_or_its_id(tmp_path: Path) -> None:
    path = str(scenarios_folder() / "first-steps.yaml")
    assert play(tmp_path, ['{"do": "phase"}'], "--quiet", scenario=path) == 0


def test_a_scenario_of_ones_own_is_found_by_its_id(tmp_path: Path, user_folders: Path) -> None:
    own = user_folders / "scenarios"
    own.mkdir(parents=True)
    text = (scenarios_folder() / "first-steps.yaml").read_text(encoding="utf-8")
    (own / "my-lake.yaml").write_text(text, encoding="utf-8")
    assert play(tmp_path, [], "--quiet", scenario="my-lake") == 0


def test_the_seed_typed_takes_the_place_of_the_scripts(tmp_path: Path, capsys: Captured) -> None:
    play(tmp_path, ['{"do": "start", "seed": 1}'], "--quiet", "--seed", "77")
    opened = read(tmp_path / "out.entente")[1].entries[0].event
    assert getattr(opened, "seed", None) == 77


def test_a_refused_line_stops_play_and_the_file_holds_what_came_before(
    tmp_path: Path, capsys: Captured
) -> None:
    assert play(tmp_path, ["# a remark", '{"do": "phase"}', '{"do": "rule"}', '{"do": "phase"}']) == 1
    told = capsys.readouterr().err
    assert told.splitlines()[0] == f"{tmp_path / 'script.jsonl'}, line 3: No move is left to be ruled on."
    assert events(tmp_path / "out.entente") == 2


def test_a_refused_line_is_told_as_json_too(tmp_path: Path, capsys: Captured) -> None:
    assert play(tmp_path, ['{"do": "rule"}'], "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["refused"] == {"line": 1, "reason": "No move is left to be ruled on."}
    assert told["events"] == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"do": "start", "sed": 1}', "line 1: “start” has no field “sed”; did you mean “seed”?"),
        ('{"do": "start", "seed": -1}', "line 1: The seed goes from 0 to 2,147,483,647, not -1."),
        ('{"do": "start", "hidden": {"torvik": "z"}}', "line 1: Torvik has no hidden set z; it has: none."),
        ('{"do": "start", "cards-off": ["x"]}', "line 1: There is no card called x."),
    ],
)
def test_a_start_that_cannot_be_made_leaves_no_file(
    tmp_path: Path, capsys: Captured, line: str, reason: str
) -> None:
    assert play(tmp_path, [line]) == 1
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "out.entente").exists()


def test_a_file_that_is_there_is_not_played_over(tmp_path: Path, capsys: Captured) -> None:
    session = tmp_path / "out.entente"
    session.write_text("dear to me")
    assert play(tmp_path, []) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert session.read_text() == "dear to me"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "notes.txt").write_text("no folder")
    script = written(tmp_path / "script.jsonl", [])
    target = tmp_path / "notes.txt" / "out.entente"
    assert main(["play", "first-steps", "--script", str(script), "--session", str(target)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["missing", "not-utf-8"])
def test_a_script_that_cannot_be_read_is_exit_code_2(
    tmp_path: Path, capsys: Captured, content: bytes | None
) -> None:
    script = tmp_path / "script.jsonl"
    if content is not None:
        script.write_bytes(content)
    assert main(["play", "first-steps", "--script", str(script), "--session", str(tmp_path / "o")]) == 2
    assert capsys.readouterr().err.startswith(f"The script {script} ")


def test_an_unknown_scenario_is_exit_code_2(tmp_path: Path, capsys: Captured) -> None:
    assert play(tmp_path, [], scenario="first-step") == 2
    assert "did you mean “first-steps”?" in capsys.readouterr().err


def test_a_faulty_scenario_is_exit_code_1_and_tells_its_faults(tmp_path: Path, capsys: Captured) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("format: 1\nid: x\n", encoding="utf-8")
    assert play(tmp_path, [], scenario=str(faulty)) == 1
    assert f"{faulty}:1:1: " in capsys.readouterr().err


INTERRUPTED = """
import signal, sys
from wargame.session import script
from wargame.cli.main import main
# A shell may have started the tests with the interrupt switched off.
signal.signal(signal.SIGINT, signal.default_int_handler)
carry_out = script.carry_out
def third(session, command, seen=[]):
    seen.append(command)
    if len(seen) == 3:
        signal.raise_signal(signal.SIGINT)
    return carry_out(session, command)
script.carry_out = third
sys.exit(main(["play", "first-steps", "--script", sys.argv[1], "--session", sys.argv[2]]))
"""


def test_ctrl_c_leaves_a_whole_file_with_everything_before_it(tmp_path: Path) -> None:
    script = written(tmp_path / "script.jsonl", demo_lines("first-steps"))
    session = tmp_path / "out.entente"
    child = run_python(INTERRUPTED, str(script), str(session))
    assert (child.returncode, child.stderr) == (130, f"Stopped. {session} holds everything up to here.\n")
    assert events(session) == 3
    assert main(["verify", str(session)]) == 0


def test_what_a_script_says_reaches_no_terminal_raw(tmp_path: Path, capsys: Captured) -> None:
    assert play(tmp_path, [{"do": "\x1b[2Jplay"}]) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_a_session_on_a_read_only_disk_is_read_by_every_command(tmp_path: Path, capsys: Captured) -> None:
    path = played(tmp_path, demo_lines("first-steps"))
    with read_only(path, path.parent):
        for command in ("verify", "show", "log"):
            assert main([command, str(path)]) == 0
        assert main(["forget", str(path), "Nobody"]) == 1
    assert "Copy it to a folder of your own, or open it for reading." in capsys.readouterr().err


def test_no_file_is_begun_on_a_read_only_or_full_disk(tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "disk"
    out.mkdir()
    script = written(tmp_path / "script.jsonl", demo_lines("first-steps"))
    line = ["play", "first-steps", "--script", str(script), "--session", str(out / "out.entente")]
    with read_only(out):
        assert main(line) == 1
    with full_beyond(20_000):
        assert main(line) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"The session out.entente cannot be made in {out}: ")
    assert said[1].startswith("out.entente was not made")
    assert list(out.iterdir()) == []


def test_a_disk_that_fills_up_on_the_way_keeps_what_was_played(tmp_path: Path, capsys: Captured) -> None:
    path = played(tmp_path, demo_lines("first-steps")[:1])
    size = path.stat().st_size
    path.unlink()
    with full_beyond(size + 4096):
        assert play(tmp_path, [*demo_lines("first-steps")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"{tmp_path / 'script.jsonl'}, line ")
    assert said[1] == f"{tmp_path / 'out.entente'} holds everything before it."
    assert main(["verify", str(tmp_path / "out.entente")]) == 0


def test_a_stick_that_is_pulled_on_the_way_leaves_everything_among_the_copies(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, told = tmp_path / "stick", iter(range(100))
    stick.mkdir()

    def pulled_after_ten_lines(session: Session, command: Command) -> tuple[Event, ...]:
        if next(told) == 10:
            stick.rename(tmp_path / "pocket")
        return carry_out(session, command)

    monkeypatch.setattr("wargame.session.script.carry_out", pulled_after_ten_lines)
    script = written(tmp_path / "script.jsonl", demo_lines("first-steps"))
    assert main(["play", "first-steps", "--script", str(script), "--session", str(stick / "a.entente")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert "is out of reach" in said[0]
    [copy] = kept(stick / "a.entente")
    assert said[1] == f"Everything before it was saved in {copy.path}"
    assert read(copy.path)[1].entries == read(tmp_path / "pocket" / "a.entente")[1].entries
