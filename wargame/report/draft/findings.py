"""What was found in a draft, as values: each place where it no longer agrees with the record.

Made by `checking`, shown by the command line and by the window. What a finding says is a sentence of
`wargame.words`. To find one more kind of fault: its name in `Fault`, its sentence where it is found.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wargame.report.draft.passages import Place
from wargame.report.phrases import refs_in_words
from wargame.words.sentences import Sentence

LONGEST_QUOTE: Final = 240
"""Letters of a passage that are shown."""

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
    draft_fact: str = ""
    """The words of the draft that are wrong, where they are known."""
    record_fact: str = ""

    @property
    def draft_quote(self) -> str:
        """What the draft says there, cut to what stands round the words that are wrong."""
        return quoted(self.draft, self.draft_fact)

    @property
    def record_quote(self) -> str:
        """What the record says, cut to what stands round the words that it has in their place."""
        return quoted(self.record, self.record_fact)

    @property
    def events_in_words(self) -> str:
        """The numbers of the events, as a report writes them."""
        return refs_in_words(self.events)


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


def quoted(text: str, around: str) -> str:
    """Return a text, or what stands round some words in it if it is long."""
    if len(text) <= LONGEST_QUOTE:
        return text
    at = max(0, text.find(around))
    start = max(0, at - LONGEST_QUOTE // 2)
    end = start + LONGEST_QUOTE
    head = "… " if start else ""
    tail = " …" if end < len(text) else ""
    inside = text[start:end]
    if start:
        inside = inside.partition(" ")[2]
    if tail:
        inside = inside.rpartition(" ")[0]
    return f"{head}{inside}{tail}"
