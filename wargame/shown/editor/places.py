"""What is wrong in a scenario, by the field in which it is.

Made once for each document; forms, lists and the outline ask it what stands at a path, inside an item, or in
a section. A fault knows the name of its field for people (`cards.moscow-talks.cost`); here that leads back to
the path.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wargame.scenario.document.document import Document
from wargame.scenario.faults import Fault
from wargame.shown.editor.sections import SECTIONS, Path, Section, items_in, section_at
from wargame.shown.faults import MendRow, fault_rows


@dataclass(frozen=True, slots=True)
class Trouble:
    """One fault, with where the editor shows it."""

    fault: Fault
    section: str
    """The key of the section; empty for the file as a whole."""
    item: Path
    """The path of the item; empty where the section has none."""

    @property
    def words(self) -> str:
        """What is wrong and what to do, as a sentence."""
        return told(self.fault)


class Troubles:
    """The faults of one document by their places."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._faults = document.faults
        self.all = tuple(self._placed(document.faults))
        self.hints: tuple[Trouble, ...] = ()
        """What is very likely not meant so, where nothing is wrong; nothing before it was looked for."""
        self._mends: dict[tuple[int, int, str], tuple[MendRow, ...]] = {}

    def _placed(self, faults: Iterable[Fault]) -> Iterable[Trouble]:
        items = {
            self._name(item.path): (of.key, item.path)
            for of in SECTIONS
            for item in items_in(self._document, of)
        }
        for fault in faults:
            steps = fault.field.split(".")
            key = section_at((steps[0],)).key if fault.field else ""
            yield Trouble(fault, *items.get(".".join(steps[:2]), (key, ())))

    def find_mends(self) -> None:
        """Find what would mend the faults; that takes longer than to find them."""
        faults = self._document.mendable
        rows = fault_rows(faults, self._document.text)
        self._mends = {_key(fault): row.mends for fault, row in zip(faults, rows, strict=True)}

    def find_hints(self) -> None:
        """Find what is very likely not meant so; that takes longer than to find faults."""
        found = self._document.hints
        self.hints = tuple(self._placed(found))
        rows = fault_rows(found, self._document.text)
        self._mends = {_key(hint): row.mends for hint, row in zip(found, rows, strict=True)}

    def hints_at(self, path: Path) -> tuple[Fault, ...]:
        """Return the hints on one field."""
        name = self._name(path) if self.hints else ""
        return tuple(one.fault for one in self.hints if one.fault.field == name)

    def hints_in(self, of: Section) -> tuple[Trouble, ...]:
        """Return the hints on a section."""
        return tuple(one for one in self.hints if one.section == of.key)

    def mends(self, fault: Fault) -> tuple[MendRow, ...]:
        """Return what would mend a fault, the likeliest first; nothing before it was looked for."""
        return self._mends.get(_key(fault), ())

    def at(self, path: Path) -> tuple[Fault, ...]:
        """Return the faults of one field and of nothing inside or around it."""
        name = self._name(path)
        return tuple(fault for fault in self._faults if fault.field == name)

    def inside(self, path: Path) -> tuple[Fault, ...]:
        """Return the faults at a path and below it."""
        name = self._name(path)
        return tuple(f for f in self._faults if f.field == name or f.field.startswith(f"{name}."))

    def in_section(self, of: Section) -> tuple[Trouble, ...]:
        """Return the faults of a section."""
        return tuple(one for one in self.all if one.section == of.key)

    def _name(self, path: Path) -> str:
        root = self._document.root
        return root.name(path) if root is not None else ".".join(map(str, path))


def _key(fault: Fault) -> tuple[int, int, str]:
    return fault.line, fault.column, fault.field


def told(fault: Fault) -> str:
    """Return a fault as a sentence: what is wrong, and what was expected."""
    wrong = fault.wrong[:1].upper() + fault.wrong[1:]
    return f"{wrong}; expected {fault.expected}." if fault.expected else f"{wrong}."
