"""Which table had which treatment: as sessions of a design say, or a sheet of three columns.

`file, label, stratum`: the file with or without its ending, what was tried at that table, and the block, pair
or draw inside which it was dealt (may be missing). Excel, LibreOffice or CSV in any separator, read by
`workbook.files`. A sheet called `labels` that lies with the sessions is taken by itself. What does
not fit is named with its line and stops nothing but itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wargame.journal.six_words import six_words
from wargame.names import folded, known_as, tidied
from wargame.session.design_line import DesignLine
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

COLUMNS: Final = ("file", "label", "stratum")
BESIDE: Final = "labels"
"""The name of a sheet that is taken by itself where it lies with the sessions."""
PLAIN: Final = (".csv", ".tsv")
"""Endings of tables that are plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What was tried at one table."""

    label: str
    stratum: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a sheet of labels says of the tables there are."""

    of: dict[Path, Label]
    told: tuple[Sentence, ...]
    """Lines that fit no table, tables without a line."""


NO_LABELS: Final = Labels(of={}, told=())
"""Where there is no sheet."""


def labels_of_lines(lines: Mapping[Path, DesignLine | None]) -> Labels:
    """Return the labels that sessions say themselves: of the design that most of them were started from."""
    seals = Counter(line.seal for line in lines.values() if line is not None)
    if not seals:
        return NO_LABELS
    seal = min(seals, key=lambda one: (-seals[one], one))
    of = {
        path: Label(label=line.treatment, stratum=line.stratum)
        for path, line in lines.items()
        if line is not None and line.seal == seal
    }
    others = [path.name for path in lines if path not in of]
    told = [Sentence("labels-of-design", words=six_words(seal))]
    told += [Sentence("labels-no-design", file=name, words=six_words(seal)) for name in others]
    return Labels(of=of, told=tuple(told))


def read_labels(path: Path, files: Sequence[Path]) -> Labels:
    """Return the labels that a sheet in a file gives to files.

    Raises
    ------
    EntenteError
        If the sheet cannot be read.
    """
    from wargame.workbook.files import ENDINGS, read_book, read_bytes
    from wargame.workbook.headings import text_of
    from wargame.workbook.rows import rows_of, text_of_bytes

    if path.suffix.lower() in ENDINGS:
        book = read_book(path)
        return labels_of([[text_of(cell) for cell in row] for row in book.sheets[0].rows], files)
    return labels_of(rows_of(text_of_bytes(read_bytes(path), path.name), path.name), files)


def labels_beside(places: Sequence[Path], files: Sequence[Path]) -> Labels:
    """Return the labels of the sheet that lies with the sessions in their folder, if one does.

    It is called `labels`, with the ending of a table. What is wrong with it stops nothing and is told.
    """
    from wargame.workbook.files import ENDINGS

    found = [
        place / f"{BESIDE}{ending}"
        for place in places
        for ending in (*PLAIN, *ENDINGS)
        if (place / f"{BESIDE}{ending}").is_file()
    ]
    if len(found) != 1:
        return NO_LABELS
    try:
        labels = read_labels(found[0], files)
    except EntenteError as error:
        return Labels(of={}, told=(error.told,))
    return Labels(of=labels.of, told=(Sentence("labels-beside", sheet=found[0].name), *labels.told))


def labels_of(rows: Sequence[Sequence[str]], files: Sequence[Path]) -> Labels:
    """Return the labels that the rows of a sheet, its head first, give to files."""
    told: list[Sentence] = []
    head = [folded(tidied(one)) for one in rows[0]] if rows else []
    at = {name: head.index(name) for name in COLUMNS if name in head}
    if not {"file", "label"} <= set(at):
        return Labels(of={}, told=(Sentence("labels-no-head", columns=", ".join(COLUMNS)),))
    by_name = {one.stem: one for one in files}
    found: dict[Path, Label] = {}
    for number, row in enumerate(rows[1:], 2):
        cells = {name: tidied(row[place]) if place < len(row) else "" for name, place in at.items()}
        if not any(cells.values()):
            continue
        stem = cells["file"].removesuffix(".entente")
        known = known_as(stem, by_name)
        if known is None:
            told.append(Sentence("labels-no-such-file", line=number, file=cells["file"]))
        elif not cells["label"]:
            told.append(Sentence("labels-without-label", line=number, file=cells["file"]))
        elif by_name[known] in found:
            told.append(Sentence("labels-twice", line=number, file=cells["file"]))
        else:
            found[by_name[known]] = Label(label=cells["label"], stratum=cells.get("stratum", ""))
    told += [Sentence("labels-none-for", file=one.name) for one in files if one not in found]
    return Labels(of=found, told=tuple(told))
