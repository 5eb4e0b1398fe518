"""Sentences of the record: `wargame.journal`, what it refuses and what is wrong with a file."""

from collections.abc import Mapping
from typing import Final

JOURNAL: Final[Mapping[str, str]] = {
    "and-more": "And {more:,} more.",
    "and-more-differences": "and {more} more.",
    "answer-differs": "what comes of the answer is not what the scenario says",
    "answer-not-open": "the seat could not give this answer then",
    "answered-twice": "the seat has answered before",
    "answers-differ": "what comes of the answers is not what the scenario says",
    "argument-unfit": "an argument is for or against, and weighs from 0 to 2",
    "audit-differs": "the audit does not count what stood on the board",
    "audit-incomplete": "an audit counts every number on the board",
    "backing-by-one": "a seat backs a move, blocks it or takes its word back",
    "card-has-terms": "a card has its terms from the scenario",
    "close-not-due": "the turn was not due to close like that",
    "copies-folder-not-made": "The folder of copies {folder} cannot be made: {reason}.",
    "copies-not-removed": "The copies in {folder} cannot be removed: {reason}. Remove them by hand.",
    "copy-not-written": "The copy {name} cannot be written: {reason}. Choose another folder.",
    "copy-there-already": "There is a file {name} already. Choose another name for the copy.",
    "correction-differs": "what moved is not what the correction says",
    "cost-differs": "it cost {paid}, and its price is {price}",
    "cover-differs": "what came to light, or what that moves, is not what the rules give",
    "database-of-others": (
        "{name} is a database of another program, not a session. Choose a file that Entente made."
    ),
    "deal-differs": "what moved is not what the deal moves",
    "dice-missing": "dice are thrown unless the outcome is named",
    "dice-not-drawn": "the dice of throw {throw} do not come from seed and key and are not marked as by hand",
    "disk-failed": (
        "The disk did not take this step, so it was not recorded. Everything before it is in {name}. "
        "Check the disk and do it again, or save the session in another place."
    ),
    "disk-failed-for-new": (
        "{name} was not made, because the disk of {folder} did not take it. Choose another place."
    ),
    "disk-full": (
        "The disk is full, so this step was not recorded. Everything before it is safe in {name}. Make "
        "room on the disk and do it again, or save the session in another place."
    ),
    "disk-full-for-new": (
        "{name} was not made, because the disk of {folder} is full. Make room there, or choose another place."
    ),
    "effects-differ": "what moved is not what its effects move",
    "effects-unfit": "its effects cannot be carried out on this board",
    "end-moves": "an end by the facilitator moves nothing",
    "end-not-due": "no such end was due",
    "end-untold": "Whether more was recorded at the end cannot be told: the seal is damaged, too.",
    "event-changed": "Event {number} was changed after it was recorded.",
    "event-differs": "Event {number}: {what}.",
    "event-does-not-follow": (
        "Event {number} cannot be recorded after event {parent}: the record has {there:# event}. Nothing "
        "was recorded; close the session and open it again."
    ),
    "event-fields-unknown": (
        "Event {number} has fields that this version does not know: {names}. A newer version of Entente "
        "wrote them, or somebody changed the event."
    ),
    "event-left-out": "Event {number} is left out: {why}",
    "event-missing": "Event {number} is missing.",
    "event-names-unknown": "Event {number} names {named:brief}, which the scenario as played does not have.",
    "event-of-no-command": "Event {number} belongs to no command that could have been given then.",
    "event-of-other-branch": "Event {number} does not stand on the branch that was played then.",
    "event-throw-wrong": "Event {number} holds throw {throw} where throw {due} was due.",
    "event-too-long": "Event {number} is longer than any event can be.",
    "event-under-other-turn": "Event {number} stands under turn {turn} but belongs to turn {belongs}.",
    "event-unfit": "Event {number} does not fit the state before it: {why:brief}.",
    "event-unread": "Event {number} cannot be read. {error}",
    "event-words-too-long": "Event {number} has words that are longer than any can be.",
    "events-table-missing": "{name} has no table of events: it is no session, or nothing is left of it.",
    "exposure-differs": "whether it comes to light, or what that moves, is not what the rules give",
    "exposure-not-thrown": "whether it comes to light is not what its throw gives",
    "exposure-throw-stays": "whether it was exposed is read off the throw that was made",
    "fields-too-long": "This {kind} holds a text of more than {most:,} characters.",
    "fields-unread": "The fields of this {kind} cannot be read: {fault:brief}.",
    "file-unread": "{name} cannot be read: {reason}.",
    "folder-read-only-for-new": "{name} was not made: {folder} is read-only. Choose another place.",
    "game-was-over": "the game was over",
    "gift-not-arrived": "what was given is not what arrived",
    "half-a-character": (
        "A text holds half a character, which cannot be recorded. Nothing was recorded; enter it again."
    ),
    "hidden-set-not-drawn": "the hidden set of {seat} is not the one that seed and key draw",
    "income-differs": "the income is not the scenario's",
    "inject-after-differs": (
        "who may cancel the inject, or what comes after it, is not as the scenario has it"
    ),
    "inject-asks-nothing": "the inject asks nobody for an answer",
    "inject-came-against-chance": "by the session's draw this inject does not come in this turn",
    "inject-differs": "the inject is not the scenario's",
    "inject-moves-differ": "what moved is not what the inject moves",
    "inject-not-waiting": "no such inject waits for an answer",
    "journal-closed": "{name} was closed, so this step was not recorded. Open the session again.",
    "journal-of-others": (
        "{name} was not opened: {name}-journal beside it names other files, which no journal of Entente "
        "does. Move it away to open the session as it was before its last step."
    ),
    "key-no-digits": "a key is made of hexadecimal digits",
    "kind-unknown": (
        "“{kind}” is no kind of event that this version of Entente knows: the record was made by a newer "
        "version, or damaged."
    ),
    "margin-wrong": "a throw has a margin where there is a difficulty, and only there",
    "move-not-due": "it is move {due} that is due",
    "move-two-kinds": "a move is a card or a move in the seat's own words",
    "logo-unfit": "the logo is no picture",
    "movement-changed": "Movement {number} of the branches was changed after it was recorded.",
    "movement-does-not-follow": (
        "Movement {number} of the branches does not follow the record, so it was not recorded. Close the "
        "session and open it again."
    ),
    "movement-left-out": "Movement {number} of the branches was changed and is left out.",
    "movement-missing": "Movement {number} of the branches is missing.",
    "movement-nowhere": "Movement {number} of the branches leads nowhere.",
    "movement-of-no-branch": "Movement {number} is of a branch that never began or began before.",
    "movement-words-too-long": "Movement {number} has words that are longer than any can be.",
    "moves-of-outcome-differ": "what moved is not what the outcome moves",
    "no-covert-move-hidden": "no such covert move is hidden",
    "name-too-long": "The name {name} is too long for the disk. Give the file a shorter one.",
    "no-json-text": "Its text is no JSON.",
    "no-party-to-it": "{seat} is no party to it",
    "no-session": "{name} is not a session, whatever its name says. Choose a file that Entente made.",
    "no-session-file": "There is no file {name} in {folder}. Check its name and place.",
    "no-such-branch-in-file": "There is no branch called “{branch}” in this session; there are: {names}.",
    "no-such-turn-of-branch": "There is no turn {turn} on this branch; it has come to turn {reached}.",
    "nobody-named": "Nobody called “{name}” is named in this session. Named are: {names:list nobody}.",
    "not-allowed-today": "today's rules do not allow it ({why:brief})",
    "nothing-to-expose": "there is no covert move that it could bring to light",
    "nothing-whole": "Nothing can be saved from {name}: not even its first event is whole.",
    "number-out-of-range": "{what} goes from {low:,} to {high:,}, not {value}",
    "odds-sum-wrong": "its odds are not {of} ways in all",
    "of-file": "{name}: {error}",
    "opened-elsewhere": "a session is opened by its first event and by no other",
    "opening-made-anew": "The first event is made anew from the state that was stored after it.",
    "option-of-no-vote": "it is for no option of the vote",
    "options-alike": "a vote has different options",
    "other-move-lay": "it was another move that lay on the table",
    "other-outcome-overridden": "it was another outcome that was overridden",
    "others-are-opening": "Others are opening {name} at this very moment. Try again.",
    "outcome-not-fallen": "what fell is not what its odds and its throw give",
    "outcome-without-reason": "another outcome than the one that fell holds, without a reason",
    "override-differs": "what the override takes back or moves is not what the rules give",
    "others-asked": "other seats are asked than the scenario says",
    "own-inject-after": "nobody may cancel an inject written on the spot, and it ends no other briefing",
    "own-inject-number": "an inject written on the spot has another number",
    "payment-not-cost": "what was paid is not what it cost",
    "payment-not-price": "what was paid is not the price",
    "payment-not-returned": "what came back is not what was paid",
    "people-missing": "Some of the people are missing.",
    "people-unread": "The names of the people cannot be read.",
    "person-changed": "The name of person {number} was changed.",
    "person-left-out": "The name of person {number} was changed and is left out.",
    "person-name-too-long": "The name of person {number} is longer than any name can be.",
    "proposer-not-first": "its proposer is the first of its parties",
    "pulls-unfit": "a move pulls at each policy question once",
    "question-not-due": "it is question {due} that is due",
    "reckoning-differs": "what stood before the throw is not what the rules reckon",
    "record-damaged": "{name} is damaged.",
    "record-damaged-from": "{name} is damaged. The first event that fails is {first}.",
    "record-whole": (
        "{name} is whole: {events:# event}, {throws:# throw}, {snapshots:# stored state}, nothing "
        "missing, all of it fits together."
    ),
    "recorded-already": (
        "Another {what} is on record already, so nothing was recorded. Close the session and open it again."
    ),
    "row-of-no-event": "Row {row} of {table} names an event that is not there.",
    "row-text-too-long": (
        "A text of this {what} has more than {most:,} characters, so nothing was recorded. Shorten it."
    ),
    "row-too-long": "This {what} is longer than {most:,} bytes and was not recorded. Shorten it.",
    "rows-too-many": (
        "A session holds {most:,} {what} at most, so nothing was recorded. Everything before is safe; "
        "end this session and go on in a new one."
    ),
    "ruled-already": "the move was ruled on already",
    "ruled-move-differs": "the move that was ruled on is not the one on the table",
    "rules-differ": (
        "Some of it differs from what today's rules give: an older version made it, or somebody changed it."
    ),
    "saved-up-to": "Saved up to event {last}. {why}",
    "saved-up-to-untold": "Saved up to event {last}: nothing tells how play came to the next one.",
    "scenario-changed": "The scenario as played was changed after the session began.",
    "scenario-label-wrong": "The scenario as played is not the one that the file says it is.",
    "scenario-lost": (
        "The scenario as played is damaged in {name}, and neither the automatic copies nor the scenarios "
        "of this computer have it; nothing can be saved without it. If you have its file as it was then, "
        "put it into the folder {folder} and try again."
    ),
    "scenario-not-playable": "{field}: {wrong}; expected is {expected}.",
    "scenario-not-there": "{name}: the scenario as played is not there.",
    "scenario-row-missing": "The scenario as played is not there, or is there twice.",
    "scenario-unread": "{name}: the scenario as played cannot be read. {reason}",
    "seal-count": "{due} {what} but {there} are there",
    "seal-counts-differ": "The seal counts {counts:clauses}: rows were taken out or put in.",
    "seal-missing": "The seal of the record is not there, or is there twice.",
    "seal-of-other-length": "A seal is {count} words; these are {typed}. Put all of them in quotes.",
    "seal-unfit": "The seal does not fit the rows: something was changed, replaced or put in another order.",
    "seal-word-unknown": "No seal has the word “{word}”; look at what was written down again.",
    "seed-below-zero": "a seed is not below 0",
    "session-busy": (
        "Another program is using {name}, so this step was not recorded. Close the other program and do "
        "it again."
    ),
    "session-cut-short": "{name} was cut short: {there:,} of {due:,} bytes are there.",
    "session-damaged": "{name} is damaged: {why}",
    "session-empty": (
        "{name} is empty: nothing is recorded in it. Look for a back-up copy; the file itself can go."
    ),
    "session-file-damaged": "{name} is damaged.",
    "session-full": (
        "{name} would come to more than {most:,} bytes, so this step was not recorded. Everything before "
        "it is safe; end this session and go on in a new one."
    ),
    "session-header-cut": (
        "{name} was cut short: only {there:# byte} of it {there:~ is|are} left, and nothing can be saved "
        "from that. Look for a back-up copy."
    ),
    "session-is-folder": "{name} is a folder, not a session. Choose a file that ends in {ending}.",
    "session-lacks-events": "{name} holds {number} of {sealed:# event}.",
    "session-lacks-part": (
        "{name} lacks a part that every session has ({missing}): it was damaged or changed."
    ),
    "session-no-file": "{name} is no ordinary file. Choose a file that ends in {ending}.",
    "session-not-made": "The session {name} cannot be made in {folder}: {reason}. Choose another folder.",
    "session-not-opened": "{name} cannot be opened: {reason}. Check its name and your rights.",
    "session-not-upgraded": "{name} is damaged and was not brought up to date. {why}",
    "session-not-writable": (
        "The session cannot be opened for writing in {parent}: {reason}. Nothing was changed. Copy it to "
        "a folder of your own, or open it for reading."
    ),
    "session-of-newer-version": (
        "{name} was made by a newer version of Entente (format {version}; this version reads up to "
        "{known}). Nothing was changed; update Entente to open it."
    ),
    "session-of-older-format": "{name} is brought up to date when it is opened.",
    "session-of-other-version": (
        "Another version of the session lies in {name} now, so this step was not recorded. Save the "
        "session in another place and go on there; nothing that was recorded is lost."
    ),
    "session-open-already": (
        "{name} is open already: {holder}. You can read it, or take it over if nobody plays there."
    ),
    "session-out-of-folder": (
        "{name} cannot be opened there: the folder does not exist or is read-only. Choose a folder of "
        "your own."
    ),
    "session-out-of-reach": (
        "{name} is out of reach: its disk is gone or takes nothing, so this step was not recorded. Put "
        "the disk back and do it again, or save the session in another place; nothing that was recorded "
        "is lost."
    ),
    "session-overlaid": (
        "Something else lies in {name} now, so this step was not recorded. Save the session in another "
        "place and go on there; nothing that was recorded is lost."
    ),
    "session-read-only": (
        "{name} cannot be written: the file or its folder is read-only. What was recorded is unchanged. "
        "Copy the session to a folder of your own and open it there."
    ),
    "session-replaced": (
        "{name} was moved, deleted or replaced while it was open, so this step was not recorded. Put the "
        "file back and do it again, or save the session in another place."
    ),
    "session-taken-over": (
        "The session was taken over ({who}), so this step was not recorded. Close it here; it goes on there."
    ),
    "session-there-already": "There is a file {name} already. Choose another name for the session.",
    "session-too-large": (
        "{name} has {size:# byte} and was not opened; no session comes to more than {most:,}."
    ),
    "session-unread": "{name} is damaged.",
    "session-unusable": "{name} cannot be used: {error}. What was recorded before is unchanged.",
    "session-with-commands": "{name} holds commands that another program put there; they were not run.",
    "session-with-strange-part": (
        "{name} has a {kind} “{what}” that no session has: another program changed the file."
    ),
    "picture-changed": "The picture {name!r} was changed.",
    "pictures-left-out": "Some pictures were changed or cannot be read and are left out.",
    "pictures-too-many": "It holds more pictures, or larger ones, than a session can have.",
    "setting-changed": "The setting {key!r} was changed.",
    "setting-too-long": "A setting is longer than any setting can be.",
    "settings-left-out": "Some settings were changed or cannot be read and are left out.",
    "sqlite-finds": "SQLite finds in the file: {found}.",
    "state-changed": "The state stored after event {event} was changed.",
    "state-differs": "The state stored after event {event} is not the one that the events lead to.",
    "state-of-no-event": "A state is stored for event {event}, which is not there.",
    "step-too-large": "A text is too long to be kept in {name}, so this step was not recorded. Shorten it.",
    "stored-state-changed": "The state stored after event {event} was changed.",
    "stored-state-foreign": "A stored state does not belong to the scenario in this file.",
    "stored-state-unread": "A stored state cannot be read: {fault:brief}.",
    "table-too-long": "There are more than {most:,} {table}, which no session has.",
    "table-unread": "The table {table} cannot be read to its end: {error}.",
    "throw-does-not-follow": (
        "Throw {throw} stands where throw {throws} is due, so nothing was recorded. Close the session "
        "and open it again."
    ),
    "throw-not-due": "Throw {throw} stands where throw {throws} is due.",
    "throw-of-other-dice": "a throw is {dice}",
    "tie-to-itself": "a seat has no tie to itself",
    "turns-before-differ": "the game had another number of turns before",
    "upkeep-differs": "what moved by itself is not what the rules move",
    "vote-not-due": "it is vote {due} that is due",
}

TYPED: Final[Mapping[str, str]] = {
    "kind-unknown": "Update Entente, or check the file with `entente verify`.",
    "scenario-lost": "Or name it: `entente rescue SESSION -o NEW --scenario FILE`.",
    "session-cut-short": "`entente rescue` saves what is left into a new file.",
    "session-damaged": (
        "`entente verify` tells more; `entente rescue` saves everything up to the first bad event into a "
        "new file."
    ),
    "session-file-damaged": "`entente rescue` saves what is left into a new file.",
    "session-lacks-events": "`entente verify` tells more.",
    "session-lacks-part": "Look for a back-up copy, or try `entente rescue`.",
    "session-unread": "`entente verify` tells more.",
    "session-with-commands": "`entente rescue` copies the session into a new file without them.",
    "session-with-strange-part": "`entente rescue` copies the session into a new file without it.",
    "stored-state-changed": "`entente rescue` makes it anew.",
}
"""What follows a sentence at a terminal: commands to type."""
