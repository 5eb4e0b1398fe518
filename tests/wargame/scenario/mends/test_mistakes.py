"""Mistakes that people make in scenario files: each is told in its line, and mended by what is offered."""

import re
from collections.abc import Callable
from random import Random
from typing import Final

import pytest

from tests.wargame.scenario.mistakes import Mistake, Worst, first_steps, generated, worst
from tests.wargame.scenario.small import Damage, damaged, damages, faults_in
from wargame.places import scenarios_folder
from wargame.scenario.faults import Fault
from wargame.scenario.load import read
from wargame.scenario.mending import mended
from wargame.scenario.patch import patched

SIGNS: Final = (
    *"\t\n :-[]{}\"'#&*!|>@`%,=<()“”•–≥−\u00a0;\\?",
    "\r\n",
    ": ",
    " #",
    "---",
    "<<: *a",
    "\0",
    "\u2028",
)
LEAST_MISTAKES = 150
LEAST_KNOWN = 70
"""So many of the faults of small.yaml have a press; the others leave too much to be meant."""
LEAST_MENDED = 0.85
"""The share of mistakes with a press that mends them; the others leave more than one thing to be meant."""


@pytest.mark.parametrize("mistake", worst(), ids=str)
def test_a_mistake_is_told_where_it_is_with_the_press_that_mends_it(mistake: Worst) -> None:
    text, line, column = mistake.made()
    fault = read(text, "mine.yaml")[1][0]
    assert (fault.line, fault.column, fault.wrong) == (line, column, fault.wrong)
    assert fault.wrong.startswith(mistake.told)
    assert [str(mend.label) for mend in fault.mends][:1] == [mistake.mend]
    after = patched(text, fault.mends[0].patches)
    assert mistake.reads in after.split("\n")
    assert read(after, "mine.yaml")[1] == ()


def same(one: Fault, other: Fault) -> bool:
    return (one.told.what, one.field, one.line) == (other.told.what, other.field, other.line) and (
        one.column == other.column
    )


def examine(mistakes: list[Mistake]) -> tuple[list[str], int]:
    """What is wrong with the answers, and how many mistakes have a press that mends them."""
    bad, mended = [], 0
    for mistake in mistakes:
        faults = read(mistake.text, "mine.yaml")[1]
        here = [fault for fault in faults if fault.line == mistake.line]
        if not here:
            bad.append(f"{mistake}: not told; {[str(fault) for fault in faults[:2]]}")
        mended += any(fault.mends for fault in here)
        for fault in here:
            for mend in fault.mends:
                after = read(patched(mistake.text, mend.patches), "mine.yaml")[1]
                if any(same(fault, other) for other in after):
                    bad.append(f"{mistake}: {fault} stays after {mend.label}")
    return bad, mended


def test_every_mistake_in_the_practice_game_is_told_in_its_line_and_mended_for_good() -> None:
    mistakes = list(generated(first_steps(), 3))
    assert len(mistakes) >= LEAST_MISTAKES
    bad, mended = examine(mistakes)
    assert bad == []
    assert mended >= LEAST_MENDED * len(mistakes)


def test_mistakes_in_a_long_scenario_are_told_and_mended_alike() -> None:
    text = (scenarios_folder() / "afghanistan-2017.yaml").read_text(encoding="utf-8")
    bad, mended = examine(list(generated(text, 1))[::8])
    assert bad == []
    assert mended


@pytest.mark.parametrize(
    ("what", "damaged"),
    [
        ("every space of the indentation is a tab", lambda text: re.sub(r"(?m)^(  )+", in_tabs, text)),
        ("every dash is a bullet", lambda text: re.sub(r"(?m)^( *)- ", r"\1• ", text)),
        ("every quote is typographic", lambda text: re.sub(r'"([^"\n]*)"', r"“\1”", text)),
        ("every sign is typographic", lambda text: text.replace(">=", "≥").replace(") -", ") −")),
        (
            "every space of the indentation is of another kind",
            lambda text: re.sub(r"(?m)^ +", in_other_spaces, text),
        ),
    ],
)
def test_a_file_that_a_word_processor_spoilt_is_mended_whole(
    what: str, damaged: Callable[[str], str]
) -> None:
    text = damaged(first_steps())
    assert text != first_steps()
    after, _ = mended(text, "mine.yaml")
    assert read(after, "mine.yaml")[1] == (), what
    assert read(after, "mine.yaml")[0] == read(first_steps(), "mine.yaml")[0]


def in_tabs(found: re.Match[str]) -> str:
    return "\t" * (len(found[0]) // 2)


def in_other_spaces(found: re.Match[str]) -> str:
    return "\u00a0" * len(found[0])


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_in_a_file_it_is_answered_and_its_mends_can_be_made(seed: int) -> None:
    source = Random(seed)
    for _ in range(8):
        text = first_steps()
        for _ in range(source.choice((1, 2, 8))):
            at = source.randrange(len(text))
            text = text[:at] + source.choice(SIGNS) + text[at + source.choice((0, 1, 3)) :]
        scenario, faults = read(text, "mine.yaml")
        assert scenario is not None or faults
        for fault in faults[:5]:
            for mend in fault.mends:
                read(patched(text, mend.patches), "mine.yaml")


def test_every_mend_of_every_fault_that_the_checks_know_mends_it() -> None:
    stays, mendable = [], 0
    for damage in (*damages("scenario_faults.yaml"), *damages("scenario_misfits.yaml")):
        text = damage_in(damage)
        for fault in faults_in(text):
            mendable += bool(fault.mends)
            for mend in fault.mends:
                if any(same(fault, other) for other in faults_in(patched(text, mend.patches))):
                    stays.append(f"{fault} after {mend.label}")
    assert stays == []
    assert mendable >= LEAST_KNOWN


def damage_in(damage: Damage) -> str:
    return damaged(damage.old, damage.new)[0]
