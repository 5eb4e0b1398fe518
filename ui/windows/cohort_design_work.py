"""What the part of a design has done: a design made, sealed, printed, a table prepared.

Each function takes values and says in words what went wrong; those that take time are called on a thread of
their own (`cohort.CohortPage`).
"""

from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from wargame.places import is_there
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wargame.design.measures import Measure
    from wargame.design.model import Design
    from wargame.design.reading import Read
    from wargame.design.where import Where
    from wargame.scenario.model import Scenario
    from wargame.shown.guests import Guest
    from wargame.shown.setup import SessionDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of it."""

    path: "Path | None" = None
    """The file that was written."""
    is_design: bool = False
    """Whether that is a design to be opened."""
    draft: "SessionDraft | None" = None
    """A table's session, prepared."""
    words: str = ""
    refused: str = ""


class Offers(NamedTuple):
    """What a scenario has that a design can name: ids, each with what people call it."""

    seats: tuple[tuple[str, str], ...] = ()
    sets: "Mapping[str, tuple[tuple[str, str], ...]]" = MappingProxyType({})
    """By seat its hidden sets; seats without any are left out."""
    cards: tuple[tuple[str, str], ...] = ()


NOTHING: Final = Offers()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedInto:
    """What a draft can measure, and what is still wrong with it."""

    known: "tuple[Measure, ...]" = ()
    uses: "tuple[Measure, ...]" = ()
    wrong: tuple[str, ...] = ()
    few: str = ""
    """Why so few tables could show nothing, whatever they came to."""
    scenarios: tuple[tuple[str, str], ...] = ()
    """Names that a design there can give a scenario, each with its title."""
    at: "tuple[tuple[Where, str], ...]" = ()
    """The same faults, each with the field at which it is said."""
    offers: Offers = NOTHING
    """What the scenario has to choose from."""


def look_into(design: "Design", folder: Path) -> LookedInto:
    """Read the scenarios of a draft and tell what can be measured, and what keeps it from being sealed."""
    from wargame.design.versions import known_scenarios

    return replace(_looked_into(design, folder), scenarios=known_scenarios(folder))


def _looked_into(design: "Design", folder: Path) -> LookedInto:
    from wargame.design.checking import why_not
    from wargame.design.measures import measures, uses
    from wargame.design.reach import reach_words
    from wargame.design.versions import version_of, versions_of

    if not design.treatments:
        return _faulty(design, [Sentence("design-few-treatments")])
    first = replace(design.treatments[0], scenario="", injects=())
    try:
        scenario = version_of(design, first, folder).scenario
    except EntenteError as error:
        return _faulty(design, [error.told])
    known, offers = tuple(measures(scenario)), _offers(scenario)
    try:
        versions = versions_of(design, folder)
    except EntenteError as error:
        found = _faulty(design, [error.told])
        return replace(found, known=known, uses=tuple(uses(scenario)), offers=offers)
    every = {one.key: one for version in versions.values() for one in uses(version.scenario)}
    found = _faulty(design, why_not(design, versions))
    few = "" if found.wrong else reach_words(design)
    return replace(found, known=known, uses=tuple(every.values()), few=few, offers=offers)


def _faulty(design: "Design", faults: "Iterable[Sentence]") -> LookedInto:
    """Return faults in words, all of them and each at its field."""
    from wargame.design.where import places_of

    told = tuple(faults)
    places = (place for one in told for place in places_of(one, design))
    return LookedInto(
        wrong=tuple(dict.fromkeys(one.without_commands() for one in told)),
        at=tuple(dict.fromkeys((where, one.without_commands()) for where, one in places)),
    )


def _offers(scenario: "Scenario") -> Offers:
    return Offers(
        seats=tuple((seat.id, seat.name) for seat in scenario.seats),
        sets={
            seat.id: tuple((one.id, one.title) for one in seat.hidden_sets)
            for seat in scenario.seats
            if seat.hidden_sets
        },
        cards=tuple((card.id, card.title) for card in scenario.cards),
    )


def kept_in(draft: Path) -> Path:
    """Return the file in which a draft is kept once it is written on: its own, or a new one beside YAML."""
    if draft.suffix.casefold() == ".json":
        return draft
    endings = chain([""], (f"-{number}" for number in count(2)))
    names = (draft.with_name(f"{draft.stem}{ending}.json") for ending in endings)
    return next(path for path in names if not is_there(path))


def keep_draft(design: "Design", path: Path) -> Done:
    """Keep a draft in a file."""
    from wargame.design.form import as_text
    from wargame.whole import write_whole

    try:
        write_whole(path, as_text(design).encode(), over=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Done(refused=f"{path.name} could not be written: {reason}.")
    return Done(path=path)


def new_design(path: Path, scenario: str, like: "Design | None" = None) -> Done:
    """Write a design to be filled in for a scenario, named by file or id, or the next one like another."""
    from wargame.design.form import as_text, unsealed
    from wargame.design.model import FORMAT, Design, Treatment
    from wargame.design.versions import scenario_file
    from wargame.whole import write_whole

    try:
        scenario_file(like.scenario if like is not None else scenario, path.absolute().parent)
        fresh = Design(
            design=FORMAT,
            title="",
            scenario=scenario,
            treatments=(Treatment(name="Without"), Treatment(name="With")),
            blocks=10,
        )
        made = fresh if like is None else unsealed(like)
        write_whole(path, as_text(made).encode(), over=True)
    except EntenteError as error:
        return Done(refused=error.told.without_commands())
    except OSError as error:
        return Done(refused=f"{path.name} could not be written: {error.strerror or error}.")
    return Done(path=path, is_design=True)


def seal_design(design: "Design", draft: Path) -> Done:
    """Seal a draft into a file beside its own; it stays as it is."""
    from wargame.design.reading import ENDING
    from wargame.design.sealing import sealed, write_sealed

    stem = draft.name.removesuffix(draft.suffix)
    path = draft.with_name(f"{stem}{ENDING}")
    try:
        write_sealed(sealed(design, draft.absolute().parent), path)
    except EntenteError as error:
        return Done(refused=error.told.without_commands())
    return Done(path=path, is_design=True)


def print_seal(read: "Read", path: Path) -> Done:
    """Write the sheet with the six words of a sealed design as PDF."""
    from wargame.design.paper import paper_pdf
    from wargame.whole import write_whole

    path = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
    try:
        write_whole(path, paper_pdf(read), over=True)
    except EntenteError as error:
        return Done(refused=error.told.without_commands())
    except OSError as error:
        return Done(refused=f"{path.name} could not be written: {error.strerror or error}.")
    return Done(path=path, words=f"Written: {path.name}")


def prepare_table(read: "Read", table: int, guests: "Sequence[Guest]" = ()) -> Done:
    """Prepare a table's session as the page of a new session shows it."""
    from wargame.design.starting import draft_of

    try:
        return Done(draft=draft_of(read, table, guests))
    except EntenteError as error:
        return Done(refused=error.told.without_commands())
