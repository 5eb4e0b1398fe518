"""Tests of `wargame.shown.faults`."""

from wargame.scenario.faults import Fault
from wargame.shown.faults import LONGEST_LINE, fault_rows, report, source_lines, title
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
