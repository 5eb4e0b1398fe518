"""Sentences of workbooks: `wargame.workbook`."""

from collections.abc import Mapping
from typing import Final

WORKBOOK: Final[Mapping[str, str]] = {
    "cell-no-number": "“{text}” is not a number",
    "cell-not-whole": "{text} is not a whole number",
    "cell-not-yes-no": "“{text}” is neither yes nor no",
    "cell-not-among-choices": "“{text}” is not among the choices; expected {expected}",
    "cell-of-length": "“{text}” is not a list of {length}",
    "cell-date": "this is a date, {text}; give the cell the format Text and type it again",
    "cell-error": "the workbook shows {text} here",
    "cell-formula-without-value": (
        "this is a formula whose value is not in the file; open and save the workbook once"
    ),
    "cell-merged": "this cell is merged with {first}, so it holds nothing of its own; take the merging out",
    "cell-part-unclear": "“{part}” cannot be read; write it as “{form}”",
    "column-taken-for": "{sheet}: column {letter}, “{heading}”, was read as “{name}”.",
    "column-unread": "column {letter}, “{heading}”, is not read; it stays in the workbook",
    "event-of-other-kind": "an event cannot become one of this kind; write it in a new row, without an id",
    "event-without-field": "an event of this kind has nothing under “{heading}”",
    "list-column-use-unknown": "A column of such a list cannot be “{use}”; it can be {known:or}.",
    "list-columns": "Columns were read so: {read:list none}. Not read: {others:list none}.",
    "list-without-column": "There is no column “{heading}”; there are {known:list none}.",
    "list-without-text": (
        "No column says what a row is about. Say which one does; there are {known:list none}."
    ),
    "row-of-no-field": "there is no field “{name}”; the row is not read",
    "row-twice": (
        "the id “{id}” stands in a row before this one; give the new row a title of its own, and no id"
    ),
    "row-without-title": "this row has neither an id nor a title, so it is no {one}",
    "sheet-hidden": "The sheet {sheet} is hidden; it was read all the same.",
    "sheet-known-by-headings": "The sheet “{sheet}” was read as {name}.",
    "sheet-missing": "There is no sheet {sheet}; what it would hold stays as it is.",
    "sheet-unread": "the sheet “{sheet}” is not read",
    "table-no-text": "{name} is no table of text. Save it as CSV, or as an Excel workbook (.xlsx).",
    "table-of-nothing-known": (
        "{name} has no columns that are known. Say what its rows are, and which column is what; there are "
        "{known:list none}."
    ),
    "table-too-large": "{name} has more than {most:,} cells.",
    "tie-of-nobody": "“{name}” is no actor, so the ties here are not read",
    "tie-told-twice": "{other} says {value} for the same two actors; leave one of them empty",
    "matrix-tie-with-itself": "an actor has no tie with itself",
    "workbook-broken": (
        "{name} is no whole workbook: {reason}. Open it in a spreadsheet program and save it again."
    ),
    "workbook-in-old-form": (
        "{name} is an Excel file of the old kind (.xls), or one with a password. Save it as "
        ".xlsx, without a password."
    ),
    "workbook-of-other-kind": "{name} is {kind}. Save it as an Excel workbook (.xlsx), and import that.",
    "workbook-packed-too-large": (
        "{name} unpacks to more than {most:,} bytes; a scenario's workbook is far smaller."
    ),
    "workbook-sheet-too-large": (
        "The sheet {sheet} of {name} reaches to {last}, more than {most:,} cells. Delete the "
        "empty rows and columns behind its end, and save it again."
    ),
    "workbook-too-large": "{name} has more than {most:,} bytes; a scenario's workbook is far smaller.",
    "workbook-too-many-parts": "{name} has more than {most:,} parts; it is no workbook of a scenario.",
    "workbook-unopened": "{name} could not be opened: {reason}.",
    "workbook-with-formulas": "{sheet}: {count:# cell} with a formula; the last value was read.",
    "workbook-without-scenario": "There is nothing in this workbook that a scenario could be made of.",
    "workbook-without-base": (
        "The workbook does not say how the scenario was when it was written; each cell that "
        "differs is a change."
    ),
    "workbook-with-macros": "The workbook holds macros. They were not read, and never run.",
}

GUIDE: Final = (
    "This workbook is a scenario of Entente, a policy wargame. Change what you like, save it, and import it: "
    "Entente shows first what would change, cell by cell, and changes nothing before you say so.",
    "One row is one thing: a card, an actor, a track, an event, a goal. A new row is a new "
    "thing: leave its Id empty, Entente makes one. A row that you delete is kept in the "
    "scenario unless you tick it in the preview.",
    "The grey column Id, and the grey columns of the sheets Game and More, say what a row is "
    "about. Leave them as they are. Rows may be sorted; their order in the scenario stays.",
    "Actors and tracks are called by their names, in conditions and effects too: "
    "track(name) +1; alignment(name, other name) -2. Conditions and effects are explained in "
    "the guide, on the page A scenario as text.",
    "Several things in one cell: names with commas between them, texts one below the other "
    "(Alt+Enter in Excel, Ctrl+Enter in LibreOffice), easier or harder as “+1 when turn >= 3”, "
    "gates as “above 4: turn >= 3”, steps and hidden sets as “a: What it asks for”.",
    "An empty cell says nothing: the scenario then has what is usual there. The word none takes "
    "away a number that would be there by itself.",
    "Ties: fill in the half below the diagonal. Reasons and sources of ties stand in the sheet More.",
    "Columns of your own are welcome. Entente names them and leaves them alone; they do not "
    "come into the scenario. Nor do formulas: of a cell with a formula its last value is read.",
    "The hidden sheet Entente holds the scenario as it was when this workbook was written, so "
    "that what somebody changed there in the meantime is told from what you changed here.",
)
"""What the sheet Read me says, a paragraph to a cell; texts without blanks."""
