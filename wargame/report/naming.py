"""Seats in place of people: what a report calls whom.

Comes from the people of a session and the choice in the options. A name, or a part of one, that stands in
what somebody wrote is replaced by the person's seat; only whole words with the same capitals count. Read
by `story`, before anything is put in words.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from typing import Any, Final, TypeVar

from msgspec import Struct, structs

from wargame.game.events import PlayerJoined
from wargame.journal.rows import Person
from wargame.report.options import Naming
from wargame.scenario.model import Marking
from wargame.session.marking import marking_of
from wargame.session.session import Session
from wargame.terms import Refused

T = TypeVar("T")

SHORTEST_PART: Final = 3
"""Letters of a part of a name that is looked for by itself."""

TEXTS: Final = frozenset(
    {"text", "reason", "argument", "words", "terms", "title", "name", "note"}
    | {"intent", "means", "desired", "reasons", "argument_reason"}
    | {"question", "options", "option", "counts"}
    | {"caveats", "house"}
    | {"recommendation", "action", "owner", "decided_by"}
)
"""Fields of events in which people write what they like."""


def naming_held_to(session: Session, wanted: Naming) -> Naming:
    """Return how people are called: as wanted, and not at all where the session's marking forbids it.

    Raises
    ------
    Refused
        If names are wanted in the text and the session is held under the Chatham House rule.
    """
    if not marking_of(session).chatham_house:
        return wanted
    if wanted == "cover":
        raise Refused("chatham-house-names")
    return "none"


def marking_out_of(session: Session) -> Marking:
    """Return what stands on what leaves the room without any names, people's names taken out of it too."""
    return Names(session, "none").without_names(marking_of(session))


class Names:
    """Knows what the people of one session are called in one report."""

    def __init__(self, session: Session, naming: Naming) -> None:
        self._session = session
        self.shown = naming == "cover"
        """Whether names stand in the text itself."""

    @cached_property
    def people(self) -> Mapping[int, Person]:
        """The people as the text calls them: by name, or not at all."""
        if self.shown:
            return self._session.people
        return {number: Person(number, called) for number, called in self._called.items()}

    def plain(self, text: str) -> str:
        """Return a text with people's names replaced by what they are called."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._stand_ins[found.group()], text)

    def without_names(self, value: T) -> T:
        """Return an event with names replaced in every text that somebody wrote."""
        return value if self._pattern is None else _changed(value, self.plain)

    def author(self, author: str) -> str:
        """Return who entered an event."""
        return self.plain(author)

    def stand_in(self, number: int) -> str:
        """Return what a person is called where names do not stand."""
        return self._called.get(number, "")

    @cached_property
    def _called(self) -> dict[int, str]:
        seats = self._seats()
        numbers: dict[str, int] = {}
        found = {}
        for number in sorted(self._session.people):
            seat = seats.get(number, "")
            numbers[seat] = numbers.get(seat, 0) + 1
            who = self._session.scenario.actor(seat).name if seat else "Observer"
            found[number] = f"{who} player {numbers[seat]}" if seat else f"{who} {numbers[seat]}"
        return found

    def _seats(self) -> dict[int, str]:
        """Return where each person sat first; what is not a seat is an observer's place."""
        seats: dict[int, str] = {}
        for entry in self._session.history.entries:
            if isinstance(entry.event, PlayerJoined):
                person, seat = entry.event.person, entry.event.seat
                seats[person] = seats.get(person) or seat
        return seats

    @cached_property
    def _stand_ins(self) -> dict[str, str]:
        found: dict[str, str] = {}
        people = [person for person in self._session.people.values() if person.name.strip()]
        for person in people:
            for part in person.name.split():
                if len(part) >= SHORTEST_PART and part[0].isalpha():
                    # Two people may share a name; then it tells neither apart.
                    found[part] = "[name]" if part in found else f"[{self._called[person.number]}]"
        for person in people:
            found[person.name.strip()] = f"[{self._called[person.number]}]"
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if self.shown or not self._stand_ins:
            return None
        longest_first = sorted(self._stand_ins, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in longest_first)})(?!\w)")


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value with every text of its own that people write changed."""
    changed = {}
    for name in _fields_of(value):
        old = getattr(value, name)
        new = _field_changed(name, old, change)
        if new is not old:
            changed[name] = new
    if not changed:
        return value
    return structs.replace(value, **changed) if isinstance(value, Struct) else replace(value, **changed)


def _fields_of(value: Any) -> tuple[str, ...]:
    """Return the names of a frozen value's fields; none for anything else."""
    if isinstance(value, Struct):
        return value.__struct_fields__
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(one.name for one in fields(value))
    return ()


def _field_changed(name: str, old: Any, change: Callable[[str], str]) -> Any:
    if isinstance(old, str):
        return change(old) if name in TEXTS and old else old
    if isinstance(old, dict) and name in TEXTS:
        return {change(key): value for key, value in old.items()}
    if isinstance(old, tuple):
        new = tuple(_field_changed(name, one, change) for one in old)
        return old if new == old else new
    return _changed(old, change)
