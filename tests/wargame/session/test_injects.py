"""What the facilitator does with injects."""

from typing import TYPE_CHECKING

import pytest

from tests.wargame.woods import at, card, end_turn, go_to, inject, seal, throw, woods
from wargame.game.events import InjectFired
from wargame.scenario.model import Option
from wargame.session.injects import answer_inject, fire, fire_due, postpone_inject, skip_inject, write_inject
from wargame.session.turns import expose, next_phase, why_not_next
from wargame.terms import Refused

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_inject_of_the_facilitator_fires_once_a_game() -> None:
    session = at("negotiation", woods(injects=(inject("gale", effects="track(calm) -1"),)))
    fire(session, "gale")
    with pytest.raises(Refused, match="“Gale” was used in turn 1 and cannot be used again"):
        fire(session, "gale")
    with pytest.raises(Refused, match="no inject called hail"):
        fire(session, "hail")


def test_a_scheduled_inject_fired_early_does_not_come_again() -> None:
    session = at("briefing", woods(injects=(inject("flood", turn=2, effects="track(calm) -1"),)))
    fire(session, "flood")
    end_turn(session)
    assert fire_due(session) == ()


def test_injects_fall_due_in_the_briefing_only() -> None:
    with pytest.raises(Refused, match="fall due in the briefing"):
        fire_due(at("negotiation"))


def test_an_inject_on_the_spot_has_a_title_and_effects_that_can_be_read() -> None:
    session = at("negotiation")
    (event,) = write_inject(
        session, " Hail ", "It hails.", "track(calm) -9", to=("ash",), note="Watch birch."
    )
    assert isinstance(event, InjectFired)
    assert (event.inject, event.title, event.by_hand) == ("ad-hoc-1", "Hail", True)
    assert (event.changes[0].asked, event.changes[0].after) == (-9, 0)
    for title, effects, to, said in (
        (" ", "", (), "needs a title"),
        ("x", "track(rain) +1", (), "These effects cannot be read"),
        ("x", "", ("moor",), "no seat called moor"),
    ):
        with pytest.raises(Refused, match=said):
            write_inject(session, title, effects_text=effects, to=to)


def test_one_inject_waits_for_another_to_be_answered() -> None:
    flood = inject("flood", option=Option(seat="ash", price=1))
    session = at("negotiation", woods(injects=(flood, inject("gale"))))
    fire(session, "flood")
    deeds: tuple[Callable[[], object], ...] = (
        lambda: fire(session, "gale"),
        lambda: skip_inject(session, "gale"),
        lambda: postpone_inject(session, "gale", 2),
        lambda: write_inject(session, "Hail"),
        lambda: next_phase(session),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="Ash has not said whether it pays"):
            deed()
    answer_inject(session, pays=False)
    with pytest.raises(Refused, match="No inject waits"):
        answer_inject(session, pays=False)


def test_an_inject_is_postponed_to_a_later_turn_of_the_session() -> None:
    session = at("briefing", woods(injects=(inject("flood", turn=1),)))
    for until in (1, 5):
        with pytest.raises(Refused, match=f"to a turn from 2 to 4, not {until}"):
            postpone_inject(session, "flood", until)


def test_only_an_inject_brings_a_covert_move_to_light() -> None:
    session = at(
        "planning", woods(card("one", covert=True), injects=(inject("leak", effects="expose(facilitator)"),))
    )
    with pytest.raises(Refused, match="No covert move is left"):
        fire(session, "leak")
    seal(session, "one")
    go_to(session, "resolution")
    throw(session, 4, 3)
    with pytest.raises(Refused, match="No inject asks"):
        expose(session, 1)
    fire(session, "leak")
    assert str(why_not_next(session.state)) == "Choose the covert move that comes to light."
    with pytest.raises(Refused, match="no unexposed covert move 9"):
        expose(session, 9)
    expose(session, 1)
    assert session.state.table.exposed == ("ash",)
