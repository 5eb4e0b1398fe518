"""On a small laptop whose system enlarges everything, each window fits the screen with its main button."""

import json
from pathlib import Path

import pytest

from tests.children import run_python
from tests.offscreen import platform_with

TOUR = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = sys.argv[1]
from tests.ui.small_screen_tour import tour
print(json.dumps(tour(int(sys.argv[2]))))
"""


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        pytest.param(1093, 574, 100, id="1366x768 at 125 %"),
        pytest.param(1024, 600, 100, id="1280x800 at 125 %", marks=pytest.mark.wide),
        pytest.param(960, 500, 100, id="1920x1080 at 200 %", marks=pytest.mark.wide),
        pytest.param(1093, 574, 200, id="1366x768 at 125 % with the largest letters", marks=pytest.mark.wide),
        pytest.param(1366, 728, 200, id="1366x768 with the largest letters", marks=pytest.mark.wide),
    ],
)
def test_every_window_fits_a_small_screen_with_its_main_button(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, height: int, scale: int
) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    child = run_python(TOUR, screen(tmp_path, width, height), str(scale))
    assert child.returncode == 0, child.stderr
    assert json.loads(child.stdout.splitlines()[-1]) == []


STAGES = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = sys.argv[1]
from tests.ui.stage_tour import tour
print(json.dumps(tour()))
"""


@pytest.mark.wide
@pytest.mark.parametrize(
    ("width", "height"),
    [
        pytest.param(1366, 768, id="1366x768"),
        pytest.param(1093, 614, id="1366x768 at 125 %"),
        pytest.param(960, 540, id="1920x1080 at 200 %"),
    ],
)
def test_the_stages_of_a_turn_fit_in_letters_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    child = run_python(STAGES, screen(tmp_path, width, height))
    assert child.returncode == 0, child.stderr
    assert json.loads(child.stdout.splitlines()[-1]) == []


def screen(folder: Path, width: int, height: int) -> str:
    """The platform with a single screen of this size."""
    path = folder / "screens.json"
    one = {"name": "laptop", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    path.write_text(json.dumps({"screens": [one]}))
    return platform_with(path)
