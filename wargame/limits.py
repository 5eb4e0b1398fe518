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

LONGEST_MARKING: Final = 120
"""Characters of each text of a marking: it has one line at the head of a page."""

# --- pictures ---

LARGEST_PICTURE: Final = 20_000_000
"""Bytes of a picture as somebody brings it; a camera's come to five or ten million. A logo is one, too."""

MOST_PIXELS: Final = 50_000_000
"""Pixels of a picture as somebody brings it."""

LONGEST_SIDE: Final = 1_920
"""Pixels of a picture's longer side as it is kept; larger ones are made smaller."""

LARGEST_KEPT: Final = 4_000_000
"""Bytes of a picture as it is kept; JPEG comes to less than one million."""

LARGEST_PICTURES: Final = 40_000_000
"""Bytes of all pictures of a scenario together; a session, which keeps them, may be larger."""

MOST_PICTURES: Final = 300
"""Pictures of a scenario."""

LONGEST_FILE_NAME: Final = 100
"""Characters of the name of a picture's file, so that every disk takes it."""

# --- packed scenarios ---

LARGEST_PACKAGE: Final = 60_000_000
"""Bytes of a scenario that is packed in one file, and of all that is in it once it is unpacked."""

MOST_PACKED: Final = 310
"""Files that are packed in one scenario: its pictures, and some few others."""

MOST_SQUEEZED: Final = 200
"""How many times as large as in the package a file of it may be, where it is large at all."""

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
