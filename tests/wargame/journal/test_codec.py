"""Events and states survive being written as JSON, and nothing else is taken for one."""

from typing import get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.wargame.journal.games import begin, compiled, play_out
from wargame.game import events, moves
from wargame.game.events import (
    Change,
    Event,
    IncomePaid,
    MoveRuled,
    RulingOverridden,
    SessionOpened,
    StatementMade,
)
from wargame.journal.codec import (
    KINDS,
    decode_event,
    decode_state,
    encode_event,
    encode_state,
    kind_of,
    state_hash,
    throws_of,
    unknown_fields,
)
from wargame.terms import Quantity, RecordError, alignment, influence, scrutiny, track

_ID = st.text("abcdefgh-", min_size=1)
st.register_type_strategy(
    Quantity,
    st.one_of(st.builds(alignment, _ID, _ID), *(st.builds(one, _ID) for one in (track, influence, scrutiny))),
)


def _any_of(kind: type[msgspec.Struct]) -> st.SearchStrategy[msgspec.Struct]:
    return st.builds(kind, **{name: st.from_type(hint) for name, hint in get_type_hints(kind).items()})


# Left to itself, Hypothesis takes what makes a default for the default.
for part in (*vars(events).values(), *vars(moves).values()):
    if isinstance(part, type) and issubclass(part, msgspec.Struct) and part is not msgspec.Struct:
        st.register_type_strategy(part, _any_of)


# Each kind is flat and stands beside sixty others: a third of the examples is enough for each.
@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
@settings(max_examples=settings().max_examples // 3)
@given(data=st.data())
def test_every_kind_of_event_comes_back_as_it_was(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(st.from_type(kind))
    assert decode_event(kind_of(event), encode_event(event)) == event


def test_every_kind_of_event_is_known_by_its_name() -> None:
    assert set(KINDS.values()) == set(get_args(Event))


def test_equal_events_give_equal_texts() -> None:
    one = begin().history.entries[0].event
    assert isinstance(one, SessionOpened)
    first = replace(one, minutes={"planning": 10, "income": 2})
    other = replace(one, minutes={"income": 2, "planning": 10})
    assert encode_event(first) == encode_event(other)


def test_equal_states_give_equal_hashes() -> None:
    state = begin().state
    cards = [f"card-{number}" for number in range(20)]
    hashes = {
        state_hash(
            replace(
                state,
                setup=replace(state.setup, cards_off=frozenset(order)),
                memory=replace(state.memory, played=dict.fromkeys(order, 1)),
            )
        )
        for order in (cards, cards[::-1], cards[7:] + cards[:7])
    }
    assert len(hashes) == 1


def test_a_kind_that_is_not_known_is_refused_in_words() -> None:
    with pytest.raises(RecordError, match="newer version"):
        decode_event("TelepathyUsed", "{}")


@pytest.mark.parametrize("body", ["", "[", "[]", "{}", '{"turn": "1", "seats": [], "text": ""}', "[" * 5000])
def test_a_body_that_is_no_event_is_refused(body: str) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        decode_event("StatementMade", body)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(RecordError, match="half a character"):
        encode_event(StatementMade(turn=1, seats=(), text="\ud800"))


def test_fields_of_a_newer_version_are_named() -> None:
    body = '{"turn": 1, "seats": [], "text": "", "mood": "good"}'
    assert unknown_fields("StatementMade", body) == ("mood",)


def test_an_older_event_without_a_newer_field_is_read() -> None:
    event = decode_event("PhaseOpened", '{"turn": 1, "phase": 0, "kind": "briefing"}')
    assert kind_of(event) == "PhaseOpened"


def test_every_state_of_a_game_comes_back_as_it_was() -> None:
    session = begin()
    play_out(session)
    for number in range(session.history.last + 1):
        state = session.history.state_at(number)
        back = decode_state(encode_state(state), state.compiled)
        assert back == state
        assert state_hash(back) == state_hash(state)


def test_numbers_on_the_board_are_written_by_their_names_in_order() -> None:
    state = begin().state
    untold = {track("calm"): 2, alignment("moor", "ash"): -1, influence("ash"): 3}
    held = replace(state, table=replace(state.table, untold=untold))
    written = encode_state(held)
    assert b'"untold":{"alignment(ash, moor)":-1,"influence(ash)":3,"track(calm)":2}' in written
    assert decode_state(written, state.compiled) == held
    paid = encode_event(IncomePaid(turn=1, changes=(Change(track("calm"), 1, 4, 5),)))
    assert paid == '{"changes":[{"after":5,"asked":1,"before":4,"what":"track(calm)","why":""}],"turn":1}'


@pytest.mark.parametrize("text", ["calm", "", "alignment(moor, ash)", "track( calm )", "mood(ash)"])
def test_what_names_no_number_as_it_is_written_is_refused(text: str) -> None:
    body = f'{{"changes":[{{"after":5,"asked":1,"before":4,"what":"{text}","why":""}}],"turn":1}}'
    with pytest.raises(RecordError, match="names no number on a board"):
        decode_event("IncomePaid", body)


@pytest.mark.parametrize("value", ["5", "null", "true", "[]", '{"track": "calm"}'])
def test_what_is_no_name_of_a_number_is_refused(value: str) -> None:
    body = f'{{"changes":[{{"after":5,"asked":1,"before":4,"what":{value},"why":""}}],"turn":1}}'
    with pytest.raises(RecordError, match="cannot be read"):
        decode_event("IncomePaid", body)


def test_different_states_have_different_hashes() -> None:
    session = begin()
    before = state_hash(session.state)
    play_out(session)
    assert state_hash(session.state) != before


def test_a_state_of_another_scenario_is_refused() -> None:
    data = msgspec.json.decode(encode_state(begin().state))
    data["values"] = data["values"][1:]
    with pytest.raises(RecordError, match="does not belong"):
        decode_state(msgspec.json.encode(data), compiled())


def test_text_that_is_no_state_is_refused() -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        decode_state("{", compiled())


@given(st.builds(MoveRuled))
def test_a_ruling_has_the_throws_that_were_made_for_it(ruled: MoveRuled) -> None:
    made = throws_of(ruled)
    assert len(made) == (ruled.throw is not None) + (ruled.exposure is not None)


@given(st.builds(RulingOverridden))
def test_an_override_makes_no_throw(overridden: RulingOverridden) -> None:
    assert throws_of(overridden) == ()
