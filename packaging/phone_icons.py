"""Write the drawings of the phones' page into one module: `python packaging/phone_icons.py`.

The page may load scripts and styles of its own and nothing else, so its drawings come as a module. They are
those of `assets/icons`: all of seats, actors and kinds of means, and of the others those that the page names.
Run it after a drawing was changed or added; a test holds the module against the drawings.
"""

import json
import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
ICONS: Final = ROOT / "assets" / "icons"
PAGE: Final = ROOT / "assets" / "phones"
ALWAYS: Final = ("seat-*.svg", "actor-*.svg", "move-*.svg")
NAMED: Final = re.compile(r'"(ui-[a-z-]+)"')
HEAD: Final = """\
/* Drawings of assets/icons, written by packaging/phone_icons.py: change those and run it again. */
export const DRAWINGS = """


def module() -> str:
    """Return the text of the module."""
    named = {name for source in PAGE.glob("*.js") for name in NAMED.findall(source.read_text("utf-8"))}
    files = {path for pattern in ALWAYS for path in ICONS.glob(pattern)}
    files |= {ICONS / f"{name}.svg" for name in named}
    drawn = {path.stem: _inside(path) for path in sorted(files)}
    return f"{HEAD}{json.dumps(drawn, indent=0, ensure_ascii=False)};\n"


def _inside(path: Path) -> str:
    """Return what is drawn, without the frame, which is the same for all."""
    text = re.sub(r"\s*</?svg[^>]*>\s*", "", path.read_text("utf-8"))
    return re.sub(r"(\.\d+?)0+(?!\d)", r"\1", text).replace(".0 ", " ")


if __name__ == "__main__":
    (PAGE / "icons.js").write_text(module(), encoding="utf-8")
