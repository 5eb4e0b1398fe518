"""A file gets its name when it is whole, and never takes another's."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.disks import Waits
from wargame import whole
from wargame.whole import passing_folder, whole_file, whole_folder, write_whole


def test_there_is_no_file_of_that_name_before_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with whole_file(path) as beside:
        beside.write_bytes(b"half")
        assert not path.exists()
        assert beside.suffix == whole.PART
    assert path.read_bytes() == b"half"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    def half_done() -> None:
        with whole_file(tmp_path / "report.pdf") as beside:
            beside.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_came_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.delattr(os, "link")
    path = tmp_path / "report.pdf"

    def too_late() -> None:
        with whole_file(path) as beside:
            beside.write_bytes(b"ours")
            path.write_bytes(b"theirs")

    with pytest.raises(FileExistsError):
        too_late()
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"theirs"]


def test_a_stick_without_links_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "link")
    write_whole(tmp_path / "report.pdf", b"whole", over=False)
    assert (tmp_path / "report.pdf").read_bytes() == b"whole"


@pytest.mark.parametrize("over", [True, False])
def test_a_file_is_on_the_disk_before_it_has_its_name_and_then_its_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, over: bool
) -> None:
    waits = Waits(tmp_path / "report.pdf")
    monkeypatch.setattr(os, "fsync", waits.fsync)
    write_whole(tmp_path / "report.pdf", b"whole", over=over)
    assert waits.noted == [("file", 5, False), ("folder", 0, True)]


def test_a_folder_and_its_files_are_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Waits(tmp_path / "tables")
    monkeypatch.setattr(os, "fsync", waits.fsync)
    with whole_folder(tmp_path / "tables") as beside:
        (beside / "moves.csv").write_text("moves")
    assert waits.noted == [("file", 5, False), ("folder", 0, False), ("folder", 0, True)]


def test_what_a_killed_program_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from wargame.whole import whole_file\n"
        "with whole_file(Path(sys.argv[1])) as beside:\n"
        "    beside.write_bytes(b'half'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "report.pdf")], check=False)
    assert [one.suffix for one in tmp_path.iterdir()] == [whole.PART]
    write_whole(tmp_path / "other.pdf", b"whole")
    assert [one.name for one in tmp_path.iterdir()] == ["other.pdf"]


def test_what_another_program_is_writing_stays(tmp_path: Path) -> None:
    with whole_file(tmp_path / "one.pdf") as beside:
        beside.write_bytes(b"one")
        write_whole(tmp_path / "two.pdf", b"two")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["one.pdf", "two.pdf"]


def test_a_folder_of_files_is_there_with_all_of_them_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "tables"
    with whole_folder(path) as beside:
        (beside / "moves.csv").write_text("moves")
        assert not path.exists()
        (beside / "throws.csv").write_text("throws")
    assert sorted(one.name for one in path.iterdir()) == ["moves.csv", "throws.csv"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_there_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    with pytest.raises(FileExistsError), whole_folder(tmp_path / "tables"):
        pytest.fail("there is one already")


@pytest.mark.parametrize("made", ["whole_folder(Path(sys.argv[1]) / 'tables')", "passing_folder()"])
def test_folders_that_a_killed_program_left_go_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    code = (
        "import os, sys; from pathlib import Path; from wargame.whole import passing_folder, whole_folder\n"
        f"with {made} as folder:\n"
        "    (folder / 'copy').write_text('secrets'); os._exit(9)"
    )
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("wargame.whole.gettempdir", lambda: str(tmp_path))
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert [one.name for one in tmp_path.rglob("copy")] == ["copy"]
    write_whole(tmp_path / "other.pdf", b"whole")
    with passing_folder():
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["other.pdf"]


def test_what_is_needed_for_a_moment_is_for_nobody_else(tmp_path: Path) -> None:
    with passing_folder() as folder, passing_folder() as other:
        assert folder.is_dir()
        assert folder != other
        if os.name == "posix":
            assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_private_file_is_for_its_own_account_from_the_first_byte_on(tmp_path: Path) -> None:
    mine = tmp_path / "cards.pdf"
    mine.write_bytes(b"old")
    mine.chmod(0o644)
    with whole_file(mine, over=True, private=True) as beside:
        beside.touch(0o600)
    assert rights(mine) == 0o600
    mine.chmod(0o644)
    write_whole(mine, b"new", private=True)
    assert (mine.read_bytes(), rights(mine)) == (b"new", 0o600)
    other = tmp_path / "report.pdf"
    other.write_bytes(b"old")
    other.chmod(0o640)
    write_whole(other, b"new")
    assert rights(other) == 0o640
