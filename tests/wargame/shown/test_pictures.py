"""Pictures stand with the texts that they belong to, and are seen by whoever may read those."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.wargame.scenario.pictured import pictured
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import Move
from wargame.report.kit import Kit
from wargame.report.kit import as_pdf as kit_as_pdf
from wargame.report.making import document_of, render
from wargame.report.options import Options
from wargame.scenario.load import load
from wargame.scenario.pictures import beside
from wargame.session import injects, turns
from wargame.session.doors import RoomDoor, SeatDoor
from wargame.session.opening import Plan, start
from wargame.session.play import play
from wargame.session.session import Session
from wargame.shown.hand import present_hand
from wargame.shown.injects import inject_rows
from wargame.shown.letters import letters
from wargame.shown.projector import room_view

ALT = "Water over the market"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> CompiledScenario:
    path = pictured(tmp_path_factory.mktemp("pictured"))
    scenario = load(path)
    return CompiledScenario(scenario, beside(scenario, path))


@pytest.fixture
def session(compiled: CompiledScenario) -> Session:
    return start(compiled, Plan(seed=7))


def fired(session: Session, to: tuple[str, ...] = ()) -> Session:
    words = injects.Rewritten(title="A flood", text="It came at night.", to=to)
    turns.next_phase(session)
    injects.fire(session, "flood", words)
    return session


def wall(session: Session) -> object:
    door = RoomDoor(session)
    view = room_view(door.look(), door.sight_as_turn_began(), door.compiled, door.narrator)
    return view.news and view.news.picture and view.news.picture.alt


def test_the_picture_of_a_seat_stands_on_the_wall_and_no_picture_for_a_seat_without_one(
    session: Session,
) -> None:
    door = RoomDoor(session)
    view = room_view(door.look(), door.sight_as_turn_began(), door.compiled, door.narrator)
    shown = {one.name: one.picture and one.picture.alt for one in view.seats}
    assert shown["North Bank"] == "The town from the sea"
    assert [name for name, alt in shown.items() if alt] == ["North Bank"]


def test_a_card_s_picture_is_in_the_hand_of_its_seat_and_in_no_other(session: Session) -> None:
    shown: dict[str, list[str]] = {}
    for seat in session.compiled.hands:
        door = SeatDoor(session, seat)
        hand = present_hand(door.look().sight, door.scenario, door.compiled.pictures)
        shown[seat] = [card.picture.alt for card in hand.cards if card.picture]
        assert (hand.picture is not None) == (seat == "north-bank")
    owners = next(card.owners for card in session.scenario.cards if card.picture)
    assert {seat for seat, seen in shown.items() if seen} == set(owners)


def test_an_inject_s_picture_comes_with_it_onto_the_wall(session: Session) -> None:
    assert wall(session) is None
    assert wall(fired(session)) == ALT
    rows = {row.id: row.picture for row in inject_rows(session.state, RoomDoor(session).narrator)}
    assert {inject for inject, picture in rows.items() if picture} == {"flood"}


def test_the_picture_of_a_private_inject_is_seen_by_its_seats_alone(session: Session) -> None:
    assert wall(fired(session, to=("north-bank",))) is None
    seen = {}
    for seat in session.compiled.hands:
        door = SeatDoor(session, seat)
        read = letters(door.look(), door.scenario, door.narrator).rows
        seen[seat] = [row.picture.alt for row in read if row.picture]
    assert seen == {"north-bank": [ALT], "south-bank": []}


def test_the_report_shows_the_picture_with_its_text(session: Session) -> None:
    document = document_of(fired(session), Options())
    html = render(document, ".html").decode()
    assert 'href="data:image/png;base64,' in html
    assert f'aria-label="{ALT}"' in html
    assert ALT in render(document, ".md").decode()
    pictures = [one for page in PdfReader(BytesIO(render(document, ".pdf"))).pages for one in page.images]
    assert (60, 40) in [one.image.size for one in pictures if one.image]


def test_the_report_shows_who_is_who_and_each_card_when_it_is_first_played(session: Session) -> None:
    html = render(document_of(session, Options()), ".html").decode()
    assert 'aria-label="The town from the sea"' in html
    assert "A ferry without lights" not in html
    played = replayed(session.compiled)
    everything = render(document_of(played, Options(secrets=True)), ".html").decode()
    assert everything.count('aria-label="A ferry without lights"') == 1
    players = render(document_of(played, Options(secrets=False)), ".html").decode()
    assert "A ferry without lights" not in players


def replayed(compiled: CompiledScenario) -> Session:
    """A session in which the covert card with a picture was played and stayed unseen."""
    session = start(compiled, Plan(seed=7))
    played = next(card for card in compiled.scenario.cards if card.picture)
    assert played.covert
    turns.open_phase(session, "planning", "for the test")
    play(session, Move(seat=played.owners[0], card=played.id, target=next(iter(played.choose), "")))
    return session


def test_the_report_for_the_players_has_no_picture_that_they_were_not_shown(session: Session) -> None:
    html = render(document_of(fired(session, to=("north-bank",)), Options()), ".html").decode()
    assert ALT not in html


def test_cards_and_briefs_are_printed_with_their_pictures(compiled: CompiledScenario) -> None:
    kit = Kit(scenario=compiled.scenario, pictures=compiled.pictures, sheets=("briefs", "cards"))
    pages = PdfReader(BytesIO(kit_as_pdf(kit))).pages
    assert sum(1 for page in pages for one in page.images if one.image) >= 2


def test_without_the_files_every_text_stands_alone(compiled: CompiledScenario) -> None:
    bare = start(CompiledScenario(compiled.scenario), Plan(seed=7))
    assert wall(fired(bare)) is None
    assert ALT not in render(document_of(bare, Options()), ".html").decode()
    assert kit_as_pdf(Kit(scenario=compiled.scenario, sheets=("cards",)))


def test_a_path_of_the_scenario_is_never_shown(compiled: CompiledScenario, tmp_path: Path) -> None:
    assert not any(str(tmp_path.parent) in name for name in compiled.pictures)
