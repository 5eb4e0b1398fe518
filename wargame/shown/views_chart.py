"""How seats see their ties beside how Control holds them, as a chart and a table.

Takes the states at the ends of turns and the events between them; `alignment.perceptions` finds the gaps.
A seat says how it sees its ties behind the curtain, under Letters.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from wargame.alignment import perceptions
from wargame.alignment.perceptions import PerceptionGap
from wargame.game.events import Event
from wargame.game.rules import name_of
from wargame.shown.chart import Chart, Series, Turns, scale_of
from wargame.terms import ActorId, signed
from wargame.words.counting import counted

MOST_VIEWS: Final = 10
"""So many ties find room in the chart; the table has them all."""
NOTHING: Final = (
    "No seat has said yet how it sees its ties. Seats do so behind the curtain, under Letters; "
    "what they say is set beside how the ties stand here."
)


def views_chart(turns: Turns, events: Sequence[Event]) -> Chart:
    """Return each seat's latest view of each of its ties beside the tie at the end of that turn."""
    first, now = turns[0][1], turns[-1][1]
    held = perceptions.held_at(dict(turns), now)
    found = perceptions.beside(perceptions.views(enumerate(events)), held)
    apart = [one for one in found if one.by]
    shown = _latest(found)
    names = {one.id: name_of(first, one.id) for one in first.compiled.scenario.actors}
    low, high = scale_of(turns)
    reach = [float(value) for one in shown for value in (one.view.seen, one.held)]
    return Chart(
        key="views",
        title="Ties as seen",
        aside=_aside(found, apart),
        kind="views",
        labels=("As the seat sees it", "As it stood"),
        series=tuple(_row(one, names) for one in shown[:MOST_VIEWS]),
        low=min((low, *reach)),
        high=max((high, *reach)),
        words=" ".join(_sentence(one, names) for one in shown) or NOTHING,
        notes=(_sentence(shown[0], names),) if apart else (),
        head=("Turn", "Seat", "Its tie to", "As seen", "As it stood", "Gap"),
        rows=tuple(
            (
                str(one.view.turn),
                names[one.view.seat],
                names[one.view.other],
                signed(one.view.seen),
                signed(one.held),
                signed(one.by),
            )
            for one in found
        ),
    )


def _latest(found: Iterable[PerceptionGap]) -> list[PerceptionGap]:
    """Return the last view of each tie by each seat, the widest gap first."""
    last: dict[tuple[ActorId, ActorId], PerceptionGap] = {}
    for one in found:
        before = last.get((one.view.seat, one.view.other))
        if before is None or one.view.turn >= before.view.turn:
            last[one.view.seat, one.view.other] = one
    return sorted(last.values(), key=lambda one: (-abs(one.by), one.view.seat, one.view.other))


def _aside(found: Sequence[PerceptionGap], apart: Sequence[PerceptionGap]) -> str:
    return f"{len(apart)} of {counted(len(found), 'view')} differ" if found else "no views"


def _row(one: PerceptionGap, names: dict[ActorId, str]) -> Series:
    view = one.view
    return Series(
        name=f"{names[view.seat]} → {names[view.other]}, turn {view.turn}",
        values=(float(view.seen), float(one.held)),
        strong=bool(one.by),
    )


def _sentence(one: PerceptionGap, names: dict[ActorId, str]) -> str:
    view = one.view
    said = f"In turn {view.turn} {names[view.seat]} saw its tie to {names[view.other]} at {signed(view.seen)}"
    if not one.by:
        return f"{said}, as it stood."
    return f"{said}; it stood at {signed(one.held)}, {abs(one.by)} {'lower' if one.by > 0 else 'higher'}."
