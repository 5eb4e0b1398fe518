"""Who sits where, and the codes of the seats.

Names stand in the record's table of people and nowhere in events, so that one can be erased later. A
seat's code is kept as a salted scrypt digest among the settings.
"""

from hashlib import scrypt
from hmac import compare_digest
from secrets import token_bytes

from wargame.game.events import Event, PlayerJoined, PlayerLeft, SeatCodeReset
from wargame.game.state import GameState
from wargame.journal.rows import Person
from wargame.names import composed, known_as, tidied
from wargame.numerals import latin
from wargame.session.session import Session, check_seats, checked_text
from wargame.terms import FACILITATOR, ActorId, Refused


def person_called(session: Session, name: str) -> Person | None:
    """Return the person with this name, however it is spelt, if one is or was at the table."""
    named = {person.name: person for person in session.people.values() if person.name}
    meant = known_as(name, named)
    return None if meant is None else named[meant]


def join(
    session: Session, name: str, seat: ActorId = "", initials: str = "", by: str = FACILITATOR
) -> tuple[Event, ...]:
    """Give a person a place in a seat, or as an observer; someone who sits elsewhere changes seats.

    Raises
    ------
    Refused
        If the name is empty or the seat unknown, or the person sits there already.
    """
    name = tidied(checked_text(name, "name"))
    initials = tidied(checked_text(initials, "initials"))
    if not name:
        raise Refused("person-name-missing")
    state = session.state
    if seat and seat not in state.compiled.hands:
        raise Refused("no-such-seat", seat=seat)
    person = person_called(session, name)
    new: tuple[Person, ...] = ()
    if person is None:
        person = Person(len(session.people) + 1, name, initials)
        new = (person,)
    elif (person.number, seat) in state.affairs.people:
        raise Refused("person-sits-already", name=name)
    return session.record((PlayerJoined(turn=state.turn, person=person.number, seat=seat),), by, people=new)


def leave(session: Session, name: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Let a person leave the table.

    Raises
    ------
    Refused
        If nobody of this name sits there.
    """
    state = session.state
    person = person_called(session, name)
    for number, seat in state.affairs.people:
        if person is not None and number == person.number:
            return session.record((PlayerLeft(turn=state.turn, person=number, seat=seat),), by)
    raise Refused("nobody-at-table", name=name)


def players(session: Session, state: GameState, seat: ActorId) -> tuple[str, ...]:
    """Return the names of the people in a seat; erased names are left out."""
    return tuple(
        session.people[number].name
        for number, where in state.affairs.people
        if where == seat and number in session.people and session.people[number].name
    )


def deserted(session: Session) -> frozenset[ActorId]:
    """Return the seats that people have left and in which nobody sits now; Control minds their deals."""
    state = session.state
    held = {seat for _, seat in state.affairs.people}
    left = {entry.event.seat for entry in session.history.line() if isinstance(entry.event, PlayerLeft)}
    moved = {entry.event.seat for entry in session.history.line() if isinstance(entry.event, PlayerJoined)}
    return frozenset((left | moved) - held - {""})


def _digest(code: str, salt: bytes) -> bytes:
    # Half a character can be typed at the curtain, too; it fits no code.
    return scrypt(code.encode("utf-8", "surrogatepass"), salt=salt, n=2**14, r=8, p=1, dklen=32)


def set_code(session: Session, seat: ActorId, code: str, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Set a seat's code, or remove it with an empty one; that it was done is recorded, the code is not.

    Raises
    ------
    Refused
        If the seat is unknown.
    """
    state = session.state
    check_seats(state, (seat,))
    checked_text(code, "code")
    kept = ""
    if code:
        salt = token_bytes(16)
        kept = f"{salt.hex()}:{_digest(composed(latin(code)), salt).hex()}"
    event = SeatCodeReset(turn=state.turn, seat=seat, removed=not code)
    return session.record((event,), by, settings={f"code-{seat}": kept})


def has_code(session: Session, seat: ActorId) -> bool:
    """Return whether a seat asks for a code before its hand opens."""
    return bool(session.settings.get(f"code-{seat}"))


def code_fits(session: Session, seat: ActorId, code: str) -> bool:
    """Return whether this is the seat's code; a seat without one takes any."""
    kept = session.settings.get(f"code-{seat}", "")
    if not kept:
        return True
    salt, _, digest = kept.partition(":")
    # Older files have the digest of the code as it was typed, whatever its digits and its spelling.
    spellings = dict.fromkeys((composed(latin(code)), latin(code), code))
    return any(compare_digest(_digest(one, bytes.fromhex(salt)).hex(), digest) for one in spellings)
