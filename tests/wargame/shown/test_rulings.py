"""The rulings in words: queue, odds, ladder, what an outcome would move, what was ruled."""

from tests.ui.sessions import until_ruling
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.moves import Argument
from wargame.game.rules import rulings_due
from wargame.session import rulings
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.shown.rulings import chance_words, methods, move_view, odds_view, previewed, queue_rows
from wargame.shown.verdict import find_ruling, verdict_view
from wargame.terms import OUTCOMES


def narrator(session: Session) -> Narrator:
    return Narrator(session.compiled, session.people)


def test_the_queue_names_what_is_next_and_what_is_done() -> None:
    session, number = until_ruling()
    rulings.rule(session)
    rows = queue_rows(session.state)
    assert (rows[0].number, rows[0].done) == (number, True)
    assert "Next" in rows[1].said


def test_the_shares_of_the_ladder_add_up_to_one() -> None:
    session, number = until_ruling()
    view = odds_view(session.state, narrator(session), number, RulingChoice())
    assert abs(sum(rung.share or 0 for rung in view.rungs) - 1) < 1e-9


def test_the_spans_of_the_ladder_name_each_sum_of_two_dice_once() -> None:
    session, number = until_ruling()
    view = odds_view(session.state, narrator(session), number, RulingChoice())
    named: list[int] = []
    for rung in view.rungs:
        for run in rung.span.split(", "):
            ends = [int(end) for end in run.split("–")] if run != "never" else []
            named += range(ends[0], ends[-1] + 1) if ends else []
    assert sorted(named) == list(range(2, 13))


def test_a_reason_against_moves_the_odds_under_the_matrix_method() -> None:
    session, number = until_ruling()
    plain = RulingChoice(method="matrix")
    con = RulingChoice(method="matrix", arguments=(Argument(text="Nobody believes it.", side=-1, weight=2),))
    fails = [
        odds_view(session.state, narrator(session), number, one).rungs[-1].share or 0 for one in (plain, con)
    ]
    assert fails[1] > fails[0]


def test_what_is_missing_is_said_in_words_and_no_share_is_shown() -> None:
    session, number = until_ruling()
    view = odds_view(session.state, narrator(session), number, RulingChoice(method="vote"))
    assert "vote needs" in view.refusal
    assert all(rung.share is None for rung in view.rungs)


def test_a_named_outcome_has_no_odds_and_no_refusal() -> None:
    session, number = until_ruling()
    view = odds_view(session.state, narrator(session), number, RulingChoice(method="ruling"))
    assert (view.refusal, view.faces) == ("", 0)


def test_a_chance_is_thrown_on_a_hundred() -> None:
    session, number = until_ruling()
    view = odds_view(session.state, narrator(session), number, RulingChoice(method="estimate", chance=70))
    assert view.faces == 100
    assert view.line == "Partly or better: 85 of 100, 85%."


def test_the_sessions_own_method_comes_first() -> None:
    session, _ = until_ruling()
    assert methods(session.state)[0][0] == session.state.setup.method


def test_chances_have_the_words_of_the_scenario() -> None:
    session, _ = until_ruling()
    assert ("likely", 70) in chance_words(session.state)


def test_what_is_previewed_is_what_a_ruling_then_moves() -> None:
    session, number = until_ruling()
    before = previewed(session.state, narrator(session), number, "succeeds")
    rulings.rule(session, number, RulingChoice(method="ruling", outcome="succeeds"))
    found = find_ruling(session.history.line(), number)
    assert found is not None
    view = verdict_view(narrator(session), found, session.history.state_at(found.before))
    assert view.changes[: len(before)] == before


def test_an_override_is_what_holds_and_its_reason_is_kept() -> None:
    session, number = until_ruling()
    rulings.rule(session)
    rulings.override(session, number, "They had asked for it in writing.", "fails")
    found = find_ruling(session.history.line(), number)
    assert found is not None
    view = verdict_view(narrator(session), found, session.history.state_at(found.before))
    assert (view.outcome, view.fall.reason) == ("fails", "They had asked for it in writing.")


def test_a_move_that_is_gone_has_no_view() -> None:
    session, _ = until_ruling()
    assert move_view(session.state, 999) is None


def test_all_open_moves_of_the_turn_are_in_the_queue_and_one_row_for_the_covert_ones() -> None:
    session, _ = until_ruling()
    covert = {one.number for one in session.state.table.plays if one.covert}
    due = rulings_due(session.state)
    *rows, block = queue_rows(session.state)
    assert [row.number for row in rows] == [number for number in due if number not in covert]
    assert (block.number, block.block) == (due[len(rows)], True)
    assert not any(one.title in block.title + block.said for one in session.state.table.plays)


def test_what_seats_hold_is_on_no_ruling_where_it_is_hidden() -> None:
    session, _ = until_ruling()
    for played in session.state.table.plays:
        for outcome in OUTCOMES:
            rows = previewed(session.state, narrator(session), played.number, outcome)
            assert not any(row.what.kind == "influence" for row in rows)
