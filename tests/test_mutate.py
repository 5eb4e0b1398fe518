"""The sample of `make mutate`: drawn alike for the same seed, and scored as it ended."""

import json
from pathlib import Path

import pytest

from tests import mutate

NAMES = [f"wargame.game.turn.x_next__mutmut_{number}" for number in range(40)]


def test_the_same_seed_draws_the_same_sample() -> None:
    assert mutate.draw(NAMES, 10, 1) == mutate.draw(list(reversed(NAMES)), 10, 1)
    assert mutate.draw(NAMES, 10, 1) != mutate.draw(NAMES, 10, 2)
    assert mutate.draw(NAMES, 100, 1) == sorted(NAMES)


def test_verdicts_are_read_from_what_was_tried(tmp_path: Path) -> None:
    folder = tmp_path / "mutants" / "wargame" / "game"
    folder.mkdir(parents=True)
    codes = {NAMES[0]: 1, NAMES[1]: 0, NAMES[2]: None}
    (folder / "turn.py.meta").write_text(json.dumps({"exit_code_by_key": codes}), encoding="utf-8")
    assert dict(mutate.verdicts(tmp_path)) == codes


def test_a_score_below_its_goal_says_so() -> None:
    group = mutate.GROUPS[0]
    assert "BELOW" in mutate.Score(group, 10, tuple(NAMES[:2])).words
    assert "BELOW" not in mutate.Score(group, 10, ()).words


def test_a_score_says_how_much_of_its_sample_was_left() -> None:
    group = mutate.GROUPS[0]
    assert "7 more not tried in time" in mutate.Score(group, 10, (), 7).words
    assert "not tried" not in mutate.Score(group, 10, ()).words


def test_a_sample_of_which_nothing_could_be_tried_is_no_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter(("nothing matches", "Failed to run clean test"))
    monkeypatch.setattr(mutate, "copy_tree", lambda _group: tmp_path)
    monkeypatch.setattr(mutate, "run_mutmut", lambda *_: next(said))
    monkeypatch.setattr(mutate, "verdicts", lambda _top: iter([(name, None) for name in NAMES]))
    with pytest.raises(SystemExit, match=r"none of the sample was tried(?s:.*)Failed to run clean test"):
        mutate.try_group(mutate.GROUPS[0], 10, 1, 1, 60)


def test_every_group_names_code_and_tests_that_are_there() -> None:
    for group in mutate.GROUPS:
        for pattern in group.code:
            assert list(mutate.HERE.glob(pattern)), f"{group.name}: {pattern}"
        for tests in group.tests:
            assert (mutate.HERE / tests).exists(), f"{group.name}: {tests}"
