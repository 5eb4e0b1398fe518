"""What a bot is given to see: its own plays and what is open, and of others' covert plays no trace."""

import dataclasses
from functools import cache
from typing import Any

from msgspec.structs import replace

from tests.wargame.woods import (
    IN_TURN,
    SEATS,
    WOODS,
    at,
    card,
    go_to,
    inject,
    rules,
    seal,
    seat,
    throw,
    woods,
)
from wargame.bots.view import View, imagine, look
from wargame.game.moves import Argument, FreeTerms, FreeText, Move
from wargame.scenario.model import HiddenSet, InfluenceRules, Option, Question, Scenario
from wargame.session.injects import fire, fire_due
from wargame.session.play import argue, back, judge_free_move, pass_turn, play
from wargame.session.session import Session

OPEN, VEILED, SHARED = "open", "veiled", "shared"


def scenario(**fields: Any) -> Scenario:
    return woods(
        card(OPEN, "birch", succeeds="track(calm) +1", pulls={"pace": 1}),
        card(VEILED, "birch", covert=True, succeeds="track(calm) +1", pulls={"pace": -1}),
        card(SHARED, "ash", owners=("ash", "birch"), covert=True, succeeds="track(calm) +1"),
        questions=(Question(id="pace", title="How fast?"),),
        **fields,
    )


@cache
def ruled(exposure: tuple[int, int] = (1, 1)) -> Session:
    """Birch has played an overt card and then a covert one, and both succeeded; read it only."""
    session = at("planning", scenario())
    seal(session, OPEN, owner="birch")
    seal(session, VEILED, owner="birch")
    go_to(session, "resolution")
    throw(session, 6, 6)
    throw(session, 6, 6, exposure=exposure)
    return session


def uses(view: View) -> dict[tuple[str, str], tuple[int, ...]]:
    """In which turns each seat played each of its cards, as far as the view tells."""
    return dict(zip(view.compiled.holdings, view.uses, strict=True))


def seen(session: Session, seat: str) -> View:
    return look(session.state, seat)


def cards(view: View) -> list[str]:
    return [one.move.card for one in view.table]


def test_a_covert_play_of_another_seat_is_nowhere_in_what_a_bot_sees() -> None:
    session = ruled()
    mine, theirs = seen(session, "birch"), seen(session, "ash")
    assert cards(mine) == [OPEN, VEILED]
    assert cards(theirs) == [OPEN]
    assert uses(mine)["birch", VEILED] == (1,)
    assert uses(theirs)["birch", VEILED] == ()
    assert uses(theirs)["birch", OPEN] == (1,)
    assert [one.card for one in mine.covert] == [VEILED]
    assert theirs.covert == ()
    assert [one.hidden for one in mine.conduct] == [False, True]
    assert [one.hidden for one in theirs.conduct] == [False]
    assert VEILED not in theirs.played
    assert VEILED not in theirs.succeeded
    assert (theirs.played[OPEN], theirs.succeeded[OPEN]) == (1, 1)


def test_a_covert_play_that_came_to_light_is_seen_by_every_bot() -> None:
    theirs = seen(ruled((6, 6)), "ash")
    assert cards(theirs) == [OPEN, VEILED]
    assert [one.hidden for one in theirs.conduct] == [False, False]
    assert theirs.exposed == ("birch",)
    assert seen(ruled((6, 6)), "birch").covert == ()


def test_how_often_a_covert_card_of_several_seats_was_played_is_no_bots_to_count() -> None:
    session = at("planning", scenario())
    seal(session, SHARED, owner="birch")
    go_to(session, "upkeep")
    for who in ("ash", "birch"):
        view = seen(session, who)
        assert SHARED not in view.played
        assert SHARED not in view.succeeded
    assert uses(seen(session, "birch"))["birch", SHARED] == (1,)
    assert uses(seen(session, "ash"))["birch", SHARED] == ()


def test_an_open_card_that_is_sealed_is_seen_by_its_own_seat_alone() -> None:
    session = at("planning", scenario())
    seal(session, OPEN, owner="birch")
    assert uses(seen(session, "birch"))["birch", OPEN] == (1,)
    assert uses(seen(session, "ash"))["birch", OPEN] == ()
    go_to(session, "planning", 2)
    assert uses(seen(session, "ash"))["birch", OPEN] == (1,)


def test_who_passes_behind_seals_is_not_seen_by_others() -> None:
    session = at("planning", scenario())
    pass_turn(session, "birch")
    assert [seen(session, who).passed for who in SEATS] == [(), ("birch",), ()]
    go_to(session, "reveal")
    assert all("birch" in seen(session, who).passed for who in SEATS)


def test_where_covert_moves_come_last_who_passed_stays_unseen_to_the_end() -> None:
    session = at("planning", scenario(rules=rules(covert_moves="last")))
    pass_turn(session, "birch")
    go_to(session, "upkeep")
    assert session.compiled.covert_last
    assert [seen(session, who).passed for who in SEATS] == [(who,) for who in SEATS]


def test_how_closely_others_are_watched_and_what_they_hold_is_blank_in_what_planning_opened_with() -> None:
    own = rules(influence=InfluenceRules(max=10, shown="own"))
    session = at("planning", scenario(rules=own))
    state, board = session.state, session.compiled.board
    watched = tuple(
        value + 3 if place in {*board.scrutinies.values(), *board.influences.values()} else value
        for place, value in enumerate(state.table.base)
    )
    watched_state = replace(
        state, table=replace(state.table, base=watched), memory=replace(state.memory, audit=watched)
    )
    view = look(watched_state, "ash")
    for numbers in (view.base, view.audit):
        assert numbers[board.scrutinies["ash"]] == 3
        assert numbers[board.influences["ash"]] == watched[board.influences["ash"]]
        for other in ("birch", "cedar"):
            assert numbers[board.scrutinies[other]] == 0
            assert numbers[board.influences[other]] == board.starts[board.influences[other]]
        open_places = [*board.pairs.values(), *board.tracks.values()]
        assert [numbers[place] for place in open_places] == [watched[place] for place in open_places]
    assert look(session.state, "ash").audit == ()


def test_where_influence_is_public_a_bot_sees_what_others_held() -> None:
    session = at("planning", scenario())
    assert seen(session, "ash").base == session.state.table.base


def test_a_bot_knows_its_own_hidden_set_and_no_other() -> None:
    sets = (HiddenSet(id="a", title="Gold"), HiddenSet(id="b", title="Peace"))
    actors = tuple(seat(name, hidden_sets=sets) for name in SEATS)
    session = at(
        "planning",
        scenario(actors=(*actors, WOODS.actors[-1])),
        hidden={"ash": "a", "birch": "b", "cedar": "a"},
    )
    assert [seen(session, who).drawn for who in SEATS] == ["a", "b", "a"]
    assert [imagine(seen(session, who)).setup.hidden for who in SEATS] == [
        {"ash": "a"},
        {"birch": "b"},
        {"cedar": "a"},
    ]


def test_only_the_seat_that_is_asked_sees_what_waits_for_its_answer() -> None:
    offer = inject("toll", turn=1, effects="track(calm) -1", option=Option(seat="ash", price=1))
    session = at("briefing", scenario(injects=(offer,)))
    fire_due(session)
    assert [seen(session, who).waiting for who in SEATS] == ["toll", "", ""]


def test_an_inject_for_one_seat_has_not_fired_for_the_others() -> None:
    session = at("negotiation", scenario(injects=(inject("whisper", to=("birch",)), inject("storm"))))
    fire(session, "whisper")
    fire(session, "storm")
    assert [seen(session, who).fired for who in SEATS] == [((), (1,)), ((1,), (1,)), ((), (1,))]


def test_of_others_moves_a_bot_is_told_all_but_the_words() -> None:
    session = at("planning", scenario())
    play(session, Move(seat="birch", card=OPEN, argument="Because we can."))
    go_to(session, "reveal")
    argue(session, 1, Argument(text="It has worked before.", side=1))
    back(session, "cedar", 1, 1)
    (whole,) = session.state.table.plays
    assert whole.backing
    assert whole.arguments
    assert seen(session, "birch").table == (whole,)
    (told,) = seen(session, "ash").table
    assert told == replace(whole, move=replace(whole.move, argument=""))
    go_to(session, "resolution")
    throw(session, 6, 6)
    (whole,) = session.state.table.plays
    (told,) = seen(session, "ash").table
    assert told == replace(whole, move=replace(whole.move, argument=""))
    assert told.outcome is not None


def test_of_a_free_move_too() -> None:
    session = at("planning", scenario())
    free = FreeText(
        title="A bridge", intent="To cross", means="Wood", desired="Trade", reasons=("It is near.",)
    )
    play(session, Move(seat="birch", free=free, argument="Because we can."))
    go_to(session, "reveal")
    judge_free_move(session, 1, FreeTerms(difficulty=8))
    (whole,) = session.state.table.plays
    (told,) = seen(session, "ash").table
    assert told == replace(whole, move=replace(whole.move, argument=""))
    assert told.terms is not None


def test_an_imagined_state_looks_to_its_seat_as_the_real_one_does() -> None:
    for session in (ruled(), ruled((6, 6)), at("planning", scenario(), 2)):
        for who in SEATS:
            view = seen(session, who)
            again = look(imagine(view), who)
            assert dataclasses.replace(again, sight=view.sight) == view
            assert again.sight.values == view.sight.values
            assert (again.sight.turn, again.sight.phase) == (view.sight.turn, view.sight.phase)


def test_whose_turn_it_is_finds_the_seats_before_it_done_in_what_it_imagines() -> None:
    session = at("moves", scenario(rules=rules(*IN_TURN)))
    pass_turn(session, "ash")
    assert imagine(seen(session, "birch")).table.passed == ("ash",)
    assert imagine(seen(session, "cedar")).table.passed == ("ash", "birch")
    assert imagine(seen(session, "ash")).table.passed == ("ash",)
