"""Whatever letters people use, everything that is written holds them, or their names, and nothing fails."""

import csv
import json
import unicodedata
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.hostile import hostile_scenario, hostile_session
from wargame.alignment.picture import Actor, Frame, Tie, compose
from wargame.alignment.svg import as_svg
from wargame.cells import tame
from wargame.cli.main import main
from wargame.game.events import NoteMade
from wargame.journal.file import read
from wargame.journal.verify import verify
from wargame.report.blocks import Document, Paragraph, Part, SourcedText
from wargame.report.formats.glyphs import SYSTEM_FOLDERS_NAME
from wargame.report.formats.html import as_html
from wargame.report.formats.markdown import as_markdown
from wargame.report.making import document_of
from wargame.scenario.save import save
from wargame.session.notes import make_note
from wargame.session.opening import start, take_up
from wargame.session.people import join
from wargame.terms import EntenteError

RARE: Final = (
    "会談 한국 雪が降る",
    "زهرا می\u200cخواهد",
    "👩\u200d🚀 🇫🇷 👍🏽 1\ufe0f\u20e3",
    "✕ ☃ 𝔘 ﷽",
    "$x^2$ \\frac{1}{2} {\\rm a} _a_",
    "e\u0301\u0316\u0489 Z\u0321\u0313\u0334 क्षि",
    "\u0378 \U0010ffff \ue000 \ufffe \ufffd",
)
"""Chinese, Korean, Japanese; Persian with a joiner; pictograms; signs; mathematics; marks; no letters."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario of such words, and a session of it that was played to its end."""
    made = tmp_path_factory.mktemp("rare")
    hostile_session(made / "rare.entente", words=RARE).close()
    save(hostile_scenario(words=RARE), made / "rare.yaml")
    return made


@pytest.fixture(params=["the fonts of this machine", "no font of the system"])
def fonts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The machine as it is, and a bare one."""
    if request.param != "the fonts of this machine":
        monkeypatch.setenv(SYSTEM_FOLDERS_NAME, str(tmp_path))
    return str(request.param)


def same(text: str) -> str:
    """A text in one spelling of its accents."""
    return unicodedata.normalize("NFC", text)


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """What a command prints; it must end well."""
    assert main([str(word) for word in words]) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def test_the_session_is_whole_and_holds_the_letters(folder: Path) -> None:
    assert verify(folder / "rare.entente").is_sound
    record = read(folder / "rare.entente")[1]
    noted = [entry.event.text for entry in record.entries if isinstance(entry.event, NoteMade)]
    assert [text for text in RARE if not any(same(text) in same(note) for note in noted)] == []


@pytest.mark.parametrize("command", ["report", "print"])
def test_pdf_is_written_and_names_what_no_font_has(
    command: str, fonts: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.pdf"
    told(
        capsys, command, folder / "rare.entente", "-o", path, *(["--secrets"] if command == "report" else [])
    )
    words = " ".join("".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "[U+0378]" in words
    assert "[U+10FFFF]" in words
    assert "\\frac{1}{2}" in words
    if fonts == "no font of the system":
        assert "[U+4F1A]" in words
        assert "[multiplication x]" in words


class _Words(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("ending", ["html", "md"])
def test_pages_of_text_hold_every_letter(
    ending: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"a.{ending}"
    told(capsys, "report", folder / "rare.entente", "-o", path, "--secrets")
    text = path.read_text("utf-8")
    words = _Words(text).words if ending == "html" else text.replace("\\", "")
    assert "会談 한국 雪が降る" in words
    assert "می\u200cخواهد" in words
    assert "👩\u200d🚀" in words
    assert "✕ ☃ 𝔘" in words
    assert "frac{1}{2}" in words


def test_tables_hold_every_letter_and_no_formula(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = folder / "rare.entente"
    told(capsys, "export", session, "--what", "tables", "-o", tmp_path / "tables", "--secrets", "--names")
    told(capsys, "export", session, "--what", "tables", "-o", tmp_path / "a.json", "--secrets")
    told(capsys, "export", session, "--what", "tables", "-o", tmp_path / "a.xlsx", "--secrets")
    cells = [
        cell
        for path in (tmp_path / "tables").glob("*.csv")
        for row in csv.reader(path.read_text("utf-8-sig").splitlines())
        for cell in row
    ]
    assert any(RARE[0] in cell for cell in cells)
    assert all(tame(cell) == cell or cell.lstrip("+-").replace(".", "").isdigit() for cell in cells)
    assert RARE[1] in json.dumps(json.loads((tmp_path / "a.json").read_text("utf-8")), ensure_ascii=False)
    with ZipFile(tmp_path / "a.xlsx") as book:
        parts = [book.read(name).decode() for name in book.namelist()]
    assert any(RARE[0] in part for part in parts)
    assert not [part for part in parts if "<f>" in part]
    assert all(ElementTree.fromstring(part) is not None for part in parts)


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv"])
def test_a_graph_is_written_in_every_form(
    form: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"a.{form}"
    told(capsys, "export", folder / "rare.entente", "--what", "graph", "-o", path)
    text = path.read_text("utf-8")
    if form != "csv":
        parts = list(ElementTree.fromstring(text).iter())
        assert any("会談" in word for part in parts for word in (part.text or "", *part.attrib.values()))


def test_commands_of_the_terminal_end_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "会談" in told(capsys, "show", folder / "rare.entente")
    assert "می\u200cخواهد" in told(capsys, "log", folder / "rare.entente")
    told(capsys, "check", folder / "rare.yaml")
    assert main(["deck", str(folder / "rare.yaml"), "--games", "4", "--workers", "1", "--no-trials"]) in (
        0,
        1,
    )
    assert "mistake" not in capsys.readouterr().err


def test_half_a_character_is_refused_in_words(folder: Path) -> None:
    session = take_up(*read(folder / "rare.entente"))
    session.writable = True
    head = session.history.head
    for half in ("\ud83d", "so\udc9fon"):
        with pytest.raises(EntenteError, match="character"):
            make_note(session, half)
        with pytest.raises(EntenteError, match="character"):
            join(session, half)
    assert session.history.head == head


@given(names=st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=4))
def test_any_name_gives_a_picture_that_can_be_opened(names: list[str]) -> None:
    actors = [Actor(id=str(at), name=name, is_seat=at % 2 == 0) for at, name in enumerate(names)]
    picture = compose(actors, [Tie(pair=("0", "1"), value=-3)], Frame(width=600, height=400))
    drawn = as_svg(picture, title=names[0])
    assert ElementTree.fromstring(drawn.encode()).tag.endswith("svg")


@given(text=st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=60))
def test_any_text_stands_in_pages_of_text_as_it_was_typed(text: str) -> None:
    part = Part(id="all", title="All", blocks=(Paragraph(line=SourcedText(text)),))
    document = replace(page(), title=f"T{text}", parts=(part,))
    assert "".join(text.split()) in "".join(_Words(as_html(document)).words.split())
    assert as_markdown(document).encode()


@cache
def page() -> Document:
    """A document to put texts into."""
    return document_of(start(hostile_scenario()))
