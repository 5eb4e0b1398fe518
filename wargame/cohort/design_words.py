"""A design beside what came, in words: conditions, use, hypotheses, and whether the word cause is in place.

Values of `opened` in, sentences out, for the command line and the page alike.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from wargame.cohort.conditions import Condition
from wargame.cohort.expected import Expected, Use, Verdict
from wargame.cohort.opened import Opened
from wargame.cohort.tables import place_rows
from wargame.cohort.telling import chance_words, interval_words
from wargame.design.telling import hypothesis_words
from wargame.simulation.sheets import Sheet
from wargame.words.counting import counted, listed, signed

VERDICTS: Final[Mapping[Verdict, str]] = {
    "borne-out": "Borne out",
    "in-part": "In part",
    "not-settled": "Not settled",
    "not-borne-out": "Not borne out",
    "other-way": "The other way",
    "untested": "Not tested",
}
"""What a hypothesis comes to, in a word or two."""


def condition_words(one: Condition) -> str:
    """Return what was found of a condition, with a sign that does not rest on colour."""
    return f"{'✓' if one.is_met else '!'} {one.name}: {one.words}"


def cause_words(of: Opened) -> str:
    """Return whether what is shown may be said to be caused by what was tried, and why not."""
    if of.is_cause:
        return (
            "A lot dealt the treatments, every table was played, and what was sealed was the same: what is "
            "shown is caused by what was tried."
        )
    if not of.labels:
        return "No table of this design is over yet, so there is nothing to compare."
    names = listed(one.name.lower() for one in of.breaking)
    return f"What is shown is not said to be caused by what was tried: see {names}."


def use_words(one: Use) -> str:
    """Return whether a treatment was used at all."""
    if not all(one.tables):
        return f"{one.name}: there are no tables of either to tell."
    said = [
        f"at {at} of {tables} with “{label}” ({counted(times, 'time')})"
        for at, tables, label, times in zip(
            one.at, one.tables, (one.without, one.treated), one.times, strict=True
        )
    ]
    if one.is_used:
        return f"{one.name}: {said[1]}, {said[0]}."
    return f"{one.name}: {said[1]}, {said[0]}. So the treatment was used no more than without it."


def expected_words(of: Opened, one: Expected) -> str:
    """Return a hypothesis as people say it."""
    said = hypothesis_words(of.read.design, one.hypothesis, one.name)
    return said if said[-1:] in (".", "?", "!") else f"{said}."


def about_words(one: Expected) -> str:
    """Return what a hypothesis looks at: measure, and what is held against what."""
    unit = f", in {one.unit}" if one.unit else ""
    return f"{one.name}, “{one.treated}” less “{one.without}”{unit}"


def seen_words(one: Expected) -> str:
    """Return what came of a hypothesis."""
    found = one.difference
    if found is None:
        if one.is_constant:
            return "The same at every table."
        return "There are too few tables of either to tell."
    chance = chance_words(found.alone, found.of, exact=found.exact)
    said = f"{signed(round(found.value, 1))}{interval_words(found)}; chance alone does as much in {chance}"
    if one.among > 1:
        among = chance_words(found.among_all, found.of, exact=found.exact)
        said += f", as one of {one.among} that were named in {among}"
    return f"{said}."


def verdict_words(one: Expected) -> str:
    """Return why a hypothesis comes to its verdict, in a few words."""
    least = f"{one.hypothesis.least:g}"
    match one.verdict:
        case "borne-out":
            return f"all of the interval is {least} or more" if one.hypothesis.least else "0 does not fit"
        case "in-part":
            return f"0 does not fit; less than {least} does"
        case "not-settled":
            return f"0 and {least} fit" if one.hypothesis.least else "0 fits"
        case "not-borne-out":
            return f"{least} does not fit"
        case "other-way":
            return "all of the interval lies the other way"
        case "untested":
            return ""


def hypotheses_words(of: Opened) -> Iterator[str]:
    """Yield each hypothesis with what came, in one sentence each."""
    for one in of.expected:
        why = verdict_words(one)
        verdict = f"{VERDICTS[one.verdict]}: {why}" if why else VERDICTS[one.verdict]
        yield f"{one.number}. {expected_words(of, one)} {seen_words(one)} {verdict}."


def place_sheet(of: Opened) -> Sheet:
    """Return every table of the design with what was otherwise at it."""
    rows = tuple(tuple("" if value is None else str(value) for value in row) for row in place_rows(of))
    return Sheet(
        title="Table by table",
        remark=counted(len(rows), "table"),
        head=("Table", "Treatment", "Stratum", "File", "Otherwise"),
        rows=tuple((*row[:4], row[4] or "as sealed") for row in rows),
    )
