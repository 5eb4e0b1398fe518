"""A scenario's file is saved whole, never over what others wrote, and what cannot be saved is kept."""

import os
from pathlib import Path
from socket import gethostname

import pytest

from tests.disks import full_beyond, read_only
from tests.wargame.scenario.small import SMALL
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Set
from wargame.scenario.document.presence import come_in, presence_file, who_edits
from wargame.scenario.document.saving import OnDisk, open_file, save, save_elsewhere, standing_of
from wargame.scenario.faults import ScenarioUnwritable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    return path


def changed(file: Path) -> tuple[Document, OnDisk]:
    document, disk = open_file(file)
    return document.edited(Set(("title",), "Three banks"))[0], disk


def test_what_is_saved_is_on_the_disk(file: Path) -> None:
    document, disk = changed(file)
    disk = save(document, disk)
    assert file.read_bytes() == document.content == disk.content
    assert standing_of(disk) == "same"
    assert save(document, disk) is disk


def test_what_others_wrote_is_not_written_over(file: Path) -> None:
    document, disk = changed(file)
    file.write_text("by others")
    assert standing_of(disk) == "changed"
    with pytest.raises(ScenarioUnwritable, match=r"changed by another program\. Everything is still here"):
        save(document, disk)
    assert file.read_text() == "by others"


def test_a_file_that_is_gone_is_made_again_only_if_asked_for(file: Path) -> None:
    document, disk = changed(file)
    file.rename(file.with_name("moved.yaml"))
    assert standing_of(disk) == "gone"
    with pytest.raises(ScenarioUnwritable, match="not there any more"):
        save(document, disk)
    assert save(document, disk, anew=True).content == file.read_bytes()


def test_a_folder_that_is_gone_is_told(file: Path) -> None:
    document, disk = changed(file)
    file.parent.rename(file.parent.with_name("elsewhere"))
    assert standing_of(disk) == "out of reach"
    with pytest.raises(ScenarioUnwritable, match="folder is not there any more"):
        save(document, disk)


def test_a_protected_file_is_left_as_it_is(file: Path) -> None:
    document, disk = changed(file)
    with read_only(file), pytest.raises(ScenarioUnwritable, match="it is protected"):
        save(document, disk)
    with read_only(file.parent), pytest.raises(ScenarioUnwritable, match="it is protected"):
        save(document, disk)
    assert file.read_bytes() == SMALL.read_bytes()
    assert save(document, disk).content == file.read_bytes()


def test_a_full_disk_leaves_the_file_whole(file: Path) -> None:
    document, disk = changed(file)
    with full_beyond(1000), pytest.raises(ScenarioUnwritable, match="the disk is full"):
        save(document, disk)
    assert file.read_bytes() == SMALL.read_bytes()
    assert list(file.parent.iterdir()) == [file]


def test_a_copy_is_saved_elsewhere_and_over_nothing(file: Path) -> None:
    document, _ = changed(file)
    other = file.with_name("other.yaml")
    assert save_elsewhere(document, other).content == other.read_bytes()
    with pytest.raises(ScenarioUnwritable, match="such a file already"):
        save_elsewhere(document, other)
    with pytest.raises(ScenarioUnwritable, match="folder is not there"):
        save_elsewhere(document, file.parent / "no" / "folder.yaml")


def test_whoever_comes_second_is_told_who_edits(file: Path) -> None:
    first, nobody = come_in(file)
    assert nobody is None
    second, other = come_in(file)
    assert other is not None
    assert other.process == os.getpid()
    second.leave()
    assert who_edits(file) is not None
    first.leave()
    assert who_edits(file) is None
    assert list(file.parent.iterdir()) == [file]


def test_a_window_that_is_gone_edits_nothing(file: Path) -> None:
    come_in(file)
    said = presence_file(file)
    said.write_bytes(said.read_bytes().replace(b'"mark": "', b'"mark": "of another start '))
    assert who_edits(file) is None
    said.write_bytes(b"\xff damaged")
    presence, other = come_in(file)
    assert other is None
    presence.leave()
    assert not said.exists()


def test_another_computer_is_believed_for_a_day(file: Path) -> None:
    come_in(file)
    said = presence_file(file)
    elsewhere = said.read_bytes().replace(gethostname().encode(), b"elsewhere")
    said.write_bytes(elsewhere)
    other = who_edits(file)
    assert other is not None
    assert "on elsewhere" in other.words
    said.write_bytes(elsewhere.replace(b'"since": "20', b'"since": "19'))
    assert who_edits(file) is None


def test_where_nothing_can_be_written_nobody_is_told(file: Path) -> None:
    with read_only(file.parent):
        presence, other = come_in(file)
    assert other is None
    presence.leave()
