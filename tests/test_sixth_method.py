"""A method of adjudication is its words and one file of rules: a made-up sixth is played in every room."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.children import ROOT

RULES = """
from statistics import median

from wargame.game.adjudication.method import MethodRules
from wargame.game.adjudication.throwing import ONE_OF_A_HUNDRED
from wargame.game.chance import HUNDRED, odds_of_percent
from wargame.game.events import Reckoning
from wargame.terms import Refused


def _reckon(state, played, choice):
    if len(choice.votes) < 2:
        raise Refused("A panel has two members or more.")
    middle = round(median(choice.votes.values()))
    return Reckoning(
        method="panel",
        votes=dict(choice.votes),
        chance=middle,
        argument_reason=choice.argument_reason,
        odds=odds_of_percent(middle),
        of=HUNDRED,
    )


RULES = MethodRules(reckon=_reckon, throwing=ONE_OF_A_HUNDRED, asks=("votes", "argument_reason"))
"""

WORDS = """
    "panel": MethodWords(
        title="Panel",
        named="the middle of a panel",
        offered="A panel, then dice",
        hint="Each member names a chance; the middle one holds.",
        icon="ui-vote",
        asked={"argument_reason": "What the panel says"},
        spoken={"votes": "{seat} of the panel", "argument_reason": "What the panel says"},
    ),
}

TWO_DICE_WORDS"""

WORDS_FILE = Path("wargame/words/methods.py")
RULES_FILE = Path("wargame/game/adjudication/methods/panel.py")


def with_two_files(root: Path) -> None:
    """Make `root` the project with a sixth method: two files are its own, the others those of the project."""
    own = {ROOT / WORDS_FILE.parent, ROOT / RULES_FILE.parent}
    _link(ROOT, root, own | {folder for one in own for folder in one.parents})
    words = (ROOT / WORDS_FILE).read_text(encoding="utf-8")
    words = words.replace('"estimate", "ruling"]', '"estimate", "ruling", "panel"]')
    (root / WORDS_FILE).unlink()
    (root / WORDS_FILE).write_text(words.replace("}\n\nTWO_DICE_WORDS", WORDS.lstrip("\n")), encoding="utf-8")
    (root / RULES_FILE).write_text(RULES, encoding="utf-8")


def _link(project: Path, root: Path, opened: set[Path]) -> None:
    root.mkdir(exist_ok=True)
    for one in project.iterdir():
        if one in opened:
            _link(one, root / one.name, opened)
        elif one.name != "__pycache__" and not one.name.startswith("."):
            (root / one.name).symlink_to(one)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of it where the method was added."""
    root = tmp_path_factory.mktemp("sixth") / "project"
    with_two_files(root)
    child = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.sixth_method"],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    shutil.rmtree(root, ignore_errors=True)
    assert child.returncode == 0, child.stderr
    found: dict[str, Any] = json.loads(child.stdout)
    return found


def reckoned(chance: int, reason: str) -> dict[str, Any]:
    return {"method": "panel", "chance": chance, "reason": reason, "of": 100}


def test_a_sixth_method_is_known_by_its_name(told: dict[str, Any]) -> None:
    assert told["method"] == "panel"


def test_it_is_the_usual_one_of_a_scenario_and_rules_a_session(told: dict[str, Any]) -> None:
    assert told["session"] == reckoned(60, "They know the woods.")


def test_the_check_of_a_record_rules_by_it_again(told: dict[str, Any]) -> None:
    assert told["verified"]


def test_a_script_rules_by_it(told: dict[str, Any]) -> None:
    assert told["script"] == reckoned(60, "So they say.")


def test_the_window_asks_for_what_it_asks_for(told: dict[str, Any]) -> None:
    assert told["window"] == reckoned(60, "They know the valley.")


def test_the_report_calls_it_by_its_words(told: dict[str, Any]) -> None:
    assert "By the middle of a panel, unless a move says otherwise" in told["report"]
    assert "On the argument: They know the woods" in told["report"]


def test_games_without_people_refuse_it_by_name(told: dict[str, Any]) -> None:
    assert "cannot be ruled on by the middle of a panel" in told["simulation"]
