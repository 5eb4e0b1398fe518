"""Checks of a scenario's marking: it has one line at the head of each page, and its logo is a picture."""

from typing import Final

from wargame.limits import LONGEST_MARKING
from wargame.logo import is_logo
from wargame.scenario.findings import Findings
from wargame.words.sentences import Sentence

_TEXTS: Final = ("text", "caveats", "house")


def check_marking(findings: Findings) -> None:
    """Check what a scenario says of the marking of its sessions."""
    marking = findings.scenario.marking
    for name in _TEXTS:
        if (length := len(getattr(marking, name))) > LONGEST_MARKING:
            findings.note(
                ("marking", name), Sentence("marking-too-long", length=length, most=LONGEST_MARKING)
            )
    if not is_logo(marking.logo):
        findings.note(("marking", "logo"), Sentence("logo-no-picture"))
