"""How long a report takes: the whole process, the layout alone, sixty turns, and the memory it needs."""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figure import Figure, best_of
from tests.wargame.report.sessions import demo, forty, practice
from wargame.report.formats.pdf import as_pdf, data_of
from wargame.report.formats.slides.pptx import as_pptx
from wargame.report.formats.word.file import as_word
from wargame.report.making import deck_of, document_of
from wargame.report.options import Options

_PROCESS = "import sys; from wargame.cli.main import main; sys.exit(main(sys.argv[1:]))"


def figures() -> list[Figure]:
    """Return what was measured, each beside its goal."""
    with tempfile.TemporaryDirectory() as folder:
        demo_file = _demo_file(Path(folder))
        whole = best_of(3, lambda: _process(demo_file))
        word = best_of(3, lambda: _process(demo_file, ".docx"))
        slides = best_of(3, lambda: _process(demo_file, ".pptx"))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    document = document_of(demo())
    long = document_of(practice(60), Options(secrets=True))
    deck = deck_of(practice(60), Options(secrets=True))
    large = forty()
    return [
        Figure(name="demo report as PDF, whole process", value=whole, unit="s", goal=1.5),
        Figure(name="demo report as Word, whole process", value=word, unit="s", goal=2),
        Figure(name="demo as slides, whole process", value=slides, unit="s", goal=2),
        Figure(name="sixty turns as slides", value=best_of(1, lambda: as_pptx(deck)), unit="s", goal=2),
        Figure(name="sixty turns as Word", value=best_of(1, lambda: as_word(long, None)), unit="s", goal=8),
        Figure(name="demo report, facts and document", value=best_of(3, _facts), unit="s"),
        Figure(name="demo report, layout in a new process", value=_layout_alone(), unit="s", goal=0.5),
        Figure(name="demo report, layout again", value=best_of(3, lambda: as_pdf(document)), unit="s"),
        Figure(name="sixty turns as PDF", value=best_of(1, lambda: as_pdf(long)), unit="s", goal=8),
        Figure(
            name="demo among forty actors as PDF",
            value=best_of(1, lambda: as_pdf(document_of(large, Options(secrets=True)))),
            unit="s",
            goal=8,
        ),
        Figure(name="memory of the process", value=memory, unit="MB", goal=400),
        Figure(name="data of the demo report", value=len(str(data_of(document))) / 1e6, unit="MB"),
    ]


def _demo_file(folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-c", _PROCESS, "demo", "--quiet", "--out", str(folder)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.entente"))


def _process(session: Path, ending: str = ".pdf") -> None:
    words = ["report", str(session), "-o", str(session.with_suffix(ending)), "--quiet"]
    subprocess.run([sys.executable, "-c", _PROCESS, *words], check=True)


def _facts() -> None:
    document_of(demo())


def _layout_alone() -> float:
    """Return the time of the first layout; typst keeps what it worked out, so a second one is faster."""
    code = (
        "from time import perf_counter\n"
        "from tests.wargame.report.sessions import demo\n"
        "from wargame.report.making import document_of\n"
        "from wargame.report.formats.pdf import as_pdf\n"
        "document = document_of(demo())\n"
        "start = perf_counter()\n"
        "as_pdf(document)\n"
        "print(perf_counter() - start)\n"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    ]
    return min(times)
