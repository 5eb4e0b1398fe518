"""How long phases took, by the times of the record."""

from wargame.game.events import Event, PhaseOpened, SeatPassed
from wargame.journal.rows import Entry
from wargame.session.pace import spans


def entry(number: int, at: str, event: Event) -> Entry:
    return Entry(number, number - 1, number, "main", event, "facilitator", at)


OPENED = PhaseOpened(turn=1, phase=0, kind="briefing")
NEXT = PhaseOpened(turn=1, phase=1, kind="planning")
PASSED = SeatPassed(turn=1, seat="iran")


def test_a_phase_lasts_until_the_next_one() -> None:
    line = (entry(1, "2026-03-01T12:00:00+00:00", OPENED), entry(2, "2026-03-01T12:04:30+00:00", NEXT))
    assert [(one.event, one.phase, one.seconds) for one in spans(line)] == [(1, 0, 270), (2, 1, 0)]


def test_a_break_does_not_count() -> None:
    line = (
        entry(1, "2026-03-01T12:00:00+00:00", OPENED),
        entry(2, "2026-03-01T12:05:00+00:00", PASSED),
        entry(3, "2026-03-02T09:00:00+00:00", PASSED),
        entry(4, "2026-03-02T09:01:00+00:00", PASSED),
    )
    assert spans(line)[0].seconds == 360


def test_a_time_that_cannot_be_read_takes_none() -> None:
    line = (entry(1, "noon", OPENED), entry(2, "2026-03-01T12:04:30+00:00", NEXT))
    assert [one.seconds for one in spans(line)] == [0, 0]
