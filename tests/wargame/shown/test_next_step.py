"""The primary button always says the one thing that comes next."""

from tests.ui.table_kit import session
from tests.wargame.woods import at, inject, woods
from wargame.game.moves import Move
from wargame.game.rules import legal_moves, rulings_due
from wargame.scenario.model import InjectAnswer
from wargame.session import deals, injects, play, rulings, turns
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.shown.backstage import interlude
from wargame.shown.next_step import deals_due, next_step, stage_for


def to_planning(of: Session) -> None:
    turns.next_phase(of)
    while of.state.phase_kind != "planning":
        if of.state.phase_kind == "briefing":
            injects.fire_due(of)
        turns.next_phase(of)


def test_a_new_session_opens_with_the_briefing() -> None:
    assert next_step(session().state).words == "Open Briefing"


def test_a_turn_without_a_name_is_named_once() -> None:
    assert next_step(session().state).title.startswith("Turn 1, "), "the flagship's calendar has names"
    bare = start(woods(), Plan(seed=1))
    assert next_step(bare.state).title == "Turn 1"


def test_an_inject_that_is_due_comes_before_the_next_phase() -> None:
    table = session()
    turns.next_phase(table)
    assert next_step(table.state).words == "Fire “Pentagon press conference”"
    assert stage_for(table.state) == "briefing"


def test_income_is_not_a_step_of_its_own() -> None:
    table = session()
    turns.next_phase(table)
    injects.fire_due(table)
    assert next_step(table.state).words == "Open Negotiation"


def test_planning_asks_for_one_seat_after_another_in_the_order_of_the_turn() -> None:
    table = session()
    to_planning(table)
    asked = []
    while next_step(table.state).kind == "curtain":
        seat = next_step(table.state).seat
        asked.append(seat)
        play.pass_turn(table, seat)
    assert asked == ["russia", "united-states", "iran", "kabul", "taliban"]
    assert next_step(table.state).words.startswith("Open Reveal")


def test_seats_by_phone_are_waited_for_after_those_that_are_handed_the_laptop() -> None:
    table = session()
    to_planning(table)
    by_phone = {"russia", "iran"}
    asked = []
    while (step := next_step(table.state, by_phone=by_phone)).kind == "curtain":
        asked.append(step.seat)
        play.pass_turn(table, step.seat)
    assert asked == ["united-states", "kabul", "taliban"]
    assert (step.kind, step.words) == ("wait", "Waiting for 2 phones")
    assert step.title == "Russia and Iran plan by phone"
    play.pass_turn(table, "russia")
    assert next_step(table.state, by_phone=by_phone).title == "Iran plans by phone"
    play.pass_turn(table, "iran")
    assert next_step(table.state, by_phone=by_phone).words.startswith("Open Reveal")


def test_an_answer_that_everybody_sees_asked_for_is_waited_for_by_phone() -> None:
    answers = (InjectAnswer(id="yes", title="Yes"), InjectAnswer(id="no", title="No"))
    asks = inject("grain", turn=1, answers=answers, asks=("ash", "birch"))
    table = at("briefing", woods(injects=(asks,)))
    injects.fire_due(table)
    assert (next_step(table.state).kind, next_step(table.state).seat) == ("curtain", "ash")
    assert next_step(table.state, by_phone={"ash"}).seat == "birch"
    waits = next_step(table.state, by_phone={"ash", "birch"})
    assert (waits.kind, waits.title) == ("wait", "Ash and Birch answer by phone")


def test_the_names_of_the_players_stand_beside_the_button() -> None:
    table = session()
    to_planning(table)
    assert "Hand the laptop to Maya and Tom." in next_step(table.state, ("Maya", "Tom")).detail


def test_moves_are_counted_down_until_the_turn_can_be_closed() -> None:
    table = session()
    to_planning(table)
    for seat in table.compiled.seats:
        move = legal_moves(table.state, seat)[0]
        play.play(table, move)  # type: ignore[arg-type]  # every seat can play something in turn 1
    turns.next_phase(table)
    turns.next_phase(table)
    assert next_step(table.state).words == "Rule on 4 moves"
    for _ in range(4):
        rulings.rule(table)
    behind = interlude(table.state)
    assert behind is not None
    step = next_step(table.state)
    assert (step.words, stage_for(table.state)) == ("Behind the scenes", "backstage")
    assert next_step(table.state, opened=behind.token).words == "Rule behind the scenes"
    while rulings_due(table.state):
        rulings.rule(table)
    assert next_step(table.state) == step
    assert next_step(table.state, opened=behind.token).words == "Close turn 1"
    turns.next_phase(table)
    assert next_step(table.state).words == "Open turn 2"


def test_an_option_waits_for_its_seat() -> None:
    table = session()
    turns.next_phase(table)
    injects.fire(table, "inj-dam-announcement")
    step = next_step(table.state)
    assert (step.kind, step.words) == ("answer", "Let it happen")
    assert "Kabul can pay 2 influence" in step.detail


def test_the_end_of_the_game_leads_to_the_close() -> None:
    table = session()
    turns.end_game(table, "It is late.")
    assert next_step(table.state).words == "Close the session"
    assert stage_for(table.state) == "ending"


def test_the_footer_does_not_name_a_covert_move() -> None:
    table = session()
    to_planning(table)
    play.play(table, Move(seat="iran", card="irn-arm-and-train"))
    for seat in table.compiled.seats:
        if seat != "iran":
            play.pass_turn(table, seat)
    turns.next_phase(table)
    turns.next_phase(table)
    step = next_step(table.state)
    assert step.title == "Behind the scenes"
    assert "Iran" not in step.title + step.detail + step.words


def test_deals_that_run_out_are_remembered_when_the_turn_closes() -> None:
    table = session()
    assert deals_due(table.state) == ""
    deals.propose(table, "russia", ("iran",), "Wood for water.", until=1)
    deals.answer(table, 1, "iran", accepts=True)
    assert deals_due(table.state) == "Deal 1 is due: say whether it was kept."
    deals.propose(table, "kabul", ("iran",), "Water for wood.", until=1)
    deals.answer(table, 2, "iran", accepts=True)
    assert deals_due(table.state) == "Deals 1 and 2 are due: say which were kept."
    deals.judge(table, 1, kept=True)
    deals.judge(table, 2, kept=True)
    assert deals_due(table.state) == ""


def test_a_title_of_the_scenarios_own_keeps_its_capitals_within_a_sentence() -> None:
    table = session()
    phases = [one.title for one in table.scenario.rules.phases if one.title]
    assert phases
    step = next_step(table.state)
    assert any(title in step.words for title in phases)
