"""The quick look as a deck: which slides it has, in which order, and what it is called.

Takes facts, gives a `values.Deck`: at most twelve slides for a talk on the same evening. What readers may not
know is not in the facts, so it is on no slide and in no note. Parts that the options leave out make no
slide. To add a slide: a function that gives one or None, and its place in `_MAKERS`.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from wargame.report.blocks import Bullets, Paragraph, SourcedText
from wargame.report.document import stamp_of
from wargame.report.facts import ReportFacts
from wargame.report.machine import written_by_machines
from wargame.report.opening.front import INTERIM, ONE_GAME, UNFINISHED, design_lines
from wargame.report.opening.summary import headline, opening_line
from wargame.report.origin import origin_of
from wargame.report.slides import board, closing, outcome
from wargame.report.slides.values import Deck, Slide
from wargame.times import days

MOST_SLIDES: Final = 12
"""With the title slide."""

SECRETS_IN: Final = "For the facilitator: this tells what was secret at the table. Mind who sees it."
SECRETS_OUT: Final = "What was secret at the table is left out."

Maker: TypeAlias = Callable[[ReportFacts], Slide | None]

_MAKERS: Final[tuple[tuple[str, Maker], ...]] = (
    ("summary", outcome.verdict),
    ("summary", outcome.happened),
    ("graph", board.at_start),
    ("graph", board.at_end),
    ("course", board.moved_most),
    ("turns", board.turning),
    ("course", board.tracks),
    ("deals", closing.deals),
    ("scores", closing.scores),
    ("hot-wash", closing.hot_wash),
    ("plan", closing.plan),
    ("hot-wash", closing.next_steps),
)
"""The part of the report that a slide stands for, and what makes it."""


def deck_of(facts: ReportFacts) -> Deck:
    """Return the quick look of a session."""
    story = facts.story
    kind = "Interim quick look" if facts.is_interim else "Quick look"
    made = (make(facts) for part, make in _MAKERS if facts.options.has(part))
    slides = tuple(slide for slide in made if slide is not None)
    said = headline(facts)
    return Deck(
        title=story.title,
        subtitle=said if said != story.title else "",
        kicker=kind,
        aside=f"Played on {days(*story.span)}" if story.span else "",
        cautions=_cautions(facts),
        running=f"{story.title}. {kind}",
        author="Entente",
        stamp=stamp_of(facts),
        notes=(opening_line(facts), *_foreword(facts), *_origin(facts), *_machines(facts)),
        slides=slides[: MOST_SLIDES - 1],
        marking=story.marking,
    )


def _cautions(facts: ReportFacts) -> tuple[str, ...]:
    found = [INTERIM] if facts.is_interim else [UNFINISHED] if facts.story.cut else []
    found += [ONE_GAME, SECRETS_IN if facts.story.secrets else SECRETS_OUT]
    of_design = ". ".join(line.text for line in design_lines(facts))
    return (*found, _machines(facts)[0].text, *([f"{of_design}."] if of_design else []))


def _machines(facts: ReportFacts) -> tuple[SourcedText, ...]:
    """Return what of the record was written by a machine, as every report says it."""
    found: list[SourcedText] = []
    for block in written_by_machines(facts):
        match block:
            case Paragraph(line=line):
                found.append(line)
            case Bullets(lines=lines):
                found += lines
            case _:
                pass
    return tuple(found)


def _origin(facts: ReportFacts) -> tuple[SourcedText, ...]:
    """Return from which record the slides were made; nothing for a session that is in no file."""
    record = origin_of(facts.story).record
    said = f"Made from the record whose last event has the hash {record}."
    return (SourcedText(said, (facts.story.head,)),) if record else ()


def _foreword(facts: ReportFacts) -> tuple[SourcedText, ...]:
    text = facts.options.foreword.strip()
    return (SourcedText(facts.story.names.plain(text)),) if text else ()
