"""Scripts: every command of the page is read, played and written back."""

import re
from dataclasses import replace

import pytest

from tests.wargame.scenario.small import small
from tests.wargame.session.scripts import NEGOTIATION, PLANNING, do, examples, page, played
from tests.wargame.woods import IN_TURN, at, card, rules, woods
from wargame.game.events import AnswersOpened, MoveArgued, MoveRuled, MoveSealed, NoteMade
from wargame.game.rules import is_done
from wargame.scenario.model import Inject, InjectAnswer, PreparedDeal
from wargame.session.bots import bots_of
from wargame.session.opening import Plan, start
from wargame.session.script import (
    COMMANDS,
    START,
    ScriptLine,
    ScriptStopped,
    Start,
    as_line,
    carry_out,
    play_script,
    read_line,
    read_script,
    with_seed,
)
from wargame.session.script_fields import forms_of, is_required
from wargame.session.session import Session
from wargame.terms import Refused

FLAGSHIP = "afghanistan-2017"


def sections() -> dict[str, str]:
    """Each command's section of the page, by its word."""
    parts = re.split(r"^### (\S+)\n", page(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_examples_of_the_page_are_one_session() -> None:
    session = played(*examples(), scenario=FLAGSHIP)
    assert session.state.affairs.closed


def test_every_command_has_its_section_and_no_section_is_without_one() -> None:
    assert set(sections()) == {START, *COMMANDS}


PREPARED = "offer-prepared"
ANSWERS = ("answer", "open-answers")
"""Their examples are of another scenario: the flagship has no deal ready, and no inject that asks."""


@pytest.mark.parametrize("word", sorted({*COMMANDS} - {PREPARED, *ANSWERS}))
def test_a_section_has_an_example_of_its_command(word: str) -> None:
    assert f'{{"do": "{word}"' in "".join(examples(sections()[word]))


def test_the_example_of_a_prepared_deal_plays_where_there_is_one() -> None:
    (line,) = re.findall(r"^\{.*\}$", sections()[PREPARED], re.MULTILINE)
    offer = read_line(line)
    assert isinstance(offer, COMMANDS[PREPARED])
    ready = PreparedDeal(
        id="toll-treaty", title="The toll", between=("north-bank", "south-bank"), terms="Half for each."
    )
    session = start(replace(small(), deals=(ready,)), Plan(seed=1))
    do(session, line)
    assert session.state.affairs.deals[0].parties == ("north-bank", "south-bank")


def test_the_examples_of_answers_play_where_an_inject_asks() -> None:
    answer, opened = (re.findall(r"^\{.*\}$", sections()[word], re.MULTILINE)[0] for word in ANSWERS)
    league = Inject(
        id="league",
        title="A league",
        kind="scheduled",
        turn=1,
        answers=(InjectAnswer(id="wait", title="Wait"), InjectAnswer(id="join", title="Join")),
    )
    session = start(replace(small(), injects=(league,)), Plan(seed=1))
    for line in ('{"do": "phase"}', '{"do": "fire-due"}', answer, opened):
        do(session, line)
    (event,) = (one.event for one in session.history.line() if isinstance(one.event, AnswersOpened))
    assert event.chosen == {"north-bank": "join", "south-bank": ""}


@pytest.mark.parametrize("word", [START, *COMMANDS])
def test_a_section_lists_the_fields_of_its_command(word: str) -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", sections()[word], re.MULTILINE)
    known = forms_of(Start if word == START else COMMANDS[word])
    assert set(listed) == set(known) - {"by"}


@pytest.mark.parametrize("word", [START, *COMMANDS])
def test_a_section_says_which_fields_are_needed(word: str) -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| [^|]*needed \|", sections()[word], re.MULTILINE)
    known = forms_of(Start if word == START else COMMANDS[word])
    assert set(listed) == {name for name, (field, _) in known.items() if is_required(field)}


@pytest.mark.parametrize("line", examples()[1:], ids=lambda line: line[8:40])
def test_a_command_written_as_a_line_is_read_as_the_same_command(line: str) -> None:
    command = read_line(line)
    assert read_line(as_line(command)) == command


def test_a_field_with_a_name_that_python_keeps_is_written_plainly() -> None:
    line = '{"do": "give", "from": "iran", "to": "taliban", "amount": 1}'
    assert as_line(read_line(line)) == line


def test_blank_lines_and_remarks_are_counted_and_not_played() -> None:
    script = read_script('# hello\n\n{"do": "start", "seed": 3}\n   \n  # more\n{"do": "phase"}\n')
    assert (script.start.seed, script.lines) == (3, (ScriptLine(6, '{"do": "phase"}'),))


def test_a_script_without_a_start_begins_with_the_scenarios_own_values() -> None:
    script = read_script('{"do": "phase"}')
    assert (script.start, len(script.lines)) == (Start(), 1)


def test_a_file_with_a_mark_of_its_encoding_is_read() -> None:
    assert read_script('\ufeff{"do": "start", "seed": 3}').start.seed == 3


def test_another_seed_takes_the_place_of_the_scripts_own() -> None:
    script = read_script('{"do": "start", "seed": 3}')
    assert (with_seed(script, 4).start.seed, with_seed(script, None).start.seed) == (4, 3)


def test_each_line_is_told_with_what_happened() -> None:
    session = played()
    heard: list[tuple[int, int]] = []
    script = read_script('\n{"do": "phase"}\n{"do": "undo"}')
    assert play_script(session, script, lambda line, events: heard.append((line.number, len(events)))) == 2
    assert heard == [(2, 1), (3, 0)]


def test_a_line_says_who_entered_it() -> None:
    session = played('{"do": "join", "name": "Ada", "seat": "torvik", "by": "scribe"}')
    assert session.history.entry(2).author == "scribe"


@pytest.mark.parametrize("said", ['"likely"', '"Likely"', "70"])
def test_a_chance_is_given_in_words_or_in_percent(said: str) -> None:
    session = played(
        *PLANNING,
        '{"do": "play", "seat": "kabul", "card": "kbl-court-riyadh"}',
        *(f'{{"do": "pass", "seat": "{seat}"}}' for seat in ("russia", "iran", "taliban", "united-states")),
        '{"do": "phase"}',
        '{"do": "phase"}',
        f'{{"do": "rule", "method": "estimate", "chance": {said}}}',
        scenario=FLAGSHIP,
    )
    last = session.history.entry(session.history.last).event
    assert isinstance(last, MoveRuled)
    assert last.reckoning.chance == 70


def test_an_argument_without_a_number_is_about_the_next_move() -> None:
    session = played(
        *PLANNING,
        '{"do": "play", "seat": "kabul", "card": "kbl-court-riyadh"}',
        '{"do": "play", "seat": "russia", "card": "rus-tehran-desk"}',
        '{"do": "argue", "side": "for", "text": "They know each other."}',
        scenario=FLAGSHIP,
    )
    last = session.history.entry(session.history.last).event
    assert isinstance(last, MoveArgued)
    assert last.number == 2


def test_an_answer_without_a_number_is_to_the_latest_offer_to_that_seat() -> None:
    session = played(
        *NEGOTIATION,
        '{"do": "propose", "seat": "russia", "to": ["iran"], "terms": "One."}',
        '{"do": "propose", "seat": "kabul", "to": ["taliban"], "terms": "Two."}',
        '{"do": "accept", "seat": "iran"}',
        scenario=FLAGSHIP,
    )
    assert [deal.status for deal in session.state.affairs.deals] == ["agreed", "offered"]


def test_a_note_can_name_a_bookmark_for_its_event() -> None:
    session = played('{"do": "bookmark", "name": "here"}', '{"do": "phase"}')
    do(session, '{"do": "note", "text": "Look.", "on": "here"}')
    last = session.history.entry(session.history.last).event
    assert isinstance(last, NoteMade)
    assert last.on == 1


@pytest.mark.parametrize("text", ["شاہراہ ריבר", "🕊️ مرحبا 🕊️", "x" * 20_000], ids=["letters", "emoji", "long"])
def test_any_letters_are_kept_as_they_are(text: str) -> None:
    session = played()
    do(session, as_line(read_line(f'{{"do": "note", "text": "{text}"}}')))
    last = session.history.entry(session.history.last).event
    assert isinstance(last, NoteMade)
    assert last.text == text


# Where seats move one after another, the line that plays a card says how it is ruled on.


TRADE = '{"do": "play", "seat": "ash", "card": "trade"'


def in_turn() -> Session:
    cards = (card("trade"), card("toll"), card("ambush", covert=True), card("fair", "birch"))
    return at("moves", woods(*cards, rules=rules(*IN_TURN)))


def ruling(session: Session, line: str) -> MoveRuled:
    sealed, ruled = carry_out(session, read_line(line))
    assert isinstance(sealed, MoveSealed)
    assert isinstance(ruled, MoveRuled)
    return ruled


def dice(ruled: MoveRuled) -> tuple[int, ...]:
    return () if ruled.throw is None else ruled.throw.dice


def test_dice_on_the_table_are_played_where_seats_move_one_after_another() -> None:
    ruled = ruling(
        in_turn(), '{"do": "play", "seat": "ash", "card": "trade", "dice": [3, 4], "argument": "We can."}'
    )
    assert (ruled.reckoning.method, dice(ruled)) == ("dice", (3, 4))
    assert ruled.throw is not None
    assert ruled.throw.by_hand


def test_a_vote_an_estimate_and_a_ruling_are_played_there() -> None:
    votes = '"method": "vote", "votes": {"birch": 60, "cedar": "even"}'
    ruled = ruling(in_turn(), f'{TRADE}, {votes}, "dice": [41], "reason": "They asked."}}')
    assert (ruled.reckoning.method, dice(ruled)) == ("vote", (41,))
    line = '"method": "estimate", "chance": "likely"'
    assert (
        ruling(in_turn(), f'{TRADE}, {line}, "argument-reason": "It is easy."}}').reckoning.method
        == "estimate"
    )
    line = '"method": "ruling", "outcome": "partly", "reason": "Rain."}'
    assert ruling(in_turn(), f"{TRADE}, {line}").outcome == "partly"


def test_reasons_a_modifier_and_dice_for_exposure_are_played_there() -> None:
    line = '"method": "matrix", "pros": ["a"], "cons": ["b", "c"]}'
    assert len(ruling(in_turn(), f"{TRADE}, {line}").reckoning.arguments) == 3
    line = '"argument": 1, "argument-reason": "Snow.", "dice": [3, 4]}'
    assert ruling(in_turn(), f"{TRADE}, {line}").reckoning.argument == 1
    line = '{"do": "play", "seat": "ash", "card": "ambush", "exposure-dice": [6, 6]}'
    exposed = ruling(in_turn(), line).exposure
    assert exposed is not None
    assert exposed.exposed


def test_a_move_can_lie_on_the_table_until_it_was_argued_over() -> None:
    session = in_turn()
    do(
        session,
        '{"do": "play", "seat": "ash", "card": "trade", "waits": true}',
        '{"do": "argue", "side": "for", "text": "The road is dry."}',
        '{"do": "rule", "method": "matrix", "dice": [3, 4]}',
    )
    assert session.state.table.plays[0].outcome is not None
    with pytest.raises(Refused, match="by a line “rule” of its own"):
        do(session, '{"do": "play", "seat": "ash", "card": "toll", "waits": true, "dice": [3, 4]}')


def test_sealed_moves_are_ruled_on_in_the_resolution() -> None:
    session = at("planning", woods(card("trade")))
    for field in ('"dice": [3, 4]', '"argument": 1', '"waits": true'):
        with pytest.raises(Refused, match="plan in secret"):
            do(session, f'{{"do": "play", "seat": "ash", "card": "trade", {field}}}')


def test_a_script_seats_bots_and_lets_them_play() -> None:
    session = played(*PLANNING, '{"do": "bot", "seat": "kabul", "policy": "random"}', scenario=FLAGSHIP)
    assert bots_of(session) == {"kabul": "random"}
    do(session, '{"do": "let-bots"}')
    assert is_done(session.state, "kabul")
    do(session, '{"do": "let-bots"}', '{"do": "bot", "seat": "kabul"}')
    assert bots_of(session) == {}
    with pytest.raises(Refused, match="no seat called kabull; did you mean"):
        do(session, '{"do": "bot", "seat": "kabull", "policy": "random"}')
    with pytest.raises(Refused):
        do(session, '{"do": "bot", "seat": "kabul", "policy": "clever"}')


def test_a_number_is_found_however_its_name_is_typed() -> None:
    line = '{"do": "adjust", "what": "alignment( taliban,iran)", "to": -9, "reason": "A raid."}'
    assert played(line, scenario=FLAGSHIP).state.alignment("iran", "taliban") == -9


@pytest.mark.parametrize("what", ["settlement", "track(moon)", "mood(iran)"])
def test_a_number_that_is_not_there_is_refused_by_the_name_that_was_typed(what: str) -> None:
    with pytest.raises(ScriptStopped, match=re.escape(f"There is no {what} on this board")):
        played(f'{{"do": "adjust", "what": "{what}", "to": 1, "reason": "So."}}', scenario=FLAGSHIP)
