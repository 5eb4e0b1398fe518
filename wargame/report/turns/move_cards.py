"""One move as a block: title, argument, odds, dice, outcome, effects, reasons.

Takes a MoveFact and the session's Narrator; the turns of the report and the page for a single
turn use it.
"""

from wargame.game.events import Change
from wargame.report.blocks import Cell, MoveCard, SourcedText
from wargame.report.drawings import Drawings
from wargame.report.facts import ReportFacts
from wargame.report.phrases import change_line, moved
from wargame.scenario.expression import shorter_names_of
from wargame.shown.actors import shorts_in
from wargame.shown.move_facts import MoveFact
from wargame.terms import Quantity, signed
from wargame.words.labels import INSTRUMENT_WORDS, OUTCOME_WORDS
from wargame.words.methods import METHOD_WORDS

Paragraphs = tuple[tuple[str, tuple[SourcedText, ...]], ...]


def move_card(facts: ReportFacts, drawings: Drawings, move: MoveFact) -> MoveCard:
    """Return everything about one move."""
    narrator = facts.story.narrator
    return MoveCard(
        number=move.number,
        glyph=drawings.glyphs.get(move.seat, ""),
        seat=narrator.name(move.seat),
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


def _about(facts: ReportFacts, move: MoveFact) -> str:
    name = facts.story.narrator.name
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


def _paragraphs(facts: ReportFacts, move: MoveFact) -> Paragraphs:
    return (
        ("Free move", _free(move)),
        ("Argument", (SourcedText(move.argument, (), "fiction"),) if move.argument else ()),
        ("Backing", _backing(facts, move)),
        ("For and against", _arguments(facts, move)),
        ("Ruled by", _ruled_by(facts, move)),
        ("Throw", _throw(facts, move)),
        ("Effects", effects(facts, move)),
        ("Exposure", _exposure(facts, move)),
        ("Reason", (SourcedText(move.reason, (), "fiction"),) if move.reason else ()),
        ("Override", _override(move)),
    )


def _free(move: MoveFact) -> tuple[SourcedText, ...]:
    if move.free is None:
        return ()
    words = move.free
    found = [
        SourcedText(f"{label}: {text}", (), "fiction")
        for label, text in (
            ("Intent", words.intent),
            ("Means", words.means),
            ("Desired effect", words.desired),
            ("Reasons", "; ".join(words.reasons)),
        )
        if text
    ]
    if move.terms:
        found.append(SourcedText(f"Difficulty set by the facilitator: {move.terms.difficulty}"))
    return tuple(found)


def _backing(facts: ReportFacts, move: MoveFact) -> tuple[SourcedText, ...]:
    name = facts.story.narrator.name
    return tuple(
        SourcedText(f"{name(seat)} {'backs it' if by > 0 else 'blocks it'}", (event,))
        for seat, by, event in move.backing
    )


def _arguments(facts: ReportFacts, move: MoveFact) -> tuple[SourcedText, ...]:
    name = facts.story.narrator.name
    lines = []
    for one in move.arguments:
        who = f"{name(one.seat)}: " if one.seat else ""
        side = "For" if one.side > 0 else "Against"
        lines.append(SourcedText(f"{side} ({one.weight}): {who}{one.text}", (), "fiction"))
    if move.reckoning and move.reckoning.argument_reason:
        lines.append(SourcedText(f"On the argument: {move.reckoning.argument_reason}", (), "fiction"))
    return tuple(lines)


def _ruled_by(facts: ReportFacts, move: MoveFact) -> tuple[SourcedText, ...]:
    reckoning = move.reckoning
    if reckoning is None:
        return ()
    parts = [METHOD_WORDS[reckoning.method].named]
    if reckoning.difficulty:
        parts.append(f"difficulty {reckoning.difficulty}")
    for word, value in (
        ("card", reckoning.card),
        ("backing", reckoning.backing),
        ("argument", reckoning.argument),
    ):
        if value:
            parts.append(f"{word} {signed(value)}")
    lines = [SourcedText(", ".join(parts).capitalize())]
    narrator = facts.story.narrator
    lines += [
        SourcedText(f"{signed(add)} since {narrator.condition(text)}") for text, add in reckoning.modifiers
    ]
    lines += [
        SourcedText(f"{narrator.name(seat)} says {percent}%") for seat, percent in reckoning.votes.items()
    ]
    if reckoning.chance is not None:
        lines.append(SourcedText(f"Chance of success or better: {reckoning.chance}%"))
    return tuple(lines)


def _throw(facts: ReportFacts, move: MoveFact) -> tuple[SourcedText, ...]:
    if move.throw is None:
        return ()
    margin = f" Margin {signed(move.margin)}." if move.margin is not None else ""
    return (SourcedText(facts.story.narrator.throw(move.throw) + margin),)


def effects(facts: ReportFacts, move: MoveFact) -> tuple[SourcedText, ...]:
    """Return what a move changed in the end; a sentence if that is nothing."""
    if move.outcome is None:
        return ()
    name = facts.story.narrator.quantity
    lines = tuple(change_line(change, name(change.what)) for change in move.changes)
    return lines or (SourcedText("Nothing on the board moves."),)


def _exposure(facts: ReportFacts, move: MoveFact) -> tuple[SourcedText, ...]:
    test, narrator = move.exposure, facts.story.narrator
    if test is None:
        return (SourcedText("It came to light."),) if move.exposed and move.covert else ()
    changes = tuple(change_line(change, narrator.quantity(change.what)) for change in test.changes)
    told = narrator.exposure_told(move.card) if test.exposed else ""
    return (SourcedText(narrator.exposure(test)), *((SourcedText(told),) if told else ()), *changes)


def _override(move: MoveFact) -> tuple[SourcedText, ...]:
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
    return (SourcedText(said), SourcedText(event.reason, (), "fiction"))


def move_row(facts: ReportFacts, move: MoveFact) -> tuple[Cell, ...]:
    """Return a move as a row of the short table: seat, title, throw, result, effects."""
    name = facts.story.narrator.name
    target = f" at {name(move.target)}" if move.target else ""
    covert = " (covert)" if move.covert else ""
    replaced = replaced_words(move)
    fell = (SourcedText(replaced, (), "struck"),) if replaced else ()
    return (
        Cell((SourcedText(name(move.seat)),)),
        Cell((SourcedText(f"{move.title}{target}{covert}", move.refs[-1:], "fiction"),)),
        Cell((SourcedText(_sum(move)),)),
        Cell((*fell, SourcedText(outcome_words(move), (), "strong"))),
        Cell((SourcedText(_short_effects(facts, move)),)),
    )


def _short_effects(facts: ReportFacts, move: MoveFact) -> str:
    if move.outcome is None:
        return ""
    said = [
        f"{short_quantity(facts, change.what)} {_movement(change)}"
        for change in move.changes
        if change.before != change.after
    ]
    return ", ".join(said) or "nothing"


def _movement(change: Change) -> str:
    return moved(change.before, change.after, signs=change.what.kind == "alignment").text


def short_quantity(facts: ReportFacts, what: Quantity) -> str:
    """Return a number on the board in few letters: `RUS–IRN`, or the track's short name."""
    if what.kind == "track":
        return shorter_names_of(facts.story.scenario)[what.ids[0]]
    names = shorts_in(facts.story.scenario)
    shorts = [names[one] for one in what.ids]
    return "–".join(shorts) if what.kind == "alignment" else f"{what.kind} of {shorts[0]}"


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
