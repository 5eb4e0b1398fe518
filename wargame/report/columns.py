"""What tables are made of: columns with their meaning, and rows.

Used by `tables` and `acts`, which fill them, and by `formats.table_files`, which writes them and, beside
them, the codebook: every column with its kind and meaning.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Value: TypeAlias = str | int | float | bool | None
FieldKind: TypeAlias = Literal["text", "whole", "number", "yes-no"]
"""What the cells of a column hold, where they hold anything."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column."""

    name: str
    means: str
    kind: FieldKind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table."""

    name: str
    means: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]


EVENT: Final = Field("event", "number of the event in the record", "whole")
TURN: Final = Field("turn", "number of the turn, from 1; 0 is the start", "whole")

CODEBOOK: Final = (
    Field("table", "name of the table"),
    Field("column", "name of the column"),
    Field("kind", "text, whole (a whole number), number, or yes-no"),
    Field("meaning", "what it holds"),
)


def codebook(tables: Sequence[Sheet]) -> Sheet:
    """Return what every column of some tables means, as a table."""
    return Sheet(
        name="codebook",
        means="What every column means.",
        fields=CODEBOOK,
        rows=tuple(
            (table.name, field.name, field.kind, field.means) for table in tables for field in table.fields
        ),
    )


def numbers_in(numbers: Iterable[int]) -> str:
    """Return several numbers in one cell, with spaces between them."""
    return " ".join(str(number) for number in numbers)
