"""Codes for cameras: what a link or a Wi-Fi says, as rows of dark and light modules.

Whoever shows or prints a code draws the modules; the library that makes them is loaded when the first one is
wanted. The light edge that cameras need is left to who draws.
"""

from typing import Final, Literal, TypeAlias

Modules: TypeAlias = tuple[tuple[bool, ...], ...]
"""Rows of a code, True where it is dark."""

_SPECIAL: Final = str.maketrans({sign: f"\\{sign}" for sign in '\\;,:"'})


def modules_of(text: str, *, on_paper: bool = False) -> Modules:
    """Return a text as a code; on paper, where it may be creased, with more to spare."""
    import segno

    level: Literal["m", "l"] = "m" if on_paper else "l"
    made = segno.make(text, error=level, boost_error=False, micro=False)
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


def wifi_text(name: str, password: str) -> str:
    """Return what a phone reads to join a Wi-Fi; without a password, an open one."""
    named = f"S:{name.translate(_SPECIAL)}"
    if not password:
        return f"WIFI:T:nopass;{named};;"
    return f"WIFI:T:WPA;{named};P:{password.translate(_SPECIAL)};;"
