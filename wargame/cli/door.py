"""The one door through which the command line prints: nothing that a stranger wrote reaches a terminal raw.

`main` puts a Door in the place of standard output and standard error, so that whatever a command, argparse
or an error prints goes through it: control characters are shown as pictures, marks that turn a line round as
codes. What the program itself means a terminal to obey (a heading in bold, a line that is written over) is
printed past the door, through `unguarded`, and holds nothing that anybody typed.
"""

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from re import Match, compile
from typing import Any, Final, TextIO, cast

_PICTURES: Final = 0x2400
"""Unicode's pictures of the control characters: ␛ for escape."""

_DELETE: Final = 0x7F

_TURNING: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that reorder what follows them; right-to-left text itself needs none of them."""

_UNSAFE: Final = compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f{_TURNING}]"
)
"""Everything that a terminal may obey or that cannot be written; line ends and tabs are let through."""


def shown(text: str) -> str:
    """Return a text with what a terminal may obey shown as a picture or a code; its lines stay lines."""
    return text if text.isprintable() and text.isascii() else _UNSAFE.sub(_picture, text)


def _picture(found: Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == _DELETE else f"<U+{code:04X}>"


def escaped(json_text: str) -> str:
    """Return JSON that means the same, with what a terminal may obey written as JSON's own escapes."""
    return _UNSAFE.sub(lambda found: _escape(found[0]), json_text)


def _escape(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def is_unsafe(sign: str) -> bool:
    """Return whether a terminal may obey a character, whatever a door lets through between lines."""
    return _UNSAFE.match(sign) is not None or (sign not in "\n\t" and unicodedata.category(sign) == "Cc")


class NotShown(OSError):
    """What a command prints could not be written, as on a full disk; `strerror` says why."""


class _Nowhere(TextIOBase):
    """Takes what is printed where the program was started without a place to print to."""

    def write(self, text: str) -> int:
        return len(text)


class Door:
    """A stream that shows what is written to it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write a text, made visible; NotShown where that fails though somebody reads."""
        with _telling():
            self.stream.write(shown(text))
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        """Write some lines, made visible."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Send on what was written; NotShown where that fails though somebody reads."""
        with _telling():
            self.stream.flush()

    def isatty(self) -> bool:
        """Return whether a terminal is behind the door."""
        return self.stream.isatty()

    @property
    def encoding(self) -> str:
        """How the stream behind the door writes letters."""
        return self.stream.encoding or "utf-8"

    # Without `fileno` nobody takes this for a terminal and colours what goes through it.


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotShown(error.errno, error.strerror) from error


def unguarded(stream: Any) -> TextIO:
    """Return the stream behind the door, for what the program itself means a terminal to obey."""
    return stream.stream if isinstance(stream, Door) else cast("TextIO", stream)


def _there(stream: TextIO | None) -> TextIO:
    return cast("TextIO", _Nowhere()) if stream is None else unguarded(stream)


@contextmanager
def guarded() -> Iterator[None]:
    """Put doors before standard output and standard error while something is run."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast("TextIO", Door(_there(stream))) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def write_over(line: str, *, ends: bool) -> None:
    """Write a line of progress over the one before; `ends` if it is the last."""
    stream = unguarded(sys.stderr)
    stream.write(f"\r{shown(line)}{chr(10) if ends else ''}")
    stream.flush()
