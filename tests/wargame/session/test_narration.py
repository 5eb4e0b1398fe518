"""Every kind of event that somebody is told of has words."""

from typing import get_args

import pytest

from tests.wargame.report.sessions import demo
from wargame.game.events import Change, Event, InjectFired, NoteMade
from wargame.game.redaction import BehindTheScenes, SealedUnseen, SomethingHappened
from wargame.session.event_words import EVENT_WORDS
from wargame.session.narration import Narrator
from wargame.session.phrasing import Told
from wargame.terms import Quantity, alignment, influence, scrutiny, track


def test_every_kind_of_event_has_its_words_and_no_words_are_of_none() -> None:
    assert set(EVENT_WORDS) == {*get_args(Event), SealedUnseen, SomethingHappened, BehindTheScenes}


def test_an_inject_is_told_with_what_it_says_and_what_it_moves() -> None:
    fired = InjectFired(
        turn=1,
        inject="x",
        title="Snow",
        text="It snows.",
        to=("iran", "russia"),
        changes=(Change(alignment("iran", "russia"), 2, 1, 3),),
        waits_for="iran",
        price=2,
        note="Watch Iran.",
    )
    assert Narrator(demo().compiled).tell(fired) == Told(
        "Inject: Snow.",
        (
            "It snows.",
            "Told to Iran and Russia alone.",
            "Iran may pay 2 influence to cancel it.",
            "For Control: Watch Iran.",
            "Iran and Russia: +1 → +3",
        ),
    )


def test_what_was_left_empty_takes_no_line() -> None:
    note = NoteMade(turn=1, text="Hm.", tag="note", on=4, seat="", importance=1, answers="")
    assert Narrator(demo().compiled).tell(note) == Told("Note, on event 4:", ("Hm.",))


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (alignment("iran", "russia"), "Iran and Russia: −1 → 0 (asked +2, applied +1)"),
        (track("settlement"), "Settlement progress: -1 → 0 (asked +2, applied +1)"),
        (influence("iran"), "Influence of Iran: -1 → 0 (asked +2, applied +1)"),
        (scrutiny("iran"), "Scrutiny of Iran: -1 → 0 (asked +2, applied +1)"),
    ],
)
def test_a_change_is_told_by_the_name_of_its_number_with_signs_for_ties(what: Quantity, words: str) -> None:
    assert Narrator(demo().compiled).change(Change(what, 2, -1, 0)) == words
