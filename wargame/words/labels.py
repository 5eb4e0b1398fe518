"""What the kinds of things in the game are called: instruments, outcomes, phases, findings.

They are the same on screen and in print. The keys are those of `wargame.terms`; tests hold the tables to
them. To call something otherwise, change it here, and in the glossary.
"""

from collections.abc import Mapping
from typing import Final

INSTRUMENT_WORDS: Final[Mapping[str, str]] = {
    "diplomatic": "Diplomatic",
    "informational": "Informational",
    "military": "Military",
    "economic": "Economic",
}
INSTRUMENT_DRAWINGS: Final[Mapping[str, str]] = {
    "diplomatic": "diplomacy",
    "informational": "information",
    "military": "security",
    "economic": "economy",
}
"""The drawing of each instrument; its icon is `move-` and the same."""

OUTCOME_WORDS: Final[Mapping[str, str]] = {
    "exceeds": "Exceeds",
    "succeeds": "Succeeds",
    "partly": "Partly",
    "fails": "Fails",
}
"""From the best to the worst."""

PHASE_WORDS: Final[Mapping[str, str]] = {
    "briefing": "Briefing",
    "income": "Income",
    "negotiation": "Negotiation",
    "planning": "Planning",
    "moves": "Moves",
    "reveal": "Reveal, back and block",
    "resolution": "Resolution",
    "upkeep": "Upkeep",
}
"""What a phase is called where the scenario gives it no title."""

FINDING_WORDS: Final[Mapping[str, str]] = {
    "strength": "Strength",
    "improvement": "Area for improvement",
}
"""Kinds of findings in the improvement plan."""
