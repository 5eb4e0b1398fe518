"""A preview in lines of text, for the command line and for whoever cannot see the window.

Takes a `preview`; each part of it is a heading with its lines, in the order in which the window shows them
too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from wargame.words.counting import counted, listed
from wargame.words.sentences import Sentence
from wargame.workbook.preview import NOTHING_CHOSEN, Change, Conflict, Missing, NewThing, Preview, Taking

MENDED: Final = {
    "minus": ("typographic minus sign", "typographic minus signs"),
    "quotes": ("typographic quote", "typographic quotes"),
    "apostrophes": ("typographic apostrophe", "typographic apostrophes"),
    "spaces": ("odd space", "odd spaces"),
    "unseen": ("sign that nobody sees", "signs that nobody sees"),
    "comparisons": ("sign of comparison", "signs of comparison"),
    "wide": ("wide letter", "wide letters"),
    "commas": ("decimal comma", "decimal commas"),
}
"""What each kind of `typography` is called: one, several."""

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands below it."""

    heading: str
    lines: tuple[str, ...]


def told(made: Preview, taking: Taking = NOTHING_CHOSEN) -> tuple[Part, ...]:
    """Return a preview in words, with what was chosen of it; what has nothing to say is left out."""
    parts = (
        Part("To mend before it comes in", tuple(f"{one.ref}: {_clause(one.told)}" for one in made.troubles)),
        Part("Changed on both sides", tuple(_conflict(one, taking) for one in made.conflicts)),
        Part("Changed", tuple(map(_change, made.changes)) if made.data else ()),
        Part("New", tuple(map(_new, made.new))),
        Part("Not in the workbook", tuple(_missing(one, taking) for one in made.missing)),
        Part("Mended silently", (mended_in_words(made),) if made.mended else ()),
        Part("Not read", tuple(f"{one.ref}: {one.told}" for one in made.unread)),
        Part(
            "Wrong afterwards elsewhere" if made.data else "Still to be written",
            tuple(f"{name}: {_clause(fault)}" for name, fault in made.left),
        ),
        Part("To know", tuple(map(str, made.notes))),
    )
    return tuple(one for one in parts if one.lines)


def summary(made: Preview) -> str:
    """Return in one line what would change."""
    counts = [
        counted(len(made.changes), "cell") + (" changed" if made.data else " filled") if made.changes else "",
        *(f"{counted(number, one)} new" for one, number in _kinds(made.new)),
        counted(len(made.conflicts), "cell") + " changed on both sides" if made.conflicts else "",
        f"{len(made.missing)} not in the workbook" if made.missing else "",
        f"{len(made.troubles)} to mend" if made.troubles else "",
    ]
    said = [one for one in counts if one]
    return f"{listed(said)}." if said else "Nothing is changed: the workbook says what the scenario says."


def mended_in_words(made: Preview) -> str:
    """Return how many signs were put right, by kind."""
    counts = Counter(kind for one in made.mended for kind in one.kinds)
    said = listed(counted(number, *MENDED[kind]) for kind, number in counts.items())
    return f"{said}."


def _kinds(new: Iterable[NewThing]) -> Iterator[tuple[str, int]]:
    yield from Counter(one.one for one in new).items()


def _clause(fault: Sentence) -> str:
    return str(fault).removesuffix(".")


def _change(one: Change) -> str:
    return f"{one.ref}: {_what(one)}: {_cut(one.old_text)} → {_cut(one.new_text)}"


def _what(one: Change) -> str:
    return ", ".join(filter(None, (one.thing, one.heading)))


def _conflict(one: Conflict, taking: Taking) -> str:
    change = one.change
    which = "the workbook's is taken" if change.field in taking.theirs else "the scenario's is kept"
    return (
        f"{change.ref}: {_what(change)}: {_cut(change.old_text)} here, {_cut(change.new_text)} in the "
        f"workbook, {_cut(one.base_text)} when it was written; {which}"
    )


def _new(one: NewThing) -> str:
    ending = " (it was taken out of the scenario since; it stays out)" if one.taken_out else ""
    return f"{one.ref}: {one.one} “{_cut(one.title)}”{ending}"


def _missing(one: Missing, taking: Taking) -> str:
    ending = "taken out" if one.thing in taking.removed else "kept"
    return f"{one.one} “{_cut(one.title)}”, {ending}"


def _cut(text: str) -> str:
    if not text:
        return "nothing"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
