"""Sentences of many tables side by side: `wargame.cohort`."""

from collections.abc import Mapping
from typing import Final

COHORT: Final[Mapping[str, str]] = {
    "cohort-branch": "another line of play of the session in {other}; only that one is compared",
    "cohort-earlier": "an earlier state of the session in {other}; only that one is compared",
    "cohort-file-not-read": "the file cannot be read: {reason}",
    "cohort-foreign": "plays “{title}”; most files here play “{wanted}”",
    "cohort-twice": "the same session as {other}; it is counted once",
}
