"""Checks of the calendar and the rules of a scenario."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from wargame.scenario.findings import Findings
from wargame.terms import PhaseKind
from wargame.words.counting import counted
from wargame.words.sentences import Sentence

_NEEDED: Final[dict[str, tuple[PhaseKind, ...]]] = {
    "sealed": ("planning", "resolution"),
    "sequential": ("moves",),
}
_FOREIGN: Final[dict[str, tuple[PhaseKind, ...]]] = {
    "sealed": ("moves",),
    "sequential": ("planning", "reveal", "resolution"),
}
_IN_ORDER: Final[tuple[PhaseKind, ...]] = ("planning", "reveal", "resolution")
_REPEATABLE: Final[PhaseKind] = "negotiation"


def check_rules(findings: Findings) -> None:
    """Check calendar, phases, seat order, scales, adjudication and scoring."""
    _check_calendar(findings)
    _check_phases(findings)
    _check_seat_order(findings)
    _check_scales(findings)
    _check_covert(findings)
    _check_bands(findings)
    _check_chances(findings)
    _check_ratings(findings)
    _check_scoring(findings)


def _check_calendar(findings: Findings) -> None:
    calendar = findings.scenario.calendar
    turns = counted(calendar.turns, "turn")
    if len(calendar.labels) > calendar.turns:
        findings.note(
            ("calendar", "labels"),
            Sentence("labels-too-many", labels=len(calendar.labels), turns=turns, turns2=calendar.turns),
        )
    if calendar.quarters and len(calendar.quarters) != calendar.turns:
        findings.note(
            ("calendar", "quarters"),
            Sentence("quarters-unfit", quarters=len(calendar.quarters), turns=turns, turns2=calendar.turns),
        )


def _check_phases(findings: Findings) -> None:
    rules = findings.scenario.rules
    path = ("rules", "phases")
    kinds = [phase.kind for phase in rules.phases]
    for kind in _NEEDED[rules.order]:
        if kind not in kinds:
            findings.note(path, Sentence("no-phase-kind", kind=kind, order=rules.order))
    for number, kind in enumerate(kinds):
        if kind in _FOREIGN[rules.order]:
            findings.note(
                (*path, number, "kind"), Sentence("phase-not-fit-order", kind=kind, order=rules.order)
            )
        elif kind in kinds[:number] and kind != _REPEATABLE:
            findings.note((*path, number, "kind"), Sentence("turn-has-two-phases", kind=kind))
    present = [kind for kind in kinds if kind in _IN_ORDER]
    if present != sorted(present, key=_IN_ORDER.index):
        findings.note(path, Sentence("phases-in-wrong-order"))


def _check_seat_order(findings: Findings) -> None:
    order = findings.scenario.rules.seat_order
    path = ("rules", "seat-order")
    findings.all_known("seat", order, path)
    missing = [seat for seat in findings.known.seats if seat not in order]
    for seat in missing:
        findings.note(path, Sentence("seat-missing", seat=seat))


def _check_covert(findings: Findings) -> None:
    rules = findings.scenario.rules
    if rules.covert_moves == "last" and rules.order == "sequential":
        findings.note(("rules", "covert-moves"), Sentence("covert-never-last"))


def _check_scales(findings: Findings) -> None:
    rules = findings.scenario.rules
    scale, cap = rules.alignment, rules.influence.max
    if scale.min > 0 or (scale.max is not None and scale.max < 0):
        findings.note(("rules", "alignment"), Sentence("zero-outside-scale"))
    if cap is not None and cap < 1:
        findings.note(("rules", "influence", "max"), Sentence("leaves-no-influence-play", cap=cap))
    elif cap is not None and rules.free_move is not None and rules.free_move.cost > cap:
        findings.note(
            ("rules", "free-move", "cost"), Sentence("free-move-costs-no", cost=rules.free_move.cost, cap=cap)
        )


def _check_bands(findings: Findings) -> None:
    bands = findings.scenario.rules.adjudication.bands
    path = ("rules", "adjudication", "bands")
    if not bands.exceeds > bands.succeeds > bands.partly:
        findings.note(path, Sentence("margins-not-fall"))
    for name, value in (("fails-on", bands.fails_on), ("exceeds-on", bands.exceeds_on)):
        if value is not None and not 2 <= value <= 12:
            findings.note((*path, name), Sentence("two-dice-never-show", value=value))
    if bands.fails_on is not None and bands.fails_on == bands.exceeds_on:
        findings.note((*path, "exceeds-on"), Sentence("both-fails-exceeds", fails_on=bands.fails_on))


def _check_chances(findings: Findings) -> None:
    chances = findings.scenario.rules.adjudication.chances
    path = ("rules", "adjudication", "chances")
    if not chances:
        findings.note(path, Sentence("no-words-chances"))
    for number, chance in enumerate(chances):
        before = chances[:number]
        if chance.word in [other.word for other in before]:
            findings.note((*path, number, "word"), Sentence("word-stands-twice", word=chance.word))
        if before and before[-1].percent <= chance.percent:
            findings.note(
                (*path, number, "percent"),
                Sentence("not-below-before", percent=chance.percent, before=before[-1].percent),
            )


def _check_ratings(findings: Findings) -> None:
    words = [step.word for step in findings.scenario.ratings]
    for number, word in enumerate(words):
        if word in words[:number]:
            findings.note(("ratings", number, "word"), Sentence("word-stands-twice", word=word))


def _check_scoring(findings: Findings) -> None:
    scoring, turns = findings.scenario.rules.scoring, findings.scenario.calendar.turns
    path = ("rules", "scoring")
    if isinstance(scoring.interim, int) and scoring.interim > turns:
        findings.note(
            (*path, "interim"), Sentence("interim-after-last-turn", turn=scoring.interim, turns=turns)
        )
    weight = fraction(scoring.interim_weight)
    if weight is None or not 0 <= weight <= 1:
        findings.note(
            (*path, "interim-weight"), Sentence("no-fraction-from-0", weight=scoring.interim_weight)
        )
    elif weight > 0 and scoring.interim == "none":
        findings.note((*path, "interim-weight"), Sentence("interim-audit-has-weight"))


def fraction(text: str) -> Fraction | None:
    """Return the fraction that a text such as `1/3` or `0` states, None if it states none."""
    parts = text.split("/")
    if len(parts) > 2 or not _are_digits(parts):
        return None
    top, bottom = int(parts[0]), int(parts[1]) if len(parts) == 2 else 1
    return Fraction(top, bottom) if bottom else None


def _are_digits(parts: Iterable[str]) -> bool:
    return all(part.isascii() and part.isdigit() and len(part) <= 9 for part in parts)
