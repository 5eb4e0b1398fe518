"""Every page, sheet and table that leaves the room bears the session's marking, and its file says so too."""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import networkx as nx
import pytest
from pypdf import PdfReader

from tests.wargame.session.test_marking import MARKED
from tests.wargame.woods import at, card, inject, woods
from wargame.alignment.edges import read_ties
from wargame.alignment.exchange import as_csv, as_gexf, as_graphml
from wargame.alignment.graph import by_turn
from wargame.places import scenarios_folder
from wargame.report import kit
from wargame.report.facts import gather
from wargame.report.formats.table_files import as_xlsx, write_tables
from wargame.report.making import document_of, prepared, render
from wargame.report.options import Options
from wargame.report.preview import preview_of
from wargame.report.tables import sheets
from wargame.scenario.data import as_data
from wargame.scenario.load import load
from wargame.scenario.model import InjectAnswer, Marking
from wargame.session.marking import set_marking
from wargame.session.opening import Plan, start
from wargame.session.people import join
from wargame.session.session import Session
from wargame.workbook.xlsx import as_xlsx as workbook_of

RULED = replace(MARKED, chatham_house=True)


@cache
def marked() -> Session:
    poll = inject("poll", answers=(InjectAnswer(id="yes", title="Yes"), InjectAnswer(id="no", title="No")))
    session = at("planning", woods(card("axe"), card("bow"), injects=(poll,)))
    join(session, "Ida Holm", "ash")
    set_marking(session, RULED)
    return session


def pages(content: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("options", [Options(), Options(turn=1), Options(without=frozenset({"cover"}))])
def test_every_page_of_a_report_bears_marking_caveats_and_status(options: Options) -> None:
    made = render(document_of(marked(), options), ".pdf")
    assert pages(made)
    for page in pages(made):
        assert page.count(squeezed(MARKED.text)) >= 2
        assert squeezed(MARKED.caveats) in page
        assert "Draft·ChathamHouserule" in page


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("sheet", kit.SHEETS)
def test_every_sheet_of_the_print_kit_bears_the_marking_at_head_and_foot(sheet: str, paper: str) -> None:
    wanted = kit.kit_of(marked(), (sheet,), "a4" if paper == "a4" else "us-letter")
    for page in pages(kit.as_pdf(wanted)):
        assert page.count(squeezed(MARKED.text)) >= 2


@pytest.mark.parametrize(("sheet", "cut"), [("cards", "cards"), ("slips", "count"), ("answers", "slips")])
def test_what_is_cut_out_of_a_sheet_bears_the_marking_itself(sheet: str, cut: str) -> None:
    wanted = kit.kit_of(marked(), (sheet,), "a4")
    pieces = kit.data_of(wanted)["groups"][0]["sheets"][0][cut]
    count = pieces if isinstance(pieces, int) else len(pieces)
    assert pages(kit.as_pdf(wanted))[0].count(squeezed(MARKED.text)) == count + 2


def test_the_picture_of_a_packed_scenario_bears_its_marking(tmp_path: Path) -> None:
    plain = (scenarios_folder() / "templates" / "practice.yaml").read_text(encoding="utf-8")
    path, marked_path = tmp_path / "plain.yaml", tmp_path / "marked.yaml"
    path.write_text(plain, encoding="utf-8")
    marked_path.write_text(f"{plain.rstrip()}\nmarking: {{text: Internal}}\n", encoding="utf-8")
    assert preview_of(path) != preview_of(marked_path) != b""


@pytest.mark.parametrize(("ending", "each"), [(".docx", "word/header"), (".pptx", "ppt/slides/slide")])
def test_every_page_of_word_and_every_slide_bears_it_and_their_properties_do(ending: str, each: str) -> None:
    made = prepared(marked(), ending)().content
    with ZipFile(BytesIO(made)) as packed:
        names = [name for name in packed.namelist() if name.startswith(each) and name.endswith(".xml")]
        told = {name: "".join(ElementTree.fromstring(packed.read(name)).itertext()) for name in names}
        core = "".join(ElementTree.fromstring(packed.read("docProps/core.xml")).itertext())
    assert told
    assert not [
        name for name, words in told.items() if MARKED.text not in words or MARKED.caveats not in words
    ]
    assert MARKED.text in core
    assert MARKED.house in core


def test_a_kit_of_a_scenario_bears_what_the_scenario_says() -> None:
    wanted = kit.Kit(scenario=replace(woods(), marking=MARKED), sheets=("tents",))
    assert squeezed(MARKED.text) in pages(kit.as_pdf(wanted))[0]


@pytest.mark.parametrize(
    "make",
    [
        lambda: render(document_of(marked()), ".pdf"),
        lambda: kit.as_pdf(kit.kit_of(marked(), ("tents",), "a4")),
    ],
)
def test_the_properties_of_a_pdf_say_how_it_is_marked(make: Callable[[], bytes]) -> None:
    told = PdfReader(BytesIO(make())).metadata
    assert told is not None
    assert told.author == MARKED.house
    assert str(told.keywords) == "OFFICIAL - SENSITIVE, For participants only, Draft, Chatham House rule"


def test_an_html_page_bears_it_on_the_screen_on_paper_and_in_its_head() -> None:
    made = render(document_of(marked()), ".html").decode()
    assert made.count(f"<b>{MARKED.text}</b> {MARKED.caveats}") == 2
    assert "@top-center" in made
    assert f'<meta name="author" content="{MARKED.house}">' in made
    assert made.count('<img src="data:image/png;base64,') == 2


def test_what_is_typed_into_a_marking_stays_a_text_on_an_html_page() -> None:
    session = at("planning")
    evil = '"; } </style><script>alert(1)</script> & \\ <b>'
    set_marking(session, Marking(text=evil, caveats=evil, house=evil))
    made = render(document_of(session), ".html").decode()
    assert "<script" not in made
    assert made.count("</style>") == 1
    (style,) = re.findall(r"@top-center \{ content: (.*?); font-weight", made)
    assert re.fullmatch(r'"[\w \\]*"', style)


def test_markdown_bears_it_first_and_last() -> None:
    made = render(document_of(marked()), ".md").decode()
    said = f"**{RULED.line}**"
    assert made.startswith(said)
    assert made.rstrip().endswith(said)


@pytest.mark.parametrize("ending", [".pdf", ".html", ".md"])
def test_a_report_without_a_marking_says_nothing_of_one(ending: str) -> None:
    session = at("planning")
    made = render(document_of(session), ending)
    set_marking(session, Marking(text="x"))
    set_marking(session, Marking())
    assert b"marking" not in re.sub(rb"\.marking|marking\.", b"", made) or ending == ".html"
    assert document_of(session).marking.line == ""


def test_tables_have_one_that_says_how_they_are_marked(tmp_path: Path) -> None:
    facts = gather(marked())
    made = sheets(facts)
    assert made[-1].rows == (("OFFICIAL - SENSITIVE", "For participants only", "draft", "The Glade", True),)
    write_tables(made, tmp_path / "tables", "csv")
    (row,) = csv.DictReader(StringIO((tmp_path / "tables" / "marking.csv").read_text("utf-8-sig")))
    assert row["text"] == MARKED.text
    write_tables(made, tmp_path / "tables.json", "json")
    assert json.loads((tmp_path / "tables.json").read_text("utf-8"))["marking"][0]["status"] == "draft"


@pytest.mark.parametrize(
    "make",
    [
        lambda: as_xlsx(sheets(gather(marked())), 0, gather(marked()).story.marking),
        lambda: workbook_of(as_data(replace(woods(), marking=RULED)), 0),
    ],
)
def test_every_printed_page_of_a_workbook_bears_it_and_its_properties_do(make: Callable[[], bytes]) -> None:
    with ZipFile(BytesIO(make())) as book:
        sheet_names = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sheet_names:
            (head,) = [
                one.text or ""
                for one in ElementTree.fromstring(book.read(name)).iter()
                if "oddHeader" in one.tag
            ]
            assert head.endswith(RULED.banner)
        core = "".join(ElementTree.fromstring(book.read("docProps/core.xml")).itertext())
    assert RULED.line in core
    assert "Chatham House rule" in core
    assert MARKED.house in core


def test_an_ampersand_in_a_marking_is_printed_and_commands_nothing() -> None:
    made = workbook_of(as_data(replace(woods(), marking=Marking(text="&D 24&P of R&D"))), 0)
    with ZipFile(BytesIO(made)) as book:
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    (head,) = [one.text or "" for one in root.iter() if "oddHeader" in one.tag]
    assert head == '&C&"-,Bold"&&D 24&&P of R&&D'


def test_the_graph_for_other_tools_bears_it_and_is_read_as_before(tmp_path: Path) -> None:
    opening = start(load(scenarios_folder() / "first-steps.yaml"), Plan(seed=1)).state
    moments = by_turn([(0, opening), (1, opening)])
    made = as_graphml(moments, marking=RULED.line)
    assert nx.parse_graphml(made).graph["marking"] == RULED.line
    assert f"<keywords>{RULED.line}</keywords>" in as_gexf(moments, marking=RULED.line)
    path, plain = tmp_path / "marked.csv", tmp_path / "plain.csv"
    path.write_text(as_csv(moments, RULED.line), encoding="utf-8")
    plain.write_text(as_csv(moments), encoding="utf-8")
    assert all(row["marking"] == RULED.line for row in csv.DictReader(StringIO(path.read_text("utf-8"))))
    assert read_ties(path) == read_ties(plain)
