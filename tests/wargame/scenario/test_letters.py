"""Files that are no UTF-8: what they are is told, and what can be read of them is."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.wargame.scenario.small import small, small_text
from wargame.scenario.load import read_file
from wargame.scenario.mending import mend_file, text_in


def packed(name: str) -> bytes:
    """A file as office programs pack it."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(name, "<w:document/>")
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_text_in_another_encoding_is_read_and_can_be_saved_as_utf_8(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.yaml"
    mark = b"\xfe\xff" if encoding.endswith("be") else b""
    path.write_bytes(mark + small_text().encode(encoding))
    scenario, faults = read_file(path)
    assert scenario == small()
    (fault,) = faults
    assert str(fault).startswith(f"{path}:1:1: file: the file is saved as {encoding[:6].upper()};")
    assert [str(mend.label) for mend in fault.mends] == ["Save it as UTF-8"]
    seen = text_in(path)
    assert seen is not None
    mend_file(path, seen, fault.mends[0].patches, keep=False)
    assert read_file(path) == (small(), ())


def test_letters_as_windows_wrote_them_are_told_at_the_first_and_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(small_text().replace("Two banks", "Zwei Ufer für alle:").encode("cp1252"))
    _, faults = read_file(path)
    assert faults[0].wrong == "the byte 0xFC is not UTF-8 text"
    assert str(faults[0].mends[0].label) == "Save it as UTF-8"
    assert faults[1].wrong.startswith("a second “:”")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (packed("word/document.xml"), "a Word document"),
        (packed("xl/workbook.xml"), "an Excel workbook"),
        (packed("notes.txt"), "a packed file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "an old Word or Excel document"),
        (rb"{\rtf1\ansi title: x}", "an RTF document"),
        (b"%PDF-1.7", "a PDF document"),
        (b"<!doctype html><p>title: x", "a web page"),
    ],
)
def test_a_document_of_another_program_is_named(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    (fault,) = read_file(path)[1]
    assert fault.wrong == f"this is {kind}, not a text"
    assert fault.mends == ()
