"""Drafts: kept for their seat until planning closes, beside the record, in the session's own file alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.children import run_python
from tests.wargame.journal.games import clock, scenario
from wargame.game.moves import FreeText, Move
from wargame.journal.copies import back_up
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.forget import forget
from wargame.journal.keeping import copies_of, keep
from wargame.journal.rescue import rescue
from wargame.journal.verify import verify
from wargame.session.doors import RoomDoor, SeatDoor, as_json
from wargame.session.drafts import MOST_NOTES, draft_of, keep_draft, keep_note_begun, notes_begun
from wargame.session.injects import fire_due
from wargame.session.notes import close_session
from wargame.session.opening import Plan, start, take_up
from wargame.session.people import join
from wargame.session.play import pass_turn, play, withdraw
from wargame.session.saving import save_anew
from wargame.session.session import Session, undo
from wargame.session.turns import next_phase
from wargame.session.unsent import AnswerBegun, Draft, NoteBegun, OfferBegun
from wargame.terms import Refused

WORDS = "The dam first, and nobody hears of it"
FREE = FreeText(title="A market day", intent="Bring people together")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the session lies."""
    return tmp_path / "tuesday.entente"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    """A session in a file, while seats plan."""
    journal = create(path, scenario(), clock=clock())
    made = start(scenario(), Plan(title="Tuesday", seed=7), journal, clock())
    join(made, "Ada Lovelace", "torvik")
    while made.state.phase_kind != "planning":
        (fire_due if made.state.phase_kind == "briefing" and fire_is_due(made) else next_phase)(made)
    with closing(made):
        yield made


def fire_is_due(session: Session) -> bool:
    from wargame.game.turn import due_inject

    return due_inject(session.state) is not None


def moves(session: Session, seat: str = "torvik") -> tuple[Move, Move]:
    cards = [holding.card for holding in session.compiled.hands[seat]]
    made = [
        Move(seat=seat, card=card.id, target=card.choose[0] if card.choose else "", argument=f"{WORDS}, {at}")
        for at, card in enumerate(cards)
        if not card.requires
    ]
    return made[0], made[1]


def planned(session: Session) -> Draft:
    """Keep a whole draft for Torvik and return it."""
    draft = Draft(turn=1, moves=moves(session), free=FREE, letter=f"{WORDS}!", to=("sandry",))
    keep_draft(session, "torvik", draft)
    return draft


def end_planning(session: Session) -> None:
    for seat in session.compiled.seats:
        if seat not in session.state.table.passed:
            pass_turn(session, seat)
    next_phase(session)


def test_a_draft_comes_back_whole(session: Session, path: Path) -> None:
    draft = planned(session)
    assert draft_of(session, "torvik") == draft
    session.close()
    journal, played, record = open_for_writing(path)
    with closing(take_up(played, record, journal)) as again:
        assert draft_of(again, "torvik") == draft


def test_a_draft_is_on_the_disk_when_it_is_kept(tmp_path: Path) -> None:
    """The program is killed right after."""
    done = run_python(
        """
import os, signal, sys
from pathlib import Path
from tests.wargame.journal.games import clock, scenario
from wargame.journal.file import create
from wargame.session.drafts import keep_draft
from wargame.session.unsent import Draft
from wargame.session.opening import Plan, start
session = start(scenario(), Plan(seed=7), create(Path(sys.argv[1]), scenario(), clock=clock()))
keep_draft(session, "torvik", Draft(turn=1, letter="Kept"))
os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
""",
        str(tmp_path / "killed.entente"),
    )
    assert done.returncode != 0
    journal, played, record = open_for_writing(tmp_path / "killed.entente")
    with closing(take_up(played, record, journal)) as again:
        assert draft_of(again, "torvik").letter == "Kept"


def test_nobody_but_its_seat_is_told_of_it(session: Session) -> None:
    planned(session)
    for door in (RoomDoor(session), SeatDoor(session, "sandry"), SeatDoor(session, "torvik")):
        assert WORDS not in str(as_json(door.look()))
    assert SeatDoor(session, "sandry").draft() == Draft(turn=1)
    assert SeatDoor(session, "torvik").draft().letter


def test_it_leaves_no_trace_in_the_record(session: Session, path: Path) -> None:
    before = read(path)[1]
    planned(session)
    assert verify(path).is_sound
    assert read(path)[1] == before
    assert WORDS not in str(read(path))


def test_sealing_takes_the_move_out_and_taking_the_seal_back_returns_it(
    session: Session,
) -> None:
    draft = planned(session)
    first, second = draft.moves
    play(session, first, by="torvik", at_once=False)
    assert draft_of(session, "torvik").moves == (second,)
    keep_draft(session, "torvik", replace(draft, moves=(second,)))
    assert draft_of(session, "torvik").moves == (second,)
    undo(session)
    assert draft_of(session, "torvik").moves == (first, second)
    play(session, first, by="torvik", at_once=False)
    keep_draft(session, "torvik", Draft(turn=1))
    withdraw(session, 1, by="torvik")
    assert draft_of(session, "torvik").moves == (first,)


def test_it_goes_when_planning_closes_and_nothing_of_it_stays_in_the_file(
    session: Session, path: Path
) -> None:
    keep_draft(session, "torvik", replace(planned(session), letter="A letter in between"))
    assert WORDS.encode() in path.read_bytes()
    end_planning(session)
    assert draft_of(session, "torvik") == Draft(turn=1, letter="A letter in between", to=("sandry",))
    session.close()
    assert WORDS.encode() not in path.read_bytes()
    assert b"A letter in between" in path.read_bytes()


def test_a_draft_that_is_emptied_goes_with_its_table(session: Session, path: Path) -> None:
    planned(session)
    keep_draft(session, "torvik", Draft(turn=1))
    session.close()
    assert WORDS.encode() not in path.read_bytes()


def test_a_draft_of_the_negotiation_is_there_while_seats_plan(path: Path) -> None:
    journal = create(path, scenario(), clock=clock())
    with closing(start(scenario(), Plan(seed=7), journal, clock())) as made:
        keep_draft(made, "torvik", Draft(turn=1, moves=moves(made)))
        while made.state.phase_kind != "planning":
            (fire_due if made.state.phase_kind == "briefing" and fire_is_due(made) else next_phase)(made)
        assert len(draft_of(made, "torvik").moves) == 2


def test_no_copy_takes_it_along(session: Session, path: Path, tmp_path: Path) -> None:
    planned(session)
    keep(path, datetime(2026, 1, 15, 14, 0))  # noqa: DTZ001  # as the clock on the wall shows it
    back_up(path, tmp_path / "copy.entente")
    for copy in (tmp_path / "copy.entente", *copies_of(path)):
        assert WORDS.encode() not in copy.read_bytes()
        assert verify(copy).is_sound
    session.close()
    rescue(path, tmp_path / "rescued.entente")
    assert WORDS.encode() not in (tmp_path / "rescued.entente").read_bytes()


def test_a_session_that_is_saved_in_another_place_keeps_its_drafts(session: Session, tmp_path: Path) -> None:
    draft = planned(session)
    journal, played, record = open_for_writing(save_anew(session, tmp_path / "elsewhere.entente"))
    with closing(take_up(played, record, journal)) as again:
        assert draft_of(again, "torvik") == draft


def test_forgetting_a_name_takes_the_drafts_away(session: Session, path: Path) -> None:
    planned(session)
    session.close()
    forget(path, "Ada Lovelace")
    assert WORDS.encode() not in path.read_bytes()


def test_a_draft_that_was_tampered_with_is_none(session: Session) -> None:
    session.journal.keep_draft("torvik", '{"turn": "one"}')
    assert draft_of(session, "torvik") == Draft(turn=1)


def test_what_cannot_be_kept_is_refused_in_words(session: Session) -> None:
    with pytest.raises(Refused, match="half a character"):
        keep_draft(session, "torvik", Draft(turn=1, letter="\ud800"))
    with pytest.raises(Refused, match="1,000,000"):
        keep_draft(session, "torvik", Draft(turn=1, letter="x" * 1_000_001))


def test_a_letter_too_long_to_be_sent_is_kept_and_takes_nothing_else_of_the_plan_with_it(
    session: Session,
) -> None:
    planned = Draft(turn=1, letter="x" * 23_600, moves=(Move(seat="torvik", card="open-sluices"),))
    keep_draft(session, "torvik", planned)
    assert draft_of(session, "torvik") == planned


def test_what_is_written_for_others_is_kept_until_it_is_sent_and_moves_until_planning_closes(
    session: Session,
) -> None:
    end_planning(session)
    written = Draft(
        turn=1,
        letter=WORDS,
        to=("sandry",),
        question=f"{WORDS}?",
        offer=OfferBegun(parties=("sandry",), terms=WORDS),
        answers={"why": AnswerBegun(text=WORDS)},
    )
    bound = {"moves": moves(session), "free": FREE, "passing": WORDS, "aside": moves(session)}
    keep_draft(session, "torvik", replace(written, **bound))
    assert draft_of(session, "torvik") == written
    while session.state.turn == 1:
        next_phase(session)
    assert draft_of(session, "torvik") == replace(written, turn=2)


def test_closing_the_session_takes_everything_away(session: Session, path: Path) -> None:
    planned(session)
    keep_note_begun(session, "one", NoteBegun(text=WORDS))
    close_session(session)
    assert (draft_of(session, "torvik"), notes_begun(session)) == (Draft(turn=1), {})
    session.close()
    assert WORDS.encode() not in path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'drafts'").fetchone() is None


def test_whoever_writes_in_one_part_leaves_the_others_alone() -> None:
    before = Draft(turn=1, letter="To the north", question="When?")
    mine, theirs = replace(before, letter="To the south"), replace(before, question="When, and where?")
    assert mine.merged(before, theirs) == replace(theirs, letter="To the south")


def test_observers_keep_what_they_began_for_each_phone(session: Session, path: Path) -> None:
    keep_note_begun(session, "one", NoteBegun(text="They hesi", tag="insight"))
    keep_note_begun(session, "two", NoteBegun(text="Silence"))
    end_planning(session)
    session.close()
    journal, played, record = open_for_writing(path)
    with closing(take_up(played, record, journal)) as again:
        assert {one: note.text for one, note in notes_begun(again).items()} == {
            "one": "They hesi",
            "two": "Silence",
        }
        keep_note_begun(again, "one", NoteBegun(text=" "))
        assert list(notes_begun(again)) == ["two"]
        for number in range(MOST_NOTES - 1):
            keep_note_begun(again, f"more {number}", NoteBegun(text="x"))
        with pytest.raises(Refused, match="24 observations"):
            keep_note_begun(again, "one too many", NoteBegun(text="x"))


def test_what_is_kept_too_late_is_not_written_at_all(session: Session, path: Path) -> None:
    end_planning(session)
    keep_draft(session, "torvik", Draft(turn=1, moves=moves(session), free=FREE))
    session.close()
    assert WORDS.encode() not in path.read_bytes()
