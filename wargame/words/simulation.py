"""Sentences of many games at once: `wargame.simulation`, `wargame.batch` and `wargame.bots`."""

from collections.abc import Mapping
from typing import Final

SIMULATION: Final[Mapping[str, str]] = {
    "card-too-far-for-batch": (
        "Difficulty, threshold or modifiers of “{title}” go beyond {most:,}; this scenario is played one "
        "game at a time."
    ),
    "cluster-missing": (
        "Simulating on other machines needs the extra `entente[cluster]`; install it, or leave "
        "--scheduler out."
    ),
    "game-not-over": "Only a game that is over can be counted.",
    "games-out-of-range": "A simulation has from 1 to {most:,} games, not {games:,}.",
    "matrix-too-far-for-batch": (
        "The matrix difficulty goes beyond {most:,}; this scenario is played one game at a time."
    ),
    "method-needs-people": (
        "Games without people cannot be ruled on by {method}; choose another usual method of "
        "adjudication in the scenario."
    ),
    "no-base-rates": "The scenario as played has no base rates.",
    "no-scheduler": "No scheduler answers at {address}; start it, or check the address.",
    "no-such-hidden-set-of-seat": "There is no hidden set {drawn} of a seat called {seat}.",
    "no-such-policy": "There is no policy called {policy}; there are: {policies}.",
    "no-such-seat-of": "There is no seat called {seat}; there are: {seats}.",
    "no-verdict-to-change": "This scenario has no monitor whose verdict could change.",
    "phase-twice": "A phase comes twice in a turn of this scenario; it is played one game at a time.",
    "planners-too-slow": (
        "Planners play too slowly to try every number; choose another policy for --sensitivity."
    ),
    "playouts-too-few": "A planner imagines at least 1 game before a move, not {playouts}.",
    "rates-without-policies": "The base rates do not tell how each seat was played; they say “{policy}”.",
    "workers-lost": "Workers were lost again and again; run it with --workers 1 to see why.",
}
