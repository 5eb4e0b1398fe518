"""Scenario files, read: a path or a text in, a Scenario or every fault in it out.

`load` serves whoever needs a scenario and cannot go on without; `read` the check command and editors,
which want the faults; `head` the library, which wants a list of titles at once. The steps: YAML to
nodes (`scenario.composing`), nodes to values (`scenario.fit`), values checked (`scenario.check`). Where YAML
stops, `scenario.mends` leads past, so that all faults are told at once, each with what would mend it.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from wargame.limits import LARGEST_SCENARIO, MOST_FAULTS
from wargame.names import composed
from wargame.scenario.check import check
from wargame.scenario.composing import compose, fields_until
from wargame.scenario.data import as_data as as_data
from wargame.scenario.data import from_data as from_data
from wargame.scenario.data import scenario_hash as scenario_hash
from wargame.scenario.faults import Fault as Fault
from wargame.scenario.faults import ScenarioFaulty as ScenarioFaulty
from wargame.scenario.faults import shown
from wargame.scenario.fit import fit
from wargame.scenario.letters import letters_of
from wargame.scenario.mends.offers import with_mends
from wargame.scenario.mends.reading import led_back, read_on
from wargame.scenario.migrate import FORMAT, too_new
from wargame.scenario.model import Scenario
from wargame.scenario.nodes import Node
from wargame.scenario.patch import Mend
from wargame.scenario.places import Places
from wargame.scenario.rates import with_rates_beside
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

_HEAD: Final = frozenset({"id", "title", "summary", "calendar", "actors"})


class ScenarioUnreadable(EntenteError):
    """A file that could not be opened at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the library shows of a scenario."""

    id: str
    title: str
    summary: str
    seats: tuple[str, ...]
    """The names of the player seats."""
    turns: int


def load(path: Path | str) -> Scenario:
    """Return the scenario in the file at `path`, fully checked.

    Raises
    ------
    ScenarioFaulty
        If anything is wrong with it; tells every fault.
    ScenarioUnreadable
        If the file cannot be opened.
    """
    scenario, faults = read_file(path)
    if scenario is None or faults:
        raise ScenarioFaulty(faults)
    return scenario


def read_file(path: Path | str) -> tuple[Scenario | None, tuple[Fault, ...]]:
    """Return what `read` does for the file at `path`, with the base rates that lie beside it.

    Raises
    ------
    ScenarioUnreadable
        If the file cannot be opened.
    """
    content, name = _content(Path(path)), str(path)
    if len(content) > LARGEST_SCENARIO:
        return None, (
            _whole_file(name, Sentence("file-has-bytes", size=len(content), most=LARGEST_SCENARIO)),
        )
    letters = letters_of(content)
    if letters.told is None:
        scenario, faults = read(letters.text or "", name)
        return (with_rates_beside(scenario, Path(path)) if scenario else None), faults
    saved = Mend(label=Sentence("save-as-text"), patches=())
    fault = Fault(
        file=name,
        line=letters.line,
        column=letters.column,
        field="",
        told=letters.told,
        mends=(saved,) if letters.text is not None else (),
    )
    scenario, faults = read(letters.text, name) if letters.text is not None else (None, ())
    return scenario, (fault, *faults)


def read(text: str, name: str) -> tuple[Scenario | None, tuple[Fault, ...]]:
    """Return the scenario in `text` and all its faults, in the order of the text.

    `name` stands for the file in the faults. With faults the scenario may be None, or what is left of it
    without its faulty parts; only without faults is it to be played.
    """
    if len(text) > LARGEST_SCENARIO:
        return None, (
            _whole_file(name, Sentence("text-has-characters", length=len(text), most=LARGEST_SCENARIO)),
        )
    found = _found(text, name)
    if not found.faults:
        return found.scenario, ()
    reading = read_on(text, name)
    if not reading.is_whole:
        return None, _told(reading.faults)
    if reading.faults:
        found = _found(reading.text, name, frozenset(reading.removed))
    if not found.is_tree:
        return None, _told([*reading.faults, *(led_back(reading, fault) for fault in found.faults)])
    others = [fault for fault in found.faults if reading.tells_of(fault)]
    mendable = with_mends(reading.text, others[:MOST_FAULTS])
    faults = [led_back(reading, fault) for fault in (*mendable, *others[MOST_FAULTS:])]
    return found.scenario, _told([*reading.faults, *faults], found.untold)


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in a text: the scenario as far as it goes, its faults, and how many others there are."""

    scenario: Scenario | None
    faults: list[Fault]
    untold: int = 0
    is_tree: bool = True
    """Whether YAML could be read."""


def read_tree(root: Node | None, faults: list[Fault], name: str) -> tuple[Scenario | None, tuple[Fault, ...]]:
    """Return a scenario and its faults for a text whose tree, and what is wrong with its YAML, are known.

    For who reads a text by parts; as far as YAML could be read, and without mends.
    """
    found = _in_tree(root, faults, name)
    return found.scenario, _told(found.faults, found.untold)


def _found(text: str, name: str, removed: frozenset[str] = frozenset()) -> _Found:
    """Return what YAML, the format and the checks find in a text; `removed` are ids that were left out."""
    root, faults = compose(text, name)
    return _in_tree(root, faults, name, removed)


def _in_tree(
    root: Node | None, faults: list[Fault], name: str, removed: frozenset[str] = frozenset()
) -> _Found:
    if root is None:
        return _Found(None, faults, is_tree=False)
    if refusal := _refusal(root, name):
        return _Found(None, [refusal])
    fitted = fit(root, name)
    faults = _first_at_each_place([*faults, *fitted.faults])
    if fitted.scenario is not None:
        places = Places(fitted.root, name, fitted.removed | removed)
        faults += _news(faults, check(fitted.scenario, places))
    return _Found(fitted.scenario, faults, fitted.untold)


def head(path: Path | str) -> Head:
    """Return title and summary, seats and turns of the scenario at `path`, without reading all of it.

    Raises
    ------
    ScenarioFaulty
        If one of them is missing or is not what it should be.
    ScenarioUnreadable
        If the file cannot be opened.
    """
    text = _content(Path(path))[:LARGEST_SCENARIO].decode("utf-8-sig", "replace")
    found = fields_until(text, _HEAD)
    try:
        return Head(
            id=_text(found["id"]),
            title=_text(found["title"]),
            summary=_text(found["summary"]),
            seats=tuple(_text(actor["name"]) for actor in found["actors"] if _is_seat(actor)),
            turns=int(found["calendar"]["turns"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ScenarioFaulty([_whole_file(str(path), Sentence("head-unread"))]) from error


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_SCENARIO + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ScenarioUnreadable("scenario-file-unopened", path=path, reason=reason) from error


def _refusal(root: Node, name: str) -> Fault | None:
    data = root.plain
    if not isinstance(data, dict):
        return _whole_file(name, Sentence("no-scenario", what=shown(data)))
    if too_new(data):
        line, column = root.keys["format"]
        return Fault(
            file=name,
            line=line,
            column=column,
            field="format",
            told=Sentence("format-too-new", format=data["format"], known=FORMAT),
        )
    return None


def _whole_file(name: str, told: Sentence) -> Fault:
    return Fault(file=name, line=1, column=1, field="", told=told)


def _told(faults: list[Fault], untold: int = 0) -> tuple[Fault, ...]:
    """Return the first hundreds of faults in the order of the text, and then how many others."""
    in_order = sorted(faults, key=lambda fault: (fault.line, fault.column))
    kept = in_order[:MOST_FAULTS]
    more = len(in_order) - len(kept) + untold
    if not more:
        return tuple(kept)
    rest = replace(kept[-1], field="", told=Sentence("more-faults", more=more))
    return (*kept, rest)


def _first_at_each_place(faults: list[Fault]) -> list[Fault]:
    firsts: dict[tuple[int, int, str], Fault] = {}
    for fault in faults:
        firsts.setdefault((fault.line, fault.column, fault.field), fault)
    return list(firsts.values())


def _news(known: list[Fault], found: tuple[Fault, ...]) -> list[Fault]:
    """Return what `check` found where nothing is known to be wrong already."""
    fields = [fault.field for fault in known]
    return [
        fault
        for fault in found
        if not any(field == fault.field or field.startswith(f"{fault.field}.") for field in fields)
    ]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return composed(value)


def _is_seat(actor: dict[str, Any]) -> bool:
    return bool(actor.get("kind", "seat") == "seat")
