"""What the page does with what it gets: coming in, covering, typing, doing things once, losing the way."""

from collections.abc import Callable
from typing import Any

from tests.browsers.laptop import Laptop, laptop
from tests.browsers.phone import Phone
from tests.browsers.proxy import wire
from tests.browsers.samples import SEAT, Samples, played
from tests.phones.samples import PLACES

NewPhone = Callable[..., Phone]

TITLES = """() => {
    window.titles = [];
    const look = () => titles.push(document.querySelector(".sub")?.textContent);
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, all);
}"""


def standing(at: Laptop, place: str = SEAT) -> Any:
    """Return the phones of a place as the facilitator sees them."""
    return next(one for one in at.phones.standing() if one.place == place).phones


def titles(moment: str = "planning") -> list[str]:
    """Return the titles of the cards in the seat's hand."""
    shown = played()[moment][SEAT]
    return [shown.contents[card["face"]]["title"] for card in shown.view["cards"]]


def rest(phone: Phone, milliseconds: int) -> None:
    """Let the phone's own clock run on."""
    phone.page.clock.run_for(milliseconds)


# --- coming in ----------------------------------------------------------------------------------------


def test_both_screens_show_the_same_word(at: Laptop, phone: NewPhone) -> None:
    russia = phone().scan(at.link(SEAT))
    assert russia.word() == standing(at)[0].word
    assert russia.heading() == "Russia"


def test_the_code_leaves_the_address_bar_and_the_phone(at: Laptop, phone: NewPhone) -> None:
    link = at.link(SEAT)
    russia = phone().come_in(link)
    code, key = link.split("#")[1].split(".")
    kept = russia.page.evaluate(
        "JSON.stringify([location.href, history.length, {...sessionStorage}, {...localStorage}])"
    )
    assert key not in kept
    assert code not in kept


def test_before_the_hand_is_opened_nothing_of_it_is_on_the_page(at: Laptop, phone: NewPhone) -> None:
    russia = phone().scan(at.link(SEAT))
    russia.word()
    shown = russia.page.content()
    assert [title for title in titles() if title in shown] == []


def test_a_second_phone_waits_and_shows_nothing_until_it_is_let_in(at: Laptop, phone: NewPhone) -> None:
    link = at.link(SEAT)
    phone().come_in(link)
    second = phone().scan(link).reads("Another phone has this seat")
    shown = second.page.content()
    assert [title for title in titles() if title in shown] == []
    word = second.word()
    second.page.reload()
    second.reads("Another phone has this seat")
    assert second.word() == word
    at.act(lambda phones: phones.let_in(word))
    second.press("Open Russia’s hand here").reads(titles()[0])


def test_a_phone_that_is_refused_is_told_that_its_code_has_ended(at: Laptop, phone: NewPhone) -> None:
    link = at.link(SEAT)
    first = phone().come_in(link)
    second = phone().scan(link).reads("Another phone has this seat")
    word = second.word()
    at.act(lambda phones: phones.refuse(word))
    second.reads("This code has ended.")
    first.tab("Plan").reads("Your plan")


def test_a_new_code_ends_the_phone_at_once_and_takes_its_keys(at: Laptop, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT))
    at.act(lambda phones: phones.new_code(SEAT))
    russia.reads("This code has ended.")
    assert russia.page.evaluate("sessionStorage.length") == 0
    shown = russia.page.content()
    assert [title for title in titles() if title in shown] == []


def test_the_page_loaded_again_comes_back_covered(at: Laptop, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT))
    russia.page.reload()
    russia.reads("Russia is covered.").press("Uncover").reads(titles()[0])
    assert len(standing(at)) == 1


def test_without_a_code_the_page_says_how_to_get_one(at: Laptop, phone: NewPhone) -> None:
    address = at.link(SEAT).split("#")[0]
    phone().scan(address).reads("Scan the code of your seat.")
    phone().scan(f"{address}#half.a-code").reads("This code is not whole.")


def test_the_test_page_proves_the_way_there_and_back(at: Laptop, phone: NewPhone) -> None:
    at.act(lambda phones: phones.test())
    phone().scan(at.phones.test_link()).reads("The way back works too.")
    assert at.phones.proof.here
    assert at.phones.proof.back


def test_an_old_page_says_so_and_loads_again(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT))
    at.play(lambda: samples.changes.update(v=2))
    russia.reads("This page is old.")
    at.play(samples.changes.clear)
    russia.press("Load it again").reads("Russia is covered.")


def test_a_seat_that_goes_back_to_the_laptop_leaves_the_phone(at: Laptop, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT))
    at.act(lambda phones: phones.by_phone(SEAT, False))
    russia.page.locator("header.top").wait_for(state="detached")
    shown = russia.page.content()
    assert [title for title in titles() if title in shown] == []
    # It may lie open on the table by now.
    at.act(lambda phones: phones.by_phone(SEAT, True))
    russia.reads("Russia is covered.").press("Uncover").reads(titles()[0])


# --- covering -----------------------------------------------------------------------------------------


def test_the_page_covers_itself_when_it_is_left(at: Laptop, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).reads(titles()[0])
    russia.leave(hidden=True)
    shown = russia.page.content()
    assert [title for title in titles() if title in shown] == []
    russia.leave(hidden=False).reads("Russia is covered.").press("Uncover").reads(titles()[0])


def test_a_covered_phone_says_no_more_than_its_screen(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    samples.moment = "briefing"
    russia = phone().come_in(at.link(SEAT))
    said = russia.page.locator("#said")
    at.play(lambda: samples.changes.update(taken_back="A convoy"))
    russia.reads("The facilitator has taken back: A convoy")
    assert "A convoy" in said.inner_text()
    russia.press("Cover").reads("Russia is covered.")
    assert "A convoy" not in russia.page.content()
    at.play(lambda: samples.changes.update(taken_back="A patrol", influence=1))
    russia.reads("Something new is there.")
    assert "Something new" in said.inner_text()
    assert "A patrol" not in russia.page.content()
    russia.press("Uncover").reads("The facilitator has taken back: A patrol").leave(hidden=True)
    assert "A patrol" not in russia.page.content()
    samples.moment, samples.changes = "planning", {}
    at.play(lambda: None)
    # Everybody in the room knows which phase it is.
    russia.page.get_by_role("status").filter(has_text="Sealed planning begins.").wait_for()


def test_cover_is_a_button_that_a_key_presses(at: Laptop, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).reads(titles()[0])
    russia.page.get_by_role("button", name="Cover").focus()
    russia.page.keyboard.press("Enter")
    russia.reads("Russia is covered.")


def test_the_way_back_closes_what_is_open_then_covers_the_hand_and_never_leaves_the_page(
    at: Laptop, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).reads(titles()[0])
    here = russia.page.url
    russia.page.locator(".hand .title").first.click()
    russia.page.locator(".sheet").wait_for()
    russia.page.go_back()
    russia.page.locator(".sheet").wait_for(state="detached")
    russia.reads(titles()[0]).page.go_back()
    russia.reads("Russia is covered.")
    for _ in range(3):
        russia.page.go_back()
        assert russia.page.url == here
        shown = russia.page.content()
        assert [title for title in titles() if title in shown] == []
    russia.press("Uncover").reads(titles()[0])
    russia.page.go_back()
    russia.reads("Russia is covered.").page.reload()
    russia.press("Uncover").reads(titles()[0])


def test_printed_from_the_phone_the_page_holds_nothing_of_the_seat(at: Laptop, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).reads(titles()[0]).reads("Seal 2 moves")
    russia.page.emulate_media(media="print")
    printed = russia.page.locator("body").inner_text()
    assert printed.strip() == "A phone prints nothing of a seat. Cards and slips are printed at the laptop."
    russia.page.emulate_media(media="screen")
    assert "A phone prints" not in russia.page.locator("body").inner_text()


# --- typing -------------------------------------------------------------------------------------------


def test_a_push_never_takes_what_is_being_typed(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Letters").press("Write")
    field = russia.page.get_by_label("What you write")
    field.fill("")
    russia.write("What you write", "We can wait")
    at.play(lambda: samples.changes.update(influence=1, moves_left=1))
    russia.page.keyboard.type(" until spring.")
    at.play(lambda: samples.changes.update(phase="upkeep", phase_title="Upkeep", letters=[]))
    russia.reads("Upkeep")
    assert field.input_value() == "We can wait until spring."
    assert russia.page.evaluate("document.activeElement.id") == "letter"


def test_a_field_with_the_focus_is_left_alone_and_shows_what_came_when_it_is_left(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Letters").press("Write")
    field = russia.page.get_by_label("What you write")
    field.focus()
    before = field.input_value()
    draft = {**samples.view(SEAT)["draft"], "letter": "Written behind the curtain"}
    at.play(lambda: samples.changes.update(draft=draft, influence=1, phase_title="Late planning"))
    russia.reads("Late planning")
    assert field.input_value() == before
    field.blur()
    at.play(lambda: samples.changes.update(influence=2, phase_title="Later planning"))
    russia.reads("Later planning")
    assert field.input_value() == "Written behind the curtain"


def test_what_comes_late_never_takes_the_place_of_what_is_newer(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).press("Cover")
    held: list[Any] = []

    def hold(route: Any) -> None:
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    russia.page.route("**/m/*", hold)
    with russia.page.expect_request("**/m/*"):
        russia.press("Uncover")
    samples.moment = "upkeep"
    at.play(lambda: None)
    russia.reads("Upkeep")
    russia.page.evaluate(TITLES)
    for route, answer in held:
        route.fulfill(response=answer)
    russia.tab("Letters").press("Ask Control").write("Your question", "Well?").press("Send").reads("Sent.")
    assert "Sealed planning" not in russia.page.evaluate("titles.join()")


def test_what_is_typed_is_kept_on_the_laptop_after_a_rest(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Letters").press("Write")
    russia.write("What you write", "Later.")
    russia.reads("Kept on the laptop.")
    assert samples.done[-1].name == "draft"
    assert samples.done[-1].given["draft"]["letter"].endswith("Later.")
    assert set(samples.done[-1].given["draft"]) == {"letter", "to"}, "what is not typed is left alone"


def test_what_is_typed_as_the_page_goes_away_is_kept(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Letters").press("Write")
    russia.page.clock.install()
    russia.write("What you write", "In a hurry")
    russia.page.goto("about:blank")
    russia.page.wait_for_function("true")
    assert any("In a hurry" in str(one.given) for one in until(at, lambda: samples.done, "In a hurry"))


def test_of_a_code_that_has_ended_nothing_is_left_on_the_phone(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    letter = {"head": "Iran", "text": "Zinnober-7351", "more": "", "mine": False, "turn": 3, "picture": ""}
    samples.changes = {"letters": [letter], "taken_back": "Kormoran-1905"}
    russia = phone().come_in(at.link(SEAT)).tab("Letters").reads("Zinnober-7351")
    at.play(lambda: samples.changes.update(taken_back="Pirol-2214"))
    russia.reads("Pirol-2214")
    secrets = ["Zinnober-7351", "Pirol-2214"]
    held = russia.memory() + russia.page.content()
    assert [one for one in secrets if one not in held] == []
    at.act(lambda phones: phones.new_code(SEAT))
    russia.reads("This code has ended.")
    held = russia.memory() + russia.page.content()
    assert [one for one in secrets if one in held] == []


def test_another_seats_code_in_the_same_tab_brings_nothing_of_the_first_seat_along(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Letters").press("Write")
    russia.write("What you write", "For Moscow alone.")
    code = at.link("united-states").split("#")[1]
    russia.page.evaluate("code => { location.hash = code; }", code)
    russia.reads("United States")
    russia.page.locator("footer .button.main").click()
    russia.page.locator("header.top").wait_for()
    russia.tab("Letters").press("Write").write("What you write", "To all.")
    drafts = until(
        at,
        lambda: [one for one in samples.done if one.place != SEAT and "To all." in str(one.given)],
        "draft",
    )
    assert {one.place for one in drafts} == {"united-states"}
    assert "For Moscow alone." not in str([one.given for one in samples.done if one.place != SEAT])


def test_what_the_laptop_cannot_keep_stays_on_the_phone_and_is_kept_later(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Letters").press("Write")
    samples.refuses_drafts = "The laptop cannot keep this just now."
    russia.write("What you write", "Not for long.").reads("The laptop cannot keep this just now.")
    field = russia.page.get_by_label("What you write")
    field.blur()
    at.play(lambda: samples.changes.update(influence=1, phase_title="Late planning"))
    russia.reads("Late planning")
    assert field.input_value().endswith("Not for long.")
    tried = len(samples.done)
    samples.refuses_drafts = ""
    until(at, lambda: [str(one.given) for one in samples.done[tried:]], "Not for long.")
    russia.page.locator(".bar", has_text="The laptop cannot keep this just now.").wait_for(state="detached")
    assert field.input_value().endswith("Not for long.")


def test_a_text_for_a_card_outside_the_plan_is_kept_too(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    samples.drafts[SEAT] = {**samples.view(SEAT)["draft"], "moves": [], "begun": None}
    russia = phone().come_in(at.link(SEAT))
    russia.page.locator(".hand .title").first.click()
    russia.write("Why it should work", "Not sure yet.").reads("Kept on the laptop.")
    begun = samples.done[-1].given["draft"]["begun"]
    assert (begun["card"], begun["argument"]) == (samples.view(SEAT)["cards"][0]["id"], "Not sure yet.")
    russia.press("Add to the plan").reads("Your plan")
    assert russia.page.get_by_label("Why it should work").input_value() == "Not sure yet."
    kept = at.wait(lambda: samples.done[-1].given["draft"], lambda draft: not draft["begun"])
    assert kept["moves"][0]["argument"] == "Not sure yet."


def test_two_people_on_one_seat_have_one_plan_and_are_told_of_each_others_changes(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Plan")
    draft = samples.view(SEAT)["draft"]
    at.play(lambda: samples.changes.update(draft={**draft, "moves": draft["moves"][:1]}))
    russia.reads("Your plan was changed elsewhere.").reads("Seal 1 move")


def test_a_line_that_falls_silent_is_told_and_tried_again(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    at.link(SEAT)
    with wire(at.phones.port) as between:
        russia = phone()
        russia.page.clock.install()
        russia.come_in(between.through(at.link(SEAT)))
        between.go_dead()
        rest(russia, 13_000)
        russia.reads("No connection to the laptop.")
        between.come_back()
        samples.moment = "upkeep"
        at.play(lambda: None)
        rest(russia, 20_000)
        russia.reads("Upkeep")
        russia.page.locator(".bar.lost").wait_for(state="detached")


def test_only_letters_of_others_that_came_since_are_counted_as_new(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    def letter(head: str, *, mine: bool = False) -> dict[str, Any]:
        return {"head": head, "text": "…", "more": "", "mine": mine, "turn": 3, "picture": ""}

    read = [letter("Iran to Russia, turn 3")]
    samples.changes = {"letters": read, "offers": [], "asked": None}
    russia = phone().come_in(at.link(SEAT))
    count = russia.page.locator("nav.tabs button", has_text="Letters").locator("em")
    assert count.inner_text().startswith("1")
    russia.tab("Letters").tab("Cards")
    assert count.count() == 0
    mine = [letter("Russia to Iran, turn 3", mine=True), *read]
    at.play(lambda: samples.changes.update(letters=mine))
    at.play(lambda: samples.changes.update(letters=[letter("Kabul to Russia, turn 3"), *mine]))
    count.wait_for()
    assert count.inner_text().startswith("1")
    russia.tab("Letters").reads("Kabul to Russia")
    at.play(lambda: samples.changes.update(letters=[letter("Taliban to Russia, turn 3"), *mine]))
    russia.reads("Taliban to Russia")
    assert count.count() == 0


def test_a_phase_that_begins_is_said_where_one_is(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    samples.moment = "briefing"
    russia = phone().come_in(at.link(SEAT)).tab("Letters")
    at.play(lambda: setattr(samples, "moment", "planning"))
    russia.reads("Sealed planning begins.")


def test_an_inject_that_asks_the_seat_is_answered(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    answers = [{"id": "open", "title": "Open it", "said": "Costs 1", "why_not": ""}]
    asked = {
        "inject": "convoy",
        "head": "A convoy",
        "text": "It waits.",
        "more": "",
        "mine": "",
        "silence": "",
    }
    samples.changes = {"asked": {**asked, "answers": answers}, "may": ["respond"]}
    russia = (
        phone().come_in(at.link(SEAT)).tab("Letters").choose("Open it").press("Answer").reads("Answered.")
    )
    assert samples.done[-1].given == {"answer": "open", "inject": "convoy"}
    at.play(lambda: samples.changes.update(asked={**asked, "answers": answers, "mine": "Open it"}))
    russia.reads("You answered: Open it")


def test_an_inject_that_asks_stays_in_sight_on_every_screen_until_it_is_answered(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    answers = [{"id": "open", "title": "Open it", "said": "", "why_not": ""}]
    asked = {
        "inject": "convoy",
        "head": "A convoy",
        "text": "It waits.",
        "more": "",
        "mine": "",
        "silence": "",
    }
    russia = phone().come_in(at.link(SEAT))
    bar = russia.page.locator(".bar", has_text="Asks for your answer: A convoy")
    assert bar.count() == 0
    may = [*samples.view(SEAT)["may"], "respond"]
    at.play(lambda: samples.changes.update(asked={**asked, "answers": answers}, may=may))
    bar.wait_for()
    assert "A convoy" in russia.page.locator("#said").inner_text()
    russia.tab("Aims").press("Cover").press("Uncover")
    bar.wait_for()
    russia.page.locator("nav.tabs button", has_text="Cards").click()
    russia.page.locator(".hand .title").first.click()
    bar.wait_for()
    russia.press("Go and answer").reads("It waits.").choose("Open it")
    assert bar.count() == 0
    russia.tab("Plan")
    bar.wait_for()
    at.play(lambda: samples.changes.update(asked={**asked, "answers": answers, "mine": "Open it"}))
    bar.wait_for(state="detached")


def test_questions_of_the_hot_wash_are_answered_and_can_be_changed(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    samples.moment = "ended"
    russia = phone().come_in(at.link(SEAT)).tab("Table")
    assert russia.page.locator(".state").count() == 0
    russia.press("Hot wash").reads("At which moment was another choice open?")
    russia.write("What was planned", "Talks in Moscow.").press("Hand in").reads("Handed in.")
    (answer,) = [one for one in samples.done if one.name == "reflect"]
    assert answer.given == {"question": "planned", "text": "Talks in Moscow.", "person": ""}


def until(at: Laptop, what: Callable[[], list[Any]], words: str) -> list[Any]:
    """Return what the laptop got once some words are in it."""
    return at.wait(what, lambda found: words in str(found))


def test_words_of_players_are_never_markup(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    evil = "<img src=x onerror=document.title='caught'><b>bold</b> ${1+1} =1+1"
    letter = {"head": evil, "text": evil, "more": "", "mine": False, "turn": 3, "picture": ""}
    samples.changes = {"letters": [letter], "name": evil}
    russia = phone().come_in(at.link(SEAT)).tab("Letters").reads("=1+1")
    assert russia.page.locator("#page img, #page main b b").count() == 0
    assert russia.page.evaluate("document.title") != "caught"


# --- planning from the hand ---------------------------------------------------------------------------


def choices_of(samples: Samples, *, aimed: bool) -> list[tuple[str, str]]:
    """Return the cards that can be played, with or without a target to choose: their id and title."""
    shown, cards = played()[samples.moment][SEAT], samples.view(SEAT)["cards"]
    fitting = [one for one in cards if one["playable"] and bool(one["targets"]) is aimed]
    return [(one["id"], shown.contents[one["face"]]["title"]) for one in fitting]


def the_plan(samples: Samples) -> list[tuple[str, str]]:
    """Return what the laptop keeps of the plan: cards and targets."""
    drafts = [one.given["draft"]["moves"] for one in samples.done if one.name == "draft"]
    return [(one["card"], one["target"]) for one in (drafts[-1] if drafts else [])]


def test_a_card_that_needs_no_choice_is_planned_and_sealed_without_leaving_the_hand(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    samples.changes = {"draft": None}
    card, title = choices_of(samples, aimed=False)[0]
    russia = phone().come_in(at.link(SEAT))
    assert russia.page.locator("footer").count() == 0
    russia.page.get_by_role("button", name=f"Plan: {title}").click()
    assert russia.page.get_by_role("button", name=f"In the plan: {title}").get_attribute("aria-pressed")
    assert title in russia.page.locator("footer ol").inner_text()
    at.wait(lambda: the_plan(samples), lambda plan: plan == [(card, "")])
    assert samples.names() == []
    russia.press("Seal 1 move").reads("Your move lies face down.")
    (sealed,) = [one.given["moves"] for one in samples.done if one.name == "seal"]
    assert [one["card"] for one in sealed] == [card]
    assert russia.page.locator("nav [aria-current]").inner_text().startswith("Plan")


def test_a_planned_card_is_taken_out_by_the_same_button_and_keeps_what_was_written(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    samples.changes = {"draft": None}
    card, title = choices_of(samples, aimed=False)[0]
    russia = phone().come_in(at.link(SEAT)).press(f"Plan: {title}").tab("Plan")
    russia.write("Why it should work", "The road is open.").tab("Cards")
    russia.press("In the plan")
    at.wait(lambda: the_plan(samples), lambda plan: plan == [])
    assert russia.page.locator("footer").count() == 0
    at.wait(lambda: samples.done[-1].given["draft"]["begun"], lambda begun: begun and begun["card"] == card)
    russia.press(f"Plan: {title}").tab("Plan")
    assert russia.page.get_by_label("Why it should work").input_value() == "The road is open."


def test_a_double_tap_plans_once_and_seals_nothing(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    samples.changes = {"draft": None}
    card, title = choices_of(samples, aimed=False)[0]
    russia = phone().come_in(at.link(SEAT)).reads(title)
    russia.page.clock.install()
    russia.page.get_by_role("button", name=f"Plan: {title}").dblclick()
    seal = russia.page.get_by_role("button", name="Seal 1 move")
    seal.dblclick(force=True)
    rest(russia, 2_000)
    at.wait(lambda: the_plan(samples), lambda plan: plan == [(card, "")])
    assert samples.names() == []
    seal.click()
    russia.reads("Your move lies face down.")


def test_a_plan_that_changes_elsewhere_is_not_sealed_by_a_thumb_on_its_way(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).reads("Seal 2 moves")
    russia.page.clock.install()
    draft = samples.view(SEAT)["draft"]
    at.play(lambda: samples.changes.update(draft={**draft, "moves": draft["moves"][:1]}))
    seal = russia.reads("Your plan was changed elsewhere.").page.get_by_role("button", name="Seal 1 move")
    seal.click(force=True)
    assert samples.names() == []
    rest(russia, 2_000)
    seal.click()
    russia.reads("Your move lies face down.")


def test_a_card_with_one_allowed_target_is_aimed_at_it_and_one_with_several_is_opened(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    cards = samples.view(SEAT)["cards"]
    many = next(one for one in cards if len(one["targets"]) > 1)
    several = {**many, "playable": True, "targets": [{**one, "why_not": ""} for one in many["targets"]]}
    barred = [{**one, "why_not": "The tie is below 5."} for one in several["targets"]]
    single = {**several, "targets": [{**barred[0], "why_not": ""}, *barred[1:]]}
    samples.changes = {"draft": None, "cards": [several]}
    russia = phone().come_in(at.link(SEAT)).reads("influence")
    assert russia.page.get_by_role("button", name="Plan:").count() == 0
    at.play(lambda: samples.changes.update(cards=[single], phase_title="Late planning"))
    name = single["targets"][0]["name"]
    russia.reads("Late planning").reads(f"Aimed at {name}").press("Plan")
    at.wait(lambda: the_plan(samples), lambda plan: plan == [(single["id"], single["targets"][0]["id"])])
    assert name in russia.page.locator("footer ol").inner_text()


def test_a_full_plan_says_so(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).reads("Seal 2 moves")
    russia.press("Plan").reads("The plan is full. Take a move out of it first.")
    assert russia.page.locator("footer ol li").count() == 2


def test_where_seats_move_one_after_another_a_phone_says_when_its_turn_comes(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    waits = "Russia cannot move now; it is Iran's turn."
    samples.changes = {"phase": "moves", "may": ["draft"], "say": waits}
    russia = phone().come_in(at.link(SEAT)).reads(waits)
    assert russia.page.get_by_role("button", name="Seal").count() == 0
    at.play(lambda: samples.changes.update(may=["draft", "seal", "pass"], say=""))
    russia.reads("It is your turn to move.").press("Seal 2 moves").reads("Your moves lie face down.")


def test_a_page_enlarged_by_two_fingers_keeps_its_tabs(at: Laptop, phone: NewPhone) -> None:
    russia = phone(has_touch=True, is_mobile=True).come_in(at.link(SEAT)).reads(titles()[0])
    fingers = russia.context.new_cdp_session(russia.page)
    fingers.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
    russia.page.wait_for_function("visualViewport.scale > 1.5")
    russia.page.wait_for_function("document.documentElement.style.getPropertyValue('--keyboard') === '0px'")
    assert russia.page.locator("nav.tabs").is_visible()
    assert not russia.page.evaluate("document.documentElement.classList.contains('typing')")


# --- once, and only once ------------------------------------------------------------------------------


def test_two_presses_at_once_do_it_once(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Plan")
    russia.page.get_by_role("button", name="Seal 2 moves").dblclick()
    russia.reads("Your moves lie face down.")
    assert samples.names() == ["seal"]


def test_a_command_whose_answer_was_lost_is_done_once(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Plan")
    lost: list[bytes] = []

    def lose(route: Any) -> None:
        if len(lost) < 2:
            lost.append(route.request.post_data_buffer)
            route.fetch()
            route.abort()
        else:
            lost.append(route.request.post_data_buffer)
            route.continue_()

    russia.page.route("**/m/*", lose)
    russia.press("Seal 2 moves").reads("Your moves lie face down.")
    assert samples.names() == ["seal"]
    assert lost[0] == lost[1] == lost[2]


def test_a_refusal_is_said_in_the_laptops_words(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    samples.refuses = "Too late: planning is closed. Nothing was done."
    russia = phone().come_in(at.link(SEAT)).tab("Plan").press("Seal 2 moves").reads(samples.refuses)
    assert samples.refuses in russia.page.locator("#said").inner_text()
    russia.reads("Seal 2 moves")


def test_every_command_says_for_which_moment_it_is_meant(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    samples.moment = "negotiation"
    russia = phone().come_in(at.link(SEAT)).press("Go and vote").choose("Abstain").press("Vote “Abstain”")
    russia.reads("Your vote is in.")
    (vote,) = [one for one in samples.done if one.name == "vote"]
    assert vote.given == {"vote": 1, "option": "Abstain"}
    assert vote.meant_for == {"turn": 3, "phase": "negotiation", "vote": 1}


def test_a_seal_under_way_as_the_code_ends_is_told_of_the_end(at: Laptop, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Plan")
    held: list[Any] = []
    russia.page.route("**/m/*", lambda route: held.append(route))
    russia.page.route("**/e/*", lambda route: route.abort())
    with russia.page.expect_request("**/m/*"):
        russia.press("Seal 2 moves")
    at.act(lambda phones: phones.new_code(SEAT))
    russia.page.unroute("**/m/*")
    for one in held:
        one.continue_()
    russia.reads("This code has ended.")


# --- losing the way -----------------------------------------------------------------------------------


def test_a_dead_radio_is_told_after_a_while_and_what_waits_goes_through(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT)).tab("Plan")
    russia.page.clock.install()
    held: list[Any] = []
    russia.page.route("**/*", lambda route: held.append(route))
    russia.press("Seal 2 moves").reads("Sending…")
    rest(russia, 20_000)
    russia.reads("No connection to the laptop.")
    russia.page.unroute("**/*")
    rest(russia, 10_000)
    russia.reads("Your moves lie face down.")
    russia.page.locator(".bar.lost").wait_for(state="detached")
    assert samples.names() == ["seal"]


def test_phones_come_back_by_themselves_when_the_relay_died(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT))
    at.kill_relay()
    at.restart_relay()
    samples.moment = "upkeep"
    at.play(lambda: None)
    russia.reads("Upkeep")


def test_a_tab_from_before_a_restart_goes_on(at: Laptop, samples: Samples, phone: NewPhone) -> None:
    russia = phone().come_in(at.link(SEAT))
    at.kill_relay()
    with laptop(PLACES, samples, at.kept) as again:
        samples.moment = "upkeep"
        again.play(lambda: None)
        russia.reads("Upkeep").tab("Letters").press("Ask Control").write(
            "Your question", "Still here?"
        ).press("Send")
        russia.reads("Sent.")
    assert samples.names() == ["ask"]


def test_a_tab_from_a_session_that_was_closed_says_that_its_code_has_ended(
    at: Laptop, samples: Samples, phone: NewPhone
) -> None:
    russia = phone().come_in(at.link(SEAT))
    port = at.phones.port
    at.kill_relay()
    with laptop(PLACES, samples, port=port):
        russia.reads("This code has ended.")
