"""The graph as a picture to take along: PNG for pasting, SVG for slides and print.

Made from a scene in the light colours, whatever theme is in force, because it goes onto white paper and
slides.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from ui.theme.fonts import role_font
from ui.theme.icons import glyph_bytes
from ui.theme.tokens import LIGHT
from ui.widgets.graph_paint import paint_picture
from ui.widgets.graph_scene import GraphScene
from ui.widgets.text import paint_lines
from wargame.terms import RecordError
from wargame.whole import write_whole

CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
SHARPNESS: Final = 2.0
"""Pixels of the PNG for one px of the geometry."""
SVG_TYPE: Final = "image/svg+xml"


def as_image(scene: GraphScene, marking: str = "") -> QImage:
    """Return the picture with two pixels for each px, and its marking below it."""
    from wargame.alignment.svg import MARKED

    picture = scene.picture()
    height = picture.frame.height + (MARKED if marking else 0)
    image = QImage(
        QSize(round(picture.frame.width * SHARPNESS), round(height * SHARPNESS)), QImage.Format.Format_RGB32
    )
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARPNESS, SHARPNESS)
    paint_picture(painter, picture, scene.data.glyphs, LIGHT, scene.hulls())
    if marking:
        line = QRectF(0, picture.frame.height, picture.frame.width, MARKED)
        paint_lines(painter, line, [marking], role_font("label"), MARKED, QColor(LIGHT.ink), CENTRE)
        image.setText("Comment", marking)
    painter.end()
    return image


def as_svg_text(scene: GraphScene, title: str, marking: str = "") -> str:
    """Return the picture as SVG with a title and the ties in words."""
    from wargame.alignment.svg import as_svg

    picture = scene.picture()
    names = {**scene.data.glyphs, **{badge: badge for badge in scene.badges.values()}}
    drawings = {key: glyph_bytes(name, "currentColor").decode() for key, name in names.items()}
    return as_svg(picture, title=title, hulls=scene.hulls(), glyphs=drawings, marking=marking)


def copy(scene: GraphScene, title: str, marking: str = "") -> None:
    """Put the picture on the clipboard, as pixels and as SVG, and its ties as plain text."""
    from wargame.alignment.svg import described

    data = QMimeData()
    data.setImageData(as_image(scene, marking))
    data.setData(SVG_TYPE, QByteArray(as_svg_text(scene, title, marking).encode()))
    data.setText("\n".join(filter(None, (marking, described(scene.picture())))))
    QGuiApplication.clipboard().setMimeData(data)


def save(scene: GraphScene, title: str, path: Path, marking: str = "") -> None:
    """Write the picture to a file: SVG where the name ends in .svg, else PNG.

    Raises
    ------
    RecordError
        If the file cannot be written.
    """
    try:
        if path.suffix.lower() == ".svg":
            write_whole(path, as_svg_text(scene, title, marking).encode())
        else:
            write_whole(path, _png(as_image(scene, marking)))
    except OSError as error:
        raise RecordError("picture-not-written", name=path.name, reason=error.strerror or error) from error


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
