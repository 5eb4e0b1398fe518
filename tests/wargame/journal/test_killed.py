"""A process that is killed at any moment loses nothing that it was told is recorded.

One process starts another again and again by fork, so that fifty kills take a few seconds. Each child says
on a pipe which command was kept; the parent kills it after a chosen number of these and a chosen moment.
"""

import json
from pathlib import Path

from tests.children import run_python
from wargame.journal.file import read
from wargame.journal.verify import verify

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
