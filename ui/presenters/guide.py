"""The facilitator's guide as pages: titles, sections, what a search finds, and which page fits which screen.

Pages are Markdown files of `docs/guide`, in the order of their names; the window reads them and gives their
text to `page_of`. To let F1 open a page from a new screen: a line in `PLACES`, with the name under which
`ui.windows.whereabouts` knows that screen. A place leads to a page, or to a section of one, written as a
link between pages is written: `05-rulings.md#override`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wargame.names import folded, words_of

CONTENTS: Final = "00-contents.md"
"""The page that leads to all others."""

PLACES: Final[dict[str, str]] = {
    "library": CONTENTS,
    "sessions": CONTENTS,
    "scenarios": "16-writing-a-scenario.md",
    "editor": "16-writing-a-scenario.md#find-your-way-in-the-editor",
    "new-session": "02-before-the-day.md#new-session",
    "balance": "10-few-players.md#the-balance-page",
    "cohort": "20-many-tables.md",
    "faults": "19-a-scenario-as-text.md#check",
    "damaged": "13-when-something-goes-wrong.md#a-session-does-not-open",
    "graph": "08-reading-the-graph.md",
    "briefing": "03-running-a-day.md#briefing",
    "negotiation": "06-talking-and-dealing.md",
    "reveal": "03-running-a-day.md#reveal",
    "rulings": "05-rulings.md",
    "backstage": "05-rulings.md#covert-moves",
    "all-cards": "14-on-paper.md#all-cards-at-once",
    "turn-sheet": "03-running-a-day.md#the-end-of-a-turn",
    "print-kit": "14-on-paper.md#the-print-kit",
    "outcome": "05-rulings.md#after-the-throw",
    "upkeep": "03-running-a-day.md#the-end-of-a-turn",
    "ending": "11-after-the-session.md",
    "curtain": "04-the-curtain.md",
    "hand": "04-the-curtain.md#in-the-hand",
    "slips": "14-on-paper.md#order-slips",
    "history": "13-when-something-goes-wrong.md#a-wrong-entry",
    "injects": "03-running-a-day.md#injects",
    "schedule": "03-running-a-day.md#time",
    "log": "09-observers-and-scribes.md",
    "deals": "06-talking-and-dealing.md#deals",
    "marking": "02-before-the-day.md#marking",
    "people": "02-before-the-day.md#people",
    "correct": "13-when-something-goes-wrong.md#a-wrong-entry",
    "bots": "10-few-players.md",
    "hot-wash": "11-after-the-session.md#the-hot-wash",
    "improvement": "11-after-the-session.md#the-improvement-plan",
    "umpire": "05-rulings.md#second-rulings",
    "blind": "05-rulings.md#second-rulings",
    "review": "03-running-a-day.md#pace",
    "talks": "06-talking-and-dealing.md#questions-votes-messages",
    "wall": "07-the-projector.md",
    "phones": "21-phones.md",
    "phones-not-stopped": "21-phones.md#what-this-does-not-stop",
    "export": "11-after-the-session.md#the-report",
    "replay": "12-replay-and-comparison.md",
}
"""Screen and the page that fits it."""

_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS: Final = re.compile(r"[*`|]")
_HEADING: Final = re.compile(r"^(#{1,6}) +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of a page."""

    anchor: str
    """What a link calls it."""
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePage:
    """One page of the guide."""

    name: str
    """The name of its file."""
    title: str
    text: str
    """As it is written, with its marks."""
    sections: tuple[Section, ...]
    words: str
    """What is to be searched: without marks and targets of links, in small letters."""


def page_of(name: str, text: str) -> GuidePage:
    """Return the page that a file of the guide holds."""
    titles = [found.group(2) for found in _HEADING.finditer(_without_code(text))]
    sections = tuple(Section(anchor=anchor_of(title), title=bare(title)) for title in titles)
    return GuidePage(
        name=name,
        title=bare(titles[0]) if titles else name.removesuffix(".md"),
        text=text,
        sections=sections,
        words=folded(bare(text)),
    )


def anchor_of(title: str) -> str:
    """Return what a link calls a heading: small letters and digits, blanks as hyphens."""
    kept = "".join(sign for sign in bare(title).casefold() if sign.isalnum() or sign in " -_")
    return kept.strip().replace(" ", "-")


def section_title(page: GuidePage, anchor: str) -> str:
    """Return the heading that an anchor names; empty if the page has none of that name."""
    return next((one.title for one in page.sections if one.anchor == anchor), "")


def hits(pages: Iterable[GuidePage], words: str) -> dict[str, int]:
    """Return how often each page has these words in a row; pages without them are left out."""
    wanted = " ".join(words_of(words))
    if not wanted:
        return {}
    found = ((page.name, page.words.count(wanted)) for page in pages)
    return {name: count for name, count in found if count}


def bare(text: str) -> str:
    """Return a text of the guide without its marks, lines folded into one."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub(r"\1", text))).split())


def _without_code(text: str) -> str:
    """Leave out blocks of code, in which `#` begins a comment and not a heading."""
    return "".join(text.split("```")[::2])
