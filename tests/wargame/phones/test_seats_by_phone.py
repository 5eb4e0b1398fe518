"""Two seats play by phone: boxes come in, stand on the record, and the other is told what it may know."""

from typing import Any

import pytest

from tests.wargame.phones.handset import Handset, Radio
from tests.wargame.phones.seats import now, seats_of
from tests.wargame.woods import at, card, woods
from wargame.phones import lines
from wargame.phones.exchange import Phones
from wargame.session.session import Session, undo

MARK = "qzqzqx"


@pytest.fixture
def session() -> Session:
    """Seats plan in secret."""
    return at("planning", woods(card("one"), card("birchs", "birch")))


@pytest.fixture
def radio(session: Session) -> Radio:
    """Phones are on, and there is a code for each seat."""
    radio = Radio(Phones([*session.compiled.seats, "observer"], seats_of(session)))
    for place in ("ash", "birch"):
        radio.hear(radio.phones.open_card(place))
    return radio


def joined(radio: Radio, place: str, stream: int) -> Handset:
    phone = radio.join(Handset(radio.phones.card_link(place), f"browser-{place}", unpacks=True))
    for data in radio.listen(phone.channel, stream):
        phone.read(lines.unpacked(data) or b"")
    return phone


def told(radio: Radio, phone: Handset) -> dict[str, Any]:
    """What a phone was told last; an empty view if nothing came."""
    before = len(radio.pushed)
    radio.hear(radio.phones.changed(radio.now))
    own = [data for id, data in radio.pushed[before:] if id == phone.channel]
    return phone.read(lines.unpacked(own[-1]) or b"")["view"] if own else {}


def seal(phone: Handset, radio: Radio, session: Session, **more: Any) -> dict[str, Any]:
    moves = {"moves": [{"card": "one", "argument": f"{MARK}, so be it."}]}
    return radio.say(phone, "seal", **{"with": moves, "for": now(session), **more})


def test_a_move_sealed_by_phone_stands_on_the_record_and_the_other_phone_learns_that_alone(
    session: Session, radio: Radio
) -> None:
    ash, birch = joined(radio, "ash", 1), joined(radio, "birch", 2)
    answer = seal(ash, radio, session, seat="birch", place="birch")
    assert answer["words"] == ""
    [played] = session.state.table.plays
    assert (played.move.seat, played.move.card) == ("ash", "one")
    assert MARK in str(answer["view"]["sealed"])
    view = told(radio, birch)
    assert [(one["seat"], one["state"]) for one in view["others"]][:2] == [
        ("ash", "sealed"),
        ("birch", "to-move"),
    ]
    assert MARK not in str(view)


def test_a_press_that_is_sent_again_seals_once(session: Session, radio: Radio) -> None:
    ash = joined(radio, "ash", 1)
    box = ash.box(do="seal", id="once", **{"with": {"moves": [{"card": "one"}]}, "for": now(session)})
    said = [ash.read(radio.post(ash.channel, box)[1]) for _ in range(2)]
    assert [one["words"] for one in said] == ["", ""]
    assert len(session.state.table.plays) == 1


def test_a_phone_is_told_that_control_took_its_seal_back(session: Session, radio: Radio) -> None:
    ash = joined(radio, "ash", 1)
    seal(ash, radio, session)
    undo(session)
    view = told(radio, ash)
    assert view["taken_back"] == "your seal of “One”"
    assert view["draft"]["moves"][0]["argument"].startswith(MARK)


def test_who_listens_to_the_wi_fi_cannot_tell_a_seal_from_a_letter_nor_whose_it_is(
    session: Session, radio: Radio
) -> None:
    phones = {place: joined(radio, place, stream) for stream, place in enumerate(("ash", "birch"))}
    ash, birch = phones["ash"], phones["birch"]
    seal_it: dict[str, Any] = {"with": {"moves": [{"card": "one", "argument": MARK}]}, "for": now(session)}
    acts: list[tuple[str, dict[str, Any]]] = [
        ("ask", {"with": {"text": "Does anybody know?"}}),
        ("write", {"with": {"to": ["birch"], "text": "Meet me at the well."}}),
        ("write", {"with": {"to": ["birch"], "text": "Let us talk about all of it. " * 60}}),
        ("offer", {"with": {"parties": ["birch"], "terms": "Peace.", "public": False}}),
        ("seal", seal_it),
        ("withdraw", {"with": {"number": 1}, "for": now(session)}),
    ]
    seen = []
    for do, given in acts:
        before = len(radio.pushed)
        box = ash.box(do=do, id=do, **given)
        answer = radio.post(ash.channel, box)[1]
        assert ash.read(answer)["words"] == "", do
        radio.hear(radio.phones.changed(radio.now))
        pushes = [(to, len(lines.unpacked(data) or b"")) for to, data in radio.pushed[before:]]
        seen.append((len(box), len(answer), pushes))
    assert len(set(map(str, seen))) == 1, seen
    assert [to for to, _ in seen[0][2]] == [birch.channel]


def test_what_is_secret_to_a_phone_does_not_come_to_it(session: Session, radio: Radio) -> None:
    ash, birch = joined(radio, "ash", 1), joined(radio, "birch", 2)
    before = radio.say(birch, "look")["view"]
    radio.say(ash, "ask", **{"with": {"text": f"{MARK}?"}, "for": now(session)})
    assert told(radio, birch) == before, "it is told, and shows what it showed"
    answer = radio.say(
        birch,
        "faces",
        **{"with": {"hashes": [one["face"] for one in radio.say(ash, "look")["view"]["cards"]]}},
    )
    assert answer["faces"] == {}, "cards of another seat are not to be had by their mark"
