"""What `tests.kills` kills of what is made of sessions: reports, tables, the graph.

The same kind of Trial as in `tests.kill_sessions`; files are compared with those of an unharmed run.
"""

from collections.abc import Sequence
from contextlib import redirect_stdout
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import BadZipFile, ZipFile

from tests.kill_sessions import Say, half_played, nothing_beside
from wargame.cli.export import export
from wargame.cli.finding import read_session
from wargame.journal.connection import ENDING
from wargame.report.making import ENDINGS, IN_TEMPLATES, document_of, prepared, render
from wargame.report.writing import write_file
from wargame.whole import PART


class Report:
    """A report as PDF, Word, HTML, Markdown or slides, in half of the trials over an earlier one."""

    def prepare(self, folder: Path, number: int) -> None:
        (folder / "tuesday.entente").write_bytes(half_played())
        ending = ENDINGS[number % len(ENDINGS)]
        (folder / "home").mkdir()
        (folder / "home" / "ending").write_text(ending)
        if number % 2:
            (folder / f"report{ending}").write_bytes(b"an earlier report")

    def run(self, folder: Path, say: Say) -> None:
        ending = (folder / "home" / "ending").read_text()
        # The two halves of `write_report`, so that kills can fall into the shorter one too.
        content = prepared(read_session(str(folder / "tuesday.entente")), ending)().content
        say("made")
        write_file(folder / f"report{ending}", content)
        say("written")

    def look(self, folder: Path, said: Sequence[str]) -> None:
        ending = (folder / "home" / "ending").read_text()
        path = folder / f"report{ending}"
        content = path.read_bytes() if path.exists() else b""
        if content == b"an earlier report" or not path.exists():
            assert "written" not in said, "an acknowledged report is not there"
            return
        is_whole(content, ending)

    def again(self, folder: Path, say: Say) -> None:
        self.run(folder, say)

    def finished(self, folder: Path) -> None:
        ending = (folder / "home" / "ending").read_text()
        self.look(folder, ["written"])
        nothing_beside(folder, "tuesday.entente", f"report{ending}")


def is_whole(content: bytes, ending: str) -> None:
    """Look whether a report is all there."""
    if ending in IN_TEMPLATES:
        assert is_whole_package(content), f"half a report{ending}"
        return
    ends = {".pdf": b"%%EOF", ".html": b"</html>", ".md": b""}[ending]
    assert content.rstrip().endswith(ends), f"half a report{ending}"
    if ending == ".md":
        known = _markdown()
        assert content == known, "half a report.md"


def is_whole_package(content: bytes) -> bool:
    """Return whether an Office file has all of its parts; its list of them stands at its end."""
    try:
        with ZipFile(BytesIO(content)) as package:
            return package.testzip() is None
    except BadZipFile:
        return False


@cache
def _markdown() -> bytes:
    with TemporaryDirectory() as name:
        path = Path(name) / "tuesday.entente"
        path.write_bytes(half_played())
        return render(document_of(read_session(str(path))), ".md")


EXPORTS: Final = (("tables", "csv"), ("tables", "json"), ("tables", "xlsx"), ("graph", "graphml"))


class Export:
    """Tables or the graph, in half of the trials over earlier files."""

    def prepare(self, folder: Path, number: int) -> None:
        (folder / "tuesday.entente").write_bytes(half_played())
        what, form = EXPORTS[number % len(EXPORTS)]
        (folder / "home").mkdir()
        (folder / "home" / "kind").write_text(f"{what} {form}")
        if number // len(EXPORTS) % 2:
            for name in _exported(what, form):
                path = folder / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(b"earlier")

    def _command(self, folder: Path) -> tuple[str, str]:
        what, form = (folder / "home" / "kind").read_text().split()
        return what, form

    def run(self, folder: Path, say: Say) -> None:
        what, form = self._command(folder)
        _export(folder, what, form)
        say("written")

    def look(self, folder: Path, said: Sequence[str]) -> None:
        what, form = self._command(folder)
        whole = _exported(what, form)
        found = {name: (folder / name).read_bytes() for name in whole if (folder / name).exists()}
        assert not found or len(found) == len(whole), f"{len(found)} of {len(whole)} tables"
        for name, content in found.items():
            assert content in {b"earlier", whole[name]}, f"half a file {name}"
        assert not said or found == whole, "an acknowledged file is not there"

    def again(self, folder: Path, say: Say) -> None:
        self.run(folder, say)

    def finished(self, folder: Path) -> None:
        what, form = self._command(folder)
        self.look(folder, ["written"])
        nothing_beside(folder, "tuesday.entente", *(name.partition("/")[0] for name in _exported(what, form)))
        for one in folder.rglob(f"*{PART}"):
            raise AssertionError(f"left beside: {one}")


def _export(folder: Path, what: str, form: str) -> None:
    to = folder / ("tables" if form == "csv" else f"{what}.{form}")
    with redirect_stdout(StringIO()):
        export(
            [
                *(str(folder / "tuesday.entente"), "--what", what, "--format", form),
                *("-o", str(to), "--overwrite"),
            ]
        )


@cache
def _exported(what: str, form: str) -> dict[str, bytes]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tuesday.entente").write_bytes(half_played())
        _export(folder, what, form)
        made = [one for one in folder.rglob("*") if one.is_file() and one.suffix != ENDING]
        return {one.relative_to(folder).as_posix(): one.read_bytes() for one in made}


def warm() -> None:
    """Make everything once that trials compare with; no PDF, for its compiler outlives no fork."""
    _markdown()
    for what, form in EXPORTS:
        _exported(what, form)
