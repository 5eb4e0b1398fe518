"""What a phone asks for is done at its seat's door, or refused in words, and nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.phones.seats import now, seats_of
from tests.wargame.woods import IN_TURN, SEATS, at, card, go_to, inject, rules, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.events import NoteMade
from wargame.game.moves import FreeText, Move
from wargame.game.rules import legal_moves, rulings_due, why_not
from wargame.journal.memory import MemoryJournal
from wargame.journal.rows import Batch
from wargame.phones.commands import Seats
from wargame.phones.forms import FORMS
from wargame.scenario.model import FreeMoveRules, InfluenceRules, InjectAnswer, Option, PreparedDeal
from wargame.session import injects, messages
from wargame.session.doors import SeatDoor
from wargame.session.notes import make_note
from wargame.session.play import pass_turn, play
from wargame.session.rulings import rule
from wargame.session.script import carry_out, read_line
from wargame.session.session import Session, undo
from wargame.session.timer import start_timer
from wargame.shown.phone.doing import LEAST, MODE
from wargame.terms import EntenteError, RecordError

Fields = dict[str, Any]

CARDS = ("one", "two", "birchs")


def planning(*cards: str, **more: Any) -> tuple[Session, Seats]:
    held = [card(name, "birch" if name.startswith("birch") else "ash") for name in cards or CARDS]
    session = at("planning", woods(*held, card("cedars", "cedar"), **more))
    return session, seats_of(session)


def moves(*cards: str, **more: Any) -> Fields:
    return {"moves": [{"card": name, **more} for name in cards]}


def test_a_plan_is_sealed_in_its_order() -> None:
    session, seats = planning()
    assert seats.do("ash", "seal", moves("two", "one", argument="So be it."), now(session)) == ""
    assert [(one.move.card, one.move.argument) for one in session.state.table.plays] == [
        ("two", "So be it."),
        ("one", "So be it."),
    ]
    assert {entry.author for entry in session.history.entries[-2:]} == {"ash"}


def in_turn(**of_rules: Any) -> tuple[Session, Seats]:
    """Seats that move one after another."""
    held = [card("one"), card("two"), card("night", covert=True), card("birchs", "birch")]
    session = at("moves", woods(*held, card("cedars", "cedar"), rules=rules(*IN_TURN, **of_rules)))
    return session, seats_of(session)


def offered(session: Session, seats: Seats) -> dict[str, set[str]]:
    """What of sealing and passing each seat's phone offers."""
    return {seat: {"seal", "pass"} & set(seats.view(seat)["may"]) for seat in session.compiled.seats}


def test_where_seats_move_one_after_another_a_phone_offers_a_move_to_the_one_whose_turn_it_is() -> None:
    session, seats = in_turn()
    both, none = {"seal", "pass"}, set[str]()
    assert offered(session, seats) == {"ash": both, "birch": none, "cedar": none}
    assert seats.view("birch")["say"] == "Birch cannot move now; it is Ash's turn."
    assert seats.do("birch", "pass", {}, now(session)) == seats.view("birch")["say"]
    # Who has made one of two moves can leave the other: else all would wait for it.
    assert seats.do("ash", "seal", moves("one"), now(session)) == ""
    assert offered(session, seats)["ash"] == none
    rule(session, choice=RulingChoice(dice=(3, 4)))
    assert offered(session, seats)["ash"] == both
    assert seats.do("ash", "pass", {}, now(session)) == ""
    assert offered(session, seats) == {"ash": none, "birch": both, "cedar": none}
    assert seats.view("ash")["say"] == "Ash has passed this turn."


def test_a_phone_offers_to_seal_just_where_the_rules_let_its_seat_move() -> None:
    walks = [planning(rules=rules(moves_per_turn=1)), in_turn(moves_per_turn=1), in_turn()]
    for session, seats in walks:
        for _ in range(12):
            for seat in session.compiled.seats:
                free = Move(seat=seat, free=FreeText(title="Parley"))
                assert ("seal" in seats.view(seat)["may"]) == (why_not(session.state, free) is None)
            who = next((one for one in SEATS if legal_moves(session.state, one)), "")
            if session.state.phase_kind == "moves" and rulings_due(session.state):
                rule(session, choice=RulingChoice(method="dice", dice=(3, 4), exposure_dice=(1, 1)))
            elif who:
                choice = legal_moves(session.state, who)[0]
                _ = play(session, choice) if isinstance(choice, Move) else pass_turn(session, who)


def test_that_another_seats_covert_move_waits_for_its_ruling_is_told_without_its_name() -> None:
    session, seats = in_turn()
    assert seats.do("ash", "seal", moves("night"), now(session)) == ""
    for seat in ("birch", "cedar"):
        assert seats.do(seat, "seal", moves(f"{seat}s"), now(session)) == "A move is to be ruled on first."
        assert "Night" not in json.dumps(seats.view(seat))
    assert "“Night”" in seats.view("ash")["say"]


class FullDisk(MemoryJournal):
    """A journal on a disk that is full now and then."""

    full = False

    def append(self, batch: Batch) -> None:
        self._check()
        super().append(batch)

    def keep_draft(self, seat: str, body: str) -> None:
        self._check()
        super().keep_draft(seat, body)

    def _check(self) -> None:
        if self.full:
            raise RecordError("disk-full", name="Tuesday")


def test_what_the_laptop_cannot_write_down_is_told_as_the_facilitator_s_to_mend() -> None:
    session, seats = planning()
    disk = session.journal = FullDisk()
    disk.full = True
    draft: Fields = {"draft": {"letter": "Dear Birch"}}
    not_kept = seats.do("ash", "draft", draft, now(session))
    assert "It stays on this phone, which tries again. Tell the facilitator." in not_kept
    not_recorded = seats.do("ash", "seal", moves("one"), now(session))
    assert "cannot write this down just now" in not_recorded
    assert "Tuesday" not in not_kept + not_recorded
    assert not session.state.table.plays
    disk.full = False
    assert seats.do("ash", "draft", draft, now(session)) == ""
    assert seats.do("ash", "seal", moves("one"), now(session)) == ""
    assert len(session.state.table.plays) == 1


def test_what_is_refused_of_a_plan_is_named_and_stays_in_it() -> None:
    session, seats = planning()
    said = seats.do("ash", "seal", moves("two", "two"), now(session))
    assert said.startswith("“Two” was not sealed. ")
    assert len(session.state.table.plays) == 1
    assert [one["card"] for one in seats.view("ash")["draft"]["moves"]] == ["two"]


@pytest.mark.parametrize(
    ("meant", "said"),
    [
        ({"turn": 1, "phase": "negotiation"}, "Too late: that was meant for negotiation of turn 1."),
        ({"turn": 7, "phase": "planning"}, "Too late: that was meant for planning of turn 7."),
        ({"turn": 1, "phase": "dinner"}, "The laptop does not know what was asked for."),
        ({}, "The laptop does not know what was asked for."),
        ({"turn": True, "phase": "planning"}, "The laptop does not know what was asked for."),
    ],
)
@pytest.mark.parametrize("name", ["seal", "pass", "withdraw", "free", "back", "give"])
def test_what_was_meant_for_another_moment_is_not_done(meant: Fields, said: str, name: str) -> None:
    given: Fields = {
        "seal": moves("one"),
        "pass": {},
        "withdraw": {"number": 1},
        "free": {"title": "Parley"},
        "back": {"move": 1},
        "give": {"to": "birch", "amount": 1},
    }[name]
    session, seats = planning()
    state = session.state
    assert said in seats.do("ash", name, given, meant)
    assert session.state is state


def test_a_vote_that_comes_late_is_not_counted_in_the_next_one() -> None:
    session, seats = planning()
    messages.open_vote(session, "First?")
    messages.close_vote(session)
    messages.open_vote(session, "Second?")
    assert "Too late: vote 1 is closed" in seats.do("ash", "vote", {"vote": 1, "option": "Yes"}, {})
    assert seats.do("ash", "vote", {"vote": 2, "option": "Yes"}, {}) == ""
    assert session.state.affairs.votes[-1].cast == (("ash", "Yes"),)


def test_a_seat_takes_back_its_own_moves_alone_however_many_lie_there() -> None:
    session, seats = planning()
    play(session, Move(seat="birch", card="birchs"), by="birch")
    seats.do("ash", "seal", moves("one", "two"), now(session))
    assert [one["number"] for one in seats.view("ash")["sealed"]] == [1, 2]
    assert seats.do("ash", "withdraw", {"number": 1}, now(session)) == ""
    assert [(one.move.seat, one.move.card) for one in session.state.table.plays] == [
        ("birch", "birchs"),
        ("ash", "two"),
    ]
    assert "There is no move 2" in seats.do("ash", "withdraw", {"number": 2}, now(session))


def test_the_draft_lies_on_the_laptop_and_outlives_the_phone() -> None:
    session, seats = planning()
    draft = {"moves": [{"card": "two", "argument": "Half a senten"}], "letter": "Dear", "to": ["birch"]}
    assert seats.do("ash", "draft", {"draft": draft}, now(session)) == ""
    assert SeatDoor(session, "ash").draft().moves[0].argument == "Half a senten"
    shown = seats_of(session).view("ash")
    assert (shown["draft"]["letter"], shown["draft"]["to"]) == ("Dear", ["birch"])
    assert [one["planned"] for one in shown["cards"]] == [None, 1]
    assert seats.view("birch")["draft"]["letter"] == ""


def test_the_draft_that_a_phone_shows_comes_back_as_it_is() -> None:
    session, seats = planning(rules=rules(free_move=FreeMoveRules(cost=1)))
    free = {"title": "A hotline", "intent": "Talk", "reasons": ["It is cheap."]}
    begun = {"card": "one", "argument": "Half a senten"}
    plan = {"moves": [{"card": "two"}], "free": free, "free_target": "birch", "begun": begun, "to": [""]}
    assert seats.do("ash", "draft", {"draft": plan}, now(session)) == ""
    shown = seats.view("ash")["draft"]
    assert (shown["free"]["title"], shown["free_target"]) == ("A hotline", "birch")
    assert shown["begun"]["argument"] == "Half a senten"
    assert seats.do("ash", "draft", {"draft": shown}, now(session)) == ""
    assert seats.view("ash")["draft"] == shown


def test_an_undo_by_control_is_told_and_gives_the_plan_back() -> None:
    session, seats = planning()
    seats.do("ash", "seal", moves("one", argument="Now."), now(session))
    undo(session)
    view = seats.view("ash")
    assert view["taken_back"] == "your seal of “One”"
    assert [one["argument"] for one in view["draft"]["moves"]] == ["Now."]
    assert seats.view("birch")["taken_back"] == ""
    make_note(session, "They look up.")
    assert seats.view("ash")["taken_back"], "what others do since does not hide it"
    seats.do("ash", "pass", {}, now(session))
    assert seats.view("ash")["taken_back"] == ""


def test_a_free_move_is_not_sealed_twice_by_the_same_words() -> None:
    session, seats = planning(rules=rules(free_move=FreeMoveRules(cost=1)))
    words = {"title": "A parley", "intent": "To talk.", "reasons": ["Rain."], "target": "birch"}
    assert seats.do("ash", "free", words, now(session)) == ""
    assert seats.do("ash", "free", words, now(session)) == "You have sealed this move already."
    plan = {"moves": [{"free": {"title": "Another", "instrument": "military"}, "target": "birch"}]}
    assert seats.do("ash", "seal", plan, now(session)) == ""
    assert [one.title for one in session.state.table.plays] == ["A parley", "Another"]


def test_a_letter_that_was_sent_is_no_draft_any_more() -> None:
    session, seats = planning()
    seats.do("ash", "draft", {"draft": {"letter": "Meet us.", "to": ["birch"]}}, now(session))
    assert seats.do("ash", "write", {"to": ["birch"], "text": "Meet us."}, now(session)) == ""
    assert seats.view("ash")["draft"]["letter"] == ""
    assert seats.view("birch")["letters"][0]["text"] == "Meet us."
    assert seats.view("cedar")["letters"] == []
    assert "Choose to whom it goes" in seats.do("ash", "write", {"to": ["", "birch"], "text": "Hm."}, {})
    assert seats.do("ash", "write", {"to": [""], "text": "May we?"}, {}) == ""
    assert session.state.affairs.queries[0].text == "May we?"


def test_deals_are_offered_and_answered_by_the_number_that_the_seat_sees() -> None:
    session, seats = planning()
    seats.do("birch", "offer", {"parties": ["cedar"], "terms": "In secret."}, {})
    assert seats.do("birch", "offer", {"parties": ["ash"], "terms": "Peace.", "public": True}, {}) == ""
    [offer] = seats.view("ash")["offers"]
    assert (offer["number"], offer["terms"]) == (1, "Peace.")
    assert seats.do("ash", "answer", {"deal": 1, "yes": True}, {}) == ""
    assert [deal.status for deal in session.state.affairs.deals] == ["offered", "agreed"]
    assert "There is no deal 2" in seats.do("ash", "answer", {"deal": 2, "yes": True}, {})
    assert seats.do("ash", "answer", {"deal": 1, "yes": True}, {}).startswith("Deal 1 is agreed;"), (
        "the record calls it deal 2, which would tell that there is another"
    )


def test_moves_are_backed_by_their_place_among_the_open_ones() -> None:
    session = at("planning", woods(card("veiled", covert=True), card("open")))
    play(session, Move(seat="ash", card="veiled"), by="ash")
    play(session, Move(seat="ash", card="open"), by="ash")
    go_to(session, "reveal")
    seats = seats_of(session)
    [row] = seats.view("birch")["support"]["moves"]
    assert (row["number"], row["title"], row["stands"]) == (1, "Open", "free")
    assert seats.do("birch", "back", {"move": 1}, now(session)) == ""
    assert seats.view("birch")["support"]["moves"][0]["stands"] == "backs"
    assert seats.do("birch", "unback", {"move": 1}, now(session)) == ""
    assert "There is no move 2" in seats.do("birch", "block", {"move": 2}, now(session))
    said = seats.do("birch", "unback", {"move": 1}, now(session))
    assert said == "Birch neither backs nor blocks move 1.", "not by the number that counts the veiled one"


def test_what_another_seat_has_is_as_if_it_were_not_there() -> None:
    ready = PreparedDeal(id="pact", title="The pact", terms="All of it.", between=("birch", "cedar"))
    session, seats = planning(deals=(ready,))
    for card_id in ("cedars", "no-such"):
        said = seats.do("ash", "seal", moves(card_id), now(session))
        assert said == f"There is no card called {card_id}."
        assert seats.do("ash", "seal", moves("one", card_id), now(session)) == said
    assert session.state.table.plays == ()
    for deal in ("pact", "no-such"):
        assert seats.do("ash", "offer", {"ready": deal}, {}) == f"The scenario has no deal {deal} ready."
    assert seats.do("birch", "offer", {"ready": "pact"}, {}) == ""


def test_an_inject_is_answered_and_paid_for() -> None:
    answers = (InjectAnswer(id="wait", title="Wait"), InjectAnswer(id="join", title="Join"))
    league = inject("league", turn=1, answers=answers, asks=("ash", "birch"))
    storm = inject("storm", turn=1, option=Option(seat="ash", price=2))
    session = at("briefing", woods(injects=(league, storm)))
    seats = seats_of(session)
    injects.fire_due(session)
    asked = seats.view("ash")["asked"]
    assert [one["id"] for one in asked["answers"]] == ["wait", "join"]
    late = {"answer": "join", "inject": "storm"}
    assert "Too late" in seats.do("ash", "respond", late, now(session))
    assert seats.do("ash", "respond", {"answer": "join", "inject": "league"}, now(session)) == ""
    assert seats.do("birch", "respond", {"answer": "wait", "inject": "league"}, now(session)) == ""
    injects.fire_due(session)
    asked = seats.view("ash")["asked"]
    assert [one["id"] for one in asked["answers"]] == ["pays", "lets-it-happen"]
    assert "respond" in seats.view("ash")["may"]
    assert seats.view("birch")["asked"] is None
    before = session.state.influence("ash")
    assert seats.do("birch", "respond", {"answer": "pays", "inject": "storm"}, now(session)) != ""
    assert seats.do("ash", "respond", {"answer": "pays", "inject": "storm"}, now(session)) == ""
    assert session.state.influence("ash") == before - 2


def test_influence_is_given_in_negotiation() -> None:
    giving = rules(influence=InfluenceRules(gifts_per_turn=3))
    session = at("negotiation", woods(card("one"), rules=giving))
    seats = seats_of(session)
    before = session.state.influence("birch")
    assert "give" in seats.view("ash")["may"]
    assert seats.do("ash", "give", {"to": "birch", "amount": 2}, now(session)) == ""
    assert session.state.influence("birch") == before + 2


def test_a_room_lets_phones_do_votes_and_questions_only() -> None:
    session, seats = planning()
    session.change_settings({MODE: LEAST})
    assert "votes and questions" in seats.do("ash", "seal", moves("one"), now(session))
    assert seats.do("ash", "ask", {"text": "May we?"}, {}) == ""
    assert seats.view("ash")["cards"] == []
    session.change_settings({MODE: "whatever somebody wrote there"})
    assert seats.view("ash")["cards"] == []


def test_observers_write_observations_and_do_nothing_else() -> None:
    session, seats = planning()
    messages.send(session, "ash", ("birch",), "In private.")
    told = seats.view("observer")["table"]
    note = {"text": "They hesitate.", "tag": "insight", "seat": "ash", "event": told["told_at"][0]}
    assert seats.do("observer", "observe", note, {}) == ""
    entry = session.history.entries[-1]
    assert isinstance(entry.event, NoteMade)
    assert (entry.author, entry.event.tag, entry.event.seat) == ("observer", "insight", "ash")
    spoken_of = session.history.entry(entry.event.on).event
    assert type(spoken_of).__name__ == "PhaseOpened"
    assert "was not told here" in seats.do("observer", "observe", {"text": "x", "event": 999}, {})
    for name in FORMS:
        if name not in ("observe", "jot"):
            assert "cannot be done from this phone" in seats.do(
                "observer", name, _something(name), now(session)
            )
    assert "cannot be done from this phone" in seats.do("ash", "observe", note, {})
    assert "cannot be done from this phone" in seats.do("ash", "jot", {"phone": "one"}, {})


def _something(name: str) -> Fields:
    given: dict[str, Fields] = {
        "draft": {"draft": {}},
        "seal": moves("one"),
        "withdraw": {"number": 1},
        "free": {"title": "x"},
        "write": {"to": ["ash"], "text": "x"},
        "ask": {"text": "x"},
        "answer": {"deal": 1, "yes": True},
        "respond": {"answer": "x", "inject": "x"},
        "vote": {"vote": 1, "option": "x"},
        "perceive": {"views": {"ash": 1}},
        "reflect": {"question": "why", "text": "x"},
        "back": {"move": 1},
        "block": {"move": 1},
        "unback": {"move": 1},
        "give": {"to": "ash", "amount": 1},
    }
    return given.get(name, {})


def test_the_seconds_that_are_left_are_those_of_the_phase() -> None:
    session, seats = planning()
    assert seats.view("ash")["deadline"] is None
    stamp = seats.view("ash")["at"]
    start_timer(session, whole=120)
    view = seats.view("ash")
    assert (view["running"], view["deadline"] in range(110, 121)) == (True, True)
    assert view["at"] == stamp, "the time that is left is no part of the stamp"


def test_the_texts_under_a_mark_are_those_of_the_place() -> None:
    _, seats = planning()
    marks = [one["face"] for one in seats.view("ash")["cards"]]
    assert seats.faces("ash", [*marks, "nothing"]).keys() == set(marks)
    assert seats.faces("observer", marks) == {}


_FIELDS = sorted({name for form in FORMS.values() for name in getattr(form, "__dataclass_fields__", ())})

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["ash", "one", "", "planning", "\ud800", "\0", "x" * 30_000, 10**4000]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3) | st.sampled_from(_FIELDS), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=120, deadline=None)
@given(name=st.sampled_from([*FORMS, "look", "", "undo"]), data=st.data())
def test_whatever_a_phone_sends_is_done_or_refused_in_words(name: str, data: st.DataObject) -> None:
    sent = _something(name)
    if sent and data.draw(st.sampled_from([True, False])):
        sent = {**sent, data.draw(st.sampled_from(sorted(sent))): data.draw(ANYTHING)}
    else:
        sent = data.draw(
            st.dictionaries(st.text(max_size=3) | st.sampled_from(_FIELDS), ANYTHING, max_size=4)
        )
    meant = data.draw(st.just(now(FUZZED[0])) | st.dictionaries(st.sampled_from(["turn", "phase"]), ANYTHING))
    place = data.draw(st.sampled_from(["ash", "birch", "observer"]))
    before = FUZZED[0].history.last
    words = FUZZED[1].do(place, name, sent, meant)
    assert words == "" or ((words[0].isupper() or words[0] in "“”") and words.rstrip("”")[-1] in ".…?")
    assert "Traceback" not in words
    if words and name != "seal":
        assert FUZZED[0].history.last == before, "what is refused leaves no trace"


FUZZED = planning(rules=rules(free_move=FreeMoveRules(cost=0)))


def test_a_message_that_is_deep_or_long_without_end_is_refused() -> None:
    session, seats = planning()
    deep: Any = "x"
    for _ in range(5_000):
        deep = [deep]
    for sent in ({"text": deep}, {"to": ["ash"] * 100_000}, {"text": {1: 2}}):
        assert "does not know what was asked for" in seats.do("ash", "ask", sent, {})
    assert "up to 1,000,000,000" in seats.do("ash", "withdraw", {"number": 10**5000}, now(session))


ACTS = st.sampled_from(["seal", "withdraw", "pass", "write", "ask", "vote", "offer", "answer", "perceive"])


@settings(max_examples=25, deadline=None)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(["ash", "birch", "cedar"]), ACTS, st.integers(0, 2)),
        min_size=4,
        max_size=14,
    )
)
def test_any_order_of_commands_by_phones_gives_the_record_that_the_curtain_gives(
    acts: list[tuple[str, str, int]],
) -> None:
    by_phone, seats = planning("one", "two", "three", "birchs", "birchs-too")
    by_curtain, _ = planning("one", "two", "three", "birchs", "birchs-too")
    for session in (by_phone, by_curtain):
        messages.open_vote(session, "Shall we?", ("Yes", "No", "Later"))
    for seat, act, which in acts:
        words = seats.do(seat, act, *_by_phone(by_phone, seat, act, which))
        try:
            refusal = ""
            carry_out(by_curtain, read_line(json.dumps(_by_curtain(by_curtain, seat, act, which))))
        except EntenteError as refused:
            refusal = refused.told.without_commands()
        assert bool(words) == bool(refusal), (words, refusal)
    assert [(one.author, one.event) for one in by_phone.history.entries] == [
        (one.author, one.event) for one in by_curtain.history.entries
    ]


HELD = {"ash": ("one", "two", "three"), "birch": ("birchs", "birchs-too", "one"), "cedar": ("cedars",) * 3}
OTHERS = {"ash": "birch", "birch": "cedar", "cedar": "ash"}


def _by_phone(session: Session, seat: str, act: str, which: int) -> tuple[Fields, Fields]:
    own = [one for one in session.state.table.plays if one.move.seat == seat]
    given: dict[str, Fields] = {
        "seal": moves(HELD[seat][which], argument=f"For {which} reasons."),
        "withdraw": {"number": len(own)},
        "pass": {"reason": "Enough."},
        "write": {"to": [OTHERS[seat]], "text": f"Letter {which}"},
        "ask": {"text": f"Question {which}?"},
        "vote": {"vote": 1, "option": ("Yes", "No", "Later")[which]},
        "offer": {"parties": [OTHERS[seat]], "terms": f"Terms {which}", "public": which == 0},
        "answer": {"deal": _last_offer(session, seat), "yes": which > 0},
        "perceive": {"views": {OTHERS[seat]: which}},
    }
    return given[act], now(session)


def _last_offer(session: Session, seat: str) -> int:
    """The place of the latest open offer among the deals that the seat may know."""
    known = [one for one in session.state.affairs.deals if one.public or seat in one.parties]
    found = [at for at, one in enumerate(known, 1) if one.status == "offered" and seat in one.parties]
    return found[-1] if found else 99


def _by_curtain(session: Session, seat: str, act: str, which: int) -> Fields:
    other = OTHERS[seat]
    lines: dict[str, Fields] = {
        "seal": {"do": "play", "card": HELD[seat][which], "argument": f"For {which} reasons."},
        "withdraw": {"do": "withdraw"},
        "pass": {"do": "pass", "reason": "Enough."},
        "write": {"do": "message", "from": seat, "to": [other], "text": f"Letter {which}"},
        "ask": {"do": "ask", "text": f"Question {which}?"},
        "vote": {"do": "cast", "option": ("Yes", "No", "Later")[which]},
        "offer": {"do": "propose", "to": [other], "terms": f"Terms {which}", "public": which == 0},
        "answer": {"do": "accept" if which else "decline"},
        "perceive": {"do": "perceive", "views": {other: which}},
    }
    by = {"by": seat} if act == "write" else {"by": seat, "seat": seat}
    return lines[act] | by


def test_a_text_that_is_too_long_is_refused_in_words_for_people() -> None:
    session, seats = planning()
    said = seats.do("ash", "ask", {"text": "x" * 20_001}, now(session))
    assert said == "The text has 20,001 characters; 20,000 is the most."


def test_much_that_is_sent_once_comes_in_several_answers() -> None:
    session, seats = planning()
    for number in range(30):
        messages.send(session, "birch", ("ash",), f"{number} " + "word " * 3_500)
    left = [one["more"] for one in seats.view("ash")["letters"]]
    rounds = 0
    while left:
        got = seats.faces("ash", left)
        assert 0 < len(json.dumps(got)) < 250_000
        left = [mark for mark in left if mark not in got]
        rounds += 1
    assert rounds > 1
