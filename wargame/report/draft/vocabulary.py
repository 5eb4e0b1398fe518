"""The words in which reports and their editors say what can be compared: numbers, outcomes, opposites.

Read by `facts`, which finds them in texts, and by `explained`, which knows what honest rewriting makes of a
number. English alone; a text in another language has fewer facts, never wrong ones. To know one more word,
add it to its table. What stands in no table is not compared.
"""

from collections.abc import Mapping
from typing import Final

from wargame.times import MONTHS as MONTH_NAMES

NUMBERS: Final[Mapping[str, int]] = {
    **{"zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    **{"ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15},
    **{"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30},
    **{"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
}
ORDINALS: Final[Mapping[str, int]] = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
    **{"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12},
}
LOOSE_NUMBERS: Final[Mapping[str, int]] = {
    **ORDINALS,
    **{"one": 1, "once": 1, "twice": 2, "single": 1, "no": 0, "none": 0},
    **{"half": 0, "both": 2, "quarter": 0},
}
"""Words that are more often no number than one; they count only where another number stood in their place."""

TIMES_A_NUMBER: Final[Mapping[str, int]] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
}

MONTHS: Final[Mapping[str, int]] = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    "sept": 9,
}

ROUND: Final = frozenset(
    {
        *("about", "around", "roughly", "approximately", "approx", "circa", "ca", "nearly", "almost"),
        *("over", "under", "least", "most", "some", "than", "barely", "just"),
    }
)
"""Words before a number that make it a round one."""

LIGHT: Final = frozenset(
    {
        *("was", "were", "is", "are", "of", "the", "a", "an", "to", "from", "and", "in", "on", "at", "by"),
        *("had", "has", "have", "been", "out", "all", "more", "other", "others", "only", "then", "or", "as"),
    }
)
"""Words that are passed over in looking for what a number counts."""

JOINING: Final = frozenset({"and", "or", "with", "between"})
"""Words beside which two actors may change places."""

LABELLED: Final = frozenset(
    {
        *(
            "turn",
            "event",
            "move",
            "deal",
            "throw",
            "index",
            "weight",
            "margin",
            "difficulty",
            "cost",
            "step",
        ),
        *("card", "backing", "argument", "seed", "round", "threshold", "gap", "difference"),
    }
)
"""Words that name the number that follows them."""

UNTOLD: Final = frozenset({"figure", "fig", "table", "page", "chart", "note", "section", "chapter", "annex"})
"""Words before numbers of the draft's own."""

MOVING: Final = frozenset(
    {
        *(
            "moved",
            "moves",
            "rose",
            "rises",
            "fell",
            "falls",
            "climbed",
            "climbs",
            "dropped",
            "drops",
            "sank",
        ),
        *(
            "shifted",
            "shifts",
            "gained",
            "gains",
            "lost",
            "loses",
            "grew",
            "grows",
            "went",
            "goes",
            "by",
            "of",
        ),
    }
)
"""Words before how far something moved: `it climbed eleven steps`, `a rise of six points`."""

STRETCHES: Final = frozenset({"step", "point", "place"})
"""What is counted in how far something moved."""

NEGATIONS: Final = frozenset({"not", "never", "n't", "without"})

OPPOSITES: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "outcome": (
        ("exceeds", "exceeded", "exceed", "exceeding"),
        ("succeeds", "succeeded", "succeed", "succeeding", "success", "successful", "successfully"),
        ("partly", "partially", "partial"),
        ("fails", "failed", "fail", "failing", "failure", "failures", "unsuccessful", "unsuccessfully"),
    ),
    "tie": (("aligned",), ("opposed",)),
    "deal": (
        ("kept", "honoured", "honored"),
        ("broken", "broke", "breached"),
        ("declined", "refused", "rejected"),
        ("accepted", "accepts", "agreed", "agrees"),
        ("lapsed", "lapses", "expired"),
    ),
    "way": (
        ("closer", "nearer"),
        ("apart",),
        ("rose", "rises", "risen", "rise", "increased", "grew"),
        ("fell", "falls", "fallen", "fall", "decreased", "shrank", "dropped"),
    ),
    "finding": (("held", "holds", "hold"), ("cooperation",), ("competition",), ("parallel",)),
    "balance": (("balanced",), ("strained", "unbalanced")),
    "sight": (("covert", "covertly"), ("overt", "overtly", "openly")),
    "side": (("backs", "backed"), ("blocks", "blocked")),
    "secrecy": (("secret",), ("public",)),
}
"""Words of which one excludes another of the same row; those in one tuple say the same."""

MEANINGS: Final[Mapping[str, tuple[str, str]]] = {
    word: (kind, words[0]) for kind, ways in OPPOSITES.items() for words in ways for word in words
}
"""Each of them with its kind and with the word that stands for it."""
