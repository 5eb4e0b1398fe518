"""What was meant where YAML stops: guesses, the likeliest first.

A break comes from `reading` with the text around (`scene`); each guess goes back there as a mend with its
place, and is tried: taken is one with which the text reads on. To add one: a function that yields guesses,
and its place among `_SORTS`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from wargame.scenario.mends.breaks import BULLET, BULLETS, COMMA, DASH, OPENING, field_names
from wargame.scenario.mends.scene import (
    FIELD,
    Guess,
    Scene,
    one_patch,
    put_quotes,
    quoted,
    value_start,
)
from wargame.scenario.mends.spacing import indentation, other_spaces, tabs
from wargame.scenario.patch import Mend, Patch
from wargame.words.sentences import Sentence

_PRINTED: Final = "“”„‟«»"
_TYPOGRAPHIC: Final = "“”„‟«»‘’‚‛"
_TO_NEXT: Final = re.compile(r"(.*?)\s*(?:,\s*[\w-]+:\s|\}|$)")
_LEAD: Final = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<name>[A-Za-z][\w-]*)(?P<sign>\s*[:=]?\s*)")
_DOUBLE: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE: Final = re.compile(r"'(?:[^']|'')*'")


def guesses(scene: Scene) -> Iterator[Guess]:
    """Yield what may have been meant, the likeliest first."""
    for sort in _SORTS:
        yield from sort(scene)


def _open_quote(scene: Scene) -> Iterator[Guess]:
    """Yield the end of a quote that its line does not close though the next line is another field."""
    for line in range(1, scene.line + 1):
        words = scene.lines.words(line)
        at = open_quote(words) if '"' in words or "'" in words else None
        if at is None:
            continue
        below = scene.after(line)
        if below is not None and not FIELD.match(scene.lines.words(below)):
            continue
        start = scene.lines.start(line) + at
        for end in _ends(scene, line, start):
            mend = Mend(label=Sentence("close-quote"), patches=(Patch(end, end, scene.text[start]),))
            yield Guess(offset=start, told=Sentence("yaml-quote-open"), mend=mend, early=True)


def _ends(scene: Scene, line: int, start: int) -> Iterator[int]:
    """Yield where a quote of a line may have ended: before a bracket, a comma, the line's end."""
    words = scene.text[start : scene.end(line)]
    before = scene.text[scene.lines.start(line) : start]
    if before.count("[") + before.count("{") > before.count("]") + before.count("}"):
        for found in re.finditer(r",\s*[\w-]+:\s|,\s*[\"']|\s*[\]}]+,?\s*$", words):
            yield start + found.start()
    yield start + len(words)


def open_quote(words: str) -> int | None:
    """Return where in a line a quoted text begins that the line does not close; None if none does."""
    place = value_start(words)
    parting = "[{,:" if words[place : place + 1] in ("[", "{") else ""
    while place < len(words):
        sign = words[place]
        if sign == "#" and words[place - 1 : place] in ("", " "):
            return None
        if sign in "\"'":
            closed = (_DOUBLE if sign == '"' else _SINGLE).match(words, place)
            if closed is None:
                return place
            place = closed.end()
        place = _next_text(words, place, parting)
    return None


def _next_text(words: str, place: int, parting: str) -> int:
    """Return where the next text of a line may begin, behind a sign that parts texts in brackets."""
    while place < len(words) and words[place] not in parting:
        place += 1
    while place < len(words) and (words[place] in parting or words[place] == " "):
        place += 1
    return place


def _typographic_quotes(scene: Scene) -> Iterator[Guess]:
    """Yield straight quotes for those of word processors."""
    for line in scene.near():
        start, words = scene.lines.start(line), scene.lines.words(line)
        if not any(sign in words for sign in _TYPOGRAPHIC):
            continue
        value = scene.value(line)
        patches = tuple(
            Patch(start + at, start + at + 1, '"') for at, sign in enumerate(words) if sign in _PRINTED
        )
        if value and scene.text[value[0]] in _PRINTED and len(patches) >= 2:
            ends = (patches[0], patches[-1])
            if not any(patch.start >= value[1] for patch in ends):
                yield _straight(ends)
        if len(patches) >= 2:
            yield _straight(patches)


def _straight(patches: tuple[Patch, ...]) -> Guess:
    mend = Mend(label=Sentence("straight-quotes"), patches=patches)
    return Guess(offset=patches[0].start, told=Sentence("quote-typographic"), mend=mend)


def _open_bracket(scene: Scene) -> Iterator[Guess]:
    """Yield the end of a bracket that nothing closes, or that the wrong sign does."""
    begun = scene.broken.context
    if begun is None or begun >= len(scene.text) or scene.text[begun] not in "[{":
        return
    closing = "]" if scene.text[begun] == "[" else "}"
    told = Sentence("yaml-list-open") if closing == "]" else Sentence("yaml-block-open")
    line, label = scene.lines.number(begun), Sentence("close-bracket")
    end = scene.end(line)
    if scene.text[end - 1] in "]})" and not _balanced(scene.text[begun:end]):
        yield one_patch(Patch(end - 1, end, closing), told, label)
    lines = [line, *(number for number in scene.near() if number > line)]
    for number in lines:
        at = scene.end(number)
        at -= len(scene.text[:at]) - len(scene.text[:at].rstrip(", ")) if number == line else 0
        mend = Mend(label=label, patches=(Patch(at, at, closing),))
        yield Guess(offset=begun, told=told, mend=mend, early=True)


def _balanced(words: str) -> bool:
    return all(words.count(one) == words.count(other) for one, other in ("[]", "{}", "()"))


def _closing_too_many(scene: Scene) -> Iterator[Guess]:
    at = scene.broken.offset
    if scene.text[at : at + 1] in ("]", "}"):
        yield one_patch(Patch(at, at + 1, ""), Sentence("bracket-too-many"), Sentence("take-bracket"))


def _cut(scene: Scene) -> Iterator[Guess]:
    """Yield quotes round a text in braces with a comma in it; straight ones for those of print."""
    if scene.broken.problem != COMMA:
        return
    start = scene.broken.offset
    rest = scene.text[start : scene.lines.end(scene.line)]
    found = _TO_NEXT.match(rest)
    end = start + len(found[1]) if found else _piece_end(scene.text, start)
    if rest[0] in OPENING and scene.text[end - 1] in _TYPOGRAPHIC:
        yield _straight((Patch(start, start + 1, '"'), Patch(end - 1, end, '"')))
    told = Sentence("comma-ends-text") if "(" in rest[: end - start] else Sentence("comma-cuts-text")
    yield put_quotes(scene, start, end, told)


def _piece_end(text: str, start: int) -> int:
    """Return where a value in brackets ends: before a comma or bracket that is in no parentheses."""
    depth, place = 0, start
    while place < len(text) and text[place] not in "\r\n":
        sign = text[place]
        if depth <= 0 and sign in ",]}":
            break
        depth += (sign == "(") - (sign == ")")
        place += 1
    return start + len(text[start:place].rstrip())


def _value_in_brackets(scene: Scene) -> Iterator[Guess]:
    """Yield quotes in brackets round the piece that stops YAML, and all like it: `[16:30, 17:00]`."""
    at = scene.broken.offset
    start = scene.lines.start(scene.line)
    words = scene.lines.words(scene.line)
    opened = re.search(r"[\[{]", words)
    if opened is None or start + opened.start() > at:
        return
    pieces = [
        (start + found.start(1), _piece_end(scene.text, start + found.start(1)))
        for found in re.finditer(r"(?:[\[{,]\s*|[\w-]:\s+)(?=([^\s\[\]{},\"'][^,\]}]*))", words)
    ]
    odd = [piece for piece in pieces if re.search(r"\w:\w|^[@`%&*!|>?]", scene.text[slice(*piece)])]
    told = Sentence("text-unclear-in-brackets")
    if odd:
        patches = tuple(patch for piece in odd for patch in quoted(scene.text, *piece))
        yield Guess(offset=odd[0][0], told=told, mend=Mend(label=Sentence("put-quotes"), patches=patches))
    for piece in pieces:
        if piece[0] <= at <= piece[1]:
            yield put_quotes(scene, *piece, told)


def _value(scene: Scene) -> Iterator[Guess]:
    """Yield quotes round the value of the line, whatever in it stops YAML."""
    for line in (scene.line, scene.before(scene.line)):
        value = scene.value(line) if line is not None else None
        if value is None or scene.text[value[0]] in "[{" or not FIELD.match(scene.lines.words(line or 1)):
            continue
        start, end = value
        words = scene.text[start:end]
        if words[0] in "\"'" and words[-1] == words[0] and len(words) > 2:
            inner = Patch(start, start + 1, "'"), Patch(end - 1, end, "'")
            escaped = [
                Patch(start + at, start + at, "\\" if words[0] == '"' else "'")
                for at, sign in enumerate(words[:-1])
                if at and sign == words[0]
            ]
            told, label = Sentence("quote-within-quotes"), Sentence("mark-quotes-within")
            if words[0] == '"' and "'" not in words:
                yield Guess(offset=start, told=told, mend=Mend(label=label, patches=inner))
            yield Guess(offset=start, told=told, mend=Mend(label=label, patches=tuple(escaped)))
        yield put_quotes(scene, start, end, None)


# Signs of YAML


def _colon(scene: Scene) -> Iterator[Guess]:
    """Yield a colon and a space after a field's name that lacks them or has another sign.

    Those of the lines that follow are mended with it.
    """
    told, label = Sentence("yaml-colon-missing"), Sentence("put-colon")
    for line in scene.near():
        first = _colon_patch(scene, line)
        if first is None:
            continue
        patches = [first]
        below = scene.after(line)
        while below is not None and (patch := _colon_patch(scene, below)) is not None:
            patches.append(patch)
            below = scene.after(below)
        if len(patches) > 1:
            yield Guess(offset=first.start, told=told, mend=Mend(label=label, patches=tuple(patches)))
        yield one_patch(first, told, label)


def _colon_patch(scene: Scene, line: int) -> Patch | None:
    """Return what puts a colon and a space after the field's name in a line that lacks them."""
    words, start = scene.lines.words(line), scene.lines.start(line)
    found = _LEAD.match(words)
    if found is None or found["name"] not in field_names() or found["sign"] == ": ":
        return None
    if found["sign"].strip() == ":" and (found["sign"] != ":" or found.end() == len(words)):
        return None
    return Patch(start + found.start("sign"), start + found.end("sign"), ": ")


def _dashes(scene: Scene) -> Iterator[Guess]:
    """Yield a space after dashes, all before fields of the format at once."""
    names = "|".join(sorted(field_names(), key=len, reverse=True))
    form = re.compile(rf" *-(?=(?:{names}):(?: |$))")
    found = [form.match(scene.lines.words(line)) for line in range(1, len(scene.lines) + 1)]
    ends = [scene.lines.start(line) + one.end() for line, one in enumerate(found, start=1) if one]
    label, told = Sentence("space-after-dash"), Sentence("dash-without-space")
    if ends:
        mend = Mend(label=label, patches=tuple(Patch(end, end, " ") for end in ends))
        yield Guess(offset=ends[0] - 1, told=told, mend=mend)
    if scene.broken.problem == DASH:
        at = scene.broken.offset + 1
        yield Guess(offset=at - 1, told=told, mend=Mend(label=label, patches=(Patch(at, at, " "),)))


def _bullets(scene: Scene) -> Iterator[Guess]:
    """Yield dashes in place of bullets, all that follow one another."""
    form = re.compile(f" *(?P<bullet>[{re.escape(BULLETS)}](?P<space>\\s*))\\S")
    first = next((line for line in scene.near() if form.match(scene.lines.words(line))), None)
    if first is None or (scene.broken.problem != BULLET and first != scene.line):
        return
    column = scene.indent(first)
    while (above := scene.before(first)) is not None and scene.indent(above) >= column:
        first = above
    patches, line = [], first
    run: int | None = first
    while run is not None and (line := run) and scene.indent(line) >= column:
        found = form.match(scene.lines.words(line))
        if found and scene.indent(line) == column:
            start = scene.lines.start(line)
            dash = "-" + " " * max(1, len(found["space"]))
            patches.append(Patch(start + found.start("bullet"), start + found.end("bullet"), dash))
        run = scene.after(line)
    mend = Mend(label=Sentence("dashes-for-bullets"), patches=tuple(patches))
    yield Guess(offset=patches[0].start, told=Sentence("bullet-not-dash"), mend=mend)


Sort: TypeAlias = Callable[[Scene], Iterator[Guess]]

_SORTS: Final[tuple[Sort, ...]] = (
    tabs,
    other_spaces,
    _cut,
    _bullets,
    _dashes,
    _open_quote,
    _typographic_quotes,
    _open_bracket,
    _closing_too_many,
    _value_in_brackets,
    _colon,
    indentation,
    _value,
)
