"""LibreOffice without a window: opens files and writes them in another form."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

NAMES = ("soffice", "libreoffice")
PARTS = ("libreoffice-writer", "libreoffice-impress", "libreoffice-calc")
LONGEST_S = 300


def missing_programs() -> str:
    """What is missing on this computer, in a sentence; empty if nothing is."""
    if any(shutil.which(name) for name in NAMES):
        return ""
    return (
        f"LibreOffice is needed to open what was written. On Debian and Ubuntu type: "
        f"apt-get install --no-install-recommends {' '.join(PARTS)}"
    )


def converted(files: Mapping[str, bytes], ending: str, folder: Path) -> dict[str, bytes]:
    """Files, by their names, as LibreOffice writes them in another form; the names get the new ending."""
    program = next(found for name in NAMES if (found := shutil.which(name)))
    before, after = folder / "before", folder / f"as {ending}"
    before.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in files.items():
        paths.append(before / name)
        paths[-1].write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(after)]
    subprocess.run([*command, *map(str, paths)], check=True, timeout=LONGEST_S, capture_output=True)
    return {name: (after / Path(name).with_suffix(f".{ending}").name).read_bytes() for name in files}


@dataclass(frozen=True)
class Pages:
    """A PDF that LibreOffice made."""

    texts: tuple[str, ...]
    """What each page says."""
    sizes: tuple[tuple[int, int], ...]
    """Width and height of each page, in points."""

    @property
    def words(self) -> str:
        """All that they say, without blanks."""
        return "".join("".join(text.split()) for text in self.texts)


def pages_of(content: bytes) -> Pages:
    """The pages of a PDF."""
    pages = PdfReader(BytesIO(content)).pages
    return Pages(
        tuple(page.extract_text() for page in pages),
        tuple((round(page.mediabox.width), round(page.mediabox.height)) for page in pages),
    )
