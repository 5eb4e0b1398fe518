"""A scenario's marking: what cannot stand on a page is told at its place; what can travels with the file."""

from tests.wargame.scenario.small import faults_in, small_text
from tests.wargame.session.test_marking import LOGO
from wargame.scenario.load import read
from wargame.scenario.model import Marking
from wargame.session.marking import marking_of
from wargame.session.opening import Plan, start


def with_marking(*lines: str) -> str:
    return f"{small_text().rstrip()}\nmarking:\n" + "".join(f"  {line}\n" for line in lines)


def test_a_marking_of_a_scenario_is_that_of_its_sessions() -> None:
    folded = [LOGO[at : at + 70] for at in range(0, len(LOGO), 70)]
    text = with_marking(
        "text: OFFICIAL", "status: draft", "chatham-house: true", "logo: >-", *(f"  {one}" for one in folded)
    )
    scenario, faults = read(text, "small.yaml")
    assert scenario is not None
    assert faults == ()
    marking = marking_of(start(scenario, Plan(seed=1)))
    assert (marking.text, marking.status, marking.chatham_house) == ("OFFICIAL", "draft", True)
    assert marking.picture == Marking(logo=LOGO).picture != b""


def test_what_cannot_stand_on_a_page_is_told_at_its_place() -> None:
    text = with_marking(f"text: {'x' * 121}", "logo: AAAA")
    lines = len(text.splitlines())
    told = [(fault.wrong, fault.line) for fault in faults_in(text)]
    assert told == [
        ("the text has 121 characters and stands on every page", lines - 1),
        ("the logo is no picture", lines),
    ]


def test_a_word_that_is_no_status_is_told() -> None:
    (fault,) = faults_in(with_marking("status: secret"))
    assert "draft" in fault.expected
