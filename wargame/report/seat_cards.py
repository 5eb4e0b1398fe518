"""Seat cards: one sheet for each seat that plays by phone, folded to a tent with the code inside.

Takes codes as squares of dark and light, made elsewhere, and gives plain data for
`assets/report/seat-cards.typ`. A sheet is folded twice: the name of the seat stands outside, the code lies
within, so that a card on the table tells nobody the key to the hand. What the cards say of addresses holds
for one sitting: new codes need new cards. To say more on a card: a field here, and its place in the template.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from wargame.report.drawings import icon
from wargame.report.formats.pdf import typeset, typeset_pictures
from wargame.report.options import Paper
from wargame.scenario.marked import on_page
from wargame.scenario.model import Marking
from wargame.terms import Refused

Square: TypeAlias = Sequence[Sequence[bool]]
"""A code as rows of modules, True where it is dark, without the light edge round it."""

QUIET: Final = 4
"""How many modules of light a code needs round it to be found by a camera."""

STAMP: Final = 946_684_800
"""The time that the sheets carry: they have none of their own."""

INK: Final = "#000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCard:
    """The card of one seat, or of the observers."""

    name: str
    glyph: str
    """The name of its drawing."""
    code: Square
    is_of_observers: bool = False
    """Whether it opens no hand, but the page of those who watch and write down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WifiOnCard:
    """The Wi-Fi that phones join first."""

    name: str
    password: str
    code: Square


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCards:
    """What is to be printed."""

    title: str
    """What the session is called."""
    address: str
    """Where the codes lead, as it stands on the back: `192.168.137.1:8137`."""
    cards: tuple[SeatCard, ...]
    wifi: WifiOnCard | None = None
    marking: Marking = field(default_factory=Marking)
    paper: Paper = "a4"


def as_pdf(cards: SeatCards) -> bytes:
    """Return the cards as PDF, one sheet for each.

    Raises
    ------
    Refused
        If no seat plays by phone.
    NotLaidOut
        If the pages could not be laid out.
    """
    return typeset("seat-cards.typ", data_of(cards), STAMP)


def as_pictures(cards: SeatCards, ppi: float) -> tuple[bytes, ...]:
    """Return the sheets as PNG pictures."""
    return typeset_pictures("seat-cards.typ", data_of(cards), ppi)


def data_of(cards: SeatCards) -> dict[str, Any]:
    """Return the cards as plain data for the template."""
    if not cards.cards:
        raise Refused("no-seat-cards")
    return {
        "title": cards.title,
        "address": cards.address,
        "paper": cards.paper,
        "marking": on_page(cards.marking),
        "wifi": _wifi(cards.wifi),
        "cards": [
            {
                "name": one.name,
                "glyph": icon(one.glyph),
                "observers": one.is_of_observers,
                "code": {"svg": as_svg(one.code), "alt": f"Code for the phone of {one.name}"},
            }
            for one in cards.cards
        ],
    }


def _wifi(wifi: WifiOnCard | None) -> dict[str, Any]:
    if wifi is None:
        return {"name": "", "password": "", "code": {"svg": "", "alt": ""}}
    code = {"svg": as_svg(wifi.code), "alt": f"Code that joins the Wi-Fi {wifi.name}"}
    return {"name": wifi.name, "password": wifi.password, "code": code}


def as_svg(code: Square) -> str:
    """Return a code as a drawing with its light edge, each run of dark modules as one bar."""
    side = len(code) + 2 * QUIET
    bars = "".join(
        f"M{at + QUIET} {row + QUIET}h{length}v1h-{length}z"
        for row, modules in enumerate(code)
        for at, length in _runs(modules)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="{INK}" d="{bars}"/></svg>'
    )


def _runs(modules: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where dark runs of a row begin, and how long they are."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(modules):
        if dark and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((at, 1))
    return found
