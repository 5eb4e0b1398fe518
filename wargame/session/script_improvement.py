"""Script commands of the improvement plan: purposes, ratings, findings.

The work is done by `wargame.session.improvement`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wargame.game.events import Event
from wargame.game.state import Finding
from wargame.session import improvement
from wargame.session.improvement import FindingKind, find_finding, improvement_plan
from wargame.session.script_command import Command, event_meant, number_of_person
from wargame.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPurpose(Command):
    """A purpose is added, or one that is there is said in other words."""

    text: str
    purpose: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Add or reword it."""
        if self.purpose:
            return improvement.reword_purpose(session, self.purpose, self.text, by=self.by)
        return improvement.add_purpose(session, self.text, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class DropPurpose(Command):
    """A purpose is given up."""

    purpose: str
    reason: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Give it up."""
        return improvement.drop_purpose(session, self.purpose, self.reason, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Command):
    """A purpose is rated."""

    purpose: str
    rating: str
    reason: str = ""
    person: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Rate it; an empty rating takes an earlier one away."""
        return improvement.rate_purpose(
            session,
            self.purpose,
            self.rating,
            reason=self.reason,
            person=number_of_person(session, self.person),
            by=self.by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteFinding(Command):
    """A finding is written, or with its number written anew; what is left out then stays as it was."""

    text: str | None = None
    kind: FindingKind | None = None
    finding: int | None = None
    purpose: str | None = None
    evidence: tuple[int | str, ...] | None = None
    recommendation: str | None = None
    action: str | None = None
    owner: str | None = None
    due: str | None = None
    person: str | None = None

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Write it."""
        was = None
        if self.finding is not None:
            was = find_finding(improvement_plan(session.state), self.finding)
        said = {**_said_before(was), **self._said(session)}
        return improvement.write_finding(session, **{"text": "", **said}, number=self.finding, by=self.by)

    def _said(self, session: Session) -> Mapping[str, Any]:
        """Return the fields that stand in the line."""
        said: dict[str, Any] = {
            name: value
            for name in ("text", "kind", "purpose", "recommendation", "action", "owner", "due")
            if (value := getattr(self, name)) is not None
        }
        if self.evidence is not None:
            said["evidence"] = tuple(
                number for one in self.evidence if (number := event_meant(session, one)) is not None
            )
        if self.person is not None:
            said["person"] = number_of_person(session, self.person)
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class DropFinding(Command):
    """A finding is taken out of the plan."""

    finding: int
    reason: str = ""

    def carry_out(self, session: Session) -> tuple[Event, ...]:
        """Take it out."""
        return improvement.drop_finding(session, self.finding, self.reason, by=self.by)


def _said_before(was: Finding | None) -> Mapping[str, Any]:
    if was is None:
        return {}
    return {name: getattr(was, name) for name in was.__struct_fields__ if name != "number"}
