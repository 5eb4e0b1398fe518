"""What a simulation says, as rows: scores, wins, verdicts, tracks, cards, injects, each with its interval.

Reads a tally and its scenario; `entente simulate` prints it, the balance page shows it, `as_data` gives it
as plain data. Intervals are of 95%: of means by the normal approximation, of shares by Wilson's formula,
which holds near 0 and 1.

Source
------
Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the American
Statistical Association 22(158), 209-212.
"""

from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any, Final

from wargame.batch.replies import replies_of
from wargame.batch.tables import Tables
from wargame.game.board import OPEN_END
from wargame.simulation.answering import answer_title, never
from wargame.simulation.order import Order
from wargame.simulation.tally import INDEX_PARTS, SCORE_PARTS, WIDEST, WIN_PARTS, Tally, draw_seats, draws
from wargame.terms import Quantity

Z: Final = 1.959964
"""Standard deviations on either side that hold 95% of a normal distribution."""
INDEX_SQUARE_PARTS: Final = (INDEX_PARTS // 100) ** 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many, and the interval."""

    of: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean, the spread around it, and the interval of the mean."""

    value: float
    sd: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """How a seat fared."""

    seat: str
    name: str
    policy: str
    score: Mean
    wins: Share
    wins_by_set: tuple[tuple[str, Share], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """Where a number on the board ended."""

    what: Quantity
    start: int
    end: Mean
    low: Share
    """Ended at its lowest."""
    high: Share
    at_limit: float | None
    """Share of turn-ends at either end of its scale; None where it was not counted."""
    counts: tuple[tuple[int, int], ...]
    """Value and how many games ended there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """How a card of a seat was used."""

    seat: str
    card: str
    title: str
    legal: Share
    """Choices in which it was legal."""
    legal_games: Share
    plays: float
    """Plays a game."""
    games: Share
    """Games with a play."""
    share: float
    """Share of its seat's plays."""
    pays: Share
    """Plays after which the seat's score or influence had risen at once."""
    exposed: Share
    wins: Share
    """Its seat's wins in games with a play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRow:
    """How often a seat gave an answer to an inject, and how the games ended in which it did."""

    inject: str
    seat: str
    answer: str
    """Its id; `pays` and `lets-happen` where an inject has a way out."""
    title: str
    never: str
    """Why it was never given, in words; empty if it was."""
    asked: int
    """How often the seat was asked, in all games."""
    possible: Share
    """Times at which it could give this answer, of those at which it was asked."""
    chosen: Share
    """Times at which it gave it, of those at which it was asked."""
    games: int
    """Games in which it gave it."""
    wins: Share
    """The seat's wins in those games."""
    score: float | None
    """What the seat scored in them on average; None if there are none."""
    index: float | None
    """The index of the question in them on average; None without a question too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """How often an objective was met in full, or not at all."""

    id: str
    seat: str
    text: str
    shape: str
    met: Share
    missed: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRow:
    """The verdicts under one draw of hidden sets."""

    draw: dict[str, str]
    games: int
    verdicts: tuple[tuple[str, Share], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything that a simulation says."""

    games: int
    seed: int
    turns: float
    seats: tuple[SeatRow, ...]
    endings: tuple[tuple[str, Share], ...]
    verdicts: tuple[tuple[str, Share], ...]
    index: Mean | None
    mechanisms: tuple[tuple[str, Share], ...]
    draws: tuple[DrawRow, ...]
    numbers: tuple[NumberRow, ...]
    cards: tuple[CardRow, ...]
    injects: tuple[tuple[str, Share, float], ...]
    """Id, games in which it fired, how often a game."""
    replies: tuple[ReplyRow, ...]
    """What seats answered to injects; none where cards are not counted one by one."""
    goals: tuple[GoalRow, ...]
    red_lines: tuple[tuple[str, Share], ...]


def share(part: float, of: float) -> Share:
    """Return a share with Wilson's interval; 0 to 1 where nothing was counted."""
    if of <= 0:
        return Share(of=0, value=0.0, low=0.0, high=1.0)
    p = part / of
    middle = p + Z * Z / (2 * of)
    reach = Z * sqrt(max(0.0, p * (1 - p) / of + Z * Z / (4 * of * of)))
    under = 1 + Z * Z / of
    return Share(
        of=int(of), value=p, low=max(0.0, (middle - reach) / under), high=min(1.0, (middle + reach) / under)
    )


def mean(total: int, squares: int, games: int, unit: float = 1, square_unit: float | None = None) -> Mean:
    """Return a mean out of a sum and a sum of squares, each divided by its unit."""
    if not games:
        return Mean(value=0.0, sd=0.0, low=0.0, high=0.0)
    value = total / games / unit
    spread = max(0.0, squares / games / (unit * unit if square_unit is None else square_unit) - value * value)
    sd = sqrt(spread * games / (games - 1)) if games > 1 else 0.0
    reach = Z * sd / sqrt(games)
    return Mean(value=value, sd=sd, low=value - reach, high=value + reach)


def summarise(order: Order, tables: Tables, tally: Tally) -> Summary:
    """Return what the games of a tally say; every row has the order of the scenario file."""
    scenario, sums, games = order.scenario, tally.sums, tally.games
    monitor = scenario.monitor
    verdict_ids = [one.id for one in monitor.verdicts] if monitor else []
    endings = ["calendar", *(one.id for one in scenario.endings)]
    return Summary(
        games=games,
        seed=order.seed,
        turns=float(sums["turns"][0]) / max(1, games),
        seats=_seats(order, tables, tally),
        endings=_shares(endings, sums["endings"], games),
        verdicts=_shares(verdict_ids, sums["verdicts"], games) if monitor else (),
        index=mean(
            int(sums["index"][0]), int(sums["index-squares"][0]), games, INDEX_PARTS, INDEX_SQUARE_PARTS
        )
        if monitor
        else None,
        mechanisms=_shares([one.id for one in monitor.mechanisms], sums["mechanisms"], games)
        if monitor
        else (),
        draws=_draws(order, tally) if monitor else (),
        numbers=_numbers(tables, tally),
        cards=_cards(tables, tally),
        injects=tuple(
            (bound.inject.id, share(int(seen), games), int(times) / max(1, games))
            for bound, seen, times in zip(
                tables.compiled.injects, sums["injects-games"], sums["injects"], strict=True
            )
        ),
        replies=_replies(tables, tally),
        goals=_goals(tables, tally),
        red_lines=_shares([line.id for line in tables.goals.lines], sums["red-lines"], games),
    )


def _shares(names: list[str], counts: Any, games: int) -> tuple[tuple[str, Share], ...]:
    return tuple((name, share(int(count), games)) for name, count in zip(names, counts, strict=True))


def _seats(order: Order, tables: Tables, tally: Tally) -> tuple[SeatRow, ...]:
    sums, compiled = tally.sums, tables.compiled
    unit = compiled.interim_weight.denominator * tables.goals.unit
    rows, at = [], 0
    for index, seat in enumerate(compiled.seats):
        actor = compiled.scenario.actor(seat)
        sets = []
        for one in actor.hidden_sets:
            won, played = int(sums["wins-by-set"][at]), int(sums["games-by-set"][at])
            sets.append((one.id, share(won / WIN_PARTS, played)))
            at += 1
        rows.append(
            SeatRow(
                seat=seat,
                name=actor.name,
                policy=order.policy(seat),
                score=mean(
                    int(sums["score"][index]),
                    int(sums["score-squares"][index]),
                    tally.games,
                    unit,
                    SCORE_PARTS**2,
                ),
                wins=share(int(sums["wins"][index]) / WIN_PARTS, tally.games),
                wins_by_set=tuple(sets),
            )
        )
    return tuple(rows)


def _draws(order: Order, tally: Tally) -> tuple[DrawRow, ...]:
    monitor = order.scenario.monitor
    if monitor is None or not draw_seats(order.scenario):
        return ()
    names = [one.id for one in monitor.verdicts]
    table = tally.sums["verdicts-by-draw"].reshape(-1, len(names))
    played = tally.sums["games-by-draw"]
    return tuple(
        DrawRow(draw=draw, games=int(games), verdicts=_shares(names, row, int(games)))
        for draw, games, row in zip(draws(order.scenario), played, table, strict=True)
        if games
    )


def _numbers(tables: Tables, tally: Tally) -> tuple[NumberRow, ...]:
    sums, games, rows, at = tally.sums, tally.games, [], 0
    ends = int(sums["turn-ends"][0]) if "turn-ends" in sums else 0
    for place, what in enumerate(tables.compiled.board.names):
        low, high = tables.lows[place], tables.highs[place]
        counts: tuple[tuple[int, int], ...] = ()
        if high != OPEN_END and high - low < WIDEST:
            many = high - low + 1
            counted = sums["end-counts"][at : at + many]
            counts = tuple((low + step, int(count)) for step, count in enumerate(counted) if count)
            at += many
        rows.append(
            NumberRow(
                what=what,
                start=int(tables.starts[place]),
                end=mean(int(sums["end"][place]), int(sums["end-squares"][place]), games),
                low=share(int(sums["end-low"][place]), games),
                high=share(int(sums["end-high"][place]), games),
                at_limit=int(sums["at-limit"][place]) / ends if ends else None,
                counts=counts,
            )
        )
    return tuple(rows)


def _cards(tables: Tables, tally: Tally) -> tuple[CardRow, ...]:
    sums, games = tally.sums, tally.games
    if "card-plays" not in sums:
        return ()
    by_seat: dict[str, int] = {}
    for index, holding in enumerate(tables.compiled.holdings.values()):
        by_seat[holding.seat] = by_seat.get(holding.seat, 0) + int(sums["card-plays"][index])
    rows = []
    for index, holding in enumerate(tables.compiled.holdings.values()):
        plays, with_play = int(sums["card-plays"][index]), int(sums["card-games"][index])
        rows.append(
            CardRow(
                seat=holding.seat,
                card=holding.card.id,
                title=holding.card.title,
                legal=share(int(sums["card-legal"][index]), int(sums["card-chances"][index])),
                legal_games=share(int(sums["card-legal-games"][index]), games),
                plays=plays / max(1, games),
                games=share(with_play, games),
                share=plays / max(1, by_seat[holding.seat]),
                pays=share(int(sums["card-paid"][index]), plays),
                exposed=share(int(sums["card-exposed"][index]), plays),
                wins=share(int(sums["card-wins"][index]) / WIN_PARTS, with_play),
            )
        )
    return tuple(rows)


def _replies(tables: Tables, tally: Tally) -> tuple[ReplyRow, ...]:
    sums = tally.sums
    if "replies" not in sums:
        return ()
    unit = tables.compiled.interim_weight.denominator * tables.goals.unit
    rows = []
    for at, row in enumerate(replies_of(tables)):
        asked, games = int(sums["reply-asked"][at]), int(sums["reply-games"][at])
        possible, given = int(sums["reply-possible"][at]), int(sums["replies"][at])
        index = sums.get("reply-index")
        rows.append(
            ReplyRow(
                inject=row.inject,
                seat=row.seat,
                answer=row.answer,
                title=answer_title(tables.compiled.inject_by_id[row.inject].inject, row.answer),
                never=never(asked, possible, given),
                asked=asked,
                possible=share(possible, asked),
                chosen=share(given, asked),
                games=games,
                wins=share(int(sums["reply-wins"][at]) / WIN_PARTS, games),
                score=int(sums["reply-score"][at]) / games / unit if games else None,
                index=int(index[at]) / games / INDEX_PARTS if games and index is not None else None,
            )
        )
    return tuple(rows)


def _goals(tables: Tables, tally: Tally) -> tuple[GoalRow, ...]:
    sums = tally.sums
    return tuple(
        GoalRow(
            id=aim.id,
            seat=tables.compiled.seats[aim.seat],
            text=aim.text,
            shape=aim.shape,
            met=share(int(sums["goal-met"][index]), int(sums["goal-asked"][index])),
            missed=share(int(sums["goal-missed"][index]), int(sums["goal-asked"][index])),
        )
        for index, aim in enumerate(tables.goals.aims)
    )


def as_data(summary: Summary) -> dict[str, Any]:
    """Return a summary as plain data for JSON."""
    found = asdict(summary)
    for row in found["numbers"]:
        row["what"] = str(row["what"])
    return found
