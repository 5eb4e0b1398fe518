"""`entente export SESSION --what WHAT --format FORMAT -o PATH`: a session in files for other tools.

What can be exported stands in `KINDS`: a module of this package and the formats it knows. A kind that is
one text has a function `written(session, head, form) -> str`; one that makes several files, or no text, has
`write(session, path, form, choices) -> tuple[Path, ...]`. To add a kind: such a module, and a line there.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_session
from wargame.terms import Refused

if TYPE_CHECKING:
    from types import ModuleType

    from wargame.session.session import Session

KINDS: Final[dict[str, tuple[str, tuple[str, ...], str]]] = {
    "tables": ("export_tables", ("csv", "json", "xlsx"), "moves, throws, alignments and more as tables"),
    "graph": ("export_graph", ("graphml", "gexf", "csv"), "the alignments, turn by turn"),
}
"""What can be exported: its module, its formats (the first is the usual one), and what it is."""


def export(argv: list[str]) -> int:
    """Run the command; returns 0 when the file is written."""
    asked = _parser().parse_args(argv)
    module, forms, _ = KINDS[asked.what]
    form = asked.format or _by_ending(asked.output, forms) or forms[0]
    if form not in forms:
        raise Unreadable(f"--what {asked.what} can be written as {', '.join(forms)}, not as {form}.")
    path = Path(asked.output) if asked.output else None
    if path is not None and path.exists() and not path.is_dir() and not asked.overwrite:
        raise Refused(f"{path} is there already; choose another name, or say --overwrite.")
    session = read_session(asked.session)
    made = import_module(f"wargame.cli.{module}")
    if hasattr(made, "write"):
        if path is None:
            raise Unreadable(f"--what {asked.what} needs -o PATH: it is written as files.")
        for file in made.write(session, path, form, asked):
            print(f"Written: {file}")
        return 0
    return _text(made, session, asked, path, form)


def _text(made: ModuleType, session: Session, asked: argparse.Namespace, path: Path | None, form: str) -> int:
    """Print what is one text, or write it into a file."""
    from wargame.report.writing import write_file
    from wargame.session.transcript import head_of

    text: str = made.written(session, head_of(session, asked.branch), form)
    if path is None:
        sys.stdout.write(text)
        return 0
    write_file(path, text.encode())
    print(f"Written: {path}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente export",
        description="Write a session for other tools.",
        epilog="What there is: "
        + "; ".join(f"{what}: {said} ({', '.join(forms)})" for what, (_, forms, said) in KINDS.items())
        + ".",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument("--what", required=True, choices=tuple(KINDS), help="what is written")
    parser.add_argument("--format", metavar="FORMAT", help="by default what the ending of PATH says")
    parser.add_argument("-o", "--output", metavar="PATH", help="the file; without it the text is printed")
    parser.add_argument("--branch", metavar="B", help="this line of play; by default the one played now")
    secrets = parser.add_mutually_exclusive_group()
    secrets.add_argument("--secrets", action="store_true", help="tables: with what is secret, in any session")
    secrets.add_argument("--no-secrets", action="store_true", help="tables: without what was secret")
    parser.add_argument("--names", action="store_true", help="tables: with the names of people")
    parser.add_argument("--overwrite", action="store_true", help="replace the file if it is there")
    return parser


def _by_ending(output: str | None, forms: tuple[str, ...]) -> str:
    ending = Path(output).suffix.removeprefix(".").lower() if output else ""
    return ending if ending in forms else ""
