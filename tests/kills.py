"""Kill what writes, at random moments: `python -m tests.kills [--times N] [--seed N] [OPERATION ...]`.

Each operation of `TRIALS` is done again and again in a process that is forked from this one and
killed with SIGKILL. Half of the moments are spread evenly over the time that the operation was measured to
take; the others fall into one of its steps, each step as likely as another, so that short ones are met too.
After each kill everything acknowledged has to be there, nothing half may bear a final name, and the same
operation has to end well when it is done again. Returns 1 if anything did not. Needs Linux or another system
that can fork.
"""

import argparse
import os
import select
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from tests import kill_outputs, kill_rooms, kill_sessions
from tests.kill_outputs import Export, Report
from tests.kill_rooms import Cards, Phones, Seal, Series
from tests.kill_sessions import Copy, Create, Forget, Migrate, Play, Rescue, Say, Trial
from wargame.processes import own_mark

TRIALS: Final[dict[str, Trial]] = {
    "create": Create(),
    "copy": Copy(),
    "report": Report(),
    "export": Export(),
    "migrate": Migrate(),
    "rescue": Rescue(),
    "forget": Forget(),
    "play": Play(),
    "series": Series(),
    "seal": Seal(),
    "cards": Cards(),
    "phones": Phones(),
}

TIMES: Final = 200

MEASURED: Final = 24
"""How often an operation is done unharmed, to learn how long it and its steps take; trials differ by their
number, and each kind of each operation is met."""

MOST_TRIES: Final = 4
"""Tries for each kill that is asked for; some operations end before their moment comes."""

PATIENCE_S: Final = 60.0
"""After so long without a word an operation counts as stuck."""

_END: Final = "."
_FAULT: Final = "!"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one run in a process of its own."""

    said: tuple[str, ...]
    """What it acknowledged, in order."""
    moments: tuple[float, ...]
    """When, in seconds since it began; the last one is its end."""
    fault: str = ""
    is_killed: bool = False


@dataclass(slots=True)
class Tally:
    """What came of all kills of one operation."""

    name: str
    kills: int = 0
    """Processes that were killed before they ended."""
    ended: int = 0
    """Those that had ended by then."""
    acknowledged: int = 0
    left: int = 0
    """Files that killed processes left in the system's temporary folder."""
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """One line of the table."""
        return (
            f"{self.name:<9} {self.kills:>6} {self.ended:>6} {self.acknowledged:>13} {self.left:>10} "
            f"{len(self.faults):>7} {self.seconds:>7.1f} s"
        )


HEAD: Final = "            killed  ended  acknowledged  temporary  faults"


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: so many seconds after the operation said so many things."""

    after: int
    seconds: float


def forked(work: Callable[[Say], None], folder: Path, moment: Moment | None = None) -> Ran:
    """Do some work in a process of its own, and kill that at a moment."""
    heard, telling = os.pipe()
    process = os.fork()
    if not process:
        os.close(heard)
        _child(work, folder, telling)
    os.close(telling)
    try:
        return _heard(process, heard, moment)
    finally:
        os.close(heard)


def _child(work: Callable[[Say], None], folder: Path, telling: int) -> None:
    """Do the work and end the process, whatever comes of it."""
    os.environ["ENTENTE_HOME"] = str(folder / "home")
    own_mark.cache_clear()

    def say(words: str) -> None:
        os.write(telling, words.encode() + b"\n")

    try:
        work(say)
        say(_END)
    except BaseException:  # noqa: BLE001  # told to the parent, which has the tally
        say(_FAULT + traceback.format_exc().replace("\n", "\r"))
    finally:
        os._exit(0)


def _heard(process: int, heard: int, moment: Moment | None) -> Ran:
    began = perf_counter()
    text, moments, deadline = b"", [0.0], began + PATIENCE_S
    is_killed = False
    if moment and not moment.after:
        deadline = began + moment.seconds
    while True:
        ready, _, _ = select.select([heard], [], [], max(0.0, deadline - perf_counter()))
        if not ready:
            os.kill(process, signal.SIGKILL)
            is_killed = True
            break
        more = os.read(heard, 65_536)
        if not more:
            break
        text += more
        moments += [perf_counter() - began] * more.count(b"\n")
        if moment and len(moments) - 1 >= moment.after > 0 and deadline >= began + PATIENCE_S:
            deadline = perf_counter() + moment.seconds
    os.waitpid(process, 0)
    while more := os.read(heard, 65_536):
        text += more
    return _ran(text, moments, is_killed and (moment is not None or b"\n" not in text), moment)


def _ran(text: bytes, moments: list[float], is_killed: bool, moment: Moment | None) -> Ran:
    lines = text.decode().split("\n")[:-1]
    fault = next((line[1:].replace("\r", "\n") for line in lines if line.startswith(_FAULT)), "")
    if is_killed and moment is None:
        fault = f"it was not done after {PATIENCE_S:.0f} s"
    ended = _END in lines
    said = tuple(line for line in lines if line != _END and not line.startswith(_FAULT))
    return Ran(said, tuple(moments), fault, is_killed and not ended)


def moments(chance: Random, runs: Sequence[Ran]) -> Iterator[Moment]:
    """Yield moments without end; the first falls into the first of `runs` as it was measured, and so on."""
    for number in count():
        run = runs[number % len(runs)]
        if number // len(runs) % 2:
            after = chance.randrange(len(run.moments) - 1)
            yield Moment(after, (run.moments[after + 1] - run.moments[after]) * chance.random())
        else:
            yield Moment(0, run.moments[-1] * chance.random())


def killed(name: str, trial: Trial, folder: Path, times: int, seed: int) -> Tally:
    """Kill an operation so many times and return what came of it; what ended before does not count."""
    tally, began = Tally(name), perf_counter()
    chance = Random(f"{seed} {name}")
    try:
        runs = [_unharmed(trial, folder, number) for number in range(min(MEASURED, times))]
    except AssertionError as error:
        tally.faults.append(f"{name}, unharmed: {error}")
        return tally
    for number, moment in enumerate(moments(chance, runs)):
        if tally.kills == times or number == MOST_TRIES * times:
            break
        try:
            _one(trial, folder, number, moment, tally)
        except Exception as error:  # noqa: BLE001  # whatever comes through is what is looked for
            words = str(error) if isinstance(error, AssertionError) else traceback.format_exc()
            tally.faults.append(f"{name}, kill {number} ({moment}): {words}")
    tally.seconds = perf_counter() - began
    return tally


def _unharmed(trial: Trial, folder: Path, number: int) -> Ran:
    with _place(folder) as place:
        trial.prepare(place, number)
        ran = forked(lambda say: trial.run(place, say), place)
        assert not ran.fault, ran.fault
        trial.look(place, ran.said)
        return ran


def _one(trial: Trial, folder: Path, number: int, moment: Moment, tally: Tally) -> None:
    with _place(folder) as place:
        trial.prepare(place, number)
        ran = forked(lambda say: trial.run(place, say), place, moment)
        assert not ran.fault, ran.fault
        tally.kills += ran.is_killed
        tally.ended += not ran.is_killed
        tally.acknowledged += len(ran.said)
        tally.left += sum(one.is_file() for one in (folder / "tmp").rglob("*"))
        trial.look(place, ran.said)
        after = forked(lambda say: trial.again(place, say), place)
        assert not after.fault, f"a second try failed: {after.fault}"
        trial.finished(place)


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    """Give a folder for one trial, with a temporary folder beside it; both are gone at the end."""
    place = folder / "place"
    place.mkdir()
    (folder / "tmp").mkdir()
    try:
        yield place
    finally:
        rmtree(place)
        rmtree(folder / "tmp")


def main(arguments: list[str]) -> int:
    """Kill; return 1 if anything was lost, half, or in the way."""
    asked = _parser().parse_args(arguments)
    faults = 0
    with TemporaryDirectory(prefix="entente-kills-") as name:
        folder = Path(name)
        os.environ["ENTENTE_HOME"] = str(folder / "warm")
        kill_sessions.warm()
        kill_outputs.warm()
        kill_rooms.warm()
        os.environ["ENTENTE_HOME"] = str(folder / "place" / "home")
        # From here on what processes keep for a moment lies where it can be counted.
        tempfile.tempdir = str(folder / "tmp")
        sys.stdout.write(f"{HEAD}\n")
        for operation in asked.operations or TRIALS:
            tally = killed(operation, TRIALS[operation], folder, asked.times, asked.seed)
            sys.stdout.write("".join(f"{line}\n" for line in (tally.words, *tally.faults)))
            sys.stdout.flush()
            faults += len(tally.faults)
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description="Kill what writes.")
    parser.add_argument("operations", nargs="*", metavar="OPERATION", help=", ".join(TRIALS))
    parser.add_argument("--times", type=int, default=TIMES, help="kills of each operation")
    parser.add_argument("--seed", type=int, default=1, help="another one gives other moments")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
