"""A scenario as a workbook: written for Excel and LibreOffice, and read again with a preview first.

Who knows spreadsheets writes a scenario there. The road out: a scenario's data (`scenario.data`) is taken
apart into entries (`entries`), one for each value that has a cell of its own; `sheets` lays them out, `xlsx`
writes the file. The road back: `files` opens a file and refuses what could harm, `matching` finds which cell
is which entry, by headings and ids, `typography` mends what a word processor made of signs, and `kinds` reads
what a cell says. What was found is compared with the scenario, and with the scenario as it was when the
workbook was written, in `comparing`; what would change is a `preview`, and nothing is changed before somebody
has seen it. What people do with workbooks stands in `exchange`.

To give a field a cell: nothing to do. Each field of `scenario.model` has a column in the sheet of its things,
or a row in the sheets Game and More; `columns` only says in which order they stand, and what is said shorter.
"""
