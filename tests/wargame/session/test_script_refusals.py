"""What a script cannot do is refused in a sentence, and nothing of it is recorded."""

import json
from pathlib import Path

import pytest

from tests.wargame.session.scripts import NEGOTIATION, PLANNING, do, played, shipped
from wargame.journal.memory import MemoryJournal
from wargame.journal.rows import Batch
from wargame.session.opening import start
from wargame.session.script import ScriptStopped, play_script, read_line, read_script
from wargame.terms import RecordError, Refused

FLAGSHIP = "afghanistan-2017"

DATA = Path(__file__).parents[2] / "data"


def pairs(name: str) -> list[tuple[str, str]]:
    """The lines of a file of `tests/data` and the reason below each."""
    lines = [
        line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    return [(line, reason.removeprefix("-> ")) for line, reason in zip(lines[::2], lines[1::2], strict=True)]


UNREADABLE = pairs("script_unreadable.txt")
REFUSED = pairs("script_refused.txt")


@pytest.mark.parametrize(("line", "reason"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_a_line_that_cannot_be_read_says_why(line: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_line(line)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, '{"do": ' + "9" * 5000 + "}", '{"do": "note", "text": "' + "x" * 1_000_001 + '"}'],
    ids=["brackets", "digits", "letters"],
)
def test_a_line_made_to_do_harm_is_refused(line: str) -> None:
    with pytest.raises(Refused):
        read_line(line)


def test_a_text_that_is_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(Refused, match=r"has 20,001 characters; 20,000 is the most"):
        read_line(json.dumps({"do": "note", "text": "x" * 20_001}))


@pytest.mark.parametrize(("line", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_done_now_says_why_and_leaves_no_trace(line: str, reason: str) -> None:
    session = played(*PLANNING, scenario=FLAGSHIP)
    before = session.history.last, session.state
    with pytest.raises(Refused) as refusal:
        do(session, line)
    assert str(refusal.value) == reason
    assert (session.history.last, session.state) == before


def test_a_move_out_of_its_phase_is_refused() -> None:
    session = played(*NEGOTIATION, scenario=FLAGSHIP)
    with pytest.raises(Refused, match="Moves are made in planning; the table is in negotiation"):
        do(session, '{"do": "play", "seat": "russia", "card": "rus-tehran-desk"}')


def test_a_deal_is_accepted_once() -> None:
    session = played(
        *NEGOTIATION,
        '{"do": "propose", "seat": "russia", "to": ["iran", "kabul"], "terms": "x"}',
        scenario=FLAGSHIP,
    )
    do(session, '{"do": "accept", "seat": "iran"}')
    with pytest.raises(Refused, match="Iran has accepted deal 1 already"):
        do(session, '{"do": "accept", "seat": "iran"}')


def test_an_undo_at_the_beginning_is_refused() -> None:
    with pytest.raises(ScriptStopped, match=r"^Line 2: There is nothing to take back; this is the beginning"):
        played('{"do": "start", "seed": 1}', '{"do": "undo"}')


def test_a_card_and_a_number_that_do_not_belong_together_are_refused() -> None:
    session = played(*PLANNING, scenario=FLAGSHIP)
    do(session, '{"do": "play", "seat": "russia", "card": "rus-tehran-desk"}')
    with pytest.raises(Refused, match="Move 2 is not “Afghan desk in Tehran”"):
        do(session, '{"do": "withdraw", "card": "rus-tehran-desk", "move": 2}')


def test_a_seat_that_is_not_asked_cannot_answer_an_inject() -> None:
    session = played('{"do": "phase"}', '{"do": "fire", "inject": "dry-wind"}')
    with pytest.raises(Refused, match="Torvik is asked, not Sandry"):
        do(session, '{"do": "answer-inject", "seat": "sandry", "pays": true}')


def test_play_stops_at_the_first_refused_line_and_keeps_what_came_before() -> None:
    session = played()
    script = read_script('# one\n{"do": "phase"}\n\n{"do": "paly"}\n{"do": "phase"}')
    with pytest.raises(ScriptStopped) as stop:
        play_script(session, script)
    assert (stop.value.line, stop.value.reason) == (4, "There is no command “paly”; did you mean “play”?")
    assert session.history.last == 2


class FullAfterTwo(MemoryJournal):
    """A journal that takes two commands."""

    def append(self, batch: Batch) -> None:
        if len(self.entries) >= 2:
            raise RecordError("session-closed")
        super().append(batch)


def test_play_stops_at_the_line_that_could_not_be_written() -> None:
    script = read_script('{"do": "phase"}\n# two\n{"do": "bookmark", "name": "here"}')
    session = start(shipped("first-steps"), script.start.plan, FullAfterTwo())
    with pytest.raises(ScriptStopped) as stop:
        play_script(session, script)
    assert (stop.value.line, stop.value.reason) == (3, "The session is closed.")
    assert session.history.last == 2


def test_a_first_line_that_cannot_be_read_stops_the_script_before_it_starts() -> None:
    with pytest.raises(ScriptStopped, match=r"^Line 2: “start” has no field “sead”; did you mean “seed”"):
        read_script('# one\n{"do": "start", "sead": 4}')
