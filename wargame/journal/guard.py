"""What SQLite may do with a file that comes from anywhere: only what Entente itself asks for.

A database can carry triggers, views and expressions that run when it is read. `put_on` sets limits on what
a row may hold and a judge over every statement: what a trigger or a view of the file asks for is refused,
and so is another file, an extension, and any function that could reach outside. `connection` puts it on
every connection; `schema.check_shape` then looks at the tables themselves.
"""

import sqlite3
from typing import Final

from wargame.limits import LONGEST_VALUE

_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 40,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 40,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 8,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}

_SETTINGS: Final = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY")

_SWITCHES: Final = (
    ("SQLITE_DBCONFIG_DEFENSIVE", True),
    ("SQLITE_DBCONFIG_TRUSTED_SCHEMA", False),
    ("SQLITE_DBCONFIG_ENABLE_TRIGGER", False),
    ("SQLITE_DBCONFIG_ENABLE_VIEW", False),
    ("SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER", False),
    ("SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION", False),
    ("SQLITE_DBCONFIG_DQS_DDL", False),
    ("SQLITE_DBCONFIG_DQS_DML", False),
)
"""Switches that Python can reach from 3.12 on; before that the judge alone has to do."""

_OWN_SUBQUERIES: Final = frozenset({None, "", "line"})
"""In whose name a statement may ask: its own, or that of the one named subquery that `restore` has."""

_REACHING_OUT: Final = frozenset(
    {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "zipfile", "sqlar_uncompress"}
)

_FOREIGN: Final = frozenset(
    {
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_CREATE_TEMP_VIEW,
        sqlite3.SQLITE_CREATE_VTABLE,
        sqlite3.SQLITE_DETACH,
    }
)


def put_on(connection: sqlite3.Connection, *, mends: bool = False) -> None:
    """Guard a new connection; with `mends` its own tables may be put right by hand, as `rescue` does.

    Raises
    ------
    sqlite3.Error
        If the file cannot be read at all.
    """
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    if switch := getattr(connection, "setconfig", None):
        for name, on in _SWITCHES:
            if not (mends and name == "SQLITE_DBCONFIG_DEFENSIVE"):
                switch(getattr(sqlite3, name), on)
    connection.set_authorizer(_judge)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")


def _judge(
    action: int, first: str | None, second: str | None, _database: str | None, within: str | None
) -> int:
    """Return whether a statement may do something; `within` names the trigger or view that asks for it."""
    if within not in _OWN_SUBQUERIES or action in _FOREIGN:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _REACHING_OUT:
        return sqlite3.SQLITE_DENY
    # VACUUM alone takes another database, one without a name, to write the file anew in.
    if action == sqlite3.SQLITE_ATTACH and first:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
