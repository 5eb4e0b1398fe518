"""Writing: all of a file or nothing, and a sentence when it cannot be."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wargame.report.sessions import fresh
from wargame.report.making import write_report
from wargame.report.writing import NotWritten, write_file, write_folder
from wargame.terms import Refused


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.glob("*")) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="there is no folder"):
        write_file(tmp_path / "gone" / "a.pdf", b"one")


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(NotWritten, match="a folder of that name"):
        write_file(tmp_path / "a.pdf", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    write_file(path, b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="No space left on device"):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_held_by_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(NotWritten, match="open in another program"):
        write_file(tmp_path / "a.pdf", b"one")
    assert list(tmp_path.iterdir()) == []


TABLES = {"moves.csv": b"moves", "throws.csv": b"throws"}


def test_a_new_folder_is_there_with_all_its_files(tmp_path: Path) -> None:
    made = write_folder(tmp_path / "out" / "tables", TABLES)
    assert {path.name: path.read_bytes() for path in made} == TABLES
    assert sorted((tmp_path / "out" / "tables").iterdir()) == sorted(made)


def test_a_folder_of_which_one_file_fails_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="File name too long"):
        write_folder(tmp_path / "tables", TABLES | {"x" * 300: b""})
    assert list(tmp_path.iterdir()) == []


def test_in_a_folder_that_is_there_nothing_changes_if_one_file_fails(tmp_path: Path) -> None:
    (tmp_path / "moves.csv").write_bytes(b"earlier")
    (tmp_path / "throws.csv").mkdir()
    with pytest.raises(NotWritten, match="a folder of that name"):
        write_folder(tmp_path, TABLES)
    assert (tmp_path / "moves.csv").read_bytes() == b"earlier"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
@pytest.mark.parametrize("broken", range(4))
def test_tables_change_all_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: int, links: bool
) -> None:
    """Whichever step fails first, of those that bring a file to the disk and those that give it its name."""
    if not links:
        monkeypatch.delattr(os, "link")
    earlier = {"moves.csv": b"earlier"}
    write_folder(tmp_path, earlier)
    steps = iter(range(10))

    def failing(do: Callable[..., object]) -> Callable[..., object]:
        def one(*given: object) -> object:
            if next(steps) == broken:
                raise OSError(28, "No space left on device")
            return do(*given)

        return one

    monkeypatch.setattr(os, "fsync", failing(os.fsync))
    monkeypatch.setattr(Path, "replace", failing(Path.replace))
    with pytest.raises(NotWritten, match="No space left on device"):
        write_folder(tmp_path, TABLES)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == earlier


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "tables").write_bytes(b"a letter")
    for folder in (tmp_path / "tables", tmp_path / "tables" / "of tuesday"):
        with pytest.raises(NotWritten, match="there is a file of that name"):
            write_folder(folder, TABLES)
    assert (tmp_path / "tables").read_bytes() == b"a letter"


def test_another_ending_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"\.pdf, \.docx, \.html, \.md"):
        write_report(fresh(), tmp_path / "report.odt")
