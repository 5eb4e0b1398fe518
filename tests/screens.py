"""Pictures of every window with the demo session: `python -m tests.screens [NAME ...]`, or `make screens`.

Each window is shown at the size of a small laptop in three themes, and in the light one at twice the size of
type. All pictures go to `build/screens`; the light ones at normal size that the guide or the README show also
go to `docs/screens`, where a drawer is shown alone. To add a window: one more scene below, or in
`tests.guide_scenes`. With names, only those scenes are made.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from time import monotonic
from typing import Final

from tests.offscreen import PLATFORM
from tests.ui.table_kit import open_for_control

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = PLATFORM

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget

from ui.bridge import SessionBridge
from ui.desk import Desk
from ui.panels.replay.analysis.chart import ChartPicture
from ui.remembered import Remembered
from ui.theme.theme import Theme, ThemeName, apply_theme, current_theme
from ui.windows.library_pictures import RowPictures
from ui.windows.replay import PAGES, ReplayWindow
from ui.windows.table import TableWindow
from wargame.game.state import GameState
from wargame.journal.file import create
from wargame.journal.keeping import keep
from wargame.places import scenarios_folder, sessions_folder
from wargame.scenario.load import load
from wargame.scenario.model import Marking
from wargame.session.marking import set_marking
from wargame.session.opening import start
from wargame.session.script import carry_out, read_line, read_script
from wargame.session.session import Session

ROOT: Final = Path(__file__).resolve().parents[1]
ALL: Final = ROOT / "build" / "screens"
KEPT: Final = ROOT / "docs" / "screens"
SIZE: Final = (1366, 768)
FLAGSHIP: Final = "afghanistan-2017"
DRAWER: Final = "tools"
"""The drawer at the table; where it is open, the guide shows it alone."""
COLOURS: Final = 96
"""In a kept picture; more are not told apart in a drawing like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way a window is shown."""

    name: str
    theme: ThemeName
    scale: int = 100


LOOKS: Final = (
    Look(name="light", theme="light"),
    Look(name="dark", theme="dark"),
    Look(name="contrast", theme="high-contrast"),
    Look(name="large", theme="light", scale=200),
)

PATIENCE_S: Final = 300
"""How long a scene waits for what is worked out in the background."""

At = Callable[[GameState], bool]
Scene = Callable[[], Iterator[QWidget]]


# --- the session that is shown ----------------------------------------------------------------------


def demo(until: At | None = None, scenario: str = FLAGSHIP, file: Path | None = None) -> Session:
    """Return the demo session, played up to the first state that fits, or to its end."""
    script = read_script((scenarios_folder() / "demo" / f"{scenario}.jsonl").read_text(encoding="utf-8"))
    loaded = load(scenarios_folder() / f"{scenario}.yaml")
    journal = create(file, loaded, clock=_clock()) if file else None
    session = start(loaded, script.start.plan, journal, clock=_clock())
    for line in script.lines:
        if until is not None and until(session.state):
            break
        carry_out(session, read_line(line.text))
    return session


def in_phase(kind: str, turn: int) -> At:
    """Return what waits for a phase of a turn."""
    return lambda state: state.turn == turn and state.phase_kind == kind


def _clock() -> Callable[[], str]:
    minutes = iter(range(10**6))

    def at() -> str:
        n = next(minutes)
        return f"2026-10-{17 + n // 600:02}T{9 + n // 60 % 10:02}:{n % 60:02}:00.000+00:00"

    return at


# --- scenes: each yields a window to be pictured ----------------------------------------------------


@contextmanager
def table(session: Session) -> Iterator[TableWindow]:
    """The table of a session."""
    bridge = SessionBridge(session)
    window = TableWindow(bridge)
    yield window
    window.close()
    window.deleteLater()
    bridge.close()


def stage(until: At, then: Callable[[TableWindow], object] | None = None) -> Scene:
    """Return a scene of the table at a moment of the demo, after doing something there."""

    def scene() -> Iterator[QWidget]:
        with table(demo(until)) as window:
            show(window)
            if then is not None:
                then(window)
            yield window

    return scene


def _marked(window: TableWindow) -> None:
    """Mark the session, and open the drawer in which that is done."""
    marking = Marking(
        text="OFFICIAL - SENSITIVE",
        caveats="For participants only",
        status="draft",
        house="Institute for Applied Games",
        chatham_house=True,
    )
    set_marking(window.bridge.session, marking)
    open_whole(window, "marking")


def _hand(window: TableWindow) -> None:
    window.draw_curtain("russia")
    window.seclusion.open_hand("russia", "")


def _card(window: TableWindow) -> None:
    _hand(window)
    _key(Qt.Key.Key_B)
    _key(Qt.Key.Key_Space)
    for edit in window.findChildren(QPlainTextEdit):
        if edit.isVisible():
            edit.setPlainText(
                "The old plants stand there and need parts, not soldiers. Whoever mends the lights is asked "
                "about other things too."
            )
            break


def _key(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClick(focus, key)
    settle()


def _press(window: QWidget, name: str) -> None:
    for button in window.findChildren(QAbstractButton, name):
        if button.isVisible():
            button.click()
            return
    sys.stderr.write(f"nothing called {name} can be pressed\n")


def _rule(window: TableWindow) -> None:
    """Throw, and go over to what moved."""
    for _ in range(2):
        _press(window, "primary")
        settle()


def tool(name: str) -> Scene:
    """Return a scene with one of the drawer's panels open."""
    return stage(in_phase("planning", 4), lambda window: open_whole(window, name))


def open_whole(window: TableWindow, name: str) -> None:
    """Open a tool with what is for Control alone."""
    window.open_tool(name)
    open_for_control(window)


def replay(page: str) -> Scene:
    """Return a scene of the replay of the whole demo."""

    def scene() -> Iterator[QWidget]:
        bridge = SessionBridge(demo())
        window = ReplayWindow(bridge)
        show(window)
        open_for_control(window)
        window.show_page(page)
        for _ in range(2):
            window.bar.step(-1)
        wait_until(lambda: page != "analysis" or bool(_charts(window)))
        wait_until(partial(_are_drawn, window))
        wait_for_background()
        yield window
        window.close()
        window.deleteLater()
        bridge.close()

    return scene


def rest(ms: int) -> None:
    """Let time go by and other threads work, as the app does when nobody touches it.

    `QTest.qWait` holds Python's lock while it waits, so that nothing is worked out in the background.
    """
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


@contextmanager
def desk(*, sessions: bool = True) -> Iterator[Desk]:
    """A desk with a few sessions in its library."""
    folder = sessions_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    if sessions:
        demo(file=folder / "Autumn seminar.entente").close()
        demo(in_phase("planning", 3), file=folder / "Staff college, group B.entente").close()
        demo(in_phase("planning", 2), "great-powers-1872", folder / "History evening.entente").close()
        broken = folder / "Spring seminar.entente"
        demo(in_phase("planning", 3), file=broken).close()
        body = bytearray(broken.read_bytes())
        body[body.rindex(b"TurnClosed") + 3] ^= 1
        broken.write_bytes(bytes(body))
    made = Desk(current_theme(), Remembered())
    made.begin()
    show(made.home)
    made.settle_in()
    wait_for_background()
    yield made
    made.quit()
    made.home.deleteLater()
    made.deleteLater()


def library() -> Iterator[QWidget]:
    """The library with sessions."""
    with desk() as made:
        yield made.home


def first_start() -> Iterator[QWidget]:
    """The library on a new machine."""
    with desk(sessions=False) as made:
        yield made.home


def scenarios() -> Iterator[QWidget]:
    """The library's scenarios."""
    with desk() as made:
        QTest.keyClick(made.home, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        wait_for_background()
        yield made.home


def new_session() -> Iterator[QWidget]:
    """The page on which a session is prepared."""
    with desk() as made:
        made.pages.new_session()
        wait_for_background()
        yield made.home


def damaged() -> Iterator[QWidget]:
    """A session that is damaged."""
    with desk() as made:
        path = sessions_folder() / "Spring seminar.entente"
        aside = path.rename(path.with_suffix(".broken"))
        demo(in_phase("planning", 2), file=path).close()
        keep(path, datetime(2026, 10, 17, 11, 20))  # noqa: DTZ001  # by the clock on the wall
        aside.replace(path)
        made.check(path)
        wait_for_background()
        yield made.home


def faults() -> Iterator[QWidget]:
    """A scenario with faults."""
    with desk(sessions=False) as made:
        text = (scenarios_folder() / "first-steps.yaml").read_text(encoding="utf-8")
        path = sessions_folder() / "my-scenario.yaml"
        text = text.replace("requires: track(lake-level) >= 2", "requires: track(lake-level) => 2")
        path.write_text(text.replace("owners: [sandry]", "owners: [sandri]", 1), encoding="utf-8")
        made.check(path)
        wait_for_background()
        yield made.home


def preferences() -> Iterator[QWidget]:
    """The settings."""
    with desk() as made:
        assert made.home.furniture is not None
        made.home.furniture.open_preferences()
        yield made.home


def keys() -> Iterator[QWidget]:
    """The list of keys."""
    with desk() as made:
        assert made.home.furniture is not None
        made.home.furniture.open_keys()
        yield made.home


def palette() -> Iterator[QWidget]:
    """The command palette."""
    with desk() as made:
        assert made.home.furniture is not None
        made.home.furniture.open_palette()
        yield made.home


def guide() -> Iterator[QWidget]:
    """The guide."""
    with desk(sessions=False) as made:
        made.open_guide()
        assert made.guide is not None
        yield made.guide
        made.guide.deleteLater()


SCENES: Final[dict[str, Scene]] = {
    "first-start": first_start,
    "library": library,
    "scenarios": scenarios,
    "new-session": new_session,
    "briefing": stage(in_phase("briefing", 2)),
    "negotiation": stage(in_phase("negotiation", 4)),
    "planning": stage(in_phase("planning", 5)),
    "curtain": stage(in_phase("planning", 4), lambda window: window.draw_curtain("russia")),
    "hand": stage(in_phase("planning", 4), _hand),
    "hand-card": stage(in_phase("planning", 4), _card),
    "reveal": stage(in_phase("reveal", 4)),
    "rulings": stage(in_phase("resolution", 4)),
    "outcome": stage(in_phase("resolution", 4), _rule),
    "upkeep": stage(in_phase("upkeep", 5)),
    "ending": stage(
        lambda state: bool(state.affairs.ended),
        lambda window: window.primary.click(),
    ),
    "closed": stage(lambda _: False),
    "history": tool("history"),
    "injects": tool("injects"),
    "schedule": tool("schedule"),
    "log": tool("log"),
    "deals": tool("deals"),
    "people": tool("people"),
    "marking": stage(in_phase("planning", 4), _marked),
    "correct": tool("correct"),
    "talks": tool("talks"),
    "review": tool("review"),
    "bots": tool("bots"),
    "wall": tool("wall"),
    "hot-wash": stage(lambda state: bool(state.affairs.ended), lambda window: open_whole(window, "hot-wash")),
    "improvement": stage(
        lambda state: bool(state.affairs.improvement and state.affairs.improvement.written == 3),
        lambda window: open_whole(window, "improvement"),
    ),
    "all-cards": stage(in_phase("planning", 4), lambda window: window.staging.toggle("all-cards")),
    "slips": stage(in_phase("planning", 4), lambda window: window.enter_slips()),
    **{f"replay-{page}": replay(page) for page in PAGES},
    "damaged": damaged,
    "faults": faults,
    "preferences": preferences,
    "keys": keys,
    "palette": palette,
    "guide": guide,
}
"""Every window, by the name of its pictures."""


# --- taking the pictures ------------------------------------------------------------------------------


def show(window: QWidget) -> None:
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    settle()


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def wait_until(so: Callable[[], bool]) -> None:
    """Wait until something is so that is worked out in the background."""
    end = monotonic() + PATIENCE_S
    while not so():
        assert monotonic() < end, "what the picture is to show does not come"
        rest(50)
    settle()


def _are_drawn(window: QWidget) -> bool:
    """Return whether every chart that can be seen is there, and nothing is still being read for a list."""
    lists = window.findChildren(RowPictures)
    return all(chart.is_drawn() for chart in _charts(window)) and not any(
        one.background.is_busy() for one in lists
    )


def _charts(window: QWidget) -> list[ChartPicture]:
    """Return the charts that can be seen."""
    found = window.findChildren(ChartPicture)
    return [one for one in found if one.isVisible() and not one.visibleRegion().isEmpty()]


def wait_for_background() -> None:
    """Let readings in the background come in; they take a few tenths of a second."""
    for _ in range(15):
        rest(30)
    settle()


def take(name: str, looks: tuple[Look, ...] = LOOKS) -> list[Path]:
    """Write the pictures of a scene and return their paths; tell where a window outgrew the screen."""
    written = []
    kept = name in named_in_the_documents()
    for window in scenes()[name]():
        for look in looks:
            current_theme().choose(look.theme, look.scale)
            settle()
            window.resize(*SIZE)
            settle()
            if window.width() > SIZE[0] or window.height() > SIZE[1]:
                sys.stderr.write(f"{name}, {look.name}: {window.width()} × {window.height()}\n")
            wait_until(partial(_are_drawn, window))
            path = ALL / f"{name}-{look.name}.png"
            window.grab().save(str(path))
            if look.name == "light" and kept:
                _keep(window, KEPT / f"{name}.png")
            written.append(path)
        current_theme().choose("light", 100)
        settle()
    settle()
    return written


def _keep(window: QWidget, small: Path) -> None:
    """Write what the guide shows of a window, with few colours, so that the repository stays small."""
    drawer = window.findChild(QWidget, DRAWER)
    shown = drawer if drawer is not None and drawer.isVisible() else window
    whole = small.with_suffix(".whole.png")
    shown.grab().save(str(whole))
    with Image.open(whole) as picture:
        flat = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        flat.save(small, optimize=True)
    whole.unlink()


def scenes() -> dict[str, Scene]:
    """Return every scene by its name, with those that only the guide needs."""
    from tests.guide_scenes import SCENES as OTHERS

    return {**SCENES, **OTHERS}


def named_in_the_documents() -> frozenset[str]:
    """Return the names of the pictures that the guide and the README show."""
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    return frozenset(re.findall(r"screens/([a-z-]+)\.png\)", text))


@contextmanager
def a_home() -> Iterator[None]:
    """Give Entente a home of its own, always of the same name: the pictures show it."""
    home = Path(gettempdir()) / "Entente"
    rmtree(home, ignore_errors=True)
    os.environ["ENTENTE_HOME"] = str(home)
    yield
    rmtree(home, ignore_errors=True)


def _tell(_kind: object, _where: object, said: str) -> None:
    """Pass on what Qt says, less one remark of the platform without a screen."""
    if "propagateSizeHints" not in said:
        sys.stderr.write(f"{said}\n")


def main(words: list[str]) -> int:
    """Write the pictures of all scenes, or of those that are named; return the exit code."""
    known = scenes()
    unknown = [word for word in words if word not in known]
    if unknown:
        sys.stderr.write(f"There is no scene {unknown[0]}. There are: {', '.join(known)}.\n")
        return 2
    for folder in (ALL, KEPT):
        folder.mkdir(parents=True, exist_ok=True)
    with a_home():
        app = QApplication([])
        qInstallMessageHandler(_tell)
        apply_theme(app, Theme("light", reduced_motion=True))
        for name in words or known:
            take(name)
        app.processEvents()
    sys.stdout.write(f"The pictures are in {ALL}; those that the documents show also in {KEPT}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
