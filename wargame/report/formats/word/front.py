"""The first page and the contents of a Word file: what it is a draft of, and where its parts begin."""

from collections.abc import Iterable
from typing import Final

from wargame.report.blocks import Document, Paragraph, SourcedText
from wargame.report.formats.word.laying import Pages, Piece
from wargame.report.formats.word.xml import field, link, paragraph, runs
from wargame.words.counting import counted

_CONTENTS: Final = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    "</w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def draft(pages: Pages, document: Document, record: str, seal: str) -> Iterable[Piece]:
    """Give what the first page says about the file: a draft, of which record, beside which PDF."""
    said = SourcedText("\n".join(_draft_lines(document, record, seal)))
    return pages.laid_out(Paragraph(line=said, style="care"), ())


def _draft_lines(document: Document, record: str, seal: str) -> tuple[str, str]:
    is_final = document.marking.status == "final"
    standing = "Final version, which can still be edited" if is_final else "Draft, to be edited"
    if document.sessions:
        made = f"It was made from {counted(document.sessions, 'session')}."
        return f"{standing}. {made}", "What counts is the PDF of the same series, and the session files."
    of = f"from the record with the hash {record}" if record else "from a session that is in no file"
    beside = f"the PDF of this record, which bears the seal “{seal}”" if seal else "the PDF of this session"
    return (
        f"{standing}. It was made {of}.",
        f"It belongs to {beside}; what counts is what stands there. The notes name the events of the record "
        "on which each statement rests.",
    )


def contents(pages: Pages, document: Document, width: int, *, breaks: bool) -> Piece:
    """Return the table of contents: a field, with the entries that it will have."""
    entries = [(part_anchor(part.id), part.title) for part in document.parts if part.appears]
    style, tabs = pages.style("toc 1"), _tab(width)
    lines = []
    for anchor, title in entries:
        page = field(f"PAGEREF {anchor} \\h", "")
        lines.append(link(anchor, f"{runs(title)}<w:r><w:tab/></w:r>{page}"))
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        'TOC \\o "1-1" \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = lines or [""]
    lines[0], lines[-1] = start + lines[0], lines[-1] + end
    if len(lines) == 1:
        lines = [start + lines[0].removeprefix(start).removesuffix(end) + end]
    head = paragraph(
        pages.style("Entente contents"), runs("Contents"), before="<w:pageBreakBefore/>" if breaks else ""
    )
    return Piece(_CONTENTS.format(head + "".join(paragraph(style, one, before=tabs) for one in lines)))


def part_anchor(part: str) -> str:
    """Return what the place of a part's title is called."""
    letters = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in part)
    return f"_Toc_{letters}"[:40]


def _tab(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
