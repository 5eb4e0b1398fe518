"""A scenario in one file: the same after a journey, and no harm from one that was made to do some."""

import random
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from tests.wargame.scenario.pictured import PICTURES, SECRET, picture, pictured, pictured_text
from tests.wargame.scenario.small import SMALL, small_text
from wargame.limits import LARGEST_SCENARIO, MOST_PACKED
from wargame.scenario.data import scenario_hash
from wargame.scenario.load import load
from wargame.scenario.model import BaseRate, BaseRates
from wargame.scenario.package.contents import PackageUnfit
from wargame.scenario.package.placing import placed
from wargame.scenario.package.reading import package_in, read_package
from wargame.scenario.package.writing import packed
from wargame.scenario.pictures import beside
from wargame.scenario.rates import rates_beside, write_rates


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pictured(tmp_path_factory.mktemp("pictured"))


@pytest.fixture(scope="module")
def package(path: Path) -> bytes:
    return packed(path).content


def zipped(entries: Mapping[str, bytes], **of_all: int) -> bytes:
    """A zip of these files, each with the same fields set otherwise."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for field, value in of_all.items():
                setattr(entry, field, value)
            archive.writestr(entry, content)
    return into.getvalue()


def with_entry(name: str, content: bytes = b"x", **fields: int) -> bytes:
    """A packed scenario with another file in it."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("scenario.yaml", small_text())
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        for field, value in fields.items():
            setattr(entry, field, value)
        archive.writestr(entry, content)
    return into.getvalue()


def rates_of(path: Path) -> BaseRates:
    return BaseRates(
        scenario_hash=scenario_hash(load(path)),
        policy="greedy",
        games=10,
        seed=1,
        rates=(BaseRate(shares={}),),
    )


# --- a journey ----------------------------------------------------------------------------------------


def test_a_scenario_arrives_as_it_left_with_its_pictures(path: Path, package: bytes, tmp_path: Path) -> None:
    new = placed(package_in(package, "a.entente-scenario"), tmp_path / "Scenarios")
    assert new.name == "small.yaml"
    assert new.read_bytes() == path.read_bytes()
    assert scenario_hash(load(new)) == scenario_hash(load(path))
    assert set(beside(load(new), new)) == set(PICTURES)


def test_the_same_scenario_is_packed_into_the_same_bytes(path: Path, package: bytes) -> None:
    assert packed(path).content == package


def test_who_wrote_it_and_on_what_terms_is_known_before_it_is_unpacked(package: bytes) -> None:
    opened = package_in(package, "a.entente-scenario")
    assert (opened.title, opened.authors, opened.licence) == (
        "Two banks of a river",
        ("Ada Lund", "Béla Kis"),
        "CC-BY-4.0",
    )


def test_what_a_camera_added_stays_at_home(package: bytes) -> None:
    assert SECRET in PICTURES["ferry.jpg"]
    assert SECRET not in package


def test_unpacked_again_it_is_found_again(package: bytes, tmp_path: Path) -> None:
    opened = package_in(package, "a.entente-scenario")
    assert placed(opened, tmp_path) == placed(opened, tmp_path)
    assert len(list(tmp_path.rglob("*"))) == 1 + 1 + len(PICTURES)


def test_a_name_that_is_taken_gets_a_number_and_an_id_of_its_own(package: bytes, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text("mine", encoding="utf-8")
    new = placed(package_in(package, "a.entente-scenario"), tmp_path)
    assert (new.name, load(new).id) == ("small-2.yaml", "small-2")
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == "mine"


def test_a_picture_of_another_scenario_is_never_written_over(
    path: Path, package: bytes, tmp_path: Path
) -> None:
    (tmp_path / "pictures").mkdir()
    other = picture("PNG", colour="tomato")
    (tmp_path / "pictures" / "FERRY.jpg").write_bytes(other)
    new = placed(package_in(package, "a.entente-scenario"), tmp_path)
    assert (tmp_path / "pictures" / "FERRY.jpg").read_bytes() == other
    assert [card.picture.file for card in load(new).cards if card.picture] == ["ferry-2.jpg"]
    assert "ferry-2.jpg" in beside(load(new), new)


def test_base_rates_travel_and_stay_those_of_the_scenario(tmp_path: Path) -> None:
    path = pictured(tmp_path / "from")
    write_rates(path, rates_of(path))
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "small.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "from" / "a.entente-scenario").write_bytes(packed(path).content)
    new = placed(read_package(tmp_path / "from" / "a.entente-scenario"), tmp_path / "to")
    rates = rates_beside(new)
    assert rates is not None
    assert (new.stem, rates.scenario_hash) == ("small-2", scenario_hash(load(new)))


def test_a_picture_that_is_missing_keeps_nothing_back(tmp_path: Path) -> None:
    path = pictured(tmp_path)
    (tmp_path / "pictures" / "flood.png").unlink()
    made = packed(path)
    assert [str(told) for told in made.left_out] == [
        "The picture flood.png could not be opened: No such file or directory."
    ]
    assert set(package_in(made.content, "a").pictures) == {"ferry.jpg", "north.webp"}


def test_a_scenario_with_faults_can_be_handed_on_to_be_mended(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small_text().replace("turns: 4", "turns: four"), encoding="utf-8")
    opened = package_in(packed(path).content, "a")
    assert len(opened.document.faults) == 1


def test_what_has_no_id_and_title_is_not_packed(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text("Dear all,\n", encoding="utf-8")
    with pytest.raises(PackageUnfit, match="no id and title"):
        packed(path)


# --- harm ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no packed scenario"),
        (b"SQLite format 3\0", "is no packed scenario"),
        (b"PK\x03\x04 nothing", "is damaged"),
        (zipped({"pictures/a.png": picture()}), "there is no scenario.yaml in it"),
        (zipped({"scenario.yaml": b"Dear all,"}), "no id and title"),
        (zipped({f"{n}.txt": b"" for n in range(MOST_PACKED + 1)}), "holds more than 310 files"),
        (zipped({"scenario.yaml": b"id: a\n" + b"#" * LARGEST_SCENARIO}), "“scenario.yaml” .*too large"),
        (with_entry("notes.txt", bytes(10_000_000)), "many times as large"),
        (with_entry("../../out.yaml"), "“../../out.yaml” in it .* leads out of the folder"),
        (with_entry("/etc/passwd"), "leads out of the folder"),
        (with_entry("C:/a.png"), "leads out of the folder"),
        (with_entry("pictures/./a.png"), "leads out of the folder"),
        (with_entry("pictures\\a.png"), "characters that a file's name cannot have"),
        (with_entry("pictures/a\x07.png"), "characters that a file's name cannot have"),
        (with_entry("pictures/a.png", b"/etc/passwd", external_attr=0o120777 << 16), "a link or a device"),
        (with_entry("pictures/a.png", external_attr=0o010644 << 16), "a link or a device"),
        (with_entry("SCENARIO.yaml"), "stands in it twice, or under two names that look the same"),
        (with_entry("notes.txt", compress_type=zipfile.ZIP_BZIP2), "packed in a way that is not read"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_harmful_package_is_refused_with_the_reason(content: bytes, told: str) -> None:
    with pytest.raises(PackageUnfit, match=told) as refused:
        package_in(content, "gift.entente-scenario")
    assert str(refused.value).startswith(("gift.entente-scenario ", "The picture"))


def test_a_picture_inside_that_is_none_is_refused_by_its_name() -> None:
    content = zipped({"scenario.yaml": pictured_text().encode(), "pictures/ferry.jpg": b"MZ program"})
    with pytest.raises(PackageUnfit, match=r"gift was not opened\. ferry\.jpg is no picture"):
        package_in(content, "gift")


def test_what_no_scenario_has_a_use_for_is_left_out_and_told() -> None:
    content = zipped(
        {
            "scenario.yaml": pictured_text().encode(),
            "run.exe": b"MZ",
            "pictures/unused.png": b"MZ",
            "pictures/a/b.png": b"MZ",
            "scenario.rates.json": b"[[[[",
        }
    )
    opened = package_in(content, "gift")
    assert opened.left_out == ("run.exe", "pictures/unused.png", "pictures/a/b.png")
    assert (opened.pictures, opened.rates) == ({}, None)


def test_a_password_is_told(package: bytes) -> None:
    at = package.rfind(b"PK\x01\x02")
    locked = package[: at + 8] + struct.pack("<H", 1) + package[at + 10 :]
    with pytest.raises(PackageUnfit, match="locked with a password"):
        package_in(locked, "gift")


def test_a_file_that_says_it_is_smaller_than_it_is_is_damaged() -> None:
    content = bytearray(zipped({"scenario.yaml": small_text().encode()}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 5)
    with pytest.raises(PackageUnfit, match="is damaged"):
        package_in(bytes(content), "gift")


def test_a_list_of_files_that_lies_about_its_length_is_not_read(package: bytes) -> None:
    at = package.rfind(b"PK\x05\x06")
    long = package[: at + 12] + struct.pack("<I", 50_000_000) + package[at + 16 :]
    with pytest.raises(PackageUnfit, match="more than 310 files"):
        package_in(long, "gift")


def test_a_package_with_anything_changed_is_read_or_refused_and_nothing_else(package: bytes) -> None:
    chance = random.Random(7)
    for _ in range(300):
        content = bytearray(package)
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.3:
            content = content[: chance.randrange(len(content))]
        with suppress(PackageUnfit):
            package_in(bytes(content), "gift")


def test_a_package_in_a_folder_that_takes_nothing_is_told(package: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Exception, match="gift could not be unpacked"):
        placed(package_in(package, "gift"), tmp_path / "file" / "Scenarios")


def test_a_scenario_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(PackageUnfit, match="open the scenario itself"):
        read_package(SMALL)
    with pytest.raises(PackageUnfit, match="could not be opened"):
        read_package(tmp_path / "none.entente-scenario")
