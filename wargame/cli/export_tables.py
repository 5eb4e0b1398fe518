"""The data of a session as tidy tables: a folder of CSV or Parquet files, one JSON file, or a workbook.

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
    from wargame.places import is_there
    from wargame.report.document import stamp_of
    from wargame.report.facts import gather
    from wargame.report.formats.table_files import files_of, write_tables
    from wargame.report.options import Options
    from wargame.report.tables import SHEETS, sheets

    if not choices.overwrite:
        there = [one for one in files_of(path, form, (*SHEETS, "marking")) if is_there(one)]
        if there:
            raise Refused("table-there-already", path=there[0].parent, name=there[0].name)
    options = Options(
        branch=choices.branch,
        naming="cover" if choices.names else "annex",
        secrets=secrets_wanted(choices),
        letters=choices.letters,
    )
    facts = gather(session, options)
    return write_tables(sheets(facts), path, form, stamp_of(facts), facts.story.marking)
