"""A record that was changed with care, all hashes made to fit: what `verify` finds by making events again.

What it cannot find, since people may have decided or said it so, the seal tells.
"""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.wargame.journal.games import begin, clock, scenario, step
from tests.wargame.journal.rehash import change_events, tampered
from tests.wargame.wandering import seeded, wander
from tests.wargame.woods import at, inject, woods
from wargame.game import turn
from wargame.game.compiled import CompiledScenario
from wargame.game.events import InjectFired
from wargame.journal.again import differences
from wargame.journal.codec import kind_of
from wargame.journal.file import create, read
from wargame.journal.verify import verify
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.deals import answer, propose
from wargame.session.injects import Rewritten, answer_inject, fire, write_inject
from wargame.session.opening import Plan, start
from wargame.session.rulings import adjust
from wargame.session.saving import save_anew
from wargame.session.turns import change_turns, end_game, expose
from wargame.terms import Refused, track
from wargame.words.methods import Method

Fields = dict[str, Any]
Change = Callable[[Fields], object]

SCENARIOS = ["first-steps", "great-powers-1872", "afghanistan-2017"]
METHODS: tuple[Method, ...] = ("dice", "matrix", "vote", "estimate", "ruling")


def throw(dice: list[int]) -> Change:
    return lambda fields: fields["throw"].update(dice=dice)


def moved(after: int) -> Change:
    return lambda fields: fields["changes"][0].update(after=after)


def exposed(**new: Any) -> Change:
    return lambda fields: fields["exposure"].update(new)


def reckoned(**new: Any) -> Change:
    return lambda fields: fields["reckoning"].update(new)


FOUND: dict[str, tuple[int, Change]] = {
    "other dice": (16, throw([6, 6])),
    "the same dice the other way round": (16, throw([6, 4])),
    "other dice for coming to light": (16, lambda fields: fields["exposure"]["throw"].update(dice=[1, 1])),
    "a throw that did not come to light does": (16, exposed(exposed=True)),
    "a threshold that no card has": (16, exposed(threshold=12)),
    "a scrutiny that did not stand": (16, exposed(scrutiny=1)),
    "no test whether it comes to light": (16, lambda fields: fields.update(exposure=None)),
    "an outcome that did not fall": (16, lambda fields: fields.update(outcome="fails")),
    "an outcome that did not fall, twice": (
        16,
        lambda fields: fields.update(rolled="fails", outcome="fails"),
    ),
    "a margin": (16, lambda fields: fields.update(margin=1)),
    "a difficulty": (16, reckoned(difficulty=5)),
    "a modifier": (16, reckoned(card=1, modifiers=[["They were lucky", 1]])),
    "the odds": (16, reckoned(odds=[9, 17, 7, 3])),
    "another method": (16, reckoned(method="matrix")),
    "what a ruling moved": (37, moved(1)),
    "nothing moved by a ruling": (16, lambda fields: fields.update(changes=[])),
    "another title for the move": (37, lambda fields: fields.update(title="Another move")),
    "the income": (29, moved(1)),
    "no income": (29, lambda fields: fields.update(changes=[])),
    "what a move cost": (31, lambda fields: fields.update(cost=0)),
    "what was paid for a move": (31, lambda fields: fields.update(changes=[])),
    "nothing done in upkeep": (39, lambda fields: fields.update(changes=[])),
    "a red line": (39, lambda fields: fields.update(crossed=["never"])),
    "another ending": (40, lambda fields: fields.update(title="Torvik wins")),
    "the words of an inject": (26, lambda fields: fields.update(text="Rain at last.")),
    "what was paid to cancel an inject": (27, moved(6)),
    "the seed": (1, lambda fields: fields.update(seed=8)),
    "a key": (1, lambda fields: fields.update(key="0f" * 16)),
}

ONLY_BY_THE_SEAL: dict[str, tuple[int, Change]] = {
    "a note": (42, lambda fields: fields.update(text="All went well.")),
    "what was said at the close": (43, lambda fields: fields.update(words="Perfect.")),
    "a deal that was kept": (41, lambda fields: fields.update(kept=False)),
    "what a deal says": (5, lambda fields: fields.update(terms="Nothing")),
    "the name of the session": (1, lambda fields: fields.update(title="Monday")),
    "why a seat passed": (33, lambda fields: fields.update(reason="They slept.")),
    "dice marked as by hand": (
        37,
        lambda fields: fields["throw"].update(by_hand=True),
    ),
}


def tamper(path: Path, event: int, change: Change) -> None:
    def at(number: int, _kind: str, fields: Fields) -> None:
        if number == event:
            before = json.dumps(fields)
            change(fields)
            assert json.dumps(fields) != before

    change_events(path, at)


@pytest.fixture(scope="module")
def eventful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with a deal, injects by hand and a covert move that comes to light."""
    path = tmp_path_factory.mktemp("eventful") / "eventful.entente"
    table = begin(create(path, scenario(), clock=clock()))
    propose(table, "torvik", ("sandry",), "Wood for fish", effects_text=PAID)
    answer(table, 1, "sandry", accepts=True)
    while not table.state.memory.covert:
        step(table)
    write_inject(table, "A gale", effects_text="track(lake-level) +1; alignment(torvik, sandry) -1")
    write_inject(table, "A boast", effects_text="expose(facilitator)")
    expose(table, table.state.memory.covert[0].number)
    fire(table, "dry-wind")
    answer_inject(table, pays=False)
    adjust(table, track("lake-level"), 0, "as the lake stands")
    change_turns(table, 3, "more time")
    end_game(table, "dinner")
    table.close()
    return path


def first(path: Path, kind: str, title: str = "") -> int:
    """The number of the last event of a kind."""
    _, record = read(path)
    return max(
        one.number
        for one in record.entries
        if kind_of(one.event) == kind and (not title or getattr(one.event, "title", "") == title)
    )


PAID = "influence(torvik) -2; influence(sandry) +2"

BROUGHT_IN: dict[str, tuple[str, str, Change]] = {
    "what a deal moves": ("DealAnswered", "", moved(4)),
    "nothing moved by a deal": ("DealAnswered", "", lambda fields: fields.update(changes=[])),
    "how far a number moves by an inject of the facilitator": ("InjectFired", "A gale", moved(6)),
    "a seat that may cancel it": ("InjectFired", "A gale", lambda fields: fields.update(price=3)),
    "the price of an inject by hand": (
        "InjectFired",
        "A dry wind",
        lambda fields: fields.update(price=9),
    ),
    "its number": ("InjectFired", "A gale", lambda fields: fields.update(inject="ad-hoc-4")),
    "the end of a briefing": ("InjectFired", "A gale", lambda fields: fields.update(ends_briefing=True)),
    "what comes to light": ("CoverBlown", "", lambda fields: fields.update(title="Another move")),
    "whose move came to light": ("CoverBlown", "", lambda fields: fields.update(seat="meldow")),
    "what coming to light moves": ("CoverBlown", "", lambda fields: fields.update(changes=[])),
    "a correction": ("BoardAdjusted", "", lambda fields: fields["change"].update(after=1)),
    "the turns before": ("CalendarChanged", "", lambda fields: fields.update(before=9)),
    "what an end by the facilitator moves": (
        "GameEnded",
        "",
        lambda fields: fields.update(
            changes=[{"what": "track(lake-level)", "asked": 1, "before": 0, "after": 1, "why": ""}]
        ),
    ),
}


@pytest.mark.parametrize("what", BROUGHT_IN)
def test_what_the_facilitator_brings_in_moves_what_it_says(eventful: Path, tmp_path: Path, what: str) -> None:
    assert verify(eventful).differences == ()
    kind, title, change = BROUGHT_IN[what]
    path = tmp_path / "tuesday.entente"
    shutil.copyfile(eventful, path)
    tamper(path, first(path, kind, title), change)
    found = verify(path)
    assert not found.is_sound or found.differences


def test_an_inject_with_other_words_and_effects_moves_what_they_ask() -> None:
    table = start(load(scenarios_folder() / "afghanistan-2017.yaml"), Plan(seed=1))
    inject = next(one for one in table.scenario.injects if one.kind == "facilitator" and one.option is None)
    before = table.state
    (fired,) = fire(table, inject.id, Rewritten(title="Other words", effects="influence(iran) +2"))
    assert isinstance(fired, InjectFired)
    assert differences(before, fired) == ()
    (change,) = fired.changes
    for other in (replace(change, asked=1), replace(change, after=change.after + 1)):
        (found,) = differences(before, replace(fired, changes=(other,)))
        assert "not what its effects move" in str(found.what)


@pytest.mark.parametrize("what", FOUND)
def test_what_does_not_come_out_again_is_found(finished: Path, what: str) -> None:
    seal = verify(finished).seal
    tamper(finished, *FOUND[what])
    found = verify(finished)
    assert not found.is_sound or found.differences
    assert found.seal != seal


@pytest.mark.parametrize("what", ONLY_BY_THE_SEAL)
def test_what_people_said_and_decided_is_kept_by_the_seal(finished: Path, what: str) -> None:
    seal = verify(finished).seal
    tamper(finished, *ONLY_BY_THE_SEAL[what])
    found = verify(finished)
    assert (found.is_sound, found.differences) == (True, ())
    assert found.sealed_at(seal) is None


def test_dice_of_nowhere_are_damage_and_not_another_version(finished: Path) -> None:
    tamper(finished, *FOUND["the same dice the other way round"])
    assert verify(finished).words == (
        "tuesday.entente is damaged. The first event that fails is 16.",
        "Event 16: the dice of throw 1 do not come from seed and key and are not marked as by hand.",
    )


def test_other_rules_may_be_those_of_an_older_version(finished: Path) -> None:
    tamper(finished, *FOUND["the odds"])
    found = verify(finished)
    assert found.is_sound
    assert found.words[1:] == (
        "Some of it differs from what today's rules give: an older version made it, or somebody changed it.",
        "Event 16: what stood before the throw is not what the rules reckon.",
    )


def test_a_stored_state_that_was_changed_is_found(finished: Path) -> None:
    with tampered(finished, snapshots=True) as connection:
        connection.execute("UPDATE snapshots SET body = replace(body, '\"seed\":7', '\"seed\":9')")
    assert not verify(finished).is_sound


def test_a_hidden_set_that_was_not_drawn_is_found(tmp_path: Path) -> None:
    table = start(load(scenarios_folder() / "afghanistan-2017.yaml"), Plan())
    path = save_anew(table, tmp_path / "tuesday.entente")
    assert verify(path).is_sound
    sets = {seat.id: [one.id for one in seat.hidden_sets] for seat in table.scenario.seats}
    seat, drawn = next(iter(table.state.setup.hidden.items()))
    other = next(one for one in sets[seat] if one != drawn)
    tamper(path, 1, lambda fields: fields["hidden"].update({seat: other}))
    assert "is not the one that seed and key draw" in verify(path).words[1]


@pytest.mark.parametrize("name", SCENARIOS)
def test_nothing_that_was_truly_played_differs(name: str) -> None:
    compiled, events = CompiledScenario(load(scenarios_folder() / f"{name}.yaml")), 0
    for seed, method in enumerate(METHODS):
        table, choose = (
            start(compiled, Plan(seed=seed, key="0f" * 16 if seed % 2 else "", method=method)),
            seeded(seed),
        )
        for _ in range(120):
            with suppress(Refused):
                wander(table, choose)
        for entry in table.history.entries:
            found = differences(table.history.state_at(entry.parent), entry.event)
            assert not found, f"{name}, seed {seed}, event {entry.number}: {found}"
            events += 1
    assert events > 300


def test_an_inject_that_came_against_its_chance_is_found() -> None:
    drought = inject("drought", turn=1, chance=50)
    told = set()
    for seed in range(12):
        session = at("briefing", woods(injects=(drought,)), seed=seed)
        fired = turn.fire(session.state, session.compiled.inject_by_id["drought"])
        wrong = [one.what.what for one in differences(session.state, fired)]
        assert wrong == ([] if turn.chance_has_it(session.state, drought) else ["inject-came-against-chance"])
        told.add(bool(wrong))
    assert told == {True, False}
