"""A hash in six words: the list they are chosen from, and how what was written down is read."""

import re
from collections.abc import Callable
from hashlib import sha256

import pytest

from wargame.journal.six_words import checked_words, six_words, word_list
from wargame.terms import EntenteError

HASH = sha256(b"a record").hexdigest()


def test_the_list_has_2048_plain_words_that_four_letters_tell_apart() -> None:
    words = word_list()
    assert len(words) == 2048
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in words)
    assert len({word[:4] for word in words}) == 2048
    assert list(words) == sorted(words)


def test_the_words_of_a_hash_never_change() -> None:
    every_word = sha256("\n".join(word_list()).encode()).hexdigest()
    assert every_word == "c7de5fd3851cb641590df07c7802c2c3f36347a08e0caf87c7b687158e023b98"
    assert six_words("0" * 64) == " ".join([word_list()[0]] * 6)
    assert six_words("f" * 64) == " ".join([word_list()[2047]] * 6)


def test_each_of_the_first_66_bits_counts() -> None:
    number = int(HASH, 16)
    others = {six_words(f"{number ^ 1 << 255 - bit:064x}") for bit in range(66)}
    assert len(others | {six_words(HASH)}) == 67
    assert six_words(f"{number ^ 1:064x}") == six_words(HASH)


@pytest.mark.parametrize(
    "typed",
    [str, str.upper, lambda words: f"  {words.replace(' ', ',  ')}. ", lambda words: cut(words, 4)],
)
def test_what_was_written_down_is_read_with_patience(typed: Callable[[str], str]) -> None:
    assert checked_words(typed(six_words(HASH))) == six_words(HASH)


def cut(words: str, length: int) -> str:
    return " ".join(word[:length] for word in words.split())


@pytest.mark.parametrize(("typed", "wrong"), [("acorn", "these are 1"), ("qqqq " * 6, "“qqqq”")])
def test_what_is_no_seal_is_said_to_be_none(typed: str, wrong: str) -> None:
    with pytest.raises(EntenteError, match=wrong):
        checked_words(typed)
