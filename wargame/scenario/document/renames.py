"""Another id for a thing, everywhere that it is named.

Asked by `document.document` for a `Rename`; finds the places by `scenario.uses`.
"""

import re
from typing import Any, Final

from wargame.scenario.document.edits import Edit, Rekey, Rename, Set
from wargame.scenario.document.values import value_at
from wargame.scenario.uses import renamed, uses_of
from wargame.terms import Refused

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def edits_of(data: Any, rename: Rename) -> tuple[Edit, ...]:
    """Return the edits that give a thing its new id wherever it is named.

    Raises
    ------
    Refused
        If there is no such thing, the new id is no id, or another thing of the kind has it.
    """
    kind, old, new = rename.kind, rename.old, rename.new
    if not _ID.fullmatch(new):
        raise Refused("rename-to-no-id", new=new)
    uses = uses_of(data, kind, old, rename.seat)
    if not uses:
        raise Refused("rename-of-nothing", old=old)
    if new != old and any(use.how == "itself" for use in uses_of(data, kind, new, rename.seat)):
        raise Refused("rename-to-taken", new=new)
    edits: list[Edit] = []
    for use in uses:
        if use.how in ("itself", "name"):
            edits.append(Set(use.path, new))
        elif use.how == "text":
            edits.append(Set(use.path, renamed(value_at(data, use.path), kind, old, new)))
    # Last, and the deepest first, so that the paths before them still lead there.
    keys = [use.path for use in uses if use.how == "key"]
    edits += [Rekey(path, new) for path in sorted(keys, key=len, reverse=True)]
    return tuple(edits)
