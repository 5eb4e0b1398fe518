"""The summary in sentences: what happened, where the ties ended, what the monitor says, what turned it.

Reads the facts and gives lines, each with the events that it rests on. No sentence here judges; what is
found is said as found.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wargame.game.events import GameEnded, InjectFired
from wargame.report.blocks import KeyFigure, SourcedText
from wargame.report.facts import ReportFacts, TurnFact
from wargame.report.ledger import ruled
from wargame.report.phrases import capital, per_cent, turn_named
from wargame.scenario.model import Monitor
from wargame.scenario.rates import freshness_of
from wargame.terms import SUCCESSES, Pair, alignment, signed
from wargame.words.counting import counted, listed, spelt

if TYPE_CHECKING:
    from wargame.alignment.monitor import Answer
    from wargame.report.turning import TurningPoint

_MOST_TIES = 4


def pair_name(facts: ReportFacts, pair: Pair) -> str:
    """Return the two actors of a pair by name, in the scenario's order: `Russia and Iran`."""
    return listed(_names_of(facts, pair))


def pair_label(facts: ReportFacts, pair: Pair) -> str:
    """Return the two actors of a pair as a label has them: `Russia–Iran`."""
    return "–".join(_names_of(facts, pair))


def _names_of(facts: ReportFacts, pair: Pair) -> list[str]:
    order = [one.id for one in facts.story.scenario.actors]
    return [facts.story.narrator.name(one) for one in sorted(pair, key=order.index)]


def headline(facts: ReportFacts) -> str:
    """Return the finding in one line: the monitor's verdict, else the tie that moved most, else the title."""
    answer, monitor = facts.answer, facts.story.scenario.monitor
    if answer and monitor and monitor.between:
        return f"{pair_name(facts, monitor.between)}: {answer.title}"
    if answer:
        return answer.title
    moved = net_movements(facts)
    if moved:
        pair, before, after = moved[0]
        sense = "drew closer" if after > before else "drew apart"
        return f"{pair_name(facts, pair)} {sense}: {signed(before)} to {signed(after)}"
    if facts.moves:
        return "Every tie ended where it began"
    return facts.story.title


def net_movements(facts: ReportFacts) -> tuple[tuple[Pair, int, int], ...]:
    """Return the pairs that ended elsewhere than they began, those that moved farthest first."""
    board, state = facts.story.compiled.board, facts.story.state
    seats = set(facts.story.compiled.seats)
    found = [
        (both, board.starts[at], state.values[at])
        for both, at in board.pairs.items()
        if board.starts[at] != state.values[at]
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one[2] - one[1]), not seats.issuperset(one[0]))))


def opening_line(facts: ReportFacts) -> SourcedText:
    """Return what was played, in a sentence."""
    story = facts.story
    turns = facts.turns[: story.state.turns_played] if story.is_over else facts.turns
    if not turns:
        return SourcedText(
            "The session was opened; no turn has been played yet.", (1,) if story.entries else ()
        )
    labels = f", {_span(turns)}" if story.scenario.calendar.labels else ""
    cut = "; the last of them was cut short" if story.is_over else "; the last of them is not over"
    unfinished = "" if turns[-1].complete else cut
    seats = spelt(len(story.compiled.seats), "seat")
    return SourcedText(
        capital(f"{spelt(len(turns), 'turn')} of {story.state.last_turn}{labels}, {seats}{unfinished}."),
        (story.counted(story.entries[0].number), story.last_of_play),
    )


def _span(turns: Sequence[TurnFact]) -> str:
    first, last = turns[0].label, turns[-1].label
    return first if first == last else f"{first} to {last}"


def ending_line(facts: ReportFacts) -> SourcedText | None:
    """Return how the game ended; None while it runs."""
    for one in facts.story.happened:
        if isinstance(one.event, GameEnded):
            return SourcedText(f"The game ended in turn {one.turn}: {one.event.title}.", (one.number,))
    return None


def moves_line(facts: ReportFacts) -> SourcedText | None:
    """Return how many moves came out how; None without a ruling."""
    own = ruled(facts.moves)
    if not own:
        return None
    good = sum(move.outcome in SUCCESSES for move in own)
    partly = sum(move.outcome == "partly" for move in own)
    failed = sum(move.outcome == "fails" for move in own)
    covert = sum(move.covert for move in own)
    seen = sum(move.exposed for move in own)
    secret = f" {capital(spelt(covert, 'was', 'were'))} covert; {seen} came to light." if covert else ""
    return SourcedText(
        f"{counted(len(own), 'move')}: {good} succeeded or better, {partly} partly, {failed} failed.{secret}",
        tuple(move.refs[-1] for move in own),
    )


def injects_line(facts: ReportFacts) -> SourcedText | None:
    """Return how many injects fired."""
    fired = [one for one in facts.story.happened if isinstance(one.event, InjectFired)]
    if not fired:
        return None
    return SourcedText(
        f"Control brought in {spelt(len(fired), 'event')} from outside.", tuple(one.number for one in fired)
    )


def ties_lines(facts: ReportFacts) -> tuple[SourcedText, ...]:
    """Return where the ties ended that moved farthest."""
    moved = net_movements(facts)
    if not moved:
        return (SourcedText("Every pair of actors ended where it began."),) if facts.turns else ()
    lines = [
        SourcedText(
            f"{pair_name(facts, pair)} went from {signed(before)} to {signed(after)}.",
            facts.shifts.on_the_way(alignment(*pair)),
        )
        for pair, before, after in moved[:_MOST_TIES]
    ]
    more = len(moved) - _MOST_TIES
    if more > 0:
        lines.append(
            SourcedText(
                f"{capital(spelt(more, 'other pair'))} ended elsewhere than they began.",
                (facts.story.last_of_play,),
            )
        )
    return tuple(lines)


def blocs_lines(facts: ReportFacts) -> tuple[SourcedText, ...]:
    """Return the blocs at the end and how balanced the ties are, beside the start."""
    if not facts.turns:
        return ()
    first, last = facts.points[0].measures, facts.points[-1].measures
    name = facts.story.narrator.name
    refs = (facts.story.last_of_play,)
    lines = []
    if last.ties:
        blocs = "; ".join(listed(name(actor) for actor in bloc) for bloc in last.blocs.plain.blocs)
        lines.append(
            SourcedText(
                f"At the end the ties fit best into {spelt(len(last.blocs.plain.blocs), 'bloc')}: {blocs}.",
                refs,
            )
        )
    if first.triads.balanced_share is not None and last.triads.balanced_share is not None:
        lines.append(
            SourcedText(
                f"{first.triads.balanced} of {first.triads.count} triads were balanced at the start, "
                f"{last.triads.balanced} of {last.triads.count} at the end. The frustration index went from "
                f"{frustration(facts, 0)} to {frustration(facts, -1)}.",
                refs,
            )
        )
    return tuple(lines)


def frustration(facts: ReportFacts, at: int) -> str:
    """Return the frustration index of a moment; a range where it was not proved."""
    known = facts.points[at].measures.frustration
    return str(known.at_most) if known.is_exact else f"{known.at_least} to {known.at_most}"


def turning_line(facts: ReportFacts, point: "TurningPoint") -> SourcedText:
    """Return a turning point in a sentence."""
    turn = capital(turn_named(point.turn, facts.story.label(point.turn)))
    if point.pair is None:
        return SourcedText(
            f"{turn}: the frustration index went from {point.before} to {point.after}.", point.refs
        )
    named = point.shift.whys if point.shift else ()
    why = f" Moved by: {'; '.join(named)}." if named else ""
    return SourcedText(
        f"{turn}: {pair_name(facts, point.pair)} went from {signed(point.before)} to "
        f"{signed(point.after)}.{why}",
        point.refs,
    )


def verdict_lines(facts: ReportFacts, answer: "Answer") -> tuple[SourcedText, ...]:
    """Return the monitor's verdict, the absolute values beside it, and the base rates of the draw."""
    refs = (facts.story.last_of_play,)
    lines = [
        SourcedText(f"{answer.question} {answer.title}, index {signed(round(answer.index))}.", refs, "strong")
    ]
    if answer.line:
        lines.append(SourcedText(answer.line, refs))
    monitor = facts.story.scenario.monitor
    if answer.tie and monitor and monitor.between:
        lines.append(
            SourcedText(
                f"In absolute numbers: {pair_name(facts, monitor.between)} stood at {signed(answer.tie[0])} "
                f"at the start and at {signed(answer.tie[1])} in the end.",
                facts.shifts.on_the_way(alignment(*monitor.between)) or refs,
            )
        )
    lines += _base_rates(facts, answer)
    return (*lines, *caution_lines(facts, answer))


def caution_lines(facts: ReportFacts, answer: "Answer") -> tuple[SourcedText, ...]:
    """Return what must stand beside a verdict wherever it is told: what it is relative to, and the caveat."""
    monitor = facts.story.scenario.monitor
    told = (
        "The verdict is relative to aimless play of the same cards, not to the world outside the room."
        if monitor is not None and is_relative(monitor)
        else "The verdict is about this room, not about the world outside it."
    )
    return tuple(SourcedText(text) for text in (told, answer.caveat) if text)


def is_relative(monitor: Monitor) -> bool:
    """Return whether a question is answered against aimless play: by a benchmark, or base rates."""
    return monitor.base_rates is not None or any(part.benchmark for part in monitor.parts)


def _base_rates(facts: ReportFacts, answer: "Answer") -> list[SourcedText]:
    monitor = facts.story.scenario.monitor
    if monitor is None or monitor.base_rates is None:
        return [SourcedText("No base rates are known for this scenario; read the index with that in mind.")]
    titles = {verdict.id: verdict.title for verdict in monitor.verdicts}
    lines = []
    for what, rate in (("this hidden draw", answer.base_rate), ("all draws", answer.base_rate_overall)):
        if rate is not None:
            shares = ", ".join(
                f"{titles.get(one, one)} {per_cent(share)}" for one, share in rate.shares.items()
            )
            lines.append(SourcedText(f"Base rates of {what} in trial play: {shares}."))
    if lines:
        played = f"{monitor.base_rates.games:,} games, seats played {monitor.base_rates.policy}"
        stale = freshness_of(facts.story.scenario) == "stale"
        other = " It was of another version of this scenario." if stale else ""
        lines.append(SourcedText(f"Trial play: {played}.{other}"))
    return lines


def key_figures(facts: ReportFacts) -> tuple[KeyFigure, ...]:
    """Return the four large numbers of the summary; fewer when little was played."""
    own = ruled(facts.moves)
    good = sum(move.outcome in SUCCESSES for move in own)
    partly = sum(move.outcome == "partly" for move in own)
    departed = sum(move.departs for move in own)
    found = [
        KeyFigure(
            figure=str(len(own)),
            label="move" if len(own) == 1 else "moves",
            note=f"{good} succeeded or better, {partly} partly",
        ),
        KeyFigure(
            figure=str(departed),
            label="ruling departed from the rules" if departed == 1 else "rulings departed from the rules",
            note="each with a written reason" if departed else "every outcome stands as it fell",
        ),
    ]
    if facts.turns:
        first, last = facts.points[0].measures, facts.points[-1].measures
        found.append(
            KeyFigure(
                figure=f"{len(first.triads.strained)} → {len(last.triads.strained)}",
                label="strained triads",
                note=f"of {first.triads.count} at the start, {last.triads.count} at the end",
            )
        )
        found += _tie_figure(facts)
    return tuple(found)


def _tie_figure(facts: ReportFacts) -> list[KeyFigure]:
    monitor = facts.story.scenario.monitor
    moved = net_movements(facts)
    # What the scenario asks about is for those who may know everything.
    asked = monitor.between if monitor and facts.story.secrets else None
    pair = asked or (moved[0][0] if moved else None)
    if pair is None:
        return []
    board, state = facts.story.compiled.board, facts.story.state
    start, now = board.alignment(*pair, board.starts), state.alignment(*pair)
    path = [moment.state.alignment(*pair) for moment in facts.story.moments]
    return [
        KeyFigure(
            figure=f"{signed(start)} → {signed(now)}",
            label=pair_label(facts, pair),
            note=f"between {signed(min(path))} and {signed(max(path))} on the way",
        )
    ]
