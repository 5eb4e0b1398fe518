"""What is out of balance in a scenario: cards, tracks, objectives and seats, each finding with its evidence.

`examine` plays the scenario aimlessly, greedily and cautiously, and once more without each card where
`trials` are asked for, all workers at once; `findings_of` reads the results, and `idle` what lies idle. Each
finding names the line of the scenario file where it can be mended. Thresholds are constants below, each with
its reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from wargame.batch.tables import Tables
from wargame.scenario.model import Card, Scenario
from wargame.simulation.chunks import play_chunk, tables_of
from wargame.simulation.dominance import dominated
from wargame.simulation.finding import DeckFinding as DeckFinding
from wargame.simulation.finding import finding
from wargame.simulation.idle import Played, idle_in_play, idle_on_paper
from wargame.simulation.order import Order
from wargame.simulation.summary import Summary, share, summarise
from wargame.simulation.sweep import Progress, run, spread
from wargame.simulation.tally import WIN_PARTS, Tally, total
from wargame.simulation.winning import FAIR
from wargame.terms import ActorId, CardId, track

SATURATED: Final = 0.2
"""A track that stands at an end of its scale in this share of turn-ends has stopped telling anything."""
SURE: Final = 0.99
"""An objective met, or missed, in this share of games is no objective."""
TOO_STRONG: Final = 1.0
"""A card without which its seat loses so many times its fair share of wins decides the game."""
TRIAL_GAMES: Final = 2_000
SHORTEST: Final = 3
"""Games of fewer turns are for practice; who wins them, and by which card, is not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A scenario as it was played, and what was found."""

    aimless: Summary
    greedy: Summary
    cautious: Summary
    without: dict[CardId, float]
    """Card, and by how much its seat's share of wins falls without it; the most, where several hold it."""
    findings: tuple[DeckFinding, ...]

    @property
    def games(self) -> str:
        """How many games there were of each kind, in words."""
        return Played(aimless=self.aimless, greedy=self.greedy, cautious=self.cautious).games


def examine(
    scenario: Scenario,
    *,
    games: int = 10_000,
    seed: int = 1,
    trials: bool = True,
    workers: int | None = None,
    tell: Callable[[str, float], None] | None = None,
    stopped: Callable[[], bool] = bool,
) -> Examined | None:
    """Play a scenario and return what is out of balance; None if it was stopped.

    `tell` is given what is being played and the share of the work that is done.
    """
    tables = tables_of(scenario)
    trials = trials and scenario.calendar.turns >= SHORTEST
    order = Order(scenario=scenario, games=games, seed=seed)
    trial = replace(order, games=min(games, TRIAL_GAMES), everyone="greedy", detailed=False)
    wary = replace(order, games=min(games, TRIAL_GAMES), everyone="cautious")
    # Aimless games take next to no time beside the others and are not counted as work.
    work = games + wary.games + trial.games * (1 + len(scenario.cards)) * trials

    def told(what: str, done: int) -> None:
        if tell is not None:
            tell(what, done / work)

    def heard(progress: Progress) -> None:
        told("greedy games", progress.done)

    told("aimless games", 0)
    aimless = run(order, workers=workers, stopped=stopped)
    eager = replace(order, everyone="greedy")
    greedy = run(eager, workers=workers, tell=heard, stopped=stopped) if aimless.complete else aimless
    told("cautious games", games * greedy.complete)
    cautious = run(wary, workers=workers, stopped=stopped) if greedy.complete else greedy
    if not cautious.complete:
        return None
    drops: tuple[Drop, ...] = ()
    if trials:
        found = _drops(
            trial, workers, lambda done: told("games without each card", games + wary.games + done), stopped
        )
        if found is None:
            return None
        drops = found
    played = Played(
        aimless=summarise(order, tables, aimless.tally),
        greedy=summarise(eager, tables, greedy.tally),
        cautious=summarise(wary, tables, cautious.tally),
    )
    most: dict[CardId, float] = {}
    for drop in drops:
        most[drop.card] = max(drop.gap, most.get(drop.card, -1.0))
    return Examined(
        aimless=played.aimless,
        greedy=played.greedy,
        cautious=played.cautious,
        without=most,
        findings=tuple(findings_of(tables, played, drops)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """What a seat loses by doing without one of its cards."""

    card: CardId
    seat: ActorId
    whole: float
    """Its share of wins with all cards."""
    without: float
    games: int
    """So many with it, and so many without it."""

    @property
    def gap(self) -> float:
        """The share of wins that is lost."""
        return self.whole - self.without


def _drops(
    trial: Order, workers: int | None, told: Callable[[int], None], stopped: Callable[[], bool]
) -> tuple[Drop, ...] | None:
    """Return what each seat loses by each of its cards, on the same seeds; None if it was stopped."""
    cards, seats = trial.scenario.cards, trial.scenario.rules.seat_order
    tallies: dict[int, Tally] = {}

    def heard(new: tuple[int, Tally]) -> None:
        tallies[new[0]] = new[1]
        told(trial.games * len(tallies))

    spread(partial(_tried, trial), len(cards) + 1, heard, workers, stopped=stopped)
    if len(tallies) <= len(cards):
        return None
    whole = tallies[len(cards)]
    return tuple(
        Drop(
            card=card.id,
            seat=owner,
            whole=_wins(whole, seats.index(owner)),
            without=_wins(tallies[at], seats.index(owner)),
            games=trial.games,
        )
        for at, card in enumerate(cards)
        for owner in card.owners
    )


def _tried(trial: Order, at: int) -> tuple[int, Tally]:
    """Play all games of a trial without one card, or with all of them if there is no card of that number."""
    cards = trial.scenario.cards
    order = replace(trial, cards_off=(cards[at].id,) if at < len(cards) else ())
    return at, total(play_chunk(order, chunk) for chunk in range(order.chunks))


def _wins(tally: Tally, seat: int) -> float:
    return int(tally.sums["wins"][seat]) / WIN_PARTS / max(1, tally.games)


def findings_of(tables: Tables, played: Played, drops: tuple[Drop, ...]) -> tuple[DeckFinding, ...]:
    """Return what is out of balance, one kind after another."""
    scenario = tables.compiled.scenario
    found = [
        *_cards(tables, played.aimless, played.greedy, drops),
        *_tracks(tables, played.greedy),
        *_objectives(tables, played.aimless, played.greedy),
        *_seats(tables, played.greedy),
        *idle_on_paper(scenario),
    ]
    if scenario.calendar.turns >= SHORTEST:
        found += idle_in_play(scenario, played)
    return tuple(found)


def _cards(
    tables: Tables, aimless: Summary, greedy: Summary, drops: tuple[Drop, ...]
) -> Iterator[DeckFinding]:
    scenario = tables.compiled.scenario
    ever: dict[CardId, bool] = {}
    for summary in (aimless, greedy):
        for row in summary.cards:
            ever[row.card] = ever.get(row.card, False) or row.legal_games.value > 0
    games = f"{aimless.games + greedy.games:,} games"
    for at, card in enumerate(scenario.cards):
        yield from _card(tables, ("cards", at), card, games if not ever.get(card.id, True) else "")
        yield from _too_strong(scenario, ("cards", at), card, drops)


def _card(tables: Tables, path: tuple[str | int, ...], card: Card, never_in: str) -> Iterator[DeckFinding]:
    """Yield what one card is too dear, too closed or too weak for; `never_in` where it was never legal."""
    cap = tables.compiled.scenario.rules.influence.max
    if cap is not None and card.cost > cap:
        said = f"“{card.title}” costs {card.cost} influence; a seat can hold {cap}."
        yield finding("never-affordable", card.id, said, f"cost {card.cost}, cap {cap}", (*path, "cost"))
    elif never_in:
        said = f"“{card.title}” could never be played."
        yield finding("never-legal", card.id, said, f"legal in none of {never_in}", (*path, "requires"))
    for better in dominated(tables, card):
        said = f"“{card.title}” is never better than “{better.title}”, which costs no more."
        evidence = f"cost {card.cost} against {better.cost}, difficulty {card.difficulty} against"
        yield finding("dominated", card.id, said, f"{evidence} {better.difficulty}", path)


def _too_strong(
    scenario: Scenario, path: tuple[str | int, ...], card: Card, drops: tuple[Drop, ...]
) -> Iterator[DeckFinding]:
    for drop in drops:
        if drop.card == card.id and drop.gap >= TOO_STRONG / len(scenario.seats):
            said = f"“{card.title}” decides the game for {scenario.actor(drop.seat).name}."
            evidence = (
                f"wins {100 * drop.whole:.1f}% of {drop.games:,} greedy games with it,"
                f" {100 * drop.without:.1f}% without it"
            )
            yield finding("too-strong", card.id, said, evidence, path)


def _tracks(tables: Tables, greedy: Summary) -> Iterator[DeckFinding]:
    ends = {row.what: row for row in greedy.numbers}
    for index, line in enumerate(tables.compiled.scenario.tracks):
        row = ends.get(track(line.id))
        if row is not None and row.at_limit is not None and row.at_limit >= SATURATED:
            said = f"The track “{line.name}” stands at an end of its scale much of the time."
            evidence = f"{100 * row.at_limit:.0f}% of turn-ends in {greedy.games:,} greedy games"
            yield finding("saturates", line.id, said, evidence, ("tracks", index))


def _objectives(tables: Tables, aimless: Summary, greedy: Summary) -> Iterator[DeckFinding]:
    at = {one.id: index for index, one in enumerate(tables.compiled.scenario.objectives)}
    plain = {row.id: row for row in aimless.goals}
    for row in greedy.goals:
        if row.shape == "linear" or not row.met.of:
            continue
        also = plain[row.id]
        path = ("objectives", at[row.id])
        evidence = f"greedy {100 * row.met.value:.0f}%, aimless {100 * also.met.value:.0f}%"
        if row.met.value >= SURE and also.met.value >= SURE:
            said = f"“{row.text}” is met in full whatever is played."
            yield finding("always-met", row.id, said, f"{evidence} of games in full", path)
        if row.missed.value >= SURE and also.missed.value >= SURE:
            evidence = f"greedy {100 * row.missed.value:.0f}%, aimless {100 * also.missed.value:.0f}%"
            said = f"“{row.text}” gives no points whatever is played."
            yield finding("never-met", row.id, said, f"{evidence} of games without points", path)


def _seats(tables: Tables, greedy: Summary) -> Iterator[DeckFinding]:
    scenario = tables.compiled.scenario
    if scenario.calendar.turns < SHORTEST or len(greedy.seats) < 2:
        return
    fair = 1 / len(greedy.seats)
    at = {actor.id: index for index, actor in enumerate(scenario.actors)}
    for row in greedy.seats:
        won = share(row.wins.value * row.wins.of, row.wins.of)
        evidence = f"{100 * won.value:.1f}% of {greedy.games:,} greedy games, fair would be {100 * fair:.1f}%"
        if won.value > FAIR[1] * fair:
            said = f"{row.name} wins too often."
            yield finding("seat-strong", row.seat, said, evidence, ("actors", at[row.seat]))
        if won.value < FAIR[0] * fair:
            said = f"{row.name} wins too seldom."
            yield finding("seat-weak", row.seat, said, evidence, ("actors", at[row.seat]))
