"""The print kit: briefs, cards to cut, slips, answer sheets, table tents, a turn record.

Takes a scenario, and the hidden draw of a session if there is one, and gives plain data for
`assets/report/kit.typ`. What is hidden stands on sheets of its own, marked as sealed, so that it can be
folded and handed over. Each kind of sheet can be left out. To add one: its id in `SHEETS`, what makes its
data in `_MAKERS`, and its looks in the template.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Final

from wargame.report.drawings import icon
from wargame.report.formats.pdf import typeset, typeset_pictures
from wargame.report.naming import Names
from wargame.report.options import Paper
from wargame.scenario.expression import (
    effects_in_brief,
    in_words,
    parse_condition,
    parse_effects,
    shorter_names_of,
)
from wargame.scenario.held import as_given, as_held, asked_by
from wargame.scenario.hiding import hidden_tracks, open_face, without_hidden
from wargame.scenario.marked import on_page
from wargame.scenario.model import Actor, Card, Inject, InjectAnswer, Marking, Objective, Picture, Scenario
from wargame.scenario.pictures import Pictures
from wargame.session.marking import marking_of
from wargame.session.session import Session
from wargame.shown.hand import limit_words
from wargame.shown.letters import ready_rows
from wargame.shown.pictures import drawn, picture_shown
from wargame.terms import ActorId, CardId, Refused, signed
from wargame.words.counting import counted, plural
from wargame.words.labels import INSTRUMENT_DRAWINGS, INSTRUMENT_WORDS

SHEETS: Final[dict[str, str]] = {
    "briefs": "Role briefs, the hidden part on sheets of its own",
    "cards": "Cards to cut",
    "slips": "Order slips",
    "answers": "Answer sheets for injects that ask, one for each seat, to tick",
    "tents": "Table tents",
    "record": "Turn record",
}
"""Every kind of sheet with what it is."""

SLIPS_A_PAGE: Final = 6
CARDS_A_PAGE: Final = 9
MOST_SLIP_PAGES: Final = 6
MOST_RECORD_PAGES: Final = 24
NO_PICTURE: Final = {"svg": "", "alt": ""}
STAMP: Final = 946_684_800
"""The time that a kit carries: it has none of its own, and the same scenario gives the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What is to be printed."""

    scenario: Scenario
    title: str = ""
    """What the session is called; the scenario's title if empty."""
    hidden: Mapping[ActorId, str] = field(default_factory=dict)
    """Seat and the hidden set that it drew; of a seat that is not named every set is printed, to be drawn."""
    cards_off: frozenset[CardId] = frozenset()
    """Cards that are switched off for the session; they cannot be played, and are not printed."""
    turns: int = 0
    """How many turns; 0 for the scenario's number."""
    sheets: tuple[str, ...] = tuple(SHEETS)
    marking: Marking | None = None
    """What stands on every sheet; None for the scenario's."""
    paper: Paper = "a4"
    pictures: Pictures = field(default_factory=dict)
    """Those of the scenario's pictures that were found."""


def kit_of(session: Session, sheets: tuple[str, ...], paper: Paper) -> Kit:
    """Return what is to be printed of a session: with what its seats drew, its title and its marking."""
    setup = session.state.setup
    names = Names(session, "none" if marking_of(session).chatham_house else "cover")
    return Kit(
        scenario=session.scenario,
        pictures=session.compiled.pictures,
        title=names.plain(setup.title),
        hidden=setup.hidden,
        cards_off=setup.cards_off,
        turns=setup.turns,
        sheets=sheets,
        marking=names.without_names(marking_of(session)),
        paper=paper,
    )


def check_sheets(sheets: tuple[str, ...]) -> None:
    """Refuse kinds of sheets that do not exist.

    Raises
    ------
    Refused
        Naming those that do.
    """
    unknown = [one for one in sheets if one not in SHEETS]
    if unknown:
        raise Refused("no-such-sheet", unknown=unknown[0], sheets=tuple(SHEETS))
    if not sheets:
        raise Refused("no-sheet-named", sheets=tuple(SHEETS))


def as_pdf(kit: Kit) -> bytes:
    """Return the kit as PDF.

    Raises
    ------
    Refused
        If a kind of sheet does not exist, or there is nothing to print of those that are wanted.
    NotLaidOut
        If the pages could not be laid out.
    """
    return typeset("kit.typ", data_of(kit), STAMP)


def as_pictures(kit: Kit, ppi: float) -> tuple[bytes, ...]:
    """Return the pages of the kit as PNG pictures."""
    return typeset_pictures("kit.typ", data_of(kit), ppi)


def data_of(kit: Kit) -> dict[str, Any]:
    """Return the kit as plain data for the template."""
    check_sheets(kit.sheets)
    made = {sheet: _MAKERS[sheet](kit) for sheet in SHEETS if sheet in kit.sheets}
    if not any(made.values()):
        raise Refused("nothing-to-print", title=kit.scenario.title)
    return {
        "title": kit.title or kit.scenario.title,
        "paper": kit.paper,
        "marking": on_page(kit.scenario.marking if kit.marking is None else kit.marking),
        "groups": [{"kind": sheet, "sheets": sheets} for sheet, sheets in made.items()],
    }


# --- briefs --------------------------------------------------------------------------------------


def _briefs(kit: Kit) -> list[dict[str, Any]]:
    sheets = []
    for seat in kit.scenario.seats:
        sheets.append(_open_brief(kit, seat))
        sheets.append(_own_brief(kit, seat))
        for one in seat.hidden_sets:
            if kit.hidden.get(seat.id, one.id) == one.id:
                sheets.append(_hidden_set(kit, seat, one.id, one.title))
    return sheets


def _seat(seat: Actor) -> dict[str, Any]:
    return {"name": seat.name, "glyph": icon(seat.glyph)}


def _picture(kit: Kit, picture: Picture | None) -> dict[str, str]:
    """Return a picture as the template takes it; empty texts where there is none."""
    shown = picture_shown(picture, kit.pictures)
    return {"svg": drawn(shown), "alt": shown.alt} if shown else NO_PICTURE


def _open_brief(kit: Kit, seat: Actor) -> dict[str, Any]:
    scenario = kit.scenario
    start = {frozenset(line.between): line for line in scenario.alignments}
    ties = []
    for other in scenario.actors:
        if other.id != seat.id:
            line = start.get(frozenset((seat.id, other.id)))
            ties.append({"name": other.name, "value": signed(line.value if line else 0)})
    return {
        **_seat(seat),
        "sealed": False,
        "picture": _picture(kit, seat.picture),
        "what": "Open brief: everybody may read it",
        "text": scenario.summary,
        "lists": [
            {"title": "What everybody knows that it wants", "lines": list(seat.public_goals)},
        ],
        "facts": _money(kit, seat),
        "ties": ties,
    }


def _money(kit: Kit, seat: Actor) -> list[list[str]]:
    rules = kit.scenario.rules
    found = [
        ["Influence at the start", str(seat.start_influence)],
        ["Income each turn", str(seat.income)],
        ["Moves each turn", str(rules.moves_per_turn)],
    ]
    if rules.influence.max is not None:
        found.append(["Influence at most", str(rules.influence.max)])
    return found


def _own_brief(kit: Kit, seat: Actor) -> dict[str, Any]:
    return {
        **_seat(seat),
        "sealed": True,
        "picture": NO_PICTURE,
        "what": f"For {seat.name} alone",
        "text": seat.brief,
        "lists": [
            {"title": "What you are scored on", "lines": _goals(kit, seat, "public")},
            {"title": "Red lines", "lines": _goals(kit, seat, "red-line") or list(seat.red_lines)},
            {
                "title": "Deals that are ready to offer",
                "lines": [
                    f"{one.head}: {one.terms} {one.moves}".strip()
                    for one in ready_rows(kit.scenario, seat.id)
                ],
            },
        ],
        "facts": [],
        "ties": [],
    }


def _hidden_set(kit: Kit, seat: Actor, which: str, title: str) -> dict[str, Any]:
    is_drawn = seat.id in kit.hidden
    return {
        **_seat(seat),
        "sealed": True,
        "picture": NO_PICTURE,
        "what": "Your hidden aims" if is_drawn else "Hidden aims: fold, and let the seat draw one",
        "text": title,
        "lists": [{"title": "What you are scored on besides", "lines": _goals(kit, seat, which)}],
        "facts": [],
        "ties": [],
    }


def _goals(kit: Kit, seat: Actor, which: str) -> list[str]:
    return [
        f"{one.text} ({_points(one)})"
        for one in kit.scenario.objectives
        if one.seat == seat.id and one.set == which
    ]


def _points(one: Objective) -> str:
    if one.shape == "breach":
        return f"{signed(one.weight)} {plural(abs(one.weight), 'point')} if it ever happens"
    return counted(one.weight, "point") + (" each" if one.shape == "linear" else "")


# --- cards ---------------------------------------------------------------------------------------


def _cards(kit: Kit) -> list[dict[str, Any]]:
    sheets = []
    for seat in kit.scenario.seats:
        held = (card for card in kit.scenario.cards if seat.id in card.owners)
        # Counted before any is left out: the same card has the same number in every session.
        own = [one for one in enumerate(held, start=1) if one[1].id not in kit.cards_off]
        for at in range(0, len(own), CARDS_A_PAGE):
            cards = [_card(kit, seat, card, number) for number, card in own[at : at + CARDS_A_PAGE]]
            sheets.append({**_seat(seat), "cards": cards})
    return sheets


def _card(kit: Kit, seat: Actor, of_scenario: Card, number: int) -> dict[str, Any]:
    scenario = kit.scenario
    held = as_held(of_scenario, seat.id, (one.id for one in scenario.actors))
    card = open_face(held, hidden_tracks(scenario))
    names = shorter_names_of(scenario)
    kind, drawing = INSTRUMENT_WORDS[card.instrument], INSTRUMENT_DRAWINGS[card.instrument]
    aims = [names[one] for one in card.targets or card.choose]
    chosen = "At one of: " if card.choose else "At "
    return {
        "number": f"{seat.short or seat.name} {number}",
        "title": card.title,
        "text": card.text,
        "instrument": kind,
        "glyph": icon(f"move-{drawing}"),
        "plate": icon(f"plate-{drawing}"),
        "picture": _picture(kit, card.picture),
        "covert": card.covert,
        "cost": card.cost,
        "difficulty": card.difficulty,
        "aims": f"{chosen}{', '.join(aims)}" if aims else "",
        "outcomes": _outcomes(card, names),
        "notes": _notes(card, names),
        "face": card.face_note,
    }


def _outcomes(card: Card, names: Mapping[str, str]) -> list[list[str]]:
    """Return each outcome of a card with what it moves."""
    return [
        [word, effects_in_brief(parse_effects(text), names) if text.strip() else "Nothing"]
        for word, text in (
            ("Exceeds", card.exceeds),
            ("Succeeds", card.succeeds),
            ("Partly", card.partly),
            ("Fails", card.fails),
        )
    ]


def _notes(card: Card, names: Mapping[str, str]) -> list[str]:
    """Return what stands below a card's outcomes: what it needs, what helps it, when it comes to light."""
    notes = []
    if card.requires:
        notes.append(f"Needs: {in_words(parse_condition(card.requires), {**names, 'target': 'the target'})}")
    notes += [f"{signed(one.add)} if {in_words(parse_condition(one.when), names)}" for one in card.modifiers]
    if card.exposure:
        effects = parse_effects(card.exposure.effects) if card.exposure.effects.strip() else ()
        moved = f": {effects_in_brief(effects, names)}" if effects else ""
        notes.append(f"Comes to light on {card.exposure.threshold} or more{moved}")
    if limit := limit_words(card.limit, "once in a session"):
        notes.append(limit)
    return notes


# --- slips, tents, record ------------------------------------------------------------------------


def _turns(kit: Kit) -> int:
    return kit.turns or kit.scenario.calendar.turns


def _slips(kit: Kit) -> list[dict[str, Any]]:
    needed = _turns(kit) * kit.scenario.rules.moves_per_turn
    pages = min(MOST_SLIP_PAGES, ceil(needed / SLIPS_A_PAGE))
    asked = {seat for one in kit.scenario.injects if one.answers for seat in asked_by(kit.scenario, one)}
    return [
        {**_seat(seat), "count": SLIPS_A_PAGE, "asked": seat.id in asked}
        for seat in kit.scenario.seats
        for _ in range(pages)
    ]


def _answers(kit: Kit) -> list[dict[str, Any]]:
    """Return a sheet for each inject that asks, with a part for each seat to be cut off and ticked."""
    scenario = kit.scenario
    return [
        {
            "title": one.title,
            "when": f"Turn {one.turn}" if one.turn else "When it comes",
            "slips": [_answer_slip(scenario, one, scenario.actor(seat)) for seat in asked_by(scenario, one)],
        }
        for one in scenario.injects
        if one.answers
    ]


def _answer_slip(scenario: Scenario, inject: Inject, seat: Actor) -> dict[str, Any]:
    actors = [one.id for one in scenario.actors]
    names, hidden = shorter_names_of(scenario), hidden_tracks(scenario)
    given = [as_given(one, seat.id, actors) for one in inject.answers]
    titles = {one.id: one.title for one in given}
    silence = f"counts as “{titles[inject.silence]}”" if inject.silence in titles else "changes nothing"
    return {
        **_seat(seat),
        "text": inject.text,
        "answers": [[one.title, _answer_notes(one, names, hidden)] for one in given],
        "silence": f"No answer {silence}.",
    }


def _answer_notes(one: InjectAnswer, names: Mapping[str, str], hidden: Collection[str]) -> str:
    """Return what an answer means, costs, needs and changes."""
    moves = without_hidden(one.effects, hidden)
    parts = (
        one.text,
        f"It costs {one.price} influence." if one.price else "",
        f"Needs: {in_words(parse_condition(one.requires), names)}." if one.requires.strip() else "",
        f"{in_words(parse_effects(moves), names)}." if moves.strip() else "",
    )
    return " ".join(filter(None, parts))


def _tents(kit: Kit) -> list[dict[str, Any]]:
    return [_seat(seat) for seat in kit.scenario.seats]


def _record(kit: Kit) -> list[dict[str, Any]]:
    scenario = kit.scenario
    labels = scenario.calendar.labels
    moves = [
        {"name": seat.name, "glyph": icon(seat.glyph)}
        for seat in scenario.seats
        for _ in range(min(3, scenario.rules.moves_per_turn))
    ]
    return [
        {
            "turn": turn,
            "label": labels[turn - 1] if turn <= len(labels) else "",
            "moves": moves,
            "tracks": [line.name for line in scenario.tracks if not line.hidden],
        }
        for turn in range(1, min(MOST_RECORD_PAGES, _turns(kit)) + 1)
    ]


_MAKERS: Final[dict[str, Callable[[Kit], list[dict[str, Any]]]]] = {
    "briefs": _briefs,
    "cards": _cards,
    "slips": _slips,
    "answers": _answers,
    "tents": _tents,
    "record": _record,
}
