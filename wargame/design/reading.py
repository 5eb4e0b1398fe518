"""A design's file read: YAML or JSON, a draft or sealed, told apart by what stands in it.

A draft is what people write. A sealed file holds the draft with what was drawn under `design`, and under
`seal` the hash of exactly that; a design that was changed since no longer fits its seal and is refused. What
the fields may hold stands in `model`, what they mean in `checking`.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from wargame.design.model import FORMAT, Design
from wargame.journal.six_words import six_words
from wargame.scenario.composing import compose
from wargame.scenario.letters import letters_of
from wargame.session.script_fields import fit
from wargame.terms import EntenteError, Refused

LARGEST: Final = 5_000_000
"""Bytes of a design."""

ENDING: Final = ".sealed.json"
"""How the name of a sealed design ends."""

MOST_LOOKED_AT: Final = 20
"""Sealed designs of a folder that are read to find one."""

TITLE: Final = "design"
"""What the file is called in refusals."""


class DesignUnreadable(EntenteError):
    """A file that is no design, or cannot be opened at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A design as it stands in its file."""

    path: Path
    design: Design
    seal: str = ""
    """The hash of a sealed design; empty for a draft."""

    @property
    def words(self) -> str:
        """The seal in six words; empty for a draft."""
        return six_words(self.seal) if self.seal else ""


def seal_of(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a design's fields, whatever their order in the file.

    It is that of their JSON in UTF-8, keys sorted, without spaces.
    """
    written = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return sha256(written.encode()).hexdigest()


def read_design(path: Path) -> Read:
    """Return the design in a file, a draft or sealed.

    Raises
    ------
    DesignUnreadable
        If it cannot be opened or is no design.
    Refused
        If a field is not what it should be, or it was changed since it was sealed.
    """
    data = _data(_text(path), path.name)
    if not isinstance(data, dict):
        raise DesignUnreadable("design-no-fields", name=path.name)
    if "seal" not in data:
        return Read(path=path, design=design_of(data, path.name))
    inside = data.get("design")
    seal = data["seal"].get("hash") if isinstance(data["seal"], dict) else None
    if not isinstance(inside, dict) or not isinstance(seal, str):
        raise DesignUnreadable("design-seal-torn", name=path.name)
    try:
        found = seal_of(inside)
    except (ValueError, RecursionError) as error:  # half a character, a number that is none
        raise DesignUnreadable("design-seal-torn", name=path.name) from error
    if seal != found:
        raise Refused("design-changed", name=path.name, sealed=_words(seal), found=six_words(found))
    return Read(path=path, design=design_of(inside, path.name), seal=found)


def find_sealed(seal: str, folders: Iterable[Path]) -> Read | None:
    """Return the sealed design with a seal that lies in one of some folders; None if there is none."""
    for folder in folders:
        try:
            files = sorted(path for path in folder.iterdir() if path.name.endswith(ENDING))
        except OSError:
            continue
        for path in files[:MOST_LOOKED_AT]:
            with suppress(EntenteError):
                if (found := read_design(path)).seal == seal:
                    return found
    return None


def design_of(data: Mapping[str, Any], name: str) -> Design:
    """Return the design that fields describe; DesignUnreadable or Refused as `read_design`."""
    form = data.get("design")
    if type(form) is not int:
        raise DesignUnreadable("design-none", name=name)
    if form > FORMAT:
        raise DesignUnreadable("design-too-new", name=name, form=form, known=FORMAT)
    return fit(Design, data, TITLE)


def _words(seal: str) -> str:
    try:
        return six_words(seal)
    except ValueError:
        return seal[:60]


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise DesignUnreadable("design-unopened", path=path, reason=reason) from error
    if len(content) > LARGEST:
        raise DesignUnreadable("design-too-large", name=path.name, most=LARGEST)
    letters = letters_of(content)
    if letters.text is None or letters.told is not None:
        raise DesignUnreadable("design-no-text", name=path.name)
    return letters.text


def _data(text: str, name: str) -> Any:
    """Return what stands in a text; JSON is read as such, for YAML has letters that it does not take."""
    if text.lstrip().startswith("{"):
        try:
            return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        except (ValueError, RecursionError):
            pass  # YAML may begin so too, and says what is wrong and where
    root, faults = compose(text, name)
    if root is None or faults:
        first = faults[0] if faults else None
        line, wrong = (first.line, first.wrong) if first else (1, "there is nothing in it")
        raise DesignUnreadable("design-faulty", name=name, line=line, wrong=wrong)
    return root.plain


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field stands twice")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)
