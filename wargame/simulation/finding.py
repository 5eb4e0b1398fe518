"""One thing that is out of balance in a scenario, as `deck` and `idle` find and `entente deck` tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFinding:
    """Something that is out of balance."""

    kind: str
    """Of cards never-legal, never-affordable, dominated, too-strong, unplayed; of tracks saturates; of ties
    tie-still; of objectives always-met, never-met; of seats seat-strong, seat-weak, set-empty, sets-unequal,
    points-uneven; of verdicts verdict-never, verdict-always.
    """
    subject: str
    """The id of the card, track, tie, objective, verdict or seat."""
    words: str
    """What is wrong, in a sentence."""
    evidence: str
    """What it was seen by."""
    path: tuple[str | int, ...]
    """Where it stands in the scenario file."""


def finding(kind: str, subject: str, words: str, evidence: str, path: tuple[str | int, ...]) -> DeckFinding:
    """Return a finding."""
    return DeckFinding(kind=kind, subject=subject, words=words, evidence=evidence, path=path)
