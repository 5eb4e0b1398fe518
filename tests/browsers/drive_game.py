"""Phones play a real game: a whole turn by five, what one may not know of another, what comes too late."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from tests.browsers.game import Game, game
from tests.browsers.phone import Phone
from tests.browsers.proxy import wire
from wargame.game.moves import Move
from wargame.game.rules import legal_moves
from wargame.session import deals, messages
from wargame.session.play import play
from wargame.session.session import undo
from wargame.shown.phones_standing import OBSERVERS

NewPhone = Callable[..., Phone]
DEAD = 20
TOLD = """() => {
    const states = () => [...document.querySelectorAll(".state")].map((one) => one.innerText);
    const look = () => { if (!window.told && states().includes("sealed")) window.told = Date.now(); };
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, all);
}"""


@pytest.fixture
def negotiation() -> Iterator[Game]:
    """The flagship while seats negotiate."""
    with game("negotiation") as made:
        yield made


@pytest.fixture
def planning() -> Iterator[Game]:
    """The flagship while seats plan."""
    with game("planning") as made:
        yield made


def plan(phone: Phone, card: str = "") -> str:
    """Put a card that can be played into the plan, aimed at somebody where it has to be; return its title."""
    phone.tab("Cards")
    phone.page.locator(".hand article:not(.no) .title", has_text=card or None).first.click()
    phone.page.locator(".sheet").wait_for()
    title = phone.heading()
    aims = phone.page.locator("fieldset label.option:not(.no)")
    if aims.count():
        aims.first.click()
    phone.press("Add to the plan").reads("Your plan")
    return title


def seal(phone: Phone) -> None:
    """Seal what is planned."""
    phone.page.locator("footer .button.main").click()
    phone.reads("face down.")


def test_five_phones_play_a_whole_turn(negotiation: Game, phone: NewPhone) -> None:
    game, at = negotiation, negotiation.at
    hands = {seat: phone().come_in(at.link(seat)) for seat in game.seats}
    russia, iran = hands["russia"], hands["iran"]

    russia.tab("Letters").press("Write").choose("Iran").write("What you write", "Is the desk wanted?").press(
        "Send"
    )
    iran.tab("Letters").reads("Is the desk wanted?")
    iran.press("Offer").choose("Russia").write("What is agreed", "Helicopters for silence").press(
        "Make the offer"
    )
    russia.reads("Helicopters for silence").press("Accept").reads("Accepted.")

    at.play(lambda: messages.open_vote(game.session, "Meet in Doha?", ("Yes", "No"), secret=True))
    for seat, hand in hands.items():
        hand.reads("Meet in Doha?").choose("Yes" if seat != "kabul" else "No")
        hand.page.locator("footer .button.main").click()
        hand.reads("Your vote is in.")
    at.play(lambda: messages.close_vote(game.session))
    russia.reads("4 votes").press("Table")

    game.go_to("planning")
    for hand in hands.values():
        hand.reads("Sealed planning")
        plan(hand)
        seal(hand)
    assert all(len(game.sealed(seat)) == 1 for seat in game.seats)
    russia.press("Take it back").reads("Taken back.")
    assert game.sealed("russia") == []
    seal(russia)
    assert russia.page.get_by_role("button", name="Pass").count() == 0
    iran.press("Take it back").reads("Taken back.")
    iran.press("Pass").press("Pass this turn").reads("You have passed this turn.")

    game.go_to("reveal")
    iran.tab("Table").reads("On the table").press("Back it").reads("Done.")
    game.go_to("upkeep")
    for hand in hands.values():
        hand.tab("Table").reads("What moved for")
    assert {"DealAnswered", "VoteCast", "MoveSealed", "MoveWithdrawn", "SeatPassed", "MoveBacked"} <= set(
        game.events()
    )
    assert sum(name == "VoteCast" for name in game.events()) == len(game.seats)


def test_what_was_sent_before_is_not_read_of_a_vote_that_opens(negotiation: Game, phone: NewPhone) -> None:
    game, at = negotiation, negotiation.at
    russia = phone().come_in(at.link("russia")).tab("Letters").press("Ask Control")
    russia.write("Your question", "Who holds the pass?").press("Send").reads("Sent.")
    at.play(lambda: messages.open_vote(game.session, "Meet in Doha?", ("Yes", "No")))
    russia.reads("Nothing is sent until you press.")
    assert "Sent." not in russia.text()


def test_an_observer_sees_what_came_of_a_vote_once_it_is_told(negotiation: Game, phone: NewPhone) -> None:
    game, at = negotiation, negotiation.at
    observer = phone().come_in(at.link(OBSERVERS))
    at.play(lambda: messages.open_vote(game.session, "Meet in Doha?", ("Yes", "No"), secret=True))
    observer.reads("Secret vote · 0 of 5 have voted")
    russia = phone().come_in(at.link("russia")).press("Go and vote").choose("Yes")
    russia.press("Vote “Yes”").reads("Your vote is in.")
    observer.reads("Secret vote · 1 of 5 have voted")
    assert "1 vote" not in observer.text()
    at.play(lambda: messages.close_vote(game.session))
    observer.reads("The vote is closed").reads("1 vote")
    russia.reads("The vote is closed")
    assert "Your vote is in." not in russia.text()


def test_twenty_five_phones_are_told_of_a_seal(planning: Game, phone: NewPhone) -> None:
    game, at = planning, planning.at
    everyone = []
    for link in [at.link(seat) for seat in game.seats]:
        for number in range(5):
            hand = phone().scan(link)
            word = hand.word()
            if number:
                hand.reads("Another phone has this seat")
                at.let_in(word)
            hand.page.locator("footer .button.main").click()
            hand.tab("Table").page.evaluate(TOLD)
            everyone.append(hand)
    assert sum(one.connected for place in at.phones.standing() for one in place.phones) == len(everyone) == 25
    at.play(lambda: play(game.session, first_move(game), by="iran"))
    for hand in everyone:
        hand.page.wait_for_function("window.told")


def first_move(game: Game) -> Move:
    """Return a move that Iran can make."""
    return next(one for one in legal_moves(game.session.state, "iran") if isinstance(one, Move))


def test_nothing_of_one_seat_reaches_the_phone_of_another_or_can_be_read_on_the_way(
    planning: Game, phone: NewPhone
) -> None:
    game, at = planning, planning.at
    marker = "Zinnober-7351"
    at.link("russia"), at.link("iran")
    with wire(at.phones.port) as between:
        russia = phone().come_in(between.through(at.link("russia")))
        iran = phone().come_in(between.through(at.link("iran")))
        heard: list[str] = []
        iran.page.on("response", lambda answer: heard.append(answer.url))
        title = plan(russia)
        russia.write("Why it should work", marker).reads("Kept on the laptop")
        seal(russia)
        iran.tab("Table").reads("sealed")
        aims = [one["text"] for one in game.answers.view("russia")["aims"]["rows"] if one["hidden"]]
        secrets = [marker, title, *aims]
        assert len(secrets) > 2
        for tab in ("Cards", "Plan", "Letters", "Aims", "Table"):
            shown = iran.tab(tab).page.content()
            assert [one for one in secrets if one in shown] == []
        theirs, own = iran.memory(), russia.memory()
        assert [one for one in secrets if one in theirs] == []
        assert [one for one in secrets if one not in own] == []
        assert [one for one in secrets if between.holds(one)] == []
        # What can be heard is found: this is sent as it is, and would be if the rest were.
        assert between.holds("text/event-stream")


def let_go(held: list[Any]) -> None:
    """Let what was held go on, but what the page has given up meanwhile."""
    from playwright.sync_api import Error

    for one in held:
        with suppress(Error):
            one.continue_()


def test_a_phase_that_closes_while_a_seal_is_under_way_refuses_it_in_words(
    planning: Game, phone: NewPhone
) -> None:
    russia = phone().come_in(planning.at.link("russia"))
    plan(russia)
    held: list[Any] = []
    russia.page.route("**/m/*", lambda route: held.append(route))
    with russia.page.expect_request("**/m/*"):
        russia.page.locator("footer .button.main").click()
    planning.go_to("reveal")
    russia.page.unroute("**/m/*")
    let_go(held)
    russia.reads("Too late")
    assert not [one for one in planning.by("russia") if type(one).__name__ == "MoveSealed" and one.turn == 3]


def test_twenty_seconds_of_dead_radio_lose_nothing_and_double_nothing(
    planning: Game, phone: NewPhone
) -> None:
    game, at = planning, planning.at
    at.link("russia")
    with wire(at.phones.port) as between:
        russia = phone().come_in(between.through(at.link("russia")))
        title = plan(russia)
        russia.reads("Kept on the laptop")
        russia.page.clock.install()
        between.go_dead()
        russia.page.locator("footer .button.main").click()
        russia.page.clock.run_for(DEAD * 1000)
        russia.reads("No connection to the laptop.")
        assert game.sealed("russia") == []
        between.come_back()
        russia.page.clock.run_for(10_000)
        russia.reads("Your move lies face down.").reads(title)
    assert len(game.sealed("russia")) == 1


def test_what_control_takes_back_is_told_and_lies_in_the_plan_again(planning: Game, phone: NewPhone) -> None:
    russia = phone().come_in(planning.at.link("russia"))
    title = plan(russia)
    seal(russia)
    planning.at.play(lambda: undo(planning.session))
    russia.reads("The facilitator has taken back:").reads(title)
    russia.page.get_by_role("button", name="Seal 1 move").wait_for()


def test_what_is_typed_on_the_phone_lies_behind_the_curtain_and_comes_back_after_a_reload(
    planning: Game, phone: NewPhone
) -> None:
    russia = phone().come_in(planning.at.link("russia"))
    plan(russia)
    russia.write("Why it should work", "The surveyors are ready.").reads("Kept on the laptop")
    drafts = planning.at.wait(planning.session.journal.drafts, lambda found: "surveyors" in str(found))
    assert "The surveyors are ready." in drafts["russia"]
    russia.page.reload()
    russia.press("Uncover").tab("Plan")
    assert russia.page.get_by_label("Why it should work").input_value() == "The surveyors are ready."


def test_a_deal_is_declined_and_a_question_asked(negotiation: Game, phone: NewPhone) -> None:
    game = negotiation
    game.at.play(lambda: deals.propose(game.session, "iran", ("russia",), "Papers for silence", public=False))
    russia = phone().come_in(game.at.link("russia")).tab("Letters").reads("Papers for silence")
    russia.press("Decline").reads("Declined.").reads("Deal 1: Iran and Russia").reads("Declined. Secret")
    russia.press("Ask Control").write("Your question", "Does Tashkent know?").press("Send").reads("Sent.")
    assert [type(one).__name__ for one in game.by("russia")][-2:] == ["DealAnswered", "QuestionAsked"]


def test_a_seat_says_how_it_sees_its_ties_and_gives_influence(negotiation: Game, phone: NewPhone) -> None:
    russia = phone().come_in(negotiation.at.link("russia")).tab("Letters").press("How you see your ties")
    russia.page.get_by_label("Iran").focus()
    russia.page.keyboard.press("ArrowLeft")
    russia.press("Say how you see them").reads("Noted.")
    views = [negotiation.answers.view(seat) for seat in negotiation.seats if seat != "russia"]
    poorest = min(views, key=lambda view: int(view["influence"]))["name"]
    russia.tab("Table").press("Give influence")
    russia.page.get_by_label("To whom").select_option(label=poorest)
    russia.press("Give it").reads("Given.")
    assert [type(one).__name__ for one in negotiation.by("russia")][-2:] == [
        "PerceptionGiven",
        "InfluenceGiven",
    ]


def test_a_card_that_rests_says_so_once_and_not_at_every_target(planning: Game, phone: NewPhone) -> None:
    russia = phone().come_in(planning.at.link("russia"))
    cards = planning.answers.view("russia")["cards"]
    at = next(at for at, one in enumerate(cards) if len(one["targets"]) > 1 and not one["playable"])
    russia.page.locator(".hand .title").nth(at).click()
    russia.page.locator(".sheet").wait_for()
    assert russia.text().count(cards[at]["why_not"]) == 1
    assert russia.page.locator("fieldset input:enabled").count() == 0
    assert russia.page.get_by_role("button", name="Add to the plan").get_attribute("aria-disabled") == "true"
    assert "Choose whom" not in russia.text()


def test_a_move_in_ones_own_words_is_planned_and_sealed(planning: Game, phone: NewPhone) -> None:
    russia = phone().come_in(planning.at.link("russia")).tab("Cards").press("A move in your own words")
    russia.write("In one line", "A hotline to Kabul").write("What you want to do", "Talk first").press(
        "Add to the plan"
    )
    russia.reads("A hotline to Kabul")
    seal(russia)
    (move,) = [one.move for one in planning.session.state.table.plays if one.move.seat == "russia"]
    assert move.free is not None
    assert (move.free.title, move.free.intent) == ("A hotline to Kabul", "Talk first")


def test_an_observer_sees_what_the_room_sees_and_writes_it_down(planning: Game, phone: NewPhone) -> None:
    game = planning
    observer = phone().come_in(game.at.link(OBSERVERS))
    observer.page.get_by_label("Kind").select_option(label="Quote")
    observer.write("What you saw", "They whisper.").press("Keep it").reads("Kept.")
    (note,) = game.by(OBSERVERS)
    assert (note.text, note.tag) == ("They whisper.", "quote")
    hidden = [
        one["text"] for seat in game.seats for one in game.answers.view(seat)["aims"]["rows"] if one["hidden"]
    ]
    shown = observer.page.content()
    assert [one for one in hidden if one in shown] == []
