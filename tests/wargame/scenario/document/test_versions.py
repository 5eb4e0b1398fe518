"""Versions of a scenario: dated and named copies, and the way back to them."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.disks import read_only
from tests.wargame.scenario.small import SMALL, small_text
from wargame.scenario.document.document import open_document
from wargame.scenario.document.edits import Set
from wargame.scenario.document.versions import (
    MOST_AUTOMATIC,
    back_to,
    follow,
    keep_daily,
    keep_version,
    plain_name,
    versions_of,
)
from wargame.scenario.faults import ScenarioUnwritable

AT = datetime(2026, 11, 29, 13, 20, 5)  # noqa: DTZ001 - the clock on the wall


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    return path


def test_a_version_has_its_day_and_its_name(file: Path) -> None:
    kept = keep_version(file, file.read_bytes(), AT, "as played in IR-204")
    assert kept.path.name == "small 2026-11-29 13.20.05 as played in IR-204.yaml"
    assert versions_of(file) == (kept,)
    assert (kept.at, kept.name) == (AT, "as played in IR-204")
    assert kept.path.read_bytes() == SMALL.read_bytes()


def test_one_is_made_by_itself_before_the_first_change_of_a_day(file: Path) -> None:
    assert keep_daily(file, b"morning", AT) is not None
    assert keep_daily(file, b"noon", AT + timedelta(hours=2)) is None
    assert keep_daily(file, b"next day", AT + timedelta(days=1)) is not None
    assert [one.path.read_bytes() for one in versions_of(file)] == [b"next day", b"morning"]


def test_the_last_thirty_stay_and_all_that_have_a_name(file: Path) -> None:
    keep_version(file, b"named", AT - timedelta(days=1), "First draft")
    for day in range(MOST_AUTOMATIC + 5):
        keep_version(file, b"x", AT + timedelta(days=day))
    found = versions_of(file)
    assert len(found) == MOST_AUTOMATIC + 1
    assert found[-1].name == "First draft"
    assert found[-2].at == AT + timedelta(days=5)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "etc passwd"),
        ('a\\b:c*?"<>|', "a b c"),
        ("=HYPERLINK()", "=HYPERLINK()"),
        ("  . ", ""),
        ("עברית déjà", "עברית déjà"),
        ("x" * 500, "x" * 60),
        ("two\nlines\0", "two lines"),
    ],
)
def test_a_name_is_no_path(file: Path, name: str, plain: str) -> None:
    assert plain_name(name) == plain
    kept = keep_version(file, b"x", AT, name)
    assert kept.path.parent == file.parent / "Versions"
    assert versions_of(file)[0].name == plain


def test_the_way_back_is_a_change_like_any_other(file: Path) -> None:
    kept = keep_version(file, file.read_bytes(), AT, "before")
    document, _ = open_document(file).edited(Set(("title",), "Three banks"))
    back, again = document.edited(back_to(document, kept))
    assert back.text == small_text()
    assert back.edited(again)[0].text == document.text
    assert back_to(document, kept).name == "before"


def test_other_files_of_the_folder_are_no_versions(file: Path) -> None:
    keep_version(file, b"x", AT)
    folder = file.parent / "Versions"
    for name in ("notes.txt", "small.yaml", "small tomorrow.yaml", "smaller 2026-11-29 13.20.05.yaml"):
        (folder / name).write_text("x")
    assert len(versions_of(file)) == 1
    assert versions_of(file.with_name("nothing.yaml")) == ()


def test_versions_go_with_a_renamed_file(file: Path) -> None:
    kept = keep_version(file, b"x", AT, "named")
    follow(file, file.with_name("other.yaml"))
    assert versions_of(file) == ()
    (moved,) = versions_of(file.with_name("other.yaml"))
    assert (moved.at, moved.name) == (kept.at, kept.name)


def test_a_version_that_cannot_be_kept_is_told(file: Path) -> None:
    with read_only(file.parent), pytest.raises(ScenarioUnwritable, match="could not be kept"):
        keep_version(file, b"x", AT)
