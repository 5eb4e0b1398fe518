"""`entente scenario-of SESSION -o SCENARIO.yaml`: the scenario of a session as one of its own.

Written by `session.scenario_of`; the session stays as it is.
"""

import argparse
from pathlib import Path

from wargame.cli.finding import read_session
from wargame.cli.out import visible
from wargame.places import is_there, own_scenarios_folder
from wargame.terms import Refused


def scenario_of(argv: list[str]) -> int:
    """Run the command; returns 0 when the scenario was written."""
    asked = _parser().parse_args(argv)
    from wargame.scenario.files import ENDING
    from wargame.session.scenario_of import is_stale, take_out

    out: Path | None = asked.out
    if out is not None and out.suffix.casefold() != ENDING:
        raise Refused("scenario-is-yaml", name=out.name)
    if out is not None and is_there(out):
        raise Refused("scenario-there-already", path=out)
    session = read_session(asked.session)
    if out is None:
        path = take_out(session, own_scenarios_folder())
    else:
        path = take_out(session, out.absolute().parent, out.stem)
    if is_stale(session):
        print("Its base rates belonged to another version of it and were left out.")
    print(f"Written: {visible(str(path))}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente scenario-of",
        description="Take the scenario out of a session, with its pictures, as a scenario of its own.",
        epilog="It gets an id of its own, made from its file's name. The session stays as it is.",
    )
    parser.add_argument("session", metavar="SESSION", help="a session file")
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="FILE",
        help="a name ending in .yaml; among your scenarios, called as the session is, if left out",
    )
    return parser
