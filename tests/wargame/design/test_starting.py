"""A session started from a sealed design says so from its start on, and proves it by its own seal."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from tests.wargame.cohort.tables import shipped
from tests.wargame.design.designs import mediation, sealed_in
from wargame.design.reading import Read
from wargame.design.starting import file_of, start_table
from wargame.game.events import SessionOpened
from wargame.game.redaction import redact
from wargame.journal.file import read as read_session
from wargame.journal.verify import verify
from wargame.session.design_line import SETTING, DesignLine, line_of, written
from wargame.session.narration import Narrator
from wargame.session.notes import plan_questions
from wargame.session.opening import Plan, start, take_up
from wargame.session.session import Session
from wargame.terms import Refused


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return sealed_in(tmp_path_factory.mktemp("design"), mediation(bots={"iran": "greedy"}))


@pytest.fixture(scope="module")
def started(series: Read) -> tuple[Session, Path]:
    session, path = start_table(series, 3, series.path.parent)
    session.close()
    return session, path


def test_a_session_says_from_its_start_which_place_of_the_design_it_is(
    series: Read, started: tuple[Session, Path]
) -> None:
    scenario, record = read_session(started[1])
    opened = record.entries[0].event
    assert isinstance(opened, SessionOpened)
    dealt = series.design.tables[2]
    assert line_of(record.settings, record.entries) == DesignLine(
        seal=series.seal,
        table=3,
        treatment=dealt.treatment,
        stratum=dealt.stratum,
        title="Does a mediator keep Moscow and Tehran together?",
    )
    assert (opened.seed, opened.turns) == (dealt.seed, 1)
    assert opened.scenario_hash == series.design.treatment(dealt.treatment).hash
    session = take_up(scenario, record)
    assert "Did you notice a mediator?" in [text for _, text in plan_questions(session.state)]
    assert session.settings["bots"] == "iran=greedy"
    assert not verify(started[1]).faults


@pytest.mark.parametrize("name", ["seal", "table", "treatment", "stratum", "title"])
def test_a_line_that_was_changed_afterwards_counts_for_none(started: tuple[Session, Path], name: str) -> None:
    _, record = read_session(started[1])
    line = line_of(record.settings, record.entries)
    assert line is not None
    changed: dict[str, object] = {name: 4 if name == "table" else "0" * 64}
    other = replace(line, **changed)  # type: ignore[arg-type]
    assert line_of({SETTING: written(other)}, record.entries) is None
    later = [with_fields(one, command=one.command + 1) for one in record.entries]
    assert line_of(record.settings, later) is None
    for text in ("", "{}", "[]", '{"seal": 3}', written(replace(line, seal="é"))):
        assert line_of({SETTING: text}, record.entries) is None


def test_a_session_from_before_designs_were_named_proves_its_line_as_it_stands() -> None:
    line = DesignLine(seal="0" * 64, table=1, treatment="Mediator")
    session = start(shipped("first-steps"), Plan(seed=1, design=line))
    assert session.settings[SETTING] == (
        f'{{"seal":"{"0" * 64}","stratum":"","table":1,"treatment":"Mediator"}}'
    )
    assert line_of(session.settings, session.history.entries) == line


def test_a_session_without_a_design_is_recorded_as_ever() -> None:
    session = start(shipped("first-steps"), Plan(seed=1))
    assert [type(one.event) for one in session.history.entries] == [SessionOpened]
    assert session.settings == {}
    assert line_of(session.settings, session.history.entries) is None


def test_players_are_not_told_what_is_tried_at_their_table(started: tuple[Session, Path]) -> None:
    session = started[0]
    event = session.history.entries[1].event
    said = Narrator(session.compiled, session.people).tell(event).text
    assert "Table 3 of the design sealed as" in said
    for viewer in ("russia", "iran", "room"):
        events = [one.event for one in session.history.entries[:2]]
        opened, mark = redact(events, viewer, session.compiled)
        assert isinstance(opened, SessionOpened)
        assert mark is None


def test_a_draft_a_missing_table_and_one_that_was_started_are_refused(
    series: Read, started: tuple[Session, Path]
) -> None:
    folder = series.path.parent
    with pytest.raises(Refused, match="no table 9; it has 8"):
        start_table(series, 9, folder)
    with pytest.raises(Refused, match=r"Table 3 was started already: series-3\.entente"):
        start_table(series, 3, folder)
    with pytest.raises(Refused, match="is a draft"):
        start_table(replace(series, seal=""), 1, folder)
    assert not file_of(series, 1, folder).exists()


def test_a_scenario_that_was_changed_since_is_refused(series: Read) -> None:
    first, *others = series.design.treatments
    other = replace(series.design, treatments=(replace(first, hash="0" * 64), *others))
    number = next(one.table for one in other.tables if one.treatment == first.name)
    with pytest.raises(Refused, match="is not the version that was sealed"):
        start_table(replace(series, design=other), number, series.path.parent)
