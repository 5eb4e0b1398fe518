"""Sentences of designs sealed before play: `wargame.design`."""

from collections.abc import Mapping
from typing import Final

DESIGN: Final[Mapping[str, str]] = {
    "design-against-itself": "{where}: a treatment is held against itself; name two.",
    "design-changed": (
        "{name} was changed after it was sealed: it was sealed as “{sealed}”, and what stands in it now "
        "gives “{found}”. Take the file as it was sealed, or seal the changed one anew."
    ),
    "design-check": "Check {number}",
    "design-faults": "The design cannot be sealed yet.\n{faults:lines}",
    "design-faulty": "{name}, line {line}: {wrong}.",
    "design-few-treatments": "A design needs two treatments or more.",
    "design-hypothesis": "Hypothesis {number}",
    "design-inject-fault": "inject {number}, {field}: {wrong}",
    "design-inject-wrong": "inject {number}: {wrong}",
    "design-scenario-fault": "{field}: {wrong}",
    "design-inject-unread": "Inject {number} of “{treatment}” is none as a scenario's file has them.",
    "design-injects-faulty": "The injects of “{treatment}” do not fit the scenario: {faults:clauses}.",
    "design-least-below": "Hypothesis {number}: the smallest difference that matters is 0 or more.",
    "design-many-tables": "A design has at most {most:,} tables.",
    "design-name-missing": "A {what} has no name.",
    "design-name-twice": "Two of the names of a {what} are “{name}”; give each its own.",
    "design-no-fields": "{name} is no design: there are no fields in it.",
    "design-no-measure": (
        "{where}: “{measure}” is nothing that is measured; name the index, a tie, a track, a verdict, a "
        "score or a card, as “tie russia iran”."
    ),
    "design-no-stratum": "There is no stratum “{name}”; there are: {known:list none}.",
    "design-no-such-table": "The design has no table {table}; it has {tables}.",
    "design-no-tables": "There are no tables: say how many each stratum has, or how many blocks there are.",
    "design-no-tables-in": "A stratum has 1 table or more.",
    "design-no-text": "{name} is no design: it is no text in UTF-8.",
    "design-no-title": "The design has no title; write the question that it asks.",
    "design-no-treatment": "There is no treatment “{name}”; there are: {known:list none}.",
    "design-no-use": (
        "{where}: “{measure}” is no card of a seat and no inject here; write “card SEAT CARD” or "
        "“inject INJECT”."
    ),
    "design-none": "{name} is no design: a design begins with “design: 1”.",
    "design-not-as-dealt": (
        "The tables are not as the lot deals them: leave out the lot, or the treatments of the tables."
    ),
    "design-not-sealed": "{name} is a draft. Seal it first; what is sealed does not change any more.",
    "design-not-written": "{name} could not be written: {reason}.",
    "design-of-no-treatment": "{where}: there is no treatment “{name}”; there are: {known:list none}.",
    "design-other-scenario": (
        "“{title}” in {name} is not the version that was sealed for “{treatment}”. Lay the file of then "
        "beside the design."
    ),
    "design-scenario-faulty": "The scenario {name} cannot be played: {why:brief}.",
    "design-scenario-missing": "There is no scenario {named}: neither a file in {folder} nor the id of one.",
    "design-script-start": (
        "{script} begins with “start”, but the design says how its tables are started. Leave that line out."
    ),
    "design-seal-torn": "{name} is no sealed design any more: its seal, or what was sealed, is torn.",
    "design-sealed-already": "{name} is sealed already; a changed design is sealed as another one.",
    "design-seed-twice": "A seed stands twice; give each table, or each stratum, its own.",
    "design-seeds-count": "There are {there:# seed}, and {due} are needed; without any they are drawn.",
    "design-small-stratum": (
        "Stratum “{name}” has {tables:# table} for {treatments} treatments: what is tried there could not be "
        "told from the stratum."
    ),
    "design-start-scenario": (
        "The design is of another scenario: of “{sealed}”, and the script is played with “{given}”."
    ),
    "design-start-sealed": (
        "The design says {fields:quoted} of its tables already; leave that out of “start”."
    ),
    "design-stratum-count": "Stratum “{name}” has {there:# table} in the list, and is to have {due}.",
    "design-table-number": "Tables are numbered from 1 on: {number} stands where {due} belongs.",
    "design-table-started": "Table {table} was started already: {name}.",
    "design-too-large": "{name} is too large for a design; {most:,} bytes is the most.",
    "design-too-new": (
        "{name} was made by a later version of Entente (form {form}; this one knows {known}). Update Entente."
    ),
    "design-treatment-unfit": "“{name}”: {why}",
    "design-unopened": "The design {path} cannot be opened: {reason}.",
}
