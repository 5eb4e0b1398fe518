"""What a session gives to a cohort is what its record says, without names and texts."""

from pathlib import Path

import msgspec
import pytest

from tests.wargame.cohort.tables import played, saved, shipped
from wargame.alignment.monitor import answer
from wargame.cohort.extract import Extract, content_hash, extracted
from wargame.game.events import MoveRuled
from wargame.game.moves import Move
from wargame.game.score import scores, winners
from wargame.report.facts import gather
from wargame.report.tables import sheets
from wargame.session import turns
from wargame.session.opening import Plan, start
from wargame.session.people import join
from wargame.session.play import play
from wargame.session.saving import save_anew
from wargame.terms import RecordBroken


@pytest.fixture(scope="module")
def flagship(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("tables"), 7, "afghanistan-2017")


def test_it_says_what_the_tables_of_the_session_say(flagship: Path) -> None:
    session, found = played(7, "afghanistan-2017"), extracted(flagship)
    state = session.state
    said = answer(state)
    assert said is not None
    assert (found.index[-1], found.verdict) == (said.index, said.verdict)
    assert found.points == {one.seat: float(one.total) for one in scores(state)}
    assert found.winners == winners(scores(state))
    (alignments,) = (sheet for sheet in sheets(gather(session)) if sheet.name == "alignments")
    assert [row[4] for row in alignments.rows] == [value for row in found.ties for value in row]
    assert [row[2:4] for row in alignments.rows] == [*found.pairs] * len(found.ties)
    assert len(found.ties) == len(found.index) == found.played + 1
    ruled = [one.event for one in session.history.line() if isinstance(one.event, MoveRuled)]
    assert [(one.number, one.outcome) for one in found.rulings] == [
        (one.number, one.outcome) for one in ruled
    ]
    assert set(found.players.values()) == {"greedy"}
    assert found.is_over


def test_it_holds_no_name_and_no_text_of_the_players(tmp_path: Path) -> None:
    session = start(shipped("first-steps"), Plan(seed=3, title="Marker of the house"))
    seat = session.compiled.seats[0]
    join(session, "Marker of a person", seat)
    while session.state.phase_kind != "planning":
        turns.next_phase(session)
    card = session.compiled.hands[seat][0].card.id
    play(session, Move(seat=seat, card=card, argument="Marker of an argument"))
    path = save_anew(session, tmp_path / "Marker of a file.entente")
    kept = msgspec.json.encode(extracted(path)).decode()
    assert "Marker" not in kept
    assert extracted(path).sealed[0].card == card
    assert not extracted(path).is_over


def test_it_survives_being_kept(flagship: Path) -> None:
    found = extracted(flagship)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Extract) == found


def test_another_content_is_another_hash_and_damage_is_told(flagship: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.entente"
    copy.write_bytes(flagship.read_bytes())
    assert content_hash(copy) == content_hash(flagship)
    copy.write_bytes(flagship.read_bytes()[:-40_000] + b"\0" * 40_000)
    assert content_hash(copy) != content_hash(flagship)
    with pytest.raises(RecordBroken):
        extracted(copy)
