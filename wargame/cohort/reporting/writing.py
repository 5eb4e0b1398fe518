"""A series into files: a report, tables, or a folder with all of it and every chart with its data.

`write_series` is the one function that the command line and the window share; the ending of the path says
what is written. Formats are those of the session's report and tables.
"""

from pathlib import Path
from typing import Final

from wargame.cohort.reporting.charts import Plotted, charts_of
from wargame.cohort.reporting.document import document_of
from wargame.cohort.reporting.facts import Choices, SeriesFacts, series_facts
from wargame.cohort.reporting.pen import MARKED, TITLE, alone
from wargame.cohort.study import Study
from wargame.cohort.tables import sheets
from wargame.report.formats.pictures import Printed, as_png
from wargame.report.formats.table_files import ENDINGS, kind_by_ending, write_tables
from wargame.report.making import render
from wargame.report.writing import write_file, write_folder
from wargame.shown.chart import rows_as_csv
from wargame.terms import Refused

REPORTS: Final = (".pdf", ".docx", ".html", ".md")
REPORT: Final = "report.pdf"
"""The report in a folder."""
POINTS: Final = 0.75
"""Points to a unit of a drawing, in its picture."""


def write_series(found: Study, path: Path, choices: Choices | None = None) -> tuple[Path, ...]:
    """Write what a series shows, and return the files.

    Parameters
    ----------
    path
        Its ending says what is written: `.pdf`, `.docx`, `.html` and `.md` a report, `.xlsx` and `.json`
        tables; without one it is a folder for everything: report, charts with their data, tables.

    Raises
    ------
    Refused
        If there is no such form, nothing to report, or names are wanted where the marking forbids them.
    NotWritten
        If a file cannot be written; what was there is as it was.
    """
    form = path.suffix.lower()
    if form and form not in REPORTS and form not in ENDINGS:
        raise Refused("cohort-form-unknown", endings=(*REPORTS, *ENDINGS), ending=form)
    facts = series_facts(found, choices)
    if form in ENDINGS:
        return write_tables(
            sheets(facts.found), path, kind_by_ending(path), stamp=facts.stamp, marking=facts.marking
        )
    if form:
        write_file(path, render(document_of(facts), form))
        return (path,)
    return _write_all(facts, path)


def _write_all(facts: SeriesFacts, folder: Path) -> tuple[Path, ...]:
    charts = charts_of(facts)
    report = render(document_of(facts, charts), ".pdf")
    tables = write_tables(sheets(facts.found), folder, "csv", marking=facts.marking)
    drawn = write_folder(folder / "charts", _chart_files(facts, charts)) if charts else ()
    return (*write_folder(folder, {REPORT: report}), *drawn, *tables)


def _chart_files(facts: SeriesFacts, charts: tuple[Plotted, ...]) -> dict[str, bytes]:
    line = facts.marking.line
    made = [alone(one.drawing, line) for one in charts]
    below = TITLE + (MARKED if line else 0)
    pictures = as_png(
        [
            Printed(svg, one.drawing.width * POINTS, (one.drawing.height + below) * POINTS)
            for svg, one in zip(made, charts, strict=True)
        ]
    )
    files = {}
    for one, svg, png in zip(charts, made, pictures, strict=True):
        files[f"{one.key}.svg"] = svg.encode()
        files[f"{one.key}.png"] = png
        files[f"{one.key}.csv"] = rows_as_csv(one.head, one.rows, line).encode("utf-8-sig")
    return files
