"""Fetches the one file of others that the page for phones needs: `make phones`.

TweetNaCl, which seals what phones say, comes from npm by the lock file beside the page, which holds the hash
of what is fetched; nothing of it is run. It goes into a folder that git does not keep, and from there into
the wheel and the bundle. Where the right file lies there already, nothing is done.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

PAGES: Final = Path(__file__).resolve().parents[1] / "assets" / "phones"
NAMED: Final = ("package.json", "package-lock.json")
PACKAGE: Final = "tweetnacl"
TAKEN: Final = ("nacl-fast.min.js", "LICENSE")
STAMP: Final = "made-by"
NO_NPM: Final = (
    "The part for phones needs npm, which is not here. Install Node.js (on Debian and Ubuntu: apt-get "
    "install npm), then type `make phones` again. Without it the program is whole but for phones."
)
NOT_FETCHED: Final = "npm could not fetch {package}; the lines above say why. Is there a network?"


def mark(pages: Path, vendor: Path) -> str:
    """Return what the lock file and the fetched files come to."""
    files = [*(pages / name for name in NAMED), *(vendor / name for name in TAKEN)]
    if not all(file.is_file() for file in files):
        return ""
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()


def is_made(pages: Path) -> bool:
    """Return whether what the lock file asks for lies there already, unchanged."""
    vendor = pages / "vendor"
    stamp = vendor / STAMP
    now = mark(pages, vendor)
    return bool(now) and stamp.is_file() and stamp.read_text(encoding="ascii").strip() == now


def fetch(pages: Path, npm: str) -> None:
    """Fetch it anew; CalledProcessError where npm cannot."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in NAMED:
            shutil.copyfile(pages / file, folder / file)
        typed = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(typed, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        vendor = pages / "vendor"
        vendor.mkdir(exist_ok=True)
        for file in TAKEN:
            shutil.copyfile(folder / "node_modules" / PACKAGE / file, vendor / file)
        (vendor / STAMP).write_text(mark(pages, vendor) + "\n", encoding="ascii")


def main(pages: Path = PAGES) -> int:
    """Have the part for phones there; return the exit code of the process."""
    if is_made(pages):
        return 0
    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write(NO_NPM + "\n")
        return 1
    try:
        fetch(pages, npm)
    except (subprocess.CalledProcessError, OSError):
        sys.stderr.write(NOT_FETCHED.format(package=PACKAGE) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
