"""No outlet of a session tells the room or a seat what it may not know, at any stage of the whole demo.

Made-up words stand in every text of the flagship and its demo (`planted`), and are looked for in all that is
printed or written for somebody else than Control. The windows' outlets are searched in tests/ui.
"""

import io
import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import replace
from itertools import cycle
from typing import Final, TypeAlias
from zipfile import ZipFile

import pytest

from tests.wargame.planted import PUBLIC, PURSE, Secrets, Walk, planted, words_hidden_from, words_in
from wargame.cli import export_graph
from wargame.cli.log import as_data, print_log
from wargame.cli.out import Printer
from wargame.cli.standing import print_seen, print_state
from wargame.game.events import DealProposed, QuestionAsked
from wargame.game.redaction import redact
from wargame.game.sight import sight
from wargame.report.facts import gather
from wargame.report.formats.html import as_html
from wargame.report.formats.markdown import as_markdown
from wargame.report.formats.slides.pptx import as_pptx
from wargame.report.formats.table_files import as_json as tables_as_json
from wargame.report.kit import SHEETS, Kit, data_of
from wargame.report.making import deck_of, document_of
from wargame.report.options import Options
from wargame.report.tables import sheets
from wargame.session import doors
from wargame.session.session import Session
from wargame.session.transcript import summaries
from wargame.shown.sight_data import as_json
from wargame.terms import ROOM, alignment

Outlet: TypeAlias = Callable[[Session, str], str]

OUT: Final = Options(secrets=False)
NO_SECRETS: Final = Namespace(secrets=False, no_secrets=False)


def printed(say: Callable[[Printer], None]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        say(Printer())
    return out.getvalue()


def as_text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, default=str)


def shown(session: Session, viewer: str) -> str:
    state = session.state
    seen = sight(state, viewer)
    return printed(lambda to: print_seen(to, seen, state.compiled, state.setup.title))


FOR_EACH: Final[Mapping[str, Outlet]] = {
    "show": shown,
    "show as data": lambda session, viewer: as_text(as_json(sight(session.state, viewer), session.state)),
    "log": lambda session, viewer: printed(lambda to: print_log(to, session, viewer)),
    "log as data": lambda session, viewer: as_text(as_data(session, viewer, None, None)),
    "sums of turns": lambda session, viewer: as_text(summaries(session, viewer)),
    "door": lambda session, viewer: as_text(doors.as_json(doors.door_for(session, viewer).look())),
}
"""What is made for each seat and for the room."""

FOR_THE_ROOM: Final[Mapping[str, Outlet]] = {
    "report as Markdown": lambda session, _: as_markdown(document_of(session, OUT)),
    "report as HTML": lambda session, _: as_html(document_of(session, OUT)),
    "turn on a page": lambda session, _: as_markdown(
        document_of(session, Options(secrets=False, turn=session.state.turn))
    ),
    "slides": lambda session, _: str(deck_of(session, OUT)),
    "tables": lambda session, _: tables_as_json(sheets(gather(session, OUT))),
    "graph": lambda session, _: export_graph.written(session, session.history.last, "graphml", NO_SECRETS),
}
"""What leaves the session without its secrets."""


class Found:
    """What was found in each outlet along the whole demo."""

    def __init__(self) -> None:
        self.leaks: dict[str, list[str]] = {name: [] for name in (*FOR_EACH, *FOR_THE_ROOM)}
        self.looks = 0

    def look(self, session: Session, outlets: Mapping[str, Outlet], viewers: tuple[str, ...]) -> None:
        state = session.state
        for viewer in viewers:
            # What is asked for without secrets has none even when all was opened.
            secrets = Secrets(session, viewer, opened=False if outlets is FOR_THE_ROOM else None)
            for name, make in outlets.items():
                self.looks += 1
                for one in secrets.in_(make(session, viewer)):
                    where = f"turn {state.turn}, {state.phase_kind}"
                    self.leaks[name].append(f"{viewer} can read {one} in {where}")


@pytest.fixture(scope="module")
def walk() -> tuple[Found, Session]:
    """The demo, with the outlets searched as each planning and resolution ends, and where more is hidden.

    The room looks each time, and two seats by turns.
    """
    found, made = Found(), Walk()
    session = made.session
    turns = cycle(session.compiled.seats)
    told = set[tuple[int, str]]()
    while line := made.on():
        state = session.state
        at = (state.turn, state.phase_kind or "")
        if made.coming in ("phase", "") and at not in told and at[1] in ("planning", "resolution"):
            told.add(at)
            found.look(session, FOR_THE_ROOM, (ROOM,))
            found.look(session, FOR_EACH, (ROOM, next(turns), next(turns)))
        elif line["do"] in ("undo", "expose", "branch", "override") or state.table.untold:
            found.look(session, FOR_EACH, (ROOM,))
            found.look(session, FOR_THE_ROOM, (ROOM,) * (line["do"] == "branch" or state.turn == 3))
    found.look(session, FOR_THE_ROOM, (ROOM,))
    return found, session


@pytest.mark.parametrize("outlet", [*FOR_EACH, *FOR_THE_ROOM])
def test_an_outlet_tells_nobody_what_it_may_not_know(walk: tuple[Found, Session], outlet: str) -> None:
    found, _ = walk
    assert not found.leaks[outlet][:8]


@pytest.mark.wide
def test_nor_does_one_where_influence_is_public_and_covert_moves_are_ruled_on_in_their_places() -> None:
    found, made = Found(), Walk(PUBLIC)
    session = made.session
    turns = cycle(session.compiled.seats)
    while made.on() and session.state.turn < 4:
        if made.coming == "phase" and session.state.phase_kind in ("planning", "resolution", "upkeep"):
            found.look(session, FOR_EACH, (ROOM, next(turns)))
            found.look(session, FOR_THE_ROOM, (ROOM,))
    assert found.looks > 100
    assert not {outlet: leaks[:4] for outlet, leaks in found.leaks.items() if leaks}


def test_the_search_goes_through_the_whole_demo(walk: tuple[Found, Session]) -> None:
    found, session = walk
    assert found.looks > 400
    assert len(words_hidden_from(session, ROOM)) > 300


def test_the_search_finds_what_control_may_know(walk: tuple[Found, Session]) -> None:
    _, session = walk
    told = printed(lambda to: print_state(to, session.history.state_at(40), "main"))
    assert PURSE.findall(told)
    session_log = printed(lambda to: print_log(to, session))
    assert len(words_in(session_log) & words_hidden_from(session, "kabul")) > 100


def test_a_graph_that_is_written_holds_the_numbers_that_the_table_was_told() -> None:
    made = Walk()
    session = made.session
    while not session.state.table.untold:
        made.on()
    last = session.history.last
    out = export_graph.written(session, last, "csv", NO_SECRETS)
    whole = export_graph.written(session, last, "csv", Namespace(secrets=True, no_secrets=False))
    rows = [line.split(",") for line in out.splitlines()[1:]]
    now = {(row[0], row[1]): int(row[2]) for row in rows if row[3] == str(session.state.turn)}
    told = sight(session.state, ROOM).values
    assert out != whole
    assert now == {pair: told[alignment(*pair)] for pair in now}


def test_a_file_of_slides_holds_nothing_in_any_of_its_parts(walk: tuple[Found, Session]) -> None:
    _, session = walk
    with ZipFile(io.BytesIO(as_pptx(deck_of(session, OUT)))) as file:
        texts = [file.read(name).decode("utf-8", "replace") for name in file.namelist() if ".xml" in name]
    secrets = Secrets(session, ROOM, opened=False)
    assert not [one for text in texts for one in secrets.in_(text)][:8]
    assert words_in("".join(texts))


def test_a_kit_holds_nothing_of_what_was_played(walk: tuple[Found, Session]) -> None:
    _, session = walk
    setup = session.state.setup
    kit = Kit(
        scenario=session.scenario, title=setup.title, hidden=setup.hidden, sheets=("slips", "tents", "record")
    )
    assert not words_in(as_text(data_of(kit))) & words_hidden_from(session, ROOM)
    whole = words_in(as_text(data_of(replace(kit, sheets=tuple(SHEETS)))))
    assert whole <= planted().briefs.keys()


def test_only_the_sealed_sheet_of_a_brief_tells_what_a_seat_drew(walk: tuple[Found, Session]) -> None:
    _, session = walk
    setup = session.state.setup
    kit = Kit(scenario=session.scenario, hidden=setup.hidden, sheets=("briefs",))
    hidden = words_hidden_from(session, ROOM)
    found = {True: set[str](), False: set[str]()}
    for sheet in data_of(kit)["groups"][0]["sheets"]:
        found[bool(sheet["sealed"])] |= words_in(as_text(sheet)) & hidden
    assert not found[False]
    assert len(found[True]) >= 3 * len(session.compiled.seats)


def test_no_gap_in_numbers_tells_of_a_deal_or_a_question_of_others() -> None:
    made = Walk()
    session = made.session
    while session.state.turn < 5:
        made.on()
    for viewer in (*session.compiled.seats, ROOM):
        seen = sight(session.state, viewer)
        assert [one.number for one in seen.deals] != [*range(1, len(session.state.affairs.deals) + 1)]
        data = as_json(seen, session.state)
        for kind in ("deals", "questions", "moves"):
            rows = data[kind]
            assert isinstance(rows, list)
            assert [row["number"] for row in rows] == [*range(1, len(rows) + 1)]
        events = [entry.event for entry in session.history.line()]
        told = redact(events, viewer, session.compiled)
        offered = [one.number for one in told if isinstance(one, DealProposed)]
        asked = [one.number for one in told if isinstance(one, QuestionAsked)]
        assert offered == [*range(1, len(seen.deals) + 1)]
        assert asked == [*range(1, len(seen.queries) + 1)]
