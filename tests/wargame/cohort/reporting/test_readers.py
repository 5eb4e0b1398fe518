"""What leaves the room of a series names nobody's file and tells no secret, unless that is asked for."""

from pathlib import Path

import pytest

from tests.wargame.cohort.reporting.room import NAME, file_of, opened, room
from wargame.cohort.reporting.readers import are_open, for_readers
from wargame.cohort.series import every_course, number_sheets
from wargame.cohort.study import Study
from wargame.cohort.tables import sheets
from wargame.words.sentences import spoken


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return room(tmp_path_factory.mktemp("room"))


def test_tables_have_numbers_and_every_word_of_them_follows(found: Study) -> None:
    told = for_readers(found)
    assert [one.name for one in told.shown] == [f"table {number}" for number in range(1, 9)]
    assert [spoken(one.told) for one in told.cohort.aside] == [
        "the same session as table 1; it is counted once"
    ]
    assert {one.path for one in told.shown} == set(told.labels)
    assert NAME not in repr(told)
    assert NAME in repr(for_readers(found, names=True))


def test_what_was_secret_is_gone_and_what_was_seen_stays(found: Study) -> None:
    told = for_readers(found)
    covert = {card.title for card in told.versions[0].scenario.cards if card.covert}
    cards = next(sheet for sheet in number_sheets(told) if sheet.title == "Cards")
    assert not covert & {row[0] for row in cards.rows}
    assert "Scores" not in {sheet.title for sheet in number_sheets(told)}
    assert told.trial is not None
    assert found.trial is not None
    assert not [row.key for row in told.trial.rows if row.key.startswith("score ")]
    assert told.trial.looked_at == found.trial.looked_at  # what is not told was looked at all the same
    for before, after in zip(found.shown, told.shown, strict=True):
        assert (after.extract.seed, after.extract.key, after.extract.hidden) == (-1, "", {})
        unseen = [one for one in after.extract.rulings if one.covert and not one.exposed]
        blown = {number for _, number in before.extract.blown}
        assert {one.number for one in unseen} <= blown
        assert after.extract.index == before.extract.index
    assert {label.stratum for label in told.labels.values()} == {"Stratum 1", "Stratum 2"}
    (seeds,) = {row[4] for sheet in sheets(told) if sheet.name == "tables" for row in sheet.rows}
    assert seeds is None


def test_secrets_stay_where_control_opened_every_table_or_they_are_asked_for(tmp_path: Path) -> None:
    told = for_readers(room(tmp_path, 3, change=opened))
    assert told.shown[0].extract.hidden
    assert "Scores" in {sheet.title for sheet in number_sheets(told)}
    closed = room(tmp_path, 3)
    assert not are_open(closed)
    assert for_readers(closed, secrets=True).shown[1].extract.seed == closed.shown[1].extract.seed
    assert not for_readers(room(tmp_path, 3, change=opened), secrets=False).shown[0].extract.hidden


def test_numbers_can_be_followed_as_before(found: Study) -> None:
    before, after = every_course(found), every_course(for_readers(found))
    assert [one.key for one in after] == [one.key for one in before]
    assert [one.middle for one in after] == [one.middle for one in before]


def test_files_are_named_where_that_is_asked_for(found: Study, tmp_path: Path) -> None:
    told = for_readers(found, names=True)
    assert told.shown[0].path.name == file_of(tmp_path, 0).name
