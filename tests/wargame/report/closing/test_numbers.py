"""The numbers of the report over time: each chart and cell holds what the record holds at that moment."""

from functools import cache

from tests.wargame.report.sessions import demo, fresh, practice
from wargame.game.state import GameState
from wargame.report.blocks import Block, Drawing, Figure, Gallery, Heading, Legend, Paragraph, Table
from wargame.report.closing.numbers import MOMENTS_A_TABLE, course
from wargame.report.facts import ReportFacts, gather
from wargame.report.making import document_of
from wargame.terms import signed

SEATS = 5


@cache
def facts() -> ReportFacts:
    return gather(demo())


@cache
def blocks(part: str) -> tuple[Block, ...]:
    return next(one for one in document_of(demo()).parts if one.id == part).blocks


@cache
def states() -> tuple[GameState, ...]:
    history = demo().history
    return (history.opening, *(history.state_at(end) for _, end in sorted(history.turn_ends().items())))


def below(heading: str) -> Block:
    """The block that follows a heading of the course."""
    found = blocks("course")
    at = next(n for n, one in enumerate(found) if isinstance(one, Heading) and one.text == heading)
    return found[at + 1]


def charts(heading: str) -> tuple[Drawing, ...]:
    gallery = below(heading)
    assert isinstance(gallery, Gallery)
    return gallery.drawings


def spoken(values: list[int]) -> str:
    return ", ".join(str(value).replace("-", "−") for value in values)


def cells(table: Table) -> list[list[str]]:
    return [["".join(line.text for line in cell.lines) for cell in row] for row in table.rows]


def test_every_pair_of_seats_has_its_chart_from_the_start_to_the_end() -> None:
    found = {chart.title: chart for chart in charts("Alignments between the seats")}
    assert len(found) == SEATS * (SEATS - 1) // 2
    chart = found["Russia and Iran"]
    held = [state.alignment("russia", "iran") for state in states()]
    assert chart.alt == f"Russia and Iran: {spoken(held)}."
    assert chart.note == f"{signed(held[0])} at the start, {signed(held[-1])} at the end"


def test_a_cell_of_the_table_of_pairs_is_where_the_pair_stood_then() -> None:
    table = below("Every pair that moved or has a tie")
    assert isinstance(table, Table)
    assert [one.title for one in table.columns] == ["Pair", "Start", *(f"T{turn}" for turn in range(1, 9))]
    names = {actor.name: actor.id for actor in demo().scenario.actors}
    shown = set()
    for name, *values in cells(table):
        one, other = (names[part] for part in name.split(" and "))
        assert values == [signed(state.alignment(one, other)) for state in states()]
        shown.add(frozenset((one, other)))
    weak = demo().scenario.graph.tie_threshold
    for both in demo().compiled.board.pairs:
        held = [state.alignment(*both) for state in states()]
        assert (frozenset(both) in shown) == (len(set(held)) > 1 or abs(held[0]) >= weak)


def test_a_cell_is_the_deeper_the_stronger_the_tie_and_says_its_sign_by_its_tone() -> None:
    table = below("Every pair that moved or has a tie")
    assert isinstance(table, Table)
    for row in table.rows:
        for cell in row[1:]:
            (line,) = cell.lines
            value = int(line.text.replace("−", "-"))
            assert cell.shade == value / 10
            assert line.tone == ("aligned" if value > 0 else "opposed" if value < 0 else "")


def test_every_track_has_its_chart_on_its_own_scale() -> None:
    for chart, line in zip(charts("Tracks"), demo().scenario.tracks, strict=True):
        held = [state.track(line.id) for state in states()]
        assert chart.title == line.name
        assert chart.alt == f"{line.name}: {spoken(held)}."
        assert chart.note == f"{held[0]} at the start, {held[-1]} at the end"


def test_triads_and_frustration_are_told_at_each_moment() -> None:
    table = blocks("course")[-1]
    assert isinstance(table, Table)
    rows = cells(table)
    assert [row[0] for row in rows] == ["Start", *(f"T{turn}" for turn in range(1, 9))]
    weak = demo().scenario.graph.tie_threshold
    for row, state, point in zip(rows, states(), facts().points, strict=True):
        held = [state.alignment(*both) for both in demo().compiled.board.pairs]
        aligned, opposed = sum(one >= weak for one in held), sum(one <= -weak for one in held)
        assert row[1:4] == [str(aligned + opposed), str(aligned), str(opposed)]
        triads = point.measures.triads
        assert row[4] == str(triads.count)
        assert row[5] == f"{triads.balanced} ({100 * triads.balanced / triads.count:.0f}%)"
        assert row[6] == str(point.measures.frustration.at_most)
        assert row[7] == f"{point.measures.polarisation:.2f}"


def test_the_charts_of_balance_hold_what_the_table_says() -> None:
    table = blocks("course")[-1]
    assert isinstance(table, Table)
    balanced, strained, index = charts("Triads and frustration")
    assert [one.title for one in (balanced, strained, index)] == [
        "Balanced triads",
        "Strained triads",
        "Frustration index",
    ]
    rows = cells(table)
    assert index.alt == f"Frustration index: {', '.join(row[6] for row in rows)}."
    left = [int(row[4]) - int(row[5].split()[0]) for row in rows]
    assert strained.alt == f"Strained triads: {spoken(left)}."
    assert balanced.alt.startswith("Balanced triads: 0.71, ")


def test_the_graph_is_drawn_at_each_moment_and_large_at_the_end_and_the_start() -> None:
    legend, gallery, last, first = blocks("graph")
    assert isinstance(legend, Legend)
    assert [name.split(" · ")[-1] for _, name in legend.actors] == [
        one.name for one in demo().scenario.actors
    ]
    assert isinstance(gallery, Gallery)
    titles = [(one.title, one.note) for one in gallery.drawings]
    assert titles[:2] == [("Start", "before turn 1"), ("Turn 1", "Oct-Dec 2017")]
    assert len(titles) == 9
    assert isinstance(last, Figure)
    assert isinstance(first, Figure)
    assert last.drawing.title == "At the end of turn 8, Jul-Sep 2019"
    assert first.drawing.title == "At the start"


def test_a_session_without_a_turn_has_one_graph_and_no_course() -> None:
    (only,) = course(gather(fresh()))
    assert isinstance(only, Paragraph)
    assert only.line.text == "No turn has been played yet, so nothing has moved."
    parts = {one.id: one.blocks for one in document_of(fresh()).parts}
    assert len(parts["graph"]) == 3


def test_many_turns_are_told_in_several_tables() -> None:
    known = gather(practice(14))
    tables = [one for one in course(known) if isinstance(one, Table) and one.style == "heat"]
    assert [len(one.columns) - 1 for one in tables] == [MOMENTS_A_TABLE, 2]
    assert [one.title for one in tables[1].columns] == ["Pair", "T13", "T14"]
