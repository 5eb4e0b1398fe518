"""Every statement of a report has a key of its own, which is the same whenever the report is made again."""

import re
from dataclasses import replace
from typing import get_args

from tests.wargame.report.sessions import demo, evil, fresh
from wargame.report import anchors
from wargame.report.anchors import LONGEST_KEY, Statement, statements
from wargame.report.blocks import Block, KeyFigures
from wargame.report.facts import gather
from wargame.report.formats.markdown import as_markdown
from wargame.report.making import document_of
from wargame.report.options import Options


def of(options: Options | None = None) -> tuple[Statement, ...]:
    return statements(document_of(demo(), options))


def test_every_kind_of_block_states_something() -> None:
    assert set(anchors._STATED) == set(get_args(Block))


def test_every_key_is_one_that_word_takes_for_a_bookmark_and_stands_once() -> None:
    for session in (demo(), evil(), fresh()):
        keys = [one.key for one in statements(document_of(session, Options(secrets=True)))]
        assert len(keys) == len(set(keys))
        assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", key) and len(key) <= LONGEST_KEY for key in keys)


def test_a_report_that_is_made_again_has_the_same_keys() -> None:
    assert of() == of()


def test_a_part_that_is_left_out_changes_no_key_of_the_others() -> None:
    every = {one.key: one for one in of()}
    fewer = of(Options(without=frozenset({"cover", "graph", "ledger"})))
    assert all(every[one.key] == one for one in fewer if one.kind != "title")


def test_what_a_key_hangs_on_is_not_the_number_that_it_tells() -> None:
    document = document_of(demo())
    figures = document.parts[0].blocks[0]
    assert isinstance(figures, KeyFigures)
    other = replace(figures, figures=tuple(replace(one, figure="1000") for one in figures.figures))
    changed = replace(document.parts[0], blocks=(other, *document.parts[0].blocks[1:]))
    again = statements(replace(document, parts=(changed, *document.parts[1:])))
    assert [one.key for one in again] == [one.key for one in of()]


def test_every_event_that_a_report_names_stands_with_a_statement() -> None:
    told = {one.number for one in gather(demo()).story.happened}
    line = [one for one in of() if one.part != "branches"]
    assert {ref for one in line if one.kind != "event" for ref in one.refs} <= told
    assert {ref for one in of() if one.kind == "event" for ref in one.refs} == told


def test_statements_say_what_the_report_says() -> None:
    # The events of a line stand in square brackets behind it.
    unsourced = re.sub(r" \\\[[\d–…, ]*( events)?\\\]", "", as_markdown(document_of(demo())))
    page = re.sub(r"[^\w]+", " ", unsourced)
    for one in of():
        if one.kind != "legend":
            for line in one.lines:
                assert re.sub(r"[^\w]+", " ", line.text).strip() in page
