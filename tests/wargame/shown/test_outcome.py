"""The outcome in words: what moved and why, and nothing of who was behind a covert move."""

from dataclasses import replace

from tests.ui.sessions import FLAGSHIP, started, step
from tests.ui.table_kit import compiled
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import Move
from wargame.game.redaction import redact
from wargame.game.rules import legal_moves, rulings_due
from wargame.session import play, rulings
from wargame.session.narration import Narrator
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.shown.outcome import OutcomeView, outcome_view, strained
from wargame.shown.verdict import find_ruling
from wargame.terms import ROOM

NEVER_SEEN, SEEN = (1, 1), (6, 6)


def in_order() -> CompiledScenario:
    """The flagship with covert moves ruled on in their seats' places, and told at once."""
    scenario = compiled(FLAGSHIP).scenario
    return CompiledScenario(replace(scenario, rules=replace(scenario.rules, covert_moves="in-order")))


def with_words_for_exposure(of: CompiledScenario, words: str) -> CompiledScenario:
    """The scenario in which every covert card says what the table is told when it comes to light."""
    cards = tuple(
        replace(card, exposure=replace(card.exposure, text=words)) if card.exposure else card
        for card in of.scenario.cards
    )
    return CompiledScenario(replace(of.scenario, cards=cards))


def in_planning(of: CompiledScenario | None = None) -> Session:
    session = started() if of is None else start(of, Plan(seed=11))
    while session.state.phase_kind != "planning":
        step(session)
    return session


def to_ruling(session: Session) -> None:
    while session.state.phase_kind != "resolution":
        step(session)


def covert_first(exposure: tuple[int, int], words: str = "") -> Session:
    """A session in which a covert move was just ruled on in its seat's place."""
    session = in_planning(with_words_for_exposure(in_order(), words))
    cards = {card.id for card in session.scenario.cards if card.covert}
    seat = session.state.compiled.seats[0]
    move = next(
        one for one in legal_moves(session.state, seat) if isinstance(one, Move) and one.card in cards
    )
    play.play(session, move)
    to_ruling(session)
    rulings.rule(session, None, RulingChoice(exposure_dice=exposure))
    return session


def view_of(session: Session) -> OutcomeView:
    history = session.history
    found = find_ruling(history.line())
    assert found is not None
    before = history.state_at(found.before)
    return outcome_view(session.state, before, Narrator(session.compiled), found)


def test_a_covert_move_that_stays_unseen_is_not_named_to_the_room() -> None:
    session = covert_first(NEVER_SEEN)
    view = view_of(session)
    title = session.state.table.plays[0].title
    told = " ".join((view.kicker, view.headline, view.text, view.verdict, view.thrown, view.how))
    assert title not in told
    assert "Russia" not in told


def test_the_facilitator_sees_who_was_behind_it() -> None:
    session = covert_first(NEVER_SEEN)
    assert session.state.table.plays[0].title in view_of(session).secret


def test_what_the_scenario_says_of_a_move_that_comes_to_light_is_told_then_and_only_then() -> None:
    words = "Lorries without number plates are photographed at the border."
    for dice, told in ((SEEN, True), (NEVER_SEEN, False)):
        session = covert_first(dice, words)
        narrator, event = Narrator(session.compiled), session.history.line()[-1].event
        assert (words in view_of(session).text) is told
        assert (words in narrator.tell(event).details) is told
        room = redact([one.event for one in session.history.line()], ROOM, session.compiled)
        assert any(one and words in narrator.tell(one).details for one in room) is told


def test_a_covert_move_that_comes_to_light_is_named() -> None:
    session = covert_first(SEEN)
    view = view_of(session)
    assert view.headline == session.state.table.plays[0].title
    assert ("comes to light" in view.text, view.secret) == (True, "")


def test_every_public_number_that_moved_has_a_cause() -> None:
    session = covert_first(NEVER_SEEN)
    before, after = session.history.state_at(session.history.head - 1).values, session.state.values
    names = session.state.compiled.board.names
    moved = {names[at] for at in range(len(after)) if before[at] != after[at]}
    public = {what for what in moved if what.kind != "scrutiny"}
    assert public <= {cause.what for cause in view_of(session).causes}


def test_a_cause_says_where_the_number_was_and_is() -> None:
    session = covert_first(NEVER_SEEN)
    board = session.state.compiled.board
    for cause in view_of(session).causes:
        assert cause.after == session.state.values[board.places[cause.what]]


def test_an_override_is_said_to_be_put_in_its_place() -> None:
    session = in_planning()
    to_ruling(session)
    while session.state.play(rulings_due(session.state)[0]).covert:  # type: ignore[union-attr]  # it is due
        rulings.rule(session)
    number = rulings_due(session.state)[0]
    rulings.rule(session)
    rulings.override(session, number, "It was agreed before.", "exceeds")
    view = view_of(session)
    assert (view.verdict, view.how) == ("Exceeds", "put in its place")


def test_strained_triads_are_counted_among_ties_at_the_threshold() -> None:
    session = started()
    state = session.state
    limit = state.compiled.scenario.graph.tie_threshold
    actors = sorted(one.id for one in state.compiled.scenario.actors)
    count = 0
    for at, one in enumerate(actors):
        for where, other in enumerate(actors[at + 1 :], at + 1):
            for third in actors[where + 1 :]:
                values = [
                    state.alignment(one, other),
                    state.alignment(other, third),
                    state.alignment(one, third),
                ]
                whole = all(abs(value) >= limit for value in values)
                count += whole and values[0] * values[1] * values[2] < 0
    assert strained(state) == count


def test_a_covert_move_that_is_ruled_on_last_tells_the_room_nothing_yet() -> None:
    session = in_planning()
    to_ruling(session)
    while not session.state.play(rulings_due(session.state)[0]).covert:  # type: ignore[union-attr]  # it is due
        rulings.rule(session)
    rulings.rule(session, None, RulingChoice(exposure_dice=SEEN))
    view = view_of(session)
    assert (view.headline, view.causes, view.follows, view.verdict) == ("Behind the scenes", (), (), "")
    assert "comes to light" in view.secret
