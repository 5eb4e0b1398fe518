"""Tests of `wargame.shown.faults`."""

from dataclasses import replace

from wargame.scenario.faults import Fault
from wargame.scenario.patch import Mend, Patch
from wargame.shown.faults import (
    LONGEST_LINE,
    all_at_once,
    all_at_once_words,
    fault_rows,
    report,
    source_lines,
    title,
)
from wargame.words.sentences import Sentence


def fault(line: int, wrong: str = "`irna` is no actor", expected: str = "`iran`") -> Fault:
    """A fault in the third column."""
    told = Sentence("misfit", wrong=wrong, expected=expected)
    return Fault(file="a.yaml", line=line, column=3, field="cards.x.seat", told=told)


def test_a_fault_is_a_sentence_with_its_place() -> None:
    (row,) = fault_rows([fault(7)])
    assert row.words == "`irna` is no actor. Expected: `iran`."
    assert row.place == "Line 7, column 3, cards.x.seat"


def test_one_fault_is_not_many() -> None:
    assert title([fault(1)]).startswith("One thing to mend")
    assert title([fault(1), fault(2)]).startswith("2 things to mend")
    assert title([]) == "This scenario can be played"


def test_each_line_has_its_own_faults() -> None:
    lines = source_lines("a\nb\nc", fault_rows([fault(2), fault(2, "again")]))
    assert [len(line.notes) for line in lines] == [0, 2, 0]
    assert [line.number for line in lines] == [1, 2, 3]


def test_no_letter_of_a_file_can_disturb_the_screen() -> None:
    (line,) = source_lines("\tx\x1b[31m\u202e" + "y" * 1000, ())
    assert line.text.startswith("    x\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}")
    assert len(line.text) == LONGEST_LINE


def test_the_report_has_a_line_for_each_fault() -> None:
    assert report([fault(1), fault(2)]).count("\n") == 1


def mend(*patches: Patch) -> Mend:
    """A press."""
    return Mend(label=Sentence("use-name", name="iran"), patches=patches)


def with_mends(line: int, *mends: Mend) -> Fault:
    """A fault that they mend."""
    return replace(fault(line), mends=mends)


def test_a_press_says_how_the_line_will_read() -> None:
    text = "a: 1\nseat: irna\nb: 2\n"
    (row,) = fault_rows([with_mends(2, mend(Patch(11, 15, "iran")))], text)
    assert [(one.label, one.reads) for one in row.mends] == [("Use `iran`", "Line 2 will read: seat: iran")]


def test_a_condition_is_told_in_words_too() -> None:
    text = "cards:\n  - requires: track(lake-level) => 2\n"
    at = text.index("=>")
    (row,) = fault_rows([with_mends(2, mend(Patch(at, at + 2, ">=")))], text)
    assert row.mends[0].reads == (
        "Line 2 will read: - requires: track(lake-level) >= 2. That is: Lake level at 2 or more"
    )


def test_a_press_for_many_lines_says_how_many() -> None:
    text = "\ta: 1\n\tb: 2\n\tc: 3\n"
    patches = [Patch(at, at + 1, "  ") for at, sign in enumerate(text) if sign == "\t"]
    (row,) = fault_rows([with_mends(1, mend(*patches))], text)
    assert row.mends[0].reads == "Line 1 will read: a: 1, and 2 lines more"


def test_only_what_leaves_no_choice_is_mended_at_once() -> None:
    one, other = mend(Patch(0, 1, "x")), mend(Patch(2, 3, "y"))
    assert all_at_once_words([with_mends(1, one)]) == ""
    assert all_at_once_words([with_mends(1, one), with_mends(2, other)]) == "Mend both"
    faults = [with_mends(1, one), with_mends(2, other), with_mends(3, one, other), fault(4)]
    assert all_at_once_words(faults) == "Mend 2 of them"
    assert all_at_once(faults) == (2, (Patch(0, 1, "x"), Patch(2, 3, "y")))
    text = "a\nb\nc\nd"
    assert [line.presses for line in source_lines(text, fault_rows(faults, text))] == [
        ("Use `iran`",),
        ("Use `iran`",),
        ("",),
        ("",),
    ]
