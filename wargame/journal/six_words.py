"""Six words for the hash of a record: short enough to write down at the table, long enough to compare by.

The hash of an event holds everything that came before it in its line of play. Its first 66 bits choose six
words of a list of 2,048 (`assets/seal/words.txt`; no two begin with the same four letters). Whoever changes
the record afterwards and makes all hashes fit again gets other words; only a paper that lies elsewhere
shows that. Read by the session for what is shown, and by `verify`. The list never changes: words that
were written down years ago must still fit.
"""

import re
from functools import cache
from typing import Final

from wargame.places import assets_folder
from wargame.terms import EntenteError

WORDS: Final = 6
"""So many words make a seal."""

_BITS: Final = 11
"""Of each word: 2,048 of them."""
_TELLS: Final = 4
"""So many letters tell a word from all others."""


@cache
def word_list() -> tuple[str, ...]:
    """Return the words, in the order that counts."""
    return tuple((assets_folder() / "seal" / "words.txt").read_text(encoding="ascii").split())


def six_words(hash_: str) -> str:
    """Return the words of a hash of hexadecimal digits."""
    bits = int(hash_, 16) >> (4 * len(hash_) - WORDS * _BITS)
    places = (bits >> _BITS * at & len(word_list()) - 1 for at in reversed(range(WORDS)))
    return " ".join(word_list()[place] for place in places)


def checked_words(text: str) -> str:
    """Return words as somebody typed them in the way `six_words` gives them.

    Large letters, commas and further spaces do not matter, and the first four letters of a word are enough.

    Raises
    ------
    EntenteError
        If they are not six, or one is not in the list.
    """
    typed = re.findall(r"[^\W\d_]+", text.lower())
    if len(typed) != WORDS:
        raise EntenteError("seal-of-other-length", count=WORDS, typed=len(typed))
    known = {word[:_TELLS]: word for word in word_list()}
    for word in typed:
        if word[:_TELLS] not in known:
            raise EntenteError("seal-word-unknown", word=word[:20])
    return " ".join(known[word[:_TELLS]] for word in typed)
