"""The two options with which `report` and `export` are told whether secrets leave the session with a file.

Without either the session's close decides, as `report.story.tells_secrets` says. A command that writes a file
from a session adds the options with `add_secrets` and reads them with `secrets_wanted`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_secrets(parser: argparse.ArgumentParser) -> None:
    """Add `--secrets` and `--no-secrets`, of which one at most can be given."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--secrets",
        action="store_true",
        help="with what was secret at the table, whatever was said at the close; if neither option is given, "
        "only a session that was opened to all at its close is written with its secrets",
    )
    either.add_argument(
        "--no-secrets",
        action="store_true",
        help="without what was secret at the table, whatever was said at the close",
    )


def secrets_wanted(asked: argparse.Namespace) -> bool | None:
    """Return what was said about secrets; None if nothing was, so that the session's close decides."""
    return True if asked.secrets else False if asked.no_secrets else None
