"""Sentences of what is written and printed: `wargame.report`."""

from collections.abc import Mapping
from typing import Final

REPORT: Final[Mapping[str, str]] = {
    "chatham-house-names": (
        "This session is held under the Chatham House rule, so nobody is named in what leaves the room. Ask "
        "for seats alone, or change the marking of the session first."
    ),
    "draft-affirms": "The draft leaves out “{word}”, which the record says here.",
    "draft-broken": (
        "{name} is damaged or cut short and cannot be read as Word. Open it in Word, save it "
        "anew, and try again."
    ),
    "draft-events-gone": "The draft no longer names the events on which this rests: {events}.",
    "draft-events-other": "The draft rests this on events {draft}; the record on {record}.",
    "draft-locked": "{name} is locked by a password. Save it without one, and try again.",
    "draft-names-other": "The draft names {draft} where the record names {record}.",
    "draft-negates": "The draft says “{word}” here; the record does not.",
    "draft-no-event": "There is no event {numbers:and}; the last one in the record is {last}.",
    "draft-no-such": "There is no {what} {number}; the last one is {most}.",
    "draft-of-earlier": (
        "The draft was made at event {event}; {later:# event} came after that, and what it says of them may "
        "have been right at the time."
    ),
    "draft-of-no-record": (
        "The draft does not say from which record it was made; it is held beside the session's report as it "
        "is made without further choices."
    ),
    "draft-of-other-branch": (
        "The draft tells the line of play “{branch}”, and is held beside that; played now is “{present}”."
    ),
    "draft-of-other-kind": "{name} is no Word file. Save the draft as .docx, and choose that.",
    "draft-of-other-record": (
        "The draft was made from another record: its last event is not in this session. It is "
        "held beside this "
        "one all the same."
    ),
    "draft-says-other": "The draft says {draft}, the record {record}.",
    "draft-taken-back": (
        "The draft was made at event {event}, which was taken back since; it is held beside what "
        "is played now."
    ),
    "draft-too-large": (
        "{name} is too large to be read; a draft may have {most} MB. Make its pictures smaller, "
        "and try again."
    ),
    "draft-too-many": "The draft says {said}, but of what it calls {what} there are {most} at most.",
    "draft-unopened": "{name} cannot be opened: {reason}. Choose another draft.",
    "draft-without-events": (
        "{count} of {of} statements no longer name the events on which they rest; this is told "
        "once, not for each."
    ),
    "file-locked": (
        "{name} was not written: {folder} may not be written to, or the file is open in another program. "
        "Close it there, or choose another place."
    ),
    "file-not-written": (
        "{name} was not written: {reason}. Nothing was changed; choose another place and try again."
    ),
    "folder-in-place-of-file": "{name} was not written: there is a folder of that name. Choose another name.",
    "no-folder-for-file": "{name} was not written: there is no folder {folder}. Choose another place.",
    "no-seat-cards": "No seat plays by phone, so there is no card to print. Set a seat to Phone first.",
    "nothing-to-print": "There is nothing of that kind to print in “{title}”; choose other sheets.",
    "no-sheet-named": "Name what is to be printed: {sheets}.",
    "no-move-waits-blind": "No move waits for a second ruling.",
    "no-such-part": "A report has no part called “{unknown}”; it has: {parts}.",
    "no-such-sheet": "A kit has no {unknown}; it has: {sheets}.",
    "no-turn-played": "This line of play has no turn yet, not turn {turn}.",
    "office-broken": (
        "{name} is damaged, or packed in a way that is not read. Open it in the program that it was made "
        "with, save it again, and choose it anew."
    ),
    "office-locked": (
        "{name} is locked by a password, or is a file of the old kind (.doc, .ppt). Save it without a "
        "password, as .docx or .pptx."
    ),
    "office-of-other-kind": "{name} is not {wanted}. Save the template as one, and choose that.",
    "office-packed-too-large": (
        "{name} unpacks to more than {most} MB, far more than a template needs. Take pictures out of it."
    ),
    "office-strict": (
        "{name} is saved as Strict Open XML, which is not read. Save it as a plain .docx or .pptx."
    ),
    "office-too-large": (
        "{name} is larger than {most} MB. A template is far smaller; take large pictures out of it."
    ),
    "office-too-many-parts": "{name} is made of more than {most:,} parts; no template is. Choose another.",
    "office-unopened": "{name} cannot be opened: {reason}. Choose another template.",
    "one-turn-played": "This line of play has turn 1 alone, not turn {turn}.",
    "pages-not-laid-out": (
        "The pages could not be laid out: {refused}. The session is unchanged; please report this."
    ),
    "parquet-not-installed": (
        "Parquet needs the library pyarrow, which is not there. Where Entente was installed by pip, "
        "“pip install pyarrow” adds it; CSV, JSON and workbooks are written without it."
    ),
    "report-ending-unknown": "A report is written as {endings}; give {name} one of these endings.",
    "report-form-unknown": "A report is written as {endings}, not as “{ending}”; name such a file.",
    "slides-of-one-turn": (
        "Slides tell the whole session, not turn {turn} alone. Leave the turn out, or say up to which turn "
        "they go."
    ),
    "table-folder-not-made": (
        "The folder {folder} could not be made: {reason}. Tables in CSV need a folder of their own; name "
        "another."
    ),
    "table-form-unknown": "Tables are written as {forms}, not as “{kind}”.",
    "template-for-no-form": "A template serves {endings:or}, not {ending}; name such a file, or no template.",
    "template-place-beside": (
        "The template asks for {names:quoted} beside other words, in a table, or in the head or foot. Such a "
        "part needs a paragraph of its own; it stands there as it was."
    ),
    "template-place-unknown": (
        "The template asks for {names:quoted}, which no report has; it stands there as it was. Known are "
        "{known}."
    ),
    "template-without-fields": (
        "Fields of the template that would fetch or ask something were left out: {fields}. What they showed "
        "last stays."
    ),
    "template-without-links": (
        "{count:# reference} of the template to other files or addresses {count:~ was|were} left out: "
        "{addresses}."
    ),
    "template-unfit": (
        "The template cannot be used: something in it is damaged. Open it in PowerPoint, save it under "
        "another name, and choose that."
    ),
    "template-without-layouts": "The template has no layouts to put slides on; choose another.",
    "template-without-macros": "The macros and controls of the template were left out.",
    "template-without-objects": ("{count:# embedded object} of the template {count:~ was|were} left out."),
    "turns-played": "This line of play has turns 1 to {last}, not turn {turn}.",
}
