"""A design in words: what it asks, what is tried, how it was dealt, what is expected; what no seal proves.

For the command line, the page and the sheet of paper alike: rows of a name and what is said.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from wargame.design.model import Check, Design, Hypothesis, Treatment
from wargame.design.reach import reach_words
from wargame.design.reading import Read
from wargame.words.counting import counted, listed

NO_PROOF = (
    "A hash in a file does not prove when it was made. Give the six words to somebody else before the first "
    "table; only they can say that the design is older than the play.",
    "Nor does it prove that nobody tried it before and sealed what came out, or that the players did not "
    "know the question. Ask them afterwards.",
    "Who reads the file knows what is tried where, and can reckon the dice from the seeds. Keep it from the "
    "players.",
)
"""What a seal does not prove."""


def fact_rows(read: Read, names: Mapping[str, str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield what a design says, row by row: what it is called, and the words.

    `names` says what measures are called, where that is known.
    """
    design, called = read.design, names or {}
    if design.protocol:
        yield "Protocol", design.protocol.strip()
    yield "Scenario", design.scenario_title or design.scenario
    for one in design.treatments:
        yield one.name, _means(one)
    yield "Tables", tables_words(design)
    yield "Treatments", dealt_words(design)
    if few := reach_words(design):
        yield "Can show", few
    yield "Dice", _seed_words(design)
    if design.bots:
        yield "Bots", ", ".join(f"{seat} {policy}" for seat, policy in design.bots.items())
    for number, expected in enumerate(design.hypotheses, 1):
        yield f"Expected {number}", hypothesis_words(design, expected, called.get(expected.measure, ""))
    for check in design.checks:
        yield "Used at all", check_words(design, check, called.get(check.measure, ""))
    for question in design.questions:
        yield "Asked", question
    if design.stop:
        yield "Stop", design.stop.strip()


def _means(one: Treatment) -> str:
    parts = [one.means.strip()] if one.means.strip() else []
    if one.scenario:
        parts.append(f"plays {one.scenario}")
    if more := more_words(one):
        parts.append(more)
    if one.hash:
        parts.append(f"version {one.hash[:8]}")
    return "; ".join(parts) or "the scenario as it is"


def more_words(one: Treatment) -> str:
    """Return what is otherwise with a treatment, besides another scenario; empty for nothing."""
    parts = []
    if one.injects:
        parts.append(f"with {counted(len(one.injects), 'inject')} more")
    if one.cards_off:
        parts.append(f"without {listed(one.cards_off)}")
    if one.turns:
        parts.append(counted(one.turns, "turn"))
    if one.method:
        parts.append(f"ruled on by {one.method}")
    return "; ".join(parts)


def tables_words(design: Design) -> str:
    """Return how many tables there are, and inside what they lie."""
    many = len(design.tables) or sum(one.tables for one in design.groups)
    parts = [f"{one.name} {one.tables}" for one in design.strata]
    if design.blocks:
        parts.append(counted(design.blocks, design.block_name))
    return f"{many}: {', '.join(parts)}" if parts else f"{many}"


def dealt_words(design: Design) -> str:
    """Return how the treatments came to the tables."""
    if not design.is_by_lot:
        return "given by hand, so a difference is not said to be caused by them"
    inside = f" inside each {design.block_name}" if design.blocks and not design.strata else ""
    inside = inside or (" inside each stratum" if len(design.groups) > 1 else "")
    if design.lot is None:
        return f"by lot{inside}, drawn when the design is sealed"
    many = Counter(one.treatment for one in design.tables)
    counts = f": {', '.join(f'{name} {many[name]}' for name in sorted(many))}" if many else ""
    return f"by lot{inside}, seed {design.lot}{counts}"


def _seed_words(design: Design) -> str:
    each = "stratum" if design.is_shared else "table"
    seeds = {one.seed for one in design.tables if one.seed is not None} or set(design.seeds)
    if not seeds:
        return f"a seed for each {each}, drawn when the design is sealed"
    return f"{counted(len(seeds), 'seed')}, one for each {each}, {min(seeds)} to {max(seeds)}"


def hypothesis_words(design: Design, one: Hypothesis, name: str = "") -> str:
    """Return what is expected, as people say it; `name` is that of the measure, where it is known."""
    without, treated = design.compared(one)
    if one.words.strip():
        return one.words.strip()
    least = f" by {one.least:g} or more" if one.least else ""
    way = "higher or lower" if one.way == "either" else one.way
    return f"{name or one.measure} is {way}{least} with “{treated}” than with “{without}”"


def check_words(design: Design, one: Check, name: str = "") -> str:
    """Return what tells whether a treatment was used; `name` as in `hypothesis_words`."""
    without, treated = design.compared(one)
    return one.words.strip() or f"{name or one.measure} with “{treated}” and with “{without}”"


def paper_words(read: Read) -> str:
    """Return the line that is given to somebody else before play."""
    return f"{read.design.title.strip()} Sealed as: {read.words} ({read.seal})"
