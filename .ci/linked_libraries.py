"""Find libraries that a bundle links to, that it does not hold, and that not every desktop has.

`python3 .ci/linked_libraries.py FOLDER` reads what every library in the folder asks the loader for, with ldd.
Names what is missing and who wants it; exit code 0 if nothing is. `OF_THE_SYSTEM` is what may lie outside.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

OF_THE_SYSTEM = re.compile(
    r"(linux-vdso|ld-linux[-\w]*|libc|libm|libdl|libpthread|librt|libutil|libresolv"  # the C library
    r"|libGL|libEGL|libGLX|libGLdispatch|libxcb"  # graphics and the X server's own door
    r"|libwayland-client|libwayland-cursor)\.so"  # there where the desktop is Wayland
)


def main(folder: Path) -> int:
    """Print every library that is missing; return 0 if there is none, else 1."""
    inside = folder / "_internal"
    found = sorted(path for path in folder.rglob("*") if is_binary(path))
    strangers: dict[str, set[str]] = {}
    for path in found:
        for library, place in linked(path, inside):
            in_the_bundle = place is not None and place.is_relative_to(inside)
            if not in_the_bundle and not OF_THE_SYSTEM.match(library):
                strangers.setdefault(library, set()).add(str(path.relative_to(folder)))
    for library, wanting in sorted(strangers.items()):
        sys.stdout.write(f"{library} is not in the bundle; it is wanted by {', '.join(sorted(wanting))}\n")
    if not strangers:
        sys.stdout.write(
            f"{len(found)} binaries; all they link to is in the bundle or on every desktop. "
            f"They need version {newest_c_library(found)} of the C library.\n"
        )
    return 1 if strangers else 0


def newest_c_library(found: list[Path]) -> str:
    """Return the version of the C library that the most demanding of the binaries asks for."""
    versions = {version for path in found for version in re.findall(rb"GLIBC_(2)\.(\d+)", path.read_bytes())}
    major, minor = max((int(major), int(minor)) for major, minor in versions)
    return f"{major}.{minor}"


def is_binary(path: Path) -> bool:
    """Return whether a file is a program or a library."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def linked(path: Path, inside: Path) -> list[tuple[str, Path | None]]:
    """Return what a binary links to as the bundle's start would find it: each name, and where it lies."""
    said = subprocess.run(
        ["ldd", str(path)],
        env=os.environ | {"LD_LIBRARY_PATH": str(inside)},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    rows = re.findall(
        r"^\s+(\S+)(?: => (not found|\S+))?", said.replace("statically linked", ""), re.MULTILINE
    )
    places = [(Path(name).name, where) for name, where in rows]
    return [(name, Path(where).resolve() if where.startswith("/") else None) for name, where in places]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist/entente").resolve()))
