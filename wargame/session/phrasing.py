"""Names, numbers, dice and odds of one session in words: what sentences about its events are made of.

Knows the names of a scenario and of the people, and nothing else. `event_words` makes sentences of events
with it; windows and reports use it for what stands between the sentences.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from wargame.game.compiled import CompiledScenario
from wargame.game.events import Change, Changes, ExposureTest, Reckoning, Throw
from wargame.journal.rows import Person
from wargame.scenario.expression import in_words, names_of, parse_condition
from wargame.terms import EntenteError, Quantity, signed
from wargame.words.counting import listed
from wargame.words.labels import OUTCOME_WORDS
from wargame.words.methods import METHOD_WORDS


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    text: str
    """One sentence."""
    details: tuple[str, ...] = ()
    """What makes it: odds, dice, changes, reasons; a line each."""


def in_figures(what: Quantity, value: int) -> str:
    """Return a value as it is written: an alignment with its sign, any other number without."""
    return signed(value) if what.kind == "alignment" else str(value)


class Phrasing:
    """Puts the names and numbers of one session into words."""

    def __init__(self, compiled: CompiledScenario, people: Mapping[int, Person] | None = None) -> None:
        self.compiled = compiled
        self._people = people or {}
        scenario = compiled.scenario
        self._names = {actor.id: actor.name for actor in scenario.actors}
        self._tracks = {line.id: line.name for line in scenario.tracks}
        self._cards = {card.id: card.title for card in scenario.cards}
        self.objectives = {one.id: one for one in scenario.objectives}
        self._rules = {rule.id: rule.why or rule.id for rule in scenario.upkeep}
        self._rules.update({one.id: one.title for one in scenario.endings})
        self._rules.update({"decay": "Scrutiny fades.", "exposed": "Exposed this turn.", "adjusted": ""})
        self._all_names = names_of(scenario)

    def name(self, actor: str) -> str:
        """Return an actor's name."""
        return self._names.get(actor, actor)

    def names(self, actors: Iterable[str]) -> str:
        """Return some actors' names: `Russia, Iran and Kabul`."""
        return listed(map(self.name, actors))

    def card(self, card: str) -> str:
        """Return a card's title."""
        return self._cards.get(card, card)

    def person(self, number: int) -> str:
        """Return a person's name; a number where it is not known."""
        person = self._people.get(number)
        return person.name if person and person.name else f"Player {number}"

    def quantity(self, what: Quantity) -> str:
        """Return a number on the board as people call it: `Russia and Iran`, `Settlement progress`."""
        first = what.ids[0]
        match what.kind:
            case "alignment":
                return f"{self.name(first)} and {self.name(what.ids[1])}"
            case "track":
                return self._tracks.get(first, first)
            case "influence":
                return f"Influence of {self.name(first)}"
            case "scrutiny":
                return f"Scrutiny of {self.name(first)}"
            case _:
                assert_never(what.kind)

    def change(self, change: Change) -> str:
        """Return a change in words, with what was asked for where less was applied."""
        what, applied = change.what, change.after - change.before
        said = f"{self.quantity(what)}: {in_figures(what, change.before)} → {in_figures(what, change.after)}"
        if applied != change.asked:
            said += f" (asked {signed(change.asked)}, applied {signed(applied)})"
        why = self.reason(change.why)
        return f"{said}. {why}" if why else said

    def reason(self, rule: str) -> str:
        """Return why a rule of upkeep or an ending moves something; empty if the scenario does not say."""
        return self._rules.get(rule, "")

    def changes(self, changes: Changes) -> tuple[str, ...]:
        """Return some changes in words; influence paid for a move is left to the move's own words."""
        return tuple(self.change(one) for one in changes)

    def odds(self, reckoning: Reckoning) -> str:
        """Return the odds of the four outcomes in words."""
        if not reckoning.of:
            return "Nothing was thrown."
        said = [
            f"{word.lower()} {round(100 * ways / reckoning.of)}%"
            for word, ways in zip(OUTCOME_WORDS.values(), reckoning.odds, strict=True)
        ]
        return f"Odds: {', '.join(said)}."

    def reckoning(self, reckoning: Reckoning) -> tuple[str, ...]:
        """Return what stood before a throw, a line each."""
        lines = [f"Ruled on by {METHOD_WORDS[reckoning.method].named}.", *self._difficulty(reckoning)]
        lines.extend(f"{signed(add)} since {self.condition(text)}" for text, add in reckoning.modifiers)
        if reckoning.argument_reason:
            lines.append(f"On the argument: {reckoning.argument_reason}")
        for one in reckoning.arguments:
            who = f"{self.name(one.seat)}: " if one.seat else ""
            lines.append(f"{'For' if one.side > 0 else 'Against'} ({one.weight}): {who}{one.text}")
        lines.extend(f"{self.name(seat)} says {percent}%" for seat, percent in reckoning.votes.items())
        if reckoning.chance is not None:
            lines.append(f"Chance of success or better: {reckoning.chance}%.")
        return (*lines, self.odds(reckoning))

    def _difficulty(self, reckoning: Reckoning) -> tuple[str, ...]:
        if not reckoning.difficulty:
            return ()
        parts = [f"difficulty {reckoning.difficulty}"]
        added = (("card", reckoning.card), ("backing", reckoning.backing), ("argument", reckoning.argument))
        parts += [f"{word} {signed(value)}" for word, value in added if value]
        return (f"{', '.join(parts).capitalize()}.",)

    def condition(self, text: str) -> str:
        """Return a condition in words, for the middle of a sentence; the text itself if it cannot be read."""
        try:
            said = in_words(parse_condition(text), self._all_names)
        except EntenteError:
            return text
        named = said.startswith(tuple(self._all_names.values()))
        return said if named else said[:1].lower() + said[1:]

    def throw(self, throw: Throw) -> str:
        """Return dice in words."""
        how = ", entered by hand" if throw.by_hand else ""
        if len(throw.dice) == 1:
            return f"Throw {throw.number}: {throw.dice[0]} of 100{how}."
        return f"Throw {throw.number}: {throw.dice[0]} and {throw.dice[1]}{how}."

    def exposure_told(self, card: str) -> str:
        """Return what the scenario says when this card comes to light; empty for nothing."""
        known = self.compiled.cards.get(card)
        return known.card.exposure.text if known and known.card.exposure else ""

    def exposure(self, test: ExposureTest) -> str:
        """Return what came of an exposure test; how it came is left out where the viewer may not know it."""
        outcome = "it comes to light" if test.exposed else "it stays unseen"
        if not test.throw.dice:
            return f"{outcome.capitalize()}."
        total = sum(test.throw.dice) + test.scrutiny + test.failed
        return f"{self.throw(test.throw)[:-1]}, in all {total} against {test.threshold}: {outcome}."
