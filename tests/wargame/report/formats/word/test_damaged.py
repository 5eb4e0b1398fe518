"""Templates that are damaged or odd: each is refused in a sentence, or gives a file that can be read."""

import re
from functools import cache
from io import BytesIO
from random import Random

import docx
import pytest

from tests.wargame.report.formats.office_files import file_of, parts_of
from tests.wargame.report.formats.word.reading import Reader
from tests.wargame.report.formats.word.test_templates import filled
from wargame.report.formats.office import OfficeUnreadable
from wargame.report.formats.word.file import WordFile

VALUES = (b"", b"-1", b"x", b"99999999999999", b"1.5", b"../..", b"true")
EACH = 12
"""Damaged templates of one test."""


@cache
def _whole() -> dict[str, bytes]:
    """A template with something of everything."""
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "{{marking}}"
    for text in ("{{summary}}", "Of {{title}}."):
        file.add_paragraph(text)
    file.add_section()
    file.add_paragraph("{{report}}")
    file.add_table(2, 2)
    content = BytesIO()
    file.save(content)
    return parts_of(content.getvalue())


def _damaged(random: Random) -> bytes:
    parts = dict(_whole())
    for _ in range(random.randint(1, 3)):
        name = random.choice(sorted(part for part in parts if part.endswith((".xml", ".rels"))))
        if random.randrange(8) == 0:
            del parts[name]
        else:
            parts[name] = random.choice((_without_leaf, _with_value, _without_branch, _with_byte))(
                parts[name], random
            )
    return file_of(parts)


def _cut(content: bytes, found: re.Match[bytes] | None, instead: bytes = b"") -> bytes:
    return content if found is None else content[: found.start()] + instead + content[found.end() :]


def _any(pattern: bytes, content: bytes, random: Random) -> re.Match[bytes] | None:
    every = list(re.finditer(pattern, content))
    return random.choice(every) if every else None


def _without_leaf(content: bytes, random: Random) -> bytes:
    return _cut(content, _any(rb"<[\w:]+[^<>]*/>", content, random))


def _with_value(content: bytes, random: Random) -> bytes:
    return _cut(content, _any(rb'="[^"]*"', content, random), b'="' + random.choice(VALUES) + b'"')


def _without_branch(content: bytes, random: Random) -> bytes:
    return _cut(content, _any(rb"(?s)<w:(\w+)\b[^<>]*[^/<>]>.*?</w:\1>", content, random))


def _with_byte(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_template_is_refused_or_used(seed: int) -> None:
    random = Random(seed)
    for content in [_damaged(random) for _ in range(EACH)]:
        found = _filled(content)
        if found is not None:
            assert any("The summary" in line for line in Reader(found.content).lines)


def _filled(content: bytes) -> WordFile | None:
    """The file, or None if the template was refused in a sentence."""
    try:
        return filled(content)
    except OfficeUnreadable as error:
        return None if "house.docx" in str(error) else pytest.fail(str(error))


def test_a_file_without_a_body_is_refused() -> None:
    parts = dict(_whole())
    parts["word/document.xml"] = re.sub(rb"(?s)<w:body>.*</w:body>", b"", parts["word/document.xml"])
    with pytest.raises(OfficeUnreadable, match=r"house\.docx is damaged"):
        filled(file_of(parts))
