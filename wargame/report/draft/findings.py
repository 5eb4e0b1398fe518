"""What was found in a draft, as values: each place where it no longer agrees with the record.

Made by `checking`, shown by the command line and by the window. What a finding says is a sentence of
`wargame.words`.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wargame.report.draft.reading import Place
from wargame.words.sentences import Sentence

Fault: TypeAlias = Literal[
    "number",
    "seat",
    "word",
    "date",
    "not",
    "no-event",
    "events-gone",
    "events-changed",
    "beyond",
    "nowhere",
]
"""What kind of disagreement it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place of a draft that no longer agrees with the record."""

    fault: Fault
    says: Sentence
    """What is wrong."""
    heading: str
    """Under which heading of the draft."""
    place: Place
    passage: int
    """The number of the passage, counted from 1."""
    draft: str
    """What the draft says there."""
    record: str = ""
    """What the record says; empty where it says nothing of the kind."""
    events: tuple[int, ...] = ()
    """The events that the record's statement rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How much of a part of the report does not stand in the draft."""

    part: str
    title: str
    texts: tuple[str, ...]
    whole: bool
    """Whether nothing of the part stands in the draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A draft held beside its record."""

    notices: tuple[Sentence, ...] = ()
    """What is to be known of the whole: another record, later events, no events named."""
    findings: tuple[Finding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    passages: int = 0
    """Paragraphs and rows of the draft."""
    compared: int = 0
    """Those of them that were held beside a statement of the record."""
