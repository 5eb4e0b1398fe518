"""Where in a design a fault stands, so that it can be said at the field."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.wargame.design.designs import MEDIATOR, mediation
from wargame.design.checking import why_not
from wargame.design.model import Check, Dealt, Design, Hypothesis, Stratum, Treatment
from wargame.design.versions import versions_of
from wargame.design.where import Where, places_of
from wargame.terms import Refused
from wargame.words.sentences import Sentence

NAMED = mediation().treatments


def faults(design: Design) -> tuple[Sentence, ...]:
    try:
        return why_not(design, versions_of(design, Path()))
    except Refused as error:
        return (error.told,)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": ""}, ("title", 0)),
        ({"treatments": NAMED[:1]}, ("treatments", 0)),
        ({"treatments": (*NAMED, Treatment(name=" "))}, ("treatments", 3)),
        ({"treatments": (NAMED[0], replace(NAMED[1], turns=2_000))}, ("treatments", 2)),
        ({"treatments": (NAMED[0], replace(NAMED[1], scenario="nowhere"))}, ("treatments", 2)),
        ({"treatments": (NAMED[0], replace(NAMED[1], cards_off=("none",)))}, ("treatments", 2)),
        ({"scenario": "nowhere"}, ("scenario", 0)),
        ({"blocks": 0}, ("strata", 0)),
        ({"strata": (Stratum(name="A", tables=2), Stratum(name="B", tables=1))}, ("strata", 2)),
        ({"strata": (Stratum(name="A", tables=2, hidden={"russia": "z"}),)}, ("strata", 1)),
        ({"strata": (Stratum(name="A", tables=2, hidden={"mars": "a"}),)}, ("strata", 1)),
        ({"tables": (Dealt(table=1, treatment="Neither", stratum="pair 1"),)}, ("tables", 0)),
        ({"seeds": (4, 4)}, ("seeds", 0)),
        ({"seeds": (-1,)}, ("seeds", 0)),
        ({"bots": {"iran": "clever"}}, ("bots", 0)),
        ({"bots": {"mars": "greedy"}}, ("bots", 0)),
        ({"hypotheses": (Hypothesis(measure="index"), Hypothesis(measure="x"))}, ("hypotheses", 2)),
        ({"hypotheses": (Hypothesis(measure="index", least=-1),)}, ("hypotheses", 1)),
        ({"checks": (Check(measure="inject none"),)}, ("checks", 1)),
    ],
)
def test_a_fault_stands_at_its_field_and_row(changes: dict[str, object], where: Where) -> None:
    design = mediation(**changes)
    found = [place for fault in faults(design) for place, _ in places_of(fault, design)]
    assert where in found
    assert ("", 0) not in found


def test_what_is_wrong_with_an_event_stands_at_its_row_and_is_counted_as_the_design_has_it() -> None:
    events = (MEDIATOR, {**MEDIATOR, "id": "other", "effects": "track(nothing) +1"})
    design = mediation(treatments=(NAMED[0], Treatment(name="Mediator", injects=events)))
    ((where, said),) = [one for fault in faults(design) for one in places_of(fault, design)]
    assert where == ("treatments 2 injects", 2)
    assert str(said).startswith("inject 2, effects: ")


def test_an_event_that_is_none_stands_at_its_row() -> None:
    design = mediation(treatments=(NAMED[0], Treatment(name="Mediator", injects=({"title": "?"},))))
    ((where, _),) = [one for fault in faults(design) for one in places_of(fault, design)]
    assert where == ("treatments 2 injects", 1)
