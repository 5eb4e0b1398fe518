"""Numbers to correct: which of them the room may not know."""

from dataclasses import replace

from tests.ui.sessions import started, step
from tests.wargame.planted import Walk
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.shown.correct import number_rows


def hidden(session: Session) -> set[str]:
    rows = number_rows(session.state, Narrator(session.compiled, session.people))
    return {row.kind for row in rows if row.hidden}


def test_what_seats_keep_to_themselves_is_hidden() -> None:
    assert hidden(started()) == {"Influence", "Scrutiny"}


def test_where_influence_is_public_it_is_hidden_only_while_sealed_moves_have_cost_some() -> None:
    session = started("great-powers-1872")
    assert "Influence" not in hidden(session)
    while "Influence" not in hidden(session):
        step(session)
    assert session.state.phase_kind == "planning"


def test_ties_that_a_covert_move_changed_are_hidden_until_the_table_is_told() -> None:
    made = Walk()
    while not made.session.state.table.untold:
        made.on()
    kinds = {what.kind for what in made.session.state.table.untold}
    assert kinds & {"alignment", "track"}
    assert {"Alignment", "Track"} & hidden(made.session)


def test_a_tie_is_written_with_its_sign_and_any_other_number_without() -> None:
    session = started()
    rows = number_rows(session.state, Narrator(session.compiled, session.people))
    tie = next(row for row in rows if row.has_sign)
    said = [replace(tie, value=value).figure for value in (4, -6, 0)]
    assert said == ["+4", "−6", "0"]
    assert replace(tie, name="Us", low=-10, high=10).range_words == "Us, from −10 to +10"
    track = next(row for row in rows if row.kind == "Track")
    assert replace(track, value=4).figure == "4"
