"""No word typed on a phone is lost: each form has its draft on the laptop, for all phones of its place."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browsers.game import Game, game
from tests.browsers.phone import Phone
from tests.browsers.proxy import wire
from tests.ui.sessions import step
from wargame.session.doors import SeatDoor
from wargame.session.drafts import notes_begun
from wargame.shown.phones_standing import OBSERVERS

NewPhone = Callable[..., Phone]


@pytest.fixture
def planning() -> Iterator[Game]:
    """The flagship while seats plan."""
    with game("planning") as made:
        yield made


@pytest.fixture
def ended() -> Iterator[Game]:
    """The flagship after its last turn."""
    with game("planning") as made:
        made.at.play(lambda: _play_on(made))
        yield made


def _play_on(made: Game) -> None:
    while made.session.state.running:
        step(made.session)


FORMS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "letter": (("Letters", "Write"), "What you write", "letter"),
    "question": (("Letters", "Ask Control"), "Your question", "question"),
    "offer": (("Letters", "Offer"), "What is agreed", "offer"),
    "passing": (("Plan", "Pass"), "Why", "passing"),
}


def opened(phone: Phone, way: tuple[str, ...]) -> Phone:
    """Go to a form."""
    phone.tab(way[0])
    for button in way[1:]:
        phone.press(button)
    return phone


def value(phone: Phone, label: str) -> str:
    """Return what stands in a field."""
    return str(phone.page.get_by_label(label).first.input_value())


def test_letters_say_what_was_begun_and_not_sent(planning: Game, phone: NewPhone) -> None:
    hand = phone().come_in(planning.at.link("russia"))
    opened(hand, ("Letters", "Ask Control")).write("Your question", "Who holds the pass?").press("Letters")
    hand.reads("Begun and not sent: a question to Control.")
    opened(hand, ("Letters", "Write")).write("What you write", "Is the desk wanted?").press("Letters")
    hand.reads("Begun and not sent: a letter, a question to Control.")
    opened(hand, ("Letters", "Ask Control")).press("Send").reads("Begun and not sent: a letter.")


@pytest.mark.parametrize("name", FORMS)
def test_what_is_typed_in_a_form_comes_back_after_a_reload_and_on_a_second_phone(
    planning: Game, phone: NewPhone, name: str
) -> None:
    way, label, part = FORMS[name]
    link = planning.at.link("russia")
    russia = opened(phone().come_in(link), way).write(label, "Half a sent")
    russia.reads("Kept on the laptop.")
    assert "Half a sent" in str(getattr(SeatDoor(planning.session, "russia").draft(), part))
    russia.page.reload()
    opened(russia.press("Uncover"), way)
    assert value(russia, label) == "Half a sent"
    second = phone().scan(link)
    planning.at.let_in(second.word())
    second.page.locator("footer .button.main").click()
    opened(second, way)
    assert value(second, label) == "Half a sent"
    iran = phone().come_in(planning.at.link("iran"))
    assert "Half a sent" not in opened(iran, way).page.content()


def test_answers_of_the_hot_wash_come_back_each_by_itself(ended: Game, phone: NewPhone) -> None:
    russia = phone().come_in(ended.at.link("russia")).tab("Table").press("Hot wash")
    fields = russia.page.locator("textarea")
    fields.nth(0).fill("We planned for spring")
    fields.nth(1).fill("The dam came first")
    ended.at.wait(ended.session.journal.drafts, lambda found: "The dam came first" in str(found))
    russia.page.reload()
    russia.press("Uncover").tab("Table").press("Hot wash")
    assert fields.nth(0).input_value() == "We planned for spring"
    russia.page.get_by_role("button", name="Hand in").first.click()
    russia.reads("Handed in.")
    assert (fields.nth(0).input_value(), fields.nth(1).input_value()) == ("", "The dam came first")


def test_an_observation_comes_back_on_its_own_phone(planning: Game, phone: NewPhone) -> None:
    link = planning.at.link(OBSERVERS)
    first, second = phone().come_in(link), phone().scan(link)
    planning.at.let_in(second.word())
    second.page.locator("footer .button.main").click()
    first.page.get_by_label("Kind").select_option(label="Quote")
    first.write("What you saw", "They whis").reads("Kept on the laptop.")
    second.write("What you saw", "Silence").reads("Kept on the laptop.")
    for one in (first, second):
        one.page.reload()
        one.press("Uncover")
    assert (value(first, "What you saw"), value(second, "What you saw")) == ("They whis", "Silence")
    assert first.page.get_by_label("Kind").input_value() == "quote"
    first.press("Keep it").reads("Kept.")
    assert value(first, "What you saw") == ""
    assert "Silence" in str(planning.session.journal.drafts())
    # The second phone is lost: the first goes on with its words.
    second.close()
    first.page.locator("summary").click()
    first.press("Go on with this").reads("Kept on the laptop.")
    assert value(first, "What you saw") == "Silence"
    [left] = planning.at.wait(lambda: notes_begun(planning.session), lambda found: len(found) == 1).values()
    assert left.text == "Silence"


def test_what_is_typed_while_the_radio_is_dead_is_sent_when_it_is_back(
    planning: Game, phone: NewPhone
) -> None:
    at = planning.at
    at.link("russia")
    with wire(at.phones.port) as between:
        russia = phone().come_in(between.through(at.link("russia")))
        opened(russia, ("Letters", "Ask Control")).write("Your question", "May we")
        russia.reads("Kept on the laptop.")
        between.go_dead()
        russia.page.keyboard.type(" move before")
        russia.reads("Not kept yet.")
        russia.page.keyboard.type(" the spring?")
        between.come_back()
        russia.reads("Kept on the laptop.")
    assert SeatDoor(planning.session, "russia").draft().question == "May we move before the spring?"


def test_of_two_who_write_in_one_form_neither_loses_a_word(planning: Game, phone: NewPhone) -> None:
    at = planning.at
    link = at.link("russia")
    with wire(at.phones.port) as between:
        first = phone().come_in(between.through(link))
        second = phone().scan(link)
        at.let_in(second.word())
        second.page.locator("footer .button.main").click()
        for one in (first, second):
            opened(one, ("Letters", "Ask Control"))
        first.page.locator("textarea").click()
        between.go_dead()
        first.write("Your question", "Written in the cellar")
        second.write("Your question", "Written upstairs").reads("Kept on the laptop.")
        between.come_back()
        first.reads("Written since on another phone").reads("Written upstairs")
        assert value(first, "Your question") == "Written in the cellar"
        assert SeatDoor(planning.session, "russia").draft().question == "Written upstairs"
        first.press("Go on with this")
        assert value(first, "Your question") == "Written upstairs"
        first.reads("Written in the cellar")


def test_turning_a_seat_to_the_laptop_takes_the_last_words_along(planning: Game, phone: NewPhone) -> None:
    at = planning.at
    russia = opened(phone().come_in(at.link("russia")), ("Letters", "Ask Control"))
    russia.write("Your question", "The last wor")
    at.act(lambda phones: phones.by_phone("russia", False))
    at.wait(planning.session.journal.drafts, lambda found: "The last wor" in str(found))


RULES = """async () => {
    const { Drafts } = await import("/drafts.js");
    let seed = 7;
    const pick = (most) => (seed = (seed * 48271) % 2147483647) % most;
    const mark = (text) => (text ? `m${text.length}${text.at(-1)}` : "");
    const broken = [];
    for (let round = 0; round < 400; round += 1) {
        const here = new Drafts();
        let laptop = "", under = null, other = 0, typed = 0;
        const steps = [];
        const view = () => ({ question: laptop, marks: laptop ? { question: mark(laptop) } : {} });
        here.take(view(), "");
        for (let step = 0; step < 30; step += 1) {
            const before = here.draft.question, focus = pick(2) ? "question" : "";
            const what = pick(5);
            if (what === 0) {
                typed += 1;
                here.edit((draft) => { draft.question += `h${typed}.`; });
            } else if (what === 1 && !under && here.waits) {
                under = here.packed();
                here.flies(under);
            } else if (what === 2 && under) {
                const { draft, seen } = under.given;
                const free = !laptop || seen.question === mark(laptop);
                if (free) laptop = draft.question;
                here.sent(under, view(), { refused: !free });
                under = null;
                here.take(view(), focus);
            } else if (what === 3) {
                other += 1;
                laptop += `o${other}.`;
            } else {
                here.take(view(), focus);
            }
            steps.push(what);
            const now = here.draft.question;
            // What was typed here stands here, on the laptop, or beside it, until its person takes it out.
            const whole = now + laptop + JSON.stringify([...here.rivals.values()]);
            const isRedrawn = what !== 0 && focus && before && !now.startsWith(before);
            if (typed && !whole.includes(`h${typed}.`)) broken.push([round, "lost", steps.join("")]);
            if (isRedrawn) broken.push([round, "redrawn", steps.join("")]);
        }
    }
    return broken;
}"""


def test_whatever_comes_in_between_nothing_typed_on_a_page_is_written_over(
    planning: Game, phone: NewPhone
) -> None:
    russia = phone().come_in(planning.at.link("russia"))
    found: list[Any] = russia.page.evaluate(RULES)
    assert found == []
