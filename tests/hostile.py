"""A scenario and a session of a stranger: every text in them tries to be more than a text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from tests.wargame.journal.games import step
from wargame.journal.file import create
from wargame.places import scenarios_folder
from wargame.scenario.data import as_data, from_data
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session import messages as talks
from wargame.session import notes, people
from wargame.session.opening import Plan, start
from wargame.session.session import Session

HOSTILE: Final = (
    "<b>R&D</b>",
    "<img src='file:///tmp/seen.png'>%s",
    "=cmd|' /C calc'!A0&x",
    "<a href='https://example.org'>&amp;</a>{0}",
    "../../..\\CON/\u202egnp.exe&y",
    "#read(\"/etc/passwd\") $x$ <script>alert('&')</script>",
)
"""Markup, mnemonics, formulas, paths, commands of a typesetter, letters that turn the line round."""

_TEXTS: Final = frozenset(
    {
        *("title", "summary", "source", "notes", "name", "brief", "why", "text", "low", "high", "turn"),
        *("note", "label", "labels", "face-note", "public-goals", "caveat", "question", "red-lines", "steps"),
    }
)
"""Fields of a scenario that hold words for people."""


def hostile_scenario(name: str = "first-steps", words: Sequence[str] = HOSTILE) -> Scenario:
    """Return a shipped scenario with hostile words in place of its own; its rules are as they were."""
    data = as_data(load(scenarios_folder() / f"{name}.yaml"))
    return from_data(_spoilt(data, words, [0]))


def _spoilt(value: Any, words: Sequence[str], count: list[int], key: str = "") -> Any:
    if isinstance(value, dict):
        return {
            name: _spoilt(item, words, count, key if name.isdigit() else name) for name, item in value.items()
        }
    if isinstance(value, list):
        return [_spoilt(item, words, count, key) for item in value]
    if isinstance(value, str) and key in _TEXTS:
        count[0] += 1
        return f"{words[count[0] % len(words)]}\u2067 {count[0]}"
    return value


def hostile_session(path: Path, turns: int = 99, words: Sequence[str] = HOSTILE) -> Session:
    """Return a session of that scenario in a file, played for some turns by people who write such things."""
    scenario = hostile_scenario(words=words)
    journal = create(path, scenario, clock=lambda: "2026-01-01T10:00:00.000+00:00")
    session = start(scenario, Plan(title=words[0], seed=7), journal)
    for number, seat in enumerate(scenario.seats):
        people.join(session, words[number + 1], seat.id, words[number][:4])
    for number, seat in enumerate(scenario.seats):
        talks.send(session, seat.id, (), words[number], by=seat.id)
    while session.state.running and session.state.turn <= turns:
        step(session)
    for text in words:
        notes.make_note(session, f"{text}\n\u202e{text}", tag="lesson", importance=3)
    return session
