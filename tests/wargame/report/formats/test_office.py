"""Office files of others: what could run, fetch or break something is left out and told, or refused."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from pptx import Presentation

from tests.wargame.report.formats.office_files import (
    file_of,
    parts_of,
    slides_file,
    with_body,
    with_link,
    with_parts,
    with_type,
    word_file,
)
from wargame.limits import LARGEST_TEMPLATE, LARGEST_UNPACKED
from wargame.report.formats.office import (
    OfficeUnreadable,
    Package,
    package_of,
    packed,
    read_package,
    repacked,
)

_SHOWN = "wordprocessingml.document.main+xml"


def _opened(content: bytes) -> Package:
    return package_of(content, "house.docx", "word")


def _text(package: Package) -> str:
    return "\n".join(one.text for one in Document(BytesIO(packed(package.parts))).paragraphs)


def _told(package: Package) -> str:
    return " ".join(map(str, package.notes))


def test_a_plain_file_comes_through_as_it_was_and_nothing_is_told() -> None:
    package = _opened(word_file("Our house"))
    assert "Our house" in _text(package)
    assert package.notes == ()


def test_a_presentation_comes_through_too() -> None:
    package = package_of(slides_file(), "house.pptx", "slides")
    assert len(Presentation(BytesIO(packed(package.parts))).slides) == 1


@pytest.mark.parametrize(
    "kind",
    [
        "openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "ms-word.document.macroEnabled.main+xml",
        "ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_files_with_macros_become_plain_documents(kind: str) -> None:
    content = with_type(word_file("Our house"), f"openxmlformats-officedocument.{_SHOWN}", kind)
    package = _opened(with_parts(content, {"word/vbaProject.bin": b"run me"}))
    assert "Our house" in _text(package)
    assert "word/vbaProject.bin" not in package.parts
    assert "macros and controls" in _told(package)


def test_references_to_other_places_are_left_out_and_told() -> None:
    linked = with_link(word_file(), "rId90", "hyperlink", "https://elsewhere.example/page")
    package = _opened(
        with_body(linked, '<w:hyperlink r:id="rId90"><w:r><w:t>our page</w:t></w:r></w:hyperlink>')
    )
    assert "our page" in _text(package)
    assert not any(b"elsewhere.example" in content for content in package.parts.values())
    assert "1 reference of the template to other files or addresses was left out: https://elsewhere" in _told(
        package
    )


def test_a_picture_that_lies_elsewhere_is_left_out() -> None:
    linked = with_link(word_file("Our house"), "rId90", "image", "file:///C:/secret.png")
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rId90"/>'
    package = _opened(with_body(linked, f"<w:r><w:drawing>{blip}</w:drawing></w:r>"))
    assert b"<w:drawing" not in package.parts["word/document.xml"]
    assert "Our house" in _text(package)


@pytest.mark.parametrize(
    "field",
    ["DDEAUTO c:\\\\run.exe x", ' INCLUDETEXT "http://elsewhere.example/a" ', "hyperlink http://a.example"],
)
def test_fields_that_fetch_or_run_are_left_out_and_what_they_showed_stays(field: str) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    half = len(field) // 2
    xml = (
        mark.format("begin")
        + "".join(f"<w:r><w:instrText>{said}</w:instrText></w:r>" for said in (field[:half], field[half:]))
        + mark.format("separate")
        + "<w:r><w:t>what it showed</w:t></w:r>"
        + mark.format("end")
    )
    package = _opened(with_body(word_file(), xml))
    assert "what it showed" in _text(package)
    assert b"instrText" not in package.parts["word/document.xml"]
    assert "Fields of the template" in _told(package)


def test_fields_of_pages_and_of_headings_stay() -> None:
    package = _opened(
        with_body(word_file(), '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    assert b"PAGE" in package.parts["word/document.xml"]
    assert package.notes == ()


def test_embedded_objects_are_left_out_with_what_shows_them() -> None:
    linked = with_link(
        word_file("Our house"), "rId90", "oleObject", "embeddings/oleObject1.bin", outside=False
    )
    office = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    content = with_body(linked, f'<w:r><w:object><o:OLEObject {office} r:id="rId90"/></w:object></w:r>')
    package = _opened(with_parts(content, {"word/embeddings/oleObject1.bin": b"MZ"}))
    assert not any("embeddings" in name for name in package.parts)
    assert b"OLEObject" not in package.parts["word/document.xml"]
    assert b"oleObject1" not in package.parts["word/_rels/document.xml.rels"]
    assert "1 embedded object of the template was left out." in _told(package)


def test_what_is_no_word_file_is_refused_in_a_sentence() -> None:
    for content in (b"", b"{\\rtf1 hello}", slides_file()):
        with pytest.raises(OfficeUnreadable, match=r"house\.docx is not a Word file \(\.docx or \.dotx\)"):
            _opened(content)


def test_a_password_is_named_as_the_reason() -> None:
    with pytest.raises(OfficeUnreadable, match="locked by a password"):
        _opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_what_is_cut_short_or_spoilt_is_refused() -> None:
    whole = word_file("Our house")
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    for content in (
        whole[: len(whole) // 2],
        whole[:400] + bytes(400) + whole[800:],
        with_parts(whole, {"word/styles.xml": b"<w:styles"}),
        with_parts(whole, {"word/styles.xml": bomb}),
        with_parts(whole, {"../outside.xml": b"<a/>"}),
        file_of({"[Content_Types].xml": b"<Types/>"}),
    ):
        with pytest.raises(OfficeUnreadable, match=r"house\.docx is (damaged|not a Word file)"):
            _opened(content)


def test_what_is_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    with path.open("wb") as file:
        file.truncate(LARGEST_TEMPLATE * 2)
    with pytest.raises(OfficeUnreadable, match="larger than 25 MB"):
        read_package(path, "word")


def test_a_file_that_unpacks_without_end_is_refused() -> None:
    content = BytesIO()
    with (
        ZipFile(content, "w", ZIP_DEFLATED) as file,
        file.open("word/media/a.bmp", "w", force_zip64=True) as part,
    ):
        for _ in range(LARGEST_UNPACKED // 5_000_000 + 1):
            part.write(bytes(5_000_000))
    with pytest.raises(OfficeUnreadable, match="unpacks to more than 100 MB"):
        _opened(content.getvalue())


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OfficeUnreadable, match="cannot be opened"):
        read_package(tmp_path / "none.docx", "word")


def test_the_same_parts_give_the_same_bytes_whoever_packed_them() -> None:
    whole = word_file("Our house")
    again = file_of(dict(reversed(parts_of(whole).items())))
    assert repacked(whole) == repacked(again)
