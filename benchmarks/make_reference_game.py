"""Write `benchmarks/reference-game.yaml`: the reference game as an ordinary scenario file.

The game comes from `tests/data/reference-game-cards.json`; what is written is read by the benchmarks
and by the test that replays `tests/data/recorded_games.jsonl` move by move. Nothing of the reference
game is known to the engine: its modifiers, prerequisites and scaled outcomes are written out here in
the language of scenarios. Run it again after a change of the format:

    python -m benchmarks.make_reference_game
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

HERE = Path(__file__).resolve().parent
CARDS = HERE.parent / "tests" / "data" / "reference-game-cards.json"
SCENARIO = HERE / "reference-game.yaml"

SEATS = ("russia", "iran", "kabul", "taliban", "united-states")
SHORT = ("RU", "IR", "KA", "TA", "US")

Game: TypeAlias = dict[str, Any]
"""The content of the cards file, as JSON gives it."""
Entry: TypeAlias = dict[str, Any]
"""One card of it."""

OPENING = """\
# The reference game: five seats, one card each in turn, no secrets. Used to check and to measure the
# engine. Made by benchmarks/make_reference_game.py from tests/data/reference-game-cards.json: change
# that, not this file.

format: 1
id: reference-game
title: Reference game
summary: >-
  A small card game for five seats in which everything is public and every number is fixed. Recorded
  games of it must come out the same on every engine.
source: Drawn up for comparing engines; it makes no claim about the world.

calendar:
  turns: {turns}

rules:
  order: sequential
  phases:
    - kind: income
    - kind: moves
  seat-order: [{seats}]
  alignment: {{ min: -100, max: 100 }}
  refresh-cards-every: 8
  adjudication:
    method: dice
    bands: {{ exceeds: 4, succeeds: 0, partly: -2, fails-on: 2, exceeds-on: 12 }}
    caps: {{ card: 2, backing: 0, argument: 0 }}
  scoring: {{ interim: none, floor: null }}
"""

ALIGNED = ((">= 25", 1), (">= 50", 1), ("<= -25", -1), ("<= -50", -1))
STEEP = ((">= 60", 1), ("<= 40", -1))


def reference_game(game: Game) -> str:
    """Return the text of the scenario file for the game in the cards file."""
    parts = (
        [OPENING.format(turns=game["turns"], seats=", ".join(SEATS))],
        _actors(game),
        _alignments(game),
        _tracks(game),
        _cards(game),
        _objectives(game),
    )
    return "\n".join(line for part in parts for line in part)


def quantities(game: Game) -> tuple[str, ...]:
    """Return the names of the game's 21 numbers in the language of scenarios, in the game's order."""
    ties = [f"alignment({SEATS[one]}, {SEATS[other]})" for one, other in game["pairs"]]
    tracks = [f"track({name})" for name in game["tracks"]]
    return (*ties, *tracks, *(f"influence({seat})" for seat in SEATS))


def card_id(game: Game, seat: int, slot: int) -> str:
    """Return the scenario's id of the card in this slot of this seat."""
    name: str = game["cards"][seat][slot]["name"]
    return f"{SEATS[seat]}-{name.lower().replace(' ', '-')}"


def scaled(amount: int, halves: int) -> int:
    """Return so many halves of the amount, a remaining half rounded away from zero."""
    size = (abs(amount) * halves + 1) // 2
    return size if amount > 0 else -size


def _actors(game: Game) -> Iterator[str]:
    yield "actors:"
    start = game["initial"][-len(SEATS) :]
    for seat, short, name, influence in zip(SEATS, SHORT, game["seats"], start, strict=True):
        yield f"  - id: {seat}"
        yield f"    name: {name}"
        yield f"    short: {short}"
        yield f"    start-influence: {influence}"
        yield f"    income: {game['income']}"
    yield ""


def _alignments(game: Game) -> Iterator[str]:
    yield "alignments:"
    for (one, other), value in zip(game["pairs"], game["initial"], strict=False):
        yield f"  - between: [{SEATS[one]}, {SEATS[other]}]"
        yield f"    value: {value}"
    yield ""


def _tracks(game: Game) -> Iterator[str]:
    yield "tracks:"
    first = len(game["pairs"])
    for name, start in zip(game["tracks"], game["initial"][first:], strict=False):
        yield f"  - id: {name}"
        yield f"    name: {name.capitalize()}"
        yield "    max: 100"
        yield f"    start: {start}"
    yield ""


def _cards(game: Game) -> Iterator[str]:
    yield "cards:"
    for seat, hand in enumerate(game["cards"]):
        for slot, card in enumerate(hand):
            yield f"  - id: {card_id(game, seat, slot)}"
            yield f"    title: {card['name']}"
            yield f"    owners: [{SEATS[seat]}]"
            yield from _face(card, quantities(game))
            yield ""


def _face(card: Entry, names: tuple[str, ...]) -> Iterator[str]:
    yield f"    instrument: {'economic' if card['target'] is None else 'diplomatic'}"
    yield f"    cost: {card['cost']}"
    if card["target"] is not None:
        yield f"    targets: [{SEATS[card['target']]}]"
    if card["prereq"]:
        place, sign, value = card["prereq"]
        yield f"    requires: {names[place]} {sign} {value}"
    yield f"    difficulty: {card['difficulty']}"
    yield from _modifiers(card["mod"], names)
    for outcome, halves in (("exceeds", 3), ("succeeds", 2), ("partly", 1)):
        yield f"    {outcome}: {_effects(card['effects'], halves, names)}"
    yield "    limit: { once: true }"


def _modifiers(mod: tuple[str, int], names: tuple[str, ...]) -> Iterator[str]:
    kind, place = mod
    yield "    modifiers:"
    for bound, points in ALIGNED if kind == "align" else STEEP:
        yield f"      - when: {names[place]} {bound}"
        yield f"        add: {points}"


def _effects(effects: Iterable[tuple[int, int]], halves: int, names: tuple[str, ...]) -> str:
    return "; ".join(f"{names[place]} {scaled(amount, halves):+d}" for place, amount in effects)


def _objectives(game: Game) -> Iterator[str]:
    yield "objectives:"
    names = quantities(game)
    labels = [f"{SEATS[one]}-{SEATS[other]}" for one, other in game["pairs"]] + game["tracks"]
    for seat, weights in zip(SEATS, game["weights"], strict=True):
        for label, name, weight in zip(labels, names, weights, strict=False):
            if weight:
                yield f"  - id: {seat}-scores-{label}"
                yield f"    seat: {seat}"
                yield f"    text: {weight:+d} for each point of {name}"
                yield "    shape: linear"
                yield f"    measure: {name}"
                yield f"    weight: {weight}"
    yield ""


def main() -> None:
    """Write the scenario file."""
    game: Game = json.loads(CARDS.read_text(encoding="utf-8"))
    SCENARIO.write_text(reference_game(game).rstrip() + "\n", encoding="utf-8")
    print(f"wrote {SCENARIO}")


if __name__ == "__main__":
    main()
