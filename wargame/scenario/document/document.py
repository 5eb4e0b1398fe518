"""A scenario's text with what it says, and edits of it.

A document comes from `open_document` or `of_text`, and from every edit of another one. It goes to whoever
shows a scenario that is being made: forms, workbook, text, faults. The text is the truth and keeps every byte
that an edit does not touch; what it says is read from it, part by part (`document.parts`), and never written
back. A scenario with faults is a document like any other.

An edit is tried narrowly first (`document.patches`), and what the text then says is held to what the edit
means (`document.values`); if it says anything else, a wider stretch is written anew.
"""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as File
from typing import Any

from wargame.limits import LARGEST_SCENARIO
from wargame.scenario.composing import Part
from wargame.scenario.document.differences import difference
from wargame.scenario.document.edits import (
    Batch,
    Edit,
    Insert,
    Move,
    Patch,
    Path,
    Rekey,
    Remove,
    Rename,
    Set,
    put_in,
)
from wargame.scenario.document.parts import Read, is_bare, read_in_parts
from wargame.scenario.document.patches import pieces_of, replaced
from wargame.scenario.document.renames import edits_of
from wargame.scenario.document.spans import Page, Unplaced
from wargame.scenario.document.values import ValueEdit, after, alike, as_read, resolved, value_at
from wargame.scenario.emit import as_yaml
from wargame.scenario.faults import Fault
from wargame.scenario.hints import hints_on
from wargame.scenario.letters import letters_of
from wargame.scenario.load import ScenarioUnreadable, read, read_tree
from wargame.scenario.model import Scenario
from wargame.scenario.nodes import Node
from wargame.scenario.patch import Patch as Piece
from wargame.scenario.places import Places
from wargame.terms import Refused
from wargame.words.sentences import Sentence


@dataclass(frozen=True, kw_only=True)
class Document:
    """A scenario's text with all that is read from it, when it is asked for."""

    text: str
    """Without the mark that some programs put before the first character."""
    name: str = "scenario.yaml"
    """Stands for the file in the faults."""
    folder: File | None = None
    """Where it lies, and its pictures below it; None for a text in no file."""
    encoding: str = "utf-8"
    """`utf-8`, or `utf-8-sig` with the mark before it."""
    found: tuple[str, bytes] | None = field(default=None, repr=False)
    """The text and the bytes of a file that is no UTF-8; once it is changed it becomes UTF-8."""
    saved_wrong: Fault | None = field(default=None, repr=False, compare=False)
    """What is wrong with how that file was saved."""
    known: Mapping[str, Part] = field(default_factory=dict, repr=False, compare=False)
    """Parts of a text before this one, so that they are not read again."""

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        if self.found is not None and self.found[0] == self.text:
            return self.found[1]
        return self.text.encode(self.encoding, "surrogatepass")

    @cached_property
    def parts(self) -> Read:
        """The tree, and what is wrong with the YAML."""
        return read_in_parts(self.text, self.name, self.known)

    @property
    def is_read(self) -> bool:
        """Whether the tree is known already."""
        return "parts" in vars(self)

    @property
    def root(self) -> Node | None:
        """The tree of the text; None if it cannot be read to its end."""
        return self.parts.root

    @cached_property
    def data(self) -> Any:
        """What the text says as dicts, lists and scalars; None if it cannot be read to its end."""
        if self.root is None:
            return None
        return self.root.plain

    @cached_property
    def _checked(self) -> tuple[Scenario | None, tuple[Fault, ...]]:
        model, faults = read_tree(self.root, list(self.parts.faults), self.name)
        if self.found is not None and self.found[0] == self.text and self.saved_wrong is not None:
            return model, (self.saved_wrong, *faults)
        return model, faults

    @cached_property
    def mendable(self) -> tuple[Fault, ...]:
        """The faults, past those at which YAML stops, with what mends them; slower than `faults`.

        A mend is done by `edited(Patch(mend.patches))`.
        """
        return self.faults and read(self.text, self.name)[1]

    @property
    def model(self) -> Scenario | None:
        """The scenario, or what is left of it without its faulty parts; None if too little is left."""
        return self._checked[0]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong, in the order of the text."""
        return self._checked[1]

    @cached_property
    def hints(self) -> tuple[Fault, ...]:
        """What is very likely not as it was meant, once nothing is wrong; see `scenario.hints`."""
        if self.root is None or self.model is None or self.faults:
            return ()
        return hints_on(self.model, self.root, self.text, self.name, self.folder)

    @property
    def is_playable(self) -> bool:
        """Whether a session can begin with it."""
        return self.model is not None and not self.faults

    @cached_property
    def page(self) -> Page:
        """Where everything stands in the text.

        Raises
        ------
        Refused
            If the text cannot be read to its end.
        """
        if self.root is None:
            line = self.faults[0].line if self.faults else 1
            raise Refused("document-unread", line=line)
        return Page(self.text, self.root)

    def path(self, path: Path) -> Path:
        """Return a path with items by their number; Refused if nothing is there."""
        return resolved(self.data, path)

    def value(self, path: Path) -> Any:
        """Return the plain value at a path; Refused if there is none."""
        return value_at(self.data, self.path(path))

    def place(self, path: Path) -> tuple[int, int]:
        """Return line and column of the value at a path, from 1; of what holds it if it has none."""
        return Places(self.root, self.name).place(path)

    def lines(self, path: Path) -> tuple[int, int]:
        """Return the first and the last line of the item or field at a path, from 1."""
        path = self.path(path)
        try:
            return self.page.lines(path)
        except Unplaced:
            line, _ = self.place(path)
            return line, line

    def path_at(self, place: int) -> Path:
        """Return the path of the innermost thing at a character of the text, from 0."""
        return self.page.path_at(place)

    def edited(self, edit: Edit) -> "tuple[Document, Patch]":
        """Return the document after an edit, and what takes it back byte for byte.

        Raises
        ------
        Refused
            If there is nothing at the path, or the text cannot be read to its end and the edit is no patch.
        """
        match edit:
            case Patch():
                return self._patched(edit)
            case Batch(edits):
                return self._after_all(edits)
            case Rename():
                return self._after_all(edits_of(self.data, edit))
            case _:
                return self._after_one(edit)

    def _patched(self, patch: Patch) -> "tuple[Document, Patch]":
        try:
            text, back = put_in(self.text, patch)
        except ValueError as error:
            raise Refused("patch-of-another-text") from error
        return self.with_text(text), back

    def with_text(self, text: str) -> "Document":
        """Return the document with another text."""
        return replace(self, text=text, known=self.parts.parts)

    def _after_all(self, edits: tuple[Edit, ...]) -> "tuple[Document, Patch]":
        document = self._after_many_at_once(edits)
        if document is None:
            document = self
            for edit in edits:
                document, _ = document.edited(edit)
        return document, between(document.text, self.text)

    def _after_many_at_once(self, edits: tuple[Edit, ...]) -> "Document | None":
        """Return the document after many changes of single values, read once; None if it takes more."""
        data, pieces = self.data, list[Piece]()
        if len(edits) < 2 or not isinstance(data, dict):
            return None
        for edit in edits:
            if not isinstance(edit, Set | Rekey) or (isinstance(edit, Set) and _is_whole(edit.value)):
                return None
            try:
                edit = _resolved(data, edit)
                data = after(data, edit)
                pieces += pieces_of(self.page, edit)
            except (Unplaced, Refused):
                return None
        try:
            document, _ = self._patched(Patch(tuple(pieces)))
        except Refused:
            return None
        return document if alike(document.data, data) else None

    def _after_one(self, edit: ValueEdit) -> "tuple[Document, Patch]":
        if isinstance(self.data, str | list | int | float | bool):
            raise Refused("document-no-scenario")
        if self.root is None and not is_bare(self.text):
            raise Refused("document-unread", line=self.faults[0].line)
        data = {} if self.data is None else self.data
        edit = _resolved(data, edit)
        meant = after(data, edit)
        for pieces in self._tries(edit, meant):
            document, back = self._patched(Patch(tuple(pieces)))
            if alike(document.data, meant):
                return document, back
        raise Refused("edit-unwritable")

    def _tries(self, edit: ValueEdit, meant: Any) -> Iterator[list[Piece]]:
        """Yield ways to write an edit, the one that touches least first."""
        if self.root is not None and self.root.fields is not None:
            yield from self._narrow(edit, meant)
            yield from self._wide(edit, meant)
        whole = as_yaml(meant)
        if "\r\n" in self.text:
            whole = whole.replace("\n", "\r\n")
        if self.root is None:
            # Nothing but remarks so far, which stay.
            end = "" if not self.text or self.text.endswith(("\n", "\r")) else "\n"
            yield [Piece(len(self.text), len(self.text), end + whole)]
        yield [Piece(0, len(self.text), whole)]

    def _narrow(self, edit: ValueEdit, meant: Any) -> Iterator[list[Piece]]:
        if isinstance(edit, Set) and _holds_more(self.data, edit.path, value_at(meant, edit.path)):
            finer = difference(value_at(self.data, edit.path), value_at(meant, edit.path), edit.path)
            document, _ = self._after_all(tuple(finer))
            yield list(between(self.text, document.text).pieces)
            return
        try:
            yield pieces_of(self.page, edit)
        except Unplaced:
            return

    def _wide(self, edit: ValueEdit, meant: Any) -> Iterator[list[Piece]]:
        for depth in range(len(edit.path), 0, -1):
            path = edit.path[:depth]
            try:
                yield replaced(self.page, path, value_at(meant, path))
            except (Unplaced, Refused):
                continue


def of_text(text: str, name: str = "scenario.yaml") -> Document:
    """Return the document of a text."""
    if text.startswith("\ufeff"):
        return Document(text=text[1:], name=name, encoding="utf-8-sig")
    return Document(text=text, name=name)


REMEMBERED = 8
_opened: dict[str, Document] = {}
"""The files opened last, the latest at the end: what stands in them as before is not read a second time."""


def open_document(path: File | str) -> Document:
    """Return the document in a file, whatever is wrong with it; its bytes are kept.

    Raises
    ------
    ScenarioUnreadable
        If the file cannot be opened, or is larger than any scenario.
    """
    file = File(path)
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_SCENARIO + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ScenarioUnreadable("scenario-file-unopened", path=path, reason=reason) from error
    if len(content) > LARGEST_SCENARIO:
        raise ScenarioUnreadable(
            Sentence("scenario-file-too-large", path=path, most=LARGEST_SCENARIO // 1_000_000)
        )
    before = _opened.pop(str(file), None)
    known = before.parts.parts if before is not None and before.is_read else {}
    document = replace(of_content(content, str(path)), folder=file.parent, known=known)
    _opened[str(file)] = document
    for oldest in tuple(_opened)[:-REMEMBERED]:
        _opened.pop(oldest, None)
    return document


def of_content(content: bytes, name: str = "scenario.yaml") -> Document:
    """Return the document of a file's bytes; `Document.content` gives them back."""
    letters = letters_of(content)
    if letters.told is None:
        encoding = "utf-8-sig" if content.startswith(BOM_UTF8) else "utf-8"
        return Document(text=letters.text or "", name=name, encoding=encoding)
    text = content.decode("latin-1") if letters.text is None else letters.text
    wrong = Fault(file=name, line=letters.line, column=letters.column, field="", told=letters.told)
    return Document(text=text, name=name, found=(text, content), saved_wrong=wrong)


def between(old: str, new: str) -> Patch:
    """Return the patch that makes one text of another: what stands between their common ends."""
    if old == new:
        return Patch(())
    start = _alike(old, new, min(len(old), len(new)), from_the_end=False)
    stop = _alike(old, new, min(len(old), len(new)) - start, from_the_end=True)
    return Patch((Piece(start, len(old) - stop, new[start : len(new) - stop]),))


def _alike(one: str, other: str, most: int, *, from_the_end: bool) -> int:
    """Return how many characters two texts have in common at one end, of so many at most."""
    least = 0
    while least < most:
        half = (least + most + 1) // 2
        if from_the_end:
            same = one[len(one) - half : len(one) - least] == other[len(other) - half : len(other) - least]
        else:
            same = one[least:half] == other[least:half]
        least, most = (half, most) if same else (least, half - 1)
    return least


def _resolved(data: Any, edit: ValueEdit) -> ValueEdit:
    match edit:
        case Set(path, value):
            return Set(resolved(data, path), value)
        case Insert(path, at, value):
            return Insert(resolved(data, path), at, as_read(value, ()))
        case Remove(path) | Move(path) | Rekey(path):
            if not path:
                raise Refused("nothing-at-path", place="")
            value_at(data, whole := resolved(data, path))
            return _at(edit, whole)


def _at(edit: Remove | Move | Rekey, path: Path) -> ValueEdit:
    match edit:
        case Remove():
            return Remove(path)
        case Move(_, to):
            return Move(path, to)
        case Rekey(_, key):
            return Rekey(path, key)


def _is_whole(value: Any) -> bool:
    return isinstance(value, dict | list | tuple)


def _holds_more(data: Any, path: Path, new: Any) -> bool:
    """Return whether a change of the value at a path is a change of something in it."""
    old = data
    for step in path:
        if isinstance(old, dict) and step not in old:
            return False
        old = old[step]
    both = (dict, dict) if isinstance(old, dict) else (list, list)
    return bool(old) and bool(new) and isinstance(old, both[0]) and isinstance(new, both[1])
