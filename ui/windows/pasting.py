"""A look at what many pasted cells would change, before anything is changed.

A few cells are simply pasted, as in a spreadsheet, and undo takes them back. Rows of several columns easily
land one column or one line beside what was meant; so what they would change is listed first, in words.
"""

from collections.abc import Callable

from ui.windows.ask import Ask
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit
from wargame.shown.editor.changes import changes_between

MOST_LINES = 12


def ask_before_pasting(
    ask: Ask, document: Document, edit: Edit, words: str, do: Callable[[], object]
) -> None:
    """List what an edit would change, and do it if somebody says so; `words` are of what is done."""
    after, _back = document.edited(edit)
    lines = changes_between(document.data, after.data, most=MOST_LINES)
    if not lines:
        ask.ask(
            "Nothing would change", "All cells hold what is pasted already.", [("paste-close", "Close", bool)]
        )
        return
    rows = words.removesuffix(" pasted")
    ask.ask(f"Paste {rows}?", "\n".join(lines), [("paste-now", f"Paste {rows}", do)])
