"""Every screen of the page: nothing that axe finds, nothing too small to touch, nothing too wide."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browsers.browser import AXE
from tests.browsers.laptop import Laptop, laptop
from tests.browsers.phone import Phone
from tests.browsers.pictures import SCREENS, show
from tests.browsers.samples import SEAT, Samples, Shows, played, renamed
from tests.phones.samples import PLACES
from wargame.shown.phones_standing import OBSERVERS

NAMES = [name for name, _, _ in SCREENS]
SMALLEST = 44
TOO_SMALL = """smallest => [...document.querySelectorAll("button, summary, select, textarea, input")]
    .map((node) => node.closest(node.classList.contains("title") ? "article" : "label") ?? node)
    .filter((node) => node.checkVisibility())
    .map((node) => ({ words: node.innerText || node.id, ...node.getBoundingClientRect().toJSON() }))
    .filter((one) => one.width < smallest - 0.5 || one.height < smallest - 0.5)
    .map((one) => `${one.words}: ${Math.round(one.width)} x ${Math.round(one.height)}`)"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Where words run down the page letter by letter because what stands beside them leaves no room.
SQUEEZED = """() => [...document.querySelectorAll("main *, footer *, .bars *")]
    .filter((node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim().length > 6))
    .filter((node) => node.checkVisibility() && !node.closest(".unseen, svg"))
    .map((node) => ({ words: node.textContent, wide: node.getBoundingClientRect().width,
        least: 2.5 * parseFloat(getComputedStyle(node).fontSize) }))
    .filter((one) => one.wide < one.least)
    .map((one) => `${one.words}: ${Math.round(one.wide)}`)"""
TOUCHING = """() => {
    const boxes = [...document.querySelectorAll(".moved-mark rect, .actor circle, .actor text")]
        .map((node) => ({ node, box: node.getBoundingClientRect() }));
    const meet = (one, other) => one.left < other.right && other.left < one.right
        && one.top < other.bottom && other.top < one.bottom;
    const marks = boxes.filter((one) => one.node.matches("rect"));
    return marks.flatMap((one) => boxes.filter((other) => other !== one && meet(one.box, other.box))
        .map((other) => `${one.node.parentNode.textContent}: ${other.node.parentNode.textContent}`));
}"""
PLACES_OF_THE_END = """node => {
    const { lastChild: words } = node;
    const left = (at) => {
        const range = document.createRange();
        range.setStart(words, at);
        range.setEnd(words, at + 1);
        return range.getBoundingClientRect().left;
    };
    const at = /[+−]\\d/.exec(words.data).index;
    return [left(at), left(at + 1)];
}"""
# Whether what has the focus shows it: by a line round itself, its card or its option, or by an edge within.
SHOWS_FOCUS = """() => {
    const node = document.activeElement;
    if (node === document.body) return "";
    const option = node.closest(".option") ?? node;
    const round = [getComputedStyle(node), getComputedStyle(node, "::after"), getComputedStyle(option)];
    const seen = round.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    return seen ? "" : `${node.tagName} ${node.id} ${node.innerText}`;
}"""
# How large targets are is measured below: axe takes one that lies half under the foot for a small one.
RULES = """axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "target-size": { enabled: false } },
})"""


class Walk:
    """One seat's phone on one laptop, which goes from screen to screen."""

    def __init__(self, at: Laptop, samples: Samples, phone: Phone) -> None:
        self.at = at
        self.samples = samples
        self.phone = phone

    def to(self, name: str) -> Any:
        """Show a screen."""
        _, moment, reach = next(one for one in SCREENS if one[0] == name)
        show(self.phone.page, self.at, self.samples, moment)
        reach(self.phone.page)
        return self.phone.page


def faults(page: Any) -> list[str]:
    """Return what axe finds."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(RULES)["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def walking(chromium: Any, game: Callable[[], Shows] = played, **look: Any) -> Iterator[Walk]:
    """A phone that has come in."""
    samples = Samples(game=game)
    with laptop(PLACES, samples) as at:
        phone = Phone(chromium, look)
        yield Walk(at, samples, phone.come_in(at.link(SEAT)))
        errors = phone.errors
        phone.close()
    assert errors == []


@pytest.fixture(scope="module")
def light(chromium: Any) -> Iterator[Walk]:
    """A phone by day."""
    yield from walking(chromium)


@pytest.fixture(scope="module")
def dark(chromium: Any) -> Iterator[Walk]:
    """A phone by night."""
    yield from walking(chromium, color_scheme="dark")


@pytest.fixture(scope="module")
def narrow(chromium: Any) -> Iterator[Walk]:
    """A narrow phone."""
    yield from walking(chromium, viewport={"width": 320, "height": 640})


@pytest.fixture(scope="module")
def enlarged(chromium: Any) -> Iterator[Walk]:
    """A phone whose page is shown at twice its size."""
    yield from walking(chromium, viewport={"width": 195, "height": 422})


@pytest.fixture(scope="module")
def named(chromium: Any) -> Iterator[Walk]:
    """A narrow phone in a game whose names are long, or run from right to left."""
    yield from walking(chromium, renamed, viewport={"width": 320, "height": 640})


@pytest.fixture(scope="module")
def named_enlarged(chromium: Any) -> Iterator[Walk]:
    """The same at twice the size of a middle phone."""
    yield from walking(chromium, renamed, viewport={"width": 195, "height": 422})


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(light: Walk, name: str) -> None:
    assert faults(light.to(name)) == []


@pytest.mark.parametrize("name", ["hand", "card", "plan", "vote", "aims", "support", "result"])
def test_axe_finds_nothing_in_the_dark(dark: Walk, name: str) -> None:
    assert faults(dark.to(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_large_enough_to_touch(light: Walk, name: str) -> None:
    assert light.to(name).evaluate(TOO_SMALL, SMALLEST) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_phone_never_scrolls_sideways(narrow: Walk, name: str) -> None:
    assert narrow.to(name).evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize("name", ["hand", "card", "plan", "letters", "vote", "aims", "table", "result"])
def test_at_twice_the_size_nothing_is_cut_off(enlarged: Walk, name: str) -> None:
    page = enlarged.to(name)
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(SQUEEZED) == []


@pytest.mark.parametrize("name", NAMES)
def test_long_names_and_such_from_right_to_left_find_room(named: Walk, name: str) -> None:
    page = named.to(name)
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(SQUEEZED) == []
    assert page.get_by_role("button", name="Cover").bounding_box()["width"] > 80


@pytest.mark.parametrize("name", NAMES)
def test_long_names_find_room_at_twice_the_size(named_enlarged: Walk, name: str) -> None:
    page = named_enlarged.to(name)
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(SQUEEZED) == []


def test_long_names_find_room_on_the_observers_page(named: Walk, phone: Callable[..., Phone]) -> None:
    named.samples.moment = "upkeep"
    observer = phone(viewport={"width": 320, "height": 640}).come_in(named.at.link(OBSERVERS))
    observer.reads("What you saw")
    assert observer.page.evaluate(TOO_WIDE) <= 0
    assert observer.page.evaluate(SQUEEZED) == []


def test_a_name_from_right_to_left_turns_no_sentence_and_no_sign_round(named: Walk) -> None:
    page = named.to("card")
    said = page.locator(".outcomes span[dir]").all()
    ends = [one.evaluate(PLACES_OF_THE_END) for one in said]
    assert len(ends) == 4
    assert all(sign < digit for sign, digit in ends)
    named.to("support").get_by_text("has not spoken.").first.wait_for()
    words = named.phone.page.get_by_text("has not spoken.").first
    assert words.evaluate("node => getComputedStyle(node).direction") == "ltr"
    named.phone.press("Cover")
    assert named.phone.page.locator("h1").evaluate("node => getComputedStyle(node).direction") == "ltr"
    named.phone.press("Uncover")


def test_marks_of_what_moved_touch_neither_each_other_nor_an_actor(narrow: Walk) -> None:
    page = narrow.to("result")
    assert page.locator(".moved-mark").count() > 3
    assert page.evaluate(TOUCHING) == []
    table = narrow.samples.view(SEAT)["table"]
    ties = [
        {**tie, "before": 10, "value": -10} if SEAT in (tie["one"], tie["other"]) else tie
        for tie in table["ties"]
    ]
    try:
        narrow.at.play(
            lambda: narrow.samples.changes.update(table={**table, "ties": ties}, phase_title="All moved")
        )
        page.locator(".sub", has_text="All moved").wait_for()
        assert page.locator(".moved-mark").count() > 3
        assert page.evaluate(TOUCHING) == []
    finally:
        narrow.samples.changes.clear()


def test_axe_finds_nothing_before_and_after_a_seat(at: Laptop, phone: Callable[..., Phone]) -> None:
    link = at.link(SEAT)
    first = phone().scan(link)
    first.word()
    assert faults(first.page) == []
    second = phone().scan(link).reads("Another phone has this seat")
    assert faults(second.page) == []
    first.press("Open Russia’s hand here").press("Cover").reads("Russia is covered.")
    assert faults(first.page) == []
    at.act(lambda phones: phones.new_code(SEAT))
    first.reads("This code has ended.")
    assert faults(first.page) == []
    at.act(lambda phones: phones.test())
    tried = phone().scan(at.phones.test_link()).reads("The way back works too.")
    assert faults(tried.page) == []


def test_axe_finds_nothing_in_a_refusal_an_inject_that_asks_and_a_lost_connection(
    at: Laptop, samples: Samples, phone: Callable[..., Phone]
) -> None:
    answers = [
        {"id": "open", "title": "Open it", "said": "Costs 1", "why_not": ""},
        {"id": "ask", "title": "Ask Kabul", "said": "", "why_not": "The tie is below 5"},
    ]
    asked = {
        "inject": "convoy",
        "head": "A convoy",
        "text": "It waits.",
        "more": "",
        "mine": "",
        "silence": "",
    }
    samples.changes = {"asked": {**asked, "answers": answers}, "may": ["respond", "write"]}
    samples.refuses = "Too late: nothing was done."
    russia = phone().come_in(at.link(SEAT)).tab("Letters").choose("Open it").press("Answer").reads("Too late")
    assert faults(russia.page) == []
    at.kill_relay()
    russia.leave(hidden=True).leave(hidden=False).reads("No connection to the laptop.")
    assert faults(russia.page) == []
    russia.press("Uncover").reads("No connection to the laptop.")
    assert faults(russia.page) == []
    at.restart_relay()
    russia.page.locator(".bar.lost").wait_for(state="detached")


def test_axe_finds_nothing_on_the_observers_page(at: Laptop, phone: Callable[..., Phone]) -> None:
    observer = phone().come_in(at.link(OBSERVERS)).reads("What you saw")
    assert faults(observer.page) == []


def test_a_card_is_opened_and_left_by_keys_alone(light: Walk) -> None:
    page = light.to("hand")
    page.locator(".hand .title").first.focus()
    page.keyboard.press("Enter")
    page.locator(".sheet").wait_for()
    assert page.evaluate("document.activeElement.id") == "heading"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.locator("nav.tabs").wait_for()


@pytest.mark.parametrize("name", NAMES)
def test_whoever_goes_by_keys_sees_where_they_are(light: Walk, name: str) -> None:
    page = light.to(name)
    page.evaluate("document.activeElement.blur()")
    hidden = []
    for _ in range(page.locator("button, summary, select, textarea, input").count()):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(SHOWS_FOCUS))
    assert [one for one in hidden if one] == []


def test_nothing_moves_under_the_finger_when_a_card_comes_into_the_plan(
    at: Laptop, samples: Samples, phone: Callable[..., Phone]
) -> None:
    samples.changes = {"draft": None}
    page = phone(viewport={"width": 390, "height": 3000}).come_in(at.link(SEAT)).page
    card = page.locator("article", has=page.locator("[aria-pressed=false]")).first
    name = card.locator(".title").inner_text()
    boxes = """title => [...document.querySelectorAll(".hand article")]
        .filter((card) => card.innerText.includes(title))
        .flatMap((card) => [card, ...card.querySelectorAll(":scope > :not(.place)")])
        .map((node) => node.getBoundingClientRect()).map((box) => [box.x, box.y, box.width, box.height])"""
    before = page.evaluate(boxes, name)
    card.locator("[aria-pressed=false]").click()
    page.locator("article.chosen", has_text=name).wait_for()
    assert page.evaluate(boxes, name) == before


def test_text_of_the_right_to_left_runs_its_own_way(
    at: Laptop, samples: Samples, phone: Callable[..., Phone]
) -> None:
    words = "نامه از کابل: گفتگو در دوحه"
    letter = {"head": "Kabul", "text": words, "more": "", "mine": False, "turn": 3, "picture": ""}
    samples.changes = {"letters": [letter]}
    russia = phone().come_in(at.link(SEAT)).tab("Letters").reads(words)
    found = russia.page.get_by_text(words).evaluate("node => getComputedStyle(node).direction")
    assert found == "rtl"
