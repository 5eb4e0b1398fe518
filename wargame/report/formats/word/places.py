"""Where a template says `{{summary}}`: places for parts, and for single words.

Word cuts what somebody types into runs as it likes, so a name in double braces is looked for in the text of a
whole paragraph. Paragraphs that hold nothing else, in the body itself, are places for parts; everything else
is filled with a word or told. What is put in is never looked through again: players' braces stay braces.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from wargame.report.formats.word.styles import W
from wargame.report.formats.word.xml import plain

_PLACE: Final = re.compile(r"\{\{\s*([A-Za-z][A-Za-z0-9 _-]{0,40}?)\s*\}\}")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TITLE_MARK: Final = 900_000
"""The number of the title's bookmark."""


def places_in(body: Any, known: frozenset[str]) -> tuple[tuple[str, Any], ...]:
    """Return the paragraphs of a body that are places for parts, with the names of those, in order."""
    found = []
    for one in _body_paragraphs(body):
        alone = _PLACE.fullmatch(_said(one).strip())
        if alone and _named(alone) in known:
            found.append((_named(alone), one))
    return tuple(found)


def names_in(said: str) -> frozenset[str]:
    """Return the names for which some text asks."""
    return frozenset(_named(found) for found in _PLACE.finditer(said))


def has_contents(body: Any) -> bool:
    """Return whether a template has a table of contents of its own."""
    fields = [one.text or "" for one in body.iter(f"{W}instrText")]
    fields += [one.get(f"{W}instr", "") for one in body.iter(f"{W}fldSimple")]
    return any(one.strip().upper().startswith("TOC") for one in fields)


def mark(body: Any, key: str) -> None:
    """Put a bookmark round the paragraph that is the place of the title, up to that of the subtitle."""
    alone = {_said(one).strip(): one for one in _body_paragraphs(body)}
    first = alone.get("{{title}}")
    last = alone.get("{{subtitle}}", first)
    if first is None or last is None or list(body.iter()).index(last) < list(body.iter()).index(first):
        return
    # Far above the numbers that are counted from one.
    number = {f"{W}id": str(_TITLE_MARK)}
    start = first.makeelement(f"{W}bookmarkStart", {**number, f"{W}name": key})
    first.insert(0 if first.find(f"{W}pPr") is None else 1, start)
    last.append(last.makeelement(f"{W}bookmarkEnd", number))


def fill_words(root: Any, words: Mapping[str, str], passed: Iterable[Any] = ()) -> tuple[str, ...]:
    """Put words where a tree asks for them, except in some paragraphs; return the names nobody knows."""
    left = set(map(id, passed))
    unknown: list[str] = []
    for one in list(root.iter(f"{W}p")):
        said = _said(one)
        if "{{" not in said or id(one) in left:
            continue
        names = [_named(found) for found in _PLACE.finditer(said)]
        unknown += [name for name in names if name not in words]
        if not any(name in words for name in names):
            continue
        _fill(one, words)
        if not _said(one).strip() and _PLACE.sub("", said).strip() == "":
            _take_out(one)
    return tuple(dict.fromkeys(unknown))


def _take_out(place: Any) -> None:
    """Take a paragraph out that asked for nothing but empty words; a cell or a head keeps its last one."""
    above = place.getparent()
    others = [one for one in above.iterchildren(f"{W}p", f"{W}tbl") if one is not place]
    holds = any(True for _ in place.iter(f"{W}drawing", f"{W}pict", f"{W}sectPr", f"{W}br"))
    if others and not holds:
        above.remove(place)


def _named(found: re.Match[str]) -> str:
    return re.sub(r"[\s_]+", "-", found[1].lower())


def _body_paragraphs(body: Any) -> Iterable[Any]:
    """Give the paragraphs of the body itself, those in its content controls too."""
    for one in body:
        if one.tag == f"{W}p":
            yield one
        elif one.tag == f"{W}sdt":
            for content in one.iterchildren(f"{W}sdtContent"):
                yield from _body_paragraphs(content)


def _texts(place: Any) -> list[Any]:
    """Return the texts of a paragraph, without those of paragraphs in boxes that hang on it."""
    return [one for one in place.iter(f"{W}t") if next(one.iterancestors(f"{W}p")) is place]


def _said(place: Any) -> str:
    return "".join(one.text or "" for one in _texts(place))


def _fill(place: Any, words: Mapping[str, str]) -> None:
    """Put words in place of names; the run in which a name begins says how the word looks."""
    texts = _texts(place)
    said = "".join(one.text or "" for one in texts)
    starts: list[int] = []
    at = 0
    for one in texts:
        starts.append(at)
        at += len(one.text or "")
    pieces = [one.text or "" for one in texts]
    for found in reversed(list(_PLACE.finditer(said))):
        word = words.get(_named(found))
        if word is None:
            continue
        first = max(index for index, start in enumerate(starts) if start <= found.start())
        for index in range(len(pieces) - 1, first - 1, -1):
            low = max(0, found.start() - starts[index])
            high = min(len(pieces[index]), found.end() - starts[index])
            if low < high:
                put = " ".join(plain(word).split()) if index == first else ""
                pieces[index] = pieces[index][:low] + put + pieces[index][high:]
    for one, piece in zip(texts, pieces, strict=True):
        one.text = piece
        one.set(_SPACE, "preserve")
