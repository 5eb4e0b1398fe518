"""Lists that people keep already: injects (a MSEL) and the questions of a data collection plan.

Such a list has columns of its own, called as its house calls them. Which column is what is guessed from the
headings, or told; a mapping that was used is remembered for lists with the same headings. A sheet of `files`
or a table of `rows` comes in, and goes out as the sheet Events or Plan of a workbook, for `matching`; cells
are still called by where they stand in the list.

To know a column by another heading, add it to `WORDS`. To take another kind of list, add it to `LISTS`.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from wargame.names import folded
from wargame.places import config_folder
from wargame.terms import Refused
from wargame.whole import write_whole
from wargame.words.sentences import Sentence
from wargame.workbook.columns import ID, KIND, header_of
from wargame.workbook.files import Origin, RawBook, RawSheet
from wargame.workbook.headings import HEAD_WITHIN, held, text_of
from wargame.workbook.kinds import Raw


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: where its rows go, and what its columns can be."""

    sheet: str
    """The sheet of a workbook that it becomes."""
    uses: tuple[str, ...]
    """What a column can be; the first says what a row is about."""


LISTS: Final[Mapping[str, ListKind]] = {
    "injects": ListKind("Events", ("text", "title", "turn", "from", "to", "expected", "note", "source")),
    "questions": ListKind("Plan", ("text",)),
}

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "subject", "event", "event title", "inject title", "name"),
    "text": (
        *("text", "inject", "message", "description", "content", "details", "narrative", "body"),
        *("inject text", "question", "what", "what to observe", "information need"),
        *("information requirement", "observation"),
    ),
    "turn": (
        *("turn", "move", "time", "date", "day", "when", "dtg", "date time", "date/time", "start time"),
        *("phase", "start", "inject time", "time of inject", "exercise time", "scheduled time"),
    ),
    "from": (
        "from",
        "sender",
        "originator",
        "sent by",
        "role player",
        "simulated sender",
        "source of inject",
    ),
    "to": ("to", "recipient", "recipients", "addressee", "receiver", "told to", "player", "audience"),
    "expected": (
        *("expected action", "expected actions", "expected response", "expected player action"),
        *("expected outcome", "anticipated response", "expected reaction", "response", "action"),
    ),
    "note": ("note", "notes", "remarks", "comment", "comments", "controller notes", "control"),
    "source": ("source", "reference"),
}
"""Headings by which a column is known, by what it is."""

FILE: Final = "columns-of-lists.json"
MOST_REMEMBERED: Final = 50

_TURN: Final = re.compile(r"(?:turn|move|t|round)?\s*#?\s*(\d{1,4})", re.IGNORECASE)
_EVERYBODY: Final = frozenset(
    ("all", "everybody", "everyone", "all seats", "all players", "room", "plenary", "-")
)
_LONGEST_TITLE: Final = 60

Mapped: TypeAlias = Mapping[int, str]
"""The columns of a list by their number, each with what it is."""


def list_in(sheet: RawSheet, kind: str, told: Mapping[str, str] | None = None) -> Mapped:
    """Return which column of a list is what: as told, as remembered, or as its headings say.

    `told` names columns by their headings: `{"Serial time": "turn"}`.

    Raises
    ------
    Refused
        If it names a column that is not there, or says of one what a column of such a list cannot be.
    """
    head = head_of(sheet)
    found = dict(_remembered(head, kind) or _guessed(head, LISTS[kind].uses))
    for heading, use in (told or {}).items():
        number = next((at for at, one in enumerate(head) if folded(one) == folded(heading.strip())), None)
        if number is None:
            raise Refused("list-without-column", heading=heading, known=tuple(filter(None, head)))
        if use not in (*LISTS[kind].uses, ""):
            raise Refused("list-column-use-unknown", use=use, known=LISTS[kind].uses)
        found = {at: one for at, one in found.items() if one != use or not use}
        found[number] = use
    return {at: use for at, use in found.items() if use}


def head_of(sheet: RawSheet) -> tuple[str, ...]:
    """Return the headings of a list; empty where a column has none."""
    line = _head_line(sheet)
    return tuple(text_of(raw) for raw in sheet.rows[line]) if line < len(sheet.rows) else ()


def kind_in(sheet: RawSheet) -> str | None:
    """Return which kind of list a sheet seems to be; None if it is like none."""
    head = head_of(sheet)
    uses = set(_guessed(head, LISTS["injects"].uses).values())
    if "text" in uses and uses & {"turn", "to", "from", "expected"}:
        return "injects"
    return "questions" if "text" in _guessed(head, ("text",)).values() else None


def remember(sheet: RawSheet, kind: str, mapped: Mapped) -> None:
    """Keep which column is what, for the next list with the same headings."""
    known = _kept()
    known.pop(_mark(head_of(sheet), kind), None)
    known[_mark(head_of(sheet), kind)] = {str(at): use for at, use in mapped.items()}
    kept = dict(list(known.items())[-MOST_REMEMBERED:])
    with suppress(OSError):  # what cannot be remembered is guessed or told again
        config_folder().mkdir(parents=True, exist_ok=True)
        write_whole(config_folder() / FILE, json.dumps(kept, indent=1).encode())


def as_book(sheet: RawSheet, kind: str, mapped: Mapped, data: Mapping[str, Any]) -> RawBook:
    """Return a list as the sheet of a workbook that it is, for a scenario with this data.

    Raises
    ------
    Refused
        If no column says what a row is about.
    """
    if not {"text", "title"} & set(mapped.values()):
        raise Refused("list-without-text", known=tuple(filter(None, head_of(sheet))))
    columns = _Columns(sheet, {use: at for at, use in mapped.items()}, data)
    made = columns.injects() if kind == "injects" else columns.questions()
    return RawBook((made,), (_told(sheet, mapped),), is_part=True)


def _told(sheet: RawSheet, mapped: Mapped) -> Sentence:
    head = head_of(sheet)
    read = tuple(f"“{head[at]}” as {use}" for at, use in sorted(mapped.items()) if at < len(head))
    others = tuple(text for at, text in enumerate(head) if text and at not in mapped)
    return Sentence("list-columns", read=read, others=others)


# --- which column is what ---


def _head_line(sheet: RawSheet) -> int:
    known = {word for words in WORDS.values() for word in words}
    counts = [sum(_plain(text_of(raw)) in known for raw in row) for row in sheet.rows[:HEAD_WITHIN]]
    return counts.index(max(counts)) if any(counts) else 0


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w/]+", " ", folded(heading)).split())


def _guessed(head: Sequence[str], uses: Iterable[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for use in uses:
        by_rank = [
            (WORDS[use].index(_plain(text)), at)
            for at, text in enumerate(head)
            if _plain(text) in WORDS[use] and at not in found
        ]
        if by_rank:
            found[min(by_rank)[1]] = use
    return found


def _mark(head: Sequence[str], kind: str) -> str:
    return "|".join([kind, *(_plain(text) for text in head)])


def _remembered(head: Sequence[str], kind: str) -> dict[int, str] | None:
    found = _kept().get(_mark(head, kind))
    if not isinstance(found, dict):
        return None
    return {int(at): use for at, use in found.items() if at.isdecimal() and use in LISTS[kind].uses}


def _kept() -> dict[str, Any]:
    try:
        found = json.loads((config_folder() / FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


# --- what the rows say ---


@dataclass(frozen=True, slots=True)
class _Columns:
    """A list whose columns are known, for a scenario."""

    sheet: RawSheet
    at: Mapping[str, int]
    """The column of each use."""
    data: Mapping[str, Any]

    def injects(self) -> RawSheet:
        """Return the list as the sheet Events."""
        fields = (("title",), ("text",), ("turn",), ("to",), ("note",), ("source",))
        heads = tuple(header_of(("injects", "?", *field)) for field in fields)
        rows: list[tuple[Raw, ...]] = [()] * (_head_line(self.sheet) + 1)
        rows[-1] = (ID, KIND, *heads)
        rows += [self._inject(number) for number in range(len(rows), len(self.sheet.rows))]
        origins = ("text", "turn", "title", "text", "turn", "to", "note", "source")
        return self._made("Events", rows, origins)

    def questions(self) -> RawSheet:
        """Return the list as the sheet Plan."""
        rows: list[tuple[Raw, ...]] = [()] * (_head_line(self.sheet) + 1)
        rows[-1] = (ID, header_of(("collection", "?", "text")))
        for number in range(len(rows), len(self.sheet.rows)):
            text = self._said(number, "text")
            rows.append(("", text) if text else ())
        return self._made("Plan", rows, ("text", "text"))

    def _made(self, name: str, rows: Sequence[tuple[Raw, ...]], origins: Sequence[str]) -> RawSheet:
        first = next(iter(self.at.values()), 0)
        columns = {number: self.at.get(use, first) for number, use in enumerate(origins)}
        return RawSheet(name, tuple(rows), origin=Origin(self.sheet.name, columns))

    def _said(self, number: int, use: str) -> str:
        at = self.at.get(use)
        if at is None:
            return ""
        return self.sheet.times.get((number, at)) or text_of(held(self.sheet.rows, number, at))

    def _inject(self, number: int) -> tuple[Raw, ...]:
        text, title = self._said(number, "text"), self._said(number, "title")
        if not text and not title:
            return ()
        turn = self._turn(self._said(number, "turn"))
        sender, expected = self._said(number, "from"), self._said(number, "expected")
        notes = (
            f"At {self._said(number, 'turn')}." if turn is None and self._said(number, "turn") else "",
            self._said(number, "note"),
            f"Expected: {expected}" if expected else "",
        )
        return (
            "",
            "scheduled" if turn is not None else "facilitator",
            title or _first_words(text),
            f"{sender}: {text}" if sender and text else text,
            turn if turn is not None else "",
            self._recipients(self._said(number, "to")),
            "\n".join(filter(None, notes)),
            self._said(number, "source"),
        )

    def _turn(self, said: str) -> int | None:
        """Return the turn that a column of turns or times names; None for a time of the day."""
        calendar = self.data.get("calendar")
        labels = calendar.get("labels", []) if isinstance(calendar, dict) else []
        turns = calendar.get("turns", 0) if isinstance(calendar, dict) else 0
        for number, label in enumerate(labels if isinstance(labels, list) else (), start=1):
            if said and folded(str(label)) == folded(said):
                return number
        found = _TURN.fullmatch(said.strip())
        turn = int(found[1]) if found else 0
        return turn if isinstance(turns, int) and 1 <= turn <= turns else None

    def _recipients(self, said: str) -> str:
        """Return who is told in private; nothing for the whole room. Who is unknown stays, for the check."""
        return "" if _plain(said) in _EVERYBODY or said == "-" else said.replace("/", ",").replace("&", ",")


def _first_words(text: str) -> str:
    """Return the beginning of a text as a title."""
    sentence = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0].rstrip(".")
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    return sentence[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"
