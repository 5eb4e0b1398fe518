"""Faults that a schema cannot see: unknown actors, injects after the last turn, cards nobody can play.

A Scenario comes from `scenario.fit` with the places of its values; the faults go back to `scenario.load`.
The checks are grouped: `check_rules`, `check_board`, `check_play`, `check_monitor`, and `check_texts`
for the expressions in all of them. To add a check: a function in its group that calls
`Findings.note`, and a case in tests/wargame/scenario/test_check.py.

Scenarios in recorded sessions are checked too, when they are read. A new check must not refuse what could be
played before; what is to be refused from now on needs a new format, whose step of `migrate` mends the old,
or is asked of files only, as `check_names` is.
"""

from contextlib import suppress

from wargame.scenario.check_board import check_board, check_names
from wargame.scenario.check_hidden import check_hidden
from wargame.scenario.check_marking import check_marking
from wargame.scenario.check_monitor import check_monitor
from wargame.scenario.check_play import check_play
from wargame.scenario.check_rules import check_rules
from wargame.scenario.faults import Fault
from wargame.scenario.findings import EnoughFaults, Findings, known_in
from wargame.scenario.model import Scenario
from wargame.scenario.places import Places
from wargame.scenario.reach import ranges_of


def check(scenario: Scenario, places: Places | None = None) -> tuple[Fault, ...]:
    """Return every fault in what the scenario means, in the order of the checks.

    Without `places`, for a scenario that is in no file, all faults stand at line 1, column 1, and what only
    a file is asked for is left out.
    """
    findings = Findings(scenario, places or Places(), known_in(scenario), ranges_of(scenario))
    with suppress(EnoughFaults):
        for group in (check_rules, check_board, check_play, check_monitor, check_hidden, check_marking):
            group(findings)
        if places is not None:
            check_names(findings)
    return tuple(findings.faults)
