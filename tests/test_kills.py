"""What writes may be killed at any moment. `make kills` kills each operation two hundred times."""

import json
from pathlib import Path

import pytest

from tests.children import run_python
from tests.kills import HEAD, TRIALS

KILL = """
import sys
from tests.kills import main
sys.exit(main(["--times", "2", "--seed", "5"]))
"""

CARELESS = """
import json, sys, time
from pathlib import Path
from tests.kills import killed

class Careless:
    def prepare(self, folder, number):
        pass

    def run(self, folder, say):
        with (folder / "letter.txt").open("w") as file:
            for word in range(20):
                file.write("word ")
                file.flush()
                time.sleep(0.002)
        say("written")

    def look(self, folder, said):
        path = folder / "letter.txt"
        assert not path.exists() or len(path.read_text()) == 100, "half a letter"

    def again(self, folder, say):
        self.run(folder, say)

    def finished(self, folder):
        self.look(folder, ())

tally = killed("careless", Careless(), Path(sys.argv[1]), 5, 1)
print(json.dumps([tally.kills, tally.faults]))
"""


@pytest.mark.wide
def test_kills_lose_nothing_leave_nothing_half_and_stand_in_no_ones_way() -> None:
    done = run_python(KILL)
    assert done.stderr == ""
    head, *lines = done.stdout.splitlines()
    assert head == HEAD
    assert [line.split()[:2] for line in lines] == [[operation, "2"] for operation in TRIALS]
    assert done.returncode == 0


def test_half_a_file_under_its_final_name_is_found(tmp_path: Path) -> None:
    done = run_python(CARELESS, str(tmp_path))
    assert done.stderr == ""
    kills, faults = json.loads(done.stdout)
    assert kills == 5
    assert any("half a letter" in fault for fault in faults)
