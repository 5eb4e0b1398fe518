"""Under the Chatham House rule nobody is named in anything that leaves the room, whatever people typed where.

The session is that of the script language's own page, which uses every command once; a person's name is put
into every text that its lines hold. Each outlet is made as a file and taken apart again: its words, its
properties, its own name.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile, is_zipfile

import pytest
from pypdf import PdfReader

from tests.wargame.session.scripts import examples
from wargame.cli.main import main
from wargame.journal.memory import MemoryJournal
from wargame.places import scenarios_folder
from wargame.report import kit
from wargame.report.choices import ExportDraft, file_name, stem_of
from wargame.report.making import ENDINGS, prepared
from wargame.report.options import Options
from wargame.scenario.load import load
from wargame.session.marking import marking_of
from wargame.session.opening import start
from wargame.session.saving import save_anew
from wargame.session.script import carry_out, read_line, read_script
from wargame.session.session import Session

NAME: Final = "Quillan Thornbury"
"""Nobody in any scenario is called so."""
WORDS: Final = (b"quillan", b"thornbury")

TEXTS: Final = frozenset(
    {"text", "argument", "reason", "terms", "note", "title", "intent", "means", "desired", "argument-reason"}
    | {"words", "question", "caveats", "house", "recommendation", "action", "owner", "because"}
)
NAMED: Final = ("bookmark", "branch")
MARKING: Final = {"do": "marking", "text": "Internal", "caveats": f"Ask {NAME}", "chatham-house": True}


def planted(line: dict[str, Any], people: Mapping[str, str]) -> dict[str, Any]:
    """A line with a name in each of its texts."""
    found = dict(line)
    for key, value in line.items():
        if isinstance(value, str) and (key in TEXTS or (key == "name" and line["do"] in NAMED)):
            found[key] = f"{NAME}: {value}"
        elif key in ("pros", "cons"):
            found[key] = [
                f"{NAME}: {one}" if isinstance(one, str) else {**one, "text": f"{NAME}: {one['text']}"}
                for one in value
            ]
        elif key in ("name", "person") and value in people:
            found[key] = people[value]
        elif key == "at" and isinstance(value, str):
            found[key] = f"{NAME}: {value}"
    return found


@cache
def named() -> Session:
    """The page's session with a name in each text, held under the rule."""
    people = {"Ada Quist": NAME, "Ben Rask": f"Ben {NAME}", "Cora Vane": f"Cora {NAME}"}
    lines = [planted(json.loads(line), people) for line in examples()]
    first = read_script(json.dumps(lines[0]))
    session = start(load(scenarios_folder() / "afghanistan-2017.yaml"), first.start.plan, MemoryJournal())
    for line in (*lines[1:], MARKING):
        carry_out(session, read_line(json.dumps(line)))
    return session


def words_in(content: bytes) -> Iterator[bytes]:
    """What can be read in a file: as it is, in each file that it packs, in each page, in its properties."""
    yield content
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield packed.read(name)
    if content.startswith(b"%PDF"):
        read = PdfReader(BytesIO(content))
        yield str(read.metadata).encode()
        for page in read.pages:
            yield "".join(page.extract_text().split()).encode()


def is_named_in(content: bytes) -> bool:
    return any(word in said.lower() for said in words_in(content) for word in WORDS)


def test_the_session_names_somebody_in_nearly_all_that_can_be_typed() -> None:
    session = named()
    bodies = [str(entry.event) for entry in session.history.entries]
    assert sum(NAME in body for body in bodies) > 30
    assert marking_of(session).chatham_house


@pytest.mark.parametrize("secrets", [True, False])
@pytest.mark.parametrize("ending", ENDINGS)
def test_no_report_names_anybody(ending: str, secrets: bool) -> None:
    made = prepared(named(), ending, Options(secrets=secrets))()
    assert not is_named_in(made.content)


@pytest.mark.parametrize("turn", [1, 2])
def test_no_page_of_a_turn_names_anybody(turn: int) -> None:
    assert not is_named_in(prepared(named(), ".html", Options(turn=turn, secrets=True))().content)


def test_no_line_of_play_that_is_chosen_names_anybody() -> None:
    session = named()
    for branch in session.history.heads:
        assert not is_named_in(prepared(session, ".md", Options(branch=branch, secrets=True))().content)


@pytest.mark.wide
def test_no_sheet_of_the_print_kit_names_anybody() -> None:
    assert not is_named_in(kit.as_pdf(kit.kit_of(named(), tuple(kit.SHEETS), "a4")))


@pytest.mark.parametrize(
    ("what", "form"),
    [
        *(("tables", form) for form in ("csv", "json", "xlsx")),
        *(("graph", form) for form in ("csv", "gexf", "graphml")),
    ],
)
@pytest.mark.parametrize("secrets", ["--secrets", "--no-secrets"])
def test_no_table_and_no_graph_names_anybody(what: str, form: str, secrets: str, tmp_path: Path) -> None:
    file = save_anew(named(), tmp_path / "session.entente")
    out = tmp_path / ("tables" if (what, form) == ("tables", "csv") else f"out.{form}")
    assert main(["export", str(file), "--what", what, "--format", form, "-o", str(out), secrets]) == 0
    written = [one for one in (out, *out.glob("*")) if one.is_file()]
    assert written
    assert not [one.name for one in written if is_named_in(one.read_bytes())]


def test_names_of_files_that_are_offered_name_nobody() -> None:
    for path in (Path(f"/sessions/{NAME} at play.entente"), None):
        offered = file_name(ExportDraft(), stem_of(named(), path))
        assert not is_named_in(offered.encode())


def test_without_the_rule_the_annex_names_people() -> None:
    session = named()
    carry_out(session, read_line('{"do": "undo"}'))
    try:
        assert is_named_in(prepared(session, ".md", Options(secrets=True))().content)
        assert is_named_in(stem_of(session, Path(f"{NAME}.entente")).encode())
    finally:
        carry_out(session, read_line('{"do": "redo"}'))
