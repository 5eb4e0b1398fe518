"""The data of a session as tidy tables: a folder of CSV files, one JSON file, or one workbook.

The tables are made by `report.tables`; docs/data-dictionary.md says what each column means. Whether what was
secret is in them follows the same rule as the report's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wargame.terms import Refused

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from wargame.session.session import Session


def write(session: Session, path: Path, form: str, choices: argparse.Namespace) -> tuple[Path, ...]:
    """Write the tables and return the files.

    Raises
    ------
    Refused
        If there is no such branch, or files would be replaced that are there already.
    NotWritten
        If a file cannot be written.
    """
    from wargame.cli.secrecy import secrets_wanted
    from wargame.places import is_folder, is_there
    from wargame.report.document import stamp_of
    from wargame.report.facts import gather
    from wargame.report.formats.table_files import write_tables
    from wargame.report.options import Options
    from wargame.report.tables import SHEETS, sheets

    if form == "csv" and is_folder(path) and not choices.overwrite:
        there = [name for name in (*SHEETS, "marking") if is_there(path / f"{name}.csv")]
        if there:
            raise Refused("table-there-already", path=path, name=there[0])
    options = Options(
        branch=choices.branch,
        naming="cover" if choices.names else "annex",
        secrets=secrets_wanted(choices),
    )
    facts = gather(session, options)
    return write_tables(sheets(facts), path, form, stamp_of(facts), facts.story.marking)
