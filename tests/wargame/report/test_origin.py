"""A draft carries from which record and with which choices it was made, and can be made again from that."""

from datetime import UTC
from itertools import product
from pathlib import Path

import pytest

from tests.wargame.journal.games import clock
from tests.wargame.report.sessions import demo, fresh, practice
from wargame.journal.file import create
from wargame.report.making import document_of
from wargame.report.options import Naming, Options
from wargame.report.origin import Origin, as_properties, from_properties, options_in
from wargame.session.opening import Plan, start
from wargame.session.session import start_branch


def test_the_same_report_is_made_again_from_what_a_draft_carries() -> None:
    namings: tuple[Naming, ...] = ("annex", "cover", "none")
    for secrets, naming, until in product((True, False), namings, (None, 3)):
        options = Options(secrets=secrets, naming=naming, until=until, without=frozenset({"graph"}), zone=UTC)
        document = document_of(demo(), options)
        carried = from_properties(as_properties(document.origin))
        assert carried == document.origin
        assert document_of(demo(), options_in(document.origin)) == document


def test_the_record_goes_by_the_hash_of_its_last_event(tmp_path: Path) -> None:
    path = tmp_path / "one.entente"
    scenario = fresh().scenario
    journal = create(path, scenario, clock=clock())
    session = start(scenario, Plan(title="Tuesday", seed=7), journal, clock=clock())
    told = document_of(session).origin.record
    assert told == journal.hash_at(session.history.head) != ""
    session.close()


def test_the_name_of_a_line_of_play_is_told_only_to_those_who_may_know_it() -> None:
    assert document_of(demo(), Options(secrets=True)).origin.branch == "main"
    assert document_of(demo(), Options(secrets=False)).origin.branch == ""


def test_a_line_of_play_that_has_the_name_of_somebody_is_not_told() -> None:
    session = practice()
    start_branch(session, "As Anna Berg wanted it", session.history.head - 3)
    assert document_of(session, Options(secrets=True)).origin.branch == ""


@pytest.mark.parametrize(
    "choices", ["", "{", "[]", '{"until": "x", "without": 3, "zone": "nowhere", "paper": []}', "[" * 5000]
)
def test_choices_that_cannot_be_read_are_as_if_not_made(choices: str) -> None:
    assert options_in(Origin(choices=choices)) == Options()


def test_properties_that_are_not_ours_tell_of_no_record() -> None:
    assert from_properties({"Company": "A house"}) is None
    assert from_properties({"Entente record": "a" * 5000}) is None
