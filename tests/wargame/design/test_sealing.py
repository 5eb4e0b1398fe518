"""A sealed design holds what was planned: its seal is the same however it is written, and no other's."""

import json
import random
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wargame.design.designs import mediation, sealed_in, seeds_from
from wargame.design.checking import plan_of
from wargame.design.dealing import deal, is_as_dealt
from wargame.design.model import Dealt, Design, Stratum, Treatment
from wargame.design.reading import DesignUnreadable, Read, read_design, seal_of
from wargame.design.sealing import sealed, write_sealed
from wargame.session.script_fields import as_object
from wargame.terms import Refused


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return sealed_in(tmp_path_factory.mktemp("design"))


def shuffled(value: Any, dice: random.Random) -> Any:
    """The same fields in another order."""
    if isinstance(value, dict):
        keys = list(value)
        dice.shuffle(keys)
        return {key: shuffled(value[key], dice) for key in keys}
    return [shuffled(one, dice) for one in value] if isinstance(value, list) else value


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in leaves(one, (*path, key))]
    if isinstance(value, list):
        return [found for at, one in enumerate(value) for found in leaves(one, (*path, at))]
    return [path]


def changed(data: Any, path: tuple[Any, ...]) -> Any:
    """The same with one value that is another."""
    made = json.loads(json.dumps(data))
    inside = made
    for step in path[:-1]:
        inside = inside[step]
    value = inside[path[-1]]
    inside[path[-1]] = value + 1 if isinstance(value, int) else f"{value}."
    return made


@given(st.integers(0, 10**6))
def test_the_order_of_its_fields_does_not_change_a_seal(read: Read, seed: int) -> None:
    data = as_object(read.design)
    assert seal_of(shuffled(data, random.Random(seed))) == read.seal


@given(st.data())
def test_whatever_is_changed_gives_another_seal(read: Read, data: st.DataObject) -> None:
    plain = as_object(read.design)
    path = data.draw(st.sampled_from(leaves(plain)))
    assert seal_of(changed(plain, path)) != read.seal


@given(st.data())
def test_whatever_is_taken_away_gives_another_seal(read: Read, data: st.DataObject) -> None:
    plain = as_object(read.design)
    path = data.draw(st.sampled_from(leaves(plain)))
    made = json.loads(json.dumps(plain))
    inside = made
    for step in path[:-1]:
        inside = inside[step]
    del inside[path[-1]]
    assert seal_of(made) != read.seal


def test_anybody_can_reckon_the_seal_from_the_file(read: Read) -> None:
    whole = json.loads(read.path.read_text(encoding="utf-8"))
    text = json.dumps(whole["design"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert sha256(text.encode()).hexdigest() == whole["seal"]["hash"] == read.seal
    assert whole["seal"]["words"] == read.words
    assert len(read.words.split()) == 6


def test_what_was_sealed_is_read_again_in_any_order_and_as_yaml(read: Read, tmp_path: Path) -> None:
    assert read_design(read.path) == read
    whole = json.loads(read.path.read_text(encoding="utf-8"))
    again = tmp_path / "again.yaml"
    again.write_text(f"# kept\n{json.dumps(shuffled(whole, random.Random(1)))}", encoding="utf-8")
    assert read_design(again) == replace(read, path=again)


def test_a_design_that_was_changed_after_it_was_sealed_is_refused(read: Read, tmp_path: Path) -> None:
    whole = json.loads(read.path.read_text(encoding="utf-8"))
    whole["design"]["hypotheses"][0]["least"] = 1
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(Refused, match=f"changed after it was sealed: it was sealed as “{read.words}”"):
        read_design(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("[1, 2]", "no fields in it"),
        ("title: A scenario", "begins with “design: 1”"),
        ("design: 2\ntitle: x", "by a later version"),
        ("design: 1\ntitle: [x", "line 3: the list is not closed"),
        ('{"design": {}, "seal": {}}', "torn"),
        ('{"design": {"a": NaN}, "seal": {"hash": "00"}}', "torn|changed"),
        ('{"design": {"a": "\\ud800"}, "seal": {"hash": "00"}}', "torn"),
        ("[" * 60, "line 1"),
    ],
)
def test_what_is_no_design_is_said_to_be_none(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((DesignUnreadable, Refused), match=words):
        read_design(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DesignUnreadable, match="cannot be opened"):
        read_design(tmp_path / "nowhere.yaml")
    (tmp_path / "picture.yaml").write_bytes(b"\x89PNG\x00\xff")
    with pytest.raises(DesignUnreadable, match="no text"):
        read_design(tmp_path / "picture.yaml")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"titel": "x"}, "did you mean “title”"),
        ({"title": 3}, "“title” of “design” has to be a text, not 3"),
        ({"blocks": "four"}, "has to be a whole number"),
        ({"treatments": [{"name": "a", "trns": 3}]}, "“turns”"),
        ({"hypotheses": [{"measure": "index", "way": "up"}]}, "one of"),
    ],
)
def test_a_field_that_is_not_what_it_should_be_is_named(
    tmp_path: Path, fields: dict[str, Any], words: str
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(json.dumps({**as_object(mediation()), **fields}), encoding="utf-8")
    with pytest.raises(Refused, match=words):
        read_design(path)


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    first, second = mediation().treatments
    bad = mediation(
        title=" ",
        treatments=(first, replace(second, cards_off=("no-card",))),
        strata=(Stratum(name="Draw", tables=1, hidden={"russia": "z"}),),
        seeds=(1, 1),
        bots={"moon": "greedy", "iran": "wise"},
        hypotheses=(replace(mediation().hypotheses[0], measure="tie russia moon", treatment="No mediator"),),
        checks=(replace(mediation().checks[0], measure="card russia moon"),),
    )
    with pytest.raises(Refused) as refusal:
        sealed(bad, tmp_path)
    said = str(refusal.value)
    for words in (
        "has no title",
        "no-card",
        "Stratum “Draw” has 1 table for 2 treatments",
        "There are 2 seeds, and 9 are needed",
        "A seed stands twice",
        "moon",
        "wise",
        "Hypothesis 1: a treatment is held against itself",
        "“tie russia moon” is nothing that is measured",
        "Check 1: “card russia moon” is no card of a seat",
    ):
        assert words in said


def test_injects_and_scenarios_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    first, second = mediation().treatments
    for inject, words in (
        ({"id": "x"}, "Inject 1 of “Mediator” is none"),
        ({**second.injects[0], "effects": "alignment(russia, moon) +1"}, "do not fit the scenario"),  # type: ignore[dict-item]
    ):
        with pytest.raises(Refused, match=words):
            sealed(mediation(treatments=(first, replace(second, injects=(inject,)))), tmp_path)
    with pytest.raises(Refused, match="There is no scenario nowhere"):
        sealed(mediation(scenario="nowhere"), tmp_path)


def plain(strata: tuple[int, ...], treatments: int, lot: int) -> Design:
    return Design(
        design=1,
        title="x",
        scenario="x",
        treatments=tuple(Treatment(name=f"T{at}") for at in range(treatments)),
        strata=tuple(Stratum(name=f"S{at}", tables=many) for at, many in enumerate(strata)),
        lot=lot,
    )


@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=5).map(tuple),
    st.integers(2, 4),
    st.integers(0, 2**31 - 1),
)
def test_a_lot_deals_evenly_inside_each_stratum(strata: tuple[int, ...], treatments: int, lot: int) -> None:
    design = plain(strata, treatments, lot)
    dealt = deal(design)
    assert [one.table for one in dealt] == list(range(1, sum(strata) + 1))
    for at, many in enumerate(strata):
        counts = Counter(one.treatment for one in dealt if one.stratum == f"S{at}")
        assert sum(counts.values()) == many
        there = [counts[f"T{number}"] for number in range(treatments)]
        assert max(there) - min(there) <= 1
    assert is_as_dealt(replace(design, tables=dealt))


def test_another_lot_deals_otherwise_and_every_deal_is_about_as_frequent() -> None:
    deals = Counter(tuple(one.treatment for one in deal(plain((4,), 2, lot))) for lot in range(1200))
    assert len(deals) == 6
    assert all(140 < many < 260 for many in deals.values())  # 200 each, deviation 13


def test_seeds_are_drawn_one_for_each_table_or_shared_inside_a_stratum(tmp_path: Path) -> None:
    one = sealed(mediation(), tmp_path, seeds_from(7))
    assert one.lot == 7
    assert [table.seed for table in one.tables] == list(range(8, 16))
    shared = sealed(mediation(seed_for="stratum", seeds=(0, 5, 6, 9)), tmp_path, seeds_from(7))
    assert [table.seed for table in shared.tables] == [0, 0, 5, 5, 6, 6, 9, 9]


def test_no_two_tables_are_drawn_the_same_seed(tmp_path: Path) -> None:
    draws = iter([7, 5, 5, 5, 6, 6, 8, 9, 10, 11, 12, 13])
    made = sealed(mediation(), tmp_path, lambda: next(draws))
    assert [table.seed for table in made.tables] == [5, 6, 8, 9, 10, 11, 12, 13]


def test_tables_given_by_hand_are_kept_and_were_not_dealt(tmp_path: Path) -> None:
    tables = tuple(
        Dealt(table=at, treatment=("Mediator", "No mediator")[at % 2], stratum=f"pair {(at + 1) // 2}")
        for at in range(1, 9)
    )
    made = sealed(mediation(tables=tables), tmp_path, seeds_from(1))
    assert not made.is_by_lot
    assert [one.treatment for one in made.tables] == [one.treatment for one in tables]
    with pytest.raises(Refused, match="not as the lot deals them"):
        sealed(mediation(tables=tables, lot=3), tmp_path)


def test_the_plan_of_a_table_is_what_its_treatment_and_stratum_say() -> None:
    treatment = Treatment(name="B", turns=3, method="matrix", cards_off=("c",))
    design = Design(
        design=1,
        title="x",
        scenario="x",
        treatments=(Treatment(name="A"), treatment),
        strata=(Stratum(name="S", tables=2, hidden={"russia": "a"}),),
    )
    plan = plan_of(design, Dealt(table=2, treatment="B", stratum="S", seed=9))
    assert (plan.seed, plan.turns, plan.method, plan.cards_off) == (9, 3, "matrix", ("c",))
    assert plan.hidden == {"russia": "a"}


def test_nothing_is_written_over_what_was_sealed(read: Read) -> None:
    with pytest.raises(Refused, match="is there already"):
        write_sealed(read.design, read.path)
