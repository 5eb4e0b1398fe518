"""Tables: documented, complete, readable by other tools, and harmless in a spreadsheet."""

import csv
import json
import re
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tests.wargame.report.sessions import EVIL, demo, evil, fresh
from wargame.game import events as ev
from wargame.game.score import scores
from wargame.places import docs_folder
from wargame.report.facts import gather
from wargame.report.formats.table_files import as_csv, as_json, as_xlsx, write_tables
from wargame.report.options import Options
from wargame.report.second_rulings import FIELDS
from wargame.report.tables import MARKING, SHEETS, Sheet, sheets
from wargame.terms import Refused

E = TypeVar("E", bound=ev.Event)

OF_DEALS = ev.DealProposed | ev.DealAnswered | ev.DealLapsed | ev.DealJudged

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def tables() -> dict[str, Sheet]:
    return {table.name: table for table in sheets(gather(demo()))}


def column(table: Sheet, name: str) -> list[object]:
    at = [field.name for field in table.fields].index(name)
    return [row[at] for row in table.rows]


def test_the_dictionary_names_every_column_as_the_code_does() -> None:
    told: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for line in (docs_folder() / "data-dictionary.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:]
            told[name] = []
        elif found := re.match(r"\| `(\w+)` \| (.*) \|$", line):
            told[name].append((found[1], found[2]))
    known = {name: fields for name, (_, fields) in SHEETS.items()} | {
        "marking": MARKING,
        "second_rulings": FIELDS,
    }
    assert told == {name: [(field.name, field.means) for field in fields] for name, fields in known.items()}


def test_every_row_is_as_long_as_the_head() -> None:
    for table in tables().values():
        assert table.rows or table.name in ("answers", "plan", "ratings")
        assert {len(row) for row in table.rows} <= {len(table.fields)}


def test_alignments_hold_every_pair_at_every_moment() -> None:
    assert len(tables()["alignments"].rows) == 9 * 36


def test_changes_add_up_to_where_the_game_ended() -> None:
    changes = tables()["changes"]
    moved: dict[str, int] = {}
    for _, _, what, _, before, after, _ in changes.rows:
        assert isinstance(before, int)
        assert isinstance(after, int)
        moved[str(what)] = moved.get(str(what), 0) + after - before
    board, state = demo().compiled.board, demo().state
    for what, by in moved.items():
        at = {str(name): place for name, place in board.places.items()}[what]
        assert state.values[at] - board.starts[at] == by


def test_throws_are_numbered_once() -> None:
    numbers = column(tables()["throws"], "throw")
    assert len(numbers) == len(set(numbers)) > 70


def test_what_is_secret_is_in_no_table_for_the_room() -> None:
    found = {table.name: table for table in sheets(gather(demo(), Options(secrets=False)))}
    assert found["observations"].rows == ()
    assert "b" not in column(found["scores"], "set")
    assert False not in [public for public in column(found["deals"], "public")]


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    for table in sheets(gather(evil(), Options(secrets=True))):
        for row in csv.reader(StringIO(as_csv(table))):
            texts = [cell for cell in row if not re.fullmatch(r"-?\d+(\.\d+)?", cell)]
            assert not [cell for cell in texts if cell.lstrip()[:1] in ("=", "+", "-", "@") and cell.strip()]


def test_csv_can_be_read_back() -> None:
    rows = list(csv.DictReader(StringIO(as_csv(tables()["moves"]))))
    assert rows[0]["title"] == "Afghan desk in Tehran"
    assert rows[0]["covert"] == "false"


def test_json_can_be_read_back() -> None:
    found = json.loads(as_json(list(tables().values())))
    assert set(found) == set(SHEETS)
    assert found["tracks"][0]["turn"] == 0


def test_a_workbook_can_be_read_back_and_holds_no_formula() -> None:
    made = list(sheets(gather(evil(), Options(secrets=True))))
    with ZipFile(BytesIO(as_xlsx(made))) as book:
        names = [
            sheet.get("name")
            for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{_SPACE}sheet")
        ]
        strings = "".join(ElementTree.fromstring(book.read("xl/sharedStrings.xml")).itertext())
        pages = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert names == ["columns", *SHEETS]
    assert EVIL[3] in strings
    assert not [page for page in pages if b"<f>" in page]


def test_the_same_tables_give_the_same_bytes() -> None:
    made = list(tables().values())
    assert as_xlsx(made, 1_000_000_000) == as_xlsx(made, 1_000_000_000)
    assert as_csv(made[0]) == as_csv(made[0])


def test_a_session_without_a_turn_gives_tables(tmp_path: Path) -> None:
    made = sheets(gather(fresh()))
    for kind in ("csv", "json", "xlsx"):
        assert all(path.stat().st_size for path in write_tables(made, tmp_path / f"x.{kind}", kind))


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="csv, json, xlsx"):
        write_tables((), tmp_path / "x", "ods")


def rows(name: str) -> list[dict[str, object]]:
    table = tables()[name]
    heads = [field.name for field in table.fields]
    return [dict(zip(heads, row, strict=True)) for row in table.rows]


def recorded(kind: type[E]) -> dict[int, E]:
    """The events of one kind on the demo's line of play, by their numbers in the record."""
    line = demo().history.line()
    return {one.number: one.event for one in line if isinstance(one.event, kind)}


def test_a_move_stands_with_what_was_sealed_and_how_it_was_ruled_on() -> None:
    sealed = {one.number: one for one in recorded(ev.MoveSealed).values()}
    ruled = {one.number: one for one in recorded(ev.MoveRuled).values()}
    overridden = {one.number: one for one in recorded(ev.RulingOverridden).values()}
    plain = gather(demo()).story.names.plain
    moves = rows("moves")
    assert {row["move"] for row in moves} == set(sealed)
    for row in moves:
        number = row["move"]
        assert isinstance(number, int)
        one = sealed[number]
        assert [row[name] for name in ("turn", "seat", "card", "title", "target", "covert", "cost")] == [
            *(one.turn, one.move.seat, one.move.card, one.title, one.move.target, one.covert, one.cost)
        ]
        assert row["argument"] == one.move.argument
        if number not in ruled:
            assert (row["outcome"], row["fell"], row["throw"], row["reason"]) == (None, None, None, None)
            continue
        how, instead = ruled[number], overridden.get(number)
        assert row["fell"] == how.rolled
        assert row["outcome"] == (instead.after if instead else how.outcome)
        assert row["departs"] is bool(instead or (how.rolled and how.rolled != how.outcome))
        assert row["throw"] == (how.throw.number if how.throw else None)
        assert row["margin"] == how.margin
        assert row["reason"] == (plain(instead.reason if instead else how.reason) or None)
        assert row["method"] == how.reckoning.method
        assert row["difficulty"] == (how.reckoning.difficulty or None)
        assert row["modifier"] == how.reckoning.total


def test_the_instrument_of_a_move_is_its_cards() -> None:
    cards = demo().compiled.cards
    for row in rows("moves"):
        if row["card"]:
            assert row["instrument"] == cards[str(row["card"])].card.instrument


def test_the_chances_of_a_move_are_those_before_its_throw() -> None:
    ruled = {one.number: one for one in recorded(ev.MoveRuled).values()}
    for row in rows("moves"):
        number = row["move"]
        assert isinstance(number, int)
        chances = [row[f"chance_{one}"] for one in ("exceeds", "succeeds", "partly", "fails")]
        if number in ruled and ruled[number].reckoning.of:
            known = ruled[number].reckoning
            assert chances == [round(ways / known.of, 6) for ways in known.odds]
        else:
            assert chances == [None] * 4


def test_who_backed_and_who_blocked_a_move_stands_apart() -> None:
    backed = recorded(ev.MoveBacked).values()
    for row in rows("moves"):
        for name, by in (("backed_by", 1), ("blocked_by", -1)):
            seats = [one.seat for one in backed if one.number == row["move"] and one.by == by]
            assert row[name] == " ".join(seats)
    assert {one.by for one in backed} == {1, -1}


def test_every_throw_of_the_record_is_a_row_with_its_dice_and_its_event() -> None:
    expected: list[tuple[ev.Throw, ev.MoveRuled, str, tuple[object, ...], int]] = []
    for number, one in recorded(ev.MoveRuled).items():
        if one.throw:
            known = one.reckoning
            thrown = (known.total, known.difficulty or None, one.rolled)
            expected.append((one.throw, one, "ruling", thrown, number))
        if test := one.exposure:
            result = "exposed" if test.exposed else "unseen"
            tested = (test.scrutiny + test.failed, test.threshold, result)
            expected.append((test.throw, one, "exposure", tested, number))
    found = rows("throws")
    assert len(found) == len(expected)
    for row, (throw, one, purpose, reckoned, number) in zip(found, expected, strict=True):
        assert (row["throw"], row["by_hand"]) == (throw.number, throw.by_hand)
        dice = [row[name] for name in ("first", "second") if row[name] is not None]
        assert dice == list(throw.dice)
        assert (row["turn"], row["move"], row["seat"]) == (one.turn, one.number, one.seat)
        assert (row["purpose"], row["event"]) == (purpose, number)
        assert row["result"] in (reckoned[2], "exposed")
        assert row["modifier"] == reckoned[0]
        assert row["against"] == reckoned[1]


def test_alignments_and_tracks_are_where_each_turn_left_them() -> None:
    ends = demo().history.turn_ends()
    states = {0: demo().history.opening, **{turn: demo().history.state_at(end) for turn, end in ends.items()}}
    weak = demo().scenario.graph.tie_threshold
    kinds = set()
    for row in rows("alignments"):
        turn, one, other, value = row["turn"], row["one"], row["other"], row["value"]
        assert isinstance(turn, int)
        assert isinstance(value, int)
        assert value == states[turn].alignment(str(one), str(other))
        expected = "none" if abs(value) < weak else "aligned" if value > 0 else "opposed"
        assert row["tie"] == expected
        kinds.add((row["tie"], value))
    assert ("aligned", weak) in kinds
    assert ("opposed", -weak) in kinds
    for row in rows("tracks"):
        turn = row["turn"]
        assert isinstance(turn, int)
        assert row["value"] == states[turn].track(str(row["track"]))
    assert {row["label"] for row in rows("tracks") if row["turn"] == 0} == {"Start"}


def test_a_deal_stands_with_what_became_of_it() -> None:
    state = demo().state
    for row, deal in zip(rows("deals"), state.affairs.deals, strict=True):
        assert (row["deal"], row["turn"], row["proposer"]) == (deal.number, deal.turn, deal.proposer)
        assert (row["parties"], row["terms"]) == (" ".join(deal.parties), deal.terms)
        assert (row["public"], row["until"]) == (deal.public, deal.until)
        assert (row["status"], row["broken_by"]) == (deal.status, deal.broken_by)
        assert row["agreed_in"] == (deal.turn if deal.status in ("kept", "broken", "agreed") else None)
        events = [
            one.number
            for one in demo().history.line()
            if isinstance(one.event, OF_DEALS) and one.event.number == deal.number
        ]
        assert row["events"] == " ".join(map(str, events))
    judged = {one.number: one.reason for one in recorded(ev.DealJudged).values()}
    assert {row["deal"]: row["reason"] for row in rows("deals") if row["deal"] in judged} == judged


def test_changes_are_those_of_the_events_and_named_as_the_scenario_names_them() -> None:
    changes = [
        (number, one.turn, str(change.what), change.asked, change.before, change.after, "InjectFired")
        for number, one in recorded(ev.InjectFired).items()
        for change in one.changes
    ]
    assert [row for row in tables()["changes"].rows if row[-1] == "InjectFired"] == changes


def test_scores_add_up_to_what_each_seat_has() -> None:
    for score in scores(demo().state):
        own = [row for row in rows("scores") if row["seat"] == score.seat]
        assert [row["objective"] for row in own] == [one.id for one in score.objectives]
        for row, one in zip(own, score.objectives, strict=True):
            assert row["points"] == round(float(one.now), 4)
            assert row["at_audit"] == (None if one.at_audit is None else round(float(one.at_audit), 4))
            assert (row["set"], row["text"], row["weight"], row["value"]) == (
                *(one.set, one.text, one.weight, one.value),
            )


def test_observations_stand_with_their_words() -> None:
    made = recorded(ev.NoteMade)
    found = rows("observations")
    assert [row["event"] for row in found] == list(made)
    for row, one in zip(found, made.values(), strict=True):
        assert [row[name] for name in ("turn", "on", "tag", "seat", "importance", "answers")] == [
            *(one.turn, one.on, one.tag, one.seat, one.importance, one.answers)
        ]
    assert {row["author"] for row in found} >= {"facilitator", "Observer 1"}
