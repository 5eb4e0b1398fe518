"""The strip at the foot of the editor: who wins when bots play, and what would make it fairer."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.table_kit import click, find, press, texts
from tests.ui.windows.test_editor import PRACTICE, editor_of
from ui.panels.editor.player import Player
from ui.panels.editor.strip import BalanceStrip
from ui.theme.theme import current_theme
from ui.widgets.win_bar import WinBar
from ui.windows.editor import EditorPage
from wargame.places import scenarios_folder
from wargame.scenario.document.edits import Set
from wargame.scenario.document.versions import keep_version
from wargame.scenario.files import copied
from wargame.scenario.load import load
from wargame.simulation.ends import Ends, ends_of
from wargame.simulation.order import Order
from wargame.simulation.winning import POLICIES, WinRow, unlike_words
from wargame.terms import ActorId, Refused
from wargame.times import now as time_now


class AtOnce(Executor):
    """Workers that are done before anybody looks."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # as a pool does
            done.set_exception(error)
        return done


class Later(Executor):
    """Workers that do one call each time they are told to."""

    calls: tuple[tuple[Any, "Future[Any]"], ...] = ()

    def submit(self, fn: Any, /, *_args: Any, **_kwargs: Any) -> "Future[Any]":
        due: Future[Any] = Future()
        Later.calls = (*Later.calls, (fn, due))
        return due

    @classmethod
    def work(cls) -> None:
        (fn, due), *others = cls.calls
        cls.calls = tuple(others)
        due.set_result(fn())
        QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorPage]:
    monkeypatch.setattr("ui.panels.editor.player.another_process", AtOnce)
    monkeypatch.setattr("ui.panels.editor.strip.PLAYS_AFTER_MS", 600_000)  # only where a test says so
    with editor_of(copied(PRACTICE)) as made:
        yield made


def play(page: EditorPage) -> BalanceStrip:
    """The strip once the bots have played."""
    page.strip.play()
    for _ in range(40):
        QApplication.processEvents()
    return page.strip


def said(strip: BalanceStrip) -> str:
    return " ".join(texts(strip))


def income(page: EditorPage, by: int) -> Set:
    first = page.bridge.document.data["actors"][0]
    return Set(("actors", 0, "income"), first.get("income", 0) + by)


def test_every_seat_has_its_share_and_all_games_are_counted(page: EditorPage) -> None:
    strip = play(page)
    model = page.bridge.document.model
    assert model is not None
    assert len(strip.bars) == len(model.seats)
    assert strip.said.text() == "1,000 games by greedy bots"
    for seat in model.seats:
        assert f"{seat.name} wins " in said(strip)
    assert "33% would be fair" in said(strip)


def test_in_large_letters_every_number_can_be_read_and_the_rest_stands_above(page: EditorPage) -> None:
    strip = play(page)
    before = current_theme().scale
    assert strip.against.isVisible()
    current_theme().choose(scale=200)
    page.resize(960, 768)
    QApplication.processEvents()
    cut = [bar.accessibleName() for bar in strip.bars if bar.width() < bar.least_width()]
    there = strip.against.isVisible()
    click(page, "show-by-policy")
    opened = strip.against.isVisible()
    current_theme().choose(scale=before)
    page.resize(1366, 768)
    QApplication.processEvents()
    assert (cut, there, opened) == ([], False, True)
    assert strip.aside.isHidden()
    assert strip.against.isVisible()


def test_a_change_turns_the_bars_grey_until_it_is_played_and_tells_what_was(page: EditorPage) -> None:
    play(page)
    page.bridge.do(income(page, 3), "More income")
    assert "Being played again." in said(page.strip)
    strip = play(page)
    assert "Being played again." not in said(strip)
    assert ", was " in strip.bars[0].accessibleName()


def test_what_was_asked_before_a_change_is_not_shown_after_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.panels.editor.player.another_process", Later)
    monkeypatch.setattr("ui.panels.editor.strip.PLAYS_AFTER_MS", 600_000)  # only where it is told to
    with editor_of(copied(PRACTICE)) as page:
        page.strip.play()
        page.bridge.do(income(page, 3), "More income")
        Later.work()
        assert not page.strip.bars
        page.strip.play()
        Later.work()
        assert len(page.strip.bars) == 3
        assert page.strip.said.text() == "The bots play…"


def test_a_faulty_scenario_is_not_played_and_the_strip_says_so(page: EditorPage) -> None:
    play(page)
    page.bridge.do(Set(("actors", 0, "income"), -4), "Less income")
    assert page.strip.said.text() == "Played once it is mended."
    assert not find(page, "suggest").isEnabled()


def test_what_cannot_be_played_so_is_told_in_words(page: EditorPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> object:
        raise Refused("game-over")

    monkeypatch.setattr("wargame.simulation.ends.lot_of", refuse)
    strip = play(page)
    assert strip.said.text() == str(Refused("game-over"))


@pytest.mark.logs_warnings
def test_bots_that_stop_are_told_in_a_sentence_and_start_again_with_the_next_change(
    page: EditorPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_given: object) -> object:
        raise RuntimeError("Traceback (most recent call last):\n  a line of code")

    with monkeypatch.context() as broken:
        broken.setattr("wargame.simulation.ends.lot_of", die)
        strip = play(page)
        assert strip.said.text() == "The bots stopped. The next change starts them again."
    page.bridge.do(income(page, 1), "More income")
    assert play(page).said.text() == "1,000 games by greedy bots"


def test_it_is_compared_with_the_version_that_is_chosen(page: EditorPage) -> None:
    path = page.bridge.path
    keep_version(path, path.read_bytes(), time_now(), "First draft")
    page.bridge.do(income(page, 3), "More income")
    play(page)
    box = find(page, "strip-against")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Against First draft"
    box.setCurrentIndex(box.findData("opened"))
    box.activated.emit(box.currentIndex())
    strip = play(page)
    assert ", was " in strip.bars[0].accessibleName()


def test_an_answer_that_comes_after_the_window_was_closed_is_let_go(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("ui.panels.editor.player.another_process", Later)
    Later.calls = ()
    player = Player()
    player.work([lambda: 1], lambda _answer: None)
    delete(player)
    Later.work()
    assert caplog.records == []


def test_other_bots_play_another_game(page: EditorPage) -> None:
    before = said(play(page))
    box = find(page, "strip-policy")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("random"))
    box.activated.emit(box.currentIndex())
    strip = play(page)
    assert strip.said.text() == "1,000 games by chance"
    assert said(strip) != before


def test_a_suggestion_is_named_by_a_key_and_taken_by_a_press_as_one_change(page: EditorPage) -> None:
    page.bridge.do(Set(("cards", 0, "difficulty"), 3), "An easy pier")
    strip = play(page)
    press(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    for _ in range(200):
        QApplication.processEvents()
    assert "Nothing is changed until you press one." in said(strip)
    before = page.bridge.document.text
    click(page, "take-suggestion-1")
    assert page.bridge.document.text != before
    assert page.bridge.document.is_playable
    assert strip.found.isHidden()
    page.undo()
    assert page.bridge.document.text == before


def test_a_second_press_closes_the_suggestions(page: EditorPage) -> None:
    strip = play(page)
    click(page, "suggest")
    click(page, "suggest")
    assert strip.found.isHidden()


def test_a_fair_game_is_told_to_need_none(page: EditorPage, monkeypatch: pytest.MonkeyPatch) -> None:
    strip = play(page)
    monkeypatch.setattr("wargame.simulation.suggest.steps", lambda *_given: ())
    click(page, "suggest")
    assert "No single step would make the seats win more evenly" in said(strip)


def test_where_a_seat_has_more_points_than_others_the_suggestions_say_so(
    page: EditorPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.bridge.do(Set(("objectives", 0, "weight"), 110), "More points")
    strip = play(page)
    monkeypatch.setattr("wargame.simulation.suggest.steps", lambda *_given: ())
    click(page, "suggest")
    assert "The points of East town sum to 150, and not to 100." in said(strip)


def test_before_anything_was_played_the_boxes_have_words_and_keep_their_size(page: EditorPage) -> None:
    strip = page.strip
    assert strip.against.currentText() == "Against when opened"
    before = strip.policy.width()
    play(page)
    assert strip.policy.width() == before
    assert strip.against.width() >= strip.against.fontMetrics().horizontalAdvance(strip.against.currentText())


def test_a_seat_keeps_its_name_where_there_is_no_room_for_what_was(qtbot: QtBot) -> None:
    bar = WinBar()
    qtbot.addWidget(bar)
    row = WinRow(
        seat=ActorId("north"),
        short="NO",
        name="North",
        glyph="seat-disc",
        share=0.85,
        low=0.8,
        high=0.9,
        fair=0.25,
        was=0.84,
    )
    bar.show_row(row, stale=False)
    bar.resize(160, 40)
    assert bar.was_words() == "was 84"
    bar.resize(100, 40)
    assert bar.was_words() == ""
    assert "84" in bar.accessibleName()


def test_in_large_letters_the_press_for_suggestions_keeps_its_word(page: EditorPage) -> None:
    current_theme().choose(scale=150)
    page.resize(1366, 768)
    strip = play(page)
    assert strip.suggest_button.width() >= strip.suggest_button.sizeHint().width()


def test_what_is_put_aside_and_back_stands_in_one_order_whichever_went_first(page: EditorPage) -> None:
    strip = play(page)
    press(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    parts = (strip.head.parentWidget(), strip.policy, strip.all_button, strip.against, strip.suggest_button)

    def order() -> list[int]:
        QApplication.processEvents()
        rows = sorted({one.mapTo(strip, QPoint()).y() // 40 for one in parts if one is not None})
        places = [one.mapTo(strip, QPoint()) for one in parts if one is not None]
        by_row = [[place.x() for place in places if place.y() // 40 == row] for row in rows]
        assert all(xs == sorted(xs) for xs in by_row), by_row
        return [len(xs) for xs in by_row]

    assert order()[-1] >= 2
    for scale in (150, 200, 250, 200, 150, 100):
        current_theme().choose(scale=scale)
        order()
    current_theme().choose(scale=200)
    assert all(
        bar.mapTo(strip, bar.rect().topRight()).x() < strip.width() for bar in strip.all.bars("greedy")
    )


def test_all_kinds_of_bots_are_shown_at_once_by_a_key(page: EditorPage) -> None:
    strip = play(page)
    assert strip.all.isHidden()
    press(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    for _ in range(60):
        QApplication.processEvents()
    model = page.bridge.document.model
    assert model is not None
    for policy in POLICIES:
        bars = strip.all.bars(policy)
        assert len(bars) == len(model.seats)
        assert all(" wins " in bar.accessibleName() for bar in bars)
    same = [bar.accessibleName() for bar in strip.all.bars("greedy")]
    assert same == [bar.accessibleName() for bar in strip.bars], "the strip's own games are not played twice"
    assert [bar.accessibleName() for bar in strip.all.bars("random")] != same
    page.bridge.do(income(page, 3), "More income")
    assert all(bar.isHidden() for bar in strip.all.bars("random")), "nothing is known of it yet"
    press(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert strip.all.isHidden()
    assert not strip.all_button.isChecked()


def test_in_large_letters_below_a_notice_all_kinds_of_bots_are_whole_or_scrolled_to(page: EditorPage) -> None:
    current_theme().choose(scale=150)
    page.resize(1366, 540)
    strip = play(page)
    press(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page.toast.show_for("A notice that stands above.", "info", above=16)
    for _ in range(60):
        QApplication.processEvents()
    every = [bar for policy in POLICIES for bar in strip.all.bars(policy)]
    assert all(bar.height() >= bar.sizeHint().height() for bar in (*every, *strip.bars))
    assert strip.mapTo(page, strip.rect().bottomLeft()).y() <= page.height()
    there = strip.all.verticalScrollBar().maximum()
    assert there > 0, "there is no room for all of it"
    assert strip.all.focusPolicy() == Qt.FocusPolicy.TabFocus
    strip.all.setFocus()
    for _ in range(9):
        press(strip.all, Qt.Key.Key_PageDown)
    assert strip.all.verticalScrollBar().value() == there
    page.resize(1366, 1400)
    QApplication.processEvents()
    assert strip.all.verticalScrollBar().maximum() == 0
    assert strip.all.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_is_fair_to_one_kind_of_bot_alone_is_named() -> None:
    scenario = load(scenarios_folder() / "first-steps.yaml")
    first, second, third = (seat.id for seat in scenario.seats)

    def ends(policy: str, *won: int) -> Ends:
        order = Order(scenario=scenario, games=10, everyone=policy, detailed=False)
        parts = [np.arange(10) < many for many in won]
        return replace(ends_of(order), wins=dict(zip((first, second, third), parts, strict=True)))

    alike = {"greedy": ends("greedy", 3, 4, 3), "random": ends("random", 4, 3, 3)}
    assert unlike_words(scenario, alike) == "No kind of bot has a seat win that another kind does not."
    apart = {"greedy": ends("greedy", 3, 4, 3), "random": ends("random", 1, 6, 3)}
    name = scenario.actor(first).name
    assert f"{name} wins 30% by greedy bots, 10% by chance." in unlike_words(scenario, apart)
    assert scenario.actor(third).name not in unlike_words(scenario, apart)
