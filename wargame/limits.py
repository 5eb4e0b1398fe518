"""How large things may be: one list, for those who write and those who read alike.

What is within these limits can be written and can be opened again; what is beyond them is refused by both,
in a sentence. Nothing else in `wargame` has a limit of its own for what stands in a file. To move a limit,
move it here; it may only ever grow, or older files would no longer open.
"""

from typing import Final

# --- texts and numbers ---

LONGEST_TEXT: Final = 20_000
"""Characters of a name, argument or note; longer texts are refused."""

LARGEST_NUMBER: Final = 1_000_000_000
"""The largest number that a rule or a hand moves anything by, on scales that have no end."""

MOST_TURNS: Final = 1_000
"""Turns of a session."""

LONGEST_TIMER_S: Final = 366 * 24 * 60 * 60
"""Seconds on a timer, left or gone by; a laptop may sleep over the holidays."""

# --- session files ---

LARGEST_SESSION: Final = 100_000_000
"""Bytes of a session file; the longest days have come to some millions."""

MOST_ROWS: Final = 50_000
"""Rows of one table of a session; a long day comes to some thousands."""

LONGEST_BODY: Final = 1_000_000
"""Bytes of one event's body, or of a setting."""

LONGEST_DRAFT: Final = 1_000_000
"""Characters of what one seat has written and not sealed."""

LONGEST_VALUE: Final = 8_000_000
"""Bytes of any value; the scenario as played is the largest."""

# --- scenario files ---

LARGEST_SCENARIO: Final = 5_000_000
"""Bytes of a scenario file, and characters of what its aliases make of it."""

MOST_FAULTS: Final = 300
"""Faults of a file that are told one by one; nobody reads more."""

# --- workbooks ---

LARGEST_WORKBOOK: Final = 20_000_000
"""Bytes of a workbook, or a table of rows, that is imported; the flagship comes to a tenth of a million."""

LARGEST_UNPACKED: Final = 100_000_000
"""Bytes of all that is packed in a workbook."""

MOST_PARTS: Final = 2_000
"""Files that are packed in a workbook."""

MOST_CELLS: Final = 500_000
"""Cells of a sheet, from its first to its last, the empty ones between them counted."""

# --- templates of reports ---

LARGEST_TEMPLATE: Final = 25_000_000
"""Bytes of a Word or PowerPoint template; what it unpacks to is limited as a workbook is."""
# --- pictures ---

LARGEST_PICTURE: Final = 10_000_000
"""Bytes of a picture that is taken in as a logo; what is kept of it is no longer than a text."""
