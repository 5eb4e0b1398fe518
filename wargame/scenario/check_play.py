"""Checks of what is played: cards, injects, prepared deals, upkeep, endings, objectives."""

from wargame.scenario.check_answers import check_answers
from wargame.scenario.check_texts import check_condition, check_effects, check_measure
from wargame.scenario.faults import choices, meant
from wargame.scenario.findings import Findings
from wargame.scenario.held import names_self
from wargame.scenario.model import Card, Inject, Limit, Objective
from wargame.scenario.nodes import Path
from wargame.words.sentences import Sentence


def check_play(findings: Findings) -> None:
    """Check cards, injects, prepared deals, upkeep rules, endings and objectives."""
    scenario = findings.scenario
    for number, card in enumerate(scenario.cards):
        _check_card(findings, card, ("cards", number))
    for number, inject in enumerate(scenario.injects):
        _check_inject(findings, inject, ("injects", number))
    for number, deal in enumerate(scenario.deals):
        findings.all_known("seat", deal.between, ("deals", number, "between"))
        check_effects(findings, deal.effects, ("deals", number, "effects"))
    for number, rule in enumerate(scenario.upkeep):
        check_condition(findings, rule.when, ("upkeep", number, "when"))
        check_effects(findings, rule.effects, ("upkeep", number, "effects"))
    for number, ending in enumerate(scenario.endings):
        path: Path = ("endings", number)
        if not ending.when:
            findings.note((*path, "when"), Sentence("ending-has-no-condition"))
        check_condition(findings, ending.when, (*path, "when"))
        check_effects(findings, ending.effects, (*path, "effects"))
    for number, objective in enumerate(scenario.objectives):
        _check_objective(findings, objective, ("objectives", number))


def _check_card(findings: Findings, card: Card, path: Path) -> None:
    findings.all_known("seat", card.owners, (*path, "owners"))
    findings.all_known("actor", card.targets, (*path, "targets"))
    findings.all_known("actor", card.choose, (*path, "choose"))
    for question in card.pulls:
        findings.is_known("question", question, (*path, "pulls", question), key=True)
    cap = findings.scenario.rules.influence.max
    if cap is not None and card.cost > cap:
        findings.note((*path, "cost"), Sentence("cost-above-cap", cost=card.cost, cap=cap))
    _check_limit(findings, card.limit, (*path, "limit"))
    _check_exposure(findings, card, path)
    _check_card_texts(findings, card, path)
    if card.choose and names_self(card):
        for seat in card.owners:
            if set(card.choose) == {seat}:
                findings.note((*path, "choose"), Sentence("nobody-left-to-choose", seat=seat))


def _check_card_texts(findings: Findings, card: Card, path: Path) -> None:
    check_condition(findings, card.requires, (*path, "requires"), card.choose, card.owners)
    for number, modifier in enumerate(card.modifiers):
        place = (*path, "modifiers", number, "when")
        if not modifier.when:
            findings.note(place, Sentence("modifier-has-no-condition"))
        check_condition(findings, modifier.when, place, card.choose, card.owners)
    for field, text in (
        ("exceeds", card.exceeds),
        ("succeeds", card.succeeds),
        ("partly", card.partly),
        ("fails", card.fails),
    ):
        check_effects(findings, text, (*path, field), card.choose, card.owners)


def _check_exposure(findings: Findings, card: Card, path: Path) -> None:
    place = (*path, "exposure")
    if card.covert and card.exposure is None:
        findings.note(place, Sentence("covert-card-needs-say"))
    if card.exposure is None:
        return
    if not card.covert:
        findings.note(place, Sentence("overt-card-cannot-come"))
    check_effects(findings, card.exposure.effects, (*place, "effects"), card.choose, card.owners)


def _check_limit(findings: Findings, limit: Limit, path: Path) -> None:
    if limit.once and (limit.at_most is not None or limit.per is not None or limit.cooldown):
        findings.note(path, Sentence("once-and-other-limits"))


def _check_inject(findings: Findings, inject: Inject, path: Path) -> None:
    _check_trigger(findings, inject, path)
    _check_limit(findings, inject.limit, (*path, "limit"))
    check_condition(findings, inject.when, (*path, "when"))
    check_effects(findings, inject.effects, (*path, "effects"), may_expose=True)
    findings.all_known("seat", inject.to, (*path, "to"))
    check_answers(findings, inject, path)
    option, cap = inject.option, findings.scenario.rules.influence.max
    if option is None:
        return
    findings.is_known("seat", option.seat, (*path, "option", "seat"))
    if cap is not None and option.price > cap:
        findings.note((*path, "option", "price"), Sentence("price-above-cap", price=option.price, cap=cap))


def _check_trigger(findings: Findings, inject: Inject, path: Path) -> None:
    turns = findings.scenario.calendar.turns
    if inject.kind == "scheduled" and inject.turn is None:
        findings.note((*path, "turn"), Sentence("scheduled-inject-needs-turn", turns=turns))
    if inject.kind != "scheduled" and inject.turn is not None:
        findings.note((*path, "turn"), Sentence("inject-kind-has-no", kind=inject.kind))
    elif inject.turn is not None and inject.turn > turns:
        findings.note((*path, "turn"), Sentence("turn-comes-after-last", turn=inject.turn, turns=turns))
    if inject.kind == "facilitator" and inject.chance is not None:
        findings.note((*path, "chance"), Sentence("inject-by-hand-has-chance"))
    _check_condition(findings, inject, path)


def _check_condition(findings: Findings, inject: Inject, path: Path) -> None:
    is_conditional = inject.kind == "conditional"
    if is_conditional != bool(inject.when):
        needed = Sentence("conditional-inject-needs-condition")
        unasked = Sentence("inject-kind-has-no-condition", kind=inject.kind)
        findings.note((*path, "when"), needed if is_conditional else unasked)


def _check_objective(findings: Findings, objective: Objective, path: Path) -> None:
    if findings.is_known("seat", objective.seat, (*path, "seat")):
        _check_set(findings, objective, path)
    if objective.shape == "breach":
        _check_breach(findings, objective, path)
    else:
        _check_measured(findings, objective, path)
    check_condition(findings, objective.when, (*path, "when"))
    if objective.measure:
        check_measure(findings, objective.measure, (*path, "measure"))


def _check_set(findings: Findings, objective: Objective, path: Path) -> None:
    hidden = tuple(one.id for one in findings.scenario.actor(objective.seat).hidden_sets)
    known = ("public", "red-line", *hidden)
    if objective.set not in known and objective.set not in findings.places.removed:
        findings.note(
            (*path, "set"),
            Sentence(
                "seat-has-no-set",
                seat=objective.seat,
                set=objective.set,
                expected=meant(objective.set, known, choices(known)),
            ),
        )


def _check_breach(findings: Findings, objective: Objective, path: Path) -> None:
    if not objective.when:
        findings.note((*path, "when"), Sentence("breach-needs-condition"))
    if objective.weight >= 0:
        findings.note((*path, "weight"), Sentence("breach-costs-nothing", weight=objective.weight))
    for field, given in (
        ("measure", bool(objective.measure)),
        ("lo", objective.lo is not None),
        ("hi", objective.hi is not None),
    ):
        if given:
            findings.note((*path, field), Sentence("breach-has-no", field=field))


def _check_measured(findings: Findings, objective: Objective, path: Path) -> None:
    shape = objective.shape
    if not objective.measure:
        findings.note((*path, "measure"), Sentence("shape-needs-measure", shape=shape))
    if objective.when:
        findings.note((*path, "when"), Sentence("shape-has-no-condition", shape=shape))
    if shape == "linear":
        return
    for field, value in (("lo", objective.lo), ("hi", objective.hi)):
        if value is None:
            findings.note((*path, field), Sentence("shape-needs", shape=shape, field=field))
    if objective.lo is not None and objective.hi is not None:
        _check_ends(findings, shape, objective.lo, objective.hi, (*path, "hi"))


def _check_ends(findings: Findings, shape: str, low: int, high: int, path: Path) -> None:
    if shape == "ramp" and low == high:
        findings.note(path, Sentence("ramp-has-no-length", lo=low))
    if shape == "band" and low > high:
        findings.note(path, Sentence("band-ends-below-beginning", lo=low))
