"""One move as a block: title, argument, odds, dice, outcome, effects, reasons.

Takes a MoveFact and the words of the session's Teller; the turns of the report and the page for a single
turn use it.
"""

from typing import Final

from wargame.game.events import Change
from wargame.report.blocks import Cell, Line, MoveCard
from wargame.report.drawings import Drawings
from wargame.report.facts import Facts
from wargame.report.moves import MoveFact
from wargame.report.phrases import change_line, moved
from wargame.session.telling import METHOD_WORDS, OUTCOME_WORDS
from wargame.terms import signed

INSTRUMENT_WORDS: Final = {
    "diplomatic": "Diplomacy",
    "informational": "Information",
    "military": "Security",
    "economic": "Economy",
}

Paragraphs = tuple[tuple[str, tuple[Line, ...]], ...]


def move_card(facts: Facts, drawings: Drawings, move: MoveFact) -> MoveCard:
    """Return everything about one move."""
    teller = facts.story.teller
    return MoveCard(
        number=move.number,
        glyph=drawings.glyphs.get(move.seat, ""),
        seat=teller.name(move.seat),
        title=move.title,
        about=_about(facts, move),
        outcome=outcome_words(move),
        replaced=replaced_words(move),
        paragraphs=tuple((label, lines) for label, lines in _paragraphs(facts, move) if lines),
        odds=_odds(move),
        refs=move.refs,
    )


def outcome_words(move: MoveFact) -> str:
    """Return how a move came out; what kept it from a ruling if there was none."""
    if move.outcome:
        return OUTCOME_WORDS[move.outcome]
    return "Taken back" if move.withdrawn else "Not ruled on"


def replaced_words(move: MoveFact) -> str:
    """Return the outcome that the facilitator put another in place of; empty if it stands as it fell."""
    fell = move.rolled or move.ruled
    if fell is None or fell == move.outcome:
        return ""
    return OUTCOME_WORDS[fell]


def _about(facts: Facts, move: MoveFact) -> str:
    name = facts.story.teller.name
    parts = [f"at {name(move.target)}"] if move.target else []
    if move.free:
        parts.append("a free move")
    if move.instrument:
        parts.append(INSTRUMENT_WORDS[move.instrument])
    if move.cost is not None:
        parts.append(f"cost {move.cost}")
    if move.covert:
        parts.append("covert, came to light" if move.exposed else "covert")
    return " · ".join(parts)


def _odds(move: MoveFact) -> tuple[tuple[str, int], ...]:
    reckoning = move.reckoning
    if reckoning is None or not reckoning.of:
        return ()
    return tuple(
        (word, round(100 * ways / reckoning.of))
        for word, ways in zip(OUTCOME_WORDS.values(), reckoning.odds, strict=True)
    )


def _paragraphs(facts: Facts, move: MoveFact) -> Paragraphs:
    return (
        ("Free move", _free(move)),
        ("Argument", (Line(move.argument, (), "fiction"),) if move.argument else ()),
        ("Backing", _backing(facts, move)),
        ("For and against", _arguments(facts, move)),
        ("Ruled by", _ruled_by(facts, move)),
        ("Throw", _throw(facts, move)),
        ("Effects", effects(facts, move)),
        ("Exposure", _exposure(facts, move)),
        ("Reason", (Line(move.reason, (), "fiction"),) if move.reason else ()),
        ("Override", _override(move)),
    )


def _free(move: MoveFact) -> tuple[Line, ...]:
    if move.free is None:
        return ()
    words = move.free
    found = [
        Line(f"{label}: {text}", (), "fiction")
        for label, text in (
            ("Intent", words.intent),
            ("Means", words.means),
            ("Desired effect", words.desired),
            ("Reasons", "; ".join(words.reasons)),
        )
        if text
    ]
    if move.terms:
        found.append(Line(f"Difficulty set by the facilitator: {move.terms.difficulty}"))
    return tuple(found)


def _backing(facts: Facts, move: MoveFact) -> tuple[Line, ...]:
    name = facts.story.teller.name
    return tuple(
        Line(f"{name(seat)} {'backs it' if by > 0 else 'blocks it'}", (event,))
        for seat, by, event in move.backing
    )


def _arguments(facts: Facts, move: MoveFact) -> tuple[Line, ...]:
    name = facts.story.teller.name
    lines = []
    for one in move.arguments:
        who = f"{name(one.seat)}: " if one.seat else ""
        side = "For" if one.side > 0 else "Against"
        lines.append(Line(f"{side} ({one.weight}): {who}{one.text}", (), "fiction"))
    if move.reckoning and move.reckoning.argument_reason:
        lines.append(Line(f"On the argument: {move.reckoning.argument_reason}", (), "fiction"))
    return tuple(lines)


def _ruled_by(facts: Facts, move: MoveFact) -> tuple[Line, ...]:
    reckoning = move.reckoning
    if reckoning is None:
        return ()
    parts = [METHOD_WORDS[reckoning.method]]
    if reckoning.difficulty:
        parts.append(f"difficulty {reckoning.difficulty}")
    for word, value in (
        ("card", reckoning.card),
        ("backing", reckoning.backing),
        ("argument", reckoning.argument),
    ):
        if value:
            parts.append(f"{word} {signed(value)}")
    lines = [Line(", ".join(parts).capitalize())]
    teller = facts.story.teller
    lines += [Line(f"{signed(add)} since {teller.condition(text)}") for text, add in reckoning.modifiers]
    lines += [Line(f"{teller.name(seat)} says {percent}%") for seat, percent in reckoning.votes.items()]
    if reckoning.chance is not None:
        lines.append(Line(f"Chance of success or better: {reckoning.chance}%"))
    return tuple(lines)


def _throw(facts: Facts, move: MoveFact) -> tuple[Line, ...]:
    if move.throw is None:
        return ()
    margin = f" Margin {signed(move.margin)}." if move.margin is not None else ""
    return (Line(facts.story.teller.throw(move.throw) + margin),)


def effects(facts: Facts, move: MoveFact) -> tuple[Line, ...]:
    """Return what a move changed in the end; a sentence if that is nothing."""
    if move.outcome is None:
        return ()
    name = facts.story.teller.quantity
    lines = tuple(change_line(change, name(change.what)) for change in move.changes)
    return lines or (Line("Nothing on the board moves."),)


def _exposure(facts: Facts, move: MoveFact) -> tuple[Line, ...]:
    test, teller = move.exposure, facts.story.teller
    if test is None:
        return (Line("It came to light."),) if move.exposed and move.covert else ()
    changes = tuple(change_line(change, teller.quantity(change.what)) for change in test.changes)
    return (Line(teller.exposure(test)), *changes)


def _override(move: MoveFact) -> tuple[Line, ...]:
    event = move.overridden
    if event is None:
        return ()
    if event.before == event.after:
        said = "The facilitator put other effects in place of those ruled."
    else:
        said = (
            f"The facilitator put “{OUTCOME_WORDS[event.after].lower()}” in place of "
            f"“{OUTCOME_WORDS[event.before].lower()}”."
        )
    return (Line(said), Line(event.reason, (), "fiction"))


def move_row(facts: Facts, move: MoveFact) -> tuple[Cell, ...]:
    """Return a move as a row of the short table: seat, title, throw, result, effects."""
    name = facts.story.teller.name
    target = f" at {name(move.target)}" if move.target else ""
    covert = " (covert)" if move.covert else ""
    replaced = replaced_words(move)
    fell = (Line(replaced, (), "struck"),) if replaced else ()
    return (
        Cell((Line(name(move.seat)),)),
        Cell((Line(f"{move.title}{target}{covert}", move.refs[-1:], "fiction"),)),
        Cell((Line(_sum(move)),)),
        Cell((*fell, Line(outcome_words(move), (), "strong"))),
        Cell((Line(_short_effects(facts, move)),)),
    )


def _short_effects(facts: Facts, move: MoveFact) -> str:
    if move.outcome is None:
        return ""
    said = [
        f"{short_quantity(facts, change.what)} {_movement(change)}"
        for change in move.changes
        if change.before != change.after
    ]
    return ", ".join(said) or "nothing"


def _movement(change: Change) -> str:
    return moved(change.before, change.after, signs=change.what.startswith("alignment(")).text


def short_quantity(facts: Facts, what: str) -> str:
    """Return a number on the board in few letters: `RUS–IRN`, or the track's name."""
    kind, _, inside = what.partition("(")
    ids = [one.strip() for one in inside.rstrip(")").split(",")]
    actors = {one.id: one for one in facts.story.scenario.actors}
    shorts = [actors[one].short or actors[one].name for one in ids if one in actors]
    if kind == "alignment":
        return "–".join(shorts)
    return facts.story.teller.quantity(what) if kind == "track" else f"{kind} of {shorts[0]}"


def _sum(move: MoveFact) -> str:
    if move.throw is None:
        return "–"
    thrown = sum(move.throw.dice)
    if len(move.throw.dice) == 1 or move.reckoning is None:
        return f"{thrown} of 100"
    total = move.reckoning.total
    if not total:
        return str(thrown)
    return f"{thrown} {'+' if total > 0 else '−'} {abs(total)} = {thrown + total}"
