"""A scenario of one's own begun from a template: called as its people call it from the first moment on.

Its file and its id are made of the title, so that two that began alike are two things for everybody who gets
them. Asked by the page of scenarios.
"""

from pathlib import Path

from wargame.scenario.document.document import open_document
from wargame.scenario.document.edits import Set
from wargame.scenario.files import copied, id_from
from wargame.whole import write_whole


def started(template: Path, title: str) -> Path:
    """Make a scenario of the user's from a template, under a title of its own, and return its file.

    Raises
    ------
    ScenarioFileRefused
        If the template cannot be read, or the file not be written.
    """
    new = copied(template, stem=id_from(title))
    edited, _ = open_document(new).edited(Set(("title",), title))
    write_whole(new, edited.content, over=True)
    return new
