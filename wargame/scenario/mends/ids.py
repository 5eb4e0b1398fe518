"""Mends of ids and names: the near one, one of its own, one in kebab-case in all places at once.

Cases come from `offers`, which names the function for each key of a fault.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from typing import Final

from wargame.scenario.mends.case import Case, inner, use, used, word_at
from wargame.scenario.mends.spans import Span
from wargame.scenario.patch import Mend, Patch
from wargame.words.sentences import Sentence

_PLAIN: Final = re.compile(r"[^a-z0-9]+")
_QUOTED: Final = re.compile(r"`([^`]+)`")
_FEW: Final = 5
_LETTERS: Final = "bcdefghijklmnopqrstuvwxyz"


def near_name(case: Case) -> Iterator[Mend]:
    """Yield the name that was very likely meant."""
    near, site = case.near, case.site
    if near is None or site is None:
        return
    if site.key is not None and case.offset == site.key.start and site.key.text != "":
        if site.value.parent is None or site.value.parent.value(near) is None:
            yield use(Patch(*inner(site.key), near), name=near)
        return
    if (place := _wrong_name(case, site.value)) is not None:
        yield use(Patch(*place, near), name=near)


def _wrong_name(case: Case, value: Span) -> tuple[int, int] | None:
    """Return where the name that was very likely not meant stands in a value; None if it is not found."""
    if not value.is_scalar or value.style == "alias":
        return None
    wrong = next((str(said) for one in ("name", "text", "set", "hidden") if (said := case.given(one))), "")
    if value.text == wrong and value.style != "block":
        return inner(value)
    return word_at(case.text, value, wrong, case.offset) if wrong else None


def one_of_few(case: Case) -> Iterator[Mend]:
    """Yield the name that was very likely meant, or else each that there is, if they are few."""
    named = tuple(near_name(case))
    yield from named
    expected = case.given("expected")
    if named or case.site is None or not isinstance(expected, str):
        return
    names = _QUOTED.findall(expected)
    if len(names) <= _FEW:
        for name in names:
            yield from used(case.site.value, name)


def own_id(case: Case) -> Iterator[Mend]:
    """Yield an id that nothing else has."""
    if case.site is None or not case.site.value.is_scalar:
        return
    word = case.site.value.text
    letters = (letter * times for times in count(1) for letter in _LETTERS)
    free = next(name for letter in letters if not case.spans.saying(name := f"{word}-{letter}"))
    yield use(Patch(*inner(case.site.value), free), name=free)


def kebab_case(case: Case) -> Iterator[Mend]:
    """Yield the id in kebab-case, and the same wherever it stands alone."""
    if case.site is None or not case.site.value.is_scalar or case.site.value.style in ("block", "alias"):
        return
    word = case.site.value.text
    new = in_kebab_case(word, with_letters=case.fault.told.what == "id-unfit-for-texts")
    if new and not case.spans.saying(new):
        yield Mend(
            label=Sentence("use-name", name=new),
            patches=tuple(
                Patch(*inner(span), new)
                for span in case.spans.saying(word)
                if span.style not in ("block", "alias") and not _is_words(span)
            ),
        )


def in_kebab_case(word: str, *, with_letters: bool) -> str:
    """Return a word as an id, empty if it has no letters for one.

    `with_letters` where each part between hyphens must begin with a letter.
    """
    plain = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    parts = [part for part in _PLAIN.split(plain) if part]
    if with_letters:
        joined: list[str] = []
        for part in parts:
            if part[0].isdigit():
                if not joined:
                    continue
                joined[-1] += part
            else:
                joined.append(part)
        parts = joined
    return "-".join(parts)


def _is_words(span: Span) -> bool:
    """Return whether a value is for people to read, so that it only happens to say the same."""
    key = span.parent.key_of(span) if span.parent else None
    return key is not None and key.text in ("name", "title", "short", "text", "turn", "brief")


def another(case: Case) -> Iterator[Mend]:
    """Yield the list with what is missing in it at its end: a seat in the order of seats."""
    seat, site = case.given("seat"), case.site
    if site is None or not site.value.items:
        return
    last = site.value.items[-1]
    if site.value.flow:
        patch = Patch(last.end, last.end, f", {seat}")
    else:
        line = case.spans.lines.number(last.start)
        start, end = case.spans.lines.start(line), case.spans.lines.end(line)
        end_sign = "\r\n" if "\r\n" in case.text else "\n"
        patch = Patch(end, end, f"{end_sign}{case.text[start : last.start]}{seat}")
    yield Mend(label=Sentence("put-in", name=seat), patches=(patch,))
