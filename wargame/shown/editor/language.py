"""The small language of conditions, measures and effects, read out beside the field where it is written."""

from wargame.scenario.document.document import Document
from wargame.scenario.expression import (
    ExpressionFault,
    in_words,
    parse_condition,
    parse_effects,
    parse_term,
)
from wargame.shown.editor.sections import names_in

_READERS = {"condition": parse_condition, "measure": parse_term, "effects": parse_effects}


def read_out(document: Document, kind: str, text: str) -> str:
    """Return in words what a text says; empty for an empty one, and where it cannot be read."""
    if not text.strip():
        return ""
    try:
        return in_words(_READERS[kind](text), names_in(document))
    except ExpressionFault:
        return ""
