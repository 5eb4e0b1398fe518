"""Where in a design a fault stands: the field, and which of its rows, so that it can be said there.

Takes what `checking.why_not`, `versions` and reading refuse with; gives a `Where`. The window says a fault at
that field; a sentence that is not named here stands above all fields alone. A further fault is a line in
`_FIELDS`, or a case of `where_of`.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from wargame.design.model import Design
from wargame.words.sentences import Sentence

Where: TypeAlias = tuple[str, int]
"""A field of the design as its file calls it, and the number of its row, from 1; 0 for the field itself."""

NOWHERE: Final[Where] = ("", 0)

_FIELDS: Final[Mapping[str, str]] = {
    "design-no-title": "title",
    "design-few-treatments": "treatments",
    "design-no-tables": "strata",
    "design-no-tables-in": "strata",
    "design-many-tables": "strata",
    "design-not-as-dealt": "tables",
    "design-stratum-count": "tables",
    "design-no-treatment": "tables",
    "design-no-stratum": "tables",
    "design-table-number": "tables",
    "design-seeds-count": "seeds",
    "design-seed-twice": "seeds",
    "seed-out-of-range": "seeds",
    "no-such-policy": "bots",
    "no-such-seat": "bots",
}


def places_of(fault: Sentence, design: Design) -> Iterator[tuple[Where, Sentence]]:
    """Yield a fault, or what it is made of, each with where it is said.

    What is wrong with the injects of the second treatment is of `treatments 2 injects`, row by row.
    """
    field, row = where_of(fault, design)
    if fault.what == "design-injects-faulty":
        for one in fault.given["faults"]:
            number = one.given.get("number", 0)
            yield (f"{field} {row} injects", number) if number else (field, row), one
    elif fault.what == "design-inject-unread":
        yield (f"{field} {row} injects", fault.given["number"]), fault
    else:
        yield (field, row), fault


def where_of(fault: Sentence, design: Design) -> Where:
    """Return the field of a design that a fault is of."""
    given = fault.given
    match fault.what:
        case "design-name-missing" | "design-name-twice":
            return _named_badly(given, design)
        case "design-small-stratum":
            return _row("strata", [one.name for one in design.strata], given["name"], else_="blocks")
        case "design-treatment-unfit":
            return _unfit(given, design)
        case "design-inject-unread" | "design-injects-faulty" | "design-other-scenario":
            return _row("treatments", [one.name for one in design.treatments], given["treatment"])
        case "design-scenario-missing":
            return _row("treatments", [one.scenario for one in design.treatments], given["named"], "scenario")
        case "design-least-below":
            return "hypotheses", int(given["number"])
        case _ if isinstance(of := given.get("where"), Sentence):
            return "hypotheses" if of.what == "design-hypothesis" else "checks", int(of.given["number"])
        case what:
            return _FIELDS.get(what, ""), 0


def _row(field: str, names: list[str], name: object, else_: str = "") -> Where:
    """Return the row of a name; another field if none of the rows has it."""
    return (field, names.index(str(name)) + 1) if name in names else (else_ or field, 0)


def _named_badly(given: Mapping[str, object], design: Design) -> Where:
    field = "treatments" if given["what"] == "treatment" else "strata"
    names = [one.name for one in (design.treatments if field == "treatments" else design.strata)]
    if "name" in given:
        return _row(field, names, given["name"])
    return next(((field, at) for at, name in enumerate(names, 1) if not name.strip()), (field, 0))


def _unfit(given: Mapping[str, object], design: Design) -> Where:
    """Return the row of what cannot be played: of a stratum for its hidden sets, else of the treatment."""
    why = given["why"]
    if isinstance(why, Sentence) and why.what in ("no-such-hidden-set", "no-such-seat"):
        wrong = why.given.get("drawn", why.given.get("seat"))
        for at, one in enumerate(design.strata, 1):
            if wrong in (*one.hidden.values(), *one.hidden):
                return "strata", at
    if isinstance(why, Sentence) and why.what == "seed-out-of-range":
        return "seeds", 0
    return _row("treatments", [one.name for one in design.treatments], given["name"])
