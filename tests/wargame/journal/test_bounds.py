"""No number in a record is larger than the program writes."""

from msgspec.structs import replace

from tests.wargame.woods import begin
from wargame.game.events import AuditHeld
from wargame.journal.bounds import why_impossible
from wargame.limits import LARGEST_NUMBER


def test_an_audit_holds_every_number_of_the_board_and_none_that_is_too_large() -> None:
    state = begin().state
    sound = AuditHeld(turn=1, values=state.values)
    assert why_impossible(state, 2, sound) is None
    assert why_impossible(state, 2, replace(sound, values=state.values[1:])) is not None
    for most in (2 * LARGEST_NUMBER, -2 * LARGEST_NUMBER):
        beyond = most + (1 if most > 0 else -1)
        assert why_impossible(state, 2, replace(sound, values=(most, *state.values[1:]))) is None
        assert why_impossible(state, 2, replace(sound, values=(beyond, *state.values[1:]))) is not None
