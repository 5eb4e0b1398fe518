"""What was done to a scenario can be taken back and done again, also after the program has ended."""

from pathlib import Path
from random import Random

import pytest

from tests.wargame.scenario.document import random_edits
from tests.wargame.scenario.small import SMALL, small_text
from wargame.scenario.document import editing as editing_room
from wargame.scenario.document.document import of_text, open_document
from wargame.scenario.document.editing import Editing
from wargame.scenario.document.edits import Edit, Patch, Remove, Set
from wargame.scenario.document.history import History, follow, forget, history_file, take_up
from wargame.scenario.patch import Patch as Piece
from wargame.terms import Refused

COST = ("cards", "lay-stones", "cost")


def begun() -> Editing:
    return Editing(document=of_text(small_text(), "small.yaml"))


def test_steps_are_taken_back_and_done_again_to_the_byte() -> None:
    rng, editing = Random(3), begun()
    texts = [editing.document.text]
    for number in range(20):
        after = editing.did(random_edits.edit(rng, editing.document.data), f"step {number}", 10.0 * number)
        if after is not editing:
            texts.append(after.document.text)
        editing = after
    assert len(editing.steps) == len(texts) - 1
    for text in reversed(texts[:-1]):
        editing = editing.undone()
        assert editing.document.text == text
    for text in texts[1:]:
        editing = editing.redone()
        assert editing.document.text == text
    assert editing.to_redo is None


def test_a_new_step_ends_what_could_be_done_again() -> None:
    editing = begun().did(Set(COST, 3), "cost 3", 0.0).did(Remove(("graph",)), "no graph", 5.0).undone()
    assert editing.to_redo is not None
    assert editing.to_redo.label == "no graph"
    editing = editing.did(Set(("title",), "New"), "title", 9.0)
    assert editing.to_redo is None
    assert [step.label for step in editing.steps] == ["cost 3", "title"]


def test_nothing_to_take_back_is_told() -> None:
    with pytest.raises(Refused, match="nothing to take back"):
        begun().undone()
    with pytest.raises(Refused, match="nothing that could be done again"):
        begun().redone()


def test_letters_typed_into_one_field_are_one_step_until_a_pause() -> None:
    editing = begun()
    for number, text in enumerate(("N", "Ne", "New")):
        editing = editing.did(Set(("title",), text), f"title {text}", 0.3 * number)
    assert [step.label for step in editing.steps] == ["title New"]
    editing = editing.did(Set(("title",), "New t"), "title New t", 5.0)
    editing = editing.did(Set(("summary",), "x"), "summary", 5.1)
    editing = editing.paused().did(Set(("summary",), "xy"), "summary xy", 5.2)
    assert len(editing.steps) == 4
    assert editing.undone().undone().undone().undone().document == begun().document


def test_a_drag_is_one_step() -> None:
    editing = begun().did(Set(COST, 3), "cost 3", 0.0)
    editing = editing.did(Set(COST, 4), "cost 4", 60.0, joins=True).did(
        Set(COST, 5), "cost 5", 90.0, joins=True
    )
    assert len(editing.steps) == 1
    assert editing.undone().document == begun().document


def test_what_changes_nothing_is_no_step() -> None:
    editing = begun()
    assert editing.did(Set(COST, editing.document.value(COST)), "the same", 0.0) is editing


def test_so_many_steps_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing_room, "MOST_STEPS", 3)
    editing = begun()
    for number in range(6):
        editing = editing.did(Set(COST, number + 3), f"cost {number}", 10.0 * number)
    assert [step.label for step in editing.steps] == ["cost 3", "cost 4", "cost 5"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    return path


def typed(file: Path, *edits: Edit, save: bool) -> Editing:
    """An author opens the file, makes edits, perhaps saves, and the program is killed."""
    (editing, _), history = take_up(file, open_document(file))
    for number, edit in enumerate(edits):
        after = editing.did(edit, f"edit {number}", 10.0 * number)
        history.keep(editing, after)
        editing = after
    if save:
        file.write_bytes(editing.document.content)
        history.saved(editing.document)
    return editing


def test_steps_outlive_the_program(file: Path) -> None:
    editing = typed(file, Set(COST, 3), Set(("title",), "New"), save=True)
    (again, recovered), _ = take_up(file, open_document(file))
    assert again.document.text == editing.document.text
    assert (again.steps, recovered) == (editing.steps, False)
    assert again.undone().undone().document.content == SMALL.read_bytes()


def test_what_was_typed_before_a_crash_comes_back(file: Path) -> None:
    typed(file, Set(COST, 3), save=True)
    editing = typed(file, Set(("title",), "New"), Remove(("graph",)), save=False)
    assert file.read_bytes() != editing.document.content
    for _ in range(2):  # and again, if the program ends again before it saves
        (again, recovered), _ = take_up(file, open_document(file))
        assert recovered
        assert again.document.text == editing.document.text
        assert len(again.steps) == 3
    assert again.undone().undone().undone().document.content == SMALL.read_bytes()


def test_a_line_that_was_being_written_is_left_out(file: Path) -> None:
    editing = typed(file, Set(COST, 3), Set(("title",), "New"), save=False)
    steps = history_file(file)
    steps.write_bytes(steps.read_bytes()[:-20])
    (again, recovered), _ = take_up(file, open_document(file))
    assert recovered
    assert again.document.text == editing.undone().document.text


def test_steps_that_were_taken_back_can_be_done_again_later(file: Path) -> None:
    (editing, _), history = take_up(file, open_document(file))
    for change in (
        lambda one: one.did(Set(COST, 3), "cost", 0.0),
        lambda one: one.did(Set(COST, 4), "cost", 0.5),
        lambda one: one.did(Remove(("graph",)), "graph", 5.0),
        Editing.undone,
        Editing.undone,
        Editing.redone,
    ):
        after = change(editing)
        history.keep(editing, after)
        editing = after
    file.write_bytes(editing.document.content)
    history.saved(editing.document)
    for _ in range(2):
        (again, recovered), _ = take_up(file, open_document(file))
        assert (again.steps, again.done, recovered) == (editing.steps, 1, False)
    assert "graph" not in again.redone().document.data


def test_a_file_changed_outside_is_opened_as_it_is(file: Path) -> None:
    typed(file, Set(COST, 3), Set(("title",), "New"), save=True)
    file.write_text(small_text().replace("Two banks", "Three banks"))
    (again, recovered), _ = take_up(file, open_document(file))
    assert (again.steps, recovered) == ((), False)
    assert "Three banks" in again.document.text


def test_an_older_version_put_back_by_hand_is_not_overrun(file: Path) -> None:
    typed(file, Set(COST, 3), Set(("title",), "New"), save=True)
    file.write_bytes(SMALL.read_bytes())
    (again, recovered), _ = take_up(file, open_document(file))
    assert not recovered
    assert again.document.content == SMALL.read_bytes()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\n", b"{}\n", b"[" * 100_000, b'{"went": "did", "after": "x"}\n']
)
def test_a_damaged_file_of_steps_gives_none(file: Path, content: bytes) -> None:
    history_file(file).parent.mkdir()
    history_file(file).write_bytes(content)
    (again, recovered), _ = take_up(file, open_document(file))
    assert (again.steps, recovered) == ((), False)


def test_steps_that_cannot_be_kept_are_told_and_stop_nothing(file: Path) -> None:
    (file.parent / "Undo").write_text("in the way")
    (editing, _), history = take_up(file, open_document(file))
    after = editing.did(Set(COST, 3), "cost", 0.0)
    history.keep(editing, after)
    assert history.trouble is not None
    assert "cannot be undone after a restart" in str(history.trouble)
    history.saved(after.document)


def test_steps_go_with_a_renamed_file_and_with_one_that_is_gone(file: Path) -> None:
    typed(file, Set(COST, 3), save=True)
    other = file.with_name("other.yaml")
    file.rename(other)
    follow(file, other)
    (again, _), _ = take_up(other, open_document(other))
    assert len(again.steps) == 1
    forget(other)
    assert not history_file(other).exists()


def test_a_patch_by_hand_is_a_step_like_any_other(file: Path) -> None:
    editing = typed(file, Patch((Piece(0, 0, "# mine\n"),)), save=False)
    (again, recovered), _ = take_up(file, open_document(file))
    assert recovered
    assert again.document.text == editing.document.text
    assert isinstance(again.steps[0].edit, Patch)


def test_steps_hold_what_a_history_needs(tmp_path: Path) -> None:
    history = History(tmp_path / "no" / "such" / "folder.jsonl")
    before = begun()
    history.keep(before, before)
    assert history.trouble is None
