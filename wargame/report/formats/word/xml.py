"""Word's XML in small pieces: texts as runs, paragraphs, links inside the file, fields of our own.

Everything that people wrote goes through `runs`: it is escaped, so that it can never be a field, a link or
anything but letters; what XML cannot hold gets a stand-in. Right-to-left texts are told by their letters.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from wargame.direction import ITS_END, ordered, runs_leftwards, stretches
from wargame.names import unturned

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
"""What the pieces call the namespaces that they use."""

_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROL: Final = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
_OUTSIDE: Final = re.compile("[\x80-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, or no reader shows."""

_LTR_PIECE: Final = re.compile(r"[A-Za-z\u00c0-\u058f](?:[^\u0590-\u08ff\n\t]*[A-Za-z\u00c0-\u058f0-9])?")
_HEBREW: Final = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_PERSIAN: Final = re.compile("[پچژگکی]")
_PIECES: Final = re.compile(r"[^\n\t]+|\n|\t")


def plain(said: str) -> str:
    """Return a text that XML can hold, with stand-ins for what it cannot."""
    text = _BREAKS.sub("\n", unturned(said)).translate(_CONTROL)
    return text if text.isascii() else _OUTSIDE.sub("\ufffd", text)


def attribute(said: str) -> str:
    """Return a text as the value of an attribute, on one line and in quotes."""
    return quoteattr(" ".join(plain(said).split()))


def runs(said: str, style: str = "", *, more: str = "") -> str:
    """Return a text as runs, with the id of a character style and further properties if given."""
    text = plain(said)
    if text.isascii():
        return _run(text, style, more, rtl=False)
    return "".join(_run(piece, style, more, rtl=rtl) for piece, rtl in _directed(text))


def _directed(text: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a text with whether each runs from right to left.

    Programs that go by letters alone, and not by what a run is marked as, get the marks of `ordered`, and one
    behind a whole text from right to left, so that numbers of events after it are not turned round.
    """
    if not runs_leftwards(text):
        yield from stretches(ordered(text))
        return
    at = 0
    for found in _LTR_PIECE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], True
        yield found[0], False
        at = found.end()
    if at < len(text):
        yield text[at:], True
    yield ITS_END, False


def _run(text: str, style: str, more: str, *, rtl: bool) -> str:
    facts = f'<w:rStyle w:val="{style}"/>' if style else ""
    facts += more
    if rtl:
        facts += f'<w:rtl/><w:lang w:bidi="{_language(text)}"/>'
    inside = "".join(_piece(one) for one in _PIECES.findall(text))
    return f"<w:r>{f'<w:rPr>{facts}</w:rPr>' if facts else ''}{inside}</w:r>"


def _piece(text: str) -> str:
    if text == "\n":
        return "<w:br/>"
    if text == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _language(text: str) -> str:
    return "he-IL" if _HEBREW.search(text) else "fa-IR" if _PERSIAN.search(text) else "ar-SA"


def paragraph(style: str, inside: str, *, rtl: bool = False, before: str = "", after: str = "") -> str:
    """Return a paragraph.

    `before` and `after` are further properties: those that Word wants to stand before, and behind, the
    direction.
    """
    facts = f'<w:pStyle w:val="{style}"/>' if style else ""
    facts += before + ("<w:bidi/>" if rtl else "") + after
    return f"<w:p>{f'<w:pPr>{facts}</w:pPr>' if facts else ''}{inside}</w:p>"


def link(anchor: str, inside: str) -> str:
    """Return a link to a place in the same file."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{inside}</w:hyperlink>'


def field(instruction: str, shown: str, style: str = "") -> str:
    """Return a field of our own with what it shows until it is worked out anew."""
    facts = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""

    def mark(kind: str) -> str:
        return f'<w:r>{facts}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    instr = f'<w:r>{facts}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return f"{mark('begin')}{instr}{mark('separate')}{runs(shown, style)}{mark('end')}"
