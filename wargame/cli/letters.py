"""Letters that a terminal lacks: typographic signs have a plain stand-in there, all others their number.

An old terminal, or one in a language without Unicode, has no “ or →. `take_any_letter` is called once at the
start; data for other programs goes through `as_json`, which then writes every such letter by its number, and
always what a terminal might obey.
"""

from __future__ import annotations

import codecs
import sys
from typing import Final

from wargame.cli.door import escaped

_STAND_INS: Final = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("–—−‑", "-"),
    **dict.fromkeys("·•", "*"),
    **dict.fromkeys("\u00a0\u202f\u2009", " "),
    **{
        "…": "...",
        "→": "->",
        "←": "<-",
        "↓": "v",
        "↑": "^",
        "×": "x",
        "±": "+/-",
        "≤": "<=",
        "≥": ">=",
        "½": "1/2",
    },
}
_NAME: Final = "entente-stand-in"


def take_any_letter() -> None:
    """Let the streams of this process show a stand-in for letters that they lack, where they would fail."""
    codecs.register_error(_NAME, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_NAME)


def as_json(data: object) -> str:
    """Return data as JSON that can be printed: letters as they are, or by number where some are lacking."""
    import json

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    has_all = codecs.lookup(encoding).name.startswith("utf")
    return escaped(json.dumps(data, ensure_ascii=not has_all, indent=2))


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacked = error.object[error.start : error.end]
    shown = (_STAND_INS.get(sign) or sign.encode("ascii", "backslashreplace").decode() for sign in lacked)
    return "".join(shown), error.end
