"""Give damaged files to the readers: `python -m tests.fuzz [FILES] [FIRST SEED]`, or `make fuzz`.

`python -m tests.fuzz --guided [SECONDS] [scenario|expression|script]` searches with `tests.guided` instead.

Half of the files are scenarios, half are sessions. Each has to open or to be refused in a sentence, within
some seconds and 500 MB. As many sessions again are those of `tests.rehashed`: something recorded is changed
and every hash made to fit, and what opens has to be good to play on with. What fails is printed with its
seed, which brings it back; `python -m tests.fuzz --rehashed [FILES] [FIRST SEED]` tries these alone.
"""

import faulthandler
import resource
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

from tests.damage import damage_session, damaged_text, try_scenario, try_session
from tests.guided import search
from tests.rehashed import busy_sessions, tamper, try_on
from wargame.journal.file import create
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import start
from wargame.session.script import play_script, read_script

SLOWEST_S: Final = 5.0
"""Seconds of the processor that one file may take."""

LARGEST_MB: Final = 500

SCENARIOS: Final = ("first-steps", "great-powers-1872", "first-steps", "afghanistan-2017")


def main(words: list[str]) -> int:
    """Try so many files; return 1 if one of them did harm."""
    if words[:1] == ["--guided"]:
        return search(int(words[1]) if len(words) > 1 else 600, tuple(words[2:]))
    rehashed_alone = words[:1] == ["--rehashed"]
    words = words[rehashed_alone:]
    files = int(words[0]) if words else 10_000
    first = int(words[1]) if len(words) > 1 else 0
    found: Counter[str] = Counter()
    faults: list[str] = []
    for try_all in (try_rehashed,) if rehashed_alone else (try_files, try_rehashed):
        with TemporaryDirectory() as folder:
            counted, wrong = try_all(Path(folder), range(first, first + files), sys.stdout.write)
        found += counted
        faults += wrong
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = ", ".join(f"{count:,} {what}" for what, count in sorted(found.items()))
    sys.stdout.write(f"\n{found.total():,} files: {said}; at most {used:.0f} MB.\n")
    for fault in faults:
        sys.stdout.write(f"\n{fault}\n")
    return 1 if faults or used > LARGEST_MB else 0


def try_files(
    folder: Path, seeds: range, tell: Callable[[str], object] = lambda _: None
) -> tuple[Counter[str], list[str]]:
    """Try one damaged file for each seed; return how often what came of it, and what did harm."""
    session = whole_session(folder / "whole.entente").read_bytes()
    texts = {name: (scenarios_folder() / f"{name}.yaml").read_text("utf-8") for name in SCENARIOS}

    def try_one(seed: int) -> str:
        if seed % 2:
            return _session(seed, folder, session)
        return _scenario(seed, folder, texts[SCENARIOS[seed // 2 % len(SCENARIOS)]])

    return _tried(try_one, seeds, tell)


def try_rehashed(
    folder: Path, seeds: range, tell: Callable[[str], object] = lambda _: None
) -> tuple[Counter[str], list[str]]:
    """Try one session of a careful stranger for each seed; return the same."""
    sessions = busy_sessions()
    path = folder / "strange.entente"

    def try_one(seed: int) -> str:
        path.write_bytes(sessions[seed % len(sessions)])
        tamper(seed, path)
        with redirect_stdout(StringIO()):
            return f"rehashed {try_on(path, seed)}"

    return _tried(try_one, seeds, tell)


def _tried(
    try_one: Callable[[int], str], seeds: range, tell: Callable[[str], object]
) -> tuple[Counter[str], list[str]]:
    found: Counter[str] = Counter()
    faults: list[str] = []
    for count, seed in enumerate(seeds, start=1):
        begun = process_time()
        faulthandler.dump_traceback_later(60 * SLOWEST_S, exit=True, file=sys.__stderr__ or 2)
        try:
            found[try_one(seed)] += 1
        except Exception:  # noqa: BLE001  # whatever comes through is what is looked for
            faults.append(f"Seed {seed}:\n{traceback.format_exc()}")
        faulthandler.cancel_dump_traceback_later()
        if (spent := process_time() - begun) > SLOWEST_S:
            faults.append(f"Seed {seed} took {spent:.1f} s.")
        if not count % 500:
            tell(f"{count:,} ")
    return found, faults


def _scenario(seed: int, folder: Path, text: str) -> str:
    path = folder / "scenario.yaml"
    path.write_bytes(damaged_text(seed, text))
    return f"scenarios {try_scenario(path)}"


def _session(seed: int, folder: Path, content: bytes) -> str:
    path = folder / "session.entente"
    path.write_bytes(content)
    damage_session(seed, path)
    return f"sessions {try_session(path, folder)}"


def whole_session(path: Path) -> Path:
    """Return the file of the practice game, played to its end."""
    scenario = load(scenarios_folder() / "first-steps.yaml")
    script = read_script((scenarios_folder() / "demo" / "first-steps.jsonl").read_text("utf-8"))
    journal = create(path, scenario, clock=lambda: "2026-01-01T10:00:00.000+00:00")
    session = start(scenario, script.start.plan, journal)
    play_script(session, script)
    session.close()
    return journal.path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
