"""Fields and types: each misfit at its place, in plain words."""

import pytest

from tests.wargame.scenario.small import Damage, expect, faults_in, small_text
from wargame.scenario.load import read

DAMAGES = [
    Damage(
        "turns: 4\n",
        'turns: §"4"\n',
        "calendar.turns",
        "“4” is text",
        "a whole number from 1 to 1000",
    ),
    Damage(
        "turns: 4\n",
        "turns: §4.5\n",
        "calendar.turns",
        "4.5 is a number with a fraction",
        "a whole number from 1 to 1000",
    ),
    Damage("turns: 4\n", "turns: §0\n", "calendar.turns", "0 is too small", "a whole number from 1 to 1000"),
    Damage(
        "add: -1",
        "add: §no",
        "cards.lay-stones.modifiers.1.add",
        "“no” is text",
        "a whole number",
    ),
    Damage(
        "add: -1",
        "add: §true",
        "cards.lay-stones.modifiers.1.add",
        "true is a truth value",
        "a whole number",
    ),
    Damage(
        "add: -1",
        "add: §[1]",
        "cards.lay-stones.modifiers.1.add",
        "this is a list",
        "a whole number",
    ),
    Damage(
        "covert: true",
        "covert: §yes",
        "cards.night-ferry.covert",
        "“yes” is text",
        "`true` or `false`",
    ),
    Damage(
        "title: Night ferry",
        "title:§ ",
        "cards.night-ferry.title",
        "nothing stands here",
        "text that is not empty",
    ),
    Damage(
        "title: Night ferry",
        "title: §''",
        "cards.night-ferry.title",
        "the text is empty",
        "text that is not empty",
    ),
    Damage(
        'code: "061"',
        "code: §061",
        "cards.lay-stones.event.code",
        "61 is a number",
        "text, in quotes if it looks like something else",
    ),
    Damage(
        "goldstein: 6.4",
        "goldstein: §11",
        "cards.lay-stones.event.goldstein",
        "11 is too large",
        "a number from -10 to 10",
    ),
    Damage(
        "instrument: economic",
        "instrument: §ekonomic",
        "cards.lay-stones.instrument",
        "“ekonomic” is not among the choices",
        "one of `diplomatic`, `informational`, `military`, `economic` (did you mean `economic`?)",
    ),
    Damage(
        "interim: half",
        "interim: §third",
        "rules.scoring.interim",
        "“third” is not among the choices",
        "`half` or `none` or a whole number, 1 or more",
    ),
    Damage(
        "difficulty: 6",
        "§dificulty: 6\n    difficulty: 6",
        "cards.night-ferry.dificulty",
        "there is no field “dificulty” here",
        "a field of the format (did you mean `difficulty`?)",
    ),
    Damage(
        "  - id: night-ferry\n    title: Night ferry\n",
        "  - §id: night-ferry\n",
        "cards.night-ferry.title",
        "this is missing",
        "text that is not empty",
    ),
    Damage(
        "[north-bank, river-guild], value: -1",
        "§[north-bank], value: -1",
        "alignments.2.between.2",
        "this is missing",
        "text",
    ),
    Damage(
        "[north-bank, river-guild], value: -1",
        "§[north-bank, river-guild, x], value: -1",
        "alignments.2.between",
        "the list has 3 items",
        "a list of 2: [a, b]",
    ),
    Damage(
        "owners: [north-bank]",
        "owners: §[]",
        "cards.lay-stones.owners",
        "the list is empty",
        "a list with at least one item",
    ),
    Damage(
        "steps: {0: nothing",
        "steps: {§low: nothing",
        "tracks.bridge.steps.low",
        "“low” is not a whole number",
        "a whole number",
    ),
    Damage(
        "salience: 60",
        "salience: §160",
        "questions.q-tolls.positions.north-bank.salience",
        "160 is too large",
        "a whole number from 0 to 100",
    ),
    Damage(
        "free-move: {cost: 2}",
        "free-move: §2",
        "rules.free-move",
        "2 is a number",
        "a block of fields",
    ),
    Damage("format: 1\nid", "§id", "format", "this is missing", "`1`"),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_misfit_is_told_at_its_place(damage: Damage) -> None:
    expect(damage)


def test_every_misfit_is_told_at_once() -> None:
    text = (
        small_text()
        .replace("turns: 4", "turns: four")
        .replace("cost: 2\n    targets", "kost: 2\n    targets")
    )
    assert [fault.field for fault in faults_in(text)] == [
        "calendar.turns",
        "cards.lay-stones.cost",
        "cards.lay-stones.kost",
    ]


def test_what_a_misfit_holds_is_not_called_unknown() -> None:
    text = small_text().replace("    kind: non-player\n", "    kind: npc\n")
    assert [fault.field for fault in faults_in(text)] == ["actors.river-guild.kind"]


def test_faults_of_meaning_are_told_beside_misfits() -> None:
    text = small_text().replace("title: A rumour", "title: 3").replace("track(bridge) -1", "track(brigde) -1")
    assert [fault.field for fault in faults_in(text)] == ["injects.flood.effects", "injects.rumour.title"]


def test_a_whole_number_stands_for_a_number_with_a_fraction() -> None:
    scenario, _ = read(small_text(), "small.yaml")
    assert scenario is not None
    assert scenario.monitor is not None
    assert scenario.monitor.parts[0].scale == 4.0
