"""Reading a signed network from EDGES.csv, with every fault named by its line.

The file has the columns `source`, `target`, and `sign` or `weight`, and optionally `begin` and `end` (a tie
holds while begin <= WHEN < end; an empty begin or end is open) and `label`, which is not read. Columns are
parted by commas, semicolons or tabs. `begin` and `end` are numbers, such as years or turns, or dates like
1904-04-08 or 19040408. A tie that begins and ends in the same year (turn, day) holds in it; with
`inclusive` every tie holds to the end of the year that its `end` names. `read_ties` returns the ties,
`graph_at` the graph at one moment, which `balance.measure` takes. `exchange.as_csv` writes files that this
module reads.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise
from math import inf, isfinite, nextafter
from typing import TYPE_CHECKING, Final

import networkx as nx

from wargame.names import tidied
from wargame.terms import EntenteError, RecordError
from wargame.words.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from wargame.alignment.network import Number
    from wargame.terms import ActorId

MOST_NODES: Final = 200
MOST_EDGES: Final = 1_500
_LARGEST: Final = 1_000_000
_LONGEST_NAME: Final = 200
_MOST_BYTES: Final = 5_000_000
_MOST_LINES: Final = 20_000
_WHOLE: Final = re.compile(r"[-+−]?[0-9]+")
_COMMA: Final = re.compile(r"[-+−]?[0-9]*,[0-9]+")
_COLUMNS: Final = {"source", "target", "sign", "weight", "begin", "end", "label", "marking"}


class EdgeFaults(EntenteError):
    """The file was read, but says what cannot be; `faults` holds one sentence each."""

    def __init__(self, faults: Sequence[Sentence]) -> None:
        self.faults = tuple(faults)
        super().__init__("line-by-line", lines=self.faults)


class FileUnread(RecordError):
    """The file could not be read at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedTie:
    """One line of the file; without dates a tie holds for ever."""

    source: ActorId
    target: ActorId
    value: Number
    begin: float
    end: float
    line: int


def read_edges(path: Path, *, at: float | None = None, inclusive: bool = False) -> nx.Graph[ActorId]:
    """Return the graph in a file, or, with `at`, the ties that hold at that moment.

    With `inclusive` a tie still holds in the year, turn or on the day that its `end` names.

    Raises
    ------
    EdgeFaults
        If lines are wrong (all of them are named), if no tie holds at that moment, or if the ties
        are dated and no moment is given.
    FileUnread
        If the file is missing, is not text, or is far too large.
    """
    ties = read_ties(path, inclusive=inclusive)
    if at is None and is_dated(ties):
        raise EdgeFaults([Sentence("ties-dated", name=path.name)])
    return graph_at(ties, at)


def read_ties(path: Path, *, inclusive: bool = False) -> tuple[DatedTie, ...]:
    """Return all ties in a file, in its order; `inclusive` and errors are those of `read_edges`."""
    text = _text_of(path)
    rows = _rows_of(text, path.name)
    if not rows:
        raise EdgeFaults([Sentence("ties-file-empty", name=path.name)])
    columns = _columns_of(rows[0][1], path.name)
    faults: list[Sentence] = []
    ties = []
    for line, cells in rows[1:]:
        tie = _tie_of(line, cells, columns, faults, inclusive=inclusive)
        if tie is not None:
            ties.append(tie)
    faults.extend(_disagreements(ties))
    faults.extend(_excess(ties))
    if not ties and not faults:
        faults.append(Sentence("ties-file-without-ties", name=path.name))
    if faults:
        raise EdgeFaults(faults)
    return tuple(ties)


def is_dated(ties: Sequence[DatedTie]) -> bool:
    """Whether any tie begins or ends."""
    return any(tie.begin > -inf or tie.end < inf for tie in ties)


def graph_at(ties: Sequence[DatedTie], at: float | None) -> nx.Graph[ActorId]:
    """Return the graph of the ties that hold at a moment, of all ties for None.

    Actors without a tie at that moment are left out. Raises EdgeFaults if no tie holds then.
    """
    graph: nx.Graph[ActorId] = nx.Graph()
    for tie in ties:
        if at is None or tie.begin <= at < tie.end:
            graph.add_edge(tie.source, tie.target, weight=tie.value)
    if not graph:
        raise EdgeFaults([_none_holds(ties, at or 0)])
    return graph


def turning_points(ties: Sequence[DatedTie]) -> tuple[float, ...]:
    """Return the moments, in order, at which some tie begins or ends, the last end left out."""
    moments = {tie.begin for tie in ties} | {tie.end for tie in ties}
    ordered = sorted(moment for moment in moments if isfinite(moment))
    held = [moment for moment in ordered if any(tie.begin <= moment < tie.end for tie in ties)]
    if any(tie.begin == -inf for tie in ties):
        held.insert(0, -inf)
    return tuple(held)


def moment_of(text: str) -> float:
    """Return a number, or a date like 1904-04-08 or 19040408 as a year with its fraction.

    Raises ValueError for anything else.
    """
    cleaned = text.strip()
    day = _day_of(cleaned)
    if day is not None:
        return _as_year(day)
    number = float(cleaned)
    if not isfinite(number):
        raise ValueError("a moment is a finite number")
    return number


def _day_of(text: str) -> date | None:
    """Return the day that a text names, in the basic or the extended form of ISO 8601; None if it is no day.

    Eight digits are a day and never a year: nothing happened twenty million years from now.
    """
    is_basic = len(text) == 8 and text.isascii() and text.isdigit()
    is_extended = len(text) == 10 and text[4] == text[7] == "-"
    return date.fromisoformat(text) if is_basic or is_extended else None


def _as_year(day: date) -> float:
    first, next_first = date(day.year, 1, 1), date(min(day.year + 1, 9999), 1, 1)
    return day.year + (day - first).days / max((next_first - first).days, 365)


def _after(text: str) -> float:
    """Return when the day, year or turn named in a text is over; a fraction is over at once."""
    day = _day_of(text)
    if day is not None:
        return _as_year(day + timedelta(days=1)) if day < date.max else 10_000.0
    number = moment_of(text)
    return number + 1 if number.is_integer() else nextafter(number, inf)


def moment_in_words(moment: float) -> str:
    """Return a moment as people write it: a year or turn, with decimals only where it has some."""
    if moment == -inf:
        return "the beginning"
    return "the end" if moment == inf else f"{moment:.10g}"


# --- from the file to lines ----------------------------------------------------------------------


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileUnread("ties-file-too-large", name=path.name, most=_MOST_BYTES // 1000000)
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FileUnread("no-ties-file", path=path) from None
    except UnicodeDecodeError:
        raise FileUnread("ties-file-no-text", name=path.name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise FileUnread("ties-file-unread", name=path.name, reason=reason) from None


def _rows_of(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Return the lines that are not blank, each with its number."""
    head = text.lstrip().split("\n", 1)[0]
    delimiter = next((sign for sign in (",", ";", "\t") if sign in head), ",")
    reader = csv.reader(StringIO(text), delimiter=delimiter)
    rows = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, [cell.strip() for cell in cells]))
            if len(rows) > _MOST_LINES:
                raise EdgeFaults([Sentence("ties-file-too-long", name=name, most=_MOST_LINES)])
    except csv.Error as error:
        raise EdgeFaults(
            [Sentence("line-no-csv", line=reader.line_num, name=name, fault=str(error))]
        ) from None
    return rows


def _columns_of(cells: list[str], name: str) -> dict[str, int]:
    """Return the columns of the first line by name; `sign` and `weight` are both `value`."""
    names = [cell.lower() for cell in cells]
    wrong = [cell for cell in cells if cell.lower() not in _COLUMNS]
    is_whole = {"source", "target"} <= set(names) and len({"sign", "weight"} & set(names)) == 1
    if wrong or not is_whole or len(set(names)) < len(names):
        raise EdgeFaults([Sentence("first-line-wrong", name=name, said=_short(", ".join(cells)))])
    return {"value" if column in ("sign", "weight") else column: at for at, column in enumerate(names)}


# --- from a line to a tie ------------------------------------------------------------------------


def _tie_of(
    line: int, cells: list[str], columns: dict[str, int], faults: list[Sentence], *, inclusive: bool
) -> DatedTie | None:
    if len(cells) != len(columns):
        faults.append(_columns_amiss(line, cells, columns))
        return None
    before = len(faults)
    source, target = tidied(cells[columns["source"]]), tidied(cells[columns["target"]])
    _check_names(line, source, target, faults)
    value = _value_of(line, cells[columns["value"]], faults)
    span = _span_of(line, cells, columns, faults, inclusive=inclusive)
    if len(faults) > before or value is None or span is None:
        return None
    return DatedTie(source=source, target=target, value=value, begin=span[0], end=span[1], line=line)


def _span_of(
    line: int, cells: list[str], columns: dict[str, int], faults: list[Sentence], *, inclusive: bool
) -> tuple[float, float] | None:
    """Return from when to when a tie holds; None if one of the two cannot be read."""
    begin = _moment_at(line, "begin", cells, columns, faults)
    end = _moment_at(line, "end", cells, columns, faults)
    if begin is None or end is None:
        return None
    if (inclusive or begin == end) and isfinite(end):
        # Whoever writes “from 1840 to 1840” means that year.
        end = _after(cells[columns["end"]])
    if begin >= end:
        faults.append(Sentence("tie-ends-before", line=line))
    return begin, end


def _columns_amiss(line: int, cells: list[str], columns: dict[str, int]) -> Sentence:
    """Return what is wrong with the columns, and what to do where a decimal comma was taken for their end."""
    wrong = Sentence("line-columns", line=line, columns=len(cells), due=len(columns))
    for whole, rest in pairwise(cells):
        if _WHOLE.fullmatch(whole) and rest.isdigit():
            return Sentence("line-columns-by-comma", wrong=wrong, whole=whole, rest=rest)
    return wrong


def _check_names(line: int, source: str, target: str, faults: list[Sentence]) -> None:
    if not source or not target:
        faults.append(Sentence("actor-missing", line=line, column="target" if source else "source"))
    elif source == target:
        faults.append(Sentence("tie-with-itself", line=line, actor=_short(source)))
    elif max(len(source), len(target)) > _LONGEST_NAME:
        faults.append(Sentence("tie-name-too-long", line=line, most=_LONGEST_NAME))


def _value_of(line: int, text: str, faults: list[Sentence]) -> Number | None:
    try:
        number = float({"+": "1", "-": "-1"}.get(text, text.replace("−", "-")))
    except ValueError:
        faults.append(_no_number(line, text))
        return None
    if not isfinite(number) or abs(number) > _LARGEST:
        faults.append(Sentence("weight-out-of-range", line=line, text=_short(text), most=_LARGEST))
        return None
    if number == 0:
        faults.append(Sentence("weight-is-zero", line=line))
        return None
    return int(number) if number.is_integer() else number


def _no_number(line: int, text: str) -> Sentence:
    if told := _with_point(text):
        return Sentence("weight-with-comma", line=line, text=_short(text), told=told)
    return (
        Sentence("weight-unread", line=line, text=_short(text))
        if text
        else Sentence("weight-empty", line=line)
    )


def _moment_at(
    line: int, column: str, cells: list[str], columns: dict[str, int], faults: list[Sentence]
) -> float | None:
    text = cells[columns[column]] if column in columns else ""
    if not text:
        return -inf if column == "begin" else inf
    try:
        return moment_of(text)
    except ValueError:
        if told := _with_point(text):
            faults.append(
                Sentence("moment-with-comma", line=line, column=column, text=_short(text), told=told)
            )
        else:
            faults.append(Sentence("moment-unread", line=line, column=column, text=_short(text)))
        return None


def _with_point(text: str) -> str:
    """Return a number with a decimal comma as it is to be written; empty if it is no such number."""
    return text.replace("−", "-").replace(",", ".") if _COMMA.fullmatch(text) else ""


# --- what only shows between lines ---------------------------------------------------------------


def _disagreements(ties: Sequence[DatedTie]) -> list[Sentence]:
    seen: dict[tuple[ActorId, ActorId], list[DatedTie]] = {}
    faults = []
    for tie in ties:
        low, high = sorted((tie.source, tie.target))
        for other in seen.setdefault((low, high), []):
            overlap = other.begin < tie.end and tie.begin < other.end
            if overlap and other.value != tie.value:
                faults.append(
                    Sentence(
                        "ties-disagree",
                        before=other.line,
                        line=tie.line,
                        actor=_short(tie.source),
                        other=_short(tie.target),
                        first=other.value,
                        second=tie.value,
                    )
                )
        seen[low, high].append(tie)
    return faults


def _excess(ties: Sequence[DatedTie]) -> list[Sentence]:
    nodes = {end for tie in ties for end in (tie.source, tie.target)}
    pairs = {frozenset((tie.source, tie.target)) for tie in ties}
    faults = []
    if len(nodes) > MOST_NODES:
        faults.append(Sentence("actors-too-many", actors=len(nodes), most=MOST_NODES))
    if len(pairs) > MOST_EDGES:
        faults.append(Sentence("ties-too-many", pairs=len(pairs), most=MOST_EDGES))
    return faults


def _none_holds(ties: Sequence[DatedTie], at: float) -> Sentence:
    first = moment_in_words(min(tie.begin for tie in ties))
    last = moment_in_words(max(tie.end for tie in ties))
    return Sentence("no-tie-holds", at=moment_in_words(at), first=first, last=last)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
