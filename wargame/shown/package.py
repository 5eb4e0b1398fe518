"""What is said of a packed scenario before it is opened: who wrote it, on what terms, what is in it.

From `scenario.package` to the library and the command line.
"""

from wargame.scenario.package.contents import Package
from wargame.shown.pictures import ShownPicture
from wargame.words.counting import counted, listed

NOT_SAID = "not said"


def package_rows(package: Package) -> tuple[tuple[str, str], ...]:
    """Return labels and words, authors and licence first."""
    rows = [
        ("Authors", listed(package.authors) or NOT_SAID),
        ("Licence", " ".join(package.licence.split()) or NOT_SAID),
        ("Holds", _holds(package)),
    ]
    faults = len(package.document.faults)
    if faults:
        rows.append(("To mend", f"{counted(faults, 'fault')}, before it can be played"))
    if package.left_out:
        rows.append(("Left out", f"{counted(len(package.left_out), 'file')} that no scenario has a use for"))
    return tuple(rows)


def preview_of(package: Package) -> ShownPicture | None:
    """Return the picture of a packed scenario; None if it brings none."""
    if not package.preview:
        return None
    alt = f"{package.title}: who stands with whom at the start"
    return ShownPicture(content=package.preview, media_type="image/png", alt=alt, width=3, height=2)


def _holds(package: Package) -> str:
    parts = ["the scenario"]
    if package.pictures:
        parts.append(counted(len(package.pictures), "picture"))
    if package.rates is not None:
        parts.append("base rates")
    return listed(parts)
