"""The summary: its sentences say what the record says, and the verdict never stands without its warnings."""

from dataclasses import replace
from functools import cache

from tests.wargame.report.sessions import begun, demo, fresh, practice
from wargame.alignment.monitor import Answer
from wargame.report.facts import ReportFacts, gather
from wargame.report.formats.markdown import as_markdown
from wargame.report.making import document_of
from wargame.report.opening.summary import (
    blocs_lines,
    ending_line,
    headline,
    injects_line,
    is_relative,
    key_figures,
    moves_line,
    net_movements,
    opening_line,
    ties_lines,
    turning_line,
    verdict_lines,
)
from wargame.report.options import Options
from wargame.terms import pair


@cache
def facts(*, secrets: bool | None = None) -> ReportFacts:
    return gather(demo(), Options(secrets=secrets))


def answer() -> Answer:
    found = facts().answer
    assert found is not None
    return found


def verdict(of: Answer) -> list[str]:
    return [line.text for line in verdict_lines(facts(), of)]


def test_the_verdict_is_told_line_by_line_with_its_warnings_last() -> None:
    monitor = facts().story.scenario.monitor
    assert monitor is not None
    assert verdict(answer()) == [
        "Did Moscow and Tehran cooperate in Afghanistan, run side by side, or compete? Competition, "
        "index −27.",
        "The article's expectation was borne out, by both of its mechanisms: the ties with Kabul, and US "
        "presence and pace.",
        "In absolute numbers: Russia and Iran stood at +4 at the start and at +4 in the end.",
        "Base rates of this hidden draw in trial play: Cooperation 24%, Competition 22%, Parallel but "
        "separate 54%.",
        "Base rates of all draws in trial play: Cooperation 32%, Competition 27%, Parallel but separate 40%.",
        "Trial play: 20,000 games, seats played greedy.",
        "The verdict is relative to aimless play of the same cards, not to the world outside the room.",
        monitor.caveat,
    ]


def test_the_report_prints_the_warnings_of_its_verdict() -> None:
    page = as_markdown(document_of(demo()))
    for warning in verdict(answer())[-2:]:
        assert warning in page


def test_a_scenario_without_a_warning_of_its_own_still_warns() -> None:
    told = verdict(replace(answer(), caveat=""))
    assert told == verdict(answer())[:-1]
    assert told[-1].startswith("The verdict is relative to aimless play")


def test_a_question_of_level_is_not_said_to_be_relative_to_aimless_play() -> None:
    monitor = facts().story.scenario.monitor
    assert monitor is not None
    assert is_relative(monitor)
    level = tuple(replace(part, benchmark=0) for part in monitor.parts)
    assert not is_relative(replace(monitor, parts=level, base_rates=None))


def test_a_verdict_without_base_rates_says_so() -> None:
    known, scenario = facts(), facts().story.scenario
    assert scenario.monitor is not None
    story = known.story
    try:
        story.scenario = replace(scenario, monitor=replace(scenario.monitor, base_rates=None))
        told = verdict(answer())
    finally:
        story.scenario = scenario
    assert "No base rates are known for this scenario; read the index with that in mind." in told
    assert not [line for line in told if line.startswith(("Base rates", "Trial play"))]


def test_base_rates_of_another_version_are_marked() -> None:
    known, scenario = facts(), facts().story.scenario
    assert not [line for line in verdict(answer()) if "another version" in line]
    story = known.story
    try:
        story.scenario = replace(scenario, title="Another title")
        told = verdict(answer())
    finally:
        story.scenario = scenario
    assert [line[:10] for line in told if line.endswith("It was of another version of this scenario.")] == [
        "Trial play"
    ]


def test_what_draw_was_played_has_its_base_rate_only_where_it_is_known() -> None:
    told = verdict(replace(answer(), base_rate=None))
    assert [line[:24] for line in told if "trial play:" in line] == ["Base rates of all draws "]
    bare = verdict(replace(answer(), base_rate=None, base_rate_overall=None))
    assert not [line for line in bare if "rial play:" in line]


def test_the_headline_is_the_verdict_where_it_may_be_told_and_else_the_tie_that_moved_most() -> None:
    assert headline(facts()) == "Russia and Iran: Competition"
    assert headline(facts(secrets=False)) == "Taliban and United States drew closer: −9 to +1"


def test_what_was_played_and_how_it_ended_is_said_with_its_events() -> None:
    known = facts()
    opening = opening_line(known)
    assert opening.text == "Eight turns of 8, Oct-Dec 2017 to Jul-Sep 2019, five seats."
    assert opening.refs == (1, known.story.head)
    ending = ending_line(known)
    assert ending is not None
    assert (ending.text, ending.refs) == ("The game ended in turn 8: A settlement is signed.", (373,))


def test_a_game_that_is_not_over_says_so() -> None:
    known = gather(begun())
    assert opening_line(known).text.endswith("; the last of them is not over.")
    assert ending_line(known) is None
    assert opening_line(gather(practice())).text.startswith("Two turns of 2, ")


def test_moves_and_injects_are_counted() -> None:
    moves, injects = moves_line(facts()), injects_line(facts())
    assert moves is not None
    assert injects is not None
    assert moves.text == (
        "71 moves: 49 succeeded or better, 16 partly, 6 failed. Twelve were covert; 6 came to light."
    )
    assert len(moves.refs) == 71
    assert injects.text == "Control brought in twelve events from outside."
    assert len(injects.refs) == 12
    assert moves_line(gather(fresh())) is None
    assert injects_line(gather(fresh())) is None


def test_pairs_that_moved_are_told_from_where_they_stood_to_where_they_stand() -> None:
    found = net_movements(facts())
    state, opening = demo().state, demo().history.opening
    assert {both for both, _, _ in found} == {
        both for both in state.compiled.board.pairs if opening.alignment(*both) != state.alignment(*both)
    }
    for both, before, after in found:
        assert (before, after) == (opening.alignment(*both), state.alignment(*both))
    ways = [abs(after - before) for _, before, after in found]
    assert ways == sorted(ways, reverse=True)


def test_of_ties_that_moved_as_far_those_between_seats_come_first() -> None:
    seats = set(facts().story.compiled.seats)
    for (one, before, after), (other, low, high) in zip(
        net_movements(facts()), net_movements(facts())[1:], strict=False
    ):
        if abs(after - before) == abs(high - low):
            assert seats.issuperset(one) or not seats.issuperset(other)


def test_the_four_largest_movements_are_told_and_the_rest_counted() -> None:
    lines = ties_lines(facts())
    assert [line.text for line in lines] == [
        "Taliban and United States went from −9 to +1.",
        "Kabul and Taliban went from −8 to +1.",
        "Kabul and Saudi Arabia went from +4 to +10.",
        "Russia and Kabul went from +4 to +9.",
        "13 other pairs ended elsewhere than they began.",
    ]
    assert all(line.refs for line in lines)
    assert lines[-1].refs == (facts().story.head,)
    assert ties_lines(gather(fresh())) == ()


def test_blocs_and_triads_are_told_at_the_end_beside_the_start() -> None:
    assert [line.text for line in blocs_lines(facts())] == [
        "At the end the ties fit best into three blocs: Russia, Kabul, United States, Saudi Arabia, "
        "Uzbekistan and Tajikistan; Iran and Taliban; Islamic State.",
        "24 of 34 triads were balanced at the start, 26 of 38 at the end. The frustration index went from "
        "4 to 5.",
    ]
    assert blocs_lines(gather(fresh())) == ()


def test_turning_points_are_told_with_what_moved_them() -> None:
    told = [turning_line(facts(), point).text for point in facts().turning_points]
    assert told == [
        "Turn 1, Oct-Dec 2017: Russia and Taliban went from +2 to +5. Moved by: Taliban, “Send a team to "
        "Moscow”, succeeds; Russia, “Convene talks in Moscow”, succeeds; Taliban, “Fight Islamic State”, "
        "succeeds.",
        "Turn 1, Oct-Dec 2017: the frustration index went from 4 to 5.",
        "Turn 5, Oct-Dec 2018: Russia and Iran went from +6 to +2. Moved by: Answer to an inject; Russia, "
        "“Open the Riyadh track”, succeeds; United States, “Hear Moscow out”, exceeds; Iran, “Guard advisers "
        "forward”, partly.",
    ]


def test_the_large_numbers_say_what_they_count() -> None:
    assert [(one.figure, one.label, one.note) for one in key_figures(facts())] == [
        ("71", "moves", "49 succeeded or better, 16 partly"),
        ("1", "ruling departed from the rules", "each with a written reason"),
        ("10 → 12", "strained triads", "of 34 at the start, 38 at the end"),
        ("+4 → +4", "Russia–Iran", "between +2 and +7 on the way"),
    ]
    bare = [(one.figure, one.label, one.note) for one in key_figures(gather(fresh()))]
    assert bare == [
        ("0", "moves", "0 succeeded or better, 0 partly"),
        ("0", "rulings departed from the rules", "every outcome stands as it fell"),
    ]


def test_the_room_reads_the_tie_that_moved_most_in_place_of_the_one_in_question() -> None:
    (*_, last) = key_figures(facts(secrets=False))
    state, opening = demo().state, demo().history.opening
    both = pair("taliban", "united-states")
    assert (opening.alignment(*both), state.alignment(*both)) == (-9, 1)
    assert (last.figure, last.label) == ("−9 → +1", "Taliban–United States")
