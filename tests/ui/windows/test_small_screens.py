"""On a small laptop whose system enlarges everything, each window fits the screen with its main button."""

import json
from pathlib import Path

import pytest

from tests.children import run_python

TOUR = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen:configfile=" + sys.argv[1]
from tests.ui.small_screen_tour import tour
print(json.dumps(tour()))
"""


@pytest.mark.parametrize(
    ("width", "height"),
    [
        pytest.param(1093, 574, id="1366x768 at 125 %"),
        pytest.param(1024, 600, id="1280x800 at 125 %"),
        pytest.param(960, 500, id="1920x1080 at 200 %"),
    ],
)
def test_every_window_fits_a_small_screen_with_its_main_button(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    (tmp_path / "screens.json").write_text(
        json.dumps(
            {"screens": [{"name": "laptop", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}]}
        )
    )
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    monkeypatch.chdir(tmp_path)
    child = run_python(TOUR, str(tmp_path / "screens.json"))
    assert child.returncode == 0, child.stderr
    assert json.loads(child.stdout.splitlines()[-1]) == []
