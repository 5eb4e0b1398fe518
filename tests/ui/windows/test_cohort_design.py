"""A design in the window: written, sealed, given to somebody, its tables started, and opened beside them."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk
from tests.ui.table_kit import find, texts
from tests.wargame.design.designs import MEDIATOR, mediation
from tests.wargame.design.series import played_series
from ui.theme.theme import current_theme
from ui.widgets.interval_line import IntervalLine
from ui.widgets.text import PlainLabel
from ui.windows.cohort import CohortPage
from ui.windows.cohort_design_form import DesignForm
from ui.windows.cohort_design_rows import EventRow, HypothesisRow, StratumRow, TableRow, TreatmentRow
from ui.windows.new_session import NewSessionPage
from wargame.design.form import as_text
from wargame.design.model import Dealt, Design, Stratum, Treatment
from wargame.design.reading import Read, read_design
from wargame.journal.file import read as read_session
from wargame.session.design_line import line_of
from wargame.shown.setup import SessionDraft

UNPLAYED = 5


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """A sealed design of six tables; one of them was not played."""
    folder = tmp_path_factory.mktemp("series")
    return played_series(folder, mediation(blocks=3), leave_out=(UNPLAYED,))


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[CohortPage]:
    current_theme().choose(reduced_motion=True)
    made = CohortPage((), workers=1)
    made.games = 0
    qtbot.addWidget(made)
    made.resize(1366, 720)
    made.show()
    yield made
    made.background.stop()
    made.design.background.stop()


def settled(qtbot: QtBot, page: CohortPage) -> None:
    qtbot.waitUntil(
        lambda: not page.background.is_busy() and not page.design.background.is_busy(), timeout=20_000
    )
    QApplication.processEvents()


def shown_form(qtbot: QtBot, page: CohortPage) -> DesignForm:
    """The form of the draft, once all of it is there to be pressed."""
    qtbot.waitUntil(lambda: page.design.form is not None, timeout=20_000)
    form = page.design.form
    assert form is not None
    qtbot.waitUntil(form.hypotheses.button.isVisible)
    settled(qtbot, page)
    return form


def next_stop(widget: QWidget) -> QWidget:
    """Where Tab leads from here."""
    following = widget.nextInFocusChain()
    while following is not None:
        takes = following.focusPolicy() & Qt.FocusPolicy.TabFocus
        if following.isEnabled() and following.isVisible() and takes:
            return following
        following = following.nextInFocusChain()
    raise AssertionError("Tab leads nowhere")


def test_a_design_that_is_not_there_is_told_of(
    qtbot: QtBot, page: CohortPage, series: Read, tmp_path: Path
) -> None:
    for path in series.path.parent.glob("*.entente"):
        copy(path, tmp_path)
    said = look(qtbot, page, tmp_path)
    assert f"Labels are those of the design sealed as “{series.words}”" in said


def look(qtbot: QtBot, page: CohortPage, *places: Path, design: Path | None = None) -> str:
    page.look_at(places, design=design)
    settled(qtbot, page)
    QTest.mouseClick(page.parts.button("design"), Qt.MouseButton.LeftButton)
    return " ".join(texts(page.design))


def test_a_design_that_lies_beside_its_tables_is_opened_with_them(
    qtbot: QtBot, page: CohortPage, series: Read
) -> None:
    said = look(qtbot, page, series.path.parent)
    for words in (
        series.words,
        "Does a mediator keep Moscow and Tehran together?",
        "missing: 5",
        "is not said to be caused by what was tried: see tables",
        "at 3 of 3 with “Mediator” (3 times), at 0 of 2 with “No mediator” (0 times)."
        if series.design.tables[UNPLAYED - 1].treatment == "No mediator"
        else "at 2 of 2 with “Mediator” (2 times), at 0 of 3 with “No mediator” (0 times).",
        "1. IRN – RUS is higher by 2 or more with “Mediator” than with “No mediator”.",
        "does not prove when it was made",
    ):
        assert words in said
    lines = page.design.findChildren(IntervalLine)
    assert len(lines) == 2
    assert "IRN – RUS is higher by 2 or more" in lines[0].accessibleName()
    assert not page.rail.isVisible()
    # Whether it was used stands beside what it came to, too.
    assert any(words.startswith("Was it used at all? ") for words in texts(page.differences))


def test_the_six_words_are_copied_and_printed(
    qtbot: QtBot, page: CohortPage, series: Read, tmp_path: Path
) -> None:
    look(qtbot, page, series.path.parent)
    QTest.mouseClick(find(page, "copy-seal"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == (
        f"Does a mediator keep Moscow and Tehran together? Sealed as: {series.words} ({series.seal})"
    )
    page.print_seal(tmp_path / "sealed")
    qtbot.waitUntil(lambda: page.words.text() == "Written: sealed.pdf", timeout=20_000)
    assert (tmp_path / "sealed.pdf").read_bytes().startswith(b"%PDF")


def test_a_table_that_was_not_played_is_prepared_as_sealed(
    qtbot: QtBot, page: CohortPage, series: Read
) -> None:
    look(qtbot, page, series.path.parent)
    choice = page.findChild(QComboBox, "design-table")
    assert choice is not None
    assert [choice.itemText(at) for at in range(choice.count())] == [f"Table {UNPLAYED}"]
    with qtbot.waitSignal(page.table_wanted, timeout=20_000) as told:
        QTest.mouseClick(find(page, "start-table"), Qt.MouseButton.LeftButton)
    assert told.args is not None
    (draft,) = told.args
    assert isinstance(draft, SessionDraft)
    dealt = series.design.tables[UNPLAYED - 1]
    assert (draft.seed, draft.turns) == (str(dealt.seed), 1)
    assert draft.design is not None
    assert (draft.design.seal, draft.design.table) == (series.seal, UNPLAYED)


def test_a_table_is_started_from_the_page_of_a_new_session(
    qtbot: QtBot, series: Read, tmp_path: Path
) -> None:
    from wargame.design.starting import draft_of

    with desk(qtbot) as of:
        of.remembered.sessions_folder = tmp_path
        of.pages.new_table(draft_of(series, UNPLAYED))
        prepared = of.home.findChild(NewSessionPage)
        assert prepared is not None
        assert "Table 5 of a sealed design" in " ".join(texts(prepared))
        assert not prepared.options.isEnabled()
        QTest.keyClick(prepared, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: of.table is not None, timeout=20_000)
        (made,) = tmp_path.glob("*.entente")
        record = read_session(made)[1]
        line = line_of(record.settings, record.entries)
        assert line is not None
        assert line.seal == series.seal


def test_a_design_is_written_sealed_and_opened_and_the_next_is_like_it(
    qtbot: QtBot, page: CohortPage, tmp_path: Path
) -> None:
    page.show_part("design")
    path = tmp_path / "next.json"
    page.make_design(path)
    settled(qtbot, page)
    form = shown_form(qtbot, page)
    assert "The design has no title" in " ".join(texts(page.design))
    assert not find(page, "seal-design").isEnabled()
    assert next_stop(find(page, "new-design")) is form.title
    form.title.setText("Does it matter?")
    form.blocks.setValue(2)
    QTest.mouseClick(find(form, "add-hypothesis"), Qt.MouseButton.LeftButton)
    (row,) = form.hypotheses.rows
    QApplication.processEvents()
    # Who adds a row goes on in it.
    assert page.focusWidget() is row.measure  # type: ignore[attr-defined]
    assert next_stop(form.stop) is form.lot
    assert next_stop(list(form.bots.values())[-1]) is row.measure  # type: ignore[attr-defined]
    row.measure.setCurrentIndex(row.measure.findData("tie iran russia"))  # type: ignore[attr-defined]
    row.least.setValue(2)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: find(page, "seal-design").isEnabled(), timeout=20_000)
    # It can be sealed, and it is said in time that two pairs could show nothing.
    assert "can be dealt in 4 ways only" in " ".join(texts(page.design))
    assert json.loads(path.read_text(encoding="utf-8"))["hypotheses"] == [
        {"measure": "tie iran russia", "least": 2}
    ]
    # What is missing, and the button that seals, stand at the end of the form too, where one comes to last.
    assert next_stop(form.questions) is find(page, "seal-design-below")
    QTest.mouseClick(find(page, "seal-design-below"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.design.read is not None, timeout=20_000)
    sealed = read_design(tmp_path / "next.sealed.json")
    assert sealed.words in " ".join(texts(page.design))
    assert len(sealed.design.tables) == 4
    assert page.design.read == sealed
    page.make_design(tmp_path / "third.json")
    settled(qtbot, page)
    again = read_design(tmp_path / "third.json").design
    assert (again.title, again.hypotheses, again.tables, again.lot) == (
        "Does it matter?",
        sealed.design.hypotheses,
        (),
        None,
    )


def test_what_has_no_field_stays_as_it_was_and_yaml_is_not_written_over(
    qtbot: QtBot, page: CohortPage, tmp_path: Path
) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(f"# a remark\n{as_text(mediation(bots={'iran': 'greedy'}))}", encoding="utf-8")
    (tmp_path / "draft.json").write_text("something else", encoding="utf-8")
    look(qtbot, page, design=path)
    qtbot.waitUntil(lambda: page.design.form is not None, timeout=20_000)
    form = page.design.form
    assert form is not None
    scenario = form.scenario
    scenario.setCurrentIndex(scenario.findData("first-steps"))
    qtbot.waitUntil(
        lambda: any("do not fit the scenario" in said for said in texts(page.design)), timeout=20_000
    )
    first = form.hypotheses.rows[0].measure  # type: ignore[attr-defined]
    assert first.findData("tie iran russia") == first.count() - 1  # kept, though nothing measures it there
    scenario.setCurrentIndex(scenario.findData("afghanistan-2017"))
    form.stop.setText("After eight tables.")
    page.design.keep()
    settled(qtbot, page)
    assert path.read_text(encoding="utf-8").startswith("# a remark")
    assert (tmp_path / "draft.json").read_text(encoding="utf-8") == "something else"
    assert "Kept in draft-2.json; draft.yaml stays as it is." in texts(page.design)
    kept = read_design(tmp_path / "draft-2.json").design
    assert kept == mediation(bots={"iran": "greedy"}, stop="After eight tables.")


def test_what_cannot_be_opened_is_said(qtbot: QtBot, page: CohortPage, series: Read, tmp_path: Path) -> None:
    data = json.loads(series.path.read_text(encoding="utf-8"))
    data["design"]["title"] = "Another question?"
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(data), encoding="utf-8")
    look(qtbot, page, series.path.parent, design=changed)
    assert "was changed after it was sealed" in " ".join(texts(page))


def test_what_was_named_before_play_is_chosen_without_a_design(
    qtbot: QtBot, page: CohortPage, series: Read
) -> None:
    sheet = series.path.parent / "labels.csv"
    lines = [f"series-{one.table},{one.treatment}" for one in series.design.tables]
    sheet.write_text("\n".join(["file,label", *lines]), encoding="utf-8")
    page.look_at([series.path.parent], sheet)
    settled(qtbot, page)
    page.show_part("differences")
    named = page.differences.named
    named.setCurrentIndex(named.findData("tie iran russia"))
    named.activated.emit(named.currentIndex())
    settled(qtbot, page)
    trial = page.seen.study.trial if page.seen.study is not None else None
    assert trial is not None
    assert [row.key for row in trial.rows if row.named] == ["tie iran russia"]
    assert named.currentText() == "Named before play: IRN – RUS"


def drafted(qtbot: QtBot, page: CohortPage, path: Path, design: Design) -> DesignForm:
    """The form of a design that lies in a file."""
    path.write_text(as_text(design), encoding="utf-8")
    look(qtbot, page, design=path)
    return shown_form(qtbot, page)


def choose(box: QComboBox, key: str) -> None:
    assert box.findData(key) >= 0
    box.setCurrentIndex(box.findData(key))


def test_everything_that_a_design_may_hold_is_written_in_the_form(
    qtbot: QtBot, page: CohortPage, tmp_path: Path
) -> None:
    path = tmp_path / "whole.json"
    form = drafted(qtbot, page, path, mediation(blocks=1, checks=(), hypotheses=()))
    QTest.mouseClick(find(form, "add-stratum"), Qt.MouseButton.LeftButton)
    stratum = form.strata.rows[0]
    assert isinstance(stratum, StratumRow)
    stratum.name.setText("Staff")
    stratum.tables.setValue(2)
    choose(stratum.hidden["russia"], "b")
    second = form.treatments.rows[1]
    assert isinstance(second, TreatmentRow)
    choose(second.cards_off.box, "rus-moscow-talks")
    second.cards_off.box.activated.emit(second.cards_off.box.currentIndex())
    choose(second.method, "matrix")
    second.turns.setValue(3)
    (event,) = second.events.rows
    assert isinstance(event, EventRow)
    event.title.setText("A second mediator")
    event.turn.setValue(2)
    QTest.mouseClick(find(form, "lay-out-tables"), Qt.MouseButton.LeftButton)
    first = form.tables.rows[0]
    assert isinstance(first, TableRow)
    choose(first.treatment, "Mediator")
    first.seed.setText("77")
    # A treatment that is renamed takes along whatever names it, also where it is called for a moment as the
    # other one.
    second.name.setText("No mediator")
    second.name.setText("Two mediators")
    choose(form.bots["iran"], "cautious")
    choose(form.seed_for, "table")
    QTest.mouseClick(find(form, "add-hypothesis"), Qt.MouseButton.LeftButton)
    hypothesis = form.hypotheses.rows[0]
    assert isinstance(hypothesis, HypothesisRow)
    hypothesis.words.setText("They come nearer.")
    page.design.keep()
    settled(qtbot, page)
    kept = read_design(path).design
    assert kept.strata == (Stratum(name="Staff", tables=2, hidden={"russia": "b"}),)
    tried = kept.treatments[1]
    assert (tried.name, tried.cards_off, tried.method, tried.turns) == (
        "Two mediators",
        ("rus-moscow-talks",),
        "matrix",
        3,
    )
    assert tried.injects == ({**MEDIATOR, "title": "A second mediator", "turn": 2},)
    assert kept.tables == (
        Dealt(table=1, treatment="Two mediators", stratum="Staff", seed=77),
        Dealt(table=2, treatment="Two mediators", stratum="Staff"),
        Dealt(table=3, treatment="No mediator", stratum="pair 1"),
        Dealt(table=4, treatment="Two mediators", stratum="pair 1"),
    )
    assert kept.bots == {"iran": "cautious"}
    assert kept.hypotheses[0].words == "They come nearer."
    QTest.mouseClick(find(form, "deal-by-lot"), Qt.MouseButton.LeftButton)
    form.seeds.setText("9, ۸; 7 6")
    form.lot.setText("5")
    page.design.keep()
    settled(qtbot, page)
    again = read_design(path).design
    assert (again.tables, again.seeds, again.lot) == ((), (9, 8, 7, 6), 5)
    assert find(page, "seal-design").isEnabled()


@pytest.mark.parametrize(
    ("design", "field", "words"),
    [
        (mediation(title=" "), "title", "The design has no title"),
        (mediation(seeds=(1, 2)), "seeds", "There are 2 seeds, and 8 are needed"),
        (mediation(bots={"iran": "clever"}), "bots", "clever"),
        (mediation(tables=(Dealt(table=1, treatment="Neither", stratum="pair 1"),)), "tables", "Neither"),
        (mediation(scenario="nowhere"), "scenario", "There is no scenario nowhere"),
    ],
)
def test_what_is_wrong_with_a_field_is_said_at_it(
    qtbot: QtBot, page: CohortPage, tmp_path: Path, design: Design, field: str, words: str
) -> None:
    form = drafted(qtbot, page, tmp_path / "draft.json", design)
    told = form.findChild(PlainLabel, f"wrong-{field}")
    assert told is not None
    assert words in told.text()
    assert not told.isHidden()
    assert not find(page, "seal-design").isEnabled()


def test_what_is_wrong_with_a_row_is_said_below_it(qtbot: QtBot, page: CohortPage, tmp_path: Path) -> None:
    event = {**MEDIATOR, "effects": "alignment(russia, iran) +x"}
    treatments = (Treatment(name="No mediator"), Treatment(name="Mediator", injects=(event,)))
    form = drafted(qtbot, page, tmp_path / "draft.json", mediation(treatments=treatments))
    second = form.treatments.rows[1]
    assert isinstance(second, TreatmentRow)
    assert second.events.rows[0].told.text().startswith("inject 1, effects: ")
    wrong = second.events.rows[0]
    assert isinstance(wrong, EventRow)
    wrong.effects.setText("alignment(russia, iran) +2")
    qtbot.waitUntil(lambda: find(page, "seal-design").isEnabled(), timeout=20_000)
    assert not wrong.told.text()


def test_letters_for_a_seed_are_said_at_once_and_the_design_is_not_sealed(
    qtbot: QtBot, page: CohortPage, tmp_path: Path
) -> None:
    form = drafted(qtbot, page, tmp_path / "draft.json", mediation(blocks=1))
    form.seeds.setText("12, x7")
    page.design.keep()
    settled(qtbot, page)
    told = form.findChild(PlainLabel, "wrong-seeds")
    assert told is not None
    assert told.text() == "“x7” is no seed. A seed is a whole number from 0 to 2,147,483,647."
    assert not find(page, "seal-design").isEnabled()
    form.seeds.setText("12, 13")
    qtbot.waitUntil(lambda: find(page, "seal-design").isEnabled(), timeout=20_000)
