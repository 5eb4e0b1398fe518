"""What a seat, or the room, may know of a state."""

import json

import pytest

from tests.wargame.secrets import with_other_secrets
from tests.wargame.woods import SEATS, WOODS, at, card, go_to, seal, seat, throw, woods
from wargame.game.moves import FreeText, Move
from wargame.game.sight import Sight, sight
from wargame.scenario.model import HiddenSet, Objective, Scenario
from wargame.session.deals import propose
from wargame.session.messages import answer_question, ask, cast, close_vote, open_vote
from wargame.session.notes import close_session
from wargame.session.play import back, play
from wargame.session.session import Session
from wargame.shown.sight_data import as_json
from wargame.terms import ROOM, influence, scrutiny, track

VIEWERS = (*SEATS, ROOM)
SETS = (HiddenSet(id="a", title="Gold"), HiddenSet(id="b", title="Peace"))


def secretive() -> Scenario:
    wants = tuple(
        Objective(id=f"{name}-{one}", seat=name, set=one, text=f"{name} wants {one}", shape="linear",
                  measure="track(calm)", weight=1)
        for name in ("ash", "birch") for one in ("a", "b")
    )  # fmt: skip
    return woods(
        card("open", "birch", cost=2),
        card("veiled", "birch", covert=True, cost=3, choose=("ash", "moor"), succeeds="track(calm) +1"),
        actors=(*(seat(name, hidden_sets=SETS) for name in SEATS), WOODS.actors[-1]),
        objectives=wants,
    )


def planned() -> Session:
    """Birch has sealed an overt and a covert move, and has a secret deal with cedar."""
    session = at("negotiation", secretive(), hidden={"ash": "a", "birch": "b", "cedar": "a"})
    propose(session, "birch", ("cedar",), "Gold for silence.", public=False)
    go_to(session, "planning")
    seal(session, "open", owner="birch")
    seal(session, "veiled", "moor", owner="birch")
    return session


def seen(session: Session, viewer: str) -> Sight:
    return sight(session.state, viewer)


def titles(session: Session, viewer: str) -> list[str]:
    return [one.title for one in seen(session, viewer).moves]


def test_sealed_moves_are_known_to_their_seat_alone() -> None:
    session = planned()
    assert titles(session, "birch") == ["Open", "Veiled"]
    assert titles(session, "ash") == titles(session, ROOM) == []


def test_what_sealed_moves_cost_does_not_show() -> None:
    session = planned()
    assert seen(session, "birch").values[influence("birch")] == 2
    assert seen(session, "ash").values[influence("birch")] == 7
    assert next(one.influence for one in seen(session, ROOM).seats if one.seat == "birch") == 7


def test_that_a_seat_has_sealed_its_moves_does_show() -> None:
    states = {one.seat: one.status for one in seen(planned(), ROOM).seats}
    assert states == {"ash": "to-move", "birch": "sealed", "cedar": "to-move"}


def test_overt_moves_are_known_when_they_are_revealed_and_covert_ones_are_not() -> None:
    session = planned()
    go_to(session, "reveal")
    assert titles(session, "ash") == titles(session, ROOM) == ["Open"]
    assert seen(session, "ash").values[influence("birch")] == 7


def test_a_covert_move_that_comes_to_light_is_known_to_all() -> None:
    session = planned()
    go_to(session, "resolution")
    throw(session, 4, 3)
    throw(session, 4, 3, exposure=(6, 6))
    assert titles(session, "ash") == ["Open", "Veiled"]


def test_one_that_does_not_shows_only_in_the_numbers() -> None:
    session = planned()
    go_to(session, "resolution")
    throw(session, 4, 3)
    throw(session, 4, 3, exposure=(1, 1))
    assert titles(session, "ash") == ["Open"]
    assert seen(session, "ash").values[track("calm")] == 6


def test_a_secret_deal_is_known_to_its_parties() -> None:
    session = planned()
    assert [len(seen(session, viewer).deals) for viewer in VIEWERS] == [0, 1, 1, 0]


def test_hidden_goals_and_their_score_are_known_to_the_seat_that_drew_them() -> None:
    session = planned()
    texts = {viewer: [goal.text for goal in seen(session, viewer).goals] for viewer in VIEWERS}
    assert texts == {"ash": ["ash wants a"], "birch": ["birch wants b"], "cedar": [], ROOM: []}
    assert [seen(session, viewer).score for viewer in VIEWERS] == [5.0, 5.0, 0.0, None]
    drawn = {one.seat: one.hidden_set for one in seen(session, "ash").seats}
    assert drawn == {"ash": "Gold", "birch": "", "cedar": ""}


def test_a_seat_knows_how_closely_it_is_watched_and_nobody_else_does() -> None:
    session = planned()
    for viewer in VIEWERS:
        watched = [name for name in seen(session, viewer).values if name.kind == "scrutiny"]
        assert watched == ([] if viewer == ROOM else [scrutiny(viewer)])


@pytest.mark.parametrize("phase", ["planning", "reveal", "upkeep"])
@pytest.mark.parametrize("viewer", ["ash", ROOM])
def test_what_is_seen_does_not_depend_on_what_is_secret(viewer: str, phase: str) -> None:
    session = planned()
    state = session.state if phase == "planning" else go_to(session, phase)  # type: ignore[arg-type]
    assert sight(with_other_secrets(state, viewer), viewer) == sight(state, viewer)


def test_it_does_for_the_one_who_keeps_the_secrets() -> None:
    state = planned().state
    assert sight(with_other_secrets(state, "ash"), "birch") != sight(state, "birch")


def test_a_hand_says_for_each_card_whether_it_can_be_played() -> None:
    hand = seen(planned(), "birch").hand
    assert [(one.card.id, one.playable) for one in hand] == [("open", False), ("veiled", False)]
    assert hand[0].why_not == "“Open” is already on the table this turn."
    assert [target for target, _ in hand[1].targets] == ["ash", "moor"]
    assert (sum(hand[0].odds), hand[0].of) == (36, 36)
    assert seen(planned(), ROOM).hand == ()


def test_at_the_close_the_facilitator_may_open_everything() -> None:
    session = planned()
    go_to(session, "upkeep")
    close_session(session, opens=True)
    assert titles(session, ROOM) == ["Open", "Veiled"]
    assert len(seen(session, "ash").deals) == 1
    assert len(seen(session, "ash").goals) == 2


def test_a_covert_free_move_stays_unseen() -> None:
    session = at("planning", secretive())
    play(session, Move(seat="ash", free=FreeText(title="Whispers", covert=True)))
    go_to(session, "reveal")
    assert titles(session, "birch") == []


def test_nobody_else_is_a_viewer() -> None:
    with pytest.raises(KeyError):
        sight(planned().state, "moor")


def test_a_sight_can_be_written_as_json() -> None:
    session = planned()
    written = json.dumps(as_json(seen(session, "ash"), session.state), ensure_ascii=False)
    assert "Veiled" not in written
    assert "silence" not in written


def asked_and_voted() -> Session:
    """Birch's open move is on the table, backed by cedar; the table votes in secret; two seats have asked."""
    session = planned()
    go_to(session, "reveal")
    back(session, "cedar", 1, 1)
    ask(session, "ash", "May we cross?")
    ask(session, "birch", "Who pays?")
    ask(session, "birch", "And when?")
    answer_question(session, 2, "The moor.")
    open_vote(session, "Go on?", ("Yes", "No"), secret=True)
    cast(session, "birch", "No")
    cast(session, "ash", "Yes")
    return session


def test_a_move_is_seen_with_its_backing_and_whose_it_is() -> None:
    session = asked_and_voted()
    for viewer in VIEWERS:
        (move, *others) = seen(session, viewer).moves
        assert (move.title, move.number, move.covert, move.outcome) == ("Open", 1, False, "")
        assert move.backing == (("cedar", 1),)
        assert move.mine is (viewer == "birch")
        assert [(one.title, one.covert, one.mine) for one in others] == (
            [("Veiled", True, True)] if viewer == "birch" else []
        )


def test_a_secret_vote_is_counted_for_nobody_until_it_is_closed() -> None:
    session = asked_and_voted()
    for viewer, mine in {"ash": "Yes", "birch": "No", "cedar": "", ROOM: ""}.items():
        (vote,) = seen(session, viewer).votes
        assert (vote.number, vote.question, vote.options) == (1, "Go on?", ("Yes", "No"))
        assert (vote.secret, vote.closed, vote.voted, vote.counts) == (True, False, 2, {})
        assert vote.mine == mine
    close_vote(session)
    (vote,) = seen(session, ROOM).votes
    assert (vote.secret, vote.closed, vote.counts) == (True, True, {"Yes": 1, "No": 1})


def test_an_open_vote_is_counted_as_it_goes() -> None:
    session = planned()
    open_vote(session, "Go on?", ("Yes", "No"))
    cast(session, "ash", "Yes")
    (vote,) = seen(session, "cedar").votes
    assert (vote.secret, vote.counts) == (False, {"Yes": 1, "No": 0})


def test_a_seat_sees_its_own_questions_alone() -> None:
    texts = {viewer: [one.text for one in seen(asked_and_voted(), viewer).queries] for viewer in VIEWERS}
    assert texts == {"ash": ["May we cross?"], "birch": ["Who pays?", "And when?"], "cedar": [], ROOM: []}


def test_a_hand_says_of_each_target_why_it_cannot_be_chosen() -> None:
    session = at("planning", secretive(), hidden={"ash": "a", "birch": "b", "cedar": "a"})
    assert [one.targets for one in seen(session, "birch").hand] == [(), (("ash", ""), ("moor", ""))]
    (_, (_, (_, why))) = [one.targets for one in seen(planned(), "birch").hand]
    assert why == "“Veiled” is already on the table this turn."


def test_what_is_written_as_json_is_all_that_is_seen() -> None:
    session = asked_and_voted()
    written = as_json(seen(session, "birch"), session.state)
    assert written == {
        "viewer": "birch",
        "turn": 1,
        "last-turn": 4,
        "phase": "reveal",
        "values": {
            **dict.fromkeys(
                (
                    "alignment(ash, birch)",
                    "alignment(ash, cedar)",
                    "alignment(ash, moor)",
                    "alignment(birch, cedar)",
                    "alignment(birch, moor)",
                    "alignment(cedar, moor)",
                ),
                0,
            ),
            "track(calm)": 5,
            "track(trade)": 5,
            "influence(ash)": 7,
            "influence(birch)": 2,
            "influence(cedar)": 7,
            "scrutiny(birch)": 0,
        },
        "seats": [
            {"seat": "ash", "name": "Ash", "influence": 7, "status": "passed", "hidden-set": ""},
            {"seat": "birch", "name": "Birch", "influence": 2, "status": "waiting", "hidden-set": "Peace"},
            {"seat": "cedar", "name": "Cedar", "influence": 7, "status": "passed", "hidden-set": ""},
        ],
        "moves": [
            {"number": 1, "seat": "birch", "card": "open", "title": "Open", "target": "", "outcome": ""},
            {
                "number": 2,
                "seat": "birch",
                "card": "veiled",
                "title": "Veiled",
                "target": "moor",
                "outcome": "",
            },
        ],
        "deals": [
            {
                "number": 1,
                "parties": ["Birch", "Cedar"],
                "terms": "Gold for silence.",
                "public": False,
                "status": "offered",
            }
        ],
        "questions": [
            {"number": 1, "seat": "birch", "text": "Who pays?", "answer": "The moor."},
            {"number": 2, "seat": "birch", "text": "And when?", "answer": ""},
        ],
        "votes": [
            {
                "number": 1,
                "question": "Go on?",
                "options": ["Yes", "No"],
                "closed": False,
                "mine": "No",
                "counts": {},
            }
        ],
        "goals": [{"seat": "birch", "text": "birch wants b", "set": "b", "weight": 1, "points": 5.0}],
        "hand": [
            {
                "card": one.card.id,
                "playable": False,
                "why-not": one.why_not,
                "odds": list(one.odds),
            }
            for one in seen(session, "birch").hand
        ],
        "score": 5.0,
        "ended": "",
    }
    go_to(session, "resolution")
    throw(session, 6, 6)
    moves = as_json(seen(session, ROOM), session.state)["moves"]
    assert moves == [
        {"number": 1, "seat": "birch", "card": "open", "title": "Open", "target": "", "outcome": "exceeds"}
    ]
