"""What the export sheet offers and remembers: report, one turn, data, print kit, each with its choices.

Pure values and words; `ui.windows.export_choices` shows them, `wargame.report.chosen` makes what they come
to. What is remembered between sessions is how a file is made, not what of a session is in it.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from wargame.report.kit import SHEETS
from wargame.report.naming import Names
from wargame.report.options import FOLDERS as FOLDERS
from wargame.report.options import PAPERS, PARTS, Naming, Options
from wargame.session.marking import marking_of
from wargame.session.session import Session

What: TypeAlias = Literal["report", "turn", "tables", "kit"]
Secrets: TypeAlias = Literal["closed", "in", "out"]
Letters: TypeAlias = Literal["in", "out"]

WHATS: Final[dict[What, str]] = {
    "report": "Report",
    "turn": "One turn",
    "tables": "Data",
    "kit": "Print kit",
}
FORMS: Final[dict[What, tuple[str, ...]]] = {
    "report": ("pdf", "docx", "pptx", "html", "md"),
    "turn": ("pdf", "docx", "html", "md"),
    "tables": ("xlsx", "csv", "json", "parquet"),
    "kit": ("pdf",),
}
FORM_WORDS: Final[dict[str, str]] = {
    "pdf": "PDF",
    "docx": "Word",
    "pptx": "Slides",
    "html": "HTML",
    "md": "Markdown",
    "xlsx": "Workbook",
    "csv": "CSV",
    "json": "JSON",
    "parquet": "Parquet",
}
IN_TEMPLATES: Final = ("docx", "pptx")
"""Formats that can be put into a house's template."""

NAMING_WORDS: Final[dict[Naming, str]] = {"annex": "In an annex", "cover": "Everywhere", "none": "Nowhere"}
SECRETS_WORDS: Final[dict[Secrets, str]] = {"closed": "If opened", "in": "In", "out": "Out"}
LETTERS_WORDS: Final[dict[Letters, str]] = {"out": "Who wrote to whom", "in": "Their text too"}
PAPER_WORDS: Final[dict[str, str]] = {"a4": "A4", "letter": "Letter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDraft:
    """The choices on the sheet."""

    what: What = "report"
    form: str = "pdf"
    naming: Naming = "annex"
    secrets: Secrets = "closed"
    paper: str = "a4"
    without: frozenset[str] = frozenset()
    sheets: tuple[str, ...] = tuple(SHEETS)
    branch: str = ""
    """Empty for the one that is played now."""
    until: int = 0
    """The last turn that is told; 0 for all."""
    turn: int = 1
    letters: Letters = "out"
    """Whether tables have the text of letters."""
    foreword: str = ""
    templates: tuple[tuple[str, str], ...] = ()
    """Formats, each with the path of the house's template for it."""


def with_what(draft: ExportDraft, what: What) -> ExportDraft:
    """Return the draft for another kind of export, in a format that this kind has."""
    forms = FORMS[what]
    return replace(draft, what=what, form=draft.form if draft.form in forms else forms[0])


def template_of(draft: ExportDraft) -> str:
    """Return the path of the house's template for the format; empty for none."""
    return dict(draft.templates).get(draft.form, "") if draft.form in IN_TEMPLATES else ""


def with_template(draft: ExportDraft, path: str) -> ExportDraft:
    """Return the draft with a template for its format, or without one."""
    others = {form: one for form, one in draft.templates if form != draft.form}
    return replace(draft, templates=tuple(sorted({**others, **({draft.form: path} if path else {})}.items())))


def options_of(draft: ExportDraft) -> Options:
    """Return the choices as the report understands them."""
    return Options(
        branch=draft.branch or None,
        until=(draft.until or None) if draft.what != "turn" else None,
        turn=draft.turn if draft.what == "turn" else None,
        naming=draft.naming,
        secrets={"closed": None, "in": True, "out": False}[draft.secrets],
        without=draft.without,
        paper=PAPERS[draft.paper],
        letters=draft.letters == "in",
        foreword=draft.foreword,
    )


def file_name(draft: ExportDraft, stem: str) -> str:
    """Return a name for the file, from the name of the session's file; for some formats that of a folder."""
    said = {
        "report": "quick look" if draft.form == "pptx" else "report",
        "turn": f"turn {draft.turn}",
        "tables": "data",
        "kit": "print kit",
    }[draft.what]
    return f"{stem} {said}" if draft.form in FOLDERS else f"{stem} {said}.{draft.form}"


def note(draft: ExportDraft, closed: bool, opened: bool) -> str:
    """Return what should be known about the choices."""
    if draft.what == "kit":
        return "The hidden part of each brief stands on a sheet of its own."
    interim = "" if closed else "The session still runs: this is marked as interim. "
    if draft.form == "docx":
        interim = f"Shown is the PDF; Word lays the same out anew. {interim}"
    secret = draft.secrets == "in" or (draft.secrets == "closed" and opened)
    if secret:
        return f"{interim}Covert moves, hidden aims and notes are in it. Mind who reads it."
    return f"{interim}What was secret at the table is left out."


def kept(draft: ExportDraft) -> str:
    """Return what is remembered of the choices."""
    return json.dumps(
        {
            "form": draft.form,
            "naming": draft.naming,
            "paper": draft.paper,
            "without": sorted(draft.without),
            "sheets": list(draft.sheets),
            "templates": dict(draft.templates),
        }
    )


def taken_up(text: str) -> ExportDraft:
    """Return a draft with the choices that were remembered; what makes no sense is not taken."""
    try:
        found = json.loads(text)
    except ValueError:
        return ExportDraft()
    if not isinstance(found, dict):
        return ExportDraft()
    kinds: tuple[Naming, ...] = ("annex", "cover", "none")
    naming: Naming = next((one for one in kinds if one == found.get("naming")), "annex")
    without = found.get("without")
    sheets = found.get("sheets")
    templates = found.get("templates")
    return ExportDraft(
        form=next((one for one in FORMS["report"] if one == found.get("form")), "pdf"),
        naming=naming,
        paper=next((one for one in PAPERS if one == found.get("paper")), "a4"),
        without=frozenset(PARTS).intersection(without if isinstance(without, list) else ()),
        sheets=tuple(one for one in SHEETS if one in (sheets if isinstance(sheets, list) else SHEETS))
        or tuple(SHEETS),
        templates=tuple(
            (form, path)
            for form, path in sorted(templates.items() if isinstance(templates, dict) else ())
            if form in IN_TEMPLATES and isinstance(path, str)
        ),
    )


def held_to(draft: ExportDraft, session: Session) -> ExportDraft:
    """Return the draft with no names in it where the session's marking forbids them."""
    return replace(draft, naming="none") if marking_of(session).chatham_house else draft


def stem_of(session: Session, path: Path | None) -> str:
    """Return how the names of files made of a session begin: as its own file's, or as its title.

    Under the Chatham House rule nobody is named there either.
    """
    stem = path.stem if path is not None else session.state.setup.title
    if marking_of(session).chatham_house:
        return file_stem(Names(session, "none").plain(stem))
    return stem if path is not None else file_stem(stem)


def file_stem(title: str) -> str:
    """Return a title as the beginning of a file's name."""
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    return " ".join(plain.split())[:80] or "session"
