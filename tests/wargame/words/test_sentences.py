import ast
import pickle
import re
import string
from functools import cache
from typing import Final

import pytest

from tests.wargame.words.uses import Use, uses
from wargame.terms import Refused
from wargame.words.filling import TABLES, TEMPLATES
from wargame.words.journal import TYPED
from wargame.words.scenario import FAULTS
from wargame.words.sentences import Sentence, spoken


@cache
def all_uses() -> tuple[Use, ...]:
    """Every use of a sentence in the program; looked for when first asked, not while tests are collected."""
    return tuple(uses())


def blanks_of(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)


def wrong_with(use: Use) -> str:
    """What is wrong with a use of a sentence; empty for nothing. One that was made elsewhere is passed on."""
    if use.key is None:
        told = [one for one in ast.walk(use.what) if isinstance(one, ast.JoinedStr)]
        return "words where a key belongs" if told or use.blanks or is_text(use.what) else ""
    if use.key not in TEMPLATES:
        return f"no template {use.key}"
    blanks = blanks_of(TEMPLATES[use.key])
    return "" if use.blanks == blanks else f"{sorted(use.blanks)} do not fill “{TEMPLATES[use.key]}”"


def is_text(what: ast.expr) -> bool:
    match what:
        case ast.Constant():
            return True
        case ast.IfExp(body=one, orelse=other):
            return is_text(one) or is_text(other)
        case ast.BoolOp(values=values):
            return any(map(is_text, values))
        case _:
            return isinstance(what, ast.BinOp)


def test_everything_that_is_refused_has_a_template_and_fills_exactly_its_blanks() -> None:
    assert [f"{use.where}: {wrong}" for use in all_uses() if (wrong := wrong_with(use))] == []


NEVER_ONE: Final = frozenset({"most", "due", "length", "actors", "pairs", "periods", "count", "size"})
"""Blanks of limits, and of counts that are told only when they are too many."""
NOUNS: Final = (
    *("columns", "lines", "turns", "events", "throws", "moves", "points", "seats", "cards", "players"),
    *("bytes", "games", "faults", "copies", "sets", "rows", "files", "minutes", "seconds", "words", "actors"),
    *("pairs", "periods", "characters"),
)


def test_a_count_and_its_noun_agree() -> None:
    """“1 columns” is told nowhere: a count that may be 1 is filled in together with its noun."""
    said = re.compile(r"\{(\w+)(?::,)?\} (?:" + "|".join(NOUNS) + r")\b")
    loose = {key: found[1] for key, words in TEMPLATES.items() if (found := said.search(words))}
    assert [key for key, blank in loose.items() if blank not in NEVER_ONE] == []
    line = Sentence("line-columns", line=2, columns=1, due=3)
    assert str(line) == "Line 2 has 1 column, the first line has 3."


def test_every_template_is_used() -> None:
    assert sorted(set(TEMPLATES) - {use.key for use in all_uses()}) == []


def test_a_command_to_type_is_told_at_a_terminal_and_left_out_in_windows() -> None:
    fault = Sentence("kind-unknown", kind="Cheer")
    told = Sentence("of-file", name="x.entente", error=fault)
    assert str(told).endswith("or damaged. Update Entente, or check the file with `entente verify`.")
    assert told.without_commands().endswith("by a newer version, or damaged.")
    assert [key for key, words in TEMPLATES.items() if "`entente " in words and key not in FAULTS] == []
    for key, words in TYPED.items():
        assert blanks_of(words) <= blanks_of(TEMPLATES[key])


def test_every_sentence_stands_in_one_table_and_its_blanks_are_plain_names() -> None:
    assert sum(map(len, (*TABLES, FAULTS))) == len(TEMPLATES)
    for key, template in TEMPLATES.items():
        assert all(name.isidentifier() for name in blanks_of(template)), key


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (Sentence("no-such-seat", seat="elm"), "There is no seat called elm."),
        (Sentence("no-such-seat", seat="{seat!r}"), "There is no seat called {seat!r}."),
        (Sentence("moves-unruled", due=1), "1 move is still to be ruled on."),
        (Sentence("moves-unruled", due=2), "2 moves are still to be ruled on."),
        (Sentence("seats-idle", seats=("Elm",)), "Elm has neither sealed a move nor passed."),
        (
            Sentence("seats-idle", seats=("Ash", "Bosnia and Herzegovina", "Elm")),
            "Ash, Bosnia and Herzegovina and Elm have neither sealed a move nor passed.",
        ),
        (
            Sentence("uses-spent", title="It", most=1),
            "It was used once and cannot be used again in this session.",
        ),
        (
            Sentence("uses-spent", title="It", most=3),
            "It was used 3 times and cannot be used again in this session.",
        ),
        (
            Sentence("dice-unfit", wanted="one number from 1 to 100", dice=()),
            "Enter one number from 1 to 100, not nothing.",
        ),
        (
            Sentence("dice-unfit", wanted="two dice from 1 to 6", dice=(3, 9)),
            "Enter two dice from 1 to 6, not 3, 9.",
        ),
        (
            Sentence("did-you-mean", told=Sentence("no-such-seat", seat="ehm"), meant="elm"),
            "There is no seat called ehm; did you mean “elm”?",
        ),
    ],
)
def test_a_sentence_is_put_into_words_with_what_stands_in_its_blanks(sentence: Sentence, said: str) -> None:
    assert str(sentence) == said


def test_an_error_says_what_it_is_and_its_words() -> None:
    refused = Refused("no-such-seat", seat="elm")
    assert (refused.told.what, refused.told.given) == ("no-such-seat", {"seat": "elm"})
    assert str(refused) == str(Refused(refused.told)) == "There is no seat called elm."
    assert spoken(None) == ""


def test_an_error_comes_whole_out_of_another_process() -> None:
    refused = Refused("no-such-seat", seat="elm")
    assert str(pickle.loads(pickle.dumps(refused))) == str(refused)
