"""What was changed in an open scenario and outside of it at the same place, in words.

Conflicts come from `wargame.scenario.document.merge`; the words go to the editor's window.
"""

from typing import Final

from wargame.scenario.document.merge import ABSENT, Conflict, Value
from wargame.scenario.fields import field_at

_LONGEST: Final = 60
"""Characters of a text that are shown of each side."""


def conflict_words(conflict: Conflict) -> str:
    """Return what both changed, and that it stands as it was done here."""
    form = field_at(conflict.path) if _is_field(conflict) else None
    name = form.label if form is not None else str(conflict.path[-1])
    of = f" of {conflict.path[-2]}" if form is not None and len(conflict.path) > 2 else ""
    mine, theirs = _shown(conflict.mine), _shown(conflict.theirs)
    return f"{name}{of} was changed here and outside. Here it is {mine}, outside it is {theirs}."


def _is_field(conflict: Conflict) -> bool:
    return isinstance(conflict.path[-1], str)


def _shown(value: Value) -> str:
    if value is ABSENT:
        return "taken out"
    if isinstance(value, dict):
        return f"“{value.get('title') or value.get('name') or value.get('id') or 'changed'}”"
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"
