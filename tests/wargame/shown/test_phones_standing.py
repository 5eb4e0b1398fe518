"""Rows of Control's panel of phones: who is there, who waits, who has the laptop."""

import pytest
from msgspec import structs

from tests.ui.table_kit import session
from wargame.game.state import Query
from wargame.session import play, turns
from wargame.session.session import Session
from wargame.shown.phones_standing import (
    OBSERVERS,
    PhoneRow,
    PhoneStanding,
    in_the_bar,
    leaving,
    phone_rows,
    questions_in_the_bar,
    summary,
)


@pytest.fixture(scope="module")
def planning() -> Session:
    """The practice game while seats plan, one seat having passed."""
    made = session("first-steps")
    while made.state.phase_kind != "planning":
        turns.next_phase(made)
    play.pass_turn(made, "torvik", "")
    return made


def row(of: Session, standing: PhoneStanding) -> PhoneRow:
    return next(one for one in phone_rows(of, (standing,)) if one.place == standing.place)


def test_a_seat_without_a_phone_plays_behind_the_curtain(planning: Session) -> None:
    rows = phone_rows(planning, ())
    assert {one.head for one in rows} == {"Plays behind the curtain"}
    assert [one.place for one in rows] == list(planning.compiled.seats)


def test_a_phone_that_is_there_shows_its_word_and_what_the_seat_does(planning: Session) -> None:
    there = row(planning, PhoneStanding(place="torvik", connected=True, word="amber 41"))
    assert (there.head, there.detail, there.tone) == ("Connected · amber 41", "Passes this turn", "done")


@pytest.mark.parametrize(("seconds", "said"), [(12, "12 s"), (75, "1 min"), (7300, "2 h")])
def test_a_phone_that_left_is_away_and_what_it_wrote_is_kept(
    planning: Session, seconds: int, said: str
) -> None:
    away = row(planning, PhoneStanding(place="sandry", word="stone 63", away_s=seconds))
    assert (away.head, away.detail) == (f"Away for {said} · stone 63", "What it wrote is kept here")


def test_a_second_phone_is_told_with_its_word_and_whose_card_it_has(planning: Session) -> None:
    waits = PhoneStanding(place="sandry", connected=True, word="reed 17", second="cedar 08")
    found = row(planning, waits)
    assert found.second == f"A second phone, “cedar 08”, came with the card of {found.name}."
    assert in_the_bar(phone_rows(planning, (waits,))) == f"Second phone: {found.name}"


def test_questions_that_wait_are_counted_in_the_bar_until_they_are_answered() -> None:
    first, second = (Query(number=at, seat="torvik", text="Well?", turn=1) for at in (1, 2))
    answered = structs.replace(first, answer="Yes.")
    assert questions_in_the_bar((first, second)) == "2 questions to Control"
    assert questions_in_the_bar((answered, second)) == "1 question to Control"
    assert questions_in_the_bar((answered,)) == questions_in_the_bar(()) == ""


def test_observers_have_a_row_only_with_a_card(planning: Session) -> None:
    rows = phone_rows(planning, (PhoneStanding(place=OBSERVERS),))
    assert rows[-1].name == "Observers"
    assert "Observers" not in [one.name for one in phone_rows(planning, ())]


def test_the_sentence_below_counts_phones_laptops_and_what_is_sealed(planning: Session) -> None:
    rows = phone_rows(planning, (PhoneStanding(place="torvik", connected=True, word="amber 41"),))
    others = len(rows) - 1
    assert summary(planning, rows) == (
        f"1 seat by phone, 1 connected, {others} by laptop. Planning runs: 1 of {len(rows)} have sealed."
    )
    assert in_the_bar(rows) == "1 phone connected"
    assert summary(planning, phone_rows(planning, ())) == "No seat plays by phone."


def test_phones_that_keep_leaving_are_named(planning: Session) -> None:
    standing = (PhoneStanding(place="torvik", leaves=True), PhoneStanding(place="sandry", leaves=True))
    names = [one.name for one in phone_rows(planning, standing) if one.place in ("torvik", "sandry")]
    assert leaving(phone_rows(planning, standing), standing) == (
        f"The phones of {names[0]} and {names[1]} leave again and again"
    )
