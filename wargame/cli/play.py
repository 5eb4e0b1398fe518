"""`entente play SCENARIO --script FILE --session OUT`: a script of commands played into a session file.

Reads the script through `session.script`, writes through `journal.file`. Every line is safe on the disk
before the next one is read, so that a refused line or Ctrl-C leaves a file with everything before it.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.cli.finding import read_compiled, read_text
from wargame.cli.letters import as_json
from wargame.cli.out import is_terminal, visible_lines
from wargame.terms import EntenteError, RecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wargame.game.compiled import CompiledScenario
    from wargame.game.events import Event
    from wargame.session.script import Script, ScriptLine
    from wargame.session.session import Session


def play(argv: list[str]) -> int:
    """Run the command; returns 0 if the whole script was played, 1 at the first refused line."""
    asked = _parser().parse_args(argv)
    from wargame.session.script import ScriptStopped, read_script, with_seed

    text = read_text(asked.script, "script")
    scenario = read_compiled(asked.scenario)
    with safe_file() as opened:
        try:
            script = with_seed(read_script(text), asked.seed)
            session = open_session(scenario, script, asked.session, asked.script.parent)
            opened.append(session)
            run(session, script, shown=not (asked.quiet or asked.json))
        except ScriptStopped as stop:
            return _refused(asked, stop, opened)
    if asked.json:
        print(as_json(_facts(opened[0], script)))
    elif not asked.quiet:
        print(_summary(opened[0], script))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente play",
        description="Play a script of commands into a new session file; see docs/script.md.",
        epilog="Exit code: 0 all played, 1 a line was refused (the file holds everything before it), "
        "2 a file could not be read.",
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or the id of a scenario")
    parser.add_argument("--script", required=True, type=Path, metavar="FILE", help="the script, JSON Lines")
    parser.add_argument("--session", required=True, type=Path, metavar="OUT", help="the session file to make")
    parser.add_argument("--seed", type=int, metavar="N", help="the seed, in place of the script's own")
    parser.add_argument("--quiet", action="store_true", help="say nothing unless a line is refused")
    parser.add_argument("--json", action="store_true", help="say what was played as JSON")
    return parser


def open_session(scenario: CompiledScenario, script: Script, path: Path, folder: Path = Path()) -> Session:
    """Return a new session in a new file, started as the script's first line says.

    A design that the line names is looked for from `folder`, where the script lies.

    Raises
    ------
    ScriptStopped
        If it cannot be started that way; then no file is made.
    RecordError
        If there is such a file already, or none can be made.
    """
    from wargame.journal.file import create, whole_or_gone
    from wargame.session.opening import start, why_not_plan
    from wargame.session.script import ScriptStopped
    from wargame.session.session import now
    from wargame.words.sentences import Sentence

    if script.start.design is not None:
        return _of_design(scenario, script, path, folder)
    if faults := why_not_plan(scenario.scenario, script.start.plan):
        raise ScriptStopped(script.start_line, Sentence("all-of", faults=faults))
    journal = create(path, scenario.scenario, clock=now, pictures=scenario.pictures)
    with whole_or_gone(journal):
        return start(scenario, script.start.plan, journal, by=script.start.by)


def _of_design(scenario: CompiledScenario, script: Script, path: Path, folder: Path) -> Session:
    """Return a new session that is a table of a sealed design; raises as `open_session`."""
    from wargame.design.starting import scripted, started
    from wargame.session.script import ScriptStopped

    try:
        order = scripted(script.start, folder, scenario.scenario)
    except RecordError:
        raise
    except EntenteError as error:
        raise ScriptStopped(script.start_line, error.told) from error
    return started(order, path, script.start.by)[0]


@contextmanager
def safe_file() -> Iterator[list[Session]]:
    """Give a list for the session that is opened; let go of its file in the end, and say so after Ctrl-C."""
    opened: list[Session] = []
    try:
        yield opened
    except KeyboardInterrupt:
        where = f" {_path_of(opened[0])} holds everything up to here." if opened else " Nothing was recorded."
        raise KeyboardInterrupt(f"Stopped.{where}") from None
    finally:
        for session in opened:
            session.close()


def saved_elsewhere(session: Session) -> str:
    """Save a session whose own file does not hold all of it any more, and say where; empty if it does."""
    from datetime import datetime

    from wargame.journal.file import read
    from wargame.journal.keeping import keep_by
    from wargame.session.saving import save_anew

    path = _path_of(session)
    try:
        _, record = read(path)
        is_there = [*record.entries] == session.history.entries and [*record.moves] == session.history.moves
    except RecordError:
        is_there = False
    if is_there:
        return ""
    at = datetime.now().astimezone().replace(tzinfo=None)
    try:
        copy = keep_by(path, at, lambda new: save_anew(session, new))
    except RecordError as error:
        return f"{path} is out of reach, and nothing could be saved on this computer: {error}"
    return f"Everything before it was saved in {copy}"


def run(session: Session, script: Script, *, shown: bool) -> None:
    """Play a script into an open session, with a bar of progress in a terminal.

    Raises
    ------
    ScriptStopped
        At the first line that is refused.
    """
    from wargame.session.script import play_script

    with _progress(len(script.lines), shown=shown and is_terminal()) as told:
        play_script(session, script, told)


@contextmanager
def _progress(lines: int, *, shown: bool) -> Iterator[Callable[[ScriptLine, tuple[Event, ...]], None] | None]:
    if not shown:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Playing"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task("play", total=lines)
        yield lambda _line, _events: progress.update(task, advance=1)


def _path_of(session: Session) -> Path:
    path: Path = getattr(session.journal, "path")  # noqa: B009  # only a journal in a file has one
    return path


def _refused(asked: argparse.Namespace, stop: Any, opened: list[Session]) -> int:
    print("\n".join(visible_lines(f"{asked.script}, line {stop.line}: {stop.reason}")), file=sys.stderr)
    if opened:
        held = f"{_path_of(opened[0])} holds everything before it."
        if isinstance(stop.__cause__, RecordError):
            print("\n".join(visible_lines(saved_elsewhere(opened[0]) or held)), file=sys.stderr)
        elif not asked.quiet:
            print("\n".join(visible_lines(held)), file=sys.stderr)
    if asked.json:
        facts: dict[str, Any] = _facts(opened[0], None) if opened else {}
        facts["refused"] = {"line": stop.line, "reason": stop.reason}
        print(as_json(facts))
    return 1


def _facts(session: Session, script: Script | None) -> dict[str, Any]:
    from wargame.journal.codec import state_hash

    facts: dict[str, Any] = {
        "session": str(_path_of(session)),
        "events": session.history.last,
        "turn": session.state.turn,
        "ended": session.state.affairs.ended_as,
        "hash": state_hash(session.state),
    }
    if script is not None:
        facts["lines"] = len(script.lines)
    return facts


def _summary(session: Session, script: Script) -> str:
    from wargame.words.counting import counted

    state = session.state
    ended = f" {state.affairs.ended_as}." if state.affairs.ended_as else ""
    lines, events = len(script.lines), session.history.last
    return (
        f"Played {counted(lines, 'line')}, {counted(events, 'event')}, up to turn {state.turn} of "
        f"{state.last_turn}.{ended}\n{_path_of(session)}"
    )
