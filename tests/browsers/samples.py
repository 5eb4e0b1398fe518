"""Answers that show what phones show in a played game and remember what they were asked to do."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec

from tests.browsers.names import in_its_third_turn
from tests.phones.samples import PLACES, moments, shown_in
from wargame.session.session import Session
from wargame.session.unsent import Draft
from wargame.shown.phone.plan import plan_now
from wargame.shown.phone.whole import Shown

SEAT: Final = "russia"


class Done(NamedTuple):
    """A command that came."""

    place: str
    name: str
    given: Mapping[str, Any]
    meant_for: Mapping[str, Any]


Shows = Mapping[str, Mapping[str, Shown]]


def _shown(session: Session | None) -> Shows:
    return {name: {place: shown_in(at, place) for place in PLACES} for name, at in moments(session)}


@cache
def played() -> Shows:
    """Return what each place shows at each moment."""
    return _shown(None)


@cache
def renamed() -> Shows:
    """Return the same of a game whose names are hard to show."""
    return _shown(in_its_third_turn())


class Samples:
    """One moment, until another is chosen; `changes` lies over every view."""

    def __init__(self, moment: str = "planning", game: Callable[[], Shows] = played) -> None:
        self.moment = moment
        self.game = game
        self.refuses = ""
        self.refuses_drafts = ""
        self.changes: dict[str, Any] = {}
        self.drafts: dict[str, dict[str, Any]] = {}
        self.done: list[Done] = []

    def view(self, place: str) -> dict[str, Any]:
        """Return what a place shows."""
        shown = self.game()[self.moment][place].view
        stamp = f"{shown['at']} {len(self.changes)} {self.changes.get('letters', '')}"
        kept = {"draft": self.drafts[place]} if place in self.drafts else {}
        return {**shown, "at": stamp, "deadline": 130, "running": True, **self.changes, **kept}

    def entry(self) -> object:
        """Return where the record stands."""
        return self.moment

    def faces(self, place: str, hashes: Sequence[str]) -> dict[str, Any]:
        """Return the contents asked for."""
        known = self.game()[self.moment][place].contents
        return {mark: known[mark] for mark in hashes if mark in known}

    def do(
        self, place: str, name: str, given: Mapping[str, Any], meant_for: Mapping[str, Any], *_: object
    ) -> str:
        """Remember what was to be done."""
        self.done.append(Done(place, name, given, meant_for))
        if name == "draft" and not self.refuses_drafts:
            self._keep(place, given["draft"])
        return self.refuses_drafts if name == "draft" else self.refuses

    def _keep(self, place: str, came: Mapping[str, Any]) -> None:
        """Keep a draft, as the laptop does."""
        nothing = msgspec.to_builtins(plan_now(Draft(turn=0)))
        lies = self.view(place)["draft"] or nothing
        answers = {**lies["answers"], **came.get("answers", {})}
        marks = {**lies["marks"], **{name: str(len(self.done)) for name in came}}
        self.drafts[place] = {**lies, **came, "answers": answers, "marks": marks}

    def names(self) -> list[str]:
        """Return what was done, but drafts, in its order."""
        return [one.name for one in self.done if one.name != "draft"]
