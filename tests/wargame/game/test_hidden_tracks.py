"""A track that is known to Control alone, until the game is opened to all."""

import json
from dataclasses import replace

import pytest

from tests.wargame.scenario.small import small
from tests.wargame.woods import CALM, TRADE, at, card, clear, end_turn, go_to, seal, throw, woods
from wargame.bots.view import imagine, look
from wargame.game.redaction import changes_told, redact
from wargame.game.secrecy import may_know_number
from wargame.game.sight import sight
from wargame.report.facts import gather
from wargame.report.formats.markdown import as_markdown
from wargame.report.kit import Kit, data_of
from wargame.report.making import document_of
from wargame.report.options import Options
from wargame.scenario.check import check
from wargame.scenario.hiding import without_hidden
from wargame.scenario.model import Derived, Gate, Objective, PreparedDeal, Scenario, Track, UpkeepRule
from wargame.session.deals import propose
from wargame.session.narration import Narrator
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.shown.correct import number_rows
from wargame.shown.table import track_rows
from wargame.terms import FACILITATOR, ROOM, track

LOYALTY = Track(id="loyalty", name="Loyalty of the guard", start=6, hidden=True)
PARADE = card("parade", succeeds="track(calm) +1; track(loyalty) -2", fails="track(loyalty) -1")
WATCHED: Scenario = woods(PARADE, tracks=(CALM, TRADE, LOYALTY))


@pytest.fixture
def played() -> Session:
    """The parade has succeeded; the guard is less loyal."""
    session = at("planning", WATCHED)
    seal(session, "parade")
    clear(session)
    go_to(session, "resolution")
    throw(session, 4, 4)
    return session


def test_no_sight_holds_it_and_the_card_says_nothing_of_it(played: Session) -> None:
    assert played.state.track("loyalty") == 4
    for viewer in ("ash", "birch", ROOM):
        seen = sight(played.state, viewer)
        assert track("loyalty") not in seen.values
        assert track("calm") in seen.values
        assert not may_know_number(played.state, track("loyalty"), viewer)
    (held,) = sight(played.state, "ash").hand
    assert (held.card.succeeds, held.card.fails) == ("track(calm) +1", "")


def test_control_alone_is_told_that_it_moved(played: Session) -> None:
    events = [entry.event for entry in played.history.line()]

    def moved(viewer: str) -> set[str]:
        told = redact(events, viewer, played.compiled)
        return {str(change.what) for seen in told if seen for change in changes_told(seen)}

    assert "track(loyalty)" in moved(FACILITATOR)
    for viewer in ("ash", "birch", ROOM):
        assert "track(calm)" in moved(viewer)
        assert "track(loyalty)" not in moved(viewer)


def test_a_correction_of_it_is_not_told(played: Session) -> None:
    adjust(played, track("loyalty"), 9, "The guard was paid.")
    last = [entry.event for entry in played.history.line()]
    assert redact(last, ROOM, played.compiled)[-1] is None
    assert redact(last, FACILITATOR, played.compiled)[-1] is not None


def test_the_rows_of_the_table_hold_it_only_when_control_opens_them(played: Session) -> None:
    state, opening = played.state, played.history.opening
    assert [row.name for row in track_rows(state, opening)] == ["Calm", "Trade"]
    opened = track_rows(state, opening, hidden=True)
    first = opened[0]
    assert (first.name, first.before, first.value) == ("Loyalty of the guard (hidden)", 6, 4)
    assert [row.name for row in opened[1:]] == ["Calm", "Trade"]


def test_a_bot_takes_it_to_be_as_at_the_start(played: Session) -> None:
    view = look(played.state, "birch")
    place = played.compiled.board.tracks["loyalty"]
    assert view.base[place] == 6
    assert imagine(view).track("loyalty") == 6


def test_a_report_for_players_is_silent_of_it_and_controls_is_not(played: Session) -> None:
    end_turn(played)
    players, control = Options(secrets=False), Options(secrets=True)
    assert "Loyalty" not in as_markdown(document_of(played, players))
    assert "Loyalty" in as_markdown(document_of(played, control))
    assert [line.id for line in gather(played, players).story.tracks] == ["calm", "trade"]


def test_no_printed_sheet_names_it() -> None:
    printed = json.dumps(data_of(Kit(scenario=WATCHED)))
    assert "Calm" in printed
    assert "Loyalty" not in printed


def test_effects_are_read_out_without_it() -> None:
    hidden = frozenset({"loyalty"})
    assert without_hidden("track(loyalty) = 3", hidden) == ""
    assert without_hidden("track(loyalty) -1; influence(ash) -1", hidden) == "influence(ash) -1"
    assert without_hidden("track(calm)  +1", hidden) == "track(calm)  +1"


KEPT = "players read this, and the track `bridge` is known to Control alone"


@pytest.mark.parametrize(
    "change",
    [
        {"objectives": (Objective(id="x", seat="north-bank", text="X", shape="linear", weight=1,
                                  measure="track(bridge)"),)},
        {"deals": (PreparedDeal(id="x", title="X", between=("north-bank", "south-bank"), terms="X",
                                effects="track(bridge) +1"),)},
        {"tracks": (Track(id="bridge", name="B", hidden=True),
                    Track(id="tolls", name="T", gates=(Gate(above=6, requires="track(bridge) >= 3"),)))},
        {"tracks": (Track(id="bridge", name="B", hidden=True), Track(id="tolls", name="T"),
                    Track(id="mood", name="M", derived=Derived(weights={"bridge": 1.0})))},
    ],
)  # fmt: skip
def test_what_players_read_cannot_ask_for_it(change: dict[str, object]) -> None:
    bare = replace(
        small(), objectives=(), deals=(), cards=(), injects=(), upkeep=(), endings=(), monitor=None
    )
    lines = tuple(replace(one, hidden=one.id == "bridge", gates=(), derived=None) for one in bare.tracks)
    made = replace(bare, **{"tracks": lines} | change)  # type: ignore[arg-type]
    assert [fault.wrong for fault in check(made) if "Control" in fault.wrong] == [KEPT]


def test_what_a_card_asks_for_is_read_too() -> None:
    asking = replace(PARADE, requires="track(loyalty) >= 2")
    told = [fault.wrong for fault in check(woods(asking, tracks=(CALM, TRADE, LOYALTY)))]
    assert KEPT.replace("bridge", "loyalty") in told


def test_upkeep_injects_and_effects_may_ask_for_it() -> None:
    rule = UpkeepRule(id="mutiny", when="track(loyalty) <= 3", effects="track(calm) -1; track(loyalty) -1")
    made = replace(WATCHED, upkeep=(rule,))
    assert not [fault for fault in check(made) if "Control" in fault.wrong]


def test_the_list_of_numbers_to_correct_names_it_only_when_opened(played: Session) -> None:
    rows = {row.name: row for row in number_rows(played.state, Narrator(played.compiled))}
    assert rows["Loyalty of the guard"].unnamed
    assert not rows["Calm"].unnamed


def test_the_effects_of_a_deal_are_told_without_it() -> None:
    session = at("negotiation", WATCHED)
    propose(session, "ash", ("birch",), "Quiet.", effects_text="track(calm) +1; track(loyalty) +1")
    (seen,) = sight(session.state, "birch").deals
    assert seen.effects == "track(calm) +1"
    assert session.state.affairs.deals[0].effects.endswith("track(loyalty) +1")
