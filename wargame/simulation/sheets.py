"""What a simulation says, as tables for the balance page: scores, endings, the board, cards, injects, goals.

Reads a summary of `wargame.simulation`; each number stands with its interval where it has one. Bars for what
is compared at a glance are made in `simulated`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wargame.simulation.charts import percent
from wargame.words.counting import signed

if TYPE_CHECKING:
    from wargame.scenario.model import Scenario
    from wargame.simulation.summary import NumberRow, Share, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table under a heading; the first column holds names, the others numbers."""

    title: str
    remark: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(scenario: "Scenario", summary: "Summary") -> tuple[Sheet, ...]:
    """Return the tables of a simulation; those without rows are left out."""
    found = (
        _scores(summary),
        _shares("Endings", "How games ended", "Ending", _named(summary.endings, _endings(scenario))),
        _shares(
            "Mechanisms", "How often each held", "Mechanism", _named(summary.mechanisms, _held(scenario))
        ),
        _board(scenario, summary, "alignment"),
        _board(scenario, summary, "track"),
        *_cards(scenario, summary),
        _injects(scenario, summary),
        _replies(scenario, summary),
        _goals(scenario, summary),
        _shares("Red lines", "Games in which each was crossed", "Red line", _named(summary.red_lines, {})),
    )
    return tuple(one for one in found if one.rows)


def interval(one: "Share") -> str:
    """Return the interval of a share: `12 to 15%`."""
    return f"{percent(one.low)[:-1]} to {percent(one.high)}"


def _scores(summary: "Summary") -> Sheet:
    return Sheet(
        title="Scores",
        remark="Means with their 95% interval",
        head=("Seat", "Score", "Interval", "Spread", "Wins", "Interval of wins", "Wins by hidden goals"),
        rows=tuple(
            (
                row.name,
                f"{row.score.value:.1f}",
                f"{row.score.low:.1f} to {row.score.high:.1f}",
                f"{row.score.sd:.1f}",
                percent(row.wins.value),
                interval(row.wins),
                ", ".join(f"{name.upper()} {percent(one.value)}" for name, one in row.wins_by_set),
            )
            for row in summary.seats
        ),
    )


def _shares(title: str, remark: str, first: str, rows: Iterable[tuple[str, "Share"]]) -> Sheet:
    return Sheet(
        title=title,
        remark=remark,
        head=(first, "Games", "Interval"),
        rows=tuple((name, percent(one.value), interval(one)) for name, one in rows),
    )


def _named(rows: Sequence[tuple[str, "Share"]], names: dict[str, str]) -> list[tuple[str, "Share"]]:
    return [(names.get(name, name), one) for name, one in rows]


def _endings(scenario: "Scenario") -> dict[str, str]:
    return {"calendar": "The last turn was over", **{one.id: one.title for one in scenario.endings}}


def _held(scenario: "Scenario") -> dict[str, str]:
    return {one.id: one.title for one in scenario.monitor.mechanisms} if scenario.monitor else {}


def _board(scenario: "Scenario", summary: "Summary", kind: str) -> Sheet:
    """Return where the numbers of a kind ended, with how they were spread."""
    names = _board_names(scenario)
    mine = [row for row in summary.numbers if row.what.kind == kind]
    written: Callable[[float], str] = signed if kind == "alignment" else str
    return Sheet(
        title="Alignments at the end" if kind == "alignment" else "Tracks at the end",
        remark="Tenth, half and nine tenths of the games ended at or below these",
        head=(
            "Name",
            "Start",
            "Mean",
            "Spread",
            "10%",
            "50%",
            "90%",
            "Lowest",
            "Highest",
            "At an end of scale",
        ),
        rows=tuple(
            (
                "–".join(names[one] for one in row.what.ids),
                written(row.start),
                written(round(row.end.value, 1)),
                f"{row.end.sd:.1f}",
                *_tenths(row, written),
                percent(row.low.value),
                percent(row.high.value),
                "" if row.at_limit is None else percent(row.at_limit),
            )
            for row in mine
        ),
    )


def _board_names(scenario: "Scenario") -> dict[str, str]:
    """Return what actors and tracks are called."""
    actors = {actor.id: actor.name for actor in scenario.actors}
    return actors | {line.id: line.name for line in scenario.tracks}


def _tenths(row: "NumberRow", written: Callable[[float], str]) -> tuple[str, str, str]:
    """Return the values at or below which a tenth, half and nine tenths of the games ended."""
    total, found = sum(count for _, count in row.counts), []
    for part in (0.1, 0.5, 0.9):
        passed = 0
        for value, count in sorted(row.counts):
            passed += count
            if passed >= part * total:
                found.append(written(value))
                break
        else:
            found.append("")
    return found[0], found[1], found[2]


def _cards(scenario: "Scenario", summary: "Summary") -> list[Sheet]:
    head = (
        "Card",
        "Legal",
        "Plays a game",
        "Games with it",
        "Of its seat's plays",
        "Pays",
        "Exposed",
        "Wins",
    )
    return [
        Sheet(
            title=f"Cards of {seat.name}",
            remark="Legal: choices in which it could be played. Pays: plays that helped the seat at once.",
            head=head,
            rows=tuple(
                (
                    row.title,
                    percent(row.legal.value),
                    f"{row.plays:.2f}",
                    percent(row.games.value),
                    percent(row.share),
                    percent(row.pays.value) if row.plays else "",
                    percent(row.exposed.value) if row.exposed.value else "",
                    percent(row.wins.value) if row.plays else "",
                )
                for row in summary.cards
                if row.seat == seat.id
            ),
        )
        for seat in scenario.seats
    ]


def _injects(scenario: "Scenario", summary: "Summary") -> Sheet:
    titles = {one.id: one.title for one in scenario.injects}
    return Sheet(
        title="Injects",
        remark="How often each fired by itself",
        head=("Inject", "Games", "Interval", "Times a game"),
        rows=tuple(
            (titles.get(name, name), percent(one.value), interval(one), f"{times:.2f}")
            for name, one, times in summary.injects
        ),
    )


def _replies(scenario: "Scenario", summary: "Summary") -> Sheet:
    titles = {one.id: one.title for one in scenario.injects}
    names = {actor.id: actor.name for actor in scenario.actors}
    has_index = any(row.index is not None for row in summary.replies)
    remark = "Chosen: of the times at which the seat was asked. Then: in games in which it answered so."
    return Sheet(
        title="Answers to injects",
        remark=remark,
        head=(
            "Answer",
            "Inject",
            "Seat",
            "Chosen",
            "Interval",
            "Possible",
            "Games",
            "Seat wins then",
            "Its points then",
            *(("Index then",) if has_index else ()),
        ),
        rows=tuple(
            (
                row.title,
                titles.get(row.inject, row.inject),
                names.get(row.seat, row.seat),
                row.never or percent(row.chosen.value),
                interval(row.chosen) if row.asked else "",
                percent(row.possible.value) if row.asked else "",
                f"{row.games:,}",
                percent(row.wins.value) if row.games else "",
                "" if row.score is None else f"{row.score:.1f}",
                *((("" if row.index is None else signed(round(row.index, 1) or 0)),) if has_index else ()),
            )
            for row in summary.replies
        ),
    )


def _goals(scenario: "Scenario", summary: "Summary") -> Sheet:
    names = {actor.id: actor.name for actor in scenario.actors}
    return Sheet(
        title="Objectives",
        remark="Met: in full. Missed: without points.",
        head=("Objective", "Seat", "Met", "Missed"),
        rows=tuple(
            (row.text, names.get(row.seat, row.seat), percent(row.met.value), percent(row.missed.value))
            for row in summary.goals
            if row.shape != "linear"
        ),
    )
