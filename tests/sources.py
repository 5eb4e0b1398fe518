"""The code of the product, read once for all tests that look at how it is written."""

import ast
from functools import cache
from pathlib import Path
from typing import Final

from tests.children import ROOT

SOURCES: Final = tuple(sorted([*(ROOT / "wargame").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]))


@cache
def tree_of(path: Path) -> ast.Module:
    """The tree of a file, which nobody changes."""
    return ast.parse(path.read_text(encoding="utf-8"))
