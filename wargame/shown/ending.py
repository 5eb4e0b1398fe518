"""The end of a game: scores against objectives, who won, and what the monitor answers with its evidence.

Hidden goals stand in their own rows, so that the panel can hold them back until they are asked for.
"""

from dataclasses import dataclass
from fractions import Fraction
from re import sub
from typing import Final

from wargame.alignment.monitor import Answer, answer, gap_words
from wargame.game.rules import name_of
from wargame.game.score import RED_LINE, ObjectiveScore, SeatScore, scores, winners
from wargame.game.state import GameState
from wargame.scenario.model import BaseRate
from wargame.shown.actors import glyph_of
from wargame.shown.hand import GoalRow
from wargame.terms import ActorId, signed
from wargame.words.counting import counted

SEAL_NOTE: Final = "Write these six words down, to compare the record with them later."
"""What to do with the seal of a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """A seat's score."""

    seat: ActorId
    name: str
    glyph: str
    total: str
    won: bool
    goals: tuple[GoalRow, ...]
    hidden: int
    """How many hidden goals it had."""
    hidden_set: str
    """What its hidden set is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part of the monitor: what it measured and how much it weighs."""

    title: str
    evidence: str
    value: str
    """From −100 to +100."""
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A verdict's share in trial play."""

    verdict: str
    with_this_draw: str
    overall: str
    came_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitorView:
    """The monitor's answer."""

    question: str
    title: str
    line: str
    index: int
    index_words: str
    parts: tuple[PartRow, ...]
    claims: tuple[tuple[str, bool], ...]
    gaps: tuple[str, ...]
    """How far the two are apart on each policy question, stated and played."""
    settled: str
    tie: str
    """The tie that the question is about, as it stands: the absolute value beside the relative verdict."""
    shares: tuple[ShareRow, ...]
    shares_note: str
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingView:
    """All that the ending's stage shows."""

    title: str
    won: str
    rows: tuple[ScoreRow, ...]
    monitor: MonitorView | None


def ending_view(state: GameState) -> EndingView:
    """Return the end of a game in words."""
    found = scores(state)
    best = winners(found)
    said = answer(state)
    return EndingView(
        title=f"{state.affairs.ended_as}." if state.affairs.ended_as else "The game is over.",
        won=_won(state, best),
        rows=tuple(_score_row(state, one, best) for one in sorted(found, key=lambda one: -one.total)),
        monitor=monitor_view(state, said) if said else None,
    )


def _won(state: GameState, best: tuple[ActorId, ...]) -> str:
    names = [name_of(state, seat) for seat in best]
    if not names:
        return "No seat had anything to score."
    if len(names) == len(state.compiled.seats):
        return "All seats come out level."
    if len(names) == 1:
        return f"{names[0]} has the highest score."
    return f"{', '.join(names[:-1])} and {names[-1]} share the highest score."


def points_words(points: Fraction) -> str:
    """Return points as people write them: whole, or with one decimal."""
    rounded = round(float(points), 1)
    return f"{rounded:g}".replace("-", "−")


def _score_row(state: GameState, one: SeatScore, best: tuple[ActorId, ...]) -> ScoreRow:
    actor = state.compiled.scenario.actor(one.seat)
    drawn = state.setup.hidden.get(one.seat, "")
    title = next((kept.title for kept in actor.hidden_sets if kept.id == drawn), "")
    goals = tuple(_goal(part) for part in one.objectives)
    return ScoreRow(
        seat=one.seat,
        name=actor.name,
        glyph=glyph_of(actor),
        total=points_words(one.total),
        won=one.seat in best,
        goals=goals,
        hidden=sum(1 for goal in goals if goal.hidden),
        hidden_set=title,
    )


def _goal(part: ObjectiveScore) -> GoalRow:
    red = part.set == RED_LINE
    if red:
        said = f"crossed, {points_words(part.now)}" if part.now else "not crossed"
    else:
        said = f"{points_words(part.now)} of {part.weight}"
        if part.at_audit is not None:
            said += f", {points_words(part.at_audit)} at the audit"
    return GoalRow(text=part.text, points=said, hidden=part.hidden, red_line=red)


def monitor_view(state: GameState, said: Answer) -> MonitorView:
    """Return the monitor's answer in words."""
    monitor = state.compiled.scenario.monitor
    settled = ""
    if monitor is not None and monitor.settled is not None:
        titles = {one.id: one.title for one in state.compiled.scenario.questions}
        names = ", ".join(titles.get(one, one) for one in said.settled)
        settled = f"Settled between them: {names}." if names else "No policy question was settled."
    index = round(said.index)
    return MonitorView(
        question=said.question,
        title=said.title,
        line=said.line,
        index=index,
        index_words=f"Index {signed(index)} on a scale from −100 to +100",
        parts=tuple(
            PartRow(
                title=part.title,
                evidence=_with_minus(part.evidence),
                value=f"{signed(round(100 * part.value))} of 100",
                weight=f"{round(100 * part.weight)}% of the index",
            )
            for part in said.parts
        ),
        claims=tuple((one.title, one.holds) for one in said.mechanisms),
        gaps=tuple(f"{gap_words(gap)}." for gap in said.gaps),
        settled=settled,
        tie=_tie(state, said),
        shares=_shares(state, said),
        shares_note=_shares_note(state),
        caveat=said.caveat,
    )


def _with_minus(text: str) -> str:
    """Return a text whose negative numbers have a real minus."""
    return sub(r"(?<!\w)-(?=\d)", "−", text)


def _tie(state: GameState, said: Answer) -> str:
    monitor = state.compiled.scenario.monitor
    if said.tie is None or monitor is None or monitor.between is None:
        return ""
    one, other = (name_of(state, actor) for actor in monitor.between)
    start, now = said.tie
    return f"As it stands: {one} and {other} began at {signed(start)} and end at {signed(now)}."


def _shares(state: GameState, said: Answer) -> tuple[ShareRow, ...]:
    monitor = state.compiled.scenario.monitor
    if monitor is None or (said.base_rate is None and said.base_rate_overall is None):
        return ()
    return tuple(
        ShareRow(
            verdict=one.title,
            with_this_draw=_share(said.base_rate, one.id),
            overall=_share(said.base_rate_overall, one.id),
            came_out=one.id == said.verdict,
        )
        for one in monitor.verdicts
    )


def _share(rate: BaseRate | None, verdict: str) -> str:
    return "" if rate is None else f"{round(100 * rate.shares.get(verdict, 0.0))}%"


def _shares_note(state: GameState) -> str:
    monitor = state.compiled.scenario.monitor
    rates = monitor.base_rates if monitor else None
    if rates is None:
        return ""
    note = f"Shares of each verdict in {counted(rates.games, 'game')} of trial play (“{rates.policy}”)."
    if rates.scenario_hash != state.compiled.fingerprint:
        note += " They belong to another version of this scenario."
    return note
