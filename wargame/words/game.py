"""Sentences of the rules and of the record's truth: `wargame.game`, and of `wargame.times`."""

from collections.abc import Mapping
from typing import Final

GAME: Final[Mapping[str, str]] = {
    "all-have-moved": "{seat} cannot move now; every seat has moved.",
    "answer-requires": "“{title}” needs: {said}.",
    "answer-too-dear": "“{title}” costs {price} influence, and {held} is left.",
    "answer-unasked": "no inject asks this seat for an answer",
    "argument-out-of-range": (
        "The argument modifier goes from {low:signed} to {high:signed}, not {argument:signed}."
    ),
    "argument-reason-missing": "Say why the argument moves the throw; the record keeps the reason.",
    "argument-side-missing": "An argument speaks for (+1) or against (−1) the move.",
    "argument-weight": "An argument weighs from 0 to {most}, not {weight}.",
    "argument-words-missing": "An argument needs words.",
    "backed-already": "{seat} has backed or blocked this turn.",
    "backing-in-reveal": "Backing and blocking belong to the reveal, before moves are ruled on.",
    "backs-itself": "{seat} cannot back or block its own move.",
    "cannot-pay-now": "{seat} cannot pay for that now.",
    "card-not-held": "{seat} does not hold “{title}”.",
    "brief-card-off": "Switched off",
    "brief-card-on-table": "On the table this turn",
    "brief-covert-moves-spent": "{most:# covert move} a turn",
    "brief-influence-short": "Costs {cost}, {held} left",
    "brief-used-lately": "Rests until turn {again}",
    "brief-used-once": "Played; not again this session",
    "brief-used-up": "Played; not again this session",
    "brief-uses-spent": "Played {most:times}; not again",
    "brief-uses-spent-lately": "{most:times} in {turns:# turn}, and was",
    "card-off": "“{title}” is switched off for this session.",
    "card-on-table": "“{title}” is already on the table this turn.",
    "card-or-free-move": "A move is a card or a free move, not both.",
    "card-requires": "“{title}” needs: {said}.",
    "chance-missing": "Name the chance that the move succeeds, from 0 to 100 percent.",
    "chance-out-of-range": "{seat} named {percent}%; a chance goes from 0 to 100.",
    "change-from-other-value": "{what} stood at {held}, not {before}",
    "change-off-board": "{what} is not on this board",
    "counts-wrong": "the counts of vote {number} are not those of the votes cast",
    "covert-moves-spent": "{seat} may act covertly {most:times} a turn and has done so.",
    "covert-ruling-first": "A move is to be ruled on first.",
    "deal-missing": "there is no deal {number}",
    "deal-unpayable": (
        "Deal {number} cannot be agreed now: {payers:and} and {payers:~ does|do} not hold so much."
    ),
    "deal-wrong": "deal {number} is no offer of a seat to another, or has a wrong number",
    "departure-reason-missing": "Say why the ruling departs from the rules; the record keeps the reason.",
    "dice-unfit": "Enter {wanted}, not {dice:list nothing}.",
    "event-of-other-turn": "an event of turn {turn} stands in turn {now}",
    "free-move-title-missing": "A free move needs a title: say in a line what the seat does.",
    "game-over-no-backing": "The game is over; no move can be backed or blocked.",
    "game-over-no-moves": "The game is over; nobody can move.",
    "hidden-set-missing": "{seat} has no hidden set {drawn}",
    "influence-short": "It costs {cost} influence; {seat} holds {held}.",
    "move-never-sealed": "move {number} was withdrawn but never sealed",
    "move-not-on-table": "move {number} is not on the table",
    "move-ruled-on": "Move {number}, “{title}”, was ruled on already.",
    "move-ruled-on-override": "Move {number}, “{title}”, was ruled on already; override that ruling instead.",
    "moves-before-phases": "Moves are made in planning; the table is in no phase yet.",
    "moves-in-planning": "Moves are made in planning; the table is in {phase}.",
    "moves-spent": "{seat} has made its {most:# move} this turn.",
    "no-backing": "This scenario has no backing and blocking.",
    "not-backed": "{seat} neither backs nor blocks move {number}.",
    "no-free-moves": "This scenario has no free moves; play a card or pass.",
    "no-such-actor": "There is no actor called {target}.",
    "no-such-card": "There is no card called {card}.",
    "no-such-move": "There is no move {number} on the table.",
    "no-such-overt-move": "There is no overt move {number} on the table.",
    "no-such-seat": "There is no seat called {seat}.",
    "day-two-ways": (
        "“{text}” could be {one} or {other}; write the month as a word, or the year first: {iso}."
    ),
    "day-unread": (
        "“{text}” cannot be read as a day; write it like 14 October 2026, 14.10.2026 or 2026-10-14."
    ),
    "no-such-zone": (
        "There is no time zone “{name}” on this computer; name one such as Asia/Kabul, or write how far "
        "its clocks are from UTC, such as +04:30."
    ),
    "not-on-board": "There is no {what} on this board.",
    "other-seat-moves": "{seat} cannot move now; it is {ahead}'s turn.",
    "outcome-missing": "Name the outcome: exceeds, succeeds, partly or fails.",
    "overridden-not-last": "move {number} was overridden but was not the last ruling",
    "override-reason-missing": "Say why the ruling is overridden; the record keeps the reason.",
    "override-too-late": "Only the ruling just made can be overridden; take back what came after it first.",
    "phase-wrong": "{kind} is not phase {phase} of a turn",
    "question-missing": "there is no question {number}",
    "ruled-not-on-table": "move {number} was ruled on but is not on the table",
    "ruling-first": "Move {number}, “{title}”, is to be ruled on first.",
    "seat-passed": "{seat} has passed this turn.",
    "target-missing": "“{title}” needs a target: {options}.",
    "target-unasked": "“{title}” has no target to choose.",
    "target-unfit": "“{title}” cannot be aimed at {target}; choose one of {options}.",
    "terms-missing": "Set the difficulty and effects of “{title}” before it is ruled on.",
    "used-lately": "{title} was used in turn {used} and rests until turn {again}.",
    "used-once": "{title} was used in turn {used} and cannot be used again in this session.",
    "uses-spent": "{title} was used {most:times} and cannot be used again in this session.",
    "used-up": (
        "{title} was used in turn {used} and would rest beyond the last turn: it cannot be used again in this"
        " session."
    ),
    "uses-spent-lately": "{title} can be used {most:times} in {turns:# turn} and was.",
    "vote-chances-missing": "A vote needs at least one seat's chance.",
    "vote-missing": "there is no vote {number}",
    "would-pay": "{seat} would pay {influence} influence",
}
