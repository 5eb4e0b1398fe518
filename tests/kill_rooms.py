"""What `tests.kills` kills of what is made for a series and for a room: its report, a seal, seat cards, keys.

The same kind of Trial as in `tests.kill_sessions`. A `Written` writes files that are whole in ways of their
own: to add one, a class that says which files, how they are written and when one of them is whole.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from tests.kill_outputs import is_whole_package
from tests.kill_sessions import Say, names_in, nothing_beside
from tests.wargame.cohort.tables import saved
from tests.wargame.design.designs import mediation, seeds_from
from wargame.cohort.gathering import gather
from wargame.cohort.reporting.charts import charts_of
from wargame.cohort.reporting.facts import series_facts
from wargame.cohort.reporting.pen import alone
from wargame.cohort.reporting.writing import REPORT, write_series
from wargame.cohort.study import Study, study
from wargame.cohort.tables import sheets
from wargame.design.reading import read_design
from wargame.design.sealing import sealed, write_sealed
from wargame.phones.cards import Card
from wargame.phones.keeping import Keeping, Kept
from wargame.report.formats.table_files import write_tables
from wargame.report.seat_cards import SeatCard, SeatCards, as_pdf
from wargame.report.writing import write_file
from wargame.shown.chart import rows_as_csv
from wargame.terms import EntenteError

EARLIER: Final = b"an earlier one"

SESSION: Final = "session-1"


class Written(ABC):
    """Files that are written, in half of the trials over earlier ones."""

    @abstractmethod
    def forms(self) -> Sequence[str]:
        """Return the names that may be written, one in each trial."""

    @abstractmethod
    def write(self, path: Path, say: Say) -> None:
        """Write the file of this name, or the folder."""

    @abstractmethod
    def is_whole(self, path: Path) -> bool:
        """Return whether a file is all there."""

    def prepare(self, folder: Path, number: int) -> None:
        (folder / "home").mkdir()
        form = self.forms()[number % len(self.forms())]
        (folder / "home" / "form").write_text(form)
        if number // len(self.forms()) % 2:
            path = folder / form
            if not path.suffix:
                path.mkdir()
                path /= REPORT
            path.write_bytes(EARLIER)

    def _path(self, folder: Path) -> Path:
        return folder / (folder / "home" / "form").read_text()

    def run(self, folder: Path, say: Say) -> None:
        self.write(self._path(folder), say)
        say("written")

    def look(self, folder: Path, said: Sequence[str]) -> None:
        path = self._path(folder)
        made = [one for one in (path, *path.rglob("*")) if one.is_file() and not one.name.startswith(".")]
        halves = [one.name for one in made if not self._is_as_before(one) and not self.is_whole(one)]
        assert not halves, f"half a file: {', '.join(halves)}"
        if "written" in said:
            assert made, "an acknowledged file is not there"
            assert not any(map(self._is_as_before, made)), "an acknowledged file is the earlier one"

    def _is_as_before(self, path: Path) -> bool:
        return path.read_bytes() == EARLIER

    def again(self, folder: Path, say: Say) -> None:
        self.run(folder, say)

    def finished(self, folder: Path) -> None:
        self.look(folder, ["written"])
        nothing_beside(folder, self._path(folder).name)


class Series(Written):
    """What a series shows: a report in each form, tables, a folder with everything."""

    def forms(self) -> Sequence[str]:
        return ("series.docx", "series.pdf", "series.md", "series.xlsx", "series")

    def write(self, path: Path, say: Say) -> None:
        write_series(_study(), path)

    def is_whole(self, path: Path) -> bool:
        content = path.read_bytes()
        match path.suffix:
            case ".docx" | ".xlsx":
                return is_whole_package(content)
            case ".pdf":
                return content.rstrip().endswith(b"%%EOF")
            case ".png":
                return content.endswith(b"IEND\xaeB`\x82")
            case _:
                return content == _of_series()[path.name]

    def finished(self, folder: Path) -> None:
        super().finished(folder)
        path = self._path(folder)
        if path.is_dir():
            there = {one.name for one in path.rglob("*") if one.is_file()}
            assert there == _names_of_folder(), "not all of the folder is there, or more than that"


@cache
def _study() -> Study:
    with TemporaryDirectory() as name:
        return study(gather([saved(Path(name), seed) for seed in (1, 2, 3)], workers=1))


@cache
def _of_series() -> Mapping[str, bytes]:
    """What an unharmed run writes, but for reports and pictures: their compiler outlives no fork."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_series(_study(), folder / "series.md")
        facts = series_facts(_study())
        write_tables(sheets(facts.found), folder, "csv", marking=facts.marking)
        found = {one.name: one.read_bytes() for one in folder.iterdir()}
    for one in charts_of(facts):
        found[f"{one.key}.svg"] = alone(one.drawing, "").encode()
        found[f"{one.key}.csv"] = rows_as_csv(one.head, one.rows, "").encode("utf-8-sig")
    return found


def _names_of_folder() -> set[str]:
    pictures = {f"{Path(name).stem}.png" for name in _of_series() if name.endswith(".svg")}
    return {REPORT, *pictures, *_of_series()} - {"series.md"}


class Seal(Written):
    """A design that is sealed."""

    def forms(self) -> Sequence[str]:
        return ("series.sealed.json",)

    def write(self, path: Path, say: Say) -> None:
        write_sealed(sealed(mediation(), path.parent, seeds_from(500)), path, over=True)

    def is_whole(self, path: Path) -> bool:
        try:
            return bool(read_design(path).seal)
        except EntenteError:
            return False


class Cards(Written):
    """Seat cards for phones."""

    def forms(self) -> Sequence[str]:
        return ("cards.pdf",)

    def write(self, path: Path, say: Say) -> None:
        square = tuple(tuple((row + at) % 3 == 0 for at in range(21)) for row in range(21))
        cards = tuple(SeatCard(name=name, glyph="seat-hexagon", code=square) for name in ("Iran", "Russia"))
        content = as_pdf(SeatCards(title="Tuesday", address="192.168.1.2:8137", cards=cards))
        say("made")
        write_file(path, content)

    def is_whole(self, path: Path) -> bool:
        return path.read_bytes().rstrip().endswith(b"%%EOF")


class Phones:
    """Cards and channels of a session's phones, written anew at each change."""

    def prepare(self, folder: Path, number: int) -> None:
        (folder / "home").mkdir()
        self._changes = 5 + number % 3

    def run(self, folder: Path, say: Say) -> None:
        keeping = Keeping(SESSION)
        earlier = keeping.read()
        first = 1 if earlier is None else earlier.port + 1
        for change in range(first, first + self._changes):
            keeping.write(_kept(change))
            assert keeping.works
            say(str(change))

    def look(self, folder: Path, said: Sequence[str]) -> None:
        path = self._path(folder)
        if not path.exists():
            assert not said, "acknowledged phones are not there"
            return
        try:
            found = msgspec.json.decode(path.read_bytes(), type=Kept)
        except msgspec.DecodeError as error:
            raise AssertionError(f"half a file of phones: {error}") from error
        assert found == _kept(found.port), "not what was written"
        assert not said or found.port >= int(said[-1]), "the phones of before an acknowledged change"
        assert not path.stat().st_mode & 0o077, "others may read the keys of phones"

    def again(self, folder: Path, say: Say) -> None:
        self.run(folder, say)

    def finished(self, folder: Path) -> None:
        path = self._path(folder)
        # Whatever was left half written holds keys, and has to be gone.
        assert names_in(path.parent) == {path.name}, "keys of phones were left beside"

    def _path(self, folder: Path) -> Path:
        (found, *_) = [*(folder / "home" / "config" / "phones").glob("[!.]*.json"), folder / "none"]
        return found


def _kept(change: int) -> Kept:
    """What is kept after so many changes; the number of the last stands where the port does."""
    cards = tuple(Card("iran", f"card-{number}", bytes([change % 256]) * 32) for number in range(change * 20))
    return Kept("192.168.1.2", change, cards, (), (), {})


def warm() -> None:
    """Make everything once that trials compare with, before processes are forked."""
    _study()
    _of_series()
