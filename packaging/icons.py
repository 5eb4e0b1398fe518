"""Make the application's icon files from its drawing: `python packaging/icons.py FOLDER`.

Writes `entente.ico` for Windows, `entente.icns` for macOS and `entente-SIZE.png` for Linux. Called by
build.spec, so the drawing `packaging/entente.svg` is the only icon that is kept.
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING: Final = Path(__file__).with_name("entente.svg")
SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
LARGEST: Final = 1024


def main(folder: Path) -> None:
    """Write all icon files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    large = drawn(LARGEST)
    large.save(folder / "entente.icns")
    small = {size: drawn(size) for size in SIZES}
    for size, picture in small.items():
        picture.save(folder / f"entente-{size}.png", optimize=True)
    within = [size for size in SIZES if size <= 256]
    small[256].save(
        folder / "entente.ico",
        sizes=[(size, size) for size in within],
        append_images=[small[size] for size in within],
    )


def drawn(size: int) -> Image.Image:
    """Return the drawing at `size` px."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    into = QByteArray()
    buffer = QBuffer(into)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants a string
    return Image.open(BytesIO(bytes(into.data())))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/icons"))
