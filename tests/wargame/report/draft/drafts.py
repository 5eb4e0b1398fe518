"""Drafts for the tests: the demo's report as Word writes it, and what an editor may do to it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from tests.wargame.report.sessions import demo
from wargame.report.draft.passages import Draft, Passage
from wargame.report.draft.reading import draft_of
from wargame.report.making import document_of, render
from wargame.report.options import Options

BODY = "word/document.xml"


@cache
def written() -> bytes:
    """The report of the demo as a Word file, with its secrets."""
    return render(document_of(demo(), Options(secrets=True)), ".docx")


@cache
def unedited() -> Draft:
    """The same, read."""
    return draft_of(written(), "draft.docx")


def changed(content: bytes, change: Callable[[str], str], part: str = BODY) -> bytes:
    """A Word file with one of its parts changed."""
    with ZipFile(BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    into = BytesIO()
    with ZipFile(into, "w") as new:
        for name, inside in parts.items():
            new.writestr(name, inside)
    return into.getvalue()


def swapped(old: str, new: str) -> Callable[[str], str]:
    """A change of some text that stands in the file."""

    def change(xml: str) -> str:
        assert old in xml, old
        return xml.replace(old, new, 1)

    return change


def without_bookmarks(xml: str) -> str:
    """A body after a program that keeps no bookmarks."""
    return re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", xml)


def small(inside: str, extra: Mapping[str, str] | None = None) -> bytes:
    """A small Word file with a body of this XML."""
    names = {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }
    spaces = " ".join(f'xmlns:{short}="{long}"' for short, long in names.items())
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/{BODY}" ContentType="{main}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relations}" '
            f'Target="{BODY}"/></Relationships>'
        ),
        BODY: f"<w:document {spaces}><w:body>{inside}</w:body></w:document>",
        **{
            name: f"<w:{root} {spaces}>{xml}</w:{root}>"
            for name, xml in (extra or {}).items()
            for root in ["footnotes" if "foot" in name else "hdr"]
        },
    }
    return zipped({name: xml.encode() for name, xml in parts.items()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def said(passages: Iterable[Passage]) -> list[str]:
    return [one.text for one in passages]


def rewritten(draft: Draft, changes: Mapping[str, str]) -> Draft:
    """A draft in which passages of these texts read otherwise; every one of them has to be there."""
    left = dict(changes)
    passages = []
    for one in draft.passages:
        new = left.pop(one.text, None)
        passages.append(one if new is None else replace(one, lines=(new,)))
    assert not left, f"not in the draft: {list(left)}"
    return replace(draft, passages=tuple(passages))
