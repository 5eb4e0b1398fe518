"""Nothing that somebody types stops a page: whatever fonts the system has, and whatever they are worth."""

import re
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from wargame.places import assets_folder, scenarios_folder
from wargame.report import kit
from wargame.report.blocks import Paragraph, Part, SourcedText
from wargame.report.formats import letters, pdf
from wargame.report.formats.glyphs import SYSTEM_FOLDERS_NAME, bundled_fonts, covered_by, system_fonts
from wargame.report.making import document_of
from wargame.report.options import Options
from wargame.scenario.load import load
from wargame.session.opening import start
from wargame.session.script import carry_out, read_line
from wargame.session.session import Session

DATA = Path(__file__).parents[2] / "data"
SECRETS = Options(secrets=True)


def played(name: str) -> Session:
    """A practice game with one argument that few fonts can draw."""
    session = start(load(scenarios_folder() / "first-steps.yaml"))
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        carry_out(session, read_line(line))
    return session


def words_of(made: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the system's fonts, empty at first."""
    folder = tmp_path / "system fonts"
    folder.mkdir()
    monkeypatch.setenv(SYSTEM_FOLDERS_NAME, str(folder))
    return folder


def as_if_of_the_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Take Arabic letters from the bundled fonts and give them to the system under a name that is known."""
    font = folder / "DejaVuSans.ttf"
    shutil.copy(assets_folder() / "fonts" / "NotoSansArabic-Regular.ttf", font)
    kept = tuple(path for path in bundled_fonts() if "Arabic" not in path.name)
    monkeypatch.setattr(letters, "bundled_fonts", lambda: kept)
    monkeypatch.setattr(pdf, "bundled_fonts", lambda: kept)
    return font


@pytest.mark.parametrize("name", ["argument-in-japanese.jsonl", "argument-with-a-cross.jsonl"])
def test_a_rare_letter_is_printed_or_named_with_the_fonts_of_this_machine(name: str) -> None:
    words = words_of(pdf.as_pdf(document_of(played(name), SECRETS)))
    assert "日本語" in words or "[" in words


def test_without_any_font_of_the_system_a_rare_letter_is_named(fonts: Path) -> None:
    words = words_of(pdf.as_pdf(document_of(played("argument-with-a-cross.jsonl"), SECRETS)))
    assert "we say [multiplication x] no" in " ".join(words.split())


def test_a_font_of_the_system_is_used_and_only_that_file(
    fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = as_if_of_the_system(fonts, monkeypatch)
    (fonts / "Unknown.ttf").write_bytes(b"no font at all")
    chosen = letters.fonts_for("مذاکره")
    assert system_fonts() == (font,)
    assert chosen.paths[-1] == font
    assert font in pdf.loaded_fonts(chosen.paths).files


def test_a_font_that_cannot_be_loaded_is_not_counted_on(fonts: Path) -> None:
    broken = fonts / "DejaVuSans.ttf"
    broken.write_bytes(b"OTTO" + bytes(200))
    assert broken not in pdf.loaded_fonts((*bundled_fonts(), broken)).files


def test_what_a_font_promises_and_does_not_draw_is_named_and_the_rest_is_drawn(
    fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = as_if_of_the_system(fonts, monkeypatch)
    covered = covered_by
    # It says it has Japanese letters, as some fonts do whose drawings typst cannot use.
    promised = frozenset(map(ord, "日本語"))
    monkeypatch.setattr(
        letters, "covered_by", lambda path: covered(path) | (promised if path == font else frozenset())
    )
    text = 'e\u0301 "日" \\ مذاکره 語\u0301'
    written = words_of(pdf.typeset("report.typ", sheet(text), 0))
    assert "[U+65E5]" in written
    assert "[U+8A9E]" in written
    assert len(re.findall("[\u0600-\u06ff\ufb50-\ufeff]", written)) >= 6
    assert pdf.typeset_pictures("report.typ", sheet(text), ppi=20)


def sheet(text: str) -> dict[str, Any]:
    """A page with one text in every place that has one."""
    part = Part(
        id="all",
        title=text,
        blocks=(Paragraph(line=SourcedText(text)), Paragraph(line=SourcedText(text, tone="fiction"))),
    )
    made = document_of(start(load(scenarios_folder() / "first-steps.yaml")))
    made = replace(made, title=text, subtitle=text, kicker=text, aside=text, running=text, parts=(part,))
    return pdf.data_of(made)


def test_a_preview_shows_what_is_written(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(played("argument-with-a-cross.jsonl"), SECRETS)
    tried: list[str] = []
    compile_pages = pdf._Setting.compile

    def watched(self: pdf._Setting, template: str, **how: object) -> object:
        tried.append(self.data)
        return compile_pages(self, template, **how)

    monkeypatch.setattr(pdf._Setting, "compile", watched)
    pdf.as_pdf(document)
    written = tried[-1]
    pdf.as_pictures(document, ppi=20)
    assert tried[-1] == written


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60))
def test_anything_typed_can_be_typeset_on_this_machine(text: str) -> None:
    assert pdf.typeset("report.typ", sheet(text), 0)
    assert pdf.typeset_pictures("report.typ", sheet(text), 10.0)


def test_a_kit_is_printed_whatever_its_title_is(fonts: Path) -> None:
    scenario = replace(load(scenarios_folder() / "first-steps.yaml"), title="日本 ✕ \U00013000")
    assert "[U+65E5]" in words_of(kit.as_pdf(kit.Kit(scenario=scenario)))


def test_a_word_longer_than_the_page_goes_on_in_the_next_line() -> None:
    def pages(word: str) -> int:
        part = Part(id="all", title="All", blocks=(Paragraph(line=SourcedText(word)),))
        document = replace(document_of(start(load(scenarios_folder() / "first-steps.yaml"))), parts=(part,))
        made = pdf.as_pdf(document)
        assert "\u200b" not in words_of(made)
        return len(PdfReader(BytesIO(made)).pages)

    assert pages("w" * 12000) >= pages("w") + 1
    assert pages("w" * 25 + (" " + "w" * 25) * 900) >= pages("w") + 1
