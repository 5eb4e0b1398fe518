"""A card of several seats that names whoever plays it."""

from dataclasses import replace

from tests.wargame.scenario.small import small
from wargame.game.compiled import CompiledScenario
from wargame.scenario.expression import in_words, parse_condition
from wargame.scenario.held import as_held, names_self
from wargame.scenario.model import Card, Exposure, Modifier

SHARED = Card(
    id="shared",
    title="Fly together",
    owners=("north", "south"),
    instrument="military",
    covert=True,
    cost=1,
    choose=("north", "south", "east"),
    requires="influence(self) >= 1 and not exposed(self, 1)",
    difficulty=7,
    modifiers=(Modifier(when="alignment(self, target) >= 1", add=1),),
    succeeds="alignment(self, target) +1; influence(self) -1",
    exposure=Exposure(threshold=9, effects="scrutiny(self) +1"),
)
ACTORS = ("north", "south", "east", "self-rule")


def test_each_seat_holds_the_card_with_its_own_name_in_it() -> None:
    held = as_held(SHARED, "south", ACTORS)
    assert held.choose == ("north", "east")
    assert held.requires == "influence(south) >= 1 and not exposed(south, 1)"
    assert held.modifiers[0].when == "alignment(south, target) >= 1"
    assert held.succeeds == "alignment(south, target) +1; influence(south) -1"
    assert held.exposure == Exposure(threshold=9, effects="scrutiny(south) +1")
    assert not names_self(held)


def test_an_id_that_only_begins_like_it_stays() -> None:
    card = replace(SHARED, requires="alignment(self-rule, self) >= 0")
    assert as_held(card, "north", ACTORS).requires == "alignment(self-rule, north) >= 0"


def test_an_actor_of_that_name_keeps_it() -> None:
    assert as_held(SHARED, "south", (*ACTORS, "self")) is SHARED


def test_before_anybody_holds_it_the_player_is_named_in_words() -> None:
    assert (
        in_words(parse_condition("influence(self) >= 1"), {}) == "Influence of whoever plays it at 1 or more"
    )


def test_in_play_every_owner_pays_and_gains_for_itself() -> None:
    first, second = small().seats[:2]
    shared = replace(
        SHARED,
        owners=(first.id, second.id),
        choose=(),
        modifiers=(),
        succeeds="influence(self) +2",
        covert=False,
    )
    shared = replace(shared, exposure=None)
    compiled = CompiledScenario(replace(small(), cards=(*small().cards, shared)))
    for seat in (first.id, second.id):
        holding = compiled.holdings[seat, "shared"]
        assert holding.bound.outcomes["succeeds"].plain == ((compiled.board.influences[seat], 2),)
        assert holding.card.requires == f"influence({seat}) >= 1 and not exposed({seat}, 1)"
