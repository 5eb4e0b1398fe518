"""A record that was changed with care, all hashes made to fit: what `verify` finds by making events again.

What it cannot find, since people may have decided or said it so, the seal tells.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.wargame.journal.rehash import change_events, tampered
from tests.wargame.wandering import seeded, wander
from wargame.game.compiled import CompiledScenario
from wargame.journal.again import differences
from wargame.journal.verify import verify
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import Plan, start
from wargame.session.saving import save_anew
from wargame.terms import Method, Refused

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


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_that_was_truly_played_differs(scenario: str) -> None:
    compiled, events = CompiledScenario(load(scenarios_folder() / f"{scenario}.yaml")), 0
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
            assert not found, f"{scenario}, seed {seed}, event {entry.number}: {found}"
            events += 1
    assert events > 300
