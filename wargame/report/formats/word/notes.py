"""Footnotes: under which events a statement stands, and what those events were.

`Notes` hands out a mark for each list of events and keeps what stands at the foot; `file` puts all of them
into the footnotes of the package. The number in square brackets is the event's, as everywhere in a report.
"""

from collections.abc import Mapping
from typing import Final

from wargame.report.formats.word.styles import Look
from wargame.report.formats.word.xml import link, paragraph, runs
from wargame.report.phrases import MOST_RUNS, refs_in_words
from wargame.report.phrases import runs as runs_of

MOST_TOLD: Final = 2
"""Events of a note that are told in words and not by their numbers alone."""

LONGEST_TOLD: Final = 110
"""Characters of an event in a note; the list of events has all of it."""


def event_anchor(number: int) -> str:
    """Return what the place of an event in the list of all events is called."""
    return f"event_{number}"


class Notes:
    """Footnotes of one document, in the order in which they are asked for."""

    def __init__(self, look: Look, events: Mapping[int, str], first: int) -> None:
        self._look, self._events, self._first = look, events, first
        self._made: list[str] = []
        self._last: tuple[int, ...] = ()

    @property
    def xml(self) -> str:
        """All footnotes, to stand behind those of the template."""
        return "".join(self._made)

    def mark(self, refs: tuple[int, ...]) -> str:
        """Return the mark of a new note on these events; nothing for none.

        Where the note before says the same, or the list of events has none of them, their numbers stand
        in brackets: a note would help nobody.
        """
        if not refs:
            return ""
        if refs == self._last or self._events.keys().isdisjoint(refs):
            return self.brackets(refs)
        self._last = refs
        number = self._first + len(self._made)
        style = self._look.id("footnote reference")
        self._made.append(
            f'<w:footnote w:id="{number}">'
            + paragraph(
                self._look.id("footnote text"),
                f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteRef/></w:r>'
                + runs(" ")
                + self._said(refs),
            )
            + "</w:footnote>"
        )
        return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def brackets(self, refs: tuple[int, ...]) -> str:
        """Return the numbers of events in square brackets, which lead to the list of events."""
        if not refs:
            return ""
        return runs("\u00a0") + self._linked(refs, self._look.id("Entente reference"))

    def _said(self, refs: tuple[int, ...]) -> str:
        told = [number for number in dict.fromkeys(refs) if number in self._events]
        if len(told) != len(set(refs)) or len(told) > MOST_TOLD:
            return self._linked(refs, "")
        return runs("  ").join(
            self._linked((number,), "") + runs(f" {_short(self._events[number])}") for number in told
        )

    def _linked(self, refs: tuple[int, ...], style: str) -> str:
        every = runs_of(refs)
        if len(every) > MOST_RUNS:
            shown = [(every[0][0], refs_in_words(refs))]
        else:
            shown = [(first, refs_in_words(tuple(range(first, last + 1)))) for first, last in every]
        inside = runs(", ", style).join(self._one(first, said, style) for first, said in shown)
        return runs("[", style) + inside + runs("]", style)

    def _one(self, number: int, said: str, style: str) -> str:
        inside = runs(said, style)
        return link(event_anchor(number), inside) if number in self._events else inside


def _short(text: str) -> str:
    """Return a text cut at a word."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_TOLD:
        return line
    return line[:LONGEST_TOLD].rpartition(" ")[0].rstrip(",;:") + " …"
