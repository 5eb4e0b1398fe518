"""The properties of a Word file: title, dates, language, marking, and from which record it was made.

A template's own properties stay where they say something else, such as a label that a house's programs read.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from wargame.report.blocks import Document
from wargame.report.formats.office import PROGRAM, parsed
from wargame.report.formats.word.parts import Parts
from wargame.report.formats.word.xml import attribute, plain

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/"
_CUSTOM: Final = f"{_OFFICE}custom-properties"
_VALUES: Final = f"{_OFFICE}docPropsVTypes"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""How properties with names of one's own are kept."""

_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def set_properties(parts: Parts, document: Document, named: Mapping[str, str]) -> None:
    """Write the properties of a document into a file, with some of our own by their names."""
    _replace(parts, "core", f"{_PACKAGE}relationships/metadata/core-properties", _core(document))
    _replace(parts, "app", f"{_OFFICE}relationships/extended-properties", _app(document))
    found = [name for name in parts.linked("custom-properties", "") if parts.holds(name)]
    root = parts.tree(found[0]) if found else parsed(_custom().encode())
    for one in [one for one in root if one.get("name") in named]:
        root.remove(one)
    taken = max((int(one.get("pid", "1")) for one in root if one.get("pid", "").isdecimal()), default=1)
    for number, (name, value) in enumerate(named.items(), start=taken + 1):
        root.append(_property(number, name, value))
    if not found:
        kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        _put(parts, "docProps/custom.xml", root, f"{_OFFICE}relationships/custom-properties", kind)


def _replace(parts: Parts, name: str, kind: str, content: str) -> None:
    """Put properties in the place of a template's, wherever it keeps them."""
    said = {
        "core": "application/vnd.openxmlformats-package.core-properties+xml",
        "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }[name]
    last = kind.rpartition("/")[2]
    found = [one for one in parts.linked(last, "") if parts.holds(one)]
    if found:
        parts.put(found[0], _HEAD + content.encode())
    else:
        _put(parts, f"docProps/{name}.xml", _HEAD + content.encode(), kind, said)


def _put(parts: Parts, name: str, content: Any, kind: str, said: str) -> None:
    parts.put(name, content)
    parts.say(name, said)
    parts.link(kind, name, "", "")


def _core(document: Document) -> str:
    when = datetime.fromtimestamp(document.stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    marking = document.marking

    def said(tag: str, text: str) -> str:
        return f"<{tag}>{escape(' '.join(plain(text).split()))}</{tag}>" if text else ""

    def at(tag: str) -> str:
        return f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{when}</dcterms:{tag}>'

    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + said("dc:title", document.title)
        + said("dc:subject", document.subtitle)
        + said("dc:creator", document.author)
        + said("cp:keywords", marking.banner)
        + said("cp:category", document.kicker)
        + said("cp:contentStatus", (marking.status or "draft").capitalize())
        + said("cp:lastModifiedBy", document.author)
        + at("created")
        + at("modified")
        + "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _app(document: Document) -> str:
    house = escape(" ".join(plain(document.marking.house).split()))
    company = f"<Company>{house}</Company>" if house else ""
    return (
        f'<Properties xmlns="{_OFFICE}extended-properties"><Application>{PROGRAM}</Application>{company}'
        "</Properties>"
    )


def _custom() -> str:
    return f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}"/>'


def _property(number: int, name: str, value: str) -> Any:
    said = escape(plain(value))
    return parsed(
        f'<property xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}" fmtid="{_FORMAT}" pid="{number}" '
        f"name={attribute(name)}><vt:lpwstr>{said}</vt:lpwstr></property>".encode()
    )
