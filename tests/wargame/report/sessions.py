"""Sessions for the tests of the report: the demo, a practice game, and what nobody would wish for."""

from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random

from tests.wargame.journal.games import clock, scenario, step
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Actor, Scenario
from wargame.session.notes import make_note
from wargame.session.opening import Plan, start
from wargame.session.people import join
from wargame.session.script import play_script, read_script
from wargame.session.session import Session

EVIL = (
    '#read("secret.txt")',
    "$x$ *bold* _it_ [[link]] \\ #panic() <label> @ref",
    "<script>alert(1)</script> & <b>x</b>",
    "=1+1|cmd",
    "مذاکرات در مسکو (۱۴۰۳) Moscow",
    "雪が降る 👩\u200d👩\u200d👧 🇫🇷 👍🏽 \u0378 \U0010ffff \ufdd0",
    "one\u2028two\u2029three\x85four\rfive\x0bsix\tseven\u202eeight\u2066nine",
    "e\u0301\u0316\u0489 \u0301 x" + "\u0336" * 40,
    "w" * 3000,
)
"""Texts that people can enter and that must stay texts."""


@cache
def demo(name: str = "afghanistan-2017") -> Session:
    """A demo session, played in memory by a clock of its own; read it, do not change it."""
    folder = scenarios_folder()
    script = read_script((folder / "demo" / f"{name}.jsonl").read_text(encoding="utf-8"))
    session = start(load(folder / f"{name}.yaml"), script.start.plan, clock=clock())
    play_script(session, script)
    return session


def fresh() -> Session:
    """A session in which nothing has happened but its opening."""
    return start(scenario(), Plan(title="Tuesday", seed=7), clock=clock())


def practice(turns: int = 2) -> Session:
    """A practice game played to its end; every seat plays its first card."""
    session = start(scenario(), Plan(title="Tuesday", seed=7, turns=turns), clock=clock())
    join(session, "Anna Berg", scenario().seats[0].id)
    while session.state.running:
        step(session)
    return session


def practice_of(name: str) -> Session:
    """A practice game whose first actor has another name."""
    first, *others = scenario().actors
    called = replace(scenario(), actors=(replace(first, name=name), *others))
    session = start(called, Plan(title="Tuesday", seed=7), clock=clock())
    while session.state.running:
        step(session)
    return session


def begun(steps: int = 6) -> Session:
    """A practice game that has just begun."""
    session = start(scenario(), Plan(title="Tuesday", seed=7), clock=clock())
    for _ in range(steps):
        step(session)
    return session


def evil() -> Session:
    """A practice game whose people write what could break a page, run in a sheet, or read a file."""
    session = start(scenario(), Plan(title=EVIL[1], seed=7), clock=clock())
    for number, text in enumerate(EVIL):
        join(session, f"Ev{number} {text[:200]}", scenario().seats[number % 3].id)
        make_note(session, text, tag="quote")
    make_note(session, "x y" * 6000)
    while session.state.running:
        step(session)
    for text in EVIL:
        make_note(session, text, tag="lesson", importance=3)
    return session


@cache
def crowded() -> Scenario:
    """The flagship with more actors, twelve in all."""
    flagship = load(scenarios_folder() / "afghanistan-2017.yaml")
    more = tuple(
        Actor(id=f"power-{number}", name=f"Farther power {number} with a long name", kind="non-player")
        for number in range(12 - len(flagship.actors))
    )
    return replace(flagship, actors=(*flagship.actors, *more))


@cache
def forty() -> Session:
    """The demo among forty actors, with ninety more ties between those that are not at the table."""
    flagship = load(scenarios_folder() / "afghanistan-2017.yaml")
    more = tuple(
        Actor(id=f"power-{number}", name=f"Farther power {number}", kind="non-player")
        for number in range(40 - len(flagship.actors))
    )
    actors = (*flagship.actors, *more)
    draw = Random(3)
    pairs = draw.sample(list(combinations([actor.id for actor in actors[9:]], 2)), 90)
    first = flagship.alignments[0]
    ties = tuple(replace(first, between=pair, value=draw.choice((-4, -2, 2, 3, 5))) for pair in pairs)
    large = replace(flagship, actors=actors, alignments=(*flagship.alignments, *ties))
    script = read_script((scenarios_folder() / "demo" / "afghanistan-2017.jsonl").read_text(encoding="utf-8"))
    session = start(large, script.start.plan, clock=clock())
    play_script(session, script)
    return session
