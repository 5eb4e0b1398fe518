"""Sentences of files of ties: `wargame.alignment`."""

from collections.abc import Mapping
from typing import Final

ALIGNMENT: Final[Mapping[str, str]] = {
    "actor-missing": "Line {line}: {column} is empty; name the actor.",
    "actors-too-many": "There are {actors} actors; up to {most} can be measured.",
    "first-line-wrong": (
        "The first line of {name} must name the columns source, target, and sign or weight (begin and "
        "end may follow); it says: {said}."
    ),
    "line-by-line": "{lines:lines}",
    "line-columns": "Line {line} has {columns:# column}, the first line has {due}.",
    "line-columns-by-comma": (
        "{wrong:open}; if {whole},{rest} is one number, write {whole}.{rest} or part the columns by "
        "semicolons."
    ),
    "line-no-csv": "Line {line} of {name} is not CSV: {fault}.",
    "moment-unread": "Line {line}: {column} says {text}; write a number or a date like 1904-04-08.",
    "moment-with-comma": "Line {line}: {column} says {text}; that has a decimal comma; write {told}.",
    "no-tie-holds": "No tie holds at {at}; the ties of this file run from {first} to {last}.",
    "no-ties-file": "There is no file {path}; check its name and folder.",
    "tie-ends-before": "Line {line}: the tie ends before it begins; begin must be before end.",
    "tie-name-too-long": "Line {line}: a name is longer than {most} characters.",
    "tie-with-itself": "Line {line}: {actor} has a tie with itself; a tie needs two actors.",
    "ties-dated": "The ties in {name} have dates; say for which moment they are wanted.",
    "ties-disagree": (
        "Lines {before} and {line} disagree about {actor} and {other}: {first:g} and {second:g}; keep one."
    ),
    "ties-file-empty": "{name} is empty; it needs a first line such as source,target,weight.",
    "ties-file-no-text": "{name} is not UTF-8 text; save it as CSV in UTF-8.",
    "ties-file-too-large": "{name} is larger than {most} MB; is it the right file?",
    "ties-file-too-long": "{name} has more than {most:,} lines; is it the right file?",
    "ties-file-unread": "{name} cannot be read: {reason}.",
    "ties-file-without-ties": "{name} has a first line, but no ties below it.",
    "ties-too-many": "There are ties between {pairs:,} pairs; up to {most:,} can be measured.",
    "weight-empty": "Line {line}: an empty cell is not a number; write 1, -1 or a weight.",
    "weight-is-zero": "Line {line}: the weight is 0, which is no tie; remove the line or give it a sign.",
    "weight-out-of-range": "Line {line}: {text} is out of range; weights lie within ±{most:,}.",
    "weight-unread": "Line {line}: {text} is not a number; write 1, -1 or a weight.",
    "weight-with-comma": "Line {line}: {text} has a decimal comma; write {told}.",
}
