"""Sentences of many tables side by side: `wargame.cohort`."""

from collections.abc import Mapping
from typing import Final

COHORT: Final[Mapping[str, str]] = {
    "cohort-branch": "another line of play of the session in {other}; only that one is compared",
    "cohort-earlier": "an earlier state of the session in {other}; only that one is compared",
    "cohort-file-not-read": "the file cannot be read: {reason}",
    "cohort-foreign": "plays “{title}”; most files here play “{wanted}”",
    "luck-no-question": "This scenario asks no question, so no verdict could have been another.",
    "luck-no-such-throw": "There is no throw {number}; this session has {throws}.",
    "luck-no-throw": "Nothing was thrown at this table, so nothing was luck.",
    "luck-not-over": "The game is not over yet; its luck can be told when it is.",
    "luck-other-method": "Some rulings here were thrown in a way that cannot be thrown anew: two dice can.",
    "replays-too-few": "There is at least 1 replay after each throw, not {replays}.",
    "labels-no-design": "{file} was not started from the design sealed as “{words}” and is not compared",
    "labels-of-design": (
        "labels are those of the design sealed as “{words}”; its file alone says whether a lot dealt them"
    ),
    "labels-beside": "labels are those of {sheet}, which lies with the sessions",
    "labels-no-head": "the sheet of labels needs a first line that names its columns: {columns}",
    "labels-no-such-file": "line {line} of the labels: there is no session {file} here",
    "labels-none-for": "{file} has no label and is not compared",
    "labels-twice": "line {line} of the labels: {file} has a label already; the first one holds",
    "labels-without-label": "line {line} of the labels: {file} has no label",
    "cohort-form-unknown": (
        "A series is not written as {ending}. Give a name that ends in {endings}, or a folder for everything."
    ),
    "cohort-nothing-to-report": "No session here can be compared, so there is nothing to report.",
    "cohort-no-files": "There is no session file in {place}; session files end in .entente.",
    "cohort-labels-or-design": "Name a sheet of labels or a design, not both: the design has its own labels.",
    "cohort-no-such-measure": (
        "“{measure}” is nothing that is measured here; name the index, a tie, a track, a verdict, a score or "
        "a card, as “tie russia iran”."
    ),
    "cohort-no-such-label": "No table has the label {label}; there are: {labels}.",
    "cohort-twice": "the same session as {other}; it is counted once",
}
