"""A design to be filled in: the file that whoever plans a series begins with.

`blank` gives its text, with a remark beside each field; it can be sealed as it stands, and compares the
scenario with itself. The window writes a design by `as_text`, without the remarks.
"""

import json
from dataclasses import replace
from typing import Final

from wargame.design.measures import INDEX
from wargame.design.model import Design
from wargame.scenario.model import Scenario
from wargame.session.script_fields import as_object

_BLANK: Final = """\
# A design: what is tried at which tables, and what is expected of it, written down before anybody plays.
# `entente design check` says what is wrong with it, `entente design seal` seals it.
design: 1
title: {title}

# How the tables are run, in words.
protocol: ""

# An id, or a file beside this one.
scenario: {scenario}

# What is tried. The first is what the others are held against. Each can have, besides its name:
#   means       what is done at such a table, in words
#   scenario    another version of the scenario, in a file beside this one
#   injects     a list of injects that come with it, written as in a scenario's file
#   cards-off   a list of cards that are switched off
#   turns       how many turns it has
#   method      how moves are ruled on
treatments:
  - name: Without
    means: As the scenario is.
  - name: With
    means: ""

# Blocks have one table of every treatment; with two treatments they are pairs. In their place, or besides,
# there can be strata, inside which the treatments are dealt evenly:
#   strata:
#     - name: Students
#       tables: 10
#       hidden: {{SEAT: SET}}
blocks: 10

# The treatments are dealt by lot, and each table gets a seed of its own, when the design is sealed. To have
# it otherwise:
#   lot: 7                        a lot of your own
#   seeds: [1001, 1002]           a seed for each table
#   seed-for: stratum             tables of one stratum share their dice
#   tables:                       what is tried where, by hand; then nothing is dealt
#     - {{table: 1, treatment: With, stratum: Students, seed: 1001}}
# Seats that bots play:
#   bots: {{SEAT: greedy}}

# What is expected, named before play: read first, and by itself. Measures: index, tie A B, track X,
# verdict X, score SEAT, card SEAT X. The way is higher, lower or either.
hypotheses:
  - measure: {measure}
    way: either
    least: {least}

# Whether the treatment was used at all: a card of a seat, or an inject.
#   checks:
#     - measure: inject mediator
checks: []

# What everybody is asked; it goes into the plan of what is collected.
questions: []

# When the series ends.
stop: When every table was played, however it ends.
"""


def blank(scenario: Scenario, named: str) -> str:
    """Return a design for a scenario, which is called `named` in it, to be filled in."""
    by_index = scenario.monitor is not None
    first = scenario.actors[:2]
    tie = " ".join(("tie", *sorted(one.id for one in first))) if len(first) > 1 else "index"
    return _BLANK.format(
        title=_quoted(f"What changes in {scenario.title}?"),
        scenario=_quoted(named),
        measure=_quoted(INDEX if by_index else tie),
        least=20 if by_index else 2,
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def unsealed(design: Design) -> Design:
    """Return a draft of the next series like a sealed one: lot, seeds and deal are drawn anew."""
    dealt = replace(design, lot=None, seeds=(), tables=(), scenario_title="")
    return replace(dealt, treatments=tuple(replace(one, hash="") for one in design.treatments))


def as_text(design: Design) -> str:
    """Return a draft as it is kept in a file; YAML reads it, as JSON is YAML too."""
    return f"{json.dumps(as_object(design), ensure_ascii=False, indent=1)}\n"
