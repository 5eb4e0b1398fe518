"""Sentences of many tables side by side: `wargame.cohort`."""

from collections.abc import Mapping
from typing import Final

COHORT: Final[Mapping[str, str]] = {
    "cohort-branch": "another line of play of the session in {other}; only that one is compared",
    "cohort-earlier": "an earlier state of the session in {other}; only that one is compared",
    "cohort-file-not-read": "the file cannot be read: {reason}",
    "cohort-foreign": "plays “{title}”; most files here play “{wanted}”",
    "labels-no-head": "the sheet of labels needs a first line that names its columns: {columns}",
    "labels-no-such-file": "line {line} of the labels: there is no session {file} here",
    "labels-none-for": "{file} has no label and is not compared",
    "labels-twice": "line {line} of the labels: {file} has a label already; the first one holds",
    "labels-without-label": "line {line} of the labels: {file} has no label",
    "cohort-no-files": "There is no session file in {place}; session files end in .entente.",
    "cohort-no-such-label": "No table has the label {label}; there are: {labels}.",
    "cohort-twice": "the same session as {other}; it is counted once",
}
