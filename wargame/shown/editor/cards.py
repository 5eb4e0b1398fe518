"""The cards of a scenario as the editor's grid and the card's own form show them.

Lines and groups are read from the plain data; odds, chips and what is needed come from the model where it
could be made of the text. A card of several seats stands in the group of the first. What a card changes is
one table: a line for each thing, a column for each outcome.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from wargame.game.chance import odds_of_dice
from wargame.scenario.document.document import Document
from wargame.scenario.expression import ExpressionFault
from wargame.scenario.hiding import hidden_tracks, without_hidden
from wargame.scenario.model import Bands
from wargame.shown.editor.blanks import Moved, is_tie, moves_of, same_number, text_of_moves, with_amount
from wargame.shown.editor.fared import UNPLAYED, CardFared, Fared
from wargame.shown.editor.language import read_out
from wargame.shown.editor.pictures import picture_of
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import Item, Path, items_in, names_in, section, text_of
from wargame.shown.hand import EffectMark, effect_marks
from wargame.shown.pictures import ShownPicture
from wargame.terms import OUTCOMES
from wargame.words.counting import counted, listed
from wargame.words.labels import INSTRUMENT_DRAWINGS, INSTRUMENT_WORDS

Order = Literal["seat", "file", "title", "cost", "difficulty", "played", "worth"]

ORDER_WORDS: Final[Mapping[Order, str]] = {
    "seat": "By seat",
    "file": "As in the file",
    "title": "By title",
    "cost": "By cost",
    "difficulty": "By throw",
    "played": "Least played first",
    "worth": "Least worth first",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One card in the grid."""

    path: Path
    title: str
    icon: str
    covert: bool
    cost: str
    throw: str
    needs: str
    marks: tuple[EffectMark, ...]
    """What it changes if it succeeds."""
    faults: int
    owners: tuple[str, ...]
    fared: CardFared | None = None
    """How bots used it; None before they played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatHead:
    """The heading of a seat's cards."""

    name: str
    glyph: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLine:
    """One thing that a card changes, by how much under each outcome."""

    what: str
    name: str
    tie: bool
    amounts: tuple[int | None, ...]
    """From the best outcome to the worst; None where it does not move."""
    sets: tuple[bool, ...]


def card_lines(
    document: Document, troubles: Troubles, order: Order = "seat", fared: Fared = UNPLAYED
) -> tuple[CardLine | SeatHead, ...]:
    """Return the cards in an order; by seat, with a heading before those of each seat."""
    items = items_in(document, section("cards"))
    lines = [_line(document, item, troubles, fared.cards.get(item.id)) for item in items]
    if order == "seat":
        return tuple(_by_seat(document, lines))
    if order != "file":
        lines.sort(key=lambda line: _sort_key(order, line))
    return tuple(lines)


def _sort_key(order: Order, line: CardLine) -> tuple[float, str]:
    if order == "title":
        return 0, line.title.casefold()
    if order in ("played", "worth"):
        found = line.fared
        share = None if found is None else found.played if order == "played" else found.worth
        return -1 if share is None else share, ""
    said = line.cost if order == "cost" else line.throw
    return (int(said) if said.lstrip("-").isdigit() else 0), ""


def _by_seat(document: Document, lines: list[CardLine]) -> list[CardLine | SeatHead]:
    names, found = names_in(document), list[CardLine | SeatHead]()
    seats = [(item.id, item) for item in items_in(document, section("seats"))]
    known = {seat for seat, _ in seats}
    for seat, item in seats:
        own = [line for line in lines if line.owners[:1] == (seat,)]
        shared = sorted({names.get(other, other) for line in own for other in line.owners[1:]})
        words = (counted(len(own), "card") if own else "no cards yet") + (
            f", some shared with {listed(shared)}" if shared else ""
        )
        glyph = text_of(item.data, "glyph") or "seat-disc"
        found += [SeatHead(name=item.title, glyph=glyph, words=words), *own]
    others = [line for line in lines if not line.owners or line.owners[0] not in known]
    if others:
        head = SeatHead(name="Nobody's", glyph="ui-help", words=counted(len(others), "card"))
        found += [head, *others]
    return found


def _line(document: Document, item: Item, troubles: Troubles, fared: CardFared | None) -> CardLine:
    data = item.data
    instrument = text_of(data, "instrument")
    requires = text_of(data, "requires")
    owners = data.get("owners")
    return CardLine(
        path=item.path,
        title=item.title,
        icon=f"move-{INSTRUMENT_DRAWINGS.get(instrument, 'diplomacy')}",
        covert=data.get("covert") is True,
        cost=_said(data, "cost"),
        throw=_said(data, "difficulty"),
        needs=read_out(document, "condition", requires) or requires,
        marks=marks_of(document, text_of(data, "succeeds")),
        faults=len(troubles.inside(item.path)),
        owners=tuple(map(str, owners)) if isinstance(owners, list) else (),
        fared=fared,
    )


def marks_of(document: Document, text: str) -> tuple[EffectMark, ...]:
    """Return effects as chips, as players see them; none where text or scenario cannot be read."""
    if document.model is None:
        return ()
    try:
        return effect_marks(without_hidden(text, hidden_tracks(document.model)), document.model)
    except (ExpressionFault, KeyError):
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """What is printed on a card, as the hand shows it."""

    title: str
    text: str
    kind: str
    icon: str
    covert: bool
    cost: int
    odds: tuple[float, ...]
    """The share of throws of each outcome, from the best to the worst."""
    marks: tuple[EffectMark, ...]
    picture: ShownPicture | None = None


def card_shown(document: Document, data: Mapping[str, Any]) -> CardShown:
    """Return a card as players will see it."""
    instrument = text_of(data, "instrument")
    drawing = INSTRUMENT_DRAWINGS.get(instrument, "diplomacy")
    cost = data.get("cost")
    return CardShown(
        title=text_of(data, "title"),
        text=text_of(data, "text"),
        kind=INSTRUMENT_WORDS.get(instrument, instrument or "?"),
        icon=f"move-{drawing}",
        covert=data.get("covert") is True,
        cost=cost if isinstance(cost, int) and not isinstance(cost, bool) else 0,
        odds=odds_shares(document, data),
        marks=marks_of(document, text_of(data, "succeeds")),
        picture=picture_of(document, data),
    )


def odds_shares(document: Document, data: Mapping[str, Any]) -> tuple[float, ...]:
    """Return how likely each outcome is by the throw alone; none where there is no throw yet."""
    throw = data.get("difficulty")
    if not isinstance(throw, int) or isinstance(throw, bool):
        return ()
    bands = document.model.rules.adjudication.bands if document.model is not None else Bands()
    return tuple(count / 36 for count in odds_of_dice(bands, -throw))


def effect_lines(
    data: Mapping[str, Any], called: Callable[[str], str], named: Mapping[str, str]
) -> tuple[EffectLine, ...]:
    """Return what a card changes.

    `named` gives the name of every number that can be picked by what the language calls it, `called` that of
    any other.
    """
    rows = [_moved(data, outcome) for outcome in OUTCOMES]
    things: list[str] = []
    for moved in rows:
        for one in moved.moves:
            if not any(same_number(one.what, known) for known in things):
                things.append(one.what)
    names = {
        what: next((name for one, name in named.items() if same_number(one, what)), "") for what in things
    }
    return tuple(_effect_line(what, names[what] or called(what), rows) for what in things)


def unread_outcomes(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the outcomes whose effects cannot be shown in the table: they cannot be read, or say more."""
    said = ((outcome, moves_of(text_of(data, outcome))) for outcome in OUTCOMES)
    return tuple(outcome for outcome, moved in said if moved is None or moved.rest)


def changed_effects(data: Mapping[str, Any], outcome: str, what: str, amount: int, sets: bool = False) -> str:
    """Return the text of an outcome's effects with one thing moving by so much, or set to it."""
    moved = _moved(data, outcome)
    known = next((one.what for one in moved.moves if same_number(one.what, what)), what)
    return text_of_moves(with_amount(moved, known, amount, sets))


def replaced_effects(data: Mapping[str, Any], outcome: str, old: str, new: str) -> str:
    """Return the text of an outcome's effects with another thing moving in the place of one."""
    moved = _moved(data, outcome)
    moves = tuple(
        type(one)(what=new, amount=one.amount, sets=one.sets) if same_number(one.what, old) else one
        for one in moved.moves
    )
    return text_of_moves(Moved(moves=tuple(one for one in moves if one.what), rest=moved.rest))


def _moved(data: Mapping[str, Any], outcome: str) -> Moved:
    return moves_of(text_of(data, outcome)) or Moved()


def _effect_line(what: str, name: str, rows: list[Moved]) -> EffectLine:
    found = [next((one for one in moved.moves if same_number(one.what, what)), None) for moved in rows]
    return EffectLine(
        what=what,
        name=name,
        tie=is_tie(what),
        amounts=tuple(None if one is None else one.amount for one in found),
        sets=tuple(one is not None and one.sets for one in found),
    )


def _said(data: Mapping[str, Any], field: str) -> str:
    found = data.get(field, "")
    return "" if found is None else str(found)
