"""Hints on a scenario that can be played: what is very likely not as it was meant.

A hint is told like a fault, with its place and what would mend it, and stops nothing. Scenarios come from
`scenario.load` with their text; hints go to `entente check`, the fault page and the editor. To add one: a
function among `_LOOKS` that notes what it finds, its words among the faults of `wargame.words.scenario`, and
a case in tests/wargame/scenario/test_hints.py. What only play can tell stands in `simulation.deck`.
"""

import pathlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from wargame.names import same_name
from wargame.places import assets_folder
from wargame.scenario.composing import compose
from wargame.scenario.faults import Fault, meant
from wargame.scenario.findings import Findings, known_in
from wargame.scenario.load import read
from wargame.scenario.mends.offers import with_mends
from wargame.scenario.mends.scene import quoted
from wargame.scenario.model import Scenario
from wargame.scenario.nodes import Node, Path
from wargame.scenario.patch import Lines, Mend
from wargame.scenario.pictures import wrong_beside
from wargame.scenario.places import Places
from wargame.scenario.reach import ranges_of
from wargame.terms import PhaseKind
from wargame.words.sentences import Sentence

CARD_TEXT: Final = 100
"""So many characters of a text at most find room on a card's face."""

CARD_TITLE: Final = 40
"""So many of its title."""

_WORDS: Final = frozenset(
    {"title", "name", "text", "turn", "low", "high", "word", "question", "summary", "why", "note", "brief"}
)
_LISTS: Final = frozenset({"labels", "public-goals", "red-lines"})
_CUT: Final = re.compile(r" #.*\S|\s+#\w.*")
"""A comment that was hardly meant as one: after a single space, or with no space behind its sign."""

_RULED: Final[tuple[PhaseKind, ...]] = ("resolution", "moves")
_PLANNED: Final[tuple[PhaseKind, ...]] = ("planning", "moves")


def hints_in(text: str, name: str, folder: pathlib.Path | None = None) -> tuple[Fault, ...]:
    """Return the hints on the scenario in `text`, in its order; none while it has faults.

    Pictures are looked for beside it where the folder in which it lies is named.
    """
    scenario, faults = read(text, name)
    root = None if faults else compose(text, name)[0]
    if scenario is None or root is None:
        return ()
    return hints_on(scenario, root, text, name, folder)


def hints_on(
    scenario: Scenario, root: Node, text: str, name: str, folder: pathlib.Path | None = None
) -> tuple[Fault, ...]:
    """Return the hints on a scenario that was read from `text`, whose tree is `root`."""
    findings = Findings(scenario, Places(root, name), known_in(scenario), ranges_of(scenario))
    for look in _LOOKS:
        look(findings)
    for path, told in wrong_beside(scenario, folder) if folder is not None else ():
        findings.note(path, told)
    cut = _cut_texts(root, text, name)
    hints = with_mends(text, [*findings.faults, *cut])
    return tuple(sorted(hints, key=lambda hint: (hint.line, hint.column)))


@cache
def glyph_names() -> frozenset[str]:
    """Return the names of all drawings that an actor can have."""
    return frozenset(path.stem for path in (assets_folder() / "icons").glob("*.svg"))


# Texts that a comment cuts


def _cut_texts(root: Node, text: str, name: str) -> Iterator[Fault]:
    lines, places = Lines(text), Places(root, name)
    for path, node in _texts(root, ()):
        line, column = places.place(path)
        start = lines.offset(line, column)
        value = str(node.value)
        rest = text[start + len(value) : lines.end(line)]
        if node.style or not text.startswith(value, start) or not _CUT.fullmatch(rest.rstrip()):
            continue
        patches = quoted(text, start, start + len(value) + len(rest.rstrip()))
        yield Fault(
            file=name,
            line=line,
            column=column + len(value) + len(rest) - len(rest.lstrip()),
            field=root.name(path),
            told=Sentence("comment-cuts-text", rest=rest.strip()),
            mends=(Mend(label=Sentence("put-quotes"), patches=patches),),
        )


def _texts(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """Yield the texts for people that stand in a tree, with their paths."""
    for key, child in (node.fields or {}).items():
        if key in _WORDS and isinstance(child.value, str):
            yield (*path, key), child
        yield from _texts(child, (*path, key))
    listed = bool(path) and path[-1] in _LISTS
    for number, item in enumerate(node.items or ()):
        if listed and isinstance(item.value, str):
            yield (*path, number), item
        yield from _texts(item, (*path, number))


# What the looks find


def _labels(findings: Findings) -> None:
    calendar = findings.scenario.calendar
    if 0 < len(calendar.labels) < calendar.turns:
        told = Sentence("labels-too-few", labels=len(calendar.labels), turns=calendar.turns)
        findings.note(("calendar", "labels"), told)


def _shorts(findings: Findings) -> None:
    scenario = findings.scenario
    _alike(findings, "actors", [(actor.id, actor.short) for actor in scenario.actors])
    _alike(findings, "tracks", [(track.id, track.short) for track in scenario.tracks])


def _alike(findings: Findings, field: str, shorts: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for number, (identity, short) in enumerate(shorts):
        owner = seen.setdefault(same_name(short), identity) if short else identity
        if owner != identity:
            findings.note((field, number, "short"), Sentence("short-taken", short=short, owner=owner))


def _glyphs(findings: Findings) -> None:
    for number, actor in enumerate(findings.scenario.actors):
        if actor.glyph and actor.glyph not in glyph_names():
            drawings = sorted(name for name in glyph_names() if name.startswith(("seat-", "actor-")))
            expected = meant(actor.glyph, drawings, "a drawing of `assets/icons`")
            told = Sentence("glyph-unknown", name=actor.glyph, expected=expected)
            findings.note(("actors", number, "glyph"), told)


def _phases(findings: Findings) -> None:
    """Note phases that come too late or too early for what they are for."""
    rules = findings.scenario.rules
    kinds = [phase.kind for phase in rules.phases]
    ruled = next((at for at, kind in enumerate(kinds) if kind in _RULED), len(kinds))
    planned = next((at for at, kind in enumerate(kinds) if kind in _PLANNED), len(kinds))
    for at, kind in enumerate(kinds):
        misplaced = {
            "upkeep": (Sentence("upkeep-too-early"), at < ruled),
            "income": (Sentence("income-too-late"), at > planned),
            "negotiation": (Sentence("negotiation-too-late"), at > ruled),
        }
        told, is_so = misplaced.get(kind, (None, False))
        if told is not None and is_so:
            findings.note(("rules", "phases", at, "kind"), told)
    if "income" not in kinds and any(actor.income for actor in findings.scenario.seats):
        findings.note(("rules", "phases"), Sentence("income-never"))


def _seats(findings: Findings) -> None:
    """Note seats that nothing can be played with, or that nothing is to be won with."""
    scenario = findings.scenario
    holders = {owner for card in scenario.cards for owner in card.owners}
    aiming = {objective.seat for objective in scenario.objectives}
    for number, actor in enumerate(scenario.actors):
        if actor.kind != "seat":
            continue
        if actor.id not in holders and scenario.rules.free_move is None:
            findings.note(("actors", number, "id"), Sentence("seat-without-cards", seat=actor.name))
        if actor.id not in aiming:
            findings.note(("actors", number, "id"), Sentence("seat-without-goals", seat=actor.name))


def _cards(findings: Findings) -> None:
    """Note cards with more words than find room on them."""
    for number, card in enumerate(findings.scenario.cards):
        for field, words, most in (("title", card.title, CARD_TITLE), ("text", card.text, CARD_TEXT)):
            if len(words) > most:
                told = Sentence("card-overfull", field=field, length=len(words), most=most)
                findings.note(("cards", number, field), told)


_LOOKS: Final[tuple[Callable[[Findings], None], ...]] = (_labels, _shorts, _glyphs, _phases, _seats, _cards)
