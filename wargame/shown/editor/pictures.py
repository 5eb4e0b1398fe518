"""The picture of a thing that is being made, as players will see it: from its file beside the scenario.

Goes to the drawn card and to the field of a picture in a form. A text that lies in no file has none.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wargame.scenario.document.document import Document
from wargame.scenario.laying import taken_in
from wargame.scenario.pictures import kept_in
from wargame.shown.pictures import ShownPicture
from wargame.terms import Refused


def picture_of(document: Document, data: Mapping[str, Any]) -> ShownPicture | None:
    """Return the picture that a thing names in its plain data; None where there is none to be seen."""
    found = data.get("picture")
    if not isinstance(found, Mapping):
        return None
    return picture_named(document, found.get("file"), found.get("shows"))


def picture_named(document: Document, file: Any, shows: Any) -> ShownPicture | None:
    """Return the picture in a file beside the scenario."""
    kept = kept_in(document.folder, file) if document.folder is not None and isinstance(file, str) else None
    if kept is None:
        return None
    return ShownPicture(
        content=kept.content,
        media_type=kept.media_type,
        alt=shows if isinstance(shows, str) and shows else "A picture",
        width=kept.width,
        height=kept.height,
    )


def take_in(document: Document, picture: Path) -> str:
    """Put a picture beside the scenario and return the name that it has there.

    Raises
    ------
    PictureUnfit
        If it is no picture.
    Refused
        If the scenario lies in no file, or its folder takes nothing.
    """
    if document.folder is None:
        raise Refused("picture-without-folder")
    try:
        return taken_in(picture, document.folder)
    except OSError as error:
        raise Refused("picture-not-taken", name=picture.name, reason=error.strerror) from error
