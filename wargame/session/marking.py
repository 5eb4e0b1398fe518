"""What leaves the room, how it is marked: read, checked and set.

A marking is a fact in the record and holds for the whole file: the last one that stands on any line of play,
whichever line is played or told, so that going back to an earlier turn takes it off no page. Until one is set
the scenario's holds. Undo takes it back like any other step.

Comes from the window, a script and the command line; goes to every report, table, picture and print, and to
the projector. What a marking says is in `scenario.model.Marking`; to add to it, a field there.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wargame.game.events import Event, MarkingSet
from wargame.limits import LONGEST_MARKING
from wargame.logo import is_logo
from wargame.names import tidied
from wargame.scenario.model import Marking
from wargame.session.session import Session, checked_text
from wargame.terms import FACILITATOR, Refused
from wargame.words.sentences import Sentence

_TEXTS: Final = {"text": "marking", "caveats": "handling caveats", "house": "name of the house"}


def marking_of(session: Session) -> Marking:
    """Return what stands on every page that leaves the room."""
    newest = session.history.newest(MarkingSet)
    return newest.marking if newest else session.scenario.marking


def set_marking(session: Session, marking: Marking, by: str = FACILITATOR) -> tuple[Event, ...]:
    """Say what stands on every page from now on.

    Raises
    ------
    Refused
        If a text is too long, the logo is no picture, or nothing would change.
    """
    if faults := tuple(why_not_marking(marking)):
        raise Refused("all-of", faults=faults)
    marking = tidied_marking(marking)
    if marking == marking_of(session):
        raise Refused("marking-same")
    return session.record((MarkingSet(turn=session.state.turn, marking=marking),), by)


def tidied_marking(marking: Marking) -> Marking:
    """Return a marking with each text on one line, as it is kept."""
    return replace(
        marking,
        text=tidied(marking.text),
        caveats=tidied(marking.caveats),
        house=tidied(marking.house),
        logo="".join(marking.logo.split()),
    )


def why_not_marking(marking: Marking) -> Iterator[Sentence]:
    """Give everything that is wrong with a marking; nothing if it can stand on a page."""
    for name, what in _TEXTS.items():
        text = getattr(marking, name)
        try:
            checked_text(text, what)
        except Refused as refusal:
            yield refusal.told
            continue
        if len(tidied(text)) > LONGEST_MARKING:
            yield Sentence("marking-of-many-words", what=what, length=len(tidied(text)), most=LONGEST_MARKING)
    if not is_logo("".join(marking.logo.split())):
        yield Sentence("marking-logo-unfit")
