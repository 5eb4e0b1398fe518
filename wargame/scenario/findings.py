"""What the checks of a scenario share: who is who in it, and the list of faults.

`scenario.check` makes one `Findings` and hands it to each group of checks: `check_rules`, `check_board`,
`check_play`, `check_monitor`, and for the texts in all of them `check_texts`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from wargame.limits import MOST_FAULTS
from wargame.scenario.faults import Fault, choices, expected_near, meant
from wargame.scenario.model import Actor, Scenario, Track
from wargame.scenario.nodes import Path
from wargame.scenario.places import Places
from wargame.scenario.reach import Ranges
from wargame.words.sentences import Sentence

Kind: TypeAlias = Literal["actor", "seat", "track", "card", "question", "mechanism", "verdict"]

MOST_LISTED: Final = 12
"""So many known ids are listed in a fault, if none is near to what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The ids of a scenario by kind, in the order of the file."""

    actors: tuple[str, ...]
    seats: tuple[str, ...]
    tracks: tuple[str, ...]
    derived: frozenset[str]
    cards: tuple[str, ...]
    questions: tuple[str, ...]
    mechanisms: tuple[str, ...]
    verdicts: tuple[str, ...]

    def of(self, kind: Kind) -> tuple[str, ...]:
        """Return the ids of one kind."""
        return {
            "actor": self.actors,
            "seat": self.seats,
            "track": self.tracks,
            "card": self.cards,
            "question": self.questions,
            "mechanism": self.mechanisms,
            "verdict": self.verdicts,
        }[kind]


def known_in(scenario: Scenario) -> Known:
    """Return all ids of a scenario."""
    monitor = scenario.monitor
    return Known(
        actors=tuple(actor.id for actor in scenario.actors),
        seats=tuple(actor.id for actor in scenario.seats),
        tracks=tuple(track.id for track in scenario.tracks),
        derived=frozenset(track.id for track in scenario.tracks if track.derived is not None),
        cards=tuple(card.id for card in scenario.cards),
        questions=tuple(question.id for question in scenario.questions),
        mechanisms=tuple(mechanism.id for mechanism in monitor.mechanisms) if monitor else (),
        verdicts=tuple(verdict.id for verdict in monitor.verdicts) if monitor else (),
    )


class EnoughFaults(Exception):
    """There are more faults than anybody reads; nothing further is looked for."""


@dataclass(slots=True)
class Findings:
    """The faults found so far, and what is needed to find more."""

    scenario: Scenario
    places: Places
    known: Known
    ranges: Ranges
    faults: list[Fault] = field(default_factory=list)

    def note(self, path: Path, told: Sentence, *, at: int | None = None, key: bool = False) -> None:
        """Add a fault in the value at `path`; see `Places.fault`.

        Raises
        ------
        EnoughFaults
            If there are as many already as are told.
        """
        if len(self.faults) > MOST_FAULTS:
            raise EnoughFaults
        self.faults.append(self.places.fault(path, told, at=at, key=key))

    def is_known(
        self, kind: Kind, name: str, path: Path, *, at: int | None = None, key: bool = False
    ) -> bool:
        """Return whether `name` is the id of something of this kind; note a fault if it is not."""
        ids = self.known.of(kind)
        if name in ids:
            return True
        if name in self.places.removed:
            return False
        self.note(path, self._unknown(kind, name), at=at, key=key)
        return False

    def _unknown(self, kind: Kind, name: str) -> Sentence:
        ids = self.known.of(kind)
        if kind == "seat" and name in self.known.actors:
            return Sentence("no-player-seat", name=name, expected=meant(name, ids, choices(ids)))
        if (named := self._named(kind, name)) is not None:
            return Sentence("no-such-thing", kind=kind, name=name, expected=Sentence("its-id", near=named))
        if len(ids) == 1:
            return Sentence(
                "no-such-thing", kind=kind, name=name, expected=expected_near(ids[0], choices(ids))
            )
        article = "an" if kind == "actor" else "a"
        expected = choices(ids) if 0 < len(ids) <= MOST_LISTED else f"{article} {kind} of the scenario"
        return Sentence("no-such-thing", kind=kind, name=name, expected=meant(name, ids, expected))

    def _named(self, kind: Kind, name: str) -> str | None:
        """Return the id of what is written by its name, or by its short name."""
        things: Sequence[Actor | Track] = ()
        if kind in ("actor", "seat"):
            things = self.scenario.actors
        elif kind == "track":
            things = self.scenario.tracks
        for thing in things:
            called = (
                {thing.name.casefold(), thing.short.casefold()}
                if isinstance(thing, Actor)
                else {thing.name.casefold()}
            )
            if name.casefold() in called and thing.id in self.known.of(kind):
                return thing.id
        return None

    def all_known(self, kind: Kind, names: Sequence[str], path: Path) -> None:
        """Note every id of a list that is unknown or stands there twice."""
        for number, name in enumerate(names):
            self.is_known(kind, name, (*path, number))
            if name in names[:number]:
                self.note((*path, number), Sentence("id-stands-twice", name=name))

    def pair(self, names: tuple[str, str], path: Path, kind: Kind = "actor") -> None:
        """Note what is wrong with two actors: unknown, or the same twice."""
        for number, name in enumerate(names):
            self.is_known(kind, name, (*path, number))
        if names[0] == names[1]:
            self.note(path, Sentence("stands-beside-itself", name=names[0]))
