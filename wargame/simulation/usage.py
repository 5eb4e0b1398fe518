"""How cards and events fared in some games, in words: what the editor shows beside each.

Takes `Ends`; gives `Fared` of `shown.editor.fared`. *Played* is the share of games in which anybody played a
card. *Worth* is the share of its plays after which the score or influence of the seat had risen at once: what
it brings later, or by what others then do, is not in it. docs/simulation.md says the same of `pays`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from wargame.scenario.model import Scenario
from wargame.shown.editor.fared import CardFared, EventFared, Fared, percent
from wargame.simulation.answering import answer_title, never
from wargame.simulation.ends import CardEnds, Ends, EventEnds
from wargame.simulation.idle import UNPLAYED
from wargame.simulation.winning import games_words

if TYPE_CHECKING:
    from wargame.terms import ActorId, CardId

FEWEST: Final = 30
"""Fewer games with a play, or without, say too little of who wins them."""


def fared(scenario: Scenario, ends: Ends) -> Fared:
    """Return how all cards, events and rules of a scenario fared in its games."""
    by_card: dict[CardId, list[CardEnds]] = {}
    for one in ends.cards:
        by_card.setdefault(one.card, []).append(one)
    return Fared(
        cards={card: _card(scenario, ends, several) for card, several in by_card.items()},
        events={one.id: _event(scenario, one, ends.games) for one in ends.events},
        rules={one.id: EventFared(share=float(one.came.mean())) for one in ends.rules},
    )


def _card(scenario: Scenario, ends: Ends, several: Sequence[CardEnds]) -> CardFared:
    used = np.any([one.plays > 0 for one in several], axis=0)
    plays = sum(int(one.plays.sum()) for one in several)
    played = float(used.mean())
    worth = sum(one.paid for one in several) / plays if plays else None
    said = [f"Played in {percent(played)} of {games_words(ends)}"]
    if worth is not None:
        said.append(f"score or influence had risen at once after {percent(worth)} of its plays")
    said += _wins(scenario, ends, several)
    return CardFared(
        played=played, worth=worth, said=f"{'; '.join(said)}.", hint=_hint(ends, several, played)
    )


def _wins(scenario: Scenario, ends: Ends, several: Sequence[CardEnds]) -> Iterator[str]:
    """Tell how often each seat wins games with a play of the card, and games without."""
    for one in several:
        used = one.plays > 0
        if min(np.count_nonzero(used), np.count_nonzero(~used)) >= FEWEST:
            with_it, without = ends.won(used)[one.seat].value, ends.won(~used)[one.seat].value
            name = scenario.actor(one.seat).name
            yield f"{name} wins {percent(with_it)} of games with a play, {percent(without)} of those without"


def _hint(ends: Ends, several: Sequence[CardEnds], played: float) -> str:
    """Return what is wrong with a card; bots that move by chance play everything, and tell nothing."""
    if ends.policy == "random" or played >= UNPLAYED:
        return ""
    could = float(np.any([one.could for one in several], axis=0).mean())
    if not could:
        return f"It could be played in none of {games_words(ends)}: see what it needs and what it costs."
    how = "never" if not played else "hardly ever"
    return f"It was {how} played in {games_words(ends)}, and could be in {percent(could)} of them."


def _event(scenario: Scenario, one: EventEnds, games: int) -> EventFared:
    return EventFared(
        share=float(one.came.mean()),
        turns=tuple(float(count) / games for count in one.turns[1:]),
        answers=_answers(scenario, one),
    )


def _answers(scenario: Scenario, one: EventEnds) -> str:
    """Tell how often each seat chose which answer, of the times at which it was asked."""
    if not one.replies:
        return ""
    inject = next(inject for inject in scenario.injects if inject.id == one.id)
    said: dict[ActorId, list[str]] = {}
    for reply in one.replies:
        often = never(reply.asked, reply.possible, reply.given) or percent(reply.given / reply.asked)
        said.setdefault(reply.seat, []).append(f"“{answer_title(inject, reply.answer)}” {often}")
    return "; ".join(f"{scenario.actor(seat).name}: {', '.join(each)}" for seat, each in said.items()) + "."
