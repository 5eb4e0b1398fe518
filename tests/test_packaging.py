"""What goes into the bundle, and how the bundle starts."""

import json
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.children import ROOT
from ui.__main__ import files_to_open

STARTED_AS_RELAY = """
import runpy, sys
sys.argv = ["entente", "--relay"]
try:
    runpy.run_path("packaging/start.py", run_name="__main__")
finally:
    print(*{"ui", "wargame", "PySide6", "msgspec"}.intersection(sys.modules))
"""


def taken(name: str) -> dict[str, Any]:
    """What a file of `packaging` defines; it is no package."""
    return runpy.run_path(str(ROOT / "packaging" / f"{name}.py"))


def test_a_library_goes_with_the_plugin_that_alone_needed_it() -> None:
    kept = [
        ("libpython3.11.so.1.0", "/lib/libpython3.11.so.1.0", "BINARY"),
        ("lib-dynload/_sqlite3.so", "/py/_sqlite3.so", "EXTENSION"),
        ("libsqlite3.so.0", "/lib/libsqlite3.so.0", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/qt/libqxcb.so", "BINARY"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/qt/libQt6Core.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
    ]
    left_behind = [
        ("libgtk-3.so.0", "/lib/libgtk-3.so.0", "BINARY"),
        ("libgtk-3.so", "libgtk-3.so.0", "SYMLINK"),
    ]
    links = {"/py/_sqlite3.so": {"libsqlite3.so.0"}, "/qt/libqxcb.so": {"libQt6Core.so.6"}}
    found = taken("libraries")["without_unneeded"]([*kept, *left_behind], lambda file: links.get(file, set()))
    assert found == kept


@pytest.mark.parametrize(
    ("started_with", "handed_on"),
    [
        ({"LD_LIBRARY_PATH": "/opt/entente/_internal"}, {}),
        (
            {"LD_LIBRARY_PATH": "/opt/entente/_internal:/my", "LD_LIBRARY_PATH_ORIG": "/my"},
            {"LD_LIBRARY_PATH": "/my"},
        ),
        ({"HOME": "/home/me"}, {"HOME": "/home/me"}),
    ],
)
def test_what_the_program_opens_finds_the_libraries_of_the_system(
    started_with: dict[str, str], handed_on: dict[str, str]
) -> None:
    taken("start")["leave_libraries_to_others"](started_with)
    assert started_with == handed_on


def test_the_bundle_can_be_the_relay_and_then_loads_nothing_of_the_window() -> None:
    child = subprocess.run(
        [sys.executable, "-c", STARTED_AS_RELAY],
        cwd=ROOT,
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (child.returncode, child.stdout.split()) == (0, ["wargame"]), child.stderr


def test_every_licence_of_what_is_taken_lies_beside_it(tmp_path: Path) -> None:
    taken("licences")["collect"](tmp_path / "licences")
    listed = (tmp_path / "licences" / "README.txt").read_text(encoding="utf-8")
    assert f"Python {sys.version_info.major}." in listed
    for name in ("PySide6_Essentials", "typst", "numpy", "matplotlib", "PyNaCl", "segno", "ifaddr"):
        assert f"{name} " in listed
        assert any((tmp_path / "licences" / name).iterdir())


def test_the_desktop_knows_every_file_that_a_double_click_opens() -> None:
    types = (ROOT / "packaging" / "entente-mime.xml").read_text(encoding="utf-8")
    entry = (ROOT / "packaging" / "entente.desktop").read_text(encoding="utf-8")
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    wanted = entry.partition("MimeType=")[2].partition("\n")[0].strip(";").split(";")
    assert re.findall(r'<mime-type type="([^"]+)"', types) == wanted
    for ending in re.findall(r'<glob pattern="\*([^"]+)"', types):
        assert files_to_open([f"game{ending}"])
        assert f'"public.filename-extension": ["{ending[1:]}"]' in spec


@pytest.mark.parametrize("part", ["qjpeg", "PIL._webp", "PIL.WebPImagePlugin", "libwebp"])
def test_the_bundle_has_what_reads_pictures(part: str) -> None:
    assert f'{part}"' not in (ROOT / "build.spec").read_text(encoding="utf-8")


def pages_for_phones(folder: Path) -> Path:
    """A copy of what says which file is fetched for the page for phones."""
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(ROOT / "assets" / "phones" / name, folder / name)
    return folder


NPM = """\
#!{python}
import pathlib
made = pathlib.Path("node_modules/tweetnacl")
made.mkdir(parents=True)
(made / "nacl-fast.min.js").write_text("var nacl")
(made / "LICENSE").write_text("Public domain")
(pathlib.Path({asked!r})).open("a").write("fetched ")
"""


def test_the_part_for_phones_is_fetched_once_and_anew_where_it_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = taken("phones")
    pages, asked = pages_for_phones(tmp_path / "pages"), tmp_path / "asked"
    npm = tmp_path / "npm"
    npm.write_text(NPM.format(python=sys.executable, asked=str(asked)), encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [made["main"](pages), made["main"](pages)] == [0, 0]
    assert asked.read_text(encoding="utf-8") == "fetched "
    (pages / "vendor" / "nacl-fast.min.js").write_text("something else", encoding="utf-8")
    assert made["main"](pages) == 0
    assert (pages / "vendor" / "nacl-fast.min.js").read_text(encoding="utf-8") == "var nacl"
    (tmp_path / "licences").mkdir()
    line = taken("licences")["fetched"](pages, tmp_path / "licences")
    assert line == ["tweetnacl 1.0.3: Unlicense"]
    assert (tmp_path / "licences" / "tweetnacl" / "LICENSE").is_file()


def test_without_npm_the_part_for_phones_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert taken("phones")["main"](pages_for_phones(tmp_path / "pages")) == 1
    assert "Install Node.js" in capsys.readouterr().err


def test_what_is_fetched_for_phones_is_held_by_its_hash_and_not_kept_in_the_repository() -> None:
    locked = json.loads((ROOT / "assets" / "phones" / "package-lock.json").read_text(encoding="utf-8"))
    fetched = {name: one for name, one in locked["packages"].items() if name}
    assert {name: one["integrity"].partition("-")[0] for name, one in fetched.items()} == {
        "node_modules/tweetnacl": "sha512"
    }
    assert "/assets/phones/vendor/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
