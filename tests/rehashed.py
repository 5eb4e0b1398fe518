"""Sessions of careful strangers: something recorded is changed and every hash made to fit again.

`tamper` changes one to three stored values of a session and rehashes it; `try_on` does with the file what a
table would: look at it, open it, show it, report on it, play on, take that back, open it again. A file is
refused in a sentence, or all of that works; anything else is a fault of the program.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

from tests.wargame.journal.rehash import tampered
from tests.wargame.wandering import DEEDS, go_on, seeded, wander
from wargame.cli.log import print_log
from wargame.cli.out import Printer
from wargame.cli.standing import as_data, print_state
from wargame.game.sight import sight
from wargame.journal.codec import KINDS, state_hash
from wargame.journal.file import create, open_for_writing
from wargame.journal.library import peek
from wargame.journal.verify import verify
from wargame.places import scenarios_folder
from wargame.report.making import document_of, render
from wargame.report.options import Options
from wargame.scenario.load import load
from wargame.session import notes
from wargame.session.opening import Plan, start, take_up
from wargame.session.session import Session, redo, start_branch, switch_branch, undo
from wargame.shown.sight_data import as_json
from wargame.terms import EntenteError, Refused

Change: TypeAlias = Callable[[Random, sqlite3.Connection], None]

SCENARIOS: Final = ("first-steps", "great-powers-1872", "first-steps", "afghanistan-2017")

NUMBERS: Final = (-1, 0, 1, 2, 3, 7, 13, 99, 1000, 50_001, 10**9, 2**31, 2**63 - 1, -(2**63), 10**17)

STRANGE: Final[tuple[Any, ...]] = (
    *NUMBERS,
    *(0.5, True, None, "", "nobody", "main", "x" * 20_000, "\u202e<b>&", [], {}, [[]], [0], [7, 7], {"a": 1}),
    *("alignment(nobody, torvik)", "track(lake-level)", "facilitator", "room", "dice", "\ud7ff\u0301"),
)


@cache
def busy_sessions() -> tuple[bytes, ...]:
    """Return session files in which much was done: half of them still run, half are over or nearly so."""
    with TemporaryDirectory() as folder:
        return tuple(_busy(Path(folder) / f"{seed}.entente", seed) for seed in range(8))


def _busy(path: Path, seed: int) -> bytes:
    scenario = load(scenarios_folder() / f"{SCENARIOS[seed % len(SCENARIOS)]}.yaml")
    journal = create(path, scenario, clock=lambda: "2026-01-01T10:00:00.000+00:00")
    session = start(scenario, Plan(title="Trial", seed=seed), journal)
    choose = seeded(seed)
    for count in range(70 if seed % 2 else 110):
        if not session.state.running:
            break
        wander(session, choose)
        if count % 3 == 0:
            with suppress(Refused):
                DEEDS[choose(sorted(DEEDS))](session, choose)
        if count % 17 == 16:
            _go_back_and_forth(session, count, choose)
    session.close()
    return path.read_bytes()


def _go_back_and_forth(session: Session, count: int, choose: Any) -> None:
    undo(session)
    what = choose(["redo", "branch", "stay"])
    if what == "redo":
        redo(session)
    elif what == "branch":
        start_branch(session, f"what if {count}", session.history.head)
        go_on(session, choose)
        if choose([True, False]):
            switch_branch(session, "main")


# --- what a careful stranger does --------------------------------------------------------------------


def tamper(seed: int, path: Path) -> None:
    """Change one to three things that are recorded in a session file, and make all hashes fit."""
    chance = Random(seed)
    with tampered(path, snapshots=chance.random() < 0.7) as connection:
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            with suppress(sqlite3.Error, UnicodeEncodeError):
                chance.choice(CHANGES)(chance, connection)


def _event_value(chance: Random, connection: sqlite3.Connection) -> None:
    number, kind, body = _any_event(chance, connection)
    fields = json.loads(body)
    _spoil(chance, fields, _words_of(connection))
    _put_event(connection, number, kind, fields)


def _any_event(chance: Random, connection: sqlite3.Connection) -> tuple[int, str, str]:
    """Return any event; each kind is as likely as another."""
    kinds = [kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM events ORDER BY kind")]
    query = "SELECT number, kind, body FROM events WHERE kind = ? ORDER BY number"
    found: tuple[int, str, str] = chance.choice(connection.execute(query, (chance.choice(kinds),)).fetchall())
    return found


def _put_event(connection: sqlite3.Connection, number: int, kind: str, fields: Any) -> None:
    words = json.dumps(fields, ensure_ascii=False)
    turn = fields.get("turn") if isinstance(fields, dict) else None
    if isinstance(turn, int) and abs(turn) < 2**63:
        connection.execute("UPDATE events SET turn = ? WHERE number = ?", (turn, number))
    connection.execute("UPDATE events SET body = ?, kind = ? WHERE number = ?", (words, kind, number))


def _words_of(connection: sqlite3.Connection) -> list[Any]:
    """Return texts and numbers that stand somewhere in the record, so that what is put in may fit."""
    found: list[Any] = []

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            for name, item in value.items():
                found.append(name)
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)
        else:
            found.append(value)

    for (body,) in connection.execute("SELECT body FROM events ORDER BY number"):
        collect(json.loads(body))
    return found


def _spoil(chance: Random, fields: Any, words: list[Any]) -> None:
    """Change one value somewhere in some data."""
    places = list(_places(fields))
    if not places:
        return
    holder, at = chance.choice(places)
    old = holder[at]
    if isinstance(old, bool):
        holder[at] = not old
    elif isinstance(old, int) and chance.random() < 0.7:
        holder[at] = old + chance.choice([-1, 1, -2, 10]) if chance.random() < 0.5 else chance.choice(NUMBERS)
    elif isinstance(old, str) and chance.random() < 0.7:
        holder[at] = chance.choice([word for word in words if isinstance(word, str)])
    elif isinstance(old, list) and chance.random() < 0.7:
        holder[at] = chance.choice([old[:-1], old * 2, old[::-1], old[:1] * 300, [*old, *old[:1]]])
    elif isinstance(old, dict) and chance.random() < 0.5:
        holder[at] = {**old, str(chance.choice(words)): chance.choice(STRANGE)}
    elif isinstance(holder, dict) and chance.random() < 0.2:
        del holder[at]
    else:
        holder[at] = chance.choice(STRANGE)


def _places(value: Any) -> Any:
    if isinstance(value, dict):
        for name, item in value.items():
            yield value, name
            yield from _places(item)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield value, at
            yield from _places(item)


def _event_kind(chance: Random, connection: sqlite3.Connection) -> None:
    number, _, body = _any_event(chance, connection)
    _put_event(connection, number, chance.choice(sorted(KINDS)), json.loads(body))


def _event_swapped(chance: Random, connection: sqlite3.Connection) -> None:
    number, kind, body = _any_event(chance, connection)
    other, another, content = _any_event(chance, connection)
    _put_event(connection, number, another, json.loads(content))
    if chance.random() < 0.5:
        _put_event(connection, other, kind, json.loads(body))


def _event_cut(_chance: Random, connection: sqlite3.Connection) -> None:
    (last,) = connection.execute("SELECT max(number) FROM events").fetchone()
    connection.execute("DELETE FROM events WHERE number = ?", (last,))


def _event_added(chance: Random, connection: sqlite3.Connection) -> None:
    _, kind, body = _any_event(chance, connection)
    last = connection.execute("SELECT * FROM events ORDER BY number DESC LIMIT 1").fetchone()
    number, _, command, branch, turn, _, _, author, at, _ = last
    fields = {**json.loads(body), "turn": turn}
    words = json.dumps(fields, ensure_ascii=False)
    row = (number + 1, number, command + 1, branch, turn, kind, words, author, at, "")
    connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _column(table: str, columns: tuple[str, ...], key: str = "number") -> Change:
    def change(chance: Random, connection: sqlite3.Connection) -> None:
        rows = connection.execute(f"SELECT {key} FROM {table} ORDER BY {key}").fetchall()
        if not rows:
            return
        (row,) = chance.choice(rows)
        column = chance.choice(columns)
        (old,) = connection.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", (row,)).fetchone()
        near = [old + step for step in (-1, 1, 2)] if isinstance(old, int) else [f"{old}x"]
        others = connection.execute(f"SELECT {column} FROM {table}").fetchall()
        value = chance.choice([*near, *(one for (one,) in others[:30]), chance.choice(STRANGE), old])
        if not isinstance(value, list | dict):
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (value, row))

    return change


def _snapshot(chance: Random, connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT event, body FROM snapshots ORDER BY event").fetchall()
    if rows:
        event, body = chance.choice(rows)
        fields = json.loads(body)
        _spoil(chance, fields, _words_of(connection))
        words = json.dumps(fields, ensure_ascii=False)
        connection.execute("UPDATE snapshots SET body = ? WHERE event = ?", (words, event))


def _scenario(chance: Random, connection: sqlite3.Connection) -> None:
    (body,) = connection.execute("SELECT body FROM scenario").fetchone()
    fields = json.loads(body)
    _spoil(chance, fields, ["torvik", "russia", "succeeds", "planning", "lake-level", "track(lake-level) +1"])
    connection.execute("UPDATE scenario SET body = ?", (json.dumps(fields, ensure_ascii=False),))


def _setting(chance: Random, connection: sqlite3.Connection) -> None:
    keys = ("reading", "timer", "reveal", "code-torvik", "plan-done", "window", "review", "bots", "x" * 500)
    known = [key for (key,) in connection.execute("SELECT key FROM settings")]
    row = (chance.choice([*keys, *known]), str(chance.choice(STRANGE)), "")
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?, ?)", row)


CHANGES: Final[tuple[Change, ...]] = (
    *[_event_value] * 12,
    *[_event_kind, _event_swapped, _event_swapped, _event_cut, _event_added, _event_added],
    *[_column("events", ("parent", "command", "branch", "turn", "author", "at"))] * 3,
    *[_column("heads", ("act", "branch", "event", "left", "after", "author", "at", "reason"))] * 4,
    *[_column("people", ("number", "name", "initials"))] * 2,
    _column("settings", ("value",), "key"),
    _setting,
    _snapshot,
    _scenario,
    _column("session", ("value",), "key"),
    _column("scenario", ("id", "title", "seats"), "rowid"),
)


# --- what the program does with it ---------------------------------------------------------------------


def try_on(path: Path, seed: int) -> str:
    """Do with a session file what a table would; return what came of it."""
    looked = peek(path)
    said = ""
    try:
        found = verify(path)
        said = "" if found.is_sound else " though verify warns"
    except EntenteError as refusal:
        _worded(refusal)
        found = None
    try:
        session = _opened(path)
    except EntenteError as refusal:
        _worded(refusal)
        if found is not None and found.is_sound:
            raise AssertionError(f"verify calls it whole: {refusal}") from refusal
        return "refused"
    try:
        assert looked.standing != "damaged", f"it opens, but the library says {looked.words}"
        show_all(session, report=seed % 4 == 0)
        _play_on(session, seed)
        left = session.history.head, state_hash(session.state)
    finally:
        session.close()
    again = _opened(path)
    again.close()
    assert (again.history.head, state_hash(again.state)) == left, "not as it was left"
    assert peek(path).standing != "damaged"
    return f"opened{said}"


def _opened(path: Path) -> Session:
    journal, scenario, record = open_for_writing(path)
    try:
        return take_up(scenario, record, journal)
    except BaseException:
        journal.close()
        raise


def show_all(session: Session, *, report: bool) -> None:
    """Show what the command line shows, for everyone, and report on it."""
    printer = Printer(plain=True)
    state = session.state
    print_state(printer, state, session.branch)
    json.dumps(as_data(state))
    for viewer in ("room", *session.compiled.seats):
        json.dumps(as_json(sight(state, viewer), state))
        print_log(printer, session, viewer)
    print_log(printer, session)
    if report:
        for secrets in (True, False):
            document = document_of(session, Options(secrets=secrets))
            render(document, ".html")
            render(document, ".md")


def _play_on(session: Session, seed: int) -> None:
    """Do one more thing, whatever the turn asks for, take it back, restore it."""
    if session.state.running:
        go_on(session, seeded(seed))
    elif not session.state.affairs.closed:
        notes.make_note(session, "Well played.")
    else:
        return
    undo(session)
    redo(session)
    undo(session)


def _worded(refusal: EntenteError) -> None:
    sentence = str(refusal)
    assert sentence.strip(), "an empty refusal"
    assert "Traceback" not in sentence
    assert len(sentence) < 5_000, "a refusal that nobody can read"
