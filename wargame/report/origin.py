"""From which record a document was made, and with which choices: what a draft carries with it.

Comes from the facts of a report; stands in the document, and in the properties of a file that can be edited
(`as_properties`), so that `draft` can make the very same report again and hold the draft beside it. The line
of play goes by the hash of its last event; its name is given only where readers may know it. What a property
is called never changes: drafts of earlier days must still be read. To keep one more choice: a key in
`_choices` and in `options_in`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from wargame.report.options import PAPERS, PARTS, Options
from wargame.terms import Refused
from wargame.times import zone_named, zone_words

if TYPE_CHECKING:
    from wargame.report.story import Story

_PROPERTIES: Final = {"record": "Entente record", "branch": "Entente branch", "choices": "Entente choices"}
_LONGEST: Final = 4_000
"""Characters of a property that is read; what is longer was not written here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document comes from."""

    record: str = ""
    """The hash of the last event that it tells; empty for a session that is in no file."""
    branch: str = ""
    """The line of play; empty where readers may not know it, or it has somebody's name."""
    choices: str = ""
    """The choices for the report, as JSON."""


def origin_of(story: "Story") -> Origin:
    """Return where the report of a line of play comes from."""
    return Origin(
        record=story.session.journal.hash_at(story.entries[-1].number) if story.entries else "",
        branch=story.branch if story.secrets and story.names.plain(story.branch) == story.branch else "",
        choices=json.dumps(_choices(story), ensure_ascii=True, sort_keys=True, separators=(",", ":")),
    )


def _choices(story: "Story") -> dict[str, Any]:
    options = story.options
    papers = {paper: name for name, paper in PAPERS.items()}
    return {
        "until": options.until,
        "turn": options.turn,
        "naming": options.naming,
        "secrets": story.secrets,
        "without": sorted(options.without),
        "paper": papers[options.paper],
        "zone": _zone(story.span[0] if story.span else None),
    }


def _zone(at: datetime | None) -> str:
    return zone_words(at).replace("−", "-") if at else "UTC"


def as_properties(origin: Origin) -> Mapping[str, str]:
    """Return an origin as the properties of a file, by their names; what is empty is left out."""
    values = {"record": origin.record, "branch": origin.branch, "choices": origin.choices}
    return {_PROPERTIES[key]: value for key, value in values.items() if value}


def from_properties(properties: Mapping[str, str]) -> Origin | None:
    """Return the origin that the properties of a file tell of; None if they tell of none."""
    found = {key: properties.get(name, "") for key, name in _PROPERTIES.items()}
    found = {key: value for key, value in found.items() if len(value) <= _LONGEST}
    return Origin(**found) if any(found.values()) else None


def options_in(origin: Origin) -> Options:
    """Return the choices of an origin; those that cannot be read are as if they had not been made."""
    try:
        given = json.loads(origin.choices or "{}")
    except (ValueError, RecursionError):
        given = {}
    given = given if isinstance(given, dict) else {}
    naming = given.get("naming")
    secrets = given.get("secrets")
    paper = given.get("paper")
    return Options(
        branch=origin.branch or None,
        until=_turn(given.get("until")),
        turn=_turn(given.get("turn")),
        naming=naming if naming in ("annex", "cover", "none") else "annex",
        secrets=secrets if isinstance(secrets, bool) else None,
        without=_parts(given.get("without")),
        paper=PAPERS[paper] if isinstance(paper, str) and paper in PAPERS else "a4",
        zone=_zone_in(given.get("zone")),
    )


def _parts(given: object) -> frozenset[str]:
    return frozenset(part for part in PARTS if part in given) if isinstance(given, list) else frozenset()


def _turn(given: object) -> int | None:
    return given if isinstance(given, int) and not isinstance(given, bool) else None


def _zone_in(given: object) -> Any:
    try:
        return zone_named(given) if isinstance(given, str) else None
    except Refused:
        return None
