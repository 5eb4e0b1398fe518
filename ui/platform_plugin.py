"""What Qt needs of a Linux system to open a window, found by trying to load Qt's own plugin for the screen.

Qt ends the program without a word that helps when its plugin cannot be loaded, so `entente` asks here first;
`.ci/qt_libraries.py` asks here too, and installs what is missing. No list of libraries is kept: the plugin is
loaded as Qt would load it, and the system's loader says what it does not find. The plugin lies beside the
PySide6 that this Python would import. Qt itself is not imported here, for it could not be.

A package is named as Debian's policy names it, after the library. One that is called otherwise is named
in `CALLED_OTHERWISE`.
"""

import ctypes
import os
import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ON_X: Final = "xcb"
"""The plugin for windows on an X server."""

WITHOUT_A_SCREEN: Final = "offscreen"
"""The plugin that needs least: what is missing for it is missing for every other."""

CALLED_OTHERWISE: Final = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
"""Libraries whose Debian package is not named after them."""

_NOT_FOUND: Final = re.compile(r"^\s*(\S+\.so\S*)(?: => not found|: cannot open shared object file)", re.M)
_LIBRARY: Final = re.compile(r"(?P<name>.+)\.so\.(?P<version>.+)")


def plugin_wanted() -> str:
    """Return the plugin that Qt would take for this screen; where that is open, the one that needs least."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked.startswith(ON_X):
        return ON_X
    only_x = bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
    return ON_X if only_x and not asked else WITHOUT_A_SCREEN


def plugin_file(plugin: str) -> Path | None:
    """Return where the plugin of that name lies; None if there is no PySide6, or no such plugin in it."""
    spec = find_spec("PySide6")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        found = Path(folder, "Qt", "plugins", "platforms", f"libq{plugin}.so")
        if found.is_file():
            return found
    return None


def missing_libraries(plugin_at: Path | None) -> dict[str, str]:
    """Return each library that a plugin asks for and that is nowhere, with its Debian package.

    Empty if the plugin loads, if it fails for another reason, which Qt tells better, and on systems other
    than Linux, where Qt brings all it needs.
    """
    if plugin_at is None or not sys.platform.startswith("linux"):
        return {}
    try:
        ctypes.CDLL(str(plugin_at))
    except OSError as why:
        # The loader stops at the first that it does not find; ldd goes on and names them all.
        named = _NOT_FOUND.findall(linked(plugin_at)) or _NOT_FOUND.findall(str(why))
        return {library: package_of(library) for library in dict.fromkeys(named)}
    return {}


def linked(library: Path) -> str:
    """Return what ldd says of a library; nothing where there is no ldd."""
    # Wanted only where something is missing, and every start passes here.
    import subprocess

    try:
        told = subprocess.run(["ldd", str(library)], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return told.stdout


def package_of(library: str) -> str:
    """Return the Debian package that brings a library.

    The name and the version, with a hyphen between them where two digits would meet, in small letters.
    """
    parts = _LIBRARY.fullmatch(library)
    if library in CALLED_OTHERWISE or parts is None:
        return CALLED_OTHERWISE.get(library, library)
    name, version = parts["name"], parts["version"]
    hyphen = "-" if name[-1].isdigit() else ""
    return f"{name}{hyphen}{version}".lower().replace("_", "-")


def in_words(missing: dict[str, str]) -> str:
    """Return what to tell who wanted a window: what is missing, and the line that brings it."""
    return (
        "The window cannot open: this computer lacks libraries that it needs. "
        "On Debian and Ubuntu type this line, then try again:\n"
        f"  {line_to_type(missing.values())}\n"
        f"On other systems install the packages that bring {', '.join(missing)}.\n"
    )


def line_to_type(packages: Iterable[str]) -> str:
    """Return the line that installs packages on Debian and Ubuntu."""
    names = " ".join(dict.fromkeys(packages))
    return f"sudo apt-get update && sudo apt-get install --no-install-recommends -y {names}"
