"""What was changed in an open scenario and outside of it at the same place, in words.

Conflicts come from `wargame.scenario.document.merge`; the words go to the editor's window.
"""

from typing import Any, Final

from wargame.scenario.document.edits import Path
from wargame.scenario.document.merge import ABSENT, Conflict, Value
from wargame.shown.editor.changes import label_at, named

_LONGEST: Final = 60
"""Characters of a text that are shown of each side."""


def conflict_words(conflict: Conflict, data: Any) -> str:
    """Return what both changed, as it is here and as it is outside; `data` is what stands here."""
    thing, label = _called(conflict.path, data)
    mine, theirs = _shown(conflict.mine), _shown(conflict.theirs)
    if not label:
        value = conflict.theirs if conflict.mine is ABSENT else conflict.mine
        here, outside = (
            "taken out" if one is ABSENT else "changed" for one in (conflict.mine, conflict.theirs)
        )
        return f"{named(value)} was {here} here and {outside} outside."
    what = f"{thing}: {label.lower()}" if thing else label
    return f"{what} was changed here and outside. Here it is {mine}, outside it is {theirs}."


def _called(path: Path, data: Any) -> tuple[str, str]:
    """Return the thing in which a path ends, and the label of its field; no label for a thing itself."""
    thing, numbers = "", list[str | int]()
    for step in path:
        if isinstance(data, list):
            data = next((one for one in data if isinstance(one, dict) and one.get("id") == step), None)
            thing = named(data)
            numbers.append(0)
        else:
            data = data.get(step) if isinstance(data, dict) else None
            numbers.append(step)
    label = "" if numbers[-1] == 0 else label_at(tuple(numbers))
    return thing, label


def _shown(value: Value) -> str:
    if value is ABSENT:
        return "taken out"
    if isinstance(value, dict):
        return f"“{value.get('title') or value.get('name') or value.get('id') or 'changed'}”"
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"
