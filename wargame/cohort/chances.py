"""A session's luck in words: where its moves led, which throws turned it, how far to trust that.

Values of `luck` in, sentences out, for the command line, the page and the projector. Chance of the verdict
and index stand side by side, for a verdict may ask for more than the index.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wargame.cohort.luck import MOVED, Chances, Luck, ThrowLuck, Way
from wargame.scenario.model import Scenario
from wargame.words.counting import counted, listed, signed
from wargame.words.labels import OUTCOME_WORDS

LATE: Final = (
    "Late throws weigh more, for little can undo them. The moves are held as they were made: what the seats "
    "would have done after another throw is not in it."
)


def luck_title(scenario: Scenario, one: Luck) -> str:
    """Return what is to be said first: that no throw turned the game, or which one did."""
    most = one.turned(1)
    if not most or abs(most[0].moved[1]) < MOVED:
        return "No single throw turned this game"
    return f"What turned this game most: {throw_name(scenario, most[0])}"


def throw_name(scenario: Scenario, one: ThrowLuck) -> str:
    """Return whose throw it was, for what, and in which turn."""
    seat, what = seat_and_move(scenario, one)
    seen = ", whether it comes to light" if one.exposure else ""
    return f"turn {one.turn}, {seat}, {what}{seen}"


def seat_and_move(scenario: Scenario, one: ThrowLuck) -> tuple[str, str]:
    """Return whose move was thrown for, and which it was."""
    names = {actor.id: actor.short or actor.name for actor in scenario.actors}
    titles = {card.id: card.title for card in scenario.cards}
    return names[one.seat], titles.get(one.card, "a free move")


def luck_words(scenario: Scenario, one: Luck) -> Iterator[str]:
    """Yield what a session's moves were likely to come to, and the throws that moved it most."""
    came = f"It came to {_verdict(scenario, one)}."
    yield f"Its moves with other dice: {chances_words(scenario, one.start)}. {came}"
    turned = [throw for throw in one.turned() if abs(throw.moved[1]) >= one.noise]
    for throw in turned:
        yield throw_words(scenario, throw)
    if len(turned) > 1 and any(
        abs(abs(left.moved[1]) - abs(right.moved[1])) < one.noise for left, right in pairwise(turned)
    ):
        yield f"Which of two comes first is open where they lie within {100 * one.noise:.0f} in 100."
    yield LATE


def throw_words(scenario: Scenario, one: ThrowLuck) -> str:
    """Return what one throw did to the chance that it moved most, and to the index."""
    verdict, _ = one.moved
    before, after = one.before.verdicts.get(verdict, 0.0), one.after.verdicts.get(verdict, 0.0)
    name = throw_name(scenario, one)
    fell = OUTCOME_WORDS[one.outcome].lower()
    if one.exposure:
        fell = "it does" if one.exposed else "it does not"
    return (
        f"{name[:1].upper()}{name[1:]} ({fell}): {_title(scenario, verdict)} from {_hundred(before)} to "
        f"{_hundred(after)} in 100, index {_index(one.before)} to {_index(one.after)}."
    )


def way_words(scenario: Scenario, one: Way) -> str:
    """Return what one outcome of a throw would have led to."""
    fell = " (it fell so)" if one.fell else ""
    return (
        f"{OUTCOME_WORDS[one.outcome]}{fell}, {_hundred(one.odds)} in 100: "
        f"{chances_words(scenario, one.then)}; index {_index(one.then)}"
    )


def trust_words(one: Luck) -> Iterator[str]:
    """Yield how far the replays can be trusted."""
    throws = counted(len(one.throws), "throw")
    yield f"{_hundred(one.held)} in 100 of the recorded moves could still be made; the rest are passes."
    off = f"a chance may be off by {100 * one.noise:.0f} in 100"
    yield f"{one.replays:,} replays after each of {throws}: {off}."
    if one.is_exact:
        yield "With its own dice the replay comes to the session's index exactly."
        return
    yield (
        f"With its own dice the replay comes to index {one.own:.0f}, the session to {one.index:.0f}: "
        "trust it the less."
    )
    if one.other:
        things = counted(one.other, "thing")
        yield f"There were {things} at the table that no replay brings about, such as deals and gifts."


def chances_words(scenario: Scenario, one: Chances) -> str:
    """Return how likely each verdict is, the likeliest first; what never comes is left out."""
    likely: Sequence[tuple[str, float]] = sorted(one.verdicts.items(), key=lambda item: -item[1])
    return listed(f"{_title(scenario, name)} {_hundred(share)} in 100" for name, share in likely if share > 0)


def _verdict(scenario: Scenario, one: Luck) -> str:
    return f"{_title(scenario, one.verdict)}, index {_sign(one.index)}"


def _title(scenario: Scenario, verdict: str) -> str:
    titles = {one.id: one.title for one in scenario.monitor.verdicts} if scenario.monitor else {}
    return titles.get(verdict, "no verdict")


def _hundred(share: float) -> str:
    """Return a share in hundreds; what is not quite all or nothing is not said to be."""
    if 0 < share < 0.005:
        return "under 1"
    return "over 99" if 0.995 < share < 1 else f"{100 * share:.0f}"


def _index(one: Chances) -> str:
    return _sign(one.index)


def _sign(value: float) -> str:
    return signed(round(value))
