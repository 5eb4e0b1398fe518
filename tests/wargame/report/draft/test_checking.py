"""A draft is held beside its record: what is wrong is found, and honest work is left in peace."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from tests.wargame.report.draft.drafts import (
    changed,
    rewritten,
    swapped,
    unedited,
    without_bookmarks,
    written,
)
from tests.wargame.report.draft.rewritings import HONEST, WRONG
from tests.wargame.report.sessions import demo, evil, fresh, practice
from wargame.report.anchors import statements
from wargame.report.document import report
from wargame.report.draft import checking
from wargame.report.draft.bounds import bounds_of
from wargame.report.draft.checking import check_draft
from wargame.report.draft.facts import FactReader
from wargame.report.draft.findings import Check, Finding
from wargame.report.draft.marks import refs_in
from wargame.report.draft.pairing import Pair, Pairing
from wargame.report.draft.passages import Draft, Passage
from wargame.report.draft.reading import draft_of
from wargame.report.facts import gather
from wargame.report.making import document_of, render
from wargame.report.options import Options
from wargame.report.origin import Origin
from wargame.session.session import Session

RUSSIA = re.compile(r"\bRussia\b")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """The report of a session and the facts of its statements are the same for every draft of it."""
    with pytest.MonkeyPatch.context() as kept:
        kept.setattr(checking, "FactReader", cache(FactReader))
        kept.setattr(checking, "record_of", cache(checking.record_of))
        yield


@cache
def plain_check() -> Check:
    return check_draft(demo(), unedited())


def without_keys(draft: Draft) -> Draft:
    return replace(draft, passages=tuple(replace(one, keys=()) for one in draft.passages))


class Bench:
    """The demo's draft, paired once, of which single passages are changed."""

    def __init__(self) -> None:
        facts = gather(demo(), Options(secrets=True))
        self.statements = statements(report(facts))
        self.reader = FactReader(checking._names(facts), checking._ratings(facts))
        self.bounds = bounds_of(facts)
        self.pairing = Pairing(self.statements, self.reader)
        self.pairs = [pair for pair in self.pairing.pairs(unedited().passages) if pair.passage.keys]
        self.places = {one.key: at for at, one in enumerate(self.statements)}

    def findings(self, pair: Pair, line: int, text: str, *, lost: bool = False) -> list[Finding]:
        lines = (*pair.passage.lines[:line], text, *pair.passage.lines[line + 1 :])
        passage = replace(pair.passage, lines=lines)
        statements = pair.statements
        if lost:
            self.pairing._next = self.places[statements[0].key]
            passage = replace(passage, keys=())
            statements = tuple(self.statements[at] for at in self.pairing._found(passage))
        return list(checking._of_pair(Pair(passage, statements), self.reader, self.bounds))

    def wrong_numbers(self) -> Iterator[tuple[Pair, int, str]]:
        """Every number of every statement, each made wrong in its turn."""
        for pair in self.pairs:
            for at, line in enumerate(pair.passage.lines):
                # Hashes are not looked at: they are another in another version of the program.
                if pair.passage.text.startswith("State "):
                    continue
                for found in NUMBER.finditer(line):
                    whole, point, decimals = found[0].partition(".")
                    wrong = f"{int(whole) + 2:0{len(whole)}}{point}{decimals}"
                    yield pair, at, line[: found.start()] + wrong + line[found.end() :]


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def test_a_draft_that_nobody_touched_agrees_with_its_record() -> None:
    found = plain_check()
    assert (found.notices, found.findings, found.left_out) == ((), (), ())
    assert found.compared > 1500


@pytest.mark.parametrize("lost", [False, True], ids=["with bookmarks", "without bookmarks"])
def test_each_single_number_that_is_wrong_is_found(bench: Bench, *, lost: bool) -> None:
    # Every seventh of some 4,500; all of them are found, too.
    tried = list(bench.wrong_numbers())[::7]
    missed = [text for pair, at, text in tried if not bench.findings(pair, at, text, lost=lost)]
    assert len(tried) > 600
    assert missed == []


def test_each_single_seat_that_is_another_is_found(bench: Bench) -> None:
    tried = missed = 0
    for pair in bench.pairs:
        text = pair.passage.text
        if len(pair.passage.lines) == 1 and RUSSIA.search(text) and "Tajikistan" not in text:
            tried += 1
            missed += not bench.findings(pair, 0, RUSSIA.sub("Tajikistan", text, count=1))
    assert tried > 100
    assert missed == 0


@pytest.mark.parametrize("lost", [False, True], ids=["with bookmarks", "without bookmarks"])
def test_honest_rewriting_is_left_in_peace(*, lost: bool) -> None:
    assert len(HONEST) >= 30
    draft = rewritten(unedited(), HONEST)
    found = check_draft(demo(), without_keys(draft) if lost else draft)
    assert [(str(one.says), one.draft) for one in found.findings] == []


@pytest.mark.parametrize("right", WRONG)
def test_one_thing_that_an_editor_got_wrong_is_found(right: str, bench: Bench) -> None:
    pair = next(one for one in bench.pairs if one.passage.text == right)
    assert bench.findings(pair, 0, WRONG[right])


@pytest.mark.parametrize("wrong", ["met with some trouble", "met", "not met"])
def test_a_rating_that_became_another_is_found(wrong: str, bench: Bench) -> None:
    right = "met with much trouble"
    pair, at, line = next(
        (pair, at, line)
        for pair in bench.pairs
        for at, line in enumerate(pair.passage.lines)
        if pair.passage.place == "table" and line.startswith(right)
    )
    found = bench.findings(pair, at, line.replace(right, wrong))
    assert [str(one.says) for one in found] == [f"The draft says {wrong}, the record {right}."]


@pytest.mark.parametrize(("said", "wrong"), [("eighth", 0), ("8th", 0), ("seventh", 1), ("7th", 1)])
def test_a_turn_that_is_counted_through_is_held_beside_its_number(
    said: str, wrong: int, bench: Bench
) -> None:
    told = "The game ended in turn 8: A settlement is signed."
    pair = next(one for one in bench.pairs if one.passage.text == told)
    assert len(bench.findings(pair, 0, f"In the {said} turn it ended: a settlement is signed.")) == wrong


def test_a_finding_says_where_and_what_and_which_events() -> None:
    draft = draft_of(changed(written(), swapped("Twelve were covert", "Thirteen were covert")), "draft.docx")
    (found,) = check_draft(demo(), draft).findings
    assert str(found.says) == "The draft says Thirteen, the record Twelve."
    assert found.heading == "What happened"
    assert "Thirteen were covert" in found.draft_quote
    assert "Twelve were covert" in found.record_quote
    assert found.events


def test_sentences_joined_into_one_paragraph_are_still_compared() -> None:
    first, second = (
        "Control brought in twelve events from outside.",
        "13 other pairs ended elsewhere than they began.",
    )
    right = rewritten(unedited(), {first: f"{first} {second}", second: ""})
    assert check_draft(demo(), right).findings == ()
    wrong = rewritten(unedited(), {first: f"{first} {second.replace('13', '14')}", second: ""})
    (found,) = check_draft(demo(), wrong).findings
    assert found.draft_fact == "14"


def test_what_stands_in_another_order_is_no_fault() -> None:
    passages = [one for one in unedited().passages if one.place != "note"]
    turned = tuple(reversed(passages))
    assert check_draft(demo(), replace(unedited(), passages=turned)).findings == ()


def test_what_was_left_out_is_told_quietly() -> None:
    kept = tuple(one for one in unedited().passages if not any("e_events_" in key for key in one.keys))
    found = check_draft(demo(), replace(unedited(), passages=kept))
    assert found.findings == ()
    assert any(part.part == "events" for part in found.left_out)


def with_refs(text: str, *numbers: int) -> Draft:
    """The draft in which one passage names other events."""
    passages = tuple(
        replace(one, refs=replace(one.refs, numbers=frozenset(numbers))) if one.text == text else one
        for one in unedited().passages
    )
    return replace(unedited(), passages=passages)


LINE = "The game ended in turn 8: A settlement is signed."


@pytest.mark.parametrize(
    ("numbers", "fault"), [((9999,), "no-event"), ((12,), "events-changed"), ((), "events-gone")]
)
def test_events_that_are_named_wrongly_or_no_longer_are_told(numbers: tuple[int, ...], fault: str) -> None:
    assert [one.fault for one in check_draft(demo(), with_refs(LINE, *numbers)).findings] == [fault]


def test_a_draft_from_which_all_events_were_taken_is_told_once() -> None:
    bare = tuple(replace(one, refs=type(one.refs)()) for one in unedited().passages)
    found = check_draft(demo(), replace(unedited(), passages=bare))
    assert [one.what for one in found.notices] == ["draft-without-events"]
    assert found.findings == ()


LEDGER = "Dice"
"""The first cell of a row of a table of numbers."""


def with_cells(change: Callable[[tuple[str, ...]], tuple[str, ...]], *, every_row: bool) -> Draft:
    """The draft with the cells of the ledger's first table changed, in every row or in one."""
    keys = {
        one.key
        for one in statements(document_of(demo(), Options(secrets=True)))
        if one.part == "ledger" and one.kind == "row" and one.headings[-1] == "By method"
    }
    passages = tuple(
        replace(one, lines=change(one.lines))
        if keys.intersection(one.keys) and (every_row or one.lines[0].startswith(LEDGER))
        else one
        for one in unedited().passages
    )
    assert passages != unedited().passages
    return replace(unedited(), passages=passages)


def exchanged(cells: tuple[str, ...]) -> tuple[str, ...]:
    return (*cells[:2], cells[3], cells[2], *cells[4:])


def test_columns_that_changed_places_are_no_fault() -> None:
    assert check_draft(demo(), with_cells(exchanged, every_row=True)).findings == ()


def test_two_numbers_that_changed_places_in_one_row_are() -> None:
    assert len(check_draft(demo(), with_cells(exchanged, every_row=False)).findings) == 2


def added(*texts: str) -> Draft:
    more = tuple(
        Passage(number=9000 + at, place="text", heading="Outlook", lines=(text,), refs=refs_in([text]))
        for at, text in enumerate(texts)
    )
    return replace(unedited(), passages=(*unedited().passages, *more))


def test_more_than_there_is_is_wrong_wherever_it_stands() -> None:
    wrong = (
        "In turn 11 nobody came.",
        "All 96 moves were brave.",
        "See [4711].",
        "Ninety-six moves were.",
        "A hundred moves.",
    )
    found = check_draft(demo(), added(*wrong)).findings
    assert [one.passage for one in found] == [9000, 9001, 9002, 9003, 9004]


def test_what_a_house_adds_of_its_own_is_not_compared() -> None:
    own = (
        "In 2014 some 130 observers of three houses met in room 47.",
        "We thank the 6 people who wrote, and page 17 has their names.",
        "Nous remercions les cinq équipes; rendez-vous le 12 juin 2027.",
    )
    assert check_draft(demo(), added(*own)).findings == ()


def test_a_body_without_bookmarks_is_compared_by_likeness() -> None:
    right = draft_of(changed(written(), without_bookmarks), "draft.docx")
    assert check_draft(demo(), right).findings == ()


def test_a_draft_of_another_record_is_compared_all_the_same() -> None:
    other = replace(unedited(), origin=replace(unedited().origin or Origin(), record="0" * 64))
    found = check_draft(demo(), other)
    assert [one.what for one in found.notices] == ["draft-of-other-record"]
    assert found.findings == ()


def test_a_draft_that_says_nothing_of_its_record_is_compared_all_the_same() -> None:
    found = check_draft(demo(), replace(unedited(), origin=None))
    assert [one.what for one in found.notices] == ["draft-of-no-record"]


def small_sessions() -> list[Session]:
    return [fresh(), practice(), evil()]


@pytest.mark.parametrize(
    "options",
    [
        Options(secrets=True, naming="cover"),
        Options(secrets=False, naming="none", without=frozenset({"events", "cover"})),
        Options(secrets=True, foreword="Three of 9 guests came in turn 1.\n\nThank you."),
        Options(secrets=True, turn=1),
    ],
    ids=["names", "closed", "foreword", "one turn"],
)
def test_whatever_a_report_tells_and_leaves_out_its_own_draft_agrees(options: Options) -> None:
    for session in small_sessions():
        if options.turn and not session.state.turns_played:
            continue
        content = render(document_of(session, options), ".docx")
        found = check_draft(session, draft_of(content, "draft.docx"))
        assert [(str(one.says), one.draft, one.record) for one in found.findings] == []
