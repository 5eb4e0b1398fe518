"""Whatever a stranger wrote, no command gives a terminal anything to obey."""

import io
import json
import os
import sys
from pathlib import Path
from shutil import copyfile
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wargame.cli.sessions import demo_lines
from tests.wargame.design.designs import mediation
from wargame.cli.door import escaped, guarded, is_unsafe, shown, write_over
from wargame.cli.main import COMMANDS, main
from wargame.design.form import as_text
from wargame.game.events import SessionOpened
from wargame.journal.file import create, read
from wargame.places import scenarios_folder
from wargame.scenario.document.document import open_document
from wargame.scenario.load import load
from wargame.scenario.package.writing import packed
from wargame.session import messages as talks
from wargame.session import notes, people
from wargame.session.opening import Plan, start
from wargame.workbook.exchange import workbook_of

CASES: Final = Path(__file__).parents[2] / "data" / "cases"

EVIL: Final = "\x1b[31mRED\x1b]0;OWN\x07\x9b31m\u202e\x08\r\u2066"
"""Turns a terminal red, renames its window, goes back over what was said, turns the line round."""

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario, a script, a session and a file of ties, all of one who means harm, also by their names."""
    made = tmp_path_factory.mktemp("evil")
    scenario = made / on_disk(f"evil{EVIL.replace('/', '')}.yaml")
    copyfile(CASES / "title-with-terminal-escapes.yaml", scenario)
    script = made / "evil\x1b[2J.jsonl"
    script.write_text(
        "\n".join([json.dumps({"do": "start", "title": EVIL, "seed": 1}), *demo_lines("first-steps")[1:]]),
        encoding="utf-8",
    )
    _session(made / "evil\x1b[31m.entente", load(scenario))
    (made / on_disk("ties\u202e.csv")).write_text(
        f"source,target,sign\na{EVIL},b,1\nb,c{EVIL},what\n", encoding="utf-8"
    )
    book = workbook_of(open_document(scenario), 0)
    (made / on_disk(f"book{EVIL}.xlsx")).write_bytes(book)
    (made / on_disk("rows\u202e.csv")).write_text(
        f"Turn,To,What happens,Column {EVIL}\n1,{EVIL},Rain {EVIL},a\n{EVIL},,Storm,b\n", encoding="utf-8"
    )
    (made / "broken\x1b[31m.yaml").write_text(
        f'title: "{EVIL}"\nid: [\n'.replace("\x1b", "\\e"), encoding="utf-8"
    )
    return made


def on_disk(name: str) -> str:
    """Return a name as Python gives it of a file, also where the locale knows ASCII alone."""
    return os.fsdecode(name.encode())


def _session(path: Path, scenario: Any) -> None:
    journal = create(path, scenario, clock=lambda: "2026-01-01T10:00:00.000+00:00")
    session = start(scenario, Plan(title=f"Day {EVIL}", seed=1), journal)
    people.join(session, f"Bo{EVIL}", scenario.seats[0].id, EVIL[:4])
    notes.make_note(session, f"Look{EVIL}")
    talks.send(session, scenario.seats[0].id, (), f"Psst{EVIL}")
    session.close()


LINES: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "check": (("SCENARIO",), ("SCENARIO", "--json"), ("BROKEN",), ("BROKEN", "--json"), (EVIL,), ("LATIN",)),
    "scenarios": ((), ("--json",), (EVIL,)),
    "play": (
        ("SCENARIO", "--script", "SCRIPT", "--session", "NEW"),
        ("SCENARIO", "--script", "SCRIPT", "--session", "NEW", "--json"),
        (EVIL, "--script", EVIL, "--session", EVIL),
    ),
    "demo": (("--out", "NEW"), (f"--{EVIL}",)),
    "show": (("SESSION",), ("SESSION", "--json"), ("SESSION", "--as", EVIL), (EVIL,), ("LATIN",)),
    "log": (("SESSION",), ("SESSION", "--json"), ("SESSION", "--branch", EVIL), ("SESSION", "--turn", EVIL)),
    "report": (("SESSION", "-o", "NEW.md"), ("SESSION", "-o", f"NEW{EVIL}.docx"), ("LATIN", "-o", "NEW.md")),
    "check-report": ((EVIL, "SESSION"), ("SESSION", "SESSION"), ("LATIN", EVIL)),
    "export": (
        ("SESSION", "--what", "graph"),
        ("SESSION", "--what", "tables", "-o", "NEW.json"),
        ("SESSION", "--what", EVIL),
        ("SESSION", "--what", "graph", "--format", EVIL),
    ),
    "print": (
        ("SESSION", "-o", f"NEW{EVIL}.txt"),
        (EVIL, "-o", "NEW.pdf"),
        ("SESSION", "--kit", EVIL, "-o", "x.pdf"),
    ),
    "verify": (("SESSION",), ("SESSION", "--json"), (EVIL,), ("LATIN",)),
    "rescue": (
        ("SESSION", "-o", "NEW.entente"),
        (EVIL, "-o", EVIL),
        ("SESSION", "-o", "N", "--scenario", EVIL),
    ),
    "forget": (("SESSION", f"nobody{EVIL}"), (EVIL, EVIL)),
    "cohort": (
        ("SESSION", "--games", "0", "--workers", "1"),
        ("SESSION", "--games", "0", "--workers", "1", "--json"),
        ("SESSION", "--games", "0", "--workers", "1", "--labels", EVIL),
        ("SESSION", "--games", "0", "--workers", "1", "--compare", EVIL, EVIL),
        (EVIL, "--games", "0", "--workers", "1"),
    ),
    "design": (
        ("new", "SCENARIO", "-o", "NEW.yaml"),
        ("check", "DESIGN"),
        ("seal", "DESIGN", "-o", f"NEW{EVIL}.json"),
        ("show", "DESIGN", "--tables"),
        ("show", "DESIGN", "--json"),
        ("start", "DESIGN"),
        ("print", "DESIGN"),
        ("check", EVIL),
        ("check", "LATIN"),
    ),
    "umpire": (("SESSION",), ("SESSION", "--json"), (EVIL,), ("LATIN",)),
    "luck": (("SESSION", "--replays", "2"), ("SESSION", "--throw", EVIL), (EVIL,), ("LATIN",)),
    "marking": (("SESSION",), ("SESSION", "--text", EVIL), (EVIL,), ("LATIN",)),
    "pack": (
        ("SCENARIO", "-o", f"NEW{EVIL}.entente-scenario"),
        ("SCENARIO", "-o", f"NEW{EVIL}.txt"),
        ("BROKEN", "-o", "NEW.entente-scenario"),
        (EVIL,),
        ("LATIN",),
    ),
    "unpack": (
        ("PACKAGE", "--dry-run"),
        ("PACKAGE", "-o", f"NEW{EVIL}"),
        ("SCENARIO",),
        (EVIL,),
        ("LATIN",),
    ),
    "scenario-of": (
        ("SESSION",),
        ("SESSION", "-o", f"NEW{EVIL}.yaml"),
        ("SESSION", "-o", EVIL),
        (EVIL,),
        ("LATIN",),
    ),
    "workbook": (
        ("SCENARIO", "-o", f"NEW{EVIL}.xlsx"),
        ("SCENARIO", "-o", f"NEW{EVIL}.txt"),
        ("BROKEN", "-o", "NEW.xlsx"),
        (EVIL, "-o", "NEW.xlsx"),
    ),
    "import": (
        ("BOOK", "-o", f"NEW{EVIL}.yaml"),
        ("BOOK", "-o", "OTHER", "--dry-run"),
        ("BOOK", "-o", "OTHER"),
        ("ROWS", "-o", "OTHER", "--list", "injects", "--column", f"Column {EVIL}=title"),
        ("ROWS", "-o", "OTHER", "--list", "injects", "--column", f"Column {EVIL}={EVIL}"),
        ("ROWS", "-o", "OTHER", "--column", EVIL),
        ("ROWS", "-o", "BROKEN"),
        ("SCENARIO", "-o", "NEW.yaml"),
        (EVIL, "-o", "NEW.yaml"),
        ("LATIN", "-o", "NEW.yaml"),
    ),
    "simulate": (("SCENARIO", "--games", "4", "--workers", "1"), (EVIL,), ("SCENARIO", "--policy", EVIL)),
    "deck": (("SCENARIO", "--games", "4", "--workers", "1", "--no-trials"), (EVIL,)),
    "balance": (("TIES",), ("TIES", "--json"), ("TIES", "--at", EVIL), (EVIL,)),
}
"""Ways to call each command on such files and with such words."""


def test_every_command_is_tried() -> None:
    assert LINES.keys() == COMMANDS.keys()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_gives_a_terminal_anything_to_obey(
    command: str, folder: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    latin = tmp_path / os.fsdecode(b"caf\xe9.entente")
    (session,) = folder.glob("*.entente")
    latin.write_bytes(session.read_bytes())
    (broken,), (ties,), (script,) = (folder.glob(p) for p in ("broken*", "ties*", "*.jsonl"))
    (scenario,) = folder.glob("evil*.yaml")
    (book,), (rows,) = (folder.glob(p) for p in ("book*", "rows*"))
    other = tmp_path / f"other{scenario.name}"
    copyfile(scenarios_folder() / "first-steps.yaml", other)
    files = {"SCENARIO": scenario, "BROKEN": broken, "SCRIPT": script, "TIES": ties, "LATIN": latin}
    package = tmp_path / f"packed{EVIL.replace('/', '')}.entente-scenario"
    package.write_bytes(packed(scenario).content)
    files |= {"PACKAGE": package, "BOOK": book, "ROWS": rows, "OTHER": other}
    files["DESIGN"] = tmp_path / f"plan{other.name}.json"
    plan = mediation(title=EVIL, scenario=str(scenario), protocol=EVIL, questions=(EVIL,), stop=EVIL)
    files["DESIGN"].write_text(as_text(plan), encoding="utf-8")
    for count, line in enumerate(LINES[command]):
        copy = tmp_path / f"{count}{session.name}"
        copyfile(session, copy)
        words = [str({**files, "SESSION": copy}.get(word, word)) for word in line]
        words = [word.replace("NEW", f"{tmp_path / 'new'}{count}") for word in words]
        main([command, *words])
        said = capsys.readouterr()
        for text in (said.out, said.err):
            bad = {sign for sign in text if is_unsafe(sign)}
            assert not bad, (line, bad, text)
        assert "mistake" not in said.err, (line, said.err)
        if "--json" in line and said.out:
            json.loads(said.out)


@pytest.mark.parametrize("words", [[EVIL], ["--" + EVIL], ["show", "--" + EVIL], ["show"]])
def test_what_is_typed_wrongly_is_said_back_without_harm(words: list[str], capsys: Captured) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert not any(is_unsafe(sign) for sign in said.out + said.err)


def test_json_means_what_it_meant(folder: Path, capsys: Captured) -> None:
    (session,) = folder.glob("*.entente")
    assert main(["log", str(session), "--json"]) == 0
    said = capsys.readouterr().out
    opened = read(session)[1].entries[0].event
    assert isinstance(opened, SessionOpened)
    assert "\x1b" in opened.title
    assert json.loads(said)["session"] == opened.title
    assert not any(is_unsafe(sign) for sign in said)


def test_a_name_in_latin_1_is_no_damage(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    (session,) = folder.glob("*.entente")
    latin = tmp_path / os.fsdecode(b"caf\xe9.entente")
    latin.write_bytes(session.read_bytes())
    report = tmp_path / os.fsdecode(b"caf\xe9.md")
    for line in (
        ["show", str(latin)],
        ["verify", str(latin)],
        ["report", str(latin), "-o", str(report)],
        ["rescue", str(latin), "-o", str(tmp_path / os.fsdecode(b"sauv\xe9.entente"))],
    ):
        assert main(line) == 0, (line, capsys.readouterr())
    assert report.stat().st_size
    assert "caf<U+DCE9>.entente is whole" in capsys.readouterr().out


@given(st.text())
def test_a_door_lets_nothing_through_and_loses_no_letter(text: str) -> None:
    assert not any(is_unsafe(sign) for sign in shown(text))
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


def test_letters_of_every_script_pass_as_they_are() -> None:
    for text in ("زهرا حبیبی", "می\u200cخواهم", "עברית", "Đặng", "日本", "e\u0301", "👩\u200d🚀"):
        assert shown(text) == text


def test_a_line_of_progress_is_written_over_and_still_holds_nothing_to_obey(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with guarded():
        write_over(f"12 of 40{EVIL}", ends=False)
        sys.stderr.write("told\x1b[0m\n")
    assert stream.getvalue().startswith("\r12 of 40␛[31m")
    assert stream.getvalue().count("\r") == 1
    assert stream.getvalue().endswith("told␛[0m\n")
