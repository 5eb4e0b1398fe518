"""See to the system libraries that Qt needs on Linux: install them as root, else say which are missing.

Run with the Python of .venv, which has Qt: `.venv/bin/python .ci/qt_libraries.py` asks for what tests and
reports need, `--window` for what a window on the screen needs besides. Exit code 0 if all are there now,
else 1. What is missing is found by `ui.platform_plugin`, which tries to load what Qt would load.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ui.platform_plugin import ON_X, WITHOUT_A_SCREEN, line_to_type, missing_libraries, plugin_file


def main() -> int:
    """Return 0 if every library asked for is there, installed just now where that was possible."""
    if not sys.platform.startswith("linux"):
        return 0
    plugin = plugin_file(ON_X if "--window" in sys.argv[1:] else WITHOUT_A_SCREEN)
    if plugin is None:
        say("PySide6 is not installed for this Python. Please use that of .venv, which `make test` sets up.")
        return 1
    missing = missing_libraries(plugin)
    if not missing:
        return 0
    if shutil.which("apt-get") is None:
        say(f"Qt needs these libraries, please install them: {', '.join(missing)}.")
        return 1
    if os.geteuid() != 0:
        say("Qt needs some libraries of the system. Please type this line, then try again:")
        say(f"  {line_to_type(missing.values())}")
        return 1
    packages = list(dict.fromkeys(missing.values()))
    say(f"Installing the libraries that Qt needs: {' '.join(packages)}.")
    return install(packages)


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
