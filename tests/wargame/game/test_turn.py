"""What happens by itself in a turn: briefing, income, upkeep, audit, endings."""

import pytest
from msgspec.structs import replace

from tests.wargame.woods import at, begin, card, end_turn, go_to, inject, rules, seal, throw, woods
from wargame.game.events import AuditHeld, GameEnded, InjectFired, UpkeepDone
from wargame.game.turn import chance_has_it, due_inject
from wargame.scenario.model import Ending, Inject, Limit, Objective, Option, Scenario, Scoring, UpkeepRule
from wargame.session.injects import answer_inject, fire, fire_due, postpone_inject, skip_inject, write_inject
from wargame.session.play import give
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.session.turns import change_turns, expose, next_phase, open_phase
from wargame.terms import Refused, scrutiny, track


def fired(session: Session) -> list[str]:
    """The injects that fired in the present turn, in order."""
    turn = session.state.turn
    events = [entry.event for entry in session.history.line()]
    return [one.inject for one in events if isinstance(one, InjectFired) and one.turn == turn]


def due(session: Session) -> str:
    bound = due_inject(session.state)
    return bound.inject.id if bound else ""


def briefing(*injects: Inject, turn: int = 1, turns: int = 4) -> Session:
    return at("briefing", woods(injects=injects, turns=turns), turn=turn)


def test_scheduled_injects_come_before_conditional_ones_each_in_the_files_order() -> None:
    session = briefing(
        inject("c1", when="turn >= 1"),
        inject("s1", turn=1),
        inject("c2", when="turn >= 1"),
        inject("s2", turn=1),
    )
    fire_due(session)
    assert fired(session) == ["s1", "s2", "c1", "c2"]


def test_a_trigger_is_tested_on_the_board_left_by_those_before_it() -> None:
    session = briefing(
        inject("calms", when="track(calm) <= 3"),
        inject("storm", turn=1, effects="track(calm) -3"),
        inject("late", when="track(calm) >= 4"),
    )
    fire_due(session)
    assert fired(session) == ["storm", "calms"]


def test_a_trigger_that_failed_is_not_tested_again_in_the_same_briefing() -> None:
    session = briefing(
        inject("early", when="track(calm) <= 3"),
        inject("late", when="track(calm) >= 5", effects="track(calm) -3"),
    )
    fire_due(session)
    assert fired(session) == ["late"]
    end_turn(session)
    fire_due(session)
    assert fired(session) == ["early"]


def test_an_inject_by_hand_comes_last_and_wakes_no_other() -> None:
    session = briefing(inject("early", when="track(calm) <= 3"), inject("storm", effects="track(calm) -3"))
    assert due(session) == ""
    fire(session, "storm")
    assert due(session) == ""


def test_an_inject_on_the_spot_wakes_no_other_either() -> None:
    session = briefing(inject("early", when="track(calm) <= 3"))
    write_inject(session, "Hail", effects_text="track(calm) -3")
    assert due(session) == ""


def test_an_inject_by_hand_amid_the_others_leaves_them_due() -> None:
    session = briefing(inject("s1", turn=1), inject("storm", effects="track(calm) -3"))
    fire(session, "storm")
    assert due(session) == "s1"


def test_a_conditional_inject_fires_whenever_it_holds_and_its_limit_allows() -> None:
    always, cooling = (
        inject("always", when="turn >= 1"),
        inject("cooling", when="turn >= 1", limit=Limit(cooldown=3)),
    )
    session = begin(woods(injects=(always, cooling), turns=6))
    by_turn = []
    for turn in range(1, 6):
        go_to(session, "briefing", turn)
        fire_due(session)
        by_turn.append("cooling" in fired(session))
        assert "always" in fired(session)
    assert by_turn == [True, False, False, False, True]


def test_a_scheduled_inject_fires_once_and_in_its_turn() -> None:
    session = briefing(inject("s2", turn=2))
    assert due(session) == ""
    end_turn(session)
    fire_due(session)
    assert fired(session) == ["s2"]
    assert due(session) == ""


def test_an_inject_left_to_chance_comes_about_as_often_as_it_says() -> None:
    drought = inject("drought", when="turn >= 1", chance=30)
    session = briefing(drought, turns=4)
    came = [
        chance_has_it(replace(session.state, setup=replace(session.state.setup, seed=seed)), drought)
        for seed in range(2_000)
    ]
    # Three standard errors of a share of 30% of 2,000.
    assert abs(sum(came) / len(came) - 0.3) < 3 * (0.3 * 0.7 / len(came)) ** 0.5


def test_an_inject_left_to_chance_is_drawn_anew_each_turn_and_the_same_when_played_again() -> None:
    drought = inject("drought", when="turn >= 1", chance=50)

    def years() -> list[bool]:
        session = briefing(drought, turns=12)
        return [chance_has_it(replace(session.state, turn=turn), drought) for turn in range(1, 13)]

    first = years()
    assert set(first) == {True, False}
    assert years() == first


def test_an_inject_that_was_put_off_comes_without_asking_chance_again() -> None:
    drought = inject("drought", turn=1, chance=50)
    session = briefing(drought)
    setups = (replace(session.state.setup, seed=seed) for seed in range(99))
    states = (replace(session.state, setup=setup) for setup in setups)
    seed = next(
        one.setup.seed
        for one in states
        if chance_has_it(one, drought) and not chance_has_it(replace(one, turn=2), drought)
    )
    session = at("briefing", woods(injects=(drought,), turns=4), seed=seed)
    assert due(session) == "drought"
    postpone_inject(session, "drought", 2)
    end_turn(session)
    go_to(session, "briefing")
    assert due(session) == "drought"


def test_a_skipped_inject_counts_as_fired() -> None:
    session = briefing(inject("once", when="turn >= 1", limit=Limit(once=True)))
    skip_inject(session, "once", "No time.")
    assert due(session) == ""
    end_turn(session)
    assert due(session) == ""
    assert fired(session) == []


def test_skipping_one_inject_leaves_those_before_it_due() -> None:
    session = briefing(inject("s1", turn=1), inject("c1", when="turn >= 1"))
    skip_inject(session, "c1")
    assert due(session) == "s1"


def test_a_postponed_inject_comes_in_its_new_turn_whatever_its_trigger_says() -> None:
    session = briefing(inject("c1", when="turn == 1"))
    postpone_inject(session, "c1", 3)
    assert due(session) == ""
    end_turn(session)
    assert due(session) == ""
    end_turn(session)
    fire_due(session)
    assert fired(session) == ["c1"]


def test_a_postponed_inject_whose_briefing_was_left_out_comes_in_the_next() -> None:
    session = briefing(inject("s1", turn=1))
    postpone_inject(session, "s1", 2)
    end_turn(session)
    open_phase(session, "planning", "Short of time.")
    end_turn(session)
    assert due(session) == "s1"


def test_a_seat_pays_before_income_from_what_it_holds() -> None:
    flood = inject("flood", turn=1, effects="track(calm) -2", option=Option(seat="ash", price=5))
    session = briefing(flood)
    fire_due(session)
    assert session.state.table.waiting == "flood"
    answer_inject(session, pays=True)
    assert (session.state.influence("ash"), session.state.track("calm")) == (0, 5)
    assert session.state.memory.fired == ((1,),)
    assert go_to(session, "negotiation").influence("ash") == 2


def test_a_seat_that_cannot_pay_is_not_asked() -> None:
    flood = inject("flood", turn=1, effects="track(calm) -2", option=Option(seat="ash", price=6))
    session = briefing(flood)
    fire_due(session)
    assert (session.state.table.waiting, session.state.track("calm")) == ("", 3)


def test_a_seat_may_decline_for_nothing() -> None:
    invitation = inject("invitation", turn=1, effects="track(calm) +1", option=Option(seat="ash", price=0))
    session = briefing(invitation)
    fire_due(session)
    answer_inject(session, pays=True)
    assert (session.state.influence("ash"), session.state.track("calm")) == (5, 5)


def test_the_next_inject_is_tested_after_the_answer() -> None:
    flood = inject("flood", turn=1, effects="track(calm) -2", option=Option(seat="ash", price=1))
    session = briefing(flood, inject("dry", when="track(calm) >= 5"))
    fire_due(session)
    assert due(session) == ""
    answer_inject(session, pays=False)
    assert due(session) == ""
    assert session.state.track("calm") == 3


LEAK = inject("leak", effects="expose(facilitator)")


def undercover(*injects: Inject) -> Session:
    """The briefing of turn 2; ash's covert card of turn 1 was not exposed."""
    session = at("planning", woods(card("veiled", covert=True), injects=injects))
    seal(session, "veiled")
    go_to(session, "briefing", 2)
    return session


def test_the_facilitator_exposes_a_covert_move_by_an_inject() -> None:
    session = undercover(LEAK)
    fire(session, "leak")
    assert session.state.table.to_expose == "leak"
    expose(session, 1)
    assert session.state.was_exposed("ash", 0)
    assert session.state.memory.covert == ()
    end_turn(session)
    assert session.state.scrutiny("ash") == 1


def test_no_inject_is_due_before_the_exposed_move_is_chosen() -> None:
    session = undercover(
        inject("leak", turn=2, effects="expose(facilitator)"), inject("seen", when="exposed(ash, 0)")
    )
    fire_due(session)
    assert due(session) == ""
    expose(session, 1)
    assert due(session) == "seen"


def test_an_exposing_inject_that_a_seat_lets_happen_exposes() -> None:
    session = undercover(
        inject("leak", turn=2, effects="expose(facilitator)", option=Option(seat="ash", price=1))
    )
    fire_due(session)
    answer_inject(session, pays=False)
    assert session.state.table.to_expose == "leak"


def test_income_is_paid_up_to_the_cap() -> None:
    session = at("negotiation", woods(turns=9))
    assert session.state.influence("ash") == 7
    for turn in (2, 3, 4):
        go_to(session, "negotiation", turn)
    assert session.state.influence("ash") == 10
    with pytest.raises(Refused, match="holds all the influence it can"):
        give(session, "birch", "ash", 1)


def upkeep_events(session: Session) -> list[str]:
    changes = [
        change
        for entry in session.history.line()
        if isinstance(entry.event, UpkeepDone)
        for change in entry.event.changes
    ]
    return [f"{change.why} {change.what} {change.before}>{change.after}" for change in changes]


def test_upkeep_lets_scrutiny_fall_then_keeps_its_rules_then_lets_it_rise() -> None:
    watched = UpkeepRule(id="watched", when="scrutiny(ash) >= 1", effects="track(calm) -1")
    session = at("planning", woods(card("veiled", covert=True), upkeep=(watched,)))
    adjust(session, scrutiny("ash"), 2, "They were seen before.")
    seal(session, "veiled")
    go_to(session, "resolution")
    throw(session, 4, 3, exposure=(6, 6))
    next_phase(session)
    assert upkeep_events(session) == [
        "decay scrutiny(ash) 2>1",
        "watched track(calm) 5>4",
        "exposed scrutiny(ash) 1>2",
    ]


def test_each_upkeep_rule_is_tested_on_the_board_left_by_those_before_it() -> None:
    first = UpkeepRule(id="first", when="track(calm) >= 5", effects="track(calm) -2")
    second = UpkeepRule(id="second", when="track(calm) >= 5", effects="track(calm) -2")
    third = UpkeepRule(id="third", when="track(calm) == 3", effects="track(trade) +1")
    session = at("upkeep", woods(upkeep=(first, second, third)))
    assert upkeep_events(session) == ["first track(calm) 5>3", "third track(trade) 5>6"]


LINE = Objective(
    id="line", seat="ash", set="red-line", text="L", shape="breach", when="track(calm) <= 3", weight=-8
)


def test_red_lines_see_the_board_after_the_rules_of_upkeep() -> None:
    rule = UpkeepRule(id="ebb", effects="track(calm) -2")
    session = at("upkeep", woods(upkeep=(rule,), objectives=(LINE,)))
    assert session.state.memory.crossed == {"line"}


def flooded(*endings: Ending, turns: int = 4) -> Scenario:
    return woods(endings=endings, objectives=(LINE,), turns=turns)


STORM = Ending(id="storm", title="The storm breaks", when="track(calm) >= 10", effects="track(calm) = 0")
PEACE = Ending(id="peace", title="Peace", when="track(trade) >= 10")


def over(session: Session) -> tuple[str, str, int]:
    return session.state.affairs.ended, session.state.affairs.ended_as, session.state.turn


def test_endings_are_tested_in_their_order_and_red_lines_not_again() -> None:
    session = at("planning", flooded(STORM, PEACE))
    adjust(session, track("calm"), 10, "It was read wrongly.")
    adjust(session, track("trade"), 10, "It was read wrongly.")
    end_turn(session)
    assert over(session) == ("storm", "The storm breaks", 1)
    assert session.state.track("calm") == 0
    assert session.state.memory.crossed == frozenset()


def test_a_track_that_touches_its_end_earlier_in_the_turn_ends_nothing() -> None:
    session = at("planning", flooded(STORM))
    adjust(session, track("calm"), 10, "It was read wrongly.")
    assert session.state.running
    adjust(session, track("calm"), 9, "It was read wrongly.")
    end_turn(session)
    assert session.state.running


def test_the_calendar_ends_the_game_after_its_last_turn() -> None:
    session = at("planning", flooded(turns=2))
    end_turn(session)
    end_turn(session)
    assert over(session) == ("calendar", "The calendar has run out", 2)


def audits(session: Session) -> list[int]:
    return [entry.event.turn for entry in session.history.line() if isinstance(entry.event, AuditHeld)]


@pytest.mark.parametrize(("turns", "audit"), [(8, [4]), (5, [2]), (3, [1]), (1, [])])
def test_the_audit_falls_at_half_of_the_turns_rounded_down(turns: int, audit: list[int]) -> None:
    session = begin(woods(turns=turns))
    while session.state.running:
        end_turn(session)
    assert audits(session) == audit


def test_the_audit_can_have_a_turn_of_its_own_or_none() -> None:
    for interim, audit in ((3, [3]), ("none", [])):
        scoring = Scoring(interim=interim, interim_weight="1/3")  # type: ignore[arg-type]
        session = begin(woods(rules=rules(scoring=scoring)))
        while session.state.running:
            end_turn(session)
        assert audits(session) == audit


def test_added_turns_do_not_bring_a_second_audit() -> None:
    session = at("planning", woods(turns=4), turn=3)
    change_turns(session, 8)
    while session.state.running:
        end_turn(session)
    assert audits(session) == [2]


def test_an_audit_whose_turn_was_taken_away_is_held_at_once() -> None:
    session = at("planning", woods(turns=8), turn=3)
    change_turns(session, 4)
    end_turn(session)
    assert audits(session) == [3]


def test_upkeep_comes_before_the_audit_and_the_audit_before_the_ending() -> None:
    session = at("resolution", flooded(STORM, turns=3))
    adjust(session, track("calm"), 10, "It was read wrongly.")
    end_turn(session)
    kinds = [type(entry.event) for entry in session.history.line()][-3:]
    assert kinds[0] is not GameEnded
    assert [one for one in kinds if one in (AuditHeld, GameEnded)] == [AuditHeld, GameEnded]


def test_a_turn_begins_with_an_empty_table() -> None:
    session = at("planning", woods(card("one")))
    seal(session, "one")
    end_turn(session)
    state = session.state
    assert (state.table.plays, state.table.paid, state.table.base) == ((), False, ())
    assert state.turn == 2
