"""See to the system libraries that Qt needs on Linux: install them as root, else say which are missing.

Run with any Python >= 3.11: `python3 .ci/qt_libraries.py` asks for what tests and reports need,
`--window` for what a window on the screen needs besides. Exit code 0 if all are there now, else 1.
To add a library: one line in the tables below, its name for the loader and its Debian package.
"""

import ctypes
import os
import shutil
import subprocess
import sys

FOR_QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FOR_A_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def main() -> int:
    """Return 0 if every library asked for is there, installed just now where that was possible."""
    if not sys.platform.startswith("linux"):
        return 0
    wanted = FOR_QT | FOR_A_WINDOW if "--window" in sys.argv[1:] else FOR_QT
    missing = {library: package for library, package in wanted.items() if not is_there(library)}
    if not missing:
        return 0
    packages = " ".join(missing.values())
    if shutil.which("apt-get") is None:
        say(f"Qt needs these libraries, please install them: {', '.join(missing)}.")
        return 1
    if os.geteuid() != 0:
        say("Qt needs some libraries of the system. Please type this line, then try again:")
        say(f"  sudo apt-get update && sudo apt-get install --no-install-recommends -y {packages}")
        return 1
    say(f"Installing the libraries that Qt needs: {packages}.")
    return install(list(missing.values()))


def is_there(library: str) -> bool:
    """Return whether the loader finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> int:
    """Install `packages` with apt-get; return 0, or 1 after saying what went wrong."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages]):
        ended = subprocess.run(
            ["apt-get", *command],
            env=environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if ended.returncode != 0:
            say(ended.stdout.strip())
            say(f"apt-get {command[0]} did not succeed; see the lines above. Try again when it does.")
            return 1
    return 0


def say(sentence: str) -> None:
    """Print `sentence` at once, in order with what other programs print."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
