"""The demos played in memory and told as the command line tells them.

A transcript that changes on purpose is written anew by `python -m tests.playthroughs`; read the difference
before it is committed.
"""

import io
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

from wargame.cli.log import print_log
from wargame.cli.out import Printer
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import start
from wargame.session.script import play_script, read_script
from wargame.session.session import Session

DEMOS = ("afghanistan-2017", "first-steps", "great-powers-1872")
FOLDER = Path(__file__).parent


@cache
def played(demo: str) -> Session:
    """The session that a demo's script makes."""
    script = read_script((scenarios_folder() / "demo" / f"{demo}.jsonl").read_text(encoding="utf-8"))
    session = start(load(scenarios_folder() / f"{demo}.yaml"), script.start.plan)
    play_script(session, script)
    return session


def told(session: Session, viewer: str = "facilitator") -> str:
    """The log of a session as it is printed where no terminal is."""
    out = io.StringIO()
    with redirect_stdout(out):
        print_log(Printer(plain=True), session, viewer)
    return out.getvalue()


def golden(demo: str) -> Path:
    """The file of a demo's transcript."""
    return FOLDER / f"{demo}-demo.txt"
