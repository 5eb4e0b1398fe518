"""The lines that an edit changes: an edit and a text in, the pieces to put into the text out.

Asked by `document.document`, which reads the text afterwards and holds it to what the edit means. Only what
is touched is written anew, in the style found there: brackets stay brackets, quotes stay quotes, a list keeps
its column and its empty lines. What cannot be placed is `Unplaced`; the document then writes more around it.
"""

from collections.abc import Mapping
from typing import Any, assert_never

from wargame.scenario.document.edits import Insert, Move, Path, Rekey, Remove, Set
from wargame.scenario.document.flow import flow_inserted, flow_moved, flow_removed
from wargame.scenario.document.spans import Entry, Page, Unplaced
from wargame.scenario.emit import (
    field_lines,
    field_name,
    folded_lines,
    in_a_block,
    in_quotes,
    item_lines,
    on_one_line,
)
from wargame.scenario.patch import Patch as Piece
from wargame.scenario.shapes import slots_of_path

ValueEdit = Set | Insert | Remove | Move | Rekey


def pieces_of(page: Page, edit: ValueEdit) -> list[Piece]:
    """Return what an edit changes in the text of a page; Unplaced if that cannot be told.

    Paths of the edit are resolved, and lead to something that is there but for a field that `Set` puts in.
    """
    match edit:
        case Set(path, value):
            if len(page.root.along(path)) <= len(path):
                return _inserted(page, path[:-1], path[-1], value)
            return replaced(page, path, value)
        case Insert(path, at, value):
            return _inserted(page, path, at, value)
        case Remove(path):
            return _removed(page, path)
        case Move(path, to):
            return _moved(page, path, to)
        case Rekey(path, key):
            start, end = page.key(path)
            return [Piece(start, end, field_name(key))]
        case _:
            assert_never(edit)


def replaced(page: Page, path: Path, value: Any) -> list[Piece]:
    """Return what puts a value in place of another one."""
    entry = page.entry(path)
    if entry.in_brackets:
        # Before a value that was nothing, `a:` needs a space.
        space = " " * (entry.start == entry.after and entry.after > entry.head)
        return [Piece(entry.start, entry.end, space + _in_its_quotes(entry, value))]
    return _in_lines(page, path, entry, value)


def _in_lines(page: Page, path: Path, entry: Entry, value: Any) -> list[Piece]:
    """Return what puts a value in place of one that stands on lines of its own; remarks stay."""
    line_stop = page.line_stop(entry.end)
    remark = page.text[entry.end : line_stop]
    first, *more = _lines(page, path, entry, value)
    if more and remark.strip() and isinstance(value, str):
        first, more = f" {_in_its_quotes(entry, value)}", []
    gap = page.text[entry.after : entry.start]
    if "#" in gap:
        return _beside_remark(page, entry, first, more)
    if more and remark.strip() and not first:
        return [
            Piece(entry.after, entry.end, ""),
            Piece(line_stop, line_stop, page.line_end + page.line_end.join(more)),
        ]
    if not more and first and gap.strip(" ") == "" and gap:
        return [Piece(entry.start, entry.end, first.removeprefix(" "))]
    return [Piece(entry.after, entry.end, page.line_end.join([first, *more]))]


def _beside_remark(page: Page, entry: Entry, first: str, more: list[str]) -> list[Piece]:
    """Return what replaces a value that begins below a remark, which stays where it is."""
    stop = page.line_stop(entry.after)
    put = [Piece(entry.after, entry.after, first)] if first else []
    if page.line_start(entry.start) <= stop:
        raise Unplaced
    return [*put, Piece(stop, entry.end, "".join(page.line_end + line for line in more))]


def _lines(page: Page, path: Path, entry: Entry, value: Any) -> list[str]:
    """Return what stands after a field's colon or an item's dash, line by line."""
    column = page.column_of(entry.head)
    indent = " " * column
    if isinstance(path[-1], str):
        head = f"{indent}{page.text[entry.head : entry.after]}"
        if (kept := _as_before(entry, value, f"{indent}  ")) is not None:
            return kept
        first, *more = field_lines(head, value, indent)
        return [first[len(head) :], *more]
    if (kept := _as_before(entry, value, f"{indent}  ")) is not None:
        return kept
    first, *more = item_lines(value, indent)
    return [first[column + 1 :], *more]


def _as_before(entry: Entry, value: Any, indent: str) -> list[str] | None:
    """Return a value in the style that the one before had; None if it has none that matters."""
    style = entry.node.style
    if isinstance(value, str):
        return _text_as_before(entry, value, indent)
    if (entry.node.items or entry.node.fields) and style in ("[", "{") and isinstance(value, list | Mapping):
        line = on_one_line(value)
        return [f" {line}"] if len(line) <= entry.end - entry.start + _GROWTH else None
    return None


def _text_as_before(entry: Entry, value: str, indent: str) -> list[str] | None:
    style, is_line = entry.node.style, "\n" not in value
    if is_line and style in ("'", '"'):
        return [f" {in_quotes(value, style)}"]
    if is_line and not style and len(value) <= entry.end - entry.start + _GROWTH:
        return [f" {in_a_block(value)}"]
    if style == ">" and (folded := folded_lines(value, indent)) is not None:
        return [f" {folded[0]}", *folded[1:]]
    return None


_GROWTH = 40
"""By how many characters what stands on one line may grow before it is written on several."""


def _in_its_quotes(entry: Entry, value: Any) -> str:
    if isinstance(value, str) and entry.node.style in ("'", '"'):
        return in_quotes(value, entry.node.style)
    return on_one_line(value)


def _inserted(page: Page, path: Path, at: int | str, value: Any) -> list[Piece]:
    holder = page.root.along(path)
    if len(holder) <= len(path):
        # The list or block is not there yet: it comes with what is put in.
        return _inserted(page, path[:-1], path[-1], [value] if isinstance(at, int) else {at: value})
    node = holder[-1]
    beside = list(range(len(node.items))) if node.items is not None else list(node.fields or {})
    if not beside:
        return replaced(page, path, [value] if isinstance(at, int) else {str(at): value})
    if isinstance(at, int):
        number = max(at - 1, 0)
        before = at == 0
    else:
        number, before = _place_of(page, path, at), False
    entry = page.entry((*path, beside[number]))
    if entry.in_brackets:
        return flow_inserted(entry, at, value, before=before)
    is_spaced = _is_spaced(page, path, number)
    return _lines_beside(page, entry, at, value, before=before, is_spaced=is_spaced)


def _lines_beside(
    page: Page, entry: Entry, at: int | str, value: Any, *, before: bool, is_spaced: bool
) -> list[Piece]:
    """Return what puts a value onto lines of its own before or behind another one."""
    indent = " " * page.column_of(entry.head)
    lines = item_lines(value, indent) if isinstance(at, int) else _field(at, value, indent)
    gap = [""] if is_spaced else []
    if before:
        if not page.stands_alone(entry.head):
            raise Unplaced
        place = page.line_start(entry.head)
        return [Piece(place, place, "".join(line + page.line_end for line in [*lines, *gap]))]
    place = page.line_stop(entry.end)
    return [Piece(place, place, "".join(page.line_end + line for line in [*gap, *lines]))]


def _field(key: str, value: Any, indent: str) -> list[str]:
    return field_lines(f"{indent}{field_name(key)}:", value, indent)


def _place_of(page: Page, path: Path, key: str) -> int:
    """Return the number of the field after which a new one stands: in the format's order, or by number."""
    there = list(page.node(path).fields or {})
    order = list(slots_of_path(path))
    if key in order:
        before = set(order[: order.index(key)])
        return max((number for number, name in enumerate(there) if name in before), default=0)
    if key.isdecimal() and all(name.isdecimal() for name in there):
        return max((number for number, name in enumerate(there) if int(name) < int(key)), default=0)
    return len(there) - 1


def _steps(page: Page, path: Path) -> list[Path]:
    node = page.node(path)
    steps = range(len(node.items)) if node.items is not None else node.fields or {}
    return [(*path, step) for step in steps]


def _is_spaced(page: Page, path: Path, number: int) -> bool:
    """Return whether an empty line parts the neighbours at a place of a list or block."""
    steps = _steps(page, path)
    if len(steps) < 2:
        return False
    first = min(number, len(steps) - 2)
    above, below = page.entry(steps[first]), page.entry(steps[first + 1])
    between = range(page.line_of(above.end) + 1, page.line_of(below.head))
    return any(not page.line(line).strip() for line in between)


def _removed(page: Page, path: Path) -> list[Piece]:
    steps = _steps(page, path[:-1])
    number = steps.index(path)
    if len(steps) == 1 and len(path) == 1:
        raise Unplaced
    if len(steps) == 1:
        return replaced(page, path[:-1], [] if isinstance(path[-1], int) else {})
    entry = page.entry(path)
    if entry.in_brackets:
        return flow_removed(page, steps, number)
    if not page.stands_alone(entry.head):
        if number:
            raise Unplaced
        return [Piece(entry.head, page.entry(steps[1]).head, "")]
    first, last = _own_lines(page, entry, is_first=number == 0)
    return [_cut(page, *_with_gap(page, first, last, is_first=number == 0))]


def _own_lines(page: Page, entry: Entry, *, is_first: bool) -> tuple[int, int]:
    """Return the first and last line of an entry, with the remark directly above it.

    What stands above the first entry speaks of all of them.
    """
    first, last = page.line_of(entry.head), page.line_of(entry.end)
    remark = " " * page.column_of(entry.head) + "#"
    while not is_first and page.line(first - 1).startswith(remark):
        first -= 1
    return first, last


def _with_gap(page: Page, first: int, last: int, *, is_first: bool) -> tuple[int, int]:
    """Return lines with the empty ones that part them from their neighbour."""
    if is_first:
        while last < len(page.line_starts) and not page.line(last + 1).strip():
            last += 1
    else:
        while first > 1 and not page.line(first - 1).strip():
            first -= 1
    return first, last


def _cut(page: Page, first: int, last: int) -> Piece:
    """Return what takes whole lines out."""
    if first > 1:
        return Piece(
            page.line_stop(page.line_starts[first - 2]), page.line_stop(page.line_starts[last - 1]), ""
        )
    return Piece(0, page.line_starts[last] if last < len(page.line_starts) else len(page.text), "")


def _moved(page: Page, path: Path, to: int) -> list[Piece]:
    steps = _steps(page, path[:-1])
    number = steps.index(path)
    if number == to:
        return []
    entry = page.entry(path)
    if entry.in_brackets:
        return flow_moved(page, steps, number, to)
    target = page.entry(steps[to])
    if not page.stands_alone(entry.head) or not page.stands_alone(target.head):
        raise Unplaced
    first, last = _own_lines(page, entry, is_first=number == 0)
    lines = [page.line(line) for line in range(first, last + 1)]
    gap = [""] if _is_spaced(page, path[:-1], number) else []
    away = _cut(page, *_with_gap(page, first, last, is_first=number == 0))
    if to > number:
        place = page.line_stop(target.end)
        return [away, Piece(place, place, "".join(page.line_end + line for line in [*gap, *lines]))]
    place = page.line_starts[_own_lines(page, target, is_first=to == 0)[0] - 1]
    return [Piece(place, place, "".join(line + page.line_end for line in [*lines, *gap])), away]
