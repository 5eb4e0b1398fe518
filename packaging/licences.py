"""The licences of everything that goes into the bundle beside our own: `collect(FOLDER)`.

Beside Python's own it reads the metadata of what `pyproject.toml` asks for, and of what those ask for in
turn. Writes their licence files, each in a folder of its own, and `README.txt`, which lists name, version
and licence.
"""

import json
import os
import platform
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

OURS: Final = "entente"
EXTRA: Final = 'extra == "phones"'
"""What an extra asks for that is taken into the bundle, too."""
LEFT_OUT: Final = ("pip", "pygments")
"""Asked for, but not taken into the bundle."""
TEXTS_OF_QT: Final = Path(__file__).with_name("texts")
PHONES: Final = Path(__file__).resolve().parents[1] / "assets" / "phones"
"""The page for phones, with what `make phones` fetched for it."""
TEXTS: Final = re.compile(r"(licen[cs]e|copying|notice|authors|lgpl|gpl)", re.IGNORECASE)
HEAD: Final = """\
Entente is under the licence in the file LICENSE. It is made with what is listed here, each under its own; the
folders hold their texts. Qt and Qt for Python are used under the LGPL, version 3: their libraries lie in this
program's folder as files of their own and may be replaced by others that fit.
"""


def collect(folder: Path) -> None:
    """Write the licences into `folder`, anew."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    lines = [HEAD, f"Python {platform.python_version()}: PSF-2.0"]
    text = Path(os.__file__).with_name("LICENSE.txt")
    if text.exists():
        (folder / "Python").mkdir()
        shutil.copyfile(text, folder / "Python" / text.name)
    for one in sorted(all_of(OURS), key=lambda found: found.name.lower()):
        lines.append(f"{one.name} {one.version}: {licence_of(one)}")
        for file in one.files or ():
            if ".dist-info" in str(file) and TEXTS.search(file.name):
                target = folder / one.name / file.name
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(str(file.locate()), target)
    lines += fetched(PHONES, folder)
    # Its package comes without them.
    shutil.copytree(TEXTS_OF_QT, folder / "PySide6_Essentials", dirs_exist_ok=True)
    (folder / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def fetched(pages: Path, folder: Path) -> list[str]:
    """Write the licence of what the page for phones is served with; return its line, none without it."""
    text = pages / "vendor" / "LICENSE"
    if not text.is_file():
        return []
    locked = json.loads((pages / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    one = locked["node_modules/tweetnacl"]
    (folder / "tweetnacl").mkdir()
    shutil.copyfile(text, folder / "tweetnacl" / text.name)
    return [f"tweetnacl {one['version']}: {one['license']}"]


def all_of(name: str) -> Iterator[Distribution]:
    """Give what the distribution `name` needs, directly or through others; of extras that for phones."""
    seen, waiting = {name, *LEFT_OUT}, [name]
    while waiting:
        for asked in distribution(waiting.pop()).requires or ():
            wanted = re.split(r"[^A-Za-z0-9._-]", asked, maxsplit=1)[0].lower().replace("_", "-")
            if ("extra ==" in asked and EXTRA not in asked.replace("'", '"')) or wanted in seen:
                continue
            seen.add(wanted)
            try:
                found = distribution(wanted)
            except PackageNotFoundError:  # for another system or another Python
                continue
            yield found
            waiting.append(wanted)


def licence_of(one: Distribution) -> str:
    """Return the licence in a word, as its authors name it."""
    facts = one.metadata
    if named := facts.get("License-Expression"):
        return str(named)
    classes = [
        line.rpartition("::")[2].strip() for line in facts.get_all("Classifier") or () if "License" in line
    ]
    return ", ".join(classes) or str(facts.get("License") or "see its folder").partition("\n")[0]
