"""A card read closely: what it needs and has, what helps it, how likely each outcome is, what each moves.

Made of a row of the hand and of what the seat's door foresees for it (`SeatDoor.foresee`). Every condition
stands beside the value that it has now. To say something more of a card: a field of `Reading`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.game.events import Change
from wargame.game.foresight import Clause, Foresight, Likelihood
from wargame.scenario.model import Scenario
from wargame.scenario.wording import in_mid_sentence, in_words, limit_in_words, names_of
from wargame.shown.aims import measure_in_words, reading_in_words
from wargame.shown.hand import CardRow, EffectMark, long_effect_marks
from wargame.terms import OUTCOMES, Quantity
from wargame.words.counting import listed, signed
from wargame.words.labels import OUTCOME_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRow:
    """A condition, whether it holds, and the value that it has."""

    mark: str
    """`ui-check` or `ui-x` for what it needs, empty for what helps or hurts."""
    words: str
    now: str
    holds: bool

    @property
    def aloud(self) -> str:
        """The row as it is read aloud."""
        return f"{self.words}: {self.now}" if self.now else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One outcome: its word, its share, and what it moves."""

    word: str
    share: float
    marks: tuple[EffectMark, ...]
    held: str
    """What of it the end of a scale or a gate would hold back; empty for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the reading card says beside title and text."""

    needs: tuple[ConditionRow, ...]
    swings: tuple[ConditionRow, ...]
    outcomes: tuple[OutcomeRow, ...]


def reading_of(card: CardRow, foresight: Foresight, scenario: Scenario) -> Reading:
    """Return a card's reading."""
    names = names_of(scenario)
    names["target"] = names.get(foresight.target, "its target")
    return Reading(
        needs=needs_of(foresight, names),
        swings=swings_of(foresight, names),
        outcomes=tuple(
            OutcomeRow(
                word=OUTCOME_WORDS[key],
                share=foresight.odds[at] / (foresight.of or 1),
                marks=long_effect_marks(card.outcomes[at].source, scenario, names["target"]),
                held=_held_back(foresight.changes.get(key, ()), names),
            )
            for at, key in enumerate(OUTCOMES)
        ),
    )


def needs_of(foresight: Foresight | Likelihood, names: Mapping[str, str]) -> tuple[ConditionRow, ...]:
    """Return what a card needs, each with the value that it has; `names` has one for `target` too."""
    return tuple(_need(one, names) for one in foresight.needs)


def swings_of(foresight: Foresight | Likelihood, names: Mapping[str, str]) -> tuple[ConditionRow, ...]:
    """Return what helps a card or hurts it; `names` has one for `target` too."""
    return tuple(_swing(one.add, one.when, names) for one in foresight.swings)


def shortfall(foresight: Foresight | Likelihood, scenario: Scenario) -> str:
    """Return what a card still needs, for its foot: `Settlement progress is 1, needs 3 or more`."""
    names = names_of(scenario) | {"target": "its target"}
    missing = next((one for one in foresight.needs if not one.holds), None)
    if missing is None:
        return ""
    limit = limit_in_words(missing.tree, names)
    if limit is None or missing.now is None:
        return f"Needs: {in_words(missing.tree, names)}"
    term, words = limit
    now = reading_in_words(term, missing.now)
    return f"{measure_in_words(term, names)} {now}, needs {words.removeprefix('at ')}"


def _need(one: Clause, names: Mapping[str, str]) -> ConditionRow:
    return _condition(one, "ui-check" if one.holds else "ui-x", "", names)


def _swing(add: int, one: Clause, names: Mapping[str, str]) -> ConditionRow:
    return _condition(one, "", f"{signed(add)} with ", names)


def _condition(one: Clause, mark: str, before: str, names: Mapping[str, str]) -> ConditionRow:
    limit = limit_in_words(one.tree, names)
    if limit is None:
        said, now = in_mid_sentence(one.tree, names), "holds" if one.holds else "does not hold"
    else:
        term, words = limit
        said = f"{measure_in_words(term, names)} {words}"
        now = "" if one.now is None else f"now {reading_in_words(term, one.now)}"
    words = f"{before}{said}"
    return ConditionRow(mark=mark, words=words[:1].upper() + words[1:], now=now, holds=one.holds)


def _held_back(changes: tuple[Change, ...], names: Mapping[str, str]) -> str:
    short = [one for one in changes if one.after - one.before != one.asked]
    return "; ".join(
        f"{_what(one.what, names)}: {signed(one.after - one.before)} of {signed(one.asked)} would count"
        for one in short
    )


def _what(what: Quantity, names: Mapping[str, str]) -> str:
    said = listed(names.get(one, one) for one in what.ids)
    return said if what.kind in ("alignment", "track") else f"{what.kind.capitalize()} of {said}"
