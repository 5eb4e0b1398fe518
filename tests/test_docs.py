"""The documents say what is true: commands, links, pictures, names in the code, odds, the worked example."""

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.children import ROOT
from tests.sources import SOURCES, tree_of
from tests.wargame.wandering import play_to_the_end, seeded
from ui.presenters.commands import command, shown_keys
from ui.self_test import self_test
from wargame.cli.main import COMMANDS, main
from wargame.game.chance import odds_of_dice, odds_of_percent
from wargame.game.score import scores, winners
from wargame.places import scenarios_folder
from wargame.scenario.load import load, read_file
from wargame.scenario.model import Adjudication, Bands
from wargame.session.opening import Plan, start
from wargame.shown.editor.sections import SECTIONS

DOCS = ROOT / "docs"
GUIDE = DOCS / "guide"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")

Captured = pytest.CaptureFixture[str]


def text(path: Path) -> str:
    """A page without its blocks of code."""
    return "".join(path.read_text(encoding="utf-8").split("```")[::2])


def anchors(path: Path) -> set[str]:
    """What links can call the headings of a page."""
    titles = re.findall(r"^#{1,6} +(.+)$", text(path), re.MULTILINE)
    bare = [re.sub(r"[^\w -]", "", re.sub(r"\]\([^)]*\)", "", one)).casefold() for one in titles]
    return {one.strip().replace(" ", "-") for one in bare}


# --- links and pictures -------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    broken = []
    for target in LINK.findall(text(page)):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        path = page.parent / name if name else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            broken.append(target)
    assert broken == []


def test_every_picture_that_is_kept_is_shown_somewhere() -> None:
    shown = {Path(one).name for page in PAGES for one in LINK.findall(text(page))}
    assert [one.name for one in sorted((DOCS / "screens").glob("*.png")) if one.name not in shown] == []


def test_the_contents_lead_to_every_page_of_the_guide() -> None:
    named = set(LINK.findall(text(GUIDE / "00-contents.md")))
    assert [one.name for one in sorted(GUIDE.glob("[0-9]*.md"))[1:] if one.name not in named] == []


@pytest.mark.parametrize("folder", ["decisions", "."], ids=["decisions", "documents"])
def test_the_architecture_leads_to_every_document(folder: str) -> None:
    named = set(LINK.findall(text(DOCS / "architecture.md")))
    there = {str((DOCS / folder / one.name).relative_to(DOCS)) for one in (DOCS / folder).glob("*.md")}
    assert there - named - {"architecture.md"} == set()


# --- names in the code --------------------------------------------------------------------------------

DOTTED = re.compile(r"`([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)`")
PATH = re.compile(r"`((?:wargame|ui|tests|benchmarks|docs|assets|packaging|scenarios)/[\w./-]*)`")
FILES = (".toml", ".lock", ".spec", ".exe", ".log", ".md", ".deb", ".build", ".yaml", ".json", ".png", ".jpg")
"""Ends of names that are those of files."""
OF_A_SCENARIO = {"settled.between"}
"""Names in documents that are fields of a scenario."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the code by its name, read and not run."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): tree_of(path)
        for path in SOURCES
    }


@cache
def known() -> frozenset[str]:
    """Names of modules, of what stands in them, and of what their classes hold, `Class.name` too."""
    found = set(modules())
    for module, tree in modules().items():
        for node in tree.body:
            found |= {f"{module}.{name}" for name in _bound_by(node)}
            if isinstance(node, ast.ClassDef):
                held = {f"{node.name}.{name}" for name in _held(node)}
                found |= held | {f"{module}.{name}" for name in held}
    return frozenset(found)


def _bound_by(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from (one.asname or one.name for one in node.names)
    elif isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    else:
        yield from (
            one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
        )


def _held(node: ast.ClassDef) -> Iterator[str]:
    """Methods and fields of a class, and what a method sets on it."""
    for one in ast.walk(node):
        if isinstance(one, ast.FunctionDef):
            yield one.name
        elif isinstance(one, ast.Name | ast.Attribute) and isinstance(one.ctx, ast.Store):
            yield one.id if isinstance(one, ast.Name) else one.attr


def is_in_code(name: str) -> bool:
    """Whether something of ours, or of a library that is used, is called so."""
    if name.partition(".")[0] in {"wargame", "ui"}:
        return name in known()
    module, _, last = name.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), last)
    except ImportError:
        return False


def names_in(page: str) -> list[str]:
    """The dotted names that a text sets apart as code, without those of files."""
    return [one for one in DOTTED.findall(page) if not one.endswith(FILES)]


@pytest.mark.parametrize(
    "page", [one for one in PAGES if GUIDE not in one.parents], ids=lambda page: str(page.relative_to(ROOT))
)
def test_every_name_of_code_in_a_document_is_there(page: Path) -> None:
    told = text(page)
    wrong = [one for one in names_in(told) if one not in OF_A_SCENARIO and not is_in_code(one)]
    wrong += [one for one in PATH.findall(told) if not (ROOT / one).exists()]
    assert wrong == []


def test_every_name_that_the_code_tells_of_itself_is_there() -> None:
    wrong = []
    for module, tree in modules().items():
        rooms = [module.rsplit(".", count)[0] for count in range(module.count(".") + 1)]
        for name in _told_in(tree):
            near = {name, *(f"{room}.{name}" for room in [*rooms, "wargame", "ui"])}
            if known().isdisjoint(near) and not is_in_code(name):
                wrong.append(f"{module}: {name}")
    assert wrong == []


def _told_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield from names_in(ast.get_docstring(node) or "")


def test_the_picture_has_every_room_that_data_flows_through() -> None:
    picture = (DOCS / "data-flow.svg").read_text(encoding="utf-8")
    boxes = set(re.findall(r'font-size="16">([^<]*)<', picture))
    rooms = {
        "session",
        "batch",
        "bots",
        "simulation",
        "alignment",
        "shown",
        "words",
        "report",
        "phones",
        "cohort and design",
        "command line",
    }
    beside = {
        "scenario file",
        "compiled scenario",
        "door of a seat",
        "door of Control",
        "sight and redaction",
    }
    assert rooms | beside | {"windows", "background threads", "settings"} <= boxes


def test_the_glossary_says_every_word_once() -> None:
    words = re.findall(r"^\| (?!word \|)([^|]+?) \|", text(DOCS / "glossary.md"), re.MULTILINE)
    assert [word for word in words if words.count(word) > 1] == []


def test_the_glossary_has_the_words_of_code_and_screen() -> None:
    words = set(re.findall(r"^\| ([^|]+?) \|", text(DOCS / "glossary.md"), re.MULTILINE))
    newest = {"compiled scenario", "transition", "redaction", "narration", "door", "draft", "turn sheet"}
    newest |= {
        "second ruling",
        "blind",
        "relay",
        "channel",
        "seat card",
        "series",
        "treatment",
        "stratum",
        "lot",
    }
    assert newest - words == set()


# --- the command line ---------------------------------------------------------------------------------


@pytest.mark.parametrize("word", [*COMMANDS, "self-test"])
def test_the_page_of_commands_has_every_option(word: str, capsys: Captured) -> None:
    if word == "self-test":
        with pytest.raises(SystemExit):
            self_test(["--help"])
    else:
        main([word, "--help"])
    options = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", capsys.readouterr().out)) - {"-h", "--help"}
    _, _, after = text(DOCS / "command-line.md").partition(f"## `entente {word}`\n")
    section = after.partition("\n## ")[0]
    if "[show](#entente-show)" in section:
        section += text(DOCS / "command-line.md").partition("## `entente show`\n")[2].partition("\n## ")[0]
    assert section
    assert [one for one in sorted(options) if one not in section] == []


# --- rulings ------------------------------------------------------------------------------------------


def rows(page: str, head: str) -> list[list[str]]:
    """The rows of the table whose head begins so, as the texts of their cells."""
    table = text(GUIDE / page).partition(f"| {head} |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def share(ways: int, of: int) -> str:
    """A share as the guide writes it."""
    return f"{round(100 * ways / of)}%"


def test_the_odds_of_two_dice_are_those_of_the_program() -> None:
    table = rows("05-rulings.md", "dice must show")
    assert len(table) == 8
    for row in table:
        ways = odds_of_dice(Bands(), -int(row[0]))
        assert row[1:] == [*(share(one, 36) for one in ways), share(sum(ways[:2]), 36)]


def test_the_words_for_chances_and_their_odds_are_those_of_the_program() -> None:
    told = [
        [one.word, f"{one.percent}%", *(share(ways, 100) for ways in odds_of_percent(one.percent))]
        for one in Adjudication().chances
    ]
    assert rows("05-rulings.md", "word") == told


# --- the worked example -------------------------------------------------------------------------------


@cache
def example() -> str:
    """The scenario that the guide writes, from its page."""
    page = (GUIDE / "19-a-scenario-as-text.md").read_text(encoding="utf-8")
    return page.partition("```yaml\n")[2].partition("```")[0]


@pytest.fixture
def market(tmp_path: Path) -> Path:
    """The example in a file of its own."""
    path = tmp_path / "night-market.yaml"
    path.write_text(example(), encoding="utf-8")
    return path


def test_the_worked_example_is_clean(market: Path) -> None:
    scenario, faults = read_file(market)
    assert faults == ()
    assert scenario is not None
    assert (scenario.id, len(scenario.cards), scenario.calendar.turns) == ("night-market", 4, 3)


def test_the_worked_example_is_played_to_its_end(market: Path) -> None:
    session = start(load(market), Plan(seed=3))
    play_to_the_end(session, seeded(3))
    assert session.state.affairs.ended
    assert session.state.turn == 3
    assert winners(scores(session.state))


def test_nothing_is_out_of_balance_in_the_worked_example(market: Path, capsys: Captured) -> None:
    assert main(["deck", str(market), "--games", "1000", "--workers", "1", "--no-trials"]) == 0, (
        capsys.readouterr().out
    )


def test_the_fault_that_the_guide_shows_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    faulty = example().replace("when: track(quiet)", "when: track(quite)")
    Path("night-market.yaml").write_text(faulty, encoding="utf-8")
    assert main(["check", "night-market.yaml"]) == 1
    page = (GUIDE / "19-a-scenario-as-text.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out.strip() in page


# --- writing a scenario ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("library (**{}**)", "show-scenarios"),
        ("be played (**{}**)", "new-scenario"),
        ("**Copy** (**{}**)", "copy-scenario"),
        ("*See how the scenario plays*", "balance-scenario"),
        ("*Print the kit of the scenario*", "print-scenario"),
        ("**{}** there begins a session", "play-scenario"),
        ("**{}** finds every text", "find-anything"),
        ("**{}** adds an item", "editor-add"),
        ("**{}** goes to the next thing to mend", "next-to-mend"),
        ("**{}** goes back", "previous-to-mend"),
        ("**{}** does the same", "mend-here"),
        ("**Suggest** (**{}**)", "suggest-steps"),
        ("*Versions* (**{}**)", "show-versions"),
        ("you name (**{}**)", "name-version"),
        ("button with the table (**{}**)", "write-workbook"),
        ("**{}** reads one", "import-workbook"),
        ("**{}** shows form and text side by side", "split-face"),
        ("**Try it** (**{}**)", "try-scenario"),
    ],
)
def test_writing_a_scenario_says_the_keys_of_the_window(said: str, name: str) -> None:
    page = " ".join((GUIDE / "16-writing-a-scenario.md").read_text(encoding="utf-8").split())
    asked = command(name)
    assert said.format(shown_keys(asked)) in page
    assert "{}" in said or asked.words == said.strip("*")


def test_writing_a_scenario_names_every_section_of_the_editor() -> None:
    page = (GUIDE / "16-writing-a-scenario.md").read_text(encoding="utf-8")
    assert [one.title for one in SECTIONS if f"**{one.title}" not in page] == []


def test_what_the_guide_says_of_a_beginning_is_so() -> None:
    made = load(scenarios_folder() / "templates" / "five-seats-and-a-question.yaml")
    page = (GUIDE / "16-writing-a-scenario.md").read_text(encoding="utf-8")
    said = "*Five seats and a question*: it has 25 cards, four tracks and twelve goals"
    assert (said in page, len(made.cards), len(made.tracks), len(made.objectives)) == (True, 25, 4, 12)
