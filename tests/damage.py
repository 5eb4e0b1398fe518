"""Ways to damage a scenario or a session, for tests that the readers fear no file.

Each is a function of a source of chance and the file's content; the same seed damages in the same way.
`try_scenario` and `try_session` read a damaged file in every way the program would; what they let through is
a fault of the program.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any, Final, TypeAlias

from tests.wargame.journal.rehash import rehash
from wargame.cli.main import EXIT_FAULT, main
from wargame.game.moves import Move
from wargame.game.rules import legal_moves, rulings_due, turn_order
from wargame.game.turn import due_inject
from wargame.journal.file import read
from wargame.journal.library import peek
from wargame.journal.memory import MemoryJournal
from wargame.journal.rescue import rescue
from wargame.journal.verify import verify
from wargame.scenario.load import head, read_file
from wargame.session import injects, play, rulings, turns
from wargame.session.opening import Plan, start, take_up
from wargame.session.session import Session
from wargame.terms import EntenteError

OfText: TypeAlias = Callable[[Random, str], str]
OfFile: TypeAlias = Callable[[Random, Path], None]

HOSTILE: Final = (
    "!!python/object/apply:os.system ['true']",
    "&a [*a, *a, *a]",
    "*nowhere",
    "999999999999999999999999999999",
    "1e999",
    ".nan",
    "-1",
    "null",
    "[]",
    "{}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "'" * 7,
    "\u202e\u0000\ufffe",
    "<img src=x>",
    "../../../../etc/passwd",
    "alignment(a, a) >= alignment(a, a) >= 1",
    "not " * 400 + "turn >= 1",
    "(" * 400 + "turn" + ")" * 400,
    "x" * 100_000,
    "2017-02-31",
    "0o777",
    "~",
    "? complex\n: key",
    "---\nformat: 1",
)

# --- scenarios ----------------------------------------------------------------------------------------


def _line_lost(chance: Random, text: str) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _line_twice(chance: Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[: at + 1], *lines[at:]])


def _lines_swapped(chance: Random, text: str) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _indented(chance: Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(["  ", "\t", "      ", ""]) + lines[at].lstrip()
    return "\n".join(lines)


def _value_replaced(chance: Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.choice([n for n, line in enumerate(lines) if ": " in line] or [0])
    name, _, _ = lines[at].partition(": ")
    lines[at] = f"{name}: {chance.choice(HOSTILE)}"
    return "\n".join(lines)


def _sign_changed(chance: Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(":-[]{}&*!|>'\"%@`#,?\n\t\x07é") + text[at + 1 :]


def _number_changed(chance: Random, text: str) -> str:
    places = [n for n, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice(["-5", "99999", "0.5", "1e3", "٣"]) + text[at + 1 :]


def _cut(chance: Random, text: str) -> str:
    return text[: chance.randrange(len(text))]


OF_TEXT: Final[tuple[OfText, ...]] = (
    _line_lost,
    _line_twice,
    _lines_swapped,
    _indented,
    _value_replaced,
    _value_replaced,
    _sign_changed,
    _number_changed,
    _cut,
)


def damaged_text(seed: int, text: str) -> bytes:
    """Return a scenario's text with one to three things wrong in it."""
    chance = Random(seed)
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(OF_TEXT)(chance, text) or "\n"
    content = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        at = chance.randrange(len(content))
        content = content[:at] + bytes([chance.randrange(128, 256)]) + content[at:]
    return content


# --- sessions -----------------------------------------------------------------------------------------


def _bytes_changed(chance: Random, path: Path) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 1, 4, 40])):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)


def _page_emptied(chance: Random, path: Path) -> None:
    content = bytearray(path.read_bytes())
    at = 4096 * chance.randrange(max(1, len(content) // 4096))
    content[at : at + 4096] = bytes(4096)
    path.write_bytes(content)


def _file_cut(chance: Random, path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def _statement(chance: Random, path: Path) -> None:
    """Do one thing in the file that only a stranger would."""
    number = chance.randint(1, 30)
    text = chance.choice(HOSTILE)
    deep = "[" * 20_000 + "]" * 20_000
    statements: list[tuple[str, tuple[object, ...]]] = [
        ("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM events; END", ()),
        ("CREATE VIEW extra AS SELECT load_extension('evil')", ()),
        ("UPDATE events SET body = ? WHERE number = ?", (text, number)),
        ("UPDATE events SET body = ? WHERE number = ?", (deep, number)),
        ("UPDATE events SET body = ? WHERE number = ?", ("y" * 2_000_000, number)),
        ("UPDATE events SET kind = ? WHERE number = ?", (text[:40], number)),
        ("UPDATE events SET parent = ? WHERE number = ?", (number + chance.randint(-3, 3), number)),
        ("UPDATE events SET number = number + 1000 WHERE number > ?", (number,)),
        ("UPDATE heads SET event = ? WHERE number = ?", (chance.randint(-2, 10**9), number)),
        ("UPDATE scenario SET body = ?", (text,)),
        ("UPDATE scenario SET body = ?", (deep,)),
        ("UPDATE scenario SET body = replace(body, ?, ?)", ("1", "-99999999999")),
        ("UPDATE snapshots SET body = ?", (text,)),
        ("UPDATE settings SET value = ?", (text,)),
        ("UPDATE people SET name = ?", (text,)),
        ("UPDATE session SET value = ?", (text,)),
        ("UPDATE seal SET events = ?", (chance.randint(-1, 10**12),)),
        ("DELETE FROM events WHERE number = ?", (number,)),
        ("DELETE FROM scenario", ()),
        ("DELETE FROM seal", ()),
        ("DROP TABLE heads", ()),
        ("PRAGMA application_id = 7", ()),
        ("PRAGMA user_version = 99", ()),
    ]
    words, values = chance.choice(statements)
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.Error), connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for (guard,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {guard}")
        connection.execute(words, values)


FOREIGN_VALUES: Final[tuple[Any, ...]] = (
    *(-1, 0, 1, 7, 1000, 10**9, 10**17, -(10**17), 10**30, 0.5, 1e308, True, None, "", "nobody", "torvik"),
    *(
        "x" * 20_000,
        "x" * 20_001,
        "alignment(nobody, torvik)",
        "track(lake-level)",
        "\u202e<b>&",
        [],
        {},
        [[]],
        [{}],
    ),
)
"""What a stranger might put in the place of a value that belongs there."""


def _forged(chance: Random, path: Path) -> None:
    """Change some of what is recorded, and make all hashes fit again, as a careful stranger would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        table = chance.choice(["events"] * 6 + ["scenario", "settings", "people"])
        if table in ("events", "scenario"):
            rows = connection.execute(f"SELECT rowid, body FROM {table}").fetchall()
            for _ in range(chance.choice([1, 1, 2, 5])):
                row, body = chance.choice(rows)
                words = json.dumps(_spoilt(chance, json.loads(body)))
                connection.execute(f"UPDATE {table} SET body = ? WHERE rowid = ?", (words, row))
        elif table == "settings":
            words = str(chance.choice(FOREIGN_VALUES))
            connection.execute("INSERT OR REPLACE INTO settings VALUES ('place-torvik', ?, '')", (words,))
        else:
            connection.execute("INSERT INTO people VALUES (?, ?, '<b>', '')", (chance.randint(1, 9**9), "x&"))
        rehash(connection)


def _spoilt(chance: Random, value: Any) -> Any:
    """Return some data with one value in it changed."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        if chance.random() < 0.05:
            return {name: item for name, item in value.items() if name != key}
        return {**value, key: _spoilt(chance, value[key])}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        if chance.random() < 0.1:
            return value * chance.choice([2, 500])
        return [*value[:at], _spoilt(chance, value[at]), *value[at + 1 :]]
    if isinstance(value, int) and chance.random() < 0.3:
        return value + chance.choice([-1, 1])
    return chance.choice(FOREIGN_VALUES)


OF_FILE: Final[tuple[OfFile, ...]] = (_bytes_changed, _bytes_changed, _page_emptied, _file_cut, _statement)


def damage_session(seed: int, path: Path) -> None:
    """Damage a session file in one way."""
    chance = Random(seed)
    chance.choice((*OF_FILE, _statement, *[_forged] * 5))(chance, path)


# --- what the program does with them -------------------------------------------------------------------


def try_scenario(path: Path) -> str:
    """Read a scenario as the program would, and play a little if it can be played; return what came of it."""
    with suppress(EntenteError):
        head(path)
    try:
        scenario, faults = read_file(path)
    except EntenteError as refusal:
        return _worded(str(refusal))
    for fault in faults:
        _worded(str(fault))
    if scenario is None or faults:
        assert faults, "refused without a word"
        return "faults"
    with suppress(EntenteError):
        _play_a_little(start(scenario, Plan(seed=1)))
    return "opened"


def try_session(path: Path, folder: Path) -> str:
    """Read a session in every way the program does; return what came of it."""
    peek(path)
    said = "opened"
    for way in (
        lambda: take_up(*read(path)),
        lambda: verify(path),
        lambda: rescue(path, folder / "new.entente"),
    ):
        try:
            way()
        except EntenteError as refusal:
            said = _worded(str(refusal))
    (folder / "new.entente").unlink(missing_ok=True)
    if said == "opened":
        for command in COMMANDS:
            _try_command(command.format(path, folder / "made"), folder)
        with suppress(EntenteError):
            _play_a_little(take_up(*read(path), MemoryJournal()))
    return said


COMMANDS: Final = (
    "show {}",
    "show {} --json",
    "log {}",
    "export {} --what tables -o {}.json --secrets --overwrite",
    "report {} -o {}.html --secrets --overwrite",
)
"""What the command line makes of a session."""


def _try_command(line: str, folder: Path) -> None:
    """Run a command as a person would; what it did not foresee is raised here."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(line.split())
    if code == EXIT_FAULT:
        raise AssertionError(f"{line}: {said.getvalue()}")


def _worded(sentence: str) -> str:
    """Check that a refusal is a sentence for people."""
    assert sentence.strip(), "an empty refusal"
    assert "Traceback" not in sentence
    assert len(sentence) < 100_000, "a refusal that nobody can read"
    return "told"


def _play_a_little(session: Session) -> None:
    for _ in range(40):
        state = session.state
        if not state.running:
            return
        if state.table.waiting:
            injects.answer_inject(session, pays=False)
        elif state.phase_kind == "briefing" and due_inject(state):
            injects.fire_due(session)
        elif state.phase_kind == "planning" and not state.table.plays:
            for seat in turn_order(state):
                moves = [move for move in legal_moves(state, seat) if isinstance(move, Move)]
                if moves:
                    play.play(session, moves[0])
            turns.next_phase(session)
        elif state.phase_kind == "resolution" and rulings_due(state):
            rulings.rule(session)
        else:
            turns.next_phase(session)
