"""Events and states as JSON, and back.

`file` writes what `encode_event` gives and `reading` reads it with `decode_event`; snapshots go through
`encode_state` and `decode_state`, without the compiled scenario, which is made from the scenario in the file.
The kind of an event is the name of its class. Decoding is strict: a text where a number belongs is refused,
and so is a kind that this version does not know; fields that it does not know are named by `unknown_fields`.

A new event needs nothing here: kinds come from `game.events.Event`. A field that is added to an event
needs a default, so that older records, which lack it, stay readable.
"""

from functools import cache, lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final, get_args

import msgspec

from wargame.game.compiled import CompiledScenario
from wargame.game.events import Event, InjectFired, MoveRuled, SessionOpened, Throw
from wargame.game.state import Affairs, GameState, Memory, Setup, Table
from wargame.limits import LONGEST_TEXT
from wargame.terms import Quantity, RecordError, quantity_in

KINDS: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in get_args(Event)}
"""Every kind of event by its name in the record."""


class _StoredState(msgspec.Struct, frozen=True, kw_only=True):
    """A state without its scenario."""

    setup: Setup
    turn: int
    phase: int
    values: tuple[int, ...]
    table: Table
    memory: Memory
    affairs: Affairs


class _WrittenState(msgspec.Struct, frozen=True, kw_only=True):
    """The same on its way into a file, all but its numbers and memory written already."""

    setup: msgspec.Raw
    turn: int
    phase: int
    values: tuple[int, ...]
    table: msgspec.Raw
    memory: Memory
    affairs: msgspec.Raw


_LATER: Final[dict[type, tuple[str, ...]]] = {
    SessionOpened: ("key",),
    InjectFired: ("asks",),
    Setup: ("key",),
    Table: ("asking", "untold"),
    Affairs: ("improvement",),
}
"""Fields that came later: where they say nothing they are not written, so that old hashes stay."""


# Both hooks are functions in C where nothing is new, as a number on the board stands in most events.
_in_text: Final = attrgetter("written")
"""Gives a number on the board as the record writes it, which JSON has no form for."""


@lru_cache(4_096)
def _from_text(kind: type, text: Any) -> Quantity:
    """Return the number on the board that the record names; only the name that it is written by will do."""
    found = quantity_in(text) if kind is Quantity and isinstance(text, str) else None
    if found is None or found.written != text:
        raise ValueError(f"“{str(text)[:60]}” names no number on a board")
    return found


_encoder = msgspec.json.Encoder(order="sorted", enc_hook=_in_text)
_state_decoder = msgspec.json.Decoder(_StoredState, strict=True, dec_hook=_from_text)


def kind_of(event: Event) -> str:
    """Return the name under which an event's kind stands in the record."""
    return type(event).__name__


def encode_event(event: Event) -> str:
    """Return an event's fields as JSON with sorted keys; equal events give equal texts.

    Raises
    ------
    RecordError
        If a text in it cannot be written as UTF-8.
    """
    try:
        return _as_before(event).decode()
    except UnicodeEncodeError as error:
        raise RecordError("half-a-character") from error


def _as_before(value: Event | Setup | Table | Affairs) -> bytes:
    """Return a value as JSON, written as it was before it had fields that say nothing here."""
    later = _LATER.get(type(value), ())
    if all(getattr(value, name) for name in later) and "untold" not in later:
        return _encoder.encode(value)
    plain = msgspec.to_builtins(value, order="sorted", str_keys=True, enc_hook=_in_text)
    return _encoder.encode({name: said for name, said in plain.items() if said or name not in later})


def decode_event(kind: str, body: str) -> Event:
    """Return the event that `encode_event` made `body` of.

    Raises
    ------
    RecordError
        If this version knows no such kind or field, or the body is no event of that kind.
    """
    if kind not in KINDS:
        raise RecordError("kind-unknown", kind=kind[:60])
    try:
        event: Event = _decoder(kind).decode(body)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise RecordError("fields-unread", kind=kind, fault=str(error)) from error
    if len(longest_text(body)) > LONGEST_TEXT:
        raise RecordError("fields-too-long", kind=kind, most=LONGEST_TEXT)
    return event


def longest_text(body: str) -> str:
    """Return the longest text in a body; one that is within every limit where the body itself is."""
    return body if len(body) <= LONGEST_TEXT else _longest(msgspec.json.decode(body))


def _longest(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return max(map(_longest, (*value, *value.values())), default="", key=len)
    return max(map(_longest, value), default="", key=len) if isinstance(value, list) else ""


def unknown_fields(kind: str, body: str) -> tuple[str, ...]:
    """Return the fields of a body that this version's event of that kind does not have, in order.

    RecordError if the body is no JSON object.
    """
    try:
        found = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise RecordError("fields-unread", kind=kind, fault=str(error)) from error
    known = KINDS[kind].__struct_fields__
    return tuple(name for name in found if name not in known)


def throws_of(event: Event) -> tuple[Throw, ...]:
    """Return the throws that were made for an event, in order.

    An override reads an exposure throw again that stands in the ruling already; it is not counted twice.
    """
    if not isinstance(event, MoveRuled):
        return ()
    exposure = event.exposure.throw if event.exposure else None
    return tuple(throw for throw in (event.throw, exposure) if throw is not None)


def encode_state(state: GameState) -> bytes:
    """Return a state without its scenario as JSON with sorted keys; equal states give equal bytes."""
    stored = _WrittenState(
        setup=msgspec.Raw(_as_before(state.setup)),
        turn=state.turn,
        phase=state.phase,
        values=state.values,
        table=msgspec.Raw(_as_before(state.table)),
        memory=state.memory,
        affairs=msgspec.Raw(_as_before(state.affairs)),
    )
    return _encoder.encode(stored)


def decode_state(data: bytes | str, compiled: CompiledScenario) -> GameState:
    """Return the state that `encode_state` made `data` of, played by `compiled`.

    Raises
    ------
    RecordError
        If it is no state, or one of another scenario.
    """
    try:
        stored = _state_decoder.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise RecordError("stored-state-unread", fault=str(error)) from error
    if len(stored.values) != len(compiled.board.names):
        raise RecordError("stored-state-foreign")
    return GameState(
        compiled=compiled,
        setup=stored.setup,
        turn=stored.turn,
        phase=stored.phase,
        values=stored.values,
        table=stored.table,
        memory=stored.memory,
        affairs=stored.affairs,
    )


def state_hash(state: GameState) -> str:
    """Return the SHA-256 of a state without its scenario, in hexadecimal, the same for equal states."""
    return sha256(encode_state(state)).hexdigest()


def as_plain(value: Any) -> Any:
    """Return a value as objects, lists, texts and numbers, as JSON knows them."""
    return msgspec.to_builtins(value, str_keys=True, enc_hook=_in_text)


def as_json(value: Any) -> str:
    """Return a value as JSON without spaces, its objects' keys sorted.

    Raises
    ------
    RecordError
        If a text in it cannot be written as UTF-8.
    """
    try:
        return _encoder.encode(value).decode()
    except UnicodeEncodeError as error:
        raise RecordError("half-a-character") from error


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(KINDS[kind], strict=True, dec_hook=_from_text)
