"""What a phone shows: all that its place may know, nothing else, and little enough to be sent each time."""

import json
import zlib
from functools import cache

import pytest

from tests.phones.samples import PLACES, moments, shown_in
from tests.wargame.journal.games import clock
from tests.wargame.planted import FLAGSHIP, PUBLIC, Secrets, Walk, planted, words_in
from tests.wargame.wandering import seeded, wander
from wargame.session import deals, messages
from wargame.session.doors import SeatDoor
from wargame.session.drafts import keep_draft
from wargame.session.opening import Plan, start
from wargame.session.unsent import Draft
from wargame.shown.phone.doing import EVERYTHING, LEAST
from wargame.shown.phone.whole import Shown, seat_view
from wargame.shown.phones_standing import OBSERVERS
from wargame.terms import ROOM


@cache
def shown_at() -> dict[tuple[str, str], Shown]:
    """What each place shows at each moment."""
    return {(name, place): shown_in(session, place) for name, session in moments() for place in PLACES}


def text_of(found: Shown) -> str:
    return json.dumps([found.view, found.contents], ensure_ascii=False)


def test_a_seat_sees_its_hand_its_letters_and_the_vote() -> None:
    view = shown_at()["negotiation", "russia"].view
    assert (view["place"], view["name"], view["people"]) == ("russia", "Russia", ["Maya"])
    assert {card["planned"] for card in shown_at()["planning", "russia"].view["cards"]} == {None, 1, 2}
    assert view["vote"]["open"]
    assert view["vote"]["counts"] is None
    assert [one["head"] for one in view["letters"]] == [
        "Control answers, turn 3",
        "You asked Control, turn 3",
        "Iran to Russia, turn 3",
    ]
    assert view["offers"][0]["number"] == 1


def test_who_offers_a_deal_and_who_has_answered_reads_on_how_it_stands() -> None:
    session = next(session for name, session in moments() if name == "negotiation")

    def shown_to(seat: str) -> list[tuple[str, str, str]]:
        found = seat_view(SeatDoor(session, seat), EVERYTHING).view["deals"]
        return [(one["head"], one["terms"], one["stands"]) for one in found]

    told = ("Deal 1: Iran and Russia", "We keep the helicopters out of the papers.")
    assert shown_to("iran") == [(*told, "Offered, waits for Russia.")]
    assert shown_to("russia") == shown_to("kabul") == []
    deals.answer(session, 1, "russia", accepts=True)
    assert shown_to("russia") == shown_to("iran") == [(*told, "Agreed.")]
    deals.judge(session, 1, kept=False, broken_by="iran")
    assert shown_to("russia") == [(*told, "Broken by Iran.")]
    assert shown_to("kabul") == []


def test_a_seat_that_has_sealed_a_move_passes_no_more() -> None:
    assert "pass" not in shown_at()["sealed", "russia"].view["may"]


def test_every_card_has_its_face_and_every_long_letter_its_whole_text() -> None:
    found = shown_at()["negotiation", "russia"]
    assert {card["face"] for card in found.view["cards"]} <= found.contents.keys()
    letter = found.view["letters"][-1]
    assert found.contents[letter["more"]]["text"].startswith(letter["text"].removesuffix("…"))


def test_what_is_sealed_lies_in_the_plan_no_more() -> None:
    before, after = (shown_at()[name, "russia"].view for name in ("planning", "sealed"))
    assert len(after["draft"]["moves"]) == len(before["draft"]["moves"]) - 1
    assert [one["number"] for one in after["sealed"]] == [1]
    assert after["can_withdraw"]


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        ("briefing", {"draft", "write", "ask", "offer", "perceive"}),
        ("planning", {"draft", "seal", "pass"}),
        ("sealed", {"withdraw", "seal"}),
        ("reveal", {"back", "block"}),
        ("ended", {"reflect", "write"}),
    ],
)
def test_what_can_be_done_now_is_named(moment: str, may: set[str]) -> None:
    assert may <= set(shown_at()[moment, "russia"].view["may"])


def test_nothing_can_be_sealed_while_moves_are_ruled_on() -> None:
    view = shown_at()["resolution", "russia"].view
    assert not {"seal", "draft", "withdraw", "pass"} & set(view["may"])
    assert view["say"]


def test_the_result_of_a_turn_tells_what_touches_the_seat() -> None:
    result = shown_at()["upkeep", "russia"].view["result"]
    assert result["turn"] == 3
    assert any(row["mine"] for row in result["rows"])
    assert result["rows"][-1]["what"] == "Paid for 2 moves"
    assert result["rows"][-1]["effects"][0]["label"] == "Your influence"
    kabul = next(one for one in result["aims"] if one["text"] == "Keep a warm tie with Kabul")
    assert (kabul["before"], kabul["after"], kabul["of"]) == ("7.4", "3.7", 13)


def test_an_observer_sees_no_hand() -> None:
    view = shown_at()["planning", OBSERVERS].view
    assert view["cards"] == []
    assert view["letters"] == []
    assert view["aims"] is None
    assert view["may"] == ["observe"]


def test_a_view_takes_a_few_kilobytes_where_its_phone_unpacks() -> None:
    """The faces of the cards go once; a view goes at each change."""
    sizes = [
        len(zlib.compress(json.dumps(one.view, ensure_ascii=False).encode())) for one in shown_at().values()
    ]
    assert max(sizes) < 6_000


def test_the_stamp_is_another_one_only_where_something_else_is_shown() -> None:
    stamps = {name: shown_at()[name, "united-states"].view["at"] for name in ("planning", "sealed", "reveal")}
    assert len(set(stamps.values())) == 3
    again = [shown_in(session, "iran").view["at"] for _ in range(2) for session in [Walk().session]]
    assert again[0] == again[1]


@pytest.mark.parametrize("name", [FLAGSHIP, PUBLIC])
def test_no_phone_holds_what_its_place_may_not_know(name: str) -> None:
    walk, own = Walk(name), set[str]()
    phase = None
    while walk.on() is not None:
        state = walk.session.state
        if (state.turn, state.phase) == phase or 2 < state.turn < state.last_turn:
            continue
        phase = (state.turn, state.phase)
        for place in (*state.compiled.seats, OBSERVERS):
            text = text_of(shown_in(walk.session, place))
            assert not Secrets(walk.session, ROOM if place == OBSERVERS else place).in_(text), place
            own |= words_in(text)
    assert len(own) > 50, "the words that a seat may know were found where it reads them"


def test_where_phones_are_for_votes_and_questions_a_seats_view_holds_no_hand() -> None:
    for _, session in moments():
        door = SeatDoor(session, "russia")
        view = seat_view(door, LEAST).view
        assert not {"draft", "seal", "write", "answer"} & set(view["may"])
        assert view["cards"] == []
        assert view["aims"] is None
        assert view["influence"] is None
        assert all("Control" in one["head"] for one in view["letters"])
        assert seat_view(door, EVERYTHING).view["cards"]
        if session.state.phase_kind == "negotiation":
            assert set(view["may"]) == {"vote", "ask"}
            break


@pytest.mark.parametrize("seed", [1, 2])
def test_in_any_session_no_phone_holds_what_another_seat_plans_and_writes(seed: int) -> None:
    """Any order of play of a scenario with words planted in it; each seat writes a word of its own."""
    session, choose = start(planted().compiled, Plan(seed=seed), clock=clock()), seeded(seed)
    seats = session.compiled.seats
    own = {seat: f"qz{'aeiou'[at] * 3}x" for at, seat in enumerate(seats)}
    found, looked = 0, 0
    for step in range(160):
        wander(session, choose)
        if step % 16 or not session.state.running:
            continue
        for seat in seats:
            keep_draft(session, seat, Draft(turn=session.state.turn, letter=f"{own[seat]} in a draft"))
            messages.ask(session, seat, f"{own[seat]} in a question", by=seat)
        for seat in (*seats, OBSERVERS):
            text = text_of(shown_in(session, seat))
            others = {word for one, word in own.items() if one != seat}
            hidden = Secrets(session, ROOM if seat == OBSERVERS else seat).in_(text)
            assert not hidden | (others & words_in(text)), (seat, step)
            looked += 1
            found += seat in own and own[seat] in text
    assert found == looked * len(seats) / (len(seats) + 1), "each seat's own words are on its own phone"
    assert looked > 30
