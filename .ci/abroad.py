"""Run a second time what touches text, fonts, time, files and screens, as on a machine far away.

`make test-abroad` runs it with the Python of .venv; what follows its name goes to pytest. The machine speaks
Persian, lives in Kabul, has a font for Chinese and Japanese, a home that cannot be made, and a screen that
enlarges everything by a quarter. As root on Debian what is missing for that is installed with apt-get;
otherwise it is named, and the code is 1. A new part of the suite that touches one of these goes into `PARTS`.
"""

import locale
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from qt_libraries import install, say

LANGUAGE = "fa_IR.UTF-8"
ZONE = "Asia/Kabul"
SETTINGS = {
    "LC_ALL": LANGUAGE,
    "TZ": ZONE,
    "HOME": "/dev/null/home",
    "QT_SCALE_FACTOR": "1.25",
    "QT_QPA_PLATFORM": "offscreen",
}
UNSET = (
    "ENTENTE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "MPLCONFIGDIR",
)
"""What would lead past the home that cannot be made."""

PARTS = (
    # Text, and numbers and times in words.
    *("tests/wargame/test_times.py", "tests/wargame/test_numerals.py", "tests/wargame/test_places.py"),
    *("tests/wargame/report", "tests/wargame/cli", "tests/wargame/shown", "tests/ui/presenters"),
    # Files.
    *("tests/wargame/journal", "tests/wargame/scenario/test_load.py", "tests/wargame/scenario/test_save.py"),
    *("tests/wargame/alignment/test_edges.py", "tests/ui/test_remembered.py", "tests/ui/test_crash.py"),
    *("tests/ui/windows/test_library.py", "tests/ui/windows/test_keeping.py"),
    # Fonts, and what is measured by them.
    *("tests/ui/theme", "tests/ui/widgets", "tests/ui/panels", "tests/ui/test_hostile_texts.py"),
    *("tests/ui/windows/test_export.py", "tests/ui/windows/test_print_kit.py"),
    # Screens.
    *("tests/ui/windows/test_on_screen.py", "tests/ui/windows/test_small_screens.py"),
    *("tests/ui/windows/test_second_screen.py", "tests/ui/windows/test_projector.py", "tests/ui/test_app.py"),
    *("tests/ui/windows/test_table.py", "tests/ui/windows/test_replay.py", "tests/ui/windows/test_guide.py"),
)
"""The tests that are run: those for which it matters where the machine stands."""

CJK_FONTS = ("DroidSansFallback*", "NotoSans*CJK*", "NotoSerif*CJK*", "wqy-*", "uming*", "ukai*", "ipag*")


def main(words: list[str]) -> int:
    """Return what pytest ends with, or 1 if something is missing here."""
    if not sys.platform.startswith("linux"):
        say("This run needs Linux: it sets the language, the zone and the fonts of the whole system.")
        return 1
    packages = missing()
    if packages and not get(packages):
        return 1
    environment = {name: value for name, value in os.environ.items() if name not in UNSET} | SETTINGS
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words, *PARTS]
    return subprocess.run(command, env=environment, check=False).returncode


def missing() -> dict[str, str]:
    """Return what is not there, in words, each with the Debian package that brings it."""
    wanted = {
        f"the language {LANGUAGE}": ("locales", speaks_persian()),
        f"the time zone {ZONE}": ("tzdata", knows_kabul()),
        "a font for Chinese and Japanese": ("fonts-droid-fallback", has_cjk_font()),
    }
    return {words: package for words, (package, there) in wanted.items() if not there}


def get(packages: dict[str, str]) -> bool:
    """Install what is missing, or say how; return whether all of it is there now."""
    make_language = ["localedef", "-i", "fa_IR", "-f", "UTF-8", LANGUAGE]
    names = " ".join(packages.values())
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        say(f"Missing here: {', '.join(packages)}. On Debian and Ubuntu type these lines, then try again:")
        say(f"  sudo apt-get update && sudo apt-get install --no-install-recommends -y {names}")
        say(f"  sudo {' '.join(make_language)}")
        return False
    say(f"Installing {', '.join(packages)}: {names}.")
    if install(list(packages.values())) != 0:
        return False
    if not speaks_persian():
        subprocess.run(make_language, check=False)
    left = missing()
    if left:
        say(f"Still missing: {', '.join(left)}.")
    return not left


def speaks_persian() -> bool:
    """Return whether the C library has the language."""
    try:
        locale.setlocale(locale.LC_ALL, LANGUAGE)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, "C")
    return True


def knows_kabul() -> bool:
    """Return whether the C library has the zone; one that it does not know it takes for UTC."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = ZONE
    time.tzset()
    known = time.localtime(0).tm_gmtoff == 4 * 3600 + 1800
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()
    return known


def has_cjk_font() -> bool:
    """Return whether a font with Chinese and Japanese letters lies where all programs find it."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return any(next(folder.rglob(name), None) for folder in folders for name in CJK_FONTS if folder.is_dir())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
