"""The methods of adjudication by name, and every word that is said of them.

Scenario, script, record, windows and report know the methods from here. To add one: its name in `Method`
and its words in `METHOD_WORDS`, and a file of that name in `wargame.game.adjudication.methods`, which says
what it asks for and reckons its odds. Nothing else names a method.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

Method: TypeAlias = Literal["dice", "matrix", "vote", "estimate", "ruling"]
METHODS: Final[tuple[Method, ...]] = get_args(Method)

Asked: TypeAlias = Literal["argument", "argument_reason", "votes", "chance", "outcome"]
"""What a method may ask of the facilitator: the field of a ruling's choice that holds the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodWords:
    """What is said of a method."""

    title: str
    """In a word."""
    named: str
    """In the middle of a sentence: `moves are ruled on by …`."""
    offered: str
    """In a line, where the method of a session is chosen."""
    hint: str
    """In a sentence, above what it asks for."""
    icon: str
    asked: Mapping[Asked, str] = field(default_factory=dict)
    """What stands in or at a field that it asks for."""
    spoken: Mapping[Asked, str] = field(default_factory=dict)
    """What a screen reader calls the field; for votes, with the seat's name in braces."""


METHOD_WORDS: Final[Mapping[Method, MethodWords]] = {
    "dice": MethodWords(
        title="Dice",
        named="dice",
        offered="Dice: two, with modifiers",
        hint="Two dice and modifiers against the difficulty.",
        icon="ui-dice",
        asked={"argument": "Argument", "argument_reason": "Why it moves the throw"},
        spoken={"argument": "Modifier for the argument", "argument_reason": "Reason for the modifier"},
    ),
    "matrix": MethodWords(
        title="Matrix",
        named="matrix argument",
        offered="Matrix: pros and cons, then dice",
        hint="Reasons for and against, weighed, move two dice.",
        icon="ui-argument",
    ),
    "vote": MethodWords(
        title="Vote",
        named="vote",
        offered="Vote of the table, then dice",
        hint="Each seat names a chance; the mean holds.",
        icon="ui-vote",
        spoken={"votes": "Chance that {seat} names"},
    ),
    "estimate": MethodWords(
        title="Estimate",
        named="the facilitator's estimate",
        offered="The facilitator's estimate, then dice",
        hint="The facilitator names a chance.",
        icon="ui-sliders",
        asked={"argument_reason": "What it rests on"},
        spoken={"chance": "The facilitator's chance", "argument_reason": "What the estimate rests on"},
    ),
    "ruling": MethodWords(
        title="Ruling",
        named="the facilitator's ruling",
        offered="The facilitator's ruling, no dice",
        hint="The facilitator names the outcome; nothing is thrown.",
        icon="ui-ruling",
    ),
}

TWO_DICE_WORDS: Final = "two dice from 1 to 6"
HUNDRED_WORDS: Final = "one number from 1 to 100"
