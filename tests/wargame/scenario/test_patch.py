"""Tests of `wargame.scenario.patch`."""

from hypothesis import given
from hypothesis import strategies as st

from wargame.scenario.patch import Course, Lines, Mend, Patch, apart, patched, together
from wargame.words.sentences import Sentence

LABEL = Sentence("replace-tabs")


def mend(*patches: Patch) -> Mend:
    return Mend(label=LABEL, patches=patches)


def test_patches_name_the_letters_of_the_text_as_it_is_given() -> None:
    assert (
        patched("one two three", [Patch(8, 13, "3"), Patch(0, 3, "1"), Patch(4, 4, "and ")]) == "1 and two 3"
    )


def test_of_two_mends_that_touch_the_same_letters_the_first_is_made() -> None:
    made = together([mend(Patch(0, 3, "a")), mend(Patch(2, 5, "b")), mend(Patch(5, 6, "c"))])
    assert made == (Patch(0, 3, "a"), Patch(5, 6, "c"))
    assert apart(made)


def test_one_mend_for_two_faults_is_made_once() -> None:
    assert together([mend(Patch(0, 1, " ")), mend(Patch(0, 1, " "))]) == (Patch(0, 1, " "),)


@given(st.text(alphabet="ab\r\n"), st.data())
def test_a_place_leads_to_its_offset_and_back(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    offset = data.draw(st.integers(0, len(text)))
    assert lines.offset(*lines.place(offset)) == offset
    assert "\n" not in lines.words(lines.number(offset))


@given(st.text(alphabet="abc", max_size=12), st.data())
def test_what_was_not_changed_is_led_back_to_where_it_stood(text: str, data: st.DataObject) -> None:
    course, now = Course(text), text
    for _ in range(3):
        start = data.draw(st.integers(0, len(now)))
        end = data.draw(st.integers(start, min(len(now), start + 2)))
        now = course.take(now, [Patch(start, end, data.draw(st.text(alphabet="XYZ", max_size=3)))])
    for offset, letter in enumerate(now):
        if letter in "abc":
            assert text[course.back(offset)] == letter
