"""The sheet of paper that is given to somebody else before play: the question, the six words, the hash.

It holds nothing of what is tried where, so it can lie on the table; whoever has it can say later that the
design is older than the play. Laid out by `report.formats.pdf`.
"""

from typing import Final

from wargame.design.reading import Read
from wargame.design.telling import NO_PROOF, tables_words
from wargame.report.blocks import Document, Pairs, Paragraph, Part, SourcedText
from wargame.report.formats.pdf import as_pdf

STAMP: Final = 315_532_800
"""The date that stands in the file: none, as 1 January 1980; a design knows no time."""


def paper_of(read: Read) -> Document:
    """Return the sheet of a sealed design."""
    design = read.design
    rows = (
        ("Question", design.title.strip()),
        ("Scenario", design.scenario_title),
        ("Tables", tables_words(design)),
        ("Six words", read.words),
        ("Hash", read.seal),
        ("Given to", "_" * 40),
        ("On", "_" * 40),
    )
    return Document(
        title="Sealed before play",
        subtitle=design.title.strip(),
        kicker="",
        aside="",
        running=read.words,
        author="Entente",
        stamp=STAMP,
        has_contents=False,
        on_one_page=True,
        parts=(
            Part(
                id="seal",
                title="Sealed before play",
                blocks=(
                    Pairs(rows=tuple((name, (SourcedText(text=words),)) for name, words in rows)),
                    Paragraph(line=SourcedText(text=NO_PROOF[0]), style="small"),
                ),
            ),
        ),
    )


def paper_pdf(read: Read) -> bytes:
    """Return the sheet of a sealed design as PDF."""
    return as_pdf(paper_of(read))
