"""People who are to play, read from whatever somebody types or pastes: a name, a list, a mail's addressees.

`guests_in` takes a whole text apart, `guest_of` one part of it; `shown.setup` seats what they give. A
list is split at the strongest separator that stands in it: lines and semicolons before tabs, tabs before
commas. “Lindqvist, Maya” is one person, also when it is all there is: one comma between a family name and one
given name belongs to the name. Numbers and bullets before a name, addresses and pronouns beside it are
understood and left out. To understand another habit, add a pattern to
those below.
"""

import re
from dataclasses import dataclass
from itertools import chain
from typing import Final

from wargame.names import composed, tidied
from wargame.terms import ActorId

UNSEATED: Final = ""
"""The place of a player who has no seat yet."""

LONGEST_NAME: Final = 80
"""Characters of a player's name."""

_MOST_INITIALS: Final = 4

_BEFORE: Final = re.compile(
    r"\s*(?:\(?\d{1,3}[.):](?!\d)|\(?[A-Za-z]\)|\[[ xX]?\]|[-–—*•‣◦▪▫●○■□·➢►▸✓✔☐☑☒]+)\s*"
)
"""What numbers a line: `1.`, `2)`, `(3)`, `a)`, a box or a bullet."""

_ADDRESS: Final = re.compile(r"<?\b(?:mailto:)?([\w.+%-]+)@[\w-]+(?:\.[\w-]+)+>?", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_PRONOUNS: Final = frozenset(
    (
        *("she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "it", "its"),
        *(
            "xe",
            "xem",
            "ze",
            "zir",
            "any",
            "all",
            "ask",
            "sie",
            "ihr",
            "er",
            "ihm",
            "ihn",
            "elle",
            "il",
            "iel",
            "lui",
            "ella",
            "él",
        ),
        *("elles", "ellos", "hen", "hon", "han", "hän"),
    )
)
_TRAILING_PRONOUNS: Final = re.compile(r"[\s,]+(\w+(?:\s*/\s*\w+)+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A person who is to play."""

    name: str
    initials: str = ""
    seat: ActorId = UNSEATED


def guests_in(text: str, seat: ActorId = UNSEATED) -> tuple[Guest, ...]:
    """Return the people named in a text, one for each part of it."""
    return tuple(guest for part in _parts(text) if (guest := guest_of(part, seat)) is not None)


def guest_of(text: str, seat: ActorId = UNSEATED) -> Guest | None:
    """Return the person named in a text: `Maya Lindqvist`, or with initials `Maya Lindqvist (MLQ)`.

    Of an address alone the part before its `@` is the name.
    """
    plain = _printable(text)
    while numbering := _BEFORE.match(plain):
        plain = plain[numbering.end() :]
    address = _ADDRESS.search(plain)
    plain = _ADDRESS.sub(" ", plain)
    initials = next((one for one in _BRACKETS.findall(plain) if _are_initials(one)), "").strip()
    plain = _BRACKETS.sub(" ", plain)
    trailing = _TRAILING_PRONOUNS.search(plain.rstrip())
    if trailing and _are_pronouns(trailing[1]):
        plain = plain[: trailing.start()]
    name = tidied(plain).strip(' "“”„«»,;<>()[]')[:LONGEST_NAME].strip()
    if not name and address:
        name = re.sub(r"[._+%-]+", " ", address[1]).strip().title()[:LONGEST_NAME]
    if not name:
        return None
    return Guest(name=name, initials=initials or _initials_of(name), seat=seat)


def _printable(text: str) -> str:
    """Return a text on one line, without what cannot be printed; what joins letters stays."""
    shown = (sign if sign.isprintable() or sign in "\u200c\u200d" else " " for sign in composed(text))
    return tidied("".join(shown))


def _parts(text: str) -> list[str]:
    """Return a text split at the strongest separator in it; quotes and brackets hold what is in them."""
    lines = [line for line in text.splitlines() if line.strip(" \t,;")]
    parts = list(chain.from_iterable(_split(line, ";") for line in lines))
    if len(parts) != 1:
        return parts
    (only,) = parts
    by_tabs = only.strip().split("\t")
    if len(by_tabs) > 1:
        return by_tabs
    by_commas = _split(only, ",")
    return [only] if _are_one_name(by_commas) else by_commas


def _are_one_name(parts: list[str]) -> bool:
    """Return whether two parts of a line are the family name and the given name of one person.

    Both are one word then, but for particles: “van der Berg, Anna”, “Lindqvist, Maya (she/her)”.
    """
    if len(parts) != 2 or "@" in "".join(parts) or set("([") & set(parts[0]):
        return False
    beside = _BRACKETS.sub(" ", parts[1])
    family, given = ([word for word in part.split() if not word.islower()] for part in (parts[0], beside))
    return len(family) == len(given) == 1


def _split(line: str, separator: str) -> list[str]:
    found, depth, quoted, start = [], 0, False, 0
    for at, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        depth = max(0, depth + (sign in "(<[") - (sign in ")>]"))
        if sign == separator and not depth and not quoted:
            found.append(line[start:at])
            start = at + 1
    if quoted or depth:
        # A bracket or quote that nobody closed holds nothing together.
        return line.split(separator)
    return [*found, line[start:]]


def _are_initials(text: str) -> bool:
    plain = text.strip()
    return 0 < len(plain) <= _MOST_INITIALS and " " not in plain and not _are_pronouns(plain)


def _are_pronouns(text: str) -> bool:
    words = re.split(r"[\s/,]+", text.strip().casefold())
    return all(word in _PRONOUNS for word in words) or ("/" in text and words[0] in _PRONOUNS)


def _initials_of(name: str) -> str:
    family, comma, given = name.partition(",")
    spoken = f"{given} {family}" if comma else name
    return "".join(part[0].upper() for part in spoken.split())[:3]
