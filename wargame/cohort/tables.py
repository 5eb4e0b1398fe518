"""A series as tidy tables, for whoever goes on with it elsewhere: no names of people, no texts of theirs.

Takes a study, gives the `Sheet` values that `report.formats.table_files` writes. Every column says what it
means; a test compares them with docs/data-dictionary.md.
"""

from collections.abc import Iterator
from typing import Final

from wargame.cohort.courses import last_turns
from wargame.cohort.opened import Opened
from wargame.cohort.study import Study
from wargame.report.columns import Field, Sheet, Value

_FILE: Final = Field(
    "file", "name of the session's file, or the number of its table where files are not named"
)
_TURN: Final = Field("turn", "number of the turn, from 1; 0 is the start")

TABLES: Final = (
    _FILE,
    Field("version", "which version of the scenario was played, A the one with most tables"),
    Field("label", "what was tried at this table; empty if it has no label"),
    Field("stratum", "inside what the label was dealt"),
    Field("seed", "seed of the session's dice; empty where secrets are left out"),
    Field("turns", "how many turns it was to have"),
    Field("played", "how many were played"),
    Field("ending", "id of the ending; empty if the game is not over"),
    Field("index", "the question's index at the end, -100 to 100"),
    Field("verdict", "id of the verdict at the end"),
    Field("by_hand", "rulings made or changed by hand"),
)
COURSES: Final = (
    _FILE,
    _TURN,
    Field("kind", "tie, track or index"),
    Field("what", "ids of the two actors, id of the track, or index"),
    Field("value", "how it stood at the end of the turn"),
)
RULINGS: Final = (
    _FILE,
    _TURN,
    Field("move", "number of the move"),
    Field("seat", "id of the seat"),
    Field("card", "id of the card; empty for a free move"),
    Field("chance", "chance of success or better before the throw, 0 to 1; empty where nothing was thrown"),
    Field("thrown", "sum of the dice, or the number thrown"),
    Field("outcome", "outcome that holds"),
    Field("overridden", "whether it was put in place of another by hand"),
)
DIFFERENCES: Final = (
    Field("key", "what is compared"),
    Field("name", "what it is called"),
    Field("unit", "in what it is measured"),
    Field("without", "mean of the tables without the treatment"),
    Field("treated", "mean of the tables with it"),
    Field("difference", "with less without, inside the strata"),
    Field("low", "lower bound of the 95 per cent interval; empty where so few tables bound nothing"),
    Field("high", "its upper bound"),
    Field("named", "whether it was named before play"),
    Field("alone", "in so many deals of the labels chance alone does as much"),
    Field("among_all", "the same, held against all that was looked at"),
    Field("deals", "how many deals were looked at"),
    Field("would_show", "smallest difference that would be found four times in five"),
)
EXPECTED: Final = (
    Field("number", "number of the hypothesis in the design"),
    Field("key", "what is measured"),
    Field("name", "what it is called"),
    Field("unit", "in what it is measured"),
    Field("without", "what the treatment is held against"),
    Field("treated", "the treatment"),
    Field("way", "which way it was expected to go: higher, lower or either"),
    Field("least", "smallest difference that was said to matter"),
    Field("difference", "with less without, inside the strata; empty where nothing could be tested"),
    Field("low", "lower bound of the 95 per cent interval; empty where so few tables bound nothing"),
    Field("high", "its upper bound"),
    Field("alone", "in so many deals of the labels chance alone does as much"),
    Field("among_named", "the same, as one of those that were named for the same two treatments"),
    Field("deals", "how many deals were looked at"),
    Field("verdict", "borne-out, in-part, not-settled, not-borne-out, other-way or untested"),
)
PLACES: Final = (
    Field("place", "number of the table in the design"),
    Field("treatment", "what was tried at it"),
    Field("stratum", "inside what that was dealt"),
    _FILE,
    Field("otherwise", "conditions that were not as sealed, or stood out, by name"),
)

SHEETS: Final = ("tables", "courses", "rulings", "differences", "expected", "places")


def sheets(found: Study) -> tuple[Sheet, ...]:
    """Return the tables of a study."""
    return (
        Sheet(name="tables", means="Every table of the series.", fields=TABLES, rows=tuple(_tables(found))),
        Sheet(
            name="courses",
            means="Ties, tracks and index of every table by turn.",
            fields=COURSES,
            rows=tuple(_courses(found)),
        ),
        Sheet(name="rulings", means="Every ruling.", fields=RULINGS, rows=tuple(_rulings(found))),
        Sheet(
            name="differences",
            means="The treatment against without, number by number.",
            fields=DIFFERENCES,
            rows=tuple(_differences(found)),
        ),
        *_of_design(found.opened),
    )


def _of_design(of: Opened | None) -> Iterator[Sheet]:
    """Yield the tables of a design that was opened beside the series."""
    if of is None:
        return
    yield Sheet(
        name="expected",
        means="What was named before play, and what came of it.",
        fields=EXPECTED,
        rows=tuple(_expected(of)),
    )
    yield Sheet(
        name="places",
        means="Every table of the design, whether it was played or not.",
        fields=PLACES,
        rows=tuple(place_rows(of)),
    )


def _tables(found: Study) -> Iterator[tuple[Value, ...]]:
    names = {one.hash: one.name.removeprefix("version ") for one in found.versions}
    for table in found.cohort.tables:
        one, label = table.extract, found.labels.get(table.path)
        yield (
            table.name,
            names[one.scenario_hash],
            label.label if label else None,
            label.stratum if label else None,
            one.seed if one.seed >= 0 else None,
            one.turns,
            one.played,
            one.ended or None,
            one.index[-1] if one.index else None,
            one.verdict or None,
            one.by_hand,
        )


def _courses(found: Study) -> Iterator[tuple[Value, ...]]:
    for table in found.cohort.tables:
        one = table.extract
        for turn in range(int(last_turns([one])[0]) + 1):
            for (left, right), value in zip(one.pairs, one.ties[turn], strict=True):
                yield table.name, turn, "tie", f"{left} {right}", value
            for track, value in zip(one.track_ids, one.tracks[turn], strict=True):
                yield table.name, turn, "track", track, value
            if one.index:
                yield table.name, turn, "index", "index", one.index[turn]


def _rulings(found: Study) -> Iterator[tuple[Value, ...]]:
    for table in found.cohort.tables:
        for one in table.extract.rulings:
            chance = round(sum(one.odds[:2]) / one.of, 6) if one.of else None
            yield (
                table.name,
                one.turn,
                one.number,
                one.seat,
                one.card or None,
                chance,
                one.thrown,
                one.outcome,
                one.overridden,
            )


def _differences(found: Study) -> Iterator[tuple[Value, ...]]:
    for row in found.trial.rows if found.trial else ():
        one = row.difference
        yield (
            row.key,
            row.name,
            row.unit,
            row.without,
            row.treated,
            one.value,
            one.low,
            one.high,
            row.named,
            one.alone,
            one.among_all,
            one.of,
            one.would_show,
        )


def _expected(of: Opened) -> Iterator[tuple[Value, ...]]:
    for one in of.expected:
        found = one.difference
        yield (
            one.number,
            one.hypothesis.measure,
            one.name,
            one.unit or None,
            one.without,
            one.treated,
            one.hypothesis.way,
            one.hypothesis.least,
            found.value if found else None,
            found.low if found else None,
            found.high if found else None,
            found.alone if found else None,
            found.among_all if found else None,
            found.of if found else None,
            one.verdict,
        )


def place_rows(of: Opened) -> Iterator[tuple[Value, ...]]:
    """Yield each place of a design: number, treatment, stratum, file, and what was otherwise at it."""
    played = {one.dealt.table: (one.table,) for one in of.places.placed} | dict(of.places.twice)
    for dealt in of.read.design.tables:
        tables = played.get(dealt.table, ())
        names = [one.name for one in tables]
        otherwise = [one.name for one in of.conditions if set(one.at) & set(names)]
        if len(tables) != 1:
            otherwise.insert(0, "played twice" if tables else "not played")
        elif not tables[0].extract.is_over:
            otherwise.insert(0, "not over")
        yield (
            dealt.table,
            dealt.treatment,
            dealt.stratum or None,
            ", ".join(names) or None,
            "; ".join(otherwise) or None,
        )
