"""Make a Debian package from the bundle: `make deb`. Needs dpkg-deb, and the bundle in dist/entente.

The program goes to /opt/entente, its command to /usr/bin; the desktop entry, the file type and the icons go
where a desktop looks for them.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BUNDLE: Final = ROOT / "dist" / "entente"
ICONS: Final = ROOT / "build" / "made" / "icons"
NEEDS: Final = (
    "libc6, libgl1, libegl1, libfontconfig1, libdbus-1-3, libxkbcommon0, libxkbcommon-x11-0, libxcb-cursor0, "
    "libxcb-icccm4, libxcb-keysyms1, libxcb-shape0, shared-mime-info, desktop-file-utils"
)
"""Libraries of the system that Qt takes from there."""

AFTER: Final = """#!/bin/sh
set -e
if [ "$1" = configure ] || [ "$1" = remove ]; then
    update-mime-database /usr/share/mime || true
    update-desktop-database /usr/share/applications || true
    gtk-update-icon-cache -q /usr/share/icons/hicolor || true
fi
"""


def main() -> int:
    """Build the package and say where it is; return the exit code."""
    if not (BUNDLE / "entente").exists():
        sys.stderr.write("There is no bundle in dist/entente. Make it first: make bundle\n")
        return 1
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    name = f"entente_{project['version']}_{machine}"
    folder = ROOT / "build" / "made" / name
    if folder.exists():
        shutil.rmtree(folder)
    _lay_out(folder)
    _describe(folder, project["version"], machine)
    package = ROOT / "dist" / f"{name}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(folder), str(package)], check=True
    )
    sys.stdout.write(f"The package is {package}, {package.stat().st_size / 1e6:.0f} MB.\n")
    return 0


def _lay_out(folder: Path) -> None:
    """Put every file where it is installed."""
    shutil.copytree(BUNDLE, folder / "opt" / "entente", symlinks=True)
    share = folder / "usr" / "share"
    for source, target in (
        ("entente.desktop", share / "applications" / "entente.desktop"),
        ("entente-mime.xml", share / "mime" / "packages" / "entente.xml"),
        ("entente.svg", share / "icons" / "hicolor" / "scalable" / "apps" / "entente.svg"),
        ("../LICENSE", share / "doc" / "entente" / "copyright"),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "packaging" / source, target)
    for icon in sorted(ICONS.glob("entente-*.png")):
        size = icon.stem.rpartition("-")[2]
        target = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "entente.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(icon, target)
    command = folder / "usr" / "bin" / "entente"
    command.parent.mkdir(parents=True)
    command.symlink_to("/opt/entente/entente")


def _describe(folder: Path, version: str, machine: str) -> None:
    control = folder / "DEBIAN"
    control.mkdir()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024
    (control / "control").write_text(
        f"Package: entente\nVersion: {version}\nArchitecture: {machine}\nSection: education\n"
        f"Priority: optional\nInstalled-Size: {size}\nDepends: {NEEDS}\n"
        "Maintainer: The Entente project <entente@localhost>\n"
        "Description: run a policy wargame on one laptop\n"
        " Moves, rulings, alignments, a record that nobody changes unseen, and an after-action\n"
        " report. Needs no network.\n",
        encoding="utf-8",
    )
    for name in ("postinst", "postrm"):
        (control / name).write_text(AFTER, encoding="utf-8")
        (control / name).chmod(0o755)


if __name__ == "__main__":
    sys.exit(main())
