"""Reads an edited Word file into a draft, or says in words why it cannot be read.

A file comes in as bytes; `office` opens it, so that nothing of it runs, `walking` goes through its parts, and
its properties say from which record the report was made.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wargame.report.draft.passages import Draft
from wargame.report.draft.walking import passages_in
from wargame.report.formats.office import OfficeUnreadable, Package, package_of, parsed
from wargame.report.origin import from_properties
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

if TYPE_CHECKING:
    from pathlib import Path


class DraftUnreadable(EntenteError):
    """A file that is no draft of a report, or none that can be read."""


def read_draft(path: "Path") -> Draft:
    """Return the draft in a Word file.

    Raises
    ------
    DraftUnreadable
        If it cannot be opened, is no Word file, is locked by a password, is damaged or too large.
    """
    from wargame.limits import LARGEST_TEMPLATE

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_TEMPLATE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise DraftUnreadable("draft-unopened", name=path.name, reason=reason) from error
    return draft_of(content, path.name)


def draft_of(content: bytes, name: str) -> Draft:
    """Return the draft in some bytes; `name` is what the file is called in refusals.

    Raises
    ------
    DraftUnreadable
        If it is no Word file, is locked by a password, is damaged or too large.
    """
    from lxml.etree import LxmlError

    try:
        package = package_of(content, name, "word")
    except OfficeUnreadable as error:
        raise DraftUnreadable(_refusal(error.told)) from error
    try:
        passages = passages_in(package)
        return Draft(name=name, passages=passages, origin=from_properties(_properties(package)))
    except (LxmlError, ValueError, KeyError, IndexError, RecursionError) as error:
        raise DraftUnreadable("draft-broken", name=name) from error


def _refusal(told: Sentence) -> Sentence:
    """Return in words for drafts what was said of an Office file."""
    name, most = told.given.get("name", ""), told.given.get("most", 0)
    match told.what:
        case "office-too-large" | "office-packed-too-large" | "office-too-many-parts":
            return Sentence("draft-too-large", name=name, most=most)
        case "office-locked":
            return Sentence("draft-locked", name=name)
        case "office-broken":
            return Sentence("draft-broken", name=name)
        case _:
            return Sentence("draft-of-other-kind", name=name)


def _properties(package: Package) -> Mapping[str, str]:
    """Return the properties of a file that have names of somebody's own."""
    content = package.parts.get("docProps/custom.xml")
    if content is None:
        return {}
    return {one.get("name", ""): "".join(one.itertext()) for one in parsed(content)}
