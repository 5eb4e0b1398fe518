"""What a template must have for a report to stand in it: styles, bullets, footnotes, fields worked out anew.

What it has is used; what it lacks is added, in the places where Word wants it.
"""

from typing import Any, Final

from wargame.report.formats.office import parsed
from wargame.report.formats.word.parts import WORD_TYPE, Parts, own_styles
from wargame.report.formats.word.styles import Look, W, fitted, is_list
from wargame.report.formats.word.xml import NAMESPACES

_BULLET: Final = (
    '<w:abstractNum {names} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
)
_LINES: Final = (
    '<w:footnotes {names}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
)
_LATER_SETTINGS: Final = (
    *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr"),
    *("attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats"),
    *("doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType"),
    *("schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)
"""Settings that stand behind the one that has fields worked out anew."""

_BEHIND_NOTES: Final = frozenset(_LATER_SETTINGS[2:])


def look_of(parts: Parts, width: int, *, own: bool) -> Look:
    """Return the styles of a template by what they are for, having added what it lacks."""
    # A copy of the styles for Word 2010, which would contradict those that are added.
    parts.drop("stylesWithEffects")
    ours = own_styles(width)
    name = parts.one("styles")
    if own or not name:
        if name:
            parts.put(name, own_styles(width))
        else:
            name = parts.name_for("styles", ".xml")
            parts.add(name, own_styles(width), "styles", WORD_TYPE.format("styles"))
    numbering = parts.one("numbering")
    theirs = parts.tree(name)
    ids = fitted(theirs, ours, parts.tree(numbering) if numbering else None)
    bullet = "" if is_list(ids["List Bullet"], theirs) else _bullet(parts)
    return Look(ids, bullet, _language(theirs))


def _bullet(parts: Parts) -> str:
    """Add a list to a template; return the properties of a paragraph that is an item of it."""
    name = parts.one("numbering")
    if not name:
        name = parts.name_for("numbering", ".xml")
        root = parsed(f"<w:numbering {NAMESPACES}/>".encode())
        parts.add(name, root, "numbering", WORD_TYPE.format("numbering"))
    root = parts.tree(name)
    kinds = [int(one.get(f"{W}abstractNumId", "0")) for one in root.iterchildren(f"{W}abstractNum")]
    lists = [int(one.get(f"{W}numId", "0")) for one in root.iterchildren(f"{W}num")]
    kind, number = max(kinds, default=-1) + 1, max(lists, default=0) + 1
    made = parsed(_BULLET.format(names=NAMESPACES, number=kind).encode())
    first = next(root.iterchildren(f"{W}num"), None)
    if first is None:
        root.append(made)
    else:
        first.addprevious(made)
    item = root.makeelement(f"{W}num", {f"{W}numId": str(number)})
    item.append(root.makeelement(f"{W}abstractNumId", {f"{W}val": str(kind)}))
    last = [*root.iterchildren(f"{W}abstractNum", f"{W}num")][-1]
    last.addnext(item)
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _language(styles: Any) -> str:
    """Return the language that runs of ours must name, because the template's is another; else nothing."""
    found = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    said = "" if found is None else str(found.get(f"{W}val", ""))
    return "" if said.lower().startswith("en") else "en-GB"


def in_english(root: Any, look: Look) -> None:
    """Say of all runs that they are English, in a template of another language."""
    if not look.language:
        return
    for run in root.iter(f"{W}r"):
        facts = run.find(f"{W}rPr")
        if facts is None:
            facts = run.makeelement(f"{W}rPr", {})
            run.insert(0, facts)
        said = facts.find(f"{W}lang")
        if said is None:
            said = facts.makeelement(f"{W}lang", {})
            facts.append(said)
        said.set(f"{W}val", look.language)


def first_note(parts: Parts) -> int:
    """Return the number of the first footnote of ours."""
    name = parts.one("footnotes")
    if not name:
        return 1
    every = parts.tree(name).iterchildren(f"{W}footnote")
    return max((int(one.get(f"{W}id", "0")) for one in every), default=0) + 1


def put_notes(parts: Parts, notes: str) -> None:
    """Put footnotes behind those of the template."""
    if not notes:
        return
    name = parts.one("footnotes")
    if not name:
        name = parts.name_for("footnotes", ".xml")
        parts.add(
            name, parsed(_LINES.format(names=NAMESPACES).encode()), "footnotes", WORD_TYPE.format("footnotes")
        )
        settings = _settings(parts)
        told = settings.makeelement(f"{W}footnotePr", {})
        for number in ("-1", "0"):
            told.append(told.makeelement(f"{W}footnote", {f"{W}id": number}))
        _insert(settings, told, _BEHIND_NOTES)
    root = parts.tree(name)
    for one in list(parsed(f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>".encode())):
        root.append(one)


def ask_for_fields(parts: Parts) -> None:
    """Have Word work out the table of contents and the numbers of pages when the file is opened."""
    settings = _settings(parts)
    if settings.find(f"{W}updateFields") is None:
        told = settings.makeelement(f"{W}updateFields", {f"{W}val": "true"})
        _insert(settings, told, frozenset(_LATER_SETTINGS))


def _settings(parts: Parts) -> Any:
    name = parts.one("settings")
    if not name:
        name = parts.name_for("settings", ".xml")
        root = parsed(f"<w:settings {NAMESPACES}/>".encode())
        parts.add(name, root, "settings", WORD_TYPE.format("settings"))
    return parts.tree(name)


def _insert(settings: Any, told: Any, behind: frozenset[str]) -> None:
    for one in settings:
        if str(one.tag).removeprefix(W) in behind:
            one.addprevious(told)
            return
    settings.append(told)
