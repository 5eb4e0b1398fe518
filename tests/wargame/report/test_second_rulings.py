"""Second rulings that an umpire gives out: numbers alone, and no covert move that never came to light."""

import pytest

from tests.wargame.woods import at, card, go_to, seal, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.report.second_rulings import FIELDS, moves_given_out, second_rulings_sheet
from wargame.session.notes import close_session
from wargame.session.rulings import rule
from wargame.session.second_rulings import rule_again
from wargame.session.session import Session
from wargame.session.turns import end_game


def seconded(exposure: tuple[int, int]) -> Session:
    """An open and a covert move, both ruled on twice."""
    session = at("planning", woods(card("one"), card("two", covert=True)))
    for name in ("one", "two"):
        seal(session, name)
    go_to(session, "resolution")
    for _ in range(2):
        choice = RulingChoice(
            method="estimate", chance=60, argument_reason="As I see it.", exposure_dice=exposure
        )
        rule(session, choice=choice)
    for number in (1, 2):
        rule_again(session, number, chance=40, reason="marker")
    return session


def given_out(session: Session, secrets: bool | None = None) -> list[int]:
    return [one.number for one in moves_given_out(session, secrets)]


def test_a_covert_move_stays_until_it_came_to_light_or_all_was_opened() -> None:
    session = seconded(exposure=(1, 1))
    assert given_out(session) == [1]
    assert given_out(session, secrets=True) == [1, 2]
    end_game(session, "Enough.")
    close_session(session, opens=True)
    assert given_out(session) == [1, 2]
    assert given_out(session, secrets=False) == [1]
    assert given_out(seconded(exposure=(6, 6))) == [1, 2]


@pytest.mark.parametrize("again", [False, True])
def test_a_row_holds_numbers_and_ids_and_no_words(again: bool) -> None:
    session = seconded(exposure=(1, 1))
    if again:
        rule_again(session, 1, chance=55, again=True)
    sheet = second_rulings_sheet([("evening", moves_given_out(session))])
    rows = [dict(zip([field.name for field in FIELDS], row, strict=True)) for row in sheet.rows]
    assert [(one["first_chance"], one["second_chance"], one["again"]) for one in rows] == [
        (60, 40, False),
        *([(60, 55, True)] if again else []),
    ]
    assert "marker" not in str(sheet.rows)
