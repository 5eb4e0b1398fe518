"""What each outcome of a move would do: four small graphs, and what would come of blocs and frustration.

`outcome_previews` is quick and is shown at once. `measured` is slow (networkx, numpy) and takes frozen
values only, so that a window can ask it on another thread and add the answer when it comes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wargame.alignment.picture import Picture, Tie
from wargame.game.adjudication.ruling import preview
from wargame.game.state import GameState
from wargame.session.narration import Narrator
from wargame.shown.balance import balance_of
from wargame.shown.graph import GraphContent, content_of, content_of_values, picture_of, standing_words
from wargame.terms import OUTCOMES, ActorId, Outcome, alignment
from wargame.words.labels import OUTCOME_WORDS

if TYPE_CHECKING:
    from wargame.alignment.hulls import Hull

THUMB: Final = (440.0, 320.0)
"""Size of the canvas of a small graph in px of the geometry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePreview:
    """What an outcome would change."""

    outcome: Outcome
    title: str
    content: GraphContent
    """The ties after it, compared with those now."""
    picture: Picture
    flips: tuple[str, ...]
    """Ties that would change their sign, appear or fade away, in words."""
    lines: tuple[str, ...]
    """Every change, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewMeasures:
    """What an outcome would mean for the whole."""

    hulls: "tuple[Hull, ...]"
    frustration: str
    """`Frustration 3, was 2`."""


def outcome_previews(
    state: GameState,
    number: int,
    narrator: Narrator,
    places: Mapping[ActorId, tuple[float, float]] | None = None,
) -> tuple[OutcomePreview, ...]:
    """Return what the four outcomes of a move on the table would do, the best one first.

    Raises
    ------
    Refused
        If there is no such move.
    """
    pairs = state.compiled.board.pairs
    now = {both: state.values[at] for both, at in pairs.items()}
    found = []
    for outcome in OUTCOMES:
        changes = preview(state, number, outcome)
        named = {change.what: change.after for change in changes}
        after = {both: named.get(alignment(*both), value) for both, value in now.items()}
        content = content_of_values(state.compiled, after, now, places)
        found.append(
            OutcomePreview(
                outcome=outcome,
                title=OUTCOME_WORDS[outcome],
                content=content,
                picture=thumb_picture(content),
                flips=tuple(words for tie in content.ties if (words := flip_words(content, tie))),
                lines=tuple(narrator.change(one) for one in changes if one.before != one.after),
            )
        )
    return tuple(found)


def measured(now: GraphContent, previews: tuple[OutcomePreview, ...]) -> tuple[PreviewMeasures, ...]:
    """Return for each preview the outlines of its blocs and how frustration would move."""
    from wargame.alignment.hulls import hulls_of

    before = balance_of(now).frustration
    found = []
    for one in previews:
        balance = balance_of(one.content)
        was = f", was {before}" if balance.frustration != before else ", as now"
        found.append(
            PreviewMeasures(
                hulls=hulls_of(one.picture, balance.blocs),
                frustration=f"Frustration {balance.frustration}{was}",
            )
        )
    return tuple(found)


def thumb_picture(content: GraphContent, width: float = THUMB[0], height: float = THUMB[1]) -> Picture:
    """Return the geometry of a small graph; what differs from before stands out."""
    changed = any(tie.before not in (None, tie.value) for tie in content.ties)
    return picture_of(content, width, height, shows_change=changed)


def flip_words(content: GraphContent, tie: Tie) -> str:
    """Return what becomes of a tie that changes its sign, appears or fades away; empty for any other."""
    if tie.before is None:
        return ""
    one, other = (content.names[actor] for actor in tie.pair)
    was, now = (_side(value, content.threshold) for value in (tie.before, tie.value))
    if was == now:
        return ""
    if was and now:
        return f"{one} and {other} turn from {standing_words(tie.before)} to {standing_words(tie.value)}"
    if now:
        return f"{one} and {other} become {standing_words(tie.value)}"
    return f"{one} and {other} are no longer {'aligned' if was > 0 else 'opposed'}"


def _side(value: float, threshold: float) -> int:
    """Return 1 for a tie of two aligned actors, −1 for one of opposed ones, 0 for none."""
    return 0 if abs(value) < threshold else 1 if value > 0 else -1


def now_content(state: GameState) -> GraphContent:
    """Return the ties as they are, to compare with."""
    return content_of(state)
