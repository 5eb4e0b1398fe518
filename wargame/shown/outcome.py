"""What a ruling moved and why, as the room may hear it, and what only the facilitator may know of it.

Made from the ruling in the record and the states before and after it. Of a covert move that stayed covert
the public part holds nothing but what moved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wargame.alignment.graph import ties
from wargame.alignment.network import Network
from wargame.alignment.triads import census
from wargame.game.board import OPEN_END
from wargame.game.events import Change, MoveRuled
from wargame.game.rules import name_of
from wargame.game.secrecy import may_know_number
from wargame.game.state import GameState
from wargame.session.narration import Narrator
from wargame.session.phrasing import in_figures
from wargame.shown.actors import seat_glyph
from wargame.shown.verdict import RecordedRuling
from wargame.terms import ROOM, Pair, Quantity, signed, track
from wargame.words.counting import counted
from wargame.words.labels import OUTCOME_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedNumber:
    """A number that moved, on its scale, and what moved it."""

    what: Quantity
    name: str
    glyphs: tuple[str, ...]
    before: int
    after: int
    low: int | None
    """The end of the scale; None where it has none."""
    high: int | None
    tie: bool
    why: tuple[tuple[str, str], ...]
    """By how much, and what for."""

    @property
    def numbers(self) -> tuple[str, str]:
        """Before and after as they are written."""
        return in_figures(self.what, self.before), in_figures(self.what, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """All that the outcome's stage shows."""

    event: int
    """The number of the ruling's event: another number, another outcome."""
    kicker: str
    headline: str
    text: str
    glyph: str
    verdict: str
    """The outcome in a word; empty where the room may not hear it."""
    thrown: str
    how: str
    causes: tuple[MovedNumber, ...]
    follows: tuple[MovedNumber, ...]
    """Gauges that are reckoned from others."""
    remark: str
    secret: str
    """For the facilitator's eyes; empty if there is nothing secret."""
    moved: str
    """How much moved: `2 ties, 1 track`."""


def outcome_view(
    state: GameState, before: GameState, narrator: Narrator, found: RecordedRuling
) -> OutcomeView:
    """Return the outcome of the ruling that led from `before` to `state`."""
    ruled = found.ruled
    if ruled.covert and state.compiled.covert_last and state.phase_kind == "resolution":
        return _behind_the_scenes(state, found)
    causes = _causes(state, before, narrator, ruled)
    headline, text = _unseen_words(causes)
    unseen = OutcomeView(
        event=found.event,
        kicker=_kicker(state),
        headline=headline,
        text=text,
        glyph="ui-eyeoff",
        verdict="",
        thrown="",
        how="",
        causes=causes,
        follows=_follows(state, before),
        remark=_remark(before, state),
        secret=_secret(state, ruled),
        moved=_moved_words(causes),
    )
    exposed = ruled.exposure is not None and ruled.exposure.exposed
    return unseen if ruled.covert and not exposed else _in_the_open(unseen, state, found)


def _in_the_open(unseen: OutcomeView, state: GameState, found: RecordedRuling) -> OutcomeView:
    """Return the outcome of a move of which the room may know whose it was and how it was ruled on."""
    ruled = found.ruled
    headline, text = _seen_words(state, ruled)
    return replace(
        unseen,
        headline=headline,
        text=text,
        glyph=seat_glyph(state, ruled.seat),
        verdict=OUTCOME_WORDS[ruled.outcome],
        thrown=_thrown(ruled),
        how=_how(found),
        secret="",
    )


def _kicker(state: GameState) -> str:
    told = [one for one in state.table.plays if not (one.covert and state.compiled.covert_last)]
    done = [one for one in told if one.outcome is not None]
    return f"Outcome {len(done)} of {len(told)}"


def _behind_the_scenes(state: GameState, found: RecordedRuling) -> OutcomeView:
    """Return what the room may hear of a covert move before the resolution ends: nothing."""
    return OutcomeView(
        event=found.event,
        kicker="Covert moves",
        headline="Behind the scenes",
        text="What covert moves changed is told to the table, all together, when the resolution ends.",
        glyph="ui-eyeoff",
        verdict="",
        thrown="",
        how="",
        causes=(),
        follows=(),
        remark="",
        secret=_secret(state, found.ruled),
        moved="",
    )


def _seen_words(state: GameState, ruled: MoveRuled) -> tuple[str, str]:
    aimed = f", aimed at {name_of(state, ruled.target)}" if ruled.target else ""
    text = state.compiled.cards[ruled.card].card.text if ruled.card else ""
    if not ruled.card and (played := state.play(ruled.number)) and played.move.free:
        text = played.move.free.intent
    light = _comes_to_light(state, ruled) if ruled.exposure and ruled.exposure.exposed else ""
    return ruled.title, f"{name_of(state, ruled.seat)}{aimed}. {text} {light}".strip()


def _comes_to_light(state: GameState, ruled: MoveRuled) -> str:
    known = state.compiled.cards.get(ruled.card)
    told = known.card.exposure.text if known and known.card.exposure else ""
    return told or "It was meant to stay unseen and comes to light."


def _unseen_words(causes: tuple[MovedNumber, ...]) -> tuple[str, str]:
    if not causes:
        return "Nothing is announced", "A move was ruled on; nothing that the room can see has moved."
    return "Something happened", "Who was behind it is not known."


def _secret(state: GameState, ruled: MoveRuled) -> str:
    aimed = f" at {name_of(state, ruled.target)}" if ruled.target else ""
    said = (
        f"{name_of(state, ruled.seat)} played “{ruled.title}”{aimed}: {OUTCOME_WORDS[ruled.outcome].lower()}"
    )
    test = ruled.exposure
    if test is None:
        return f"Facilitator only: {said}."
    reached = sum(test.throw.dice) + test.scrutiny + test.failed
    if test.exposed:
        return f"Facilitator only: {said}. It comes to light, with {reached} against {test.threshold}."
    return f"Facilitator only: {said}. Unseen with {reached} against {test.threshold}."


def _thrown(ruled: MoveRuled) -> str:
    throw, reckoning = ruled.throw, ruled.reckoning
    if throw is None:
        return "no dice"
    if len(throw.dice) == 1:
        return f"{throw.dice[0]} of 100, chance {reckoning.chance}%"
    added = f" {signed(reckoning.total)}" if reckoning.total else ""
    return f"{sum(throw.dice)} on two dice{added} against {reckoning.difficulty}"


def _how(found: RecordedRuling) -> str:
    if found.overridden is not None:
        return "put in its place"
    if found.ruled.rolled is None:
        return "ruled by the facilitator"
    return "as thrown" if found.ruled.rolled == found.ruled.outcome else "put in its place"


def _causes(
    state: GameState, before: GameState, narrator: Narrator, ruled: MoveRuled
) -> tuple[MovedNumber, ...]:
    word = OUTCOME_WORDS[ruled.outcome]
    steps: dict[Quantity, list[tuple[Change, str]]] = {}
    for change in ruled.changes:
        steps.setdefault(change.what, []).append((change, f"Effect of “{word.lower()}”"))
    for change in ruled.exposure.changes if ruled.exposure else ():
        steps.setdefault(change.what, []).append((change, "It came to light"))
    board, made = state.compiled.board, []
    for what, done in steps.items():
        place = board.places[what]
        if not may_know_number(state, what, ROOM):
            continue
        made.append(
            MovedNumber(
                what=what,
                name=narrator.quantity(what),
                glyphs=_glyphs(state, what),
                before=before.values[place],
                after=done[-1][0].after,
                low=board.lows[place],
                high=None if board.highs[place] == OPEN_END else board.highs[place],
                tie=what.kind == "alignment",
                why=tuple(line for change, why in done for line in _why(change, why)),
            )
        )
    return tuple(made)


def _why(change: Change, why: str) -> list[tuple[str, str]]:
    applied = change.after - change.before
    said = [(signed(applied), why)]
    if applied != change.asked:
        said.append(("", f"Asked for {signed(change.asked)}; the scale or a gate held the rest back"))
    return said


def _glyphs(state: GameState, what: Quantity) -> tuple[str, ...]:
    return () if what.kind == "track" else tuple(seat_glyph(state, one) for one in what.ids)


def _follows(state: GameState, before: GameState) -> tuple[MovedNumber, ...]:
    return tuple(
        MovedNumber(
            what=track(line.id),
            name=line.name,
            glyphs=(),
            before=before.track(line.id),
            after=state.track(line.id),
            low=line.min,
            high=line.max,
            tie=False,
            why=((signed(state.track(line.id) - before.track(line.id)), "Follows from what it is made of"),),
        )
        for line in state.compiled.scenario.tracks
        if line.derived is not None
        and may_know_number(state, track(line.id), ROOM)
        and before.track(line.id) != state.track(line.id)
    )


def _moved_words(causes: tuple[MovedNumber, ...]) -> str:
    moved = [one for one in causes if one.before != one.after]
    count = sum(1 for one in moved if one.tie)
    others = len(moved) - count
    said = [counted(count, "tie")] if count else []
    said += [counted(others, "other number")] if others else []
    return ", ".join(said)


def strained(state: GameState) -> int:
    """Return how many triads are strained: three ties whose signs do not multiply to a plus."""
    actors = tuple(sorted(one.id for one in state.compiled.scenario.actors))
    found = census(_network(actors, ties(state)))
    return found.count - found.balanced


def _network(actors: tuple[str, ...], held: Mapping[Pair, int]) -> Network:
    at = {actor: number for number, actor in enumerate(actors)}
    links = sorted(
        (min(at[one], at[other]), max(at[one], at[other]), value) for (one, other), value in held.items()
    )
    return Network(ids=actors, links=tuple(links))


def _remark(before: GameState, after: GameState) -> str:
    was, now = strained(before), strained(after)
    said = f"{counted(now, 'strained triad')} among all ties"
    if was == now:
        return f"{said}, as before."
    return f"{said}, {abs(now - was)} {'more' if now > was else 'fewer'} than before."
