"""Notes, bookmarks and the closing of a session."""

from dataclasses import replace

import pytest

from tests.wargame.woods import at, woods
from wargame.game.events import NoteMade
from wargame.scenario.model import CollectionQuestion
from wargame.session.notes import bookmarks, close_session, make_note, set_bookmark
from wargame.session.people import join
from wargame.session.play import pass_turn
from wargame.terms import Refused

ASKING = replace(woods(), collection=(CollectionQuestion(id="why", text="Why?"),))


def test_a_note_belongs_to_the_last_event_or_to_the_one_named() -> None:
    session = at("planning", ASKING)
    join(session, "Ida", "ash")
    head = session.history.head
    (note,) = make_note(session, "Ida hesitates.", person=1, answers="why", seat="ash", importance=3)
    assert isinstance(note, NoteMade)
    assert note.on == head
    (earlier,) = make_note(session, "It began here.", on=1, tag="insight")
    assert isinstance(earlier, NoteMade)
    assert earlier.on == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": " "}, "needs words"),
        ({"on": 99}, "no event 99"),
        ({"seat": "elm"}, "no seat called elm"),
        ({"importance": 4}, "from 1 to 3, not 4"),
        ({"answers": "how"}, "no question called how"),
        ({"person": 7}, "no person 7"),
        ({"text": "a\0"}, "NUL"),
    ],
)
def test_a_note_that_hangs_in_the_air_is_refused(fields: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        make_note(at("planning", ASKING), **{"text": "Hm."} | fields)  # type: ignore[arg-type]


def test_a_bookmark_names_a_place_once() -> None:
    session = at("planning")
    head = session.history.head
    set_bookmark(session, "before the storm")
    set_bookmark(session, "the start", on=1)
    assert bookmarks(session.history.line()) == {"before the storm": head, "the start": 1}
    with pytest.raises(Refused, match="a bookmark called “the start” already"):
        set_bookmark(session, "the start")
    with pytest.raises(Refused, match="needs a name"):
        set_bookmark(session, " ")


def test_a_session_is_closed_once_and_nobody_moves_in_it() -> None:
    session = at("planning")
    close_session(session, opens=True, words="Well played.")
    assert (session.state.affairs.closed, session.state.affairs.opened) == (True, True)
    with pytest.raises(Refused, match="closed already"):
        close_session(session)
    with pytest.raises(Refused, match="The game is over"):
        pass_turn(session, "ash")
