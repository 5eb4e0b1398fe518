"""A session started from a sealed design says so in its first event, and proves it by its own seal."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from tests.wargame.design.designs import mediation, sealed_in
from wargame.design.reading import Read
from wargame.design.starting import file_of, start_table
from wargame.game.events import DesignLine, SessionOpened
from wargame.game.redaction import redact
from wargame.journal.codec import encode_event
from wargame.journal.file import read as read_session
from wargame.journal.verify import verify
from wargame.session.narration import Narrator
from wargame.session.notes import plan_questions
from wargame.session.opening import take_up
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


def test_the_first_event_holds_the_design_and_the_place_in_it(
    series: Read, started: tuple[Session, Path]
) -> None:
    scenario, record = read_session(started[1])
    opened = record.entries[0].event
    assert isinstance(opened, SessionOpened)
    dealt = series.design.tables[2]
    assert opened.design == DesignLine(
        seal=series.seal, table=3, treatment=dealt.treatment, stratum=dealt.stratum
    )
    assert (opened.seed, opened.turns) == (dealt.seed, 1)
    assert opened.scenario_hash == series.design.treatment(dealt.treatment).hash
    session = take_up(scenario, record)
    assert "Did you notice a mediator?" in [text for _, text in plan_questions(session.state)]
    assert session.settings["bots"] == "iran=greedy"
    assert not verify(started[1]).faults


def test_another_line_would_give_the_record_another_seal(started: tuple[Session, Path]) -> None:
    _, record = read_session(started[1])
    opened = record.entries[0].event
    assert isinstance(opened, SessionOpened)
    assert opened.design is not None
    other = replace(opened.design, treatment="No mediator at all")
    assert encode_event(opened) != encode_event(with_fields(opened, design=other))


def test_players_are_not_told_what_is_tried_at_their_table(started: tuple[Session, Path]) -> None:
    session = started[0]
    event = session.history.entries[0].event
    said = " ".join(Narrator(session.compiled, session.people).tell(event).details)
    assert "Table 3 of the design sealed as" in said
    for viewer in ("russia", "iran", "room"):
        (seen,) = redact([event], viewer, session.compiled)
        assert isinstance(seen, SessionOpened)
        assert seen.design is None


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
