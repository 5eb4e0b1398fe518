"""Which packed scenarios were taken in: known by their bytes, as long as their file is there."""

from pathlib import Path

from wargame.places import config_folder
from wargame.scenario.package.taken import fingerprint_of, follow, keep, taken_as

PACKED = b"a packed scenario"


def taken_in(folder: Path) -> tuple[Path, Path]:
    """Return a packed scenario that was taken in, and the file as which it was."""
    package, file = folder / "nile.zip", folder / "nile.yaml"
    package.write_bytes(PACKED)
    file.touch()
    keep(fingerprint_of(PACKED), file)
    return package, file


def test_a_packed_scenario_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    package, file = taken_in(tmp_path)
    assert taken_as(package) == file
    package.write_bytes(b"a newer one of the same name")
    assert taken_as(package) is None


def test_a_scenario_that_was_renamed_is_still_what_was_taken_in(tmp_path: Path) -> None:
    package, file = taken_in(tmp_path)
    renamed = file.rename(tmp_path / "blue-nile.yaml")
    assert taken_as(package) is None
    follow(file, renamed)
    assert taken_as(package) == renamed


def test_where_what_was_kept_is_damaged_the_package_is_offered_anew(tmp_path: Path) -> None:
    package, _ = taken_in(tmp_path)
    [kept] = (config_folder() / "taken").iterdir()
    for damaged in (b"", b"\xff", b"\0"):
        kept.write_bytes(damaged)
        assert taken_as(package) is None
