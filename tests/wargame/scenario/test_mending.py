"""Tests of `wargame.scenario.mending`: what is written, what is kept, what is refused."""

import re
from pathlib import Path

import pytest

from tests.disks import read_only
from tests.wargame.scenario.small import small_text
from wargame.scenario.load import read
from wargame.scenario.mending import mend_file, mended
from wargame.scenario.patch import Patch
from wargame.scenario.save import ScenarioUnwritable

FAULTY = small_text().replace("cost: 1\n", "cost: 11\n").replace("    name: South", "\tname: South")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mine.yaml"
    made.write_bytes(FAULTY.encode())
    return made


def test_all_faults_are_told_at_once_those_of_yaml_too() -> None:
    assert [fault.wrong.partition(":")[0] for fault in read(FAULTY, "mine.yaml")[1]] == [
        "a tab stands in the indentation",
        "nobody can ever pay 11",
    ]


def test_mends_that_leave_no_choice_are_made_together() -> None:
    text, made = mended(FAULTY, "mine.yaml")
    assert [str(one.mend.label) for one in made] == ["Replace tabs", "Use `10`"]
    assert read(text, "mine.yaml")[1] == ()
    assert len(text.split("\n")) == len(FAULTY.split("\n"))


def test_a_mend_changes_nothing_but_its_letters_and_keeps_the_file_as_it_was(path: Path) -> None:
    copy = mend_file(path, FAULTY, [Patch(0, 0, "# mended\n")], keep=True)
    assert copy is not None
    assert copy.read_bytes() == FAULTY.encode()
    assert copy.suffixes[-2:] == [".yaml", ".txt"]
    assert path.read_bytes() == b"# mended\n" + FAULTY.encode()


def test_copies_of_one_minute_stand_beside_one_another(path: Path) -> None:
    for _ in range(2):
        mend_file(path, path.read_text(), [Patch(0, 0, "#\n")], keep=True)
    assert len(list(path.parent.glob("*.txt"))) == 2


def test_line_ends_and_the_mark_of_windows_stay(path: Path) -> None:
    text = FAULTY.replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    mend_file(path, text, [Patch(0, 0, "# mended\r\n")], keep=False)
    assert path.read_bytes() == b"\xef\xbb\xbf# mended\r\n" + text.encode()


def test_a_file_that_was_changed_in_the_meantime_is_left_as_it_is(path: Path) -> None:
    path.write_text("title: another\n")
    with pytest.raises(ScenarioUnwritable, match="changed by another program"):
        mend_file(path, FAULTY, [Patch(0, 0, "#\n")], keep=True)
    assert path.read_text() == "title: another\n"
    assert [one.name for one in path.parent.iterdir()] == ["mine.yaml"]


def test_a_file_that_is_gone_is_told(path: Path) -> None:
    path.unlink()
    with pytest.raises(ScenarioUnwritable, match="could not be written: No such file"):
        mend_file(path, FAULTY, [], keep=True)


def test_a_protected_file_is_left_as_it_is(path: Path) -> None:
    with read_only(path), pytest.raises(ScenarioUnwritable, match="Permission denied"):
        mend_file(path, FAULTY, [Patch(0, 0, "#\n")], keep=True)
    assert path.read_bytes() == FAULTY.encode()


def test_what_somebody_wrote_is_taken_out_by_its_own_press_alone() -> None:
    text = small_text().replace("    name: South Bank\n", "    name: South Bank\n    zeppelins: 3\n")
    (fault,) = read(text, "mine.yaml")[1]
    assert [str(mend.label) for mend in fault.mends] == ["Take the field out"]
    assert fault.sole is None
    assert mended(text, "mine.yaml") == (text, ())


def test_field_names_in_capitals_are_mended_all_together() -> None:
    text = re.sub(
        r"(?m)^( *(?:- )?)([a-z])(?=[\w-]*:)", lambda found: found[1] + found[2].upper(), small_text()
    )
    assert mended(text, "mine.yaml")[0] == small_text()
