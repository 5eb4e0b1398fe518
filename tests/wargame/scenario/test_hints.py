"""Hints on scenarios that can be played: what is very likely not meant so is told, and nothing else."""

import pytest

from tests.wargame.scenario.mistakes import first_steps
from wargame.places import scenarios_folder
from wargame.scenario.hints import hints_in
from wargame.scenario.load import read
from wargame.scenario.patch import patched

SHIPPED = sorted(scenarios_folder().rglob("*.yaml"))

# What stands in the practice game, what stands there instead, with § where it is told, and what is told.
HINTS = [
    ("title: Shore watch\n", "title: Shore watch §#2\n", "“#2” is a comment and cuts the text"),
    ("name: Fish stock\n", "name: Fish §#stock\n", "“#stock” is a comment and cuts the text"),
    ("- Earn from the dam\n", "- Earn §#1 from the dam\n", "“#1 from the dam” is a comment"),
    ("labels: [Summer, Autumn]", "labels: §[Summer]", "there is 1 label, and later turns are called"),
    ("short: SA\n", "short: §To\n", "“To” is already the short name of `torvik`"),
    ("glyph: seat-anchor", "glyph: §seat-ancor", "there is no drawing `seat-ancor`"),
    (
        "- kind: briefing\n      title: News\n      minutes: 1\n    - kind: income\n",
        "§- kind: briefing\n",
        "seats have an income, and no phase gives it to them",
    ),
    ("text: Patrol", f"text: §{'Boats and ' * 12}Patrol", "the text has 174 characters, and a card has no"),
    ("title: Shore watch\n", f"title: §{'Shore watch ' * 4}\n", "the title has 47 characters"),
]


def changed(old: str, new: str) -> str:
    text = first_steps()
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(("old", "new", "told"), HINTS, ids=[told for _, _, told in HINTS])
def test_what_is_hardly_meant_so_is_told_and_stops_nothing(old: str, new: str, told: str) -> None:
    before, _, after = changed(old, new).partition("§")
    assert read(before + after, "mine.yaml")[1] == ()
    (hint,) = hints_in(before + after, "mine.yaml")
    assert hint.wrong.startswith(told)
    assert (hint.line, hint.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


@pytest.mark.parametrize(
    ("phases", "told"),
    [
        ("upkeep planning resolution income", "upkeep comes before the moves of the turn are ruled on"),
        ("planning income resolution upkeep", "what seats receive here they cannot spend in the turn"),
        ("income planning resolution negotiation", "what is agreed here comes after the moves of the turn"),
    ],
)
def test_phases_in_an_order_that_cannot_be_meant_are_told(phases: str, told: str) -> None:
    text = first_steps()
    start, end = text.index("  phases:\n"), text.index("  seat-order")
    lines = "".join(f"    - kind: {kind}\n" for kind in phases.split())
    hints = hints_in(f"{text[:start]}  phases:\n{lines}{text[end:]}", "mine.yaml")
    assert told in [hint.wrong for hint in hints]


def test_a_seat_with_nothing_to_play_or_nothing_to_win_is_told() -> None:
    text = (
        first_steps().replace("owners: [meldow]", "owners: [sandry]").replace("seat: meldow", "seat: sandry")
    )
    told = [hint.wrong for hint in hints_in(text, "mine.yaml")]
    assert "Meldow has no card, and there are no free moves" in told
    assert "Meldow has no objective, and can win nothing" in told


def test_a_hint_comes_with_what_mends_it() -> None:
    text = changed("    title: Shore watch\n", "    title: Shore watch #2\n")
    (hint,) = hints_in(text, "mine.yaml")
    after = patched(text, hint.mends[0].patches)
    assert '    title: "Shore watch #2"\n' in after
    assert hints_in(after, "mine.yaml") == ()
    (hint,) = hints_in(changed("glyph: seat-anchor", "glyph: seat-ancor"), "mine.yaml")
    assert str(hint.mends[0].label) == "Use `seat-anchor`"


def test_a_comment_that_stands_apart_is_one() -> None:
    assert hints_in(changed("    title: Shore watch\n", "    title: Shore watch  # by night\n"), "m") == ()


def test_a_faulty_scenario_is_mended_first() -> None:
    assert hints_in(changed("  turns: 2\n", "  turns: two\n"), "mine.yaml") == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_there_is_no_hint_on_what_comes_with_the_product(path: object) -> None:
    assert hasattr(path, "read_text")
    assert hints_in(path.read_text(encoding="utf-8"), "shipped.yaml") == ()
