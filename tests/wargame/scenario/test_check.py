"""Faults of meaning: each kind at its exact place, in its words, and alone."""

from dataclasses import replace

import pytest

from tests.wargame.scenario.small import Damage, damaged, expect, faults_in, small, small_text
from wargame.scenario.check import check

PHASES = """\
    - {kind: briefing, minutes: 2}
    - {kind: income}
    - {kind: negotiation, minutes: 5}
    - {kind: planning}
    - {kind: reveal}
    - {kind: resolution}
"""
PHASES_TURNED = (
    PHASES.replace("reveal", "x")
    .replace("resolution", "reveal")
    .replace("x", "resolution")
    .replace("- ", "§- ", 1)
)
FERRY = small_text()[small_text().index("  - id: night-ferry") : small_text().index("injects:")]
BRIDGE = "{id: n-bridge, seat: north-bank, text: Build it, shape: ramp, measure: track(bridge), lo: 2, hi: 8"
LINE = (
    "{id: s-line, seat: south-bank, set: red-line, text: No quarrel, shape: breach, "
    'when: "alignment(north-bank, south-bank) <= -3", weight: -8}'
)

RATES = """\
  base-rates:
    scenario-hash: §a0
    policy: random
    games: 10
    seed: 1
    rates:
      - draw: {north-bank: a}
        shares: {together: 0.4, neither: 0.6}
"""

IDS = [
    Damage(
        "id: small\n",
        "id: §Small One\n",
        "id",
        "“Small One” is not in kebab-case",
        "words of small letters and digits joined by “-”",
    ),
    Damage(
        "  - id: mood\n",
        "  - id: §mood-2\n",
        "tracks.mood-2.id",
        "“mood-2” is not in kebab-case",
        "words of small letters and digits joined by “-”, each beginning with a letter",
    ),
    Damage(
        "  - id: rumour", "  - id: §flood", "injects.flood.id", "the id `flood` is taken", "an id of its own"
    ),
    Damage(
        "  - id: mood",
        "  - id: §river-guild",
        "tracks.river-guild.id",
        "`river-guild` is an actor's id",
        "an id of its own",
    ),
    Damage(
        "  - id: open-bridge",
        "  - id: §calendar",
        "endings.calendar.id",
        "`calendar` has a meaning of its own",
        "another id",
    ),
    Damage(
        "{id: b, title: Walls first}",
        "{id: b, title: Walls first}\n      - {id: §a, title: More}",
        "actors.north-bank.hidden-sets.a.id",
        "the id `a` is taken",
        "an id of its own",
    ),
    Damage(
        "{id: why, text",
        "{id: §Why, text",
        "collection.Why.id",
        "“Why” is not in kebab-case",
        "words of small letters and digits joined by “-”",
    ),
]

RULES = [
    Damage(
        "labels: [March, April, May, June]",
        "labels: §[March, April, May, June, July]",
        "calendar.labels",
        "there are 5 labels for 4 turns",
        "at most 4",
    ),
    Damage(
        "quarters: [1, 2, 2, 2]",
        "quarters: §[1, 2, 2]",
        "calendar.quarters",
        "there are 3 quarters for 4 turns",
        "4, or none",
    ),
    Damage(
        PHASES,
        PHASES.replace("    - {kind: planning}\n", "").replace("- ", "§- ", 1),
        "rules.phases",
        "there is no phase of the kind `planning`",
        "one, as the order of moves is `sealed`",
    ),
    Damage(
        "{kind: income}",
        "{kind: §moves}",
        "rules.phases.2.kind",
        "a phase `moves` does not fit the order `sealed`",
        "another kind of phase",
    ),
    Damage(
        "{kind: income}",
        "{kind: §briefing}",
        "rules.phases.2.kind",
        "a turn has two phases `briefing`",
        "one",
    ),
    Damage(
        PHASES,
        PHASES_TURNED,
        "rules.phases",
        "planning, reveal and resolution stand in the wrong order",
        "this order",
    ),
    Damage(
        "seat-order: [north-bank, south-bank]",
        "seat-order: §[north-bank]",
        "rules.seat-order",
        "the seat `south-bank` is missing",
        "every player seat once",
    ),
    Damage(
        "seat-order: [north-bank, south-bank]",
        "seat-order: [north-bank, south-bank, §north-bank]",
        "rules.seat-order.3",
        "`north-bank` stands here twice",
        "each once",
    ),
    Damage(
        "seat-order: [north-bank, south-bank]",
        "seat-order: [north-bank, south-bank, §river-guild]",
        "rules.seat-order.3",
        "`river-guild` is not a player seat",
        "`north-bank` or `south-bank`",
    ),
    Damage(
        "free-move: {cost: 2}",
        "free-move: {cost: §12}",
        "rules.free-move.cost",
        "a free move costs 12, but no seat can hold more than 10",
        "at most 10",
    ),
    Damage(
        "backing: {}",
        "adjudication: {bands: §{succeeds: 3}}",
        "rules.adjudication.bands",
        "the margins do not fall",
        "exceeds above succeeds above partly",
    ),
    Damage(
        "backing: {}",
        "adjudication: {bands: {fails-on: §1}}",
        "rules.adjudication.bands.fails-on",
        "two dice never show 1",
        "a number from 2 to 12",
    ),
    Damage(
        "backing: {}",
        "adjudication: {bands: {exceeds-on: §2}}",
        "rules.adjudication.bands.exceeds-on",
        "2 both fails and exceeds",
        "two different numbers",
    ),
    Damage(
        "backing: {}",
        "adjudication: {chances: §[]}",
        "rules.adjudication.chances",
        "there are no words for chances",
        "at least one, or leave the field out",
    ),
    Damage(
        "backing: {}",
        "adjudication: {chances: [{word: even, percent: 50}, {word: sure, percent: §90}]}",
        "rules.adjudication.chances.2.percent",
        "90 is not below the 50 before",
        "the likeliest first",
    ),
    Damage(
        "backing: {}",
        "adjudication: {chances: [{word: even, percent: 50}, {word: §even, percent: 40}]}",
        "rules.adjudication.chances.2.word",
        "“even” stands here twice",
        "each word once",
    ),
    Damage(
        "interim: half",
        "interim: §5",
        "rules.scoring.interim",
        "turn 5 comes after the last turn, 4",
        "a turn from 1 to 4, `half` or `none`",
    ),
    Damage(
        "interim-weight: 1/3",
        "interim-weight: §4/3",
        "rules.scoring.interim-weight",
        "“4/3” is no fraction from 0 to 1",
        "text such as `1/3`",
    ),
    Damage(
        "interim-weight: 1/3",
        "interim-weight: §a third",
        "rules.scoring.interim-weight",
        "“a third” is no fraction from 0 to 1",
        "text such as `1/3`",
    ),
    Damage(
        "interim: half, interim-weight: 1/3",
        "interim-weight: §1/3",
        "rules.scoring.interim-weight",
        "the interim audit has a weight, but there is none",
        "a turn under `interim`, or no weight",
    ),
]

BOARD = [
    Damage(
        "    start-influence: 4\n    income: 3\n    brief",
        "    start-influence: §14\n    income: 3\n    brief",
        "actors.north-bank.start-influence",
        "14 is more than a seat can hold",
        "at most 10",
    ),
    Damage(
        "    kind: non-player",
        "    kind: non-player\n    income: §2",
        "actors.river-guild.income",
        "a non-player actor has none",
        "no such field, or a player seat",
    ),
    Damage(
        "between: [north-bank, river-guild], value",
        "between: [north-bank, §river-gild], value",
        "alignments.2.between.2",
        "there is no actor `river-gild`",
        "one of `north-bank`, `south-bank`, `river-guild` (did you mean `river-guild`?)",
    ),
    Damage(
        "between: [north-bank, river-guild], value",
        "between: §[north-bank, north-bank], value",
        "alignments.2.between",
        "`north-bank` stands beside itself",
        "two different actors",
    ),
    Damage(
        "between: [north-bank, river-guild], value",
        "between: §[south-bank, north-bank], value",
        "alignments.2.between",
        "`north-bank` and `south-bank` have an alignment already",
        "each pair once",
    ),
    Damage(
        "value: -1}",
        "value: §-11}",
        "alignments.2.value",
        "-11 is outside the scale",
        "a value from -10 to 10",
    ),
    Damage(
        "    start: 5\n",
        "    start: §11\n",
        "tracks.tolls.start",
        "11 is outside the range",
        "a value from 0 to 10",
    ),
    Damage(
        "    start: 5\n",
        "    start: 5\n    min: 10\n    max: §10\n",
        "tracks.tolls.max",
        "the range from 10 to 10 holds less than two values",
        "more than 10",
    ),
    Damage(
        "10: open}", "§11: open}", "tracks.bridge.steps.11", "11 is outside the range", "a value from 0 to 10"
    ),
    Damage(
        "{above: 6,",
        "{above: §10,",
        "tracks.bridge.gates.1.above",
        "no rise of the track goes above 10",
        "a value from 0 to 9",
    ),
    Damage(
        '{above: 6, requires: "alignment(north-bank, south-bank) >= 3"}',
        "{above: 6, requires: track(tolls) > 3}\n      - {above: §5, requires: track(tolls) > 4}",
        "tracks.bridge.gates.2.above",
        "5 is not above the gate before",
        "the lowest gate first",
    ),
    Damage(
        'requires: "alignment(north-bank, south-bank) >= 3"',
        "requires: §''",
        "tracks.bridge.gates.1.requires",
        "the gate has no condition",
        "a condition",
    ),
    Damage(
        "tolls: -0.25",
        "§toll: -0.25",
        "tracks.mood.derived.weights.toll",
        "there is no track `toll`",
        "one of `bridge`, `tolls`, `mood` (did you mean `tolls`?)",
    ),
    Damage(
        "tolls: -0.25",
        "§mood: -0.25",
        "tracks.mood.derived.weights.mood",
        "`mood` is itself computed from other tracks",
        "tracks that are not derived",
    ),
    Damage(
        "{bridge: 0.5, tolls: -0.25}",
        "§{}",
        "tracks.mood.derived.weights",
        "nothing is weighed",
        "at least one track and its weight",
    ),
    Damage(
        "name: Mood of the market",
        "name: Mood of the market\n    start: §3",
        "tracks.mood.start",
        "a derived track has no start of its own",
        "no such field",
    ),
    Damage(
        "      south-bank: {stated: 80",
        "      §southbank: {stated: 80",
        "questions.q-tolls.positions.southbank",
        "there is no actor `southbank`",
        "one of `north-bank`, `south-bank`, `river-guild` (did you mean `south-bank`?)",
    ),
]

TEXTS = [
    Damage(
        "when: track(tolls) >= 7",
        "when: track(§toll) >= 7",
        "cards.lay-stones.modifiers.1.when",
        "there is no track `toll`",
        "one of `bridge`, `tolls`, `mood` (did you mean `tolls`?)",
    ),
    Damage(
        "when: track(tolls) >= 7",
        'when: "§trak(tolls) >= 7"',
        "cards.lay-stones.modifiers.1.when",
        "“trak” is not a word of the language",
        "`track`",
    ),
    Damage(
        "when: track(tolls) >= 7",
        "when: track(tolls) >=§",
        "cards.lay-stones.modifiers.1.when",
        "the text ends here",
        "a number, a quantity or a condition",
    ),
    Damage(
        "when: track(tolls) >= 7",
        "when: §track(tolls)",
        "cards.lay-stones.modifiers.1.when",
        "this is a number, not a condition",
        "a comparison such as `track(settlement) >= 4`",
    ),
    Damage(
        "when: track(tolls) >= 7",
        "when: §track(tolls) >= 11",
        "cards.lay-stones.modifiers.1.when",
        "this can never hold within the scales, ranges and turns of the scenario",
        "a condition that some state meets",
    ),
    Damage(
        "when: track(tolls) >= 7",
        "when: alignment(north-bank, §target) >= 7",
        "cards.lay-stones.modifiers.1.when",
        "`target` stands where no target is chosen",
        "an actor's id, or a card with `choose`",
    ),
    Damage(
        "when: track(tolls) >= 7",
        "when: succeeded(§night-fery)",
        "cards.lay-stones.modifiers.1.when",
        "there is no card `night-fery`",
        "`lay-stones` or `night-ferry` (did you mean `night-ferry`?)",
    ),
    Damage(
        "when: track(tolls) >= 7",
        "when: influence(§river-guild) >= 7",
        "cards.lay-stones.modifiers.1.when",
        "`river-guild` is not a player seat",
        "`north-bank` or `south-bank`",
    ),
    Damage(
        "when: track(tolls) >= 7",
        "when: alignment(§north-bank, north-bank) > 0",
        "cards.lay-stones.modifiers.1.when",
        "this is an alignment of `north-bank` with itself",
        "two different actors",
    ),
    Damage(
        "succeeds: track(bridge) +1\n",
        "succeeds: track(§mood) +1\n",
        "cards.lay-stones.succeeds",
        "`mood` is computed from other tracks and cannot be changed",
        "a change of those tracks",
    ),
    Damage(
        "succeeds: track(bridge) +1\n",
        "succeeds: §track(bridge) = 12\n",
        "cards.lay-stones.succeeds",
        "12 is outside the range",
        "a value from 0 to 10",
    ),
    Damage(
        "succeeds: track(bridge) +1\n",
        "succeeds: §expose(facilitator)\n",
        "cards.lay-stones.succeeds",
        "`expose` stands outside an inject",
        "effects on alignments, tracks, influence or scrutiny",
    ),
    Damage(
        "succeeds: track(bridge) +1\n",
        "succeeds: track(bridge) §1\n",
        "cards.lay-stones.succeeds",
        "“1” cannot stand here",
        "`+`, `-` or `=` and a whole number",
    ),
    Damage(
        "succeeds: track(tolls) -1\n",
        "succeeds: influence(§target) -1\n",
        "cards.night-ferry.succeeds",
        "`target` may stand for `river-guild`, which is no player seat",
        "only seats under `choose`",
    ),
    Damage(
        "succeeds: track(tolls) -1\n",
        "succeeds: alignment(§north-bank, target) -1\n",
        "cards.night-ferry.succeeds",
        "`north-bank` may be the target, and would be aligned with itself",
        "an actor that cannot be chosen",
    ),
    Damage(
        "measure: track(bridge),",
        "measure: §track(bridge) > 2,",
        "objectives.n-bridge.measure",
        "this is a condition, not a number",
        "a number such as `track(settlement)`",
    ),
]

PLAY = [
    Damage(
        "owners: [north-bank]",
        "owners: [§river-guild]",
        "cards.lay-stones.owners.1",
        "`river-guild` is not a player seat",
        "`north-bank` or `south-bank`",
    ),
    Damage(
        "targets: [south-bank]",
        "targets: [§south-bnk]",
        "cards.lay-stones.targets.1",
        "there is no actor `south-bnk`",
        "one of `north-bank`, `south-bank`, `river-guild` (did you mean `south-bank`?)",
    ),
    Damage(
        "pulls: {q-tolls: 1}",
        "pulls: {§q-tols: 1}",
        "cards.lay-stones.pulls.q-tols",
        "there is no question `q-tols`",
        "`q-tolls`",
    ),
    Damage(
        "cost: 1\n",
        "cost: §11\n",
        "cards.night-ferry.cost",
        "nobody can ever pay 11: no seat holds more than 10",
        "at most 10",
    ),
    Damage(
        "requires: alignment(south-bank, target) <= 6 and track(tolls) >= 2",
        "requires: §track(tolls) >= 5 and (track(tolls) < 4 or turn > 4)",
        "cards.night-ferry.requires",
        "this can never hold within the scales, ranges and turns of the scenario",
        "a condition that some state meets",
    ),
    Damage(
        "limit: {cooldown: 1}",
        "limit: §{once: true, cooldown: 1}",
        "cards.lay-stones.limit",
        "`once` leaves nothing for the other limits to say",
        "`once` alone, or the others",
    ),
    Damage(
        FERRY,
        "  - §" + FERRY[4:].partition("    exposure")[0],
        "cards.night-ferry.exposure",
        "a covert card needs to say how it can come to light",
        "a threshold and effects",
    ),
    Damage(
        FERRY,
        FERRY.replace("    covert: true\n", "").replace("threshold", "§threshold"),
        "cards.night-ferry.exposure",
        "an overt card cannot come to light",
        "`covert: true`, or no exposure",
    ),
    Damage(
        "    turn: 2\n",
        "    turn: §5\n",
        "injects.flood.turn",
        "turn 5 comes after the last turn, 4",
        "a turn from 1 to 4",
    ),
    Damage(
        "  - id: flood\n    title: The river rises\n    kind: scheduled\n    turn: 2\n",
        "  - §id: flood\n    title: The river rises\n    kind: scheduled\n",
        "injects.flood.turn",
        "a scheduled inject needs its turn",
        "a turn from 1 to 4",
    ),
    Damage(
        "    kind: facilitator\n",
        "    kind: facilitator\n    turn: §1\n",
        "injects.rumour.turn",
        "an inject of the kind `facilitator` has no turn",
        "no such field, or `kind: scheduled`",
    ),
    Damage(
        "    kind: facilitator\n",
        "    kind: facilitator\n    when: §turn > 2\n",
        "injects.rumour.when",
        "an inject of the kind `facilitator` has no condition",
        "no such field, or `kind: conditional`",
    ),
    Damage(
        "  - id: toll-riot\n    title: Riot at the toll house\n    kind: conditional\n    when: track(tolls) >= 8 and turn < last-turn\n",
        "  - §id: toll-riot\n    title: Riot at the toll house\n    kind: conditional\n",
        "injects.toll-riot.when",
        "a conditional inject needs its condition",
        "a condition",
    ),
    Damage(
        "option: {seat: north-bank, price: 2}",
        "option: {seat: §north-bnk, price: 2}",
        "injects.flood.option.seat",
        "there is no seat `north-bnk`",
        "`north-bank` or `south-bank` (did you mean `north-bank`?)",
    ),
    Damage(
        "option: {seat: north-bank, price: 2}",
        "option: {seat: north-bank, price: §20}",
        "injects.flood.option.price",
        "nobody can ever pay 20: no seat holds more than 10",
        "at most 10",
    ),
    Damage(
        "    when: track(bridge) >= 10\n",
        "    when: §''\n",
        "endings.open-bridge.when",
        "the ending has no condition",
        "a condition",
    ),
    Damage(
        "{id: n-bridge, seat: north-bank,",
        "{id: n-bridge, seat: §river-guild,",
        "objectives.n-bridge.seat",
        "`river-guild` is not a player seat",
        "`north-bank` or `south-bank`",
    ),
    Damage(
        "seat: north-bank, set: a,",
        "seat: north-bank, set: §c,",
        "objectives.n-trade.set",
        "the seat `north-bank` has no set `c`",
        "one of `public`, `red-line`, `a`, `b`",
    ),
    Damage(
        BRIDGE,
        "§" + BRIDGE.replace("measure: track(bridge), ", ""),
        "objectives.n-bridge.measure",
        "the shape `ramp` needs a measure",
        "a number of the board",
    ),
    Damage(
        BRIDGE,
        "§" + BRIDGE.replace("lo: 2, ", ""),
        "objectives.n-bridge.lo",
        "the shape `ramp` needs `lo`",
        "a whole number",
    ),
    Damage(
        "lo: 2, hi: 8",
        "lo: 2, hi: §2",
        "objectives.n-bridge.hi",
        "the ramp has no length",
        "another value than 2",
    ),
    Damage(
        "lo: 5, hi: 7",
        "lo: 5, hi: §4",
        "objectives.n-walls.hi",
        "the band ends below its beginning, 5",
        "5 or more",
    ),
    Damage(
        "lo: 2, hi: 8",
        "lo: 2, hi: 8, when: §turn > 1",
        "objectives.n-bridge.when",
        "the shape `ramp` has no condition",
        "no such field, or `shape: breach`",
    ),
    Damage(
        LINE,
        "§" + LINE.partition(", when")[0] + ", weight: -8}",
        "objectives.s-line.when",
        "a breach needs its condition",
        "a condition",
    ),
    Damage(
        "weight: -8",
        "weight: §8",
        "objectives.s-line.weight",
        "a breach of 8 costs nothing",
        "a number below 0",
    ),
    Damage(
        "weight: -8",
        "weight: -8, lo: §3",
        "objectives.s-line.lo",
        "a breach has no `lo`",
        "no such field, or another shape",
    ),
]

MONITOR = [
    Damage(
        "{id: words, title",
        "{id: §tie, title",
        "monitor.parts.tie.id",
        "the id `tie` is taken",
        "an id of its own",
    ),
    Damage(
        "  between: [north-bank, south-bank]\n  parts",
        "  between: [north-bank, §south-bnk]\n  parts",
        "monitor.between.2",
        "there is no actor `south-bnk`",
        "one of `north-bank`, `south-bank`, `river-guild` (did you mean `south-bank`?)",
    ),
    Damage(
        "  parts:\n    - {id: tie, title: The tie, kind: tie-change, between: [north-bank, south-bank], scale: 4, weight: 0.5}",
        "  parts:\n    §- {id: tie, title: The tie, kind: tie-change, between: [north-bank, south-bank], scale: 4, weight: 0.4}",
        "monitor.parts",
        "the weights of the parts sum to 0.9",
        "weights that sum to 1",
    ),
    Damage(
        "  settled:",
        "  prior-weight: §-1\n  settled:",
        "monitor.prior-weight",
        "the weight is below 0",
        "0 or more",
    ),
    Damage(
        "scale: 4, weight", "scale: §0, weight", "monitor.parts.tie.scale", "0 is no step", "a number above 0"
    ),
    Damage(
        "scale: 4, weight",
        "scale: 4, against: §[north-bank, river-guild], weight",
        "monitor.parts.tie.against",
        "the kind `tie-change` has no second tie",
        "no such field",
    ),
    Damage(
        "{id: conduct, title: Conduct, kind: conduct, between: [north-bank, south-bank]",
        "{id: conduct, title: Conduct, kind: conduct, between: [north-bank, §river-guild]",
        "monitor.parts.conduct.between.2",
        "`river-guild` is not a player seat",
        "`north-bank` or `south-bank`",
    ),
    Damage(
        "- {id: conduct, title: Conduct, kind: conduct",
        "- §{id: conduct, title: Conduct, kind: difference",
        "monitor.parts.conduct.against",
        "the kind `difference` needs a second tie",
        "two actors",
    ),
    Damage(
        "{id: conduct, title: Conduct, kind: conduct",
        "{id: conduct, title: Conduct, kind: preference, against: §[south-bank, river-guild]",
        "monitor.parts.conduct.against",
        "`south-bank` is compared with `north-bank`, but one actor prefers",
        "`north-bank` in the first place",
    ),
    Damage(
        "- {id: m1, title: The bridge, kind: condition, when: track(bridge) >= 5}",
        "- §{id: m1, title: The bridge, kind: condition}",
        "monitor.mechanisms.m1.when",
        "the kind `condition` needs `when`",
        "a condition",
    ),
    Damage(
        "kind: condition, when: track(bridge) >= 5}",
        "kind: condition, when: track(bridge) >= 5, questions: §[q-tolls]}",
        "monitor.mechanisms.m1.questions",
        "the kind `condition` has no `questions`",
        "no such field",
    ),
    Damage(
        "kind: condition, when: track(bridge) >= 5}",
        "kind: positions, between: [north-bank, south-bank], questions: [§q-tols]}",
        "monitor.mechanisms.m1.questions.1",
        "there is no question `q-tols`",
        "`q-tolls`",
    ),
    Damage(
        "    - {id: neither, title: Neither}",
        "    - §{id: neither, title: Neither, index-max: 5}",
        "monitor.verdicts.neither",
        "the last verdict, `neither`, does not always fit",
        "a last verdict without `index-min`, `index-max` and `requires`",
    ),
    Damage(
        "      index-min: 20",
        "      index-min: 20\n      index-max: §10",
        "monitor.verdicts.together.index-max",
        "10 is below `index-min`, 20",
        "20 or more",
    ),
    Damage(
        "any-of: [m1]",
        "any-of: [§m2]",
        "monitor.verdicts.together.lines.1.any-of.1",
        "there is no mechanism `m2`",
        "`m1`",
    ),
    Damage(
        "any-of: [m1]",
        "settled-at-least: §2",
        "monitor.verdicts.together.lines.1.settled-at-least",
        "there are only 1 policy questions",
        "at most 1",
    ),
    Damage(
        "graph:\n",
        f"{RATES}graph:\n",
        "monitor.base-rates.scenario-hash",
        "the base rates belong to another version of this scenario",
        "new ones: run `entente simulate --base-rates`, or take them out",
    ),
    Damage(
        "graph:\n",
        RATES.replace("§a0", "''").replace("neither", "§neihter") + "graph:\n",
        "monitor.base-rates.rates.1.shares.neihter",
        "there is no verdict `neihter`",
        "`together` or `neither` (did you mean `neither`?)",
    ),
    Damage(
        "graph:\n",
        RATES.replace("§a0", "''").replace("{together", "§{together").replace("0.6", "0.5") + "graph:\n",
        "monitor.base-rates.rates.1.shares",
        "the shares sum to 0.9",
        "shares that sum to 1",
    ),
    Damage(
        "graph:\n",
        RATES.replace("§a0", "''").replace("north-bank: a", "north-bank: §c") + "graph:\n",
        "monitor.base-rates.rates.1.draw.north-bank",
        "the seat `north-bank` has no hidden set `c`",
        "`a` or `b`",
    ),
    Damage(
        "graph:\n",
        "graph:\n  tie-threshold: §11\n",
        "graph.tie-threshold",
        "no alignment is as strong as 11",
        "at most 10",
    ),
    Damage(
        "south-bank: [0.5, 0.9]",
        "§south: [0.5, 0.9]",
        "graph.positions.south",
        "there is no actor `south`",
        "one of `north-bank`, `south-bank`, `river-guild` (did you mean `south-bank`?)",
    ),
]


@pytest.mark.parametrize("damage", [*IDS, *RULES, *BOARD], ids=str)
def test_a_fault_of_rules_or_board_is_told_at_its_place(damage: Damage) -> None:
    expect(damage)


@pytest.mark.parametrize("damage", [*TEXTS, *PLAY], ids=str)
def test_a_fault_of_what_is_played_is_told_at_its_place(damage: Damage) -> None:
    expect(damage)


@pytest.mark.parametrize("damage", MONITOR, ids=str)
def test_a_fault_of_the_monitor_is_told_at_its_place(damage: Damage) -> None:
    expect(damage)


def test_a_sound_scenario_has_no_fault() -> None:
    assert check(small()) == ()


def test_a_sequential_scenario_needs_a_phase_for_moves() -> None:
    text = small_text().replace("order: sealed", "order: sequential")
    told = [fault.wrong for fault in faults_in(text)]
    assert told == [
        "there is no phase of the kind `moves`",
        "a phase `planning` does not fit the order `sequential`",
        "a phase `reveal` does not fit the order `sequential`",
        "a phase `resolution` does not fit the order `sequential`",
    ]


def test_a_scale_of_alignments_holds_nought() -> None:
    text = small_text().replace("alignment: {min: -10, max: 10}", "alignment: {min: 1, max: 10}")
    assert "0 lies outside the scale of alignments, where pairs begin unless named" in [
        fault.wrong for fault in faults_in(text)
    ]


def test_a_scenario_in_no_file_is_checked_too() -> None:
    scenario = replace(small(), id="Small")
    assert [(fault.line, fault.column, fault.field) for fault in check(scenario)] == [(1, 1, "id")]


def test_a_text_folded_over_lines_is_placed_at_its_beginning() -> None:
    text, line, column = damaged(
        "when: track(tolls) >= 7", "when: §>-\n          track(tolls)\n          >= trak(tolls)"
    )
    (fault,) = faults_in(text)
    assert (fault.line, fault.column, fault.wrong) == (line, column, "“trak” is not a word of the language")


def test_every_fault_of_meaning_is_told_at_once() -> None:
    text = (
        small_text().replace("track(tolls)", "track(toll)").replace("owners: [south-bank]", "owners: [south]")
    )
    fields = [fault.field for fault in faults_in(text)]
    assert len(fields) == text.count("track(toll)") + 1
