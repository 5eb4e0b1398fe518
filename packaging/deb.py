"""Make a Debian package from the bundle: `make deb`. Needs dpkg-deb, and the bundle in dist/entente.

The program goes to /opt/entente, its command to /usr/bin; the desktop entry, the file type, the icons and the
page for `man` go where a desktop looks for them. It needs no scripts of its own: the packages that keep those
places notice what comes and goes.
"""

import gzip
import re
import shutil
import subprocess
import sys
import tomllib
from email.utils import formatdate
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BUNDLE: Final = ROOT / "dist" / "entente"
ICONS: Final = ROOT / "build" / "made" / "icons"
C_LIBRARY: Final = re.compile(rb"GLIBC_2\.(\d+)")
NEEDS: Final = (
    "libc6 (>= 2.{}), libegl1, libgl1, libxcb1, fontconfig-config, desktop-file-utils, hicolor-icon-theme, "
    "shared-mime-info"
)
"""What `.ci/linked_libraries.py` allows outside of the bundle, and what keeps the desktop's lists."""
MAINTAINER: Final = "The Entente project <entente@localhost>"


def main() -> int:
    """Build the package and say where it is; return the exit code."""
    if not (BUNDLE / "entente").exists():
        sys.stderr.write("There is no bundle in dist/entente. Make it first: make bundle\n")
        return 1
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    name = f"entente_{version}_{machine}"
    folder = ROOT / "build" / "made" / name
    if folder.exists():
        shutil.rmtree(folder)
    _lay_out(folder)
    _document(folder / "usr" / "share", version)
    _describe(folder, version, machine)
    package = ROOT / "dist" / f"{name}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(folder), str(package)], check=True
    )
    shutil.rmtree(folder)
    sys.stdout.write(f"The package is {package}, {package.stat().st_size / 1e6:.0f} MB.\n")
    return 0


def _lay_out(folder: Path) -> None:
    """Put the program, its command and what the desktop shows of it where they are installed."""
    shutil.copytree(BUNDLE, folder / "opt" / "entente", symlinks=True)
    share = folder / "usr" / "share"
    _copy(ROOT / "packaging" / "entente.desktop", share / "applications" / "entente.desktop")
    _copy(ROOT / "packaging" / "entente-mime.xml", share / "mime" / "packages" / "entente.xml")
    icons = share / "icons" / "hicolor"
    _copy(ROOT / "packaging" / "entente.svg", icons / "scalable" / "apps" / "entente.svg")
    for icon in sorted(ICONS.glob("entente-*.png")):
        size = icon.stem.rpartition("-")[2]
        _copy(icon, icons / f"{size}x{size}" / "apps" / "entente.png")
    command = folder / "usr" / "bin" / "entente"
    command.parent.mkdir(parents=True)
    command.symlink_to("/opt/entente/entente")
    for path in folder.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path.parent == folder / "opt" / "entente"
            path.chmod(0o755 if runs else 0o644)


def _document(share: Path, version: str) -> None:
    """Write the page for `man`, the licence and what changed, as packages have them."""
    papers = share / "doc" / "entente"
    _copy(ROOT / "LICENSE", papers / "copyright")
    with (papers / "copyright").open("a", encoding="utf-8") as file:
        file.write(
            "\nWhat it is made with is listed, with its licences, in /opt/entente/_internal/licences.\n"
        )
    entry = (
        f"entente ({version}) stable; urgency=low\n\n"
        "  * What changed is told in /opt/entente/_internal/CHANGELOG.md.\n\n"
        f" -- {MAINTAINER}  {formatdate(BUNDLE.stat().st_mtime)}\n"
    )
    _pack(entry, papers / "changelog.gz")
    _pack(manual(version), share / "man" / "man1" / "entente.1.gz")


def manual(version: str) -> str:
    """Return the page for `man entente`."""
    sys.path.insert(0, str(ROOT))
    from wargame.cli.main import COMMANDS

    lines = [
        f'.TH ENTENTE 1 "" "Entente {version}" "User commands"',
        ".SH NAME",
        r"entente \- run a policy wargame on one laptop",
        ".SH SYNOPSIS",
        r".B entente",
        r"[\fIFILE\fR]",
        ".br",
        r".B entente",
        r"\fICOMMAND\fR ...",
        ".SH DESCRIPTION",
        r"Without a command the window opens, with the session or scenario in \fIFILE\fR if one is named.",
        "Everything else is done by a command:",
    ]
    for word, (_, does) in COMMANDS.items():
        lines += [".TP", rf"\fB{word}\fR", does[0].upper() + does[1:] + "."]
    lines += [
        ".TP",
        r"\fBself\-test\fR",
        "Find out whether this installation works; your own files are not touched.",
        ".PP",
        r"\fBentente\fR \fICOMMAND\fR \fB\-\-help\fR explains one of them.",
        ".SH ENVIRONMENT",
        ".TP",
        r"\fBENTENTE_HOME\fR",
        "The folder below which sessions, settings and logs are kept.",
        ".SH FILES",
        ".TP",
        r"\fI~/Documents/Entente\fR",
        "Sessions, and a folder for your own scenarios.",
    ]
    return "\n".join(lines) + "\n"


def _describe(folder: Path, version: str, machine: str) -> None:
    """Write what the package says of itself, and the sums of its files."""
    control = folder / "DEBIAN"
    control.mkdir()
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024
    newest = max(int(minor) for path in files for minor in C_LIBRARY.findall(path.read_bytes()))
    (control / "control").write_text(
        f"Package: entente\nVersion: {version}\nArchitecture: {machine}\nSection: education\n"
        f"Priority: optional\nInstalled-Size: {size}\nDepends: {NEEDS.format(newest)}\n"
        f"Maintainer: {MAINTAINER}\n"
        "Description: run a policy wargame on one laptop\n"
        " Moves, rulings, alignments, a record that nobody changes unseen, and\n"
        " an after-action report. Needs no network.\n",
        encoding="utf-8",
    )
    sums = subprocess.run(
        ["md5sum", *(str(path.relative_to(folder)) for path in files)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    (control / "md5sums").write_text(sums.stdout, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _pack(text: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    sys.exit(main())
