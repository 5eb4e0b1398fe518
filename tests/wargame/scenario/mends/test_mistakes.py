"""Mistakes that people make in scenario files: each is told in its line, and mended by what is offered."""

import pytest

from tests.wargame.scenario.mistakes import Mistake, Worst, first_steps, generated, worst
from wargame.places import scenarios_folder
from wargame.scenario.faults import Fault
from wargame.scenario.load import read
from wargame.scenario.patch import patched

LEAST_MISTAKES = 150
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
