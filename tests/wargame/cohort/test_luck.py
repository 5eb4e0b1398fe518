"""What was luck: a session's moves held, its dice thrown anew."""

from functools import cache

import numpy as np
import pytest
from msgspec import structs

from tests.wargame.cohort.tables import record_of, shipped
from wargame.batch.monitoring import answers
from wargame.batch.tables import Tables, compile_tables
from wargame.cohort.chances import LATE, luck_title, luck_words, throw_words, trust_words, way_words
from wargame.cohort.extract import Extract, of_record
from wargame.cohort.luck import MOVED, Luck, four_ways, luck, why_no_luck
from wargame.cohort.tape import ALL, taped
from wargame.game.compiled import CompiledScenario
from wargame.words.sentences import spoken

FLAGSHIP = "afghanistan-2017"


@cache
def tables() -> Tables:
    return compile_tables(CompiledScenario(shipped(FLAGSHIP)))


@cache
def table(seed: int, everyone: str = "greedy", turns: int = 8) -> Extract:
    return of_record(*record_of(seed, FLAGSHIP, everyone, turns))


@cache
def found(seed: int) -> Luck:
    return luck(table(seed), tables(), replays=200)


@pytest.mark.parametrize(("seed", "everyone"), [(4, "greedy"), (5, "cautious"), (6, "random"), (7, "random")])
def test_with_its_own_dice_the_replay_comes_to_the_sessions_numbers(seed: int, everyone: str) -> None:
    one = table(seed, everyone)
    engine = taped(one, tables(), np.array([ALL]), (1,))
    engine.play()
    said = answers(engine)
    assert said is not None
    assert said.index[0] == pytest.approx(one.index[-1])
    names = [verdict.id for verdict in tables().compiled.scenario.monitor.verdicts]  # type: ignore[union-attr]
    assert names[said.verdict[0]] == one.verdict
    values = [int(engine.final[place, 0]) for place in tables().compiled.board.pairs.values()]
    assert values == list(one.ties[-1])
    assert engine.choices.open == engine.choices.asked == len(one.sealed)


def test_after_the_last_throw_everything_is_as_it_was() -> None:
    one = found(4)
    assert one.is_exact
    assert one.throws[-1].after.verdicts[one.verdict] == 1
    assert one.throws[-1].after.index == pytest.approx(one.index)
    assert 0.9 <= one.held <= 1


def test_chances_are_whole_at_every_throw_and_one_follows_from_the_other() -> None:
    one = found(5)
    for throw, following in zip(one.throws, one.throws[1:], strict=False):
        assert throw.after == following.before
        assert sum(throw.after.verdicts.values()) == pytest.approx(1)
    moves = [throw.move for throw in one.throws if not throw.exposure]
    assert moves == [ruled.number for ruled in table(5).rulings if ruled.thrown is not None]
    assert one.turned(3)[0].moved[1] != 0


def test_the_four_outcomes_weighted_by_their_odds_are_the_chance_before() -> None:
    one = found(4)
    throw = next(throw for throw in one.turned(20) if not throw.exposure)
    ways = four_ways(table(4), tables(), throw.number, replays=400)
    assert sum(way.odds for way in ways) == pytest.approx(1)
    assert [way.outcome for way in ways if way.fell] == [throw.outcome]
    for verdict, before in throw.before.verdicts.items():
        together = sum(way.odds * way.then.verdicts[verdict] for way in ways)
        assert together == pytest.approx(before, abs=0.12)
    fell = next(way for way in ways if way.fell)
    assert fell.then.index == pytest.approx(throw.after.index, abs=6)


def test_the_same_seed_throws_alike() -> None:
    once, again = (luck(table(6, "random"), tables(), replays=20, seed=3) for _ in range(2))
    assert once == again
    assert once != luck(table(6, "random"), tables(), replays=20, seed=4)


def test_it_is_said_in_words_with_how_far_to_trust_it() -> None:
    scenario, one = shipped(FLAGSHIP), found(4)
    most = one.turned(1)[0]
    title = "What turned this game most: turn" if abs(most.moved[1]) >= MOVED else "No single throw"
    assert luck_title(scenario, one).startswith(title)
    said = list(luck_words(scenario, one))
    assert said[0].startswith("Its moves with other dice: ")
    assert said[-1] == LATE
    assert f"to {100 * most.after.verdicts[most.moved[0]]:.0f} in 100, index" in throw_words(scenario, most)
    assert "exactly" in " ".join(trust_words(one))
    ways = four_ways(table(4), tables(), one.throws[0].number, replays=50)
    assert sum("(it fell so)" in way_words(scenario, way) for way in ways) == 1


def test_where_there_is_no_luck_to_tell_it_is_said_why() -> None:
    assert why_no_luck(table(4)) is None
    practice = of_record(*record_of(1, "first-steps", "greedy", 2))
    assert "asks no question" in spoken(why_no_luck(practice))
    running = structs.replace(table(4), ended="")
    assert "not over yet" in spoken(why_no_luck(running))
    assert "Nothing was thrown" in spoken(why_no_luck(structs.replace(table(4), rulings=())))
    first, *rest = table(4).rulings
    other = structs.replace(table(4), rulings=(structs.replace(first, method="percentile"), *rest))
    assert "two dice can" in spoken(why_no_luck(other))
