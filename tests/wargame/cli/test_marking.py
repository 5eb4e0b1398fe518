"""`entente marking`: shown, set piece by piece, taken away; and a picture's letters."""

import json
from pathlib import Path

import pytest

from tests.wargame.cli.sessions import demo_lines, played, until
from tests.wargame.test_logo import DRAWN, picture
from wargame.cli.main import main
from wargame.logo import is_logo

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def session(tmp_path: Path) -> str:
    return str(played(tmp_path, until(demo_lines("first-steps"), "phase")))


def told(capsys: Captured, *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["marking", *words, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_what_is_named_changes_and_the_rest_stays(session: str, tmp_path: Path, capsys: Captured) -> None:
    logo = tmp_path / "house.svg"
    logo.write_text(DRAWN, encoding="utf-8")
    assert told(capsys, session)["text"] == ""
    told(capsys, session, "--text", "Internal", "--status", "draft", "--logo", str(logo))
    told(capsys, session, "--chatham-house", "--house", "The Glade")
    assert told(capsys, session, "--status", "none") == {
        "text": "Internal",
        "caveats": "",
        "status": None,
        "house": "The Glade",
        "logo": True,
        "chatham-house": True,
    }
    assert told(capsys, session, "--logo", "", "--no-chatham-house")["logo"] is False
    capsys.readouterr()
    assert main(["marking", session]) == 0
    assert capsys.readouterr().out == "Internal · The Glade\n"
    assert told(capsys, session, "--clear")["text"] == ""


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["--text", "x" * 121], "The marking has 121 characters", 1),
        (["--logo", "nowhere.png"], "nowhere.png could not be read", 1),
        (["--clear", "--house", "x"], "leave the other options out", 2),
        (["--clear"], "marked so already", 1),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    session: str, capsys: Captured, words: list[str], said: str, code: int
) -> None:
    before = Path(session).read_bytes()
    assert main(["marking", session, *words]) == code
    assert said in capsys.readouterr().err
    assert Path(session).read_bytes() == before


def test_a_picture_gives_the_letters_of_its_logo(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "house.png"
    path.write_bytes(picture(90, 30))
    assert main(["marking", str(path)]) == 0
    assert is_logo(capsys.readouterr().out.strip())


def test_names_are_refused_where_the_rule_forbids_them(session: str, capsys: Captured) -> None:
    told(capsys, session, "--chatham-house")
    out = str(Path(session).with_name("report.md"))
    assert main(["report", session, "-o", out, "--names"]) == 1
    assert "Chatham House rule" in capsys.readouterr().err
    assert main(["report", session, "-o", out]) == 0
    assert main(["export", session, "--what", "tables", "-o", out.replace(".md", ".json"), "--names"]) == 1
