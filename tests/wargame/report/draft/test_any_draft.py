"""Whatever a session holds and a report leaves out, a draft that nobody touched agrees with its record."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.journal.games import clock, scenario, step
from wargame.report.draft.checking import check_draft
from wargame.report.draft.reading import draft_of
from wargame.report.making import document_of, render
from wargame.report.options import PARTS, Naming, Options
from wargame.session.notes import make_note
from wargame.session.opening import Plan, start
from wargame.session.session import Session

NAMINGS: tuple[Naming, ...] = ("annex", "cover", "none")
NOTES = (
    "Torvik gave 3 of 12 nets.",
    "From +2 to −1 in turn 1 [sic].",
    "۴۲ %",
    "1 2 3 4 5",
    "It did not hold.",
)


@cache
def played(seed: int, steps: int) -> Session:
    """A practice game of this seed, so many steps on, with some notes in it."""
    session = start(scenario(), Plan(title=f"Day {seed}", seed=seed), clock=clock())
    for number in range(steps):
        if session.state.running:
            step(session)
        if number % 7 == 3:
            make_note(session, NOTES[(seed + number) % len(NOTES)])
    return session


@settings(max_examples=8)
@given(
    seed=st.integers(0, 5),
    steps=st.sampled_from([0, 9, 60]),
    secrets=st.booleans(),
    naming=st.sampled_from(NAMINGS),
    without=st.frozensets(st.sampled_from(sorted(PARTS)), max_size=5),
)
def test_a_draft_that_nobody_touched_has_no_findings(
    *, seed: int, steps: int, secrets: bool, naming: Naming, without: frozenset[str]
) -> None:
    session = played(seed, steps)
    options = Options(secrets=secrets, naming=naming, without=without)
    draft = draft_of(render(document_of(session, options), ".docx"), "draft.docx")
    found = check_draft(session, draft)
    assert [(str(one.says), one.draft, one.record) for one in found.findings] == []
    assert found.left_out == ()
