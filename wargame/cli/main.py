"""The command line's front door: `main` finds the command that was typed and runs it.

Each command is one function in one module of this package, imported only when it is called, so that a
command starts as fast as what it needs. Errors for people become a sentence on stderr; any other error is
a fault of ours: it goes to the log, and the user is told where. To add a command: a module with a
function `name(argv) -> int`, and a line in `COMMANDS`.

Exit codes: 0 done; 1 refused, or a fault was found; 2 bad usage, or a file that cannot be read; 3 a
fault of Entente itself; 130 stopped with Ctrl-C.
"""

import sys
from collections.abc import Callable
from typing import Final, cast

from wargame.cli.door import NotShown, guarded, shown, unguarded
from wargame.cli.letters import take_any_letter

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "check": ("check", "check a scenario file and tell every fault"),
    "scenarios": ("scenarios", "list the scenarios that can be played"),
    "play": ("play", "play a script of commands into a session file"),
    "demo": ("demo", "play the demo session and show how it went"),
    "show": ("show", "show where a session stands, or stood"),
    "log": ("log", "tell what happened in a session, turn by turn"),
    "report": ("report", "write the after-action report as PDF, Word, slides, HTML or Markdown"),
    "check-report": ("check_report", "find what an edited report no longer has as the record has it"),
    "export": ("export", "write a session's data as tables"),
    "print": ("print_kit", "print briefs, cards, order slips and table tents"),
    "marking": ("marking", "show or set how what leaves the room is marked"),
    "verify": ("verify", "prove that a session file is whole"),
    "rescue": ("rescue", "save what is sound of a damaged session file"),
    "forget": ("forget", "erase a person's name from a session file"),
    "pack": ("pack", "put a scenario with its pictures into one file, to be handed on"),
    "unpack": ("unpack", "tell what is in a packed scenario, and lay it among your scenarios"),
    "scenario-of": ("scenario_of", "take the scenario out of a session, to change it and play it again"),
    "workbook": ("workbook", "write a scenario as a workbook for Excel or LibreOffice"),
    "import": ("take_in", "tell what a workbook would change in a scenario, and change it"),
    "simulate": ("simulate", "play a scenario many times by bots and tell how it fares"),
    "deck": ("deck", "find cards, tracks and seats of a scenario that are out of balance"),
    "cohort": ("cohort", "lay the sessions of a folder side by side and tell what they show"),
    "design": ("design", "plan a series of tables, seal it before play, and start its tables"),
    "luck": ("luck", "tell which throws turned a session, and where its moves lead with other dice"),
    "umpire": ("umpire", "tell the umpire how near somebody who ruled blind came to their rulings"),
    "balance": ("balance", "measure a signed network from a file of ties"),
}
"""Each command with the module of `wargame.cli` that holds it and what it does, in a line."""

EXIT_REFUSED: Final = 1
EXIT_USAGE: Final = 2
EXIT_FAULT: Final = 3
EXIT_STOPPED: Final = 130


def main(argv: list[str]) -> int:
    """Run the command in `argv` (without the program's name) and return the exit code of the process."""
    take_any_letter()
    with guarded():
        return _ended(argv)


def _ended(argv: list[str]) -> int:
    """Run the command and tell how it ended, if it did not end well."""
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        return _unheard()
    except NotShown as error:
        _complain(f"What is said here could not be written: {error.strerror}. What was recorded is safe.")
        _unheard()
        return EXIT_REFUSED
    except KeyboardInterrupt as stop:
        _complain(str(stop) or "Stopped. What was recorded before is safe.")
        return EXIT_STOPPED
    except Exception as error:  # noqa: BLE001  # the last door before the user: told, logged, never shown raw
        return _explain(error)
    return code


def _run(argv: list[str]) -> int:
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(_help())
        return 0 if argv else EXIT_USAGE
    if argv[0] in ("-V", "--version"):
        print(f"entente {_version()}")
        return 0
    word, rest = argv[0], argv[1:]
    if word not in COMMANDS:
        _complain(_unknown(word))
        return EXIT_USAGE
    try:
        return _command(word)(rest)
    except SystemExit as stop:  # how argparse ends a command that was typed wrongly, or asked for help
        return stop.code if isinstance(stop.code, int) else EXIT_USAGE


def _command(word: str) -> Callable[[list[str]], int]:
    from importlib import import_module

    name = COMMANDS[word][0]
    module = import_module(f"wargame.cli.{name}")
    return cast("Callable[[list[str]], int]", getattr(module, name))


def _help() -> str:
    lines = ["usage: entente COMMAND ...", "", "Without a command the window opens. The commands:", ""]
    lines += [f"  {word:<14}{line}" for word, (_, line) in COMMANDS.items()]
    lines += ["", "`entente COMMAND --help` explains one of them; `entente --version` tells the version."]
    return "\n".join(lines)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("entente")
    except PackageNotFoundError:
        return "(not installed)"


def _unknown(word: str) -> str:
    from difflib import get_close_matches

    from wargame.cli.out import visible

    near = get_close_matches(word, COMMANDS, n=1)
    ending = f"did you mean “{near[0]}”?" if near else "`entente --help` lists all of them."
    return f"There is no command “{visible(word)}”; {ending}"


def _explain(error: Exception) -> int:
    """Tell the user what went wrong and return the exit code."""
    from wargame.terms import EntenteError

    if not isinstance(error, EntenteError):
        _complain(_logged(error))
        return EXIT_FAULT
    from wargame.cli.errors import Unreadable

    _complain(str(error))
    return EXIT_USAGE if isinstance(error, Unreadable) else EXIT_REFUSED


def _logged(error: Exception) -> str:
    """Write an error of ours to the log and return what to tell the user."""
    import traceback
    from datetime import UTC, datetime

    from wargame.places import log_folder

    log = log_folder() / "command-line.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"\n{datetime.now(UTC).isoformat(timespec='seconds')} {shown(' '.join(sys.argv))}\n")
            traceback.print_exception(error, file=file)
    except OSError:
        return f"Entente made a mistake ({type(error).__name__}) and could not write it to {log}."
    return f"Entente made a mistake ({type(error).__name__}). What was recorded is safe; {log} tells more."


def _complain(text: str) -> None:
    try:
        print(text, file=sys.stderr)
    except (BrokenPipeError, NotShown):
        _unheard()


def _unheard() -> int:
    """End quietly when nobody reads any more, as in `entente log FILE | head`, or nobody can."""
    import os

    # What is still in the buffers must not fail a second time when the interpreter ends.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, unguarded(stream).fileno())
        except (OSError, ValueError):
            continue
    return 0
