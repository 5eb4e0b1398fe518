"""Numbers on the board as values: one object of each, read from a text and written as one."""

import copy
import gc
import re
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from wargame.terms import Quantity, alignment, influence, quantity_in, scrutiny, track


def test_a_number_is_the_same_however_it_is_asked_for() -> None:
    assert alignment("moor", "ash") is alignment("ash", "moor") is Quantity("alignment", "moor", "ash")
    assert track("calm") is quantity_in("track(calm)")
    assert len({influence("ash"), scrutiny("ash"), track("ash"), Quantity("influence", "ash")}) == 3


def test_a_number_is_of_a_kind_and_somebodys() -> None:
    assert (alignment("moor", "ash").kind, alignment("moor", "ash").ids) == ("alignment", ("ash", "moor"))
    assert (scrutiny("ash").kind, scrutiny("ash").ids) == ("scrutiny", ("ash",))


@pytest.mark.parametrize(
    "what", [alignment("moor", "ash"), track("calm"), influence("ash"), scrutiny("ash-and-elm")]
)
def test_a_number_is_read_from_what_it_is_written_as(what: Quantity) -> None:
    assert quantity_in(str(what)) is what
    assert (str(what), f"{what}") == (repr(what), repr(what))


def test_spaces_and_the_order_of_actors_do_not_matter_where_somebody_types() -> None:
    assert quantity_in(" alignment( moor ,ash ) ") is alignment("ash", "moor")


@pytest.mark.parametrize(
    "text", ["", "calm", "track", "track()", "track(a, b)", "alignment(ash)", "mood(ash)", "track(calm) +1"]
)
def test_a_text_that_names_no_number_names_none(text: str) -> None:
    assert quantity_in(text) is None


def test_a_number_never_changes() -> None:
    what = track("calm")
    with pytest.raises(AttributeError, match="never changes"):
        what.kind = "scrutiny"
    with pytest.raises(AttributeError, match="never changes"):
        del what.ids
    assert str(what) == "track(calm)"


def test_a_copy_of_a_number_and_what_another_process_is_sent_are_the_number_itself() -> None:
    what = alignment("moor", "ash")
    assert copy.copy(what) is copy.deepcopy(what) is what
    make, parts = what.__reduce__()
    assert make(*parts) is what


def test_threads_that_ask_at_once_are_given_the_same() -> None:
    gate = Barrier(4)

    def ask(_worker: int) -> list[Quantity]:
        gate.wait()
        return [Quantity("track", f"new-{number}") for number in range(200)]

    with ThreadPoolExecutor(4) as threads:
        first, *others = threads.map(ask, range(4))
    for other in others:
        assert all(one is same for one, same in zip(first, other, strict=True))


def test_numbers_that_nobody_holds_are_forgotten() -> None:
    passing = weakref.ref(Quantity("track", "passing"))
    gc.collect()
    assert passing() is None


def test_a_number_of_nobody_or_of_too_many_is_none() -> None:
    with pytest.raises(ValueError, match="alignment takes 2 names, not 1"):
        Quantity("alignment", "ash")


_EDGES = {"wargame/terms.py", "wargame/scenario/expression.py", "wargame/shown/editor/blanks.py"}
"""Where the language is read and written; the last writes what the editor's pickers picked."""
_PUT_TOGETHER = re.compile(r'"(alignment|track|influence|scrutiny)\((\{[^}]*\}(, \{[^}]*\})?\)[^"]*)?"')


def test_a_number_is_put_together_and_taken_apart_as_a_text_only_where_it_is_read_and_written() -> None:
    found = [
        f"{path.as_posix()}: {written[0]}"
        for folder in ("wargame", "ui")
        for path in sorted(Path(folder).rglob("*.py"))
        if path.as_posix() not in _EDGES
        for written in _PUT_TOGETHER.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
