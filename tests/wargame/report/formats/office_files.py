"""Office files for tests: plain ones, and ones to which something was added by hand."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from pptx import Presentation

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(*paragraphs: str) -> bytes:
    """A plain Word file."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def slides_file() -> bytes:
    """A plain presentation with one slide."""
    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[0])
    content = BytesIO()
    slides.save(content)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """What is packed in a file."""
    with ZipFile(BytesIO(content)) as file:
        return {info.filename: file.read(info) for info in file.infolist()}


def file_of(parts: Mapping[str, bytes]) -> bytes:
    """A file of parts."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as file:
        for name, said in parts.items():
            file.writestr(name, said)
    return content.getvalue()


def with_body(content: bytes, xml: str) -> bytes:
    """A Word file with XML of its own at the end of what it says."""
    parts = parts_of(content)
    names = f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}"'
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:sectPr", f"<w:p {names}>{xml}</w:p><w:sectPr".encode(), 1
    )
    return file_of(parts)


def with_link(content: bytes, mark: str, kind: str, target: str, *, outside: bool = True) -> bytes:
    """A Word file whose document is linked with something."""
    parts = parts_of(content)
    mode = ' TargetMode="External"' if outside else ""
    link = f'<Relationship Id="{mark}" Type="{_RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    return file_of(parts)


def with_parts(content: bytes, more: Mapping[str, bytes]) -> bytes:
    """A file with further parts, or with others in place of its own."""
    return file_of({**parts_of(content), **more})


def with_type(content: bytes, before: str, after: str) -> bytes:
    """A file that is said to be of another type."""
    parts = parts_of(content)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(before.encode(), after.encode())
    return file_of(parts)
