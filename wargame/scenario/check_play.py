"""Checks of what is played: cards, injects, upkeep, endings, objectives."""

from wargame.scenario.check_texts import check_condition, check_effects, check_measure
from wargame.scenario.faults import choices, meant
from wargame.scenario.findings import Findings
from wargame.scenario.model import Card, Inject, Limit, Objective
from wargame.scenario.nodes import Path


def check_play(findings: Findings) -> None:
    """Check cards, injects, upkeep rules, endings and objectives."""
    scenario = findings.scenario
    for number, card in enumerate(scenario.cards):
        _check_card(findings, card, ("cards", number))
    for number, inject in enumerate(scenario.injects):
        _check_inject(findings, inject, ("injects", number))
    for number, rule in enumerate(scenario.upkeep):
        check_condition(findings, rule.when, ("upkeep", number, "when"))
        check_effects(findings, rule.effects, ("upkeep", number, "effects"))
    for number, ending in enumerate(scenario.endings):
        path: Path = ("endings", number)
        if not ending.when:
            findings.note((*path, "when"), "the ending has no condition", "a condition")
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
        wrong = f"nobody can ever pay {card.cost}: no seat holds more than {cap}"
        findings.note((*path, "cost"), wrong, f"at most {cap}")
    _check_limit(findings, card.limit, (*path, "limit"))
    _check_exposure(findings, card, path)
    _check_card_texts(findings, card, path)


def _check_card_texts(findings: Findings, card: Card, path: Path) -> None:
    check_condition(findings, card.requires, (*path, "requires"), card.choose)
    for number, modifier in enumerate(card.modifiers):
        place = (*path, "modifiers", number, "when")
        if not modifier.when:
            findings.note(place, "the modifier has no condition", "a condition")
        check_condition(findings, modifier.when, place, card.choose)
    for field, text in (
        ("exceeds", card.exceeds),
        ("succeeds", card.succeeds),
        ("partly", card.partly),
        ("fails", card.fails),
    ):
        check_effects(findings, text, (*path, field), card.choose)


def _check_exposure(findings: Findings, card: Card, path: Path) -> None:
    place = (*path, "exposure")
    if card.covert and card.exposure is None:
        findings.note(place, "a covert card needs to say how it can come to light", "a threshold and effects")
    if card.exposure is None:
        return
    if not card.covert:
        findings.note(place, "an overt card cannot come to light", "`covert: true`, or no exposure")
    check_effects(findings, card.exposure.effects, (*place, "effects"), card.choose)


def _check_limit(findings: Findings, limit: Limit, path: Path) -> None:
    if limit.once and (limit.at_most is not None or limit.per is not None or limit.cooldown):
        findings.note(
            path, "`once` leaves nothing for the other limits to say", "`once` alone, or the others"
        )


def _check_inject(findings: Findings, inject: Inject, path: Path) -> None:
    _check_trigger(findings, inject, path)
    _check_limit(findings, inject.limit, (*path, "limit"))
    check_condition(findings, inject.when, (*path, "when"))
    check_effects(findings, inject.effects, (*path, "effects"), may_expose=True)
    findings.all_known("seat", inject.to, (*path, "to"))
    option, cap = inject.option, findings.scenario.rules.influence.max
    if option is None:
        return
    findings.is_known("seat", option.seat, (*path, "option", "seat"))
    if cap is not None and option.price > cap:
        wrong = f"nobody can ever pay {option.price}: no seat holds more than {cap}"
        findings.note((*path, "option", "price"), wrong, f"at most {cap}")


def _check_trigger(findings: Findings, inject: Inject, path: Path) -> None:
    turns = findings.scenario.calendar.turns
    if inject.kind == "scheduled" and inject.turn is None:
        findings.note((*path, "turn"), "a scheduled inject needs its turn", f"a turn from 1 to {turns}")
    if inject.kind != "scheduled" and inject.turn is not None:
        wrong = f"an inject of the kind `{inject.kind}` has no turn"
        findings.note((*path, "turn"), wrong, "no such field, or `kind: scheduled`")
    elif inject.turn is not None and inject.turn > turns:
        wrong = f"turn {inject.turn} comes after the last turn, {turns}"
        findings.note((*path, "turn"), wrong, f"a turn from 1 to {turns}")
    if inject.kind == "conditional" and not inject.when:
        findings.note((*path, "when"), "a conditional inject needs its condition", "a condition")
    if inject.kind != "conditional" and inject.when:
        wrong = f"an inject of the kind `{inject.kind}` has no condition"
        findings.note((*path, "when"), wrong, "no such field, or `kind: conditional`")


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
        wrong = f"the seat `{objective.seat}` has no set `{objective.set}`"
        findings.note((*path, "set"), wrong, meant(objective.set, known, choices(known)))


def _check_breach(findings: Findings, objective: Objective, path: Path) -> None:
    if not objective.when:
        findings.note((*path, "when"), "a breach needs its condition", "a condition")
    if objective.weight >= 0:
        wrong = f"a breach of {objective.weight} costs nothing"
        findings.note((*path, "weight"), wrong, "a number below 0")
    for field, given in (
        ("measure", bool(objective.measure)),
        ("lo", objective.lo is not None),
        ("hi", objective.hi is not None),
    ):
        if given:
            findings.note((*path, field), f"a breach has no `{field}`", "no such field, or another shape")


def _check_measured(findings: Findings, objective: Objective, path: Path) -> None:
    shape = objective.shape
    if not objective.measure:
        findings.note((*path, "measure"), f"the shape `{shape}` needs a measure", "a number of the board")
    if objective.when:
        wrong = f"the shape `{shape}` has no condition"
        findings.note((*path, "when"), wrong, "no such field, or `shape: breach`")
    if shape == "linear":
        return
    for field, value in (("lo", objective.lo), ("hi", objective.hi)):
        if value is None:
            findings.note((*path, field), f"the shape `{shape}` needs `{field}`", "a whole number")
    if objective.lo is None or objective.hi is None:
        return
    if shape == "ramp" and objective.lo == objective.hi:
        findings.note((*path, "hi"), "the ramp has no length", f"another value than {objective.lo}")
    if shape == "band" and objective.lo > objective.hi:
        findings.note(
            (*path, "hi"), f"the band ends below its beginning, {objective.lo}", f"{objective.lo} or more"
        )
