"""What stands beside a series, in words: versions and what differs, files that are left out, each with why.

Takes a study and what a sheet of labels said, gives sentences for the command line and the page alike. A
further reason is a line in `beside_words`.
"""

from collections.abc import Iterator

from wargame.cohort.gathering import Table
from wargame.cohort.labels import Labels
from wargame.cohort.overview import same_seed_parts
from wargame.cohort.study import Study
from wargame.words.counting import counted
from wargame.words.sentences import spoken


def version_words(found: Study) -> Iterator[str]:
    """Yield each version but the first, and what differs in it."""
    for one in found.versions:
        if one.differs:
            apart = "" if one.is_pooled else "; it cannot be laid over the others"
            yield f"{one.name}, {counted(one.tables, 'table')}{apart}: {'; '.join(one.differs)}"


def beside_words(found: Study, labels: Labels) -> Iterator[str]:
    """Yield what is not compared, or stands out, and why."""
    tables = found.cohort.tables
    for left in found.cohort.aside:
        yield f"{left.path.name}: {spoken(left.told)}"
    for table in tables:
        if not table.extract.is_over:
            yield f"{table.path.name}: the game is not over; it counts for nothing at the end"
    for one, other in found.cohort.twins:
        yield _twin_words(tables[one], tables[other])
    for told in (*labels.told, *found.told):
        yield spoken(told)


def _twin_words(one: Table, other: Table) -> str:
    parts = same_seed_parts(one.extract, other.extract)
    apart = "the same moves" if parts is None else f"other moves from turn {parts} on"
    return f"{one.path.name} and {other.path.name}: one seed, nearly the same course, {apart}"
