"""What was refused, or could not be recorded, above the stage."""

import pytest
from pytestqt.qtbot import QtBot

from ui.panels.table.refusal import RefusalNotice

FULL = "The disk is full."


@pytest.fixture
def notice(qtbot: QtBot) -> RefusalNotice:
    notice = RefusalNotice()
    qtbot.addWidget(notice)
    return notice


def test_a_refusal_is_said_without_another_place_until_the_next_step(notice: RefusalNotice) -> None:
    notice.refuse("The move lies sealed.")
    assert (notice.isHidden(), notice.button.isHidden()) == (False, True)
    notice.settle(stays=False)
    assert notice.isHidden()


def test_a_refusal_stays_while_somebody_else_acts(notice: RefusalNotice) -> None:
    notice.refuse("The move lies sealed.")
    notice.settle(stays=True)
    assert not notice.isHidden()


def test_another_place_is_offered_until_a_step_is_recorded_by_anybody(notice: RefusalNotice) -> None:
    notice.tell_unrecorded(FULL)
    notice.refuse(FULL)
    assert (notice.isHidden(), notice.button.isHidden()) == (False, False)
    notice.settle(stays=True)
    assert notice.isHidden()
