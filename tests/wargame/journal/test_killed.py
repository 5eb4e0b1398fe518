"""A process that is killed at any moment loses nothing that it was told is recorded.

One process starts another again and again by fork, so that fifty kills take a few seconds. Each child says
on a pipe which command was kept; the parent kills it after a chosen number of these and a chosen moment.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.children import run_python
from tests.wargame.journal.games import begin, clock, scenario
from wargame.journal.copies import back_up
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.verify import verify
from wargame.session.saving import save_anew
from wargame.terms import RecordError

KILLS = 50

PLAY = """
import json, os, random, select, signal, sys
from pathlib import Path
from tests.wargame.journal.games import clock, scenario, statement
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.rows import Batch

path, kills = Path(sys.argv[1]), int(sys.argv[2])
create(path, scenario(), clock=clock()).close()

def play(said):
    journal, _, record = open_for_writing(path)
    command = record.entries[-1].command if record.entries else 0
    last = len(record.entries)
    while True:
        command += 1
        entries = []
        for number in range(last + 1, last + 4):
            entries.append(statement(number, text="x" * (37 * number % 3000)))
        last += 3
        settings = {f"event {last}": "kept"}
        journal.append(Batch(entries=tuple(entries), settings=settings))
        os.write(said, b"%d\\n" % last)

chance = random.Random(7)
kept, moments = 0, []
for _ in range(kills):
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        os.close(heard)
        play(said)
    os.close(said)
    text = b""
    for _ in range(chance.randrange(4)):
        text += os.read(heard, 1000)
    select.select([], [], [], chance.random() * 0.004)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(heard, 1000):
        text += more
    os.close(heard)
    acknowledged = [int(line) for line in text.split()]
    kept = max([kept, *acknowledged])
    hot = path.with_name(path.name + "-journal").exists()
    _, record = read(path)
    moments.append((kept, len(record.entries), hot))
print(json.dumps(moments))
"""


@pytest.mark.wide
def test_fifty_kills_lose_no_acknowledged_command(tmp_path: Path) -> None:
    path = tmp_path / "killed.entente"
    done = run_python(PLAY, str(path), str(KILLS))
    assert done.stderr == ""
    moments = json.loads(done.stdout)
    assert len(moments) == KILLS
    for acknowledged, found, _ in moments:
        assert acknowledged <= found
        assert found % 3 == 0
    assert verify(path).is_sound
    assert len(read(path)[1].settings) == len(read(path)[1].entries) / 3


HALF = """
import os, sys
from pathlib import Path
from tests.wargame.journal.games import begin, clock, scenario
from wargame.journal.file import create, open_for_writing

path, begun = Path(sys.argv[1]), sys.argv[2] == "begun"
journal = create(path, scenario(), clock=clock())
if begun:
    begin(journal)
connection = journal._connection
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
for number in range(300):
    connection.execute("INSERT INTO settings VALUES (?, ?, '')", (f"setting {number}", "v" * 3000))
os._exit(9)
"""
"""Ends in the middle of a step, with half of it in the file."""


def half_written(path: Path, how: str) -> Path:
    """A session whose writer was killed in the middle of a step; the file needs its journal."""
    done = run_python(HALF, str(path), how)
    assert done.stderr == ""
    journal = path.with_name(f"{path.name}-journal")
    assert journal.read_bytes()[:1] not in {b"", b"\0"}
    return journal


def test_a_session_that_was_killed_at_its_first_step_is_begun_again_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "tuesday.entente"
    half_written(path, "unbegun")
    session = begin(create(path, scenario(), clock=clock()))
    session.close()
    assert verify(path).is_sound
    assert len(read(path)[1].entries) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["tuesday.entente"]


def test_a_name_is_not_free_while_a_step_of_its_session_is_half_written(tmp_path: Path) -> None:
    path = tmp_path / "tuesday.entente"
    journal = half_written(path, "begun")
    session = begin()
    for makes in (
        lambda: create(path, scenario(), clock=clock()),
        lambda: save_anew(session, path),
    ):
        with pytest.raises(RecordError, match="already"):
            makes()
    assert journal.exists()
    open_for_writing(path)[0].close()
    assert len(read(path)[1].entries) == 1


def _copied(new: Path) -> None:
    other = new.with_name("other.entente")
    begin(create(other, scenario(), clock=clock())).close()
    back_up(other, new)


@pytest.mark.parametrize(
    "makes",
    [
        lambda new: begin(create(new, scenario(), clock=clock())).close(),
        lambda new: save_anew(begin(), new),
        _copied,
    ],
    ids=["create", "save", "copy"],
)
def test_what_another_file_of_the_name_left_beside_does_no_harm_to_a_new_one(
    tmp_path: Path, makes: Callable[[Path], object]
) -> None:
    path = tmp_path / "tuesday.entente"
    half_written(path, "begun")
    pocket = tmp_path / "pocket"
    pocket.mkdir()
    path.rename(pocket / path.name)
    makes(path)
    assert verify(path).is_sound
    assert len(read(path)[1].entries) == 1
    # With the journal that was set aside, the file that was moved is whole again.
    shutil.move(tmp_path / "tuesday.entente-journal.1", pocket / "tuesday.entente-journal")
    assert verify(pocket / path.name).is_sound
