"""The quick look: which slides there are, what they say, and what they leave to those who may know it."""

from dataclasses import replace

import pytest

from tests.wargame.report.closing.test_improvement import held
from tests.wargame.report.formats.slides.decks import deck
from tests.wargame.report.sessions import begun, demo, fresh, practice
from wargame.report.blocks import Table
from wargame.report.facts import gather
from wargame.report.making import deck_of
from wargame.report.opening.summary import headline, net_movements
from wargame.report.options import Options
from wargame.report.slides.deck import MOST_SLIDES
from wargame.report.slides.values import Courses, Deck, Graph, Slide, sources_of
from wargame.session.session import Session
from wargame.terms import Refused, signed


@pytest.fixture(scope="module")
def opened() -> Deck:
    """The demo as the facilitator tells it."""
    return deck("demo")


@pytest.fixture(scope="module")
def shut() -> Deck:
    """The demo as the room may know it."""
    return deck_of(demo(), Options(secrets=False))


def slide(told: Deck, name: str) -> Slide:
    return next(one for one in told.slides if one.id == name)


def names(told: Deck) -> list[str]:
    return [one.id for one in told.slides]


def words(told: Deck) -> str:
    """Everything that a deck says, on slides and in notes."""
    said = [told.title, told.subtitle, told.running, *told.cautions, *(line.text for line in told.notes)]
    for one in told.slides:
        said += [one.title, *(line.text for line in sources_of(one))]
        said += [block.alt for block in one.blocks if isinstance(block, Graph)]
    return "\n".join(said)


def test_a_day_is_told_on_eight_to_twelve_slides_in_the_order_of_a_talk(opened: Deck) -> None:
    assert 8 <= 1 + len(opened.slides) <= MOST_SLIDES
    order = "verdict happened start end moved turning tracks deals scores hot-wash next"
    assert names(opened) == order.split()


def test_the_verdict_stands_beside_its_caution(opened: Deck) -> None:
    beside = " ".join(line.text for line in sources_of(replace(slide(opened, "verdict"), blocks=())))
    assert "relative to aimless play of the same cards" in beside
    assert "One session proves nothing" in beside


def test_slides_say_what_the_report_says(opened: Deck) -> None:
    facts = gather(demo(), Options(secrets=True))
    assert opened.subtitle == headline(facts)
    _, before, after = net_movements(facts)[0]
    assert slide(opened, "moved").title.endswith(f"{signed(before)} to {signed(after)}")
    graph = slide(opened, "end").blocks[0]
    assert isinstance(graph, Graph)
    ends = {tie.pair: tie.value for tie in graph.content.ties}
    board = facts.story.compiled.board
    assert ends == {
        both: facts.story.state.values[at] for both, at in board.pairs.items() if facts.story.state.values[at]
    }


def test_what_is_told_rests_on_events_of_the_record(opened: Deck) -> None:
    last = gather(demo(), Options(secrets=True)).story.head
    for name in ("moved", "turning", "deals", "hot-wash", "next"):
        lines = sources_of(slide(opened, name))
        assert any(line.refs for line in lines), name
    assert all(1 <= ref <= last for one in opened.slides for line in sources_of(one) for ref in line.refs)


def test_the_room_s_slides_hold_nothing_that_stayed_secret(opened: Deck, shut: Deck) -> None:
    secret = gather(demo(), Options(secrets=True))
    known = gather(demo(), Options(secrets=False))
    open_titles = {move.title for move in known.moves}
    covert = {move.title for move in secret.moves if move.covert and not move.exposed} - open_titles
    hidden_deals = {deal.terms for deal in secret.deals} - {deal.terms for deal in known.deals}
    assert covert
    assert hidden_deals
    told = words(shut)
    assert not [text for text in (*covert, *hidden_deals) if text in told]
    assert any(text in words(opened) for text in hidden_deals)
    assert not {"verdict"} & set(names(shut))
    assert "Competition" not in told
    assert "Hidden aims" not in told
    assert any("left out" in caution for caution in shut.cautions)


def test_the_room_s_scores_are_points_of_public_objectives_alone(shut: Deck) -> None:
    (table,) = slide(shut, "scores").blocks
    assert isinstance(table, Table)
    seats = {seat.name for seat in demo().scenario.seats}
    assert {row[0].lines[0].text for row in table.rows} == seats
    hidden = {one.text for one in demo().scenario.objectives if one.set not in ("public", "red-line")}
    told = " ".join(line.text for line in sources_of(slide(shut, "scores")))
    assert hidden
    assert not [text for text in hidden if text in told]


def test_the_first_slide_says_what_a_machine_wrote(opened: Deck) -> None:
    assert any("No text in this record was written by a machine." in one for one in opened.cautions)


def test_a_covert_move_that_nobody_saw_changes_no_number_on_the_room_s_slides(shut: Deck) -> None:
    known = gather(demo(), Options(secrets=False)).story.state
    graph = slide(shut, "end").blocks[0]
    assert isinstance(graph, Graph)
    board = known.compiled.board
    assert all(tie.value == known.values[board.pairs[tie.pair]] for tie in graph.content.ties)


@pytest.mark.parametrize(("naming", "shown"), [("annex", False), ("none", False), ("cover", True)])
def test_people_are_named_only_where_that_was_chosen(naming: str, shown: bool) -> None:
    session = practice()
    chosen = {
        "annex": Options(naming="annex"),
        "none": Options(naming="none"),
        "cover": Options(naming="cover"),
    }
    told = words(deck_of(session, chosen[naming]))
    assert ("Anna Berg" in told) == shown


@pytest.mark.parametrize(
    ("part", "gone"),
    [
        ("graph", {"start", "end"}),
        ("scores", {"scores"}),
        ("deals", {"deals"}),
        ("hot-wash", {"hot-wash"}),
    ],
)
def test_a_part_that_is_left_out_makes_no_slide(opened: Deck, part: str, gone: set[str]) -> None:
    left = deck_of(demo(), Options(secrets=True, without=frozenset({part})))
    assert set(names(opened)) - set(names(left)) == gone


@pytest.mark.parametrize("session", [fresh(), begun()], ids=["not begun", "in its first turn"])
def test_a_session_with_little_in_it_has_a_quick_look(session: Session) -> None:
    little = deck_of(session, Options(secrets=True))
    assert {"happened", "start"} <= set(names(little))
    assert "Interim" in little.kicker


@pytest.mark.wide
def test_sixty_turns_and_forty_actors_are_told_on_no_more_slides() -> None:
    long = deck("sixty")
    assert 1 + max(len(long.slides), len(deck("forty").slides)) <= MOST_SLIDES
    courses = slide(long, "tracks").blocks[0]
    assert isinstance(courses, Courses)
    assert len(courses.courses[0].values) == 61


def test_a_game_that_ends_early_is_told_to_where_it_came() -> None:
    early = deck_of(demo(), Options(secrets=True, until=3))
    assert "turn 3" in slide(early, "end").title
    courses = slide(early, "tracks").blocks[0]
    assert isinstance(courses, Courses)
    assert courses.courses[0].labels == ("0", "1", "2", "3")


def test_one_turn_alone_makes_no_slides() -> None:
    with pytest.raises(Refused, match="not turn 2 alone"):
        deck_of(demo(), Options(turn=2))


def test_the_improvement_plan_is_the_last_slide_in_the_order_of_practice() -> None:
    last = deck_of(held(), Options(secrets=True)).slides[-1]
    (table,) = last.blocks
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "Purpose",
        "Rating",
        "Finding and evidence",
        "Recommendation",
        "Action",
    ]
    assert "Print on A5." in words(deck_of(held(), Options(secrets=True)))


def test_without_the_plan_what_was_noted_is_what_follows() -> None:
    left = deck_of(held(), Options(secrets=True, without=frozenset({"plan"})))
    assert "Print on A5." not in words(left)
    noted = deck_of(demo(), Options(secrets=True, without=frozenset({"plan"})))
    assert slide(noted, "next").title == "Next steps and open questions"


def test_without_plan_and_hot_wash_nothing_is_said_of_what_follows() -> None:
    left = deck_of(demo(), Options(secrets=True, without=frozenset({"plan", "hot-wash"})))
    assert not {"hot-wash", "next"}.intersection(names(left))


def test_the_plan_is_closed_where_notes_are() -> None:
    assert "Print on A5." not in words(deck_of(held(), Options(secrets=False)))
