"""What a graph shows and says equals the state, and nothing but what a viewer may know."""

import pytest

from tests.ui.sessions import played, started, until_ruling
from tests.wargame.planted import Walk
from wargame.alignment.graph import alignments
from wargame.game.events import MoveRuled
from wargame.game.sight import sight
from wargame.session import rulings
from wargame.session.narration import Narrator
from wargame.shown.graph import (
    actor_words,
    board_graph,
    content_of,
    content_of_sight,
    forget_places,
    place_setting,
    places_in,
    starting_places,
    summary,
    tie_detail,
    tie_words,
    was_words,
)
from wargame.shown.tie_story import tie_story
from wargame.terms import alignment


@pytest.mark.parametrize("moved", [True, False])
def test_what_a_covert_move_moved_is_not_on_the_board_before_it_is_told(moved: bool) -> None:
    walk = Walk()
    shown = board_graph(walk.session, walk.session.state, moved=moved)
    while not any(what.kind == "alignment" for what in walk.session.state.table.untold):
        if walk.coming == "rule":
            shown = board_graph(walk.session, walk.session.state, moved=moved)
        walk.on()
    state = walk.session.state
    assert board_graph(walk.session, state, moved=moved).content == shown.content
    assert content_of(state).ties != shown.content.ties


def test_the_ties_are_the_alignments_of_the_state() -> None:
    state = started().state
    shown = {tie.pair: tie.value for tie in content_of(state).ties}
    assert shown == {pair: value for pair, value in alignments(state).items() if value}


def test_what_moved_carries_what_it_was_before() -> None:
    session = started()
    before = session.state
    rulings.adjust(session, alignment("iran", "russia"), -3, "Moscow signals otherwise.")
    tie = content_of(session.state, before).tie("russia", "iran")
    assert tie is not None
    assert (tie.value, tie.before) == (-3, 4)


def test_a_seat_sees_the_same_public_ties_as_the_facilitator() -> None:
    session, _ = until_ruling()
    seen = content_of_sight(sight(session.state, "iran"), session.compiled)
    assert seen.ties == content_of(session.state).ties


def test_actors_stand_where_the_scenario_puts_them_unless_dragged() -> None:
    state = started().state
    content = content_of(state, places={"iran": (0.3, 0.6)})
    places = {actor.id: actor.place for actor in content.actors}
    assert places["iran"] == (0.3, 0.6)
    assert places["russia"] == tuple(state.compiled.scenario.graph.positions["russia"])


def test_a_scenario_without_places_is_laid_out_once_and_alike() -> None:
    compiled = started("first-steps").compiled
    assert set(starting_places(compiled)) == {actor.id for actor in compiled.scenario.actors}
    assert starting_places(compiled) is starting_places(compiled)
    assert starting_places(started("first-steps").compiled) == starting_places(compiled)


def test_places_come_back_from_the_settings_they_were_kept_in() -> None:
    settings = {**place_setting("iran", 0.25, 0.5), "place-kabul": "", "theme": "dark", "place-x": "a,b"}
    assert places_in(settings) == {"iran": (0.25, 0.5)}
    assert places_in({**settings, **forget_places(settings)}) == {}


@pytest.mark.parametrize(
    ("value", "before", "said"),
    [(-2, -1, "was 1"), (-2, 1, "was aligned 1"), (3, 0, "was 0"), (0, -4, "was opposed 4")],
)
def test_what_a_tie_was_is_said_briefly(value: int, before: int, said: str) -> None:
    assert was_words(value, before) == said


def test_a_tie_is_read_aloud_as_the_guide_asks() -> None:
    session = started()
    before = session.state
    rulings.adjust(session, alignment("iran", "kabul"), -4, "A dam is closed.")
    content = content_of(session.state, before)
    tie = content.tie("iran", "kabul")
    assert tie is not None
    assert tie_words(content, tie) == "Iran and Kabul, opposed 4, was 3"
    assert "Changed: Iran and Kabul, opposed 4, was 3." in summary(content)


def test_an_actor_is_read_aloud_with_its_ties() -> None:
    content = content_of(started().state)
    assert actor_words(content, "iran") == "Iran: 2 aligned, 4 opposed"


def test_the_story_of_a_tie_names_every_event_that_moved_it() -> None:
    session = played(turns_played=4)
    narrator = Narrator(session.compiled, session.people)
    for one, other in session.compiled.board.pairs:
        story = tie_story(session.history, one, other, narrator)
        walked = [session.history.opening.alignment(one, other)]
        assert story.values[0] == walked[0]
        for cause in story.movements:
            assert cause.before == walked[-1]
            walked.append(cause.after)
        assert walked[-1] == session.state.alignment(one, other) == story.values[-1]


def test_the_detail_of_a_tie_tells_the_latest_cause_first() -> None:
    session = started()
    rulings.adjust(session, alignment("iran", "russia"), 2, "First.")
    rulings.adjust(session, alignment("iran", "russia"), 5, "Second.")
    story = tie_story(session.history, "iran", "russia", Narrator(session.compiled))
    content = content_of(session.state)
    tie = content.tie("iran", "russia")
    assert tie is not None
    detail = tie_detail(content, tie, story)
    assert [cause.amount for cause in detail.causes] == ["+2 → +5", "+4 → +2"]
    assert detail.title == "Iran and Russia"


def test_a_covert_move_is_told_to_the_room_without_its_author() -> None:
    session = played(turns_played=4)
    narrator = Narrator(session.compiled, session.people)
    hidden = {one.number for one in session.state.memory.covert}
    covert = {
        entry.number
        for entry in session.history.line()
        if isinstance(entry.event, MoveRuled) and entry.event.number in hidden
    }
    told = [
        cause
        for one, other in session.compiled.board.pairs
        for cause in tie_story(session.history, one, other, narrator, viewer="room").movements
        if cause.event in covert
    ]
    assert told
    assert {cause.words for cause in told} == {"What moved behind the scenes is told, all together."}
