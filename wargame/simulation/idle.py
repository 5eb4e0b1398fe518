"""What in a scenario does nothing, or not its share: cards nobody plays, ties that never move, idle verdicts.

Reads the summaries of aimless, greedy and cautious games that `deck` had played, and the scenario itself for
hidden sets without objectives and points that do not sum alike. Findings go back to `deck`. A finding rests
on bots: people who negotiate may find a use for what bots leave lying.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wargame.scenario.model import Actor, Scenario
from wargame.simulation.finding import DeckFinding, finding
from wargame.simulation.summary import CardRow, Summary
from wargame.terms import pair

UNPLAYED: Final = 0.005
"""A card that is played in fewer games by bots that want to win is one that they leave lying."""
UNEQUAL: Final = 2.0
"""A seat that wins so many times as often with one hidden set as with another has its luck from the draw."""
UNEQUAL_AT_LEAST: Final = 0.1
"""So far apart the two shares of wins must be."""
SURE: Final = 0.99
"""A verdict that fits in this share of games under every policy says nothing of the players."""
WHOLE: Final = 100
"""What the points of a seat are expected to sum to, so that scores can be compared."""
PUBLIC: Final = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """The games of one scenario under each policy."""

    aimless: Summary
    greedy: Summary
    cautious: Summary

    @property
    def all(self) -> tuple[Summary, Summary, Summary]:
        """The three summaries."""
        return self.aimless, self.greedy, self.cautious

    @property
    def games(self) -> str:
        """How many games there were of each kind, in words."""
        return (
            f"{self.aimless.games:,} aimless, {self.greedy.games:,} greedy and"
            f" {self.cautious.games:,} cautious games"
        )


def idle_in_play(scenario: Scenario, played: Played) -> Iterator[DeckFinding]:
    """Yield what games show to do nothing, in the order of the scenario file."""
    yield from _sets_unequal(scenario, played.greedy)
    yield from _ties(scenario, played)
    yield from _cards(scenario, played)
    yield from _verdicts(scenario, played)


def idle_on_paper(scenario: Scenario) -> Iterator[DeckFinding]:
    """Yield what the scenario alone shows: hidden sets without objectives, points that do not sum alike."""
    for at, seat in enumerate(scenario.actors):
        if seat.kind == "seat":
            yield from _sets_empty(scenario, seat, at)
            yield from _points(scenario, seat, at)


# Hidden sets and points


def _sets_empty(scenario: Scenario, seat: Actor, at: int) -> Iterator[DeckFinding]:
    aimed = {one.set for one in scenario.objectives if one.seat == seat.id}
    for number, one in enumerate(seat.hidden_sets):
        if one.id not in aimed:
            said = f"The hidden set “{one.title}” of {seat.name} has no objectives."
            path = ("actors", at, "hidden-sets", number)
            yield finding("set-empty", one.id, said, f"no objective has the set {one.id}", path)


def _points(scenario: Scenario, seat: Actor, at: int) -> Iterator[DeckFinding]:
    aims = [one for one in scenario.objectives if one.seat == seat.id and one.weight > 0]
    if not aims or any(one.shape == "linear" for one in aims):
        return
    public = sum(one.weight for one in aims if one.set == PUBLIC)
    own = {drawn.id: sum(one.weight for one in aims if one.set == drawn.id) for drawn in seat.hidden_sets}
    sums = [
        (public + own[drawn.id], f" with “{drawn.title}”", f" and {own[drawn.id]} in the hidden set")
        for drawn in seat.hidden_sets
    ]
    for points, with_set, hidden in sums or [(public, "", "")]:
        if points != WHOLE:
            said = f"The points of {seat.name} sum to {points}{with_set}, and not to {WHOLE}."
            yield finding("points-uneven", seat.id, said, f"{public} public{hidden}", ("actors", at))


def _sets_unequal(scenario: Scenario, greedy: Summary) -> Iterator[DeckFinding]:
    at = {actor.id: number for number, actor in enumerate(scenario.actors)}
    for row in greedy.seats:
        won = [(share, name) for name, share in row.wins_by_set if share.of]
        if len(won) < 2:
            continue
        best, worst = max(won, key=lambda one: one[0].value), min(won, key=lambda one: one[0].value)
        high, low = best[0], worst[0]
        apart = high.low > low.high and high.value - low.value >= UNEQUAL_AT_LEAST
        if apart and high.value >= UNEQUAL * low.value:
            titles = {one.id: one.title for one in scenario.actor(row.seat).hidden_sets}
            said = f"{row.name} wins far oftener with “{titles[best[1]]}” than with “{titles[worst[1]]}”."
            evidence = f"{100 * high.value:.0f}% and {100 * low.value:.0f}% of greedy games with each"
            yield finding("sets-unequal", row.seat, said, evidence, ("actors", at[row.seat], "hidden-sets"))


# Ties, cards, verdicts


def _ties(scenario: Scenario, played: Played) -> Iterator[DeckFinding]:
    """Yield ties that players or the question look at, and that end all games where they began."""
    declared = {pair(*one.between): at for at, one in enumerate(scenario.alignments)}
    seats = {seat.id for seat in scenario.seats}
    asked = _asked(scenario)
    for rows in zip(*(summary.numbers for summary in played.all), strict=True):
        what = rows[0].what
        if what.kind != "alignment":
            continue
        ids = pair(*what.ids)
        still = all(len(row.counts) == 1 and row.counts[0][0] == row.start for row in rows)
        if still and ((seats.issuperset(ids) and ids in declared) or ids in asked):
            one, other = (scenario.actor(actor).name for actor in ids)
            said = f"The tie of {one} and {other} never moves."
            evidence = f"at {rows[0].start} at the end of {played.games}"
            path = ("alignments", declared[ids]) if ids in declared else ("alignments",)
            yield finding("tie-still", str(what), said, evidence, path)


def _asked(scenario: Scenario) -> set[tuple[str, str]]:
    """Return the ties by which the monitor answers its question."""
    if scenario.monitor is None:
        return set()
    parts = [one for one in scenario.monitor.parts if one.kind in ("tie-change", "difference", "preference")]
    ties = [tie for part in parts for tie in (part.between, part.against) if tie is not None]
    return {pair(*tie) for tie in ties}


def _cards(scenario: Scenario, played: Played) -> Iterator[DeckFinding]:
    """Yield cards that could be played, and that no bot plays that wants to win."""
    rows = [{(row.seat, row.card): row for row in summary.cards} for summary in played.all]
    for at, card in enumerate(scenario.cards):
        for owner in card.owners:
            aimless, greedy, cautious = (found.get((owner, card.id)) for found in rows)
            if aimless and greedy and cautious and _is_left(greedy) and _is_left(cautious):
                said = f"“{card.title}” is never worth playing for {scenario.actor(owner).name}."
                evidence = (
                    f"played in {100 * greedy.games.value:.1f}% of greedy and"
                    f" {100 * cautious.games.value:.1f}% of cautious games, in"
                    f" {100 * aimless.games.value:.0f}% of aimless ones"
                )
                yield finding("unplayed", card.id, said, evidence, ("cards", at))


def _is_left(row: CardRow) -> bool:
    return row.legal_games.value > 0 and row.games.value < UNPLAYED


def _verdicts(scenario: Scenario, played: Played) -> Iterator[DeckFinding]:
    """Yield verdicts that always fit, and that never do; not the last one, which stands for all else."""
    verdicts = scenario.monitor.verdicts if scenario.monitor else ()
    for at, verdict in enumerate(verdicts):
        shares = [dict(summary.verdicts)[verdict.id].value for summary in played.all]
        path = ("monitor", "verdicts", at)
        if not any(shares) and at < len(verdicts) - 1:
            said = f"The verdict “{verdict.title}” never fits."
            yield finding("verdict-never", verdict.id, said, f"in none of {played.games}", path)
        if min(shares) >= SURE:
            said = f"The verdict “{verdict.title}” fits whatever is played."
            least = f"in {100 * min(shares):.0f}% or more of {played.games}"
            yield finding("verdict-always", verdict.id, said, least, path)
