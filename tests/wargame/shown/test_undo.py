"""What undo says on a screen that the room may see."""

import pytest

from tests.wargame.woods import at, card, inject, woods
from wargame.game.events import (
    BookmarkSet,
    DealProposed,
    Event,
    InjectAnswered,
    InjectPostponed,
    InjectSkipped,
    MoveRuled,
    PhaseOpened,
    Reckoning,
)
from wargame.session.narration import Narrator
from wargame.shown.undo import LAST_STEP, undo_words

BOOK = woods(card("veiled", covert=True), injects=(inject("leak"),))


def ruling(*, covert: bool) -> MoveRuled:
    return MoveRuled(
        turn=1,
        number=1,
        seat="ash",
        card="veiled",
        title="Veiled",
        target="",
        covert=covert,
        reckoning=Reckoning(method="ruling"),
        throw=None,
        margin=None,
        rolled=None,
        outcome="fails",
        changes=(),
    )


@pytest.mark.parametrize(
    "event",
    [
        ruling(covert=True),
        InjectSkipped(turn=1, inject="leak"),
        InjectPostponed(turn=1, inject="leak", until=2),
        InjectAnswered(turn=1, inject="leak", seat="ash", paid=True),
        DealProposed(turn=1, number=1, proposer="ash", parties=("ash", "birch"), terms="Ash", public=False),
        BookmarkSet(turn=1, on=1, name="Ash plays Veiled"),
    ],
)
def test_undo_names_nobody_and_nothing_of_what_is_secret(event: Event) -> None:
    said = undo_words(Narrator(at("planning", BOOK).compiled), [event]).lower()
    assert not any(word in said for word in ("ash", "veiled", "leak"))


def test_undo_says_what_is_public() -> None:
    narrator = Narrator(at("planning", BOOK).compiled)
    assert undo_words(narrator, [ruling(covert=False)]).startswith("Ash, “Veiled”")
    assert undo_words(narrator, [PhaseOpened(turn=1, phase=0, kind="briefing")]) == "Briefing opens"
    assert undo_words(narrator, []) == LAST_STEP
