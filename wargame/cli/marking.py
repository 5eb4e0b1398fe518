"""`entente marking SESSION`: how what leaves the room is marked, shown and changed.

Only what is named is changed; the rest stays. Works by `session.marking`, so that it is on the record and can
be taken back in the window. Of a picture in place of a session it prints the letters that a scenario or a
script takes as a logo.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wargame.cli.errors import Unreadable
from wargame.cli.finding import read_session
from wargame.cli.letters import as_json
from wargame.cli.out import visible

if TYPE_CHECKING:
    from wargame.scenario.model import Marking

_PICTURES: Final = (".png", ".jpg", ".jpeg", ".svg")
_TEXTS: Final = ("text", "caveats", "house")
_CHANGES: Final = (*_TEXTS, "status", "logo", "chatham_house")


def marking(argv: list[str]) -> int:
    """Run the command; returns 0 once the marking was shown or set."""
    asked = _parser().parse_args(argv)
    if Path(asked.session).suffix.lower() in _PICTURES:
        from wargame.logo import logo_in

        print(logo_in(Path(asked.session)))
        return 0
    changes = any(getattr(asked, name) is not None for name in _CHANGES) or asked.clear
    marked = _set(asked) if changes else _read(asked.session)
    _tell(marked, json=asked.json)
    return 0


def _read(named: str) -> Marking:
    from wargame.session.marking import marking_of

    return marking_of(read_session(named))


def _set(asked: argparse.Namespace) -> Marking:
    from wargame.journal.file import open_for_writing
    from wargame.session.marking import marking_of, set_marking
    from wargame.session.opening import take_up

    if asked.clear and any(getattr(asked, name) is not None for name in _CHANGES):
        raise Unreadable("marking-cleared-and-set")
    read_session(asked.session)  # what cannot be read is told as everywhere, before anything is locked
    journal, scenario, record = open_for_writing(asked.session)
    session = take_up(scenario, record, journal)
    try:
        set_marking(session, _wanted(asked, marking_of(session)))
        return marking_of(session)
    finally:
        session.close()


def _wanted(asked: argparse.Namespace, now: Marking) -> Marking:
    from wargame.logo import logo_in
    from wargame.scenario.model import Marking

    if asked.clear:
        return Marking()
    texts = {name: getattr(asked, name) for name in _TEXTS if getattr(asked, name) is not None}
    wanted = replace(now, **texts)
    if asked.status is not None:
        wanted = replace(wanted, status=None if asked.status == "none" else asked.status)
    if asked.logo is not None:
        wanted = replace(wanted, logo=logo_in(Path(asked.logo)) if asked.logo else "")
    if asked.chatham_house is not None:
        wanted = replace(wanted, chatham_house=asked.chatham_house)
    return wanted


def _tell(marked: Marking, *, json: bool) -> None:
    if json:
        told: dict[str, object] = {
            "text": marked.text,
            "caveats": marked.caveats,
            "status": marked.status,
            "house": marked.house,
            "logo": bool(marked.logo),
            "chatham-house": marked.chatham_house,
        }
        print(as_json(told))
        return
    print(visible(marked.line or "What leaves the room bears no marking."))
    if marked.logo:
        print("It has a logo.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente marking",
        description="Show how what leaves the room is marked, or change it: what is not named stays.",
        epilog="A picture in place of SESSION prints the letters that a scenario or script takes as a logo.",
    )
    parser.add_argument("session", metavar="SESSION", help="the session file, or a picture")
    parser.add_argument("--text", metavar="TEXT", help="the protective marking, in the house's own words")
    parser.add_argument("--caveats", metavar="TEXT", help="how it is to be handled")
    parser.add_argument("--status", choices=("draft", "final", "none"), help="draft, final, or neither")
    parser.add_argument("--house", metavar="TEXT", help="which house holds the session")
    parser.add_argument("--logo", metavar="FILE", help="its logo: PNG, JPEG or SVG; '' takes it away")
    parser.add_argument(
        "--chatham-house",
        action=argparse.BooleanOptionalAction,
        help="name no people in what leaves the room, or name them again",
    )
    parser.add_argument("--clear", action="store_true", help="take all of it away")
    parser.add_argument("--json", action="store_true", help="print the marking as JSON")
    return parser
