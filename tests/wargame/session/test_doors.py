"""The doors: what a seat, the room and Control find behind theirs, and whose doing a command is."""

import json

import pytest

from tests.wargame.secret_texts import secrets_of
from tests.wargame.session.scripts import do, played, shipped
from wargame.game.events import MoveSealed
from wargame.game.rules import is_done
from wargame.game.sight import sight
from wargame.game.turn import due_inject
from wargame.places import scenarios_folder
from wargame.session.doors import ControlDoor, Known, RoomDoor, SeatDoor, as_json, door_for
from wargame.session.opening import Plan, start
from wargame.session.script import COMMANDS, carry_out, read_line, read_script
from wargame.session.script_command import Command
from wargame.session.session import Session
from wargame.terms import ROOM, Refused

SEALED = '{"do": "play", "seat": "russia", "card": "rus-moscow-talks"}'


def planning() -> Session:
    """The flagship with seats planning."""
    session = played(scenario="afghanistan-2017")
    while session.state.phase_kind != "planning":
        due = due_inject(session.state) is not None and session.state.phase_kind == "briefing"
        do(session, '{"do": "fire-due"}' if due else '{"do": "phase"}')
    return session


def through(session: Session, seat: str, line: str) -> str:
    """What a seat is told when it enters a line at its door; empty if it was done."""
    try:
        SeatDoor(session, seat).do(read_line(line))
    except Refused as refusal:
        return str(refusal)
    return ""


def test_a_seat_acts_for_itself_and_the_record_says_who_it_was() -> None:
    session = planning()
    assert through(session, "russia", SEALED) == ""
    entry = session.history.line()[-1]
    assert isinstance(entry.event, MoveSealed)
    assert entry.author == "russia"


def test_whoever_a_line_names_as_its_author_it_is_entered_by_the_seat_at_the_door() -> None:
    session = planning()
    assert through(session, "russia", SEALED.replace("}", ', "by": "facilitator"}')) == ""
    assert session.history.line()[-1].author == "russia"


@pytest.mark.parametrize(
    "line",
    [
        SEALED,
        '{"do": "pass", "seat": "russia"}',
        '{"do": "message", "from": "russia", "to": ["kabul"], "text": "It was not us."}',
        '{"do": "propose", "seat": "russia", "to": ["iran"], "terms": "Talks first."}',
        '{"do": "ask", "seat": "russia", "text": "What does Kabul plan?"}',
        '{"do": "perceive", "seat": "russia", "views": {"iran": 3}}',
        '{"do": "give", "from": "russia", "to": "iran", "amount": 1}',
        '{"do": "argue", "seat": "russia", "text": "It has worked before.", "side": "for"}',
    ],
)
def test_no_seat_acts_for_another(line: str) -> None:
    session = planning()
    before = len(session.history.entries)
    assert through(session, "iran", line) == "Iran cannot act for Russia."
    assert len(session.history.entries) == before


def test_no_seat_takes_back_what_another_sealed() -> None:
    session = planning()
    do(session, SEALED)
    assert through(session, "iran", '{"do": "withdraw", "move": 1}') == "Iran cannot act for Russia."
    assert through(session, "russia", '{"do": "withdraw", "move": 1}') == ""


NOT_A_SEATS = [
    '{"do": "phase"}',
    '{"do": "close-turn"}',
    '{"do": "undo"}',
    '{"do": "note", "text": "Seen"}',
    '{"do": "adjust", "what": "influence(iran)", "to": 9, "reason": "Because"}',
    '{"do": "code", "seat": "iran", "code": "juniper"}',
    '{"do": "statement", "seats": ["iran", "russia"], "text": "Together."}',
]


@pytest.mark.parametrize("line", NOT_A_SEATS)
def test_what_is_controls_no_seat_can_do(line: str) -> None:
    session = planning()
    assert through(session, "iran", line) == "Only Control can do that, not Iran."


def test_a_command_is_controls_until_it_says_whose_it_is() -> None:
    silent = {word for word, form in COMMANDS.items() if form.acting_seat is Command.acting_seat}
    of_seats = set(COMMANDS) - silent
    assert of_seats == {
        *("play", "free-move", "withdraw", "pass", "argue", "back", "block", "take-back", "give"),
        *("propose", "offer-prepared", "accept", "decline", "lapse"),
        *("message", "ask", "cast", "perceive", "hot-wash", "answer-inject", "answer"),
    }


def test_a_line_of_a_script_entered_by_a_seat_is_that_seats_own() -> None:
    session = planning()
    with pytest.raises(Refused, match=r"^Iran cannot act for Russia\.$"):
        carry_out(session, read_line(SEALED.replace("}", ', "by": "iran"}')))
    carry_out(session, read_line(SEALED.replace("}", ', "by": "scribe"}')))


def test_control_can_do_everything_and_sees_the_state() -> None:
    session = planning()
    door = ControlDoor(session)
    door.do(read_line(SEALED))
    assert door.look() is session.state


def test_there_is_no_door_for_a_seat_that_is_not_there() -> None:
    with pytest.raises(Refused, match="There is no seat called albania"):
        door_for(planning(), "albania")
    assert isinstance(door_for(planning(), ROOM), RoomDoor)


def written(known: Known) -> str:
    """All that is known, written down as it would be sent to another device."""
    return json.dumps(as_json(known), ensure_ascii=False)


def test_what_stands_behind_a_door_can_be_written_down_and_holds_no_secret() -> None:
    """In every phase of the flagship's demo that has something to hide."""
    script = read_script((scenarios_folder() / "demo" / "afghanistan-2017.jsonl").read_text(encoding="utf-8"))
    session = start(shipped("afghanistan-2017"), script.start.plan)
    found: list[tuple[int, str, str]] = []
    searched = 0
    for line in script.lines:
        carry_out(session, read_line(line.text))
        if session.state.phase_kind not in ("planning", "resolution", "upkeep") or line.number % 6:
            continue
        for viewer in (ROOM, "iran", "taliban"):
            said = written(door_for(session, viewer).look())
            secrets = secrets_of(session, viewer)
            searched += len(secrets)
            found += [(line.number, viewer, secret) for secret in secrets if secret in said]
    assert found == []
    assert searched > 300


def test_nobody_finds_the_key_of_the_throws_behind_a_door() -> None:
    session = start(shipped("afghanistan-2017"), Plan(seed=70_707, key="0f" * 16))
    for viewer in (ROOM, *session.compiled.seats):
        said = written(door_for(session, viewer).look())
        assert "0f0f" not in said
        assert "70707" not in said


def test_settings_that_are_controls_do_not_come_through() -> None:
    session = planning()
    do(session, '{"do": "code", "seat": "iran", "code": "juniper"}')
    do(session, '{"do": "bot", "seat": "kabul", "policy": "greedy"}')
    session.change_settings({"place-iran": "0.5,0.5", "projector-letters": "130"})
    assert set(RoomDoor(session).look().settings) == {"place-iran", "projector-letters"}


def test_what_was_known_as_the_turn_began_is_where_the_turn_before_ended() -> None:
    session = planning()
    door = RoomDoor(session)
    assert door.sight_as_turn_began() == door.sight_of(session.history.opening)
    numbers = door.sight_as_turn_began().values
    do(session, '{"do": "adjust", "what": "alignment(russia, iran)", "to": 9, "reason": "Because"}')
    assert door.sight_as_turn_began().values == numbers
    last = door.look().sight
    ended = session.state
    while session.state.turn == ended.turn:
        ended, last = session.state, door.look().sight
        due = due_inject(session.state) is not None and session.state.phase_kind == "briefing"
        do(session, '{"do": "fire-due"}' if due else forward(session))
    assert door.sight_as_turn_began().values == last.values != numbers
    mine = SeatDoor(session, "iran").sight_as_turn_began()
    assert mine.values == sight(ended, "iran").values
    assert mine.viewer == "iran"


def forward(session: Session) -> str:
    """The line that goes on: seats that have not moved pass first."""
    waiting = [seat for seat in session.compiled.seats if not is_done(session.state, seat)]
    if session.state.phase_kind == "planning" and waiting:
        return json.dumps({"do": "pass", "seat": waiting[0]})
    return '{"do": "phase"}'


def test_once_everything_is_opened_a_seat_is_told_all_that_happened() -> None:
    session = planning()
    do(session, SEALED)
    assert not [one for one in SeatDoor(session, "iran").look().told if isinstance(one, MoveSealed)]
    do(session, '{"do": "end-game", "reason": "Fire alarm."}')
    do(session, '{"do": "close", "opens": true}')
    sealed = [one for one in SeatDoor(session, "iran").look().told if isinstance(one, MoveSealed)]
    assert [one.move.seat for one in sealed] == ["russia"]
