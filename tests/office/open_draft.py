"""Drafts that an editor saved with LibreOffice, as Word or in its own form, are checked all the same."""

from collections.abc import Mapping

import pytest

from tests.office.opening import converted
from tests.wargame.report.draft.drafts import changed, swapped, written
from tests.wargame.report.formats.office_files import word_file
from tests.wargame.report.sessions import demo
from wargame.report.draft.checking import check_draft
from wargame.report.draft.findings import Check
from wargame.report.draft.reading import draft_of
from wargame.report.formats.office import package_of
from wargame.report.formats.word.file import as_word
from wargame.report.making import document_of
from wargame.report.options import Options


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """A draft in a house's template, and one with one number wrong, as LibreOffice saves them."""
    house = package_of(word_file("The House of Games", "{{summary}}"), "house.docx", "word")
    files = {
        "house.docx": as_word(document_of(demo(), Options(secrets=True)), house).content,
        "wrong.docx": changed(written(), swapped("49 succeeded or better", "48 succeeded or better")),
    }
    folder = tmp_path_factory.mktemp("saved")
    other = converted({"wrong.docx": files["wrong.docx"]}, "odt", folder)
    by_odt = converted({"wrong.odt": other["wrong.docx"]}, "docx", tmp_path_factory.mktemp("again"))
    return {**converted(files, "docx", folder), "wrong by odt": by_odt["wrong.odt"]}


def check(content: bytes) -> Check:
    return check_draft(demo(), draft_of(content, "draft.docx"))


def test_what_nobody_edited_agrees(saved: Mapping[str, bytes]) -> None:
    found = check(saved["house.docx"])
    assert [(str(one.says), one.draft, one.record) for one in found.findings] == []
    assert found.notices == ()


@pytest.mark.parametrize("name", ["wrong.docx", "wrong by odt"])
def test_one_number_that_is_wrong_is_found(saved: Mapping[str, bytes], name: str) -> None:
    assert [str(one.says) for one in check(saved[name]).findings] == ["The draft says 48, the record 49."]
