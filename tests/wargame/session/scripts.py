"""The examples of docs/script.md, and short scripts for the tests."""

import re
from functools import cache

from wargame.places import docs_folder, scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.opening import start
from wargame.session.script import carry_out, play_script, read_line, read_script
from wargame.session.session import Session


@cache
def page() -> str:
    """The text of docs/script.md."""
    return (docs_folder() / "script.md").read_text(encoding="utf-8")


def examples(text: str | None = None) -> list[str]:
    """The lines of the examples in a text; of the whole page if none is given."""
    blocks = re.findall(r"```json\n(.*?)```", page() if text is None else text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@cache
def shipped(scenario: str) -> Scenario:
    """A scenario of the product."""
    return load(scenarios_folder() / f"{scenario}.yaml")


def played(*lines: str, scenario: str = "first-steps") -> Session:
    """A session in which these lines were carried out."""
    script = read_script("\n".join(lines))
    session = start(shipped(scenario), script.start.plan)
    play_script(session, script)
    return session


def do(session: Session, *lines: str) -> None:
    """Carry out some lines."""
    for line in lines:
        carry_out(session, read_line(line))


NEGOTIATION = ('{"do": "start", "seed": 5}', '{"do": "phase"}', '{"do": "fire-due"}', '{"do": "phase"}')
"""Up to the first negotiation of the flagship."""
PLANNING = (*NEGOTIATION, '{"do": "phase"}')
"""Up to its first planning."""
