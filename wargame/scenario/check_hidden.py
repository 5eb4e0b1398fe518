"""Checks of hidden tracks: what players must be able to read may not ask for a number that they do not know.

Conditions of cards and answers, goals, the gates and weights of open tracks and prepared deals stand in
hands, on printed cards and on the table, and their odds and points would give the number away. Effects of
cards, answers, injects, upkeep rules and endings may ask for hidden tracks and move them; faces leave that
out (`hiding`).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from wargame.scenario.expression import ExpressionFault, read_condition, read_effects, read_term
from wargame.scenario.findings import Findings
from wargame.scenario.grammar import PlacedName, Reading
from wargame.scenario.hiding import hidden_tracks
from wargame.scenario.model import Scenario
from wargame.scenario.nodes import Path
from wargame.words.sentences import Sentence

_Read: TypeAlias = tuple[Path, str, Callable[[str], Reading[Any]]]


def check_hidden(findings: Findings) -> None:
    """Check that nothing that players read asks for a hidden track."""
    hidden = hidden_tracks(findings.scenario)
    if not hidden:
        return
    for path, text, reader in _read_by_players(findings.scenario):
        for name in _names(text, reader):
            if name.kind == "track" and name.id in hidden:
                findings.note(path, Sentence("players-read-hidden-track", track=name.id), at=name.column)
    for number, line in enumerate(findings.scenario.tracks):
        weights = line.derived.weights if line.derived and not line.hidden else {}
        for weighed in hidden.intersection(weights):
            place = ("tracks", number, "derived", "weights", weighed)
            findings.note(place, Sentence("players-read-hidden-track", track=weighed), key=True)


def _names(text: str, reader: Callable[[str], Reading[Any]]) -> Iterable[PlacedName]:
    try:
        return reader(text).names if text.strip() else ()
    except ExpressionFault:
        # It is told where the text itself is checked.
        return ()


def _read_by_players(scenario: Scenario) -> Iterator[_Read]:
    for number, card in enumerate(scenario.cards):
        yield ("cards", number, "requires"), card.requires, read_condition
        for at, modifier in enumerate(card.modifiers):
            yield ("cards", number, "modifiers", at, "when"), modifier.when, read_condition
    for number, objective in enumerate(scenario.objectives):
        yield ("objectives", number, "measure"), objective.measure, read_term
        yield ("objectives", number, "when"), objective.when, read_condition
    for number, inject in enumerate(scenario.injects):
        for at, answer in enumerate(inject.answers):
            yield ("injects", number, "answers", at, "requires"), answer.requires, read_condition
    for number, deal in enumerate(scenario.deals):
        yield ("deals", number, "effects"), deal.effects, read_effects
    for number, line in enumerate(scenario.tracks):
        for at, gate in enumerate(line.gates if not line.hidden else ()):
            yield ("tracks", number, "gates", at, "requires"), gate.requires, read_condition
