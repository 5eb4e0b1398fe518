"""Pictures of a scenario: taken only if they are some, written anew, missed without harm."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.wargame.scenario.pictured import PICTURES, SECRET, picture, pictured, pictured_text
from tests.wargame.scenario.small import small, small_text
from wargame.limits import LARGEST_PICTURE, LONGEST_SIDE
from wargame.scenario.data import scenario_hash
from wargame.scenario.document.document import open_document
from wargame.scenario.document.edits import Patch
from wargame.scenario.files import copied
from wargame.scenario.load import load, read
from wargame.scenario.pictures import (
    PictureUnfit,
    are_kept,
    beside,
    fitting_name,
    made_anew,
    name_fits,
    pictures_in,
)
from wargame.workbook.exchange import new_scenario, preview_file, workbook_of
from wargame.workbook.preview import Taking


def test_a_picture_says_nothing_of_where_it_was_taken() -> None:
    assert SECRET in picture("JPEG")
    kept = made_anew(picture("JPEG"), "home.jpg")
    assert SECRET not in kept.content
    assert (kept.form, kept.width, kept.height) == ("JPEG", 60, 40)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_written_anew_again_and_again_stays_as_it_was(form: str) -> None:
    first = made_anew(made_anew(picture(form), "a").content, "a")
    assert made_anew(first.content, "a").content == first.content


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    kept = made_anew(picture("PNG", (3 * LONGEST_SIDE, LONGEST_SIDE)), "wide.png")
    assert (kept.width, kept.height) == (LONGEST_SIDE, LONGEST_SIDE // 3)


def test_a_picture_of_a_turned_camera_is_upright() -> None:
    image, into, exif = Image.new("RGB", (60, 40), "teal"), BytesIO(), Image.Exif()
    exif[0x0112] = 6
    image.save(into, "JPEG", exif=exif)
    kept = made_anew(into.getvalue(), "turned.jpg")
    assert (kept.width, kept.height) == (40, 60)


def test_every_face_can_show_what_is_played_with() -> None:
    assert made_anew(picture("WEBP"), "a.webp").form == "WEBP"
    assert made_anew(picture("WEBP"), "a.webp", for_play=True).form == "JPEG"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no picture in PNG, JPEG or WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no picture in PNG, JPEG or WebP"),
        (b"GIF89a" + bytes(40), "is no picture in PNG, JPEG or WebP"),
        (picture("PNG")[:60], "is damaged or is none"),
        (b"\x89PNG\r\n\x1a\n" + bytes(LARGEST_PICTURE), "is larger than 20 MB"),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 ", "is damaged or is none"),
    ],
    ids=["empty", "svg", "gif", "cut", "large", "webp"],
)
def test_what_is_no_picture_is_refused_in_a_sentence(content: bytes, told: str) -> None:
    with pytest.raises(PictureUnfit, match=told):
        made_anew(content, "dam.png")


@pytest.mark.parametrize("side", [8_000, 15_000])
def test_a_picture_of_too_many_pixels_is_not_decoded(side: int) -> None:
    head = Image.new("1", (side, side))
    into = BytesIO()
    head.save(into, "PNG")
    assert len(into.getvalue()) < 100_000
    with pytest.raises(PictureUnfit, match="more than 50 million pixels"):
        made_anew(into.getvalue(), "dam.png")


@pytest.mark.parametrize("name", ["dam.jpg", "Dam at dusk.JPEG", "سد.png", "a.b.webp"])
def test_names_that_a_picture_can_have(name: str) -> None:
    assert name_fits(name)


@pytest.mark.parametrize(
    "name",
    ["", ".png", "../dam.png", "a/b.png", "C:dam.png", "a\\b.png", "dam.gif", "con.png", " dam.png",
     "dam .png", "dam\n.png", f"{'d' * 100}.png", "dam.png "],
)  # fmt: skip
def test_names_that_lead_elsewhere_or_that_no_disk_takes(name: str) -> None:
    assert not name_fits(name)
    text = pictured_text().replace("file: ferry.jpg", f"file: {name!r}".replace("\\\\", "\\"))
    _, faults = read(text.replace("'", '"'), "small.yaml") if "\n" in name else read(text, "small.yaml")
    assert [fault.field for fault in faults] == ["cards.night-ferry.picture.file"]


def test_a_name_gets_the_ending_of_what_it_is() -> None:
    assert fitting_name("dam.jpeg", "JPEG") == "dam.jpeg"
    assert fitting_name("dam.png", "JPEG") == "dam.jpg"
    assert fitting_name("dam", "PNG") == "dam.png"


def test_a_scenario_without_pictures_has_the_hash_that_it_had() -> None:
    assert scenario_hash(small()) == scenario_hash(read(small_text(), "small.yaml")[0] or small())
    assert "picture" not in str(small().cards[0].picture)


def test_pictures_beside_a_scenario_are_found_and_those_that_cannot_be_read_are_left_out(
    tmp_path: Path,
) -> None:
    path = pictured(tmp_path)
    assert set(beside(load(path), path)) == set(PICTURES)
    (tmp_path / "pictures" / "ferry.jpg").unlink()
    (tmp_path / "pictures" / "flood.png").write_bytes(b"a letter")
    assert set(beside(load(path), path)) == {"north.webp"}


def test_a_missing_picture_is_a_hint_with_a_mend_and_stops_nothing(tmp_path: Path) -> None:
    path = pictured(tmp_path)
    assert open_document(path).hints == ()
    (tmp_path / "pictures" / "ferry.jpg").unlink()
    (tmp_path / "pictures" / "flood.png").write_bytes(b"a letter")
    document = open_document(path)
    assert document.is_playable
    assert [hint.field for hint in document.hints] == [
        "cards.night-ferry.picture.file",
        "injects.flood.picture.file",
    ]
    assert [str(hint.mends[0].label) for hint in document.hints] == ["Take the picture out"] * 2
    mended, _ = document.edited(Patch(document.hints[0].mends[0].patches))
    assert [hint.field for hint in mended.hints] == ["injects.flood.picture.file"]
    assert mended.model is not None
    assert mended.model.cards[1].picture is None
    assert mended.model.cards[1].id == "night-ferry"


def test_pictures_that_were_kept_are_looked_at_again() -> None:
    kept = made_anew(picture("JPEG"), "a.jpg", for_play=True)
    assert are_kept({"a.jpg": kept.content}) == {"a.jpg": kept}
    for name, content in {
        "a.jpg": b"a letter",
        "../a.jpg": kept.content,
        "b.webp": picture("WEBP"),
        "c.png": picture("PNG", (LONGEST_SIDE + 1, 2)),
    }.items():
        with pytest.raises(PictureUnfit):
            are_kept({name: content})


def test_a_copy_in_another_folder_has_its_pictures(tmp_path: Path) -> None:
    path = pictured(tmp_path / "from")
    (tmp_path / "to" / "pictures").mkdir(parents=True)
    (tmp_path / "to" / "pictures" / "ferry.jpg").write_bytes(picture("JPEG", colour="tomato"))
    new = copied(path, tmp_path / "to")
    assert {one.file for _, one in pictures_in(load(new))} == {"ferry-2.jpg", "flood.png", "north.webp"}
    assert len(beside(load(new), new)) == 3
    assert copied(path, tmp_path / "from").read_text("utf-8").count("ferry.jpg") == 1


def test_a_workbook_keeps_pictures_authors_and_licence(tmp_path: Path) -> None:
    path = pictured(tmp_path)
    book = tmp_path / "small.xlsx"
    book.write_bytes(workbook_of(open_document(path), 0))
    made = new_scenario(preview_file(book, {}, None, {}), Taking())
    assert scenario_hash(read(made, "again.yaml")[0] or small()) == scenario_hash(load(path))
