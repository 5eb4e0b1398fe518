"""`entente export SESSION --what WHAT --format FORMAT -o PATH`: a session in files for other tools.

What can be exported stands in `KINDS`: a module of this package and the formats it knows. A kind that is
one text has a function `written(session, head, form, choices) -> str`; one that makes several files, or no
text, has `write(session, path, form, choices) -> tuple[Path, ...]`. To add a kind: such a module, and a line
there.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wargame.cli.door import escaped
from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_session
from wargame.cli.secrecy import add_secrets
from wargame.places import is_folder, is_there
from wargame.terms import Refused

if TYPE_CHECKING:
    from types import ModuleType

    from wargame.session.session import Session

KINDS: Final[dict[str, tuple[str, tuple[str, ...], str]]] = {
    "tables": (
        "export_tables",
        ("csv", "json", "xlsx", "parquet"),
        "moves, throws, alignments and more as tables",
    ),
    "graph": ("export_graph", ("graphml", "gexf", "csv"), "the alignments, turn by turn"),
}
"""What can be exported: its module, its formats (the first is the usual one), and what it is."""


_FOREIGN: Final = frozenset(
    {form for _, forms, _ in KINDS.values() for form in forms}
    | {"pdf", "html", "md", "txt", "xls", "ods", "png", "svg", "entente", "yaml", "yml"}
)
"""Endings that promise something of what is inside."""


def export(argv: list[str]) -> int:
    """Run the command; returns 0 when the file is written."""
    asked = _parser().parse_args(argv)
    module = KINDS[asked.what][0]
    form = _form(asked.what, asked.format, asked.output)
    path = Path(asked.output) if asked.output else None
    if path is not None and is_there(path) and not is_folder(path) and not asked.overwrite:
        raise Refused("output-there-already", path=path)
    session = read_session(asked.session)
    made = import_module(f"wargame.cli.{module}")
    if hasattr(made, "write"):
        if path is None:
            raise Unreadable("output-missing", what=asked.what)
        for file in made.write(session, path, form, asked):
            print(f"Written: {file}")
        return 0
    return _text(made, session, asked, path, form)


def _text(made: ModuleType, session: Session, asked: argparse.Namespace, path: Path | None, form: str) -> int:
    """Print what is one text, or write it into a file."""
    from wargame.report.writing import write_file
    from wargame.session.transcript import head_of

    text: str = made.written(session, head_of(session, asked.branch), form, asked)
    if path is None:
        # In a file it stands byte for byte; printed, what a terminal may obey is escaped or shown.
        sys.stdout.write(escaped(text) if form == "json" else text.replace("\r\n", "\n"))
        return 0
    write_file(path, text.encode())
    print(f"Written: {path}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente export",
        description="Write the data of a session for other tools: tables, or the graph of alignments.",
        epilog="What there is: "
        + "; ".join(f"{what}: {said} ({', '.join(forms)})" for what, (_, forms, said) in KINDS.items())
        + ".",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file")
    parser.add_argument("--what", required=True, choices=tuple(KINDS), help="what is written")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        help="one of those below; by default the one that PATH ends in, else the first",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="the file; for tables as csv or parquet the folder. A graph is printed if it is left out",
    )
    parser.add_argument("--branch", metavar="B", help="this line of play; by default the one played now")
    add_secrets(parser)
    parser.add_argument(
        "--names", action="store_true", help="tables: with the names of people; by default without"
    )
    parser.add_argument(
        "--letters",
        action="store_true",
        help="tables: with the text of letters; by default who wrote to whom",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace files that are there")
    return parser


def _form(what: str, wanted: str | None, output: str | None) -> str:
    """Return the format that is asked for: by --format, by the ending of the path, or the usual one.

    Raises
    ------
    Unreadable
        If there is no such format, or the path ends like a file of another one.
    """
    forms = KINDS[what][1]
    ending = Path(output or "").suffix.removeprefix(".").lower()
    form = wanted.lower() if wanted else ending if ending in forms else forms[0]
    if form not in forms:
        raise Unreadable("form-unknown", what=what, forms=forms, wanted=wanted)
    is_strange = what == "graph" and not wanted and ending not in ("", *forms)
    if is_strange or ending in _FOREIGN - {form}:
        name = Path(output or "").name
        raise Unreadable("form-under-other-name", what=what, forms=forms, name=name, form=form)
    return form
