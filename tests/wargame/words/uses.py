"""Which sentences the code makes, and with what in their blanks; read from the code itself."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.children import ROOT
from tests.sources import SOURCES, tree_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place in the code where a sentence is made."""

    where: str
    what: ast.expr
    """What stands where its key belongs."""
    blanks: frozenset[str]

    @property
    def key(self) -> str | None:
        """Its key; None where a sentence that was made elsewhere is passed on."""
        return str(self.what.value) if isinstance(self.what, ast.Constant) else None


def _nodes() -> Iterator[tuple[Path, ast.Call | ast.ClassDef]]:
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call | ast.ClassDef):
                yield path, node


def _error_classes(found: list[ast.ClassDef]) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the errors for people, and of those among them that are made in a way of their own."""
    known, own = {"EntenteError"}, set()
    while more := {
        one.name
        for one in found
        if one.name not in known
        and any(isinstance(base, ast.Name) and base.id in known for base in one.bases)
    }:
        known |= more
    for one in found:
        makes = any(isinstance(part, ast.FunctionDef) and part.name == "__init__" for part in one.body)
        if one.name in known and one.name != "EntenteError" and makes:
            own.add(one.name)
    return frozenset(known), frozenset(own)


def uses() -> tuple[Use, ...]:
    """Every sentence that the code makes."""
    nodes = list(_nodes())
    errors, own = _error_classes([node for _, node in nodes if isinstance(node, ast.ClassDef)])
    makers = (errors - own) | {"Sentence"}
    found: list[Use] = []
    for path, node in nodes:
        if isinstance(node, ast.ClassDef):
            if node.name in own:
                found.extend(_use(path, call) for call in ast.walk(node) if _is_super_init(call))
        elif node.args and _makes(node, makers) and all(one.arg for one in node.keywords):
            found.append(_use(path, node))
    return tuple(found)


def _makes(call: ast.Call, makers: frozenset[str]) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in makers


def _is_super_init(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "__init__"
        and ast.unparse(node.func.value) == "super()"
    )


def _use(path: Path, node: ast.AST) -> Use:
    assert isinstance(node, ast.Call)
    blanks = frozenset(one.arg or "" for one in node.keywords)
    return Use(where=f"{path.relative_to(ROOT)}:{node.lineno}", what=node.args[0], blanks=blanks)
