"""A page of Markdown in the type of the theme: headings, lists, tables, code, pictures with their captions.

Knows nothing of what the pages are about. Pictures are made as wide as the column and no wider than they
are; Tab goes to links and pictures, Enter follows them. Pictures are asked for by `picture_wanted`, so that
whoever shows the page can show them large.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ui.theme.fonts import fixed_font
from ui.theme.theme import current_theme
from ui.widgets.painted import colour, px

HEADINGS: Final = ("page", "dialog", "heading")
"""The type roles of headings by their level."""

LINE_PER_CENT: Final = 135
PROPORTIONAL: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value

COLUMN: Final = 880
"""The greatest width of text in px at 100 %; longer lines are hard to read."""

SLACK: Final = 2
"""Px by which a table of the whole width may come out wider than told, by rounding."""

STRONG: Final = 600
"""The heaviest weight of the bundled faces; a heavier one would be smeared out of it."""

PICTURES: Final = (".png",)
TYPEWRITER: Final = "monospace"
"""The family that Qt's reader of Markdown gives to code."""
CODE: Final = QTextFormat.Property.BlockCodeFence
MORE: Final = QTextCursor.MoveMode.KeepAnchor
NEXT: Final = QTextCursor.MoveOperation.NextCharacter


class PageView(QTextBrowser):
    """Shows one page; its pictures lie below `folder`."""

    link_wanted = Signal(QUrl)
    picture_wanted = Signal(Path)

    def __init__(self, name: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder.resolve()
        self._text = ""
        self._images: dict[str, QImage] = {}
        self._column = 0
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        # Always there, so that the column keeps its width from page to page.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.anchorClicked.connect(self._follow)

    def show_text(self, text: str) -> None:
        """Show a page from its beginning."""
        self._text = text
        self._images.clear()
        self._set_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Take over the theme as it is now, and stay at the place that is read."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0
        self._set_out()
        bar.setValue(round(share * bar.maximum()))

    def go_to_heading(self, title: str) -> bool:
        """Bring a heading to the top; return whether there is one of that title."""
        for block in _blocks(self.document()):
            if block.blockFormat().headingLevel() and block.text() == title:
                self.setTextCursor(QTextCursor(block))
                # The whole page is laid out first; until then the scroll bar ends too early.
                self.document().size()
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top) - px(8))
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit column and pictures."""
        super().resizeEvent(event)
        if self._column != self._room():
            self._fit()

    def _set_out(self) -> None:
        document = self.document()
        document.setDefaultFont(current_theme().font("large"))
        document.setDocumentMargin(px(24))
        document.setUndoRedoEnabled(False)
        self.setMarkdown(self._text)
        # Laid out once at the end: a page with a large table would be laid out anew for each of its cells.
        all_at_once = QTextCursor(document)
        all_at_once.beginEditBlock()
        _set_blocks(document)
        _set_tables(document)
        self._set_pictures()
        all_at_once.endEditBlock()
        self._fit()

    def _room(self) -> int:
        return min(px(COLUMN), self.viewport().width() - SLACK)

    def _fit(self) -> None:
        self._column = self._room()
        self.setLineWrapColumnOrWidth(self._column)
        widest = max(px(120), self._column - 2 * px(24))
        ratio = self.devicePixelRatioF()
        for at, picture in _pictures(self.document()):
            image = self._image(picture.name())
            if image.isNull():
                continue
            wide = min(widest, px(image.width()))
            high = round(wide * image.height() / image.width())
            pixmap = QPixmap.fromImage(_scaled(image, round(wide * ratio), round(high * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            kind = QTextDocument.ResourceType.ImageResource.value
            self.document().addResource(kind, QUrl(picture.name()), pixmap)
            picture.setWidth(wide)
            picture.setHeight(high)
            cursor = _over(self.document(), at)
            cursor.setCharFormat(picture)

    def _set_pictures(self) -> None:
        """Make each picture a thing that Tab reaches, and write below it what it shows."""
        caption = QTextCharFormat()
        caption.setFont(current_theme().font("secondary"))
        caption.setForeground(colour("ink2"))
        for at, picture in reversed(_pictures(self.document())):
            words = str(picture.property(QTextFormat.Property.ImageAltText) or "")
            picture.setAnchor(True)
            picture.setAnchorHref(picture.name())
            picture.setToolTip("")
            cursor = _over(self.document(), at)
            cursor.setCharFormat(picture)
            cursor.clearSelection()
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            shape = QTextBlockFormat()
            shape.setBottomMargin(px(16))
            cursor.insertBlock(shape, caption)
            cursor.insertText(words, caption)

    def _path(self, name: str) -> Path | None:
        """Return the file of a picture, if it is one and lies where pictures may lie."""
        path = (self._folder / name).resolve()
        inside = path.is_relative_to(self._folder.parent)
        return path if inside and path.suffix in PICTURES and path.is_file() else None

    def _image(self, name: str) -> QImage:
        if name not in self._images:
            path = self._path(name)
            self._images[name] = QImage(str(path)) if path else QImage()
        return self._images[name]

    def _follow(self, link: QUrl) -> None:
        path = self._path(link.path()) if link.isRelative() else None
        if path is not None:
            self.picture_wanted.emit(path)
        else:
            self.link_wanted.emit(link)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _pictures(document: QTextDocument) -> list[tuple[int, QTextImageFormat]]:
    """Return place and format of every picture, in their order."""
    found = []
    for block in _blocks(document):
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().isImageFormat():
                found.append((fragment.position(), fragment.charFormat().toImageFormat()))
            part += 1
    return found


def _over(document: QTextDocument, at: int) -> QTextCursor:
    """Return a cursor over the one sign that a picture takes."""
    cursor = QTextCursor(document)
    cursor.setPosition(at)
    cursor.movePosition(NEXT, MORE)
    return cursor


def _scaled(image: QImage, wide: int, high: int) -> QImage:
    if (wide, high) == (image.width(), image.height()):
        return image
    rgb = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    mode = Qt.TransformationMode.SmoothTransformation
    return rgb.scaled(wide, high, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(CODE)


def _distance_below(block: QTextBlock) -> int:
    """Return how far a block stands from the next, in px at 100 %: lines of code and of a list close."""
    if _is_code(block) and _is_code(block.next()):
        return 0
    in_list = block.textList() is not None and block.next().textList() is not None
    return 4 if in_list else 10


def _set_blocks(document: QTextDocument) -> None:
    """Give blocks the sizes and distances of the type roles, which Markdown knows nothing of."""
    for block in _blocks(document):
        shape = block.blockFormat()
        level = min(shape.headingLevel(), len(HEADINGS))
        code = _is_code(block)
        if level:
            _set_letters(block, current_theme().font(HEADINGS[level - 1]))
        elif code:
            shape.setBackground(colour("sunken"))
            shape.setNonBreakableLines(False)
            shape.setLeftMargin(px(8))
        _set_parts(block)
        shape.setTopMargin(px(20) if level > 1 else 0)
        shape.setBottomMargin(px(_distance_below(block)))
        tight = level or code or _has_picture(block)
        shape.setLineHeight(100 if tight else LINE_PER_CENT, PROPORTIONAL)
        QTextCursor(block).setBlockFormat(shape)


def _has_picture(block: QTextBlock) -> bool:
    part = block.begin()
    return not part.atEnd() and part.fragment().charFormat().isImageFormat()


def _set_letters(block: QTextBlock, font: QFont) -> None:
    letters = QTextCharFormat()
    letters.setFont(font)
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.mergeCharFormat(letters)


def _set_parts(block: QTextBlock) -> None:
    """Set code in the letters of one width of this machine, and links so that they are seen to be links."""
    code = QTextCharFormat()
    code.setFont(fixed_font(current_theme().scale))
    link = QTextCharFormat()
    link.setForeground(colour("postext"))
    link.setFontUnderline(True)
    strong = QTextCharFormat()
    strong.setFontWeight(STRONG)
    places, part = [], block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        letters = fragment.charFormat()
        if letters.fontWeight() > STRONG:
            places.append((fragment.position(), fragment.length(), strong))
        if TYPEWRITER in (letters.fontFamilies() or ()):
            places.append((fragment.position(), fragment.length(), code))
        elif letters.isAnchor() and not letters.isImageFormat():
            places.append((fragment.position(), fragment.length(), link))
        part += 1
    for at, length, wanted in places:
        cursor = QTextCursor(block)
        cursor.setPosition(at)
        cursor.setPosition(at + length, MORE)
        cursor.mergeCharFormat(wanted)


def _set_tables(document: QTextDocument) -> None:
    """Rule the tables with a line below each row."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setCellPadding(0)
            shape.setCellSpacing(0)
            shape.setBorder(0)
            shape.setTopMargin(px(4))
            shape.setBottomMargin(px(12))
            shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(shape)
            _set_cells(frame)


def _set_cells(table: QTextTable) -> None:
    solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            ruled = cell.format().toTableCellFormat()
            ruled.setBottomBorder(1)
            ruled.setBottomBorderStyle(solid)
            ruled.setBottomBorderBrush(colour("line" if row else "control"))
            ruled.setPadding(px(5))
            ruled.setLeftPadding(0)
            ruled.setRightPadding(px(12))
            cell.setFormat(ruled)
            cursor = cell.firstCursorPosition()
            close = cursor.blockFormat()
            close.setBottomMargin(0)
            close.setLineHeight(120, PROPORTIONAL)
            cursor.setBlockFormat(close)
