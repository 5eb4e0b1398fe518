"""Sentences of the windows: `ui`."""

from collections.abc import Mapping
from typing import Final

WINDOWS: Final[Mapping[str, str]] = {
    "folder-cannot-be-made": "The folder {folder} cannot be made: {reason}. Choose another in the settings.",
    "picture-not-written": "{name} could not be written: {reason}.",
    "press-refused": "“{button}” cannot be pressed in turn {turn}.",
    "press-without-effect": "Pressing “{button}” in turn {turn} changes nothing.",
    "session-called-so": "There is a session called “{stem}” already. Choose another name.",
    "session-not-binned": (
        "{name} cannot be moved to the bin, so it stays where it is. To delete it for good, show it in "
        "its folder and use the file manager."
    ),
    "session-not-renamed": "{name} cannot be renamed: {reason}. It keeps its name.",
    "session-open-elsewhere": "{name} is open ({holder}) and cannot be {done} now. Close it there first.",
    "session-without-end": "The session does not end: {most} presses and still in turn {turn}.",
}
