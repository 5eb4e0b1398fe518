"""How fast a scenario is edited: from an edit to what is wrong with the scenario now."""

from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure, best_of, in_milli
from wargame.places import scenarios_folder
from wargame.scenario.document.document import Document, open_document
from wargame.scenario.document.edits import Insert, Rename, Set
from wargame.scenario.document.work import open_work
from wargame.times import now

FLAGSHIP = scenarios_folder() / "afghanistan-2017.yaml"
COST = ("cards", 3, "cost")
CARDS = 400


def figures() -> list[Figure]:
    """Return the figures of the flagship's file, and of one with four hundred cards."""
    document = open_document(FLAGSHIP)
    return [
        Figure(
            name="flagship: an edit to its checked result",
            value=in_milli(_edited_and_checked(document)),
            unit="ms",
            goal=50,
        ),
        Figure(
            name="flagship: an edit in the text alone",
            value=in_milli(best_of(20, lambda: document.edited(Set(COST, 3)))),
            unit="ms",
            goal=20,
        ),
        Figure(
            name="flagship: an actor renamed everywhere",
            value=in_milli(best_of(3, lambda: document.edited(Rename("actor", "kabul", "palace")))),
            unit="ms",
            goal=300,
        ),
        Figure(name="flagship: opened, edited, saved", value=in_milli(_worked()), unit="ms", goal=400),
        Figure(
            name=f"{CARDS} cards: an edit to its checked result",
            value=in_milli(_edited_and_checked(_large(document))),
            unit="ms",
            goal=250,
        ),
    ]


def _edited_and_checked(document: Document) -> float:
    """Return the seconds from an edit to the faults, one edit after another as somebody types."""
    latest = [document]
    costs = cycle((3, 4))

    def edit() -> None:
        latest[0], _ = latest[0].edited(Set(COST, next(costs)))
        assert latest[0].model is not None

    edit()
    return best_of(20, edit)


def _large(document: Document) -> Document:
    """Return a document with its cards again and again."""
    cards = document.data["cards"]
    for number in range(CARDS - len(cards)):
        card = {**cards[number % len(cards)], "id": f"card-{number}-x".replace("-", "-n", 1)}
        document, _ = document.edited(Insert(("cards",), len(cards) + number, card))
    return document


def _worked() -> float:
    def work() -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / FLAGSHIP.name
            path.write_bytes(FLAGSHIP.read_bytes())
            opened = open_work(path)
            opened.do(Set(COST, 4), "cost", now())
            opened.save(now())
            opened.close()

    return best_of(3, work)
