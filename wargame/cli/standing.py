"""Where a game stands, as tables for a terminal and as data: the whole state, or what one viewer may know.

`show` asks for it. Tables of ties and tracks are made from the same numbers in both cases; what a viewer
may not know is not among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wargame.cli.out import Printer, table, wrapped
from wargame.game.score import scores, winners
from wargame.shown.actors import shorts_in
from wargame.terms import Quantity, alignment, scrutiny, signed, track

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wargame.alignment.monitor import Answer
    from wargame.game.compiled import CompiledScenario
    from wargame.game.sight import SeenMove, Sight
    from wargame.game.state import Deal, GameState, Played
    from wargame.scenario.model import Track

_RIGHT_OF_FIRST = frozenset(range(1, 40))


def as_data(state: GameState) -> dict[str, Any]:
    """Return everything about a state as plain data."""
    from wargame.journal.codec import state_hash

    board = state.compiled.board
    return {
        "session": state.setup.title,
        "scenario": state.compiled.scenario.id,
        "turn": state.turn,
        "last-turn": state.last_turn,
        "label": _label(state.compiled, state.turn),
        "phase": state.phase_kind or "",
        "ended": state.affairs.ended_as,
        "closed": state.affairs.closed,
        "alignments": {str(board.names[at]): state.values[at] for at in board.pairs.values()},
        "tracks": {line.id: state.track(line.id) for line in state.compiled.scenario.tracks},
        "influence": {seat: state.influence(seat) for seat in state.compiled.seats},
        "scrutiny": {seat: state.scrutiny(seat) for seat in state.compiled.seats},
        "hidden": dict(state.setup.hidden),
        "scores": _scores_data(state),
        "monitor": _monitor_data(_answer(state)),
        "hash": state_hash(state),
    }


def _scores_data(state: GameState) -> list[dict[str, Any]]:
    return [
        {
            "seat": one.seat,
            "total": float(one.total),
            "objectives": [
                {"id": part.id, "set": part.set, "weight": part.weight, "now": float(part.now)}
                for part in one.objectives
            ],
        }
        for one in scores(state)
    ]


def _answer(state: GameState) -> Answer | None:
    from wargame.alignment.monitor import answer

    return answer(state)


def _monitor_data(said: Answer | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {
        "question": said.question,
        "index": said.index,
        "verdict": said.verdict,
        "title": said.title,
        "line": said.line,
        "parts": [
            {"id": one.id, "title": one.title, "raw": one.raw, "value": one.value} for one in said.parts
        ],
        "gaps": [
            {"question": one.question, "stated": one.stated, "revealed": one.revealed, "settled": one.settled}
            for one in said.gaps
        ],
        "mechanisms": [{"id": one.id, "title": one.title, "holds": one.holds} for one in said.mechanisms],
    }


def print_state(printer: Printer, state: GameState, branch: str) -> None:
    """Print everything about a state; for the facilitator's eyes."""
    from wargame.journal.codec import state_hash

    compiled = state.compiled
    values = dict(zip(compiled.board.names, state.values, strict=True))
    values.update({track(line.id): state.track(line.id) for line in compiled.scenario.tracks})
    _print_head(printer, compiled, state.setup.title, state.turn, state.last_turn, state.phase_kind or "")
    if branch != "main":
        printer.lines(wrapped(f"Branch “{branch}”", "", printer.columns))
    if state.affairs.ended_as:
        printer.lines(wrapped(f"The game has ended: {state.affairs.ended_as}.", "", printer.columns))
    _print_ties(printer, compiled, values)
    _print_tracks(printer, compiled, values)
    _print_seats(printer, state)
    _print_moves(printer, compiled, state.table.plays, [one.number for one in state.table.plays])
    _print_deals(printer, compiled, state.affairs.deals, [one.number for one in state.affairs.deals])
    _print_monitor(printer, _answer(state))
    printer.line()
    printer.line(f"State {state_hash(state)}")


def print_seen(printer: Printer, seen: Sight, compiled: CompiledScenario, title: str) -> None:
    """Print what one viewer may know, and nothing else."""
    _print_head(printer, compiled, title, seen.turn, seen.last_turn, seen.phase)
    who = (
        compiled.scenario.actor(seen.viewer).name
        if seen.hand or seen.viewer in compiled.hands
        else "everyone in the room"
    )
    printer.line(f"As known to {who}")
    if seen.ended:
        printer.lines(wrapped(f"The game has ended: {seen.ended}.", "", printer.columns))
    _print_ties(printer, compiled, seen.values)
    _print_tracks(printer, compiled, seen.values)
    printer.line()
    printer.subheading("Seats")
    rows = [["", "influence", "", ""]]
    rows += [
        [one.name, "hidden" if one.influence is None else str(one.influence), one.status, one.hidden_set]
        for one in seen.seats
    ]
    printer.lines(table(rows, right=frozenset({1})))
    if seen.viewer in compiled.hands:
        printer.line(
            f"  Your scrutiny is {seen.values[scrutiny(seen.viewer)]}, your score {seen.score or 0:.1f}."
        )
    # Counted anew: a gap would tell of what the viewer may not know.
    _print_moves(printer, compiled, seen.moves, range(1, len(seen.moves) + 1))
    _print_deals(printer, compiled, seen.deals, range(1, len(seen.deals) + 1))
    _print_hand(printer, seen)


def _label(compiled: CompiledScenario, turn: int) -> str:
    labels = compiled.scenario.calendar.labels
    return labels[turn - 1] if turn <= len(labels) else ""


def _print_head(
    printer: Printer, compiled: CompiledScenario, title: str, turn: int, last: int, phase: str
) -> None:
    label = _label(compiled, turn)
    printer.heading(title)
    when = f"Turn {turn} of {last}" + (f", {label}" if label else "") + (f", {phase}" if phase else "")
    printer.line(when)


def _print_ties(printer: Printer, compiled: CompiledScenario, values: Mapping[Quantity, int]) -> None:
    actors = compiled.scenario.actors
    printer.line()
    printer.subheading("Alignments")
    shorts = shorts_in(compiled.scenario)
    rows = [["", *(shorts[one.id] for one in actors[:-1])]]
    for at, one in enumerate(actors[1:], 1):
        cells = [signed(values[alignment(one.id, other.id)]) for other in actors[:at]]
        rows.append([one.name, *cells, *[""] * (len(actors) - 1 - at)])
    printer.lines(table(rows, right=_RIGHT_OF_FIRST))


def _print_tracks(printer: Printer, compiled: CompiledScenario, values: Mapping[Quantity, int]) -> None:
    printer.line()
    printer.subheading("Tracks")
    rows = []
    for line in compiled.scenario.tracks:
        if track(line.id) not in values:
            continue
        value = values[track(line.id)]
        rows.append([line.name, f"{value}", f"of {line.max}", _step(line, value)])
    printer.lines(table(rows, right=frozenset({1})))


def _step(line: Track, value: int) -> str:
    below = [at for at in line.steps if at <= value]
    return line.steps[max(below)] if below else ""


def _print_seats(printer: Printer, state: GameState) -> None:
    printer.line()
    printer.subheading("Seats")
    found = scores(state)
    best = winners(found)
    rows = [["", "influence", "scrutiny", "score", ""]]
    for one in found:
        seat = state.compiled.scenario.actor(one.seat)
        drawn = {kept.id: kept.title for kept in seat.hidden_sets}.get(
            state.setup.hidden.get(one.seat, ""), ""
        )
        lead = " (highest)" if one.seat in best else ""
        rows.append(
            [
                seat.name,
                str(state.influence(one.seat)),
                str(state.scrutiny(one.seat)),
                f"{float(one.total):.1f}",
                f"{drawn}{lead}".strip(),
            ]
        )
    printer.lines(table(rows, right=frozenset({1, 2, 3})))


def _print_moves(
    printer: Printer,
    compiled: CompiledScenario,
    moves: tuple[Played, ...] | tuple[SeenMove, ...],
    numbers: Sequence[int],
) -> None:
    if not moves:
        return
    printer.line()
    printer.subheading("Moves of this turn")
    rows = []
    counted = iter(numbers)
    for one in moves:
        target = compiled.scenario.actor(one.move.target).name if one.move.target else ""
        rows.append(
            [
                str(next(counted)),
                compiled.scenario.actor(one.move.seat).name,
                one.title,
                f"at {target}" if target else "",
                "covert" if one.covert else "",
                one.outcome or "not ruled on yet",
            ]
        )
    printer.lines(table(rows, right=frozenset({0})))


def _print_deals(
    printer: Printer, compiled: CompiledScenario, deals: tuple[Deal, ...], numbers: Sequence[int]
) -> None:
    if not deals:
        return
    printer.line()
    printer.subheading("Deals")
    for number, one in zip(numbers, deals, strict=True):
        names = ", ".join(compiled.scenario.actor(party).name for party in one.parties)
        kind = "public" if one.public else "secret"
        text = f"{number}. {names} ({kind}, {one.status}): {one.terms}"
        printer.lines(wrapped(text, "  ", printer.columns, "   "))


def _print_monitor(printer: Printer, said: Answer | None) -> None:
    if said is None:
        return
    from wargame.alignment.monitor import gap_words

    printer.line()
    printer.subheading("Monitor")
    printer.lines(wrapped(said.question, "  ", printer.columns))
    printer.lines(
        wrapped(f"Index {signed(round(said.index))}: {said.title}. {said.line}", "  ", printer.columns)
    )
    rows = [
        [one.title, f"{one.value:+.2f}".replace("-", "−"), f"{one.weight:.2f}", one.evidence]
        for one in said.parts
    ]
    printer.lines(table(rows, right=frozenset({1, 2}), indent="    "))
    for gap in said.gaps:
        printer.lines(wrapped(f"{gap_words(gap)}.", "    ", printer.columns))
    if said.caveat:
        printer.lines(wrapped(said.caveat, "  ", printer.columns))


def _print_hand(printer: Printer, seen: Sight) -> None:
    if not seen.hand:
        return
    printer.line()
    printer.subheading("Hand")
    for one in seen.hand:
        good = round(100 * (one.odds[0] + one.odds[1]) / one.of) if one.of else 0
        state = f"succeeds or better {good}%" if one.playable else one.why_not
        text = f"{one.card.title} (costs {one.card.cost}): {state}"
        printer.lines(wrapped(text, "  ", printer.columns, "   "))
