"""`entente export SESSION --what WHAT --format FORMAT -o PATH`: a session in files for other tools.

What can be exported stands in `KINDS`: a module of this package with a function `written(session, head,
form) -> str`, and the formats it knows. To add a kind: such a module, and a line there.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_session
from wargame.terms import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from wargame.session.session import Session

KINDS: Final[dict[str, tuple[str, tuple[str, ...], str]]] = {
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
    if path is not None and path.exists() and not asked.overwrite:
        raise Refused(f"{path} is there already; choose another name, or say --overwrite.")
    session = read_session(asked.session)
    from wargame.session.transcript import head_of

    written = cast("Callable[[Session, int, str], str]", import_module(f"wargame.cli.{module}").written)
    text = written(session, head_of(session, asked.branch), form)
    if path is None:
        sys.stdout.write(text)
        return 0
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise Refused(f"{path} could not be written: {error.strerror or error}.") from error
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
    parser.add_argument("--overwrite", action="store_true", help="replace the file if it is there")
    return parser


def _by_ending(output: str | None, forms: tuple[str, ...]) -> str:
    ending = Path(output).suffix.removeprefix(".").lower() if output else ""
    return ending if ending in forms else ""
