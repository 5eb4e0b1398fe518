"""A seat's aims on its phone: what each measures, where it stands on its ruler, what it gives.

Made of the rows of the hand (`shown.aims`).
"""

from collections.abc import Sequence

from msgspec import Struct

from wargame.shown.aims import AimRow, Ruler


class RulerMark(Struct, frozen=True, kw_only=True):
    """A place on a ruler, from 0 to 1, with the words below it."""

    at: float
    words: str


class RulerNow(Struct, frozen=True, kw_only=True):
    """Where a number stands on its scale; every place is a share of the length."""

    now: float
    reach: tuple[float, float]
    earned: tuple[float, float]
    marks: tuple[RulerMark, ...]


class Aim(Struct, frozen=True, kw_only=True):
    """One aim."""

    text: str
    hidden: bool
    red_line: bool
    points: str
    measure: str
    value: str
    explained: str
    ruler: RulerNow | None


class Aims(Struct, frozen=True, kw_only=True):
    """All aims of a seat."""

    hidden_set: str
    rows: tuple[Aim, ...]


def aims_now(hidden_set: str, rows: Sequence[AimRow]) -> Aims:
    """Return a seat's aims."""
    return Aims(
        hidden_set=hidden_set,
        rows=tuple(
            Aim(
                text=row.text,
                hidden=row.hidden,
                red_line=row.red_line,
                points=row.points,
                measure=row.measure,
                value=row.value,
                explained=row.explained,
                ruler=_ruler(row.ruler),
            )
            for row in rows
        ),
    )


def _ruler(ruler: Ruler | None) -> RulerNow | None:
    if ruler is None:
        return None
    return RulerNow(
        now=_share(ruler.now),
        reach=(_share(ruler.reach[0]), _share(ruler.reach[1])),
        earned=(_share(ruler.earned[0]), _share(ruler.earned[1])),
        marks=tuple(RulerMark(at=_share(one.at), words=one.words) for one in ruler.marks),
    )


def _share(at: float) -> float:
    return round(at, 3)
