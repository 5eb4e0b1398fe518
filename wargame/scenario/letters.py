"""The letters of a file's bytes: UTF-8, or told what else the file is.

Bytes come from `scenario.load` and `scenario.mending`. A text in another encoding is read as what it surely
or likely is, so that all its faults can be told; written again, it is UTF-8. A document of a word processor
is named, and how to get a text out of it.
"""

import codecs
from dataclasses import dataclass
from typing import Final

from wargame.words.sentences import Sentence

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OTHERS: Final = (
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
)
_ZIPPED: Final = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"opendocument.text", "a LibreOffice document"),
    (b"opendocument.spreadsheet", "a LibreOffice workbook"),
)
_HEAD: Final = 4096
_FALLBACK: Final = "cp1252"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The text of a file, and what is wrong with how it is saved."""

    text: str | None
    """None if it is no text at all."""
    told: Sentence | None = None
    line: int = 1
    column: int = 1


def letters_of(content: bytes) -> Letters:
    """Return the text in a file's bytes."""
    for mark, encoding, named in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding, named)
    if (kind := _document(content)) is not None:
        return Letters(text=None, told=Sentence("file-of-program", kind=kind))
    try:
        return Letters(text=content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _by_guess(content, error.start)


def _decoded(content: bytes, encoding: str, named: str) -> Letters:
    told = Sentence("file-encoded", encoding=named)
    try:
        return Letters(text=content.decode(encoding), told=told)
    except UnicodeDecodeError:
        return Letters(text=None, told=told)


def _document(content: bytes) -> str | None:
    """Return what program a file is of that is no text; None if nothing tells."""
    head = content[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _ZIPPED if mark in content), "a packed file")
    return next((kind for mark, kind in _OTHERS if head.lstrip()[:20].lower().startswith(mark.lower())), None)


def _by_guess(content: bytes, at: int) -> Letters:
    """Return the text of bytes that are no UTF-8, read as Windows has long written them in the West."""
    before = content[:at]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    told = Sentence("byte-not-utf8", byte=content[at])
    try:
        text = None if b"\0" in content else content.decode(_FALLBACK)
    except UnicodeDecodeError:
        text = None
    return Letters(text=text, told=told, line=line, column=column)
