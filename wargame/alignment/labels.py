"""Where the names of actors stand, so that no two of them touch one another or a disc.

Takes discs with their names and returns a label, or None, for each. A label prefers to stand below
its disc, then above, then beside it; if names in full find no arrangement they are broken into
two lines, then shortened (the whole name stays available on hover and in the table). Where that search
takes too long all are set short and then drawn out one by one; only at last a name is left out. Ties play
no part, so names stay where they are while alignments change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from wargame.alignment.shapes import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wargame.alignment.shapes import Point, TextWidth

Anchor: TypeAlias = Literal["start", "middle", "end"]

CAPTION: Final = "opposed by all"
CAPTION_SIZE: Final = 11.0
_GAP_BELOW: Final = 4.0
_GAP_BESIDE: Final = 6.0
_OUTLINE: Final = 2.0
_LINE: Final = 1.25
_ASCENT: Final = 0.97
_SHORTENED_TO: Final = (12, 8, 5, 3)
_MOST_TRIES: Final = 3_000
_TOP_BAND: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A disc that wants a name: outer radius (ring included), type size and weight at 100 %."""

    name: str
    centre: Point
    radius: float
    size: float
    weight: int
    has_caption: bool
    prefers_above: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name as it is set.

    `x` is where every line is anchored, `baselines` where each stands. The caption, if any, is
    the last line. `box` holds it all, with its outline. `is_shortened` says that `lines` do not
    show the whole name.
    """

    lines: tuple[str, ...]
    caption: str | None
    x: float
    baselines: tuple[float, ...]
    anchor: Anchor
    size: float
    weight: int
    caption_size: float
    box: Box
    is_shortened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    lines: tuple[str, ...]
    caption: str | None
    width: float
    height: float
    is_shortened: bool


def place_labels(
    discs: Sequence[Named],
    *,
    width: float,
    height: float,
    font_scale: float,
    text_width: TextWidth,
) -> tuple[Label | None, ...]:
    """Return a label for each disc, in their order; None where there is no room at all."""
    names = [_on_one_line(disc.name) for disc in discs]
    wordings = [_wordings(disc, names, font_scale, text_width) for disc in discs]
    near = [_near(index, discs, own) for index, own in enumerate(wordings)]
    options: list[list[Label]] = [[] for _ in discs]
    for level in range(max((len(own) for own in wordings), default=0)):
        for index, own in enumerate(wordings):
            if level < len(own):
                places = _places(discs[index], own[level], width, height, font_scale)
                options[index] += [label for label in places if _is_free(label.box, near[index])]
        chosen = _arranged(options)
        if chosen is not None:
            return tuple(chosen)
    return _shortest_first(options) or _one_by_one(options)


def _on_one_line(name: str) -> str:
    return " ".join(name.split())


def _shortened(name: str, length: int, names: Sequence[str]) -> str:
    """Return the beginning of a name, or its end where other names begin in the same way."""
    begins, ends = name[:length], name[-length:]
    if any(other != name and other.startswith(begins) for other in names) and not any(
        other != name and other.endswith(ends) for other in names
    ):
        return "…" + ends.lstrip()
    return begins.rstrip() + "…"


def _wordings(disc: Named, names: Sequence[str], font_scale: float, text_width: TextWidth) -> list[_Wording]:
    """Return the ways to write a name among others, the fullest first."""
    name = _on_one_line(disc.name)
    caption = CAPTION if disc.has_caption else None
    variants: list[tuple[tuple[str, ...], str | None]] = [((name,), caption)]
    if " " in name:
        variants.append((_in_two(name), caption))
    for length in _SHORTENED_TO:
        if len(name) > length:
            variants.append(((_shortened(name, length, names),), caption if length > 8 else None))
    found = []
    for lines, below in variants:
        size, small = disc.size * font_scale, CAPTION_SIZE * font_scale
        widths = [text_width(line, size, disc.weight) for line in lines]
        widths += [text_width(below, small, 400)] if below else []
        tall = len(lines) * size * _LINE + (small * _LINE if below else 0.0)
        found.append(
            _Wording(
                lines=lines,
                caption=below,
                width=max(widths) + 2 * _OUTLINE,
                height=tall + 2 * _OUTLINE,
                is_shortened=" ".join(lines) != name,
            )
        )
    return found


def _in_two(name: str) -> tuple[str, ...]:
    words = name.split(" ")
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(breaks, key=lambda lines: max(map(len, lines)))


def _places(disc: Named, wording: _Wording, width: float, height: float, font_scale: float) -> list[Label]:
    x, y = disc.centre
    wide, tall, radius = wording.width, wording.height, disc.radius
    middle = min(max(x - wide / 2, 0.0), max(width - wide, 0.0))
    below, above = y + radius + _GAP_BELOW, y - radius - _GAP_BELOW - tall
    corners: list[tuple[float, float, Anchor]] = [
        (middle, below, "middle"),
        (middle, above, "middle"),
        (x + radius + _GAP_BESIDE, y - tall / 2, "start"),
        (x - radius - _GAP_BESIDE - wide, y - tall / 2, "end"),
        (x - radius, below, "start"),
        (x + radius - wide, below, "end"),
        (x - radius, above, "start"),
        (x + radius - wide, above, "end"),
    ]
    if disc.prefers_above:
        corners[0], corners[1] = corners[1], corners[0]
    boxes = [(Box(left=left, top=top, width=wide, height=tall), anchor) for left, top, anchor in corners]
    return [
        _label(disc, wording, box, anchor, font_scale) for box, anchor in boxes if box.fits(width, height)
    ]


def _label(disc: Named, wording: _Wording, box: Box, anchor: Anchor, font_scale: float) -> Label:
    size, small = disc.size * font_scale, CAPTION_SIZE * font_scale
    x = {
        "start": box.left + _OUTLINE,
        "middle": box.left + box.width / 2,
        "end": box.right - _OUTLINE,
    }[anchor]
    baselines = [
        box.top + _OUTLINE + size * _ASCENT + line * size * _LINE for line in range(len(wording.lines))
    ]
    if wording.caption:
        baselines.append(box.top + _OUTLINE + len(wording.lines) * size * _LINE + small * _ASCENT)
    return Label(
        lines=wording.lines,
        caption=wording.caption,
        x=x,
        baselines=tuple(baselines),
        anchor=anchor,
        size=size,
        weight=disc.weight,
        caption_size=small,
        box=box,
        is_shortened=wording.is_shortened,
    )


def _near(own: int, discs: Sequence[Named], wordings: Sequence[_Wording]) -> list[Named]:
    """Return the discs that any label of one disc might touch."""
    disc = discs[own]
    # A label stands within its own width or height of the disc, or is pushed in from the edge by less.
    wide = max(wording.width for wording in wordings) + disc.radius + _GAP_BESIDE
    tall = max(wording.height for wording in wordings) + disc.radius + _GAP_BELOW
    (x, y) = disc.centre
    found = []
    for index, other in enumerate(discs):
        reach = other.radius + _GAP_BELOW
        off_x, off_y = abs(other.centre[0] - x), abs(other.centre[1] - y)
        if index != own and off_x < wide + reach and off_y < tall + reach:
            found.append(other)
    return found


def _is_free(box: Box, others: Sequence[Named]) -> bool:
    # A plain loop: with forty actors this is asked a million times for one report.
    return not any(box.meets_disc(disc.centre, disc.radius + _GAP_BELOW / 2) for disc in others)


def _touches(box: Box, taken: Iterable[Label]) -> bool:
    left, top, right, bottom = box.left, box.top, box.left + box.width, box.top + box.height
    for label in taken:
        other = label.box
        if (
            left < other.left + other.width
            and other.left < right
            and top < other.top + other.height
            and other.top < bottom
        ):
            return True
    return False


def _arranged(options: Sequence[Sequence[Label]]) -> list[Label] | None:
    """Return one label per disc such that none touch, or None when none is found in reasonable time."""
    if not all(options):
        return None
    order = sorted(range(len(options)), key=lambda index: (len(options[index]), index))
    chosen: dict[int, Label] = {}
    tries = 0

    def fill(depth: int) -> bool:
        nonlocal tries
        if depth == len(order):
            return True
        for label in options[order[depth]]:
            tries += 1
            if tries > _MOST_TRIES:
                return False
            if not _touches(label.box, chosen.values()):
                chosen[order[depth]] = label
                if fill(depth + 1):
                    return True
                del chosen[order[depth]]
        return False

    return [chosen[index] for index in range(len(options))] if fill(0) else None


def _shortest_first(options: Sequence[Sequence[Label]]) -> tuple[Label, ...] | None:
    """Return labels that were arranged as short as they can be, each then as full as the others let it be."""
    chosen = _arranged([sorted(own, key=lambda label: label.box.width) for own in options])
    if chosen is None:
        return None
    for index, own in enumerate(options):
        others = [label.box for at, label in enumerate(chosen) if at != index]
        chosen[index] = next(label for label in own if not any(label.box.meets(other) for other in others))
    return tuple(chosen)


def _one_by_one(options: Sequence[Sequence[Label]]) -> tuple[Label | None, ...]:
    """Return what fits when labels are set one after the other, those with least choice first."""
    order = sorted(range(len(options)), key=lambda index: (len(options[index]), index))
    chosen: dict[int, Label] = {}
    for index in order:
        for label in options[index]:
            if not _touches(label.box, chosen.values()):
                chosen[index] = label
                break
    return tuple(chosen.get(index) for index in range(len(options)))


def prefers_above(y: float, height: float, *, is_seat: bool) -> bool:
    """Whether a name should rather stand above: non-players near the upper edge, ties run below them."""
    return not is_seat and y < _TOP_BAND * height
