"""Facts: what a report knows, and what its readers may know."""

from dataclasses import replace
from typing import Literal

import pytest

from tests.wargame.report.sessions import begun, demo, fresh, practice, practice_of
from tests.wargame.woods import at, card, go_to, rules, seal, woods
from wargame.game import events as ev
from wargame.report.facts import ReportFacts, gather
from wargame.report.formats.markdown import as_markdown
from wargame.report.ledger import reckon
from wargame.report.making import document_of
from wargame.report.opening.summary import headline, opening_line, pair_label, verdict_lines
from wargame.report.options import Options
from wargame.scenario.model import InfluenceRules, Marking, Objective
from wargame.session.improvement import write_finding
from wargame.session.marking import set_marking
from wargame.terms import Refused


def facts(**chosen: object) -> ReportFacts:
    return gather(demo(), replace(Options(), **chosen))  # type: ignore[arg-type]


def test_every_move_of_the_line_of_play_is_known() -> None:
    sealed = [one.event for one in facts().story.happened if isinstance(one.event, ev.MoveSealed)]
    assert {move.number for move in facts().moves} == {event.number for event in sealed}


def test_how_it_ended_rests_on_the_last_event_of_play_and_on_no_marking_set_later() -> None:
    session = at("planning", woods(card("axe")))
    before = gather(session, Options(secrets=True))
    set_marking(session, Marking(text="OFFICIAL"))
    write_finding(session, "The woods are small.")
    after = gather(session, Options(secrets=True))
    assert opening_line(after).refs == opening_line(before).refs
    assert after.story.last_of_play == before.story.head == after.story.head - 2


def test_moves_stand_in_the_order_of_their_rulings() -> None:
    ruled = [one.event.number for one in facts().story.happened if isinstance(one.event, ev.MoveRuled)]
    assert [move.number for move in facts().moves if move.ruled] == ruled


def test_an_override_holds_in_place_of_what_fell() -> None:
    departed = [move for move in facts().moves if move.departs]
    assert len(departed) == 1
    assert departed[0].outcome != departed[0].rolled


def test_the_movements_of_a_turn_add_up_to_its_causes() -> None:
    for turn in facts().turns:
        for tie in turn.ties:
            assert sum(cause.by for cause in tie.causes) == tie.by


def test_expected_successes_are_the_sum_of_the_chances() -> None:
    odds = [move.reckoning for move in facts().moves if move.throw and move.reckoning]
    luck = reckon("all", facts().moves).luck
    assert luck.thrown == len(odds)
    assert luck.expected == pytest.approx(sum(sum(one.odds[:2]) / one.of for one in odds))


def test_three_turning_points_are_found_each_with_its_events() -> None:
    found = facts().turning_points
    assert len(found) == 3
    assert all(point.refs for point in found)


def test_the_verdict_is_told_with_base_rates_and_absolute_values() -> None:
    known = facts()
    assert known.answer is not None
    told = " ".join(line.text for line in verdict_lines(known, known.answer))
    assert "Base rates of this hidden draw" in told
    assert "relative to aimless play" in told
    assert "In absolute numbers" in told


def test_a_name_with_and_in_it_stays_one_name() -> None:
    told = gather(practice_of("Bosnia and Herzegovina"), Options())
    first, *_ = told.story.scenario.actors
    ties = [tie.pair for turn in told.turns for tie in turn.ties if tie.pair and first.id in tie.pair]
    for pair in ties:
        assert "Bosnia and Herzegovina" in pair_label(told, pair).split("–")
    page = as_markdown(document_of(practice_of("Bosnia and Herzegovina")))
    assert ties
    assert "Bosnia and Herzegovina–" in page
    assert "Bosnia–Herzegovina" not in page


def test_what_is_covert_and_unseen_is_not_among_the_facts_of_the_room() -> None:
    secret = {(move.turn, move.title) for move in facts().moves if move.covert and not move.exposed}
    assert secret
    assert not secret & {(move.turn, move.title) for move in facts(secrets=False).moves}


def test_the_room_is_told_neither_monitor_nor_notes() -> None:
    known = facts(secrets=False)
    assert known.answer is None
    assert known.notes == ()


def test_secrets_are_left_out_while_the_session_runs() -> None:
    assert gather(begun()).story.viewer == "room"
    assert gather(demo()).story.viewer == "facilitator"


def test_a_report_of_a_running_session_is_interim() -> None:
    assert gather(begun()).is_interim
    assert not gather(demo()).is_interim


def test_names_are_replaced_by_seats_in_all_that_is_told() -> None:
    told = " ".join(f"{one.told.text} {' '.join(one.told.details)}" for one in facts().story.happened)
    for person in demo().people.values():
        for part in person.name.split():
            assert f" {part} " not in told
    assert "[Russia player 1]" in told


def test_names_stand_in_the_text_where_that_is_asked_for() -> None:
    told = " ".join(one.told.text for one in facts(naming="cover").story.happened)
    assert "Nadia Brandt plays Russia." in told


def test_a_report_can_end_with_a_turn() -> None:
    known = facts(until=3)
    assert [turn.number for turn in known.turns] == [1, 2, 3]
    assert known.turns[-1].complete


def test_another_line_of_play_can_be_told() -> None:
    known = facts(branch="What if Iran had asked")
    assert known.turns[-1].number == 5
    assert not known.turns[-1].complete


@pytest.mark.parametrize("wrong", [{"branch": "none"}, {"until": 99}, {"without": frozenset({"weather"})}])
def test_what_does_not_exist_is_refused_in_words(wrong: dict[str, object]) -> None:
    with pytest.raises(Refused, match=r"\w+ .*\."):
        facts(**wrong)


def test_a_session_without_a_turn_has_facts_all_the_same() -> None:
    known = gather(fresh())
    assert known.turns == ()
    assert "no turn has been played" in opening_line(known).text
    assert headline(known) == "Tuesday"


def test_sixty_turns_are_told() -> None:
    assert len(gather(practice(60)).turns) == 60


@pytest.mark.parametrize(("shown", "reads"), [("public", 7), ("own", None)])
def test_a_public_aim_at_a_purse_is_read_as_the_room_can_read_it(
    shown: Literal["own", "public"], reads: int | None
) -> None:
    rich = Objective(id="rich", seat="ash", text="Gold", shape="linear", measure="influence(ash)", weight=1)
    book = woods(
        card("open", cost=3),
        objectives=(rich,),
        rules=rules(influence=InfluenceRules(max=10, shown=shown)),
    )
    session = at("planning", book)
    seal(session, "open")
    go_to(session, "upkeep")
    told = gather(session, Options(secrets=False)).scores
    read = [one.value for score in told for one in score.objectives]
    assert read == ([] if reads is None else [reads])
    whole = gather(session, Options(secrets=True)).scores
    assert [one.value for score in whole for one in score.objectives] == [4]


def test_the_page_of_a_turn_that_has_not_begun_is_refused() -> None:
    with pytest.raises(Refused, match="no turn yet, not turn 1"):
        document_of(fresh(), Options(turn=1))
