"""The footer says the one next step; a stage's own step goes before the table's."""

from collections.abc import Iterator

import pytest

from tests.ui.table_kit import session
from ui.panels.stages.stage import OwnStep
from ui.windows.footer import Footer
from wargame.game.state import GameState
from wargame.session import turns
from wargame.shown.next_step import NextStep


@pytest.fixture
def footer(qapp: object) -> Iterator[Footer]:  # widgets need it
    """A footer without a table."""
    made = Footer()
    yield made
    made.deleteLater()


@pytest.fixture(scope="module")
def planning() -> GameState:
    """The practice game while seats plan in secret."""
    played = session("first-steps")
    while played.state.phase_kind != "planning":
        turns.next_phase(played)
    return played.state


def test_it_names_the_step_and_whose_it_is(footer: Footer, planning: GameState) -> None:
    seat = planning.compiled.seats[0]
    step = NextStep(kind="curtain", words="Draw it", title="A seat moves", detail="In secret", seat=seat)
    footer.show_step(planning, step, None)
    assert (footer.primary.words(), footer.title.text(), footer.detail.text()) == (
        "Draw it",
        "A seat moves",
        "In secret",
    )
    assert footer.glyph.isVisibleTo(footer)
    footer.show_step(planning, NextStep(kind="phase", words="Go on", title="All done"), None)
    assert not footer.glyph.isVisibleTo(footer)


def test_the_step_of_a_stage_goes_before_it_and_leaves_what_it_does_not_say(
    footer: Footer, planning: GameState
) -> None:
    step = NextStep(kind="phase", words="Go on", title="All done", detail="Nothing is left")
    shown = footer.show_step(planning, step, OwnStep(words="Throw", ready=False, key="Ctrl+Enter"))
    assert (footer.primary.words(), shown.key) == ("Throw", "Ctrl+Enter")
    assert not footer.primary.isEnabled()
    assert (footer.title.text(), footer.detail.text()) == ("All done", "Nothing is left")
    footer.show_step(planning, step, None)
    assert footer.primary.isEnabled()


def test_slips_and_passing_for_all_are_offered_while_seats_plan_only(
    footer: Footer, planning: GameState
) -> None:
    seat = planning.compiled.seats[0]
    footer.show_step(planning, NextStep(kind="curtain", words="Draw it", title="", seat=seat), None)
    assert footer.slips.isVisibleTo(footer)
    assert footer.others_pass.isVisibleTo(footer)
    footer.show_step(planning, NextStep(kind="phase", words="Go on", title=""), None)
    assert not footer.slips.isVisibleTo(footer)
    assert not footer.others_pass.isVisibleTo(footer)


def test_it_is_lower_where_room_is_scarce(footer: Footer) -> None:
    footer.fit(low=False)
    tall = footer.height()
    footer.fit(low=True)
    assert footer.height() < tall
