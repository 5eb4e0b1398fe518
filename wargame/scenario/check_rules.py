"""Checks of the calendar and the rules of a scenario."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from wargame.scenario.findings import Findings
from wargame.terms import PhaseKind
from wargame.words.counting import counted

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
    _check_scoring(findings)


def _check_calendar(findings: Findings) -> None:
    calendar = findings.scenario.calendar
    turns = counted(calendar.turns, "turn")
    if len(calendar.labels) > calendar.turns:
        wrong = f"there are {len(calendar.labels)} labels for {turns}"
        findings.note(("calendar", "labels"), wrong, f"at most {calendar.turns}")
    if calendar.quarters and len(calendar.quarters) != calendar.turns:
        wrong = f"there are {len(calendar.quarters)} quarters for {turns}"
        findings.note(("calendar", "quarters"), wrong, f"{calendar.turns}, or none")


def _check_phases(findings: Findings) -> None:
    rules = findings.scenario.rules
    path = ("rules", "phases")
    kinds = [phase.kind for phase in rules.phases]
    for kind in _NEEDED[rules.order]:
        if kind not in kinds:
            wrong = f"there is no phase of the kind `{kind}`"
            findings.note(path, wrong, f"one, as the order of moves is `{rules.order}`")
    for number, kind in enumerate(kinds):
        if kind in _FOREIGN[rules.order]:
            wrong = f"a phase `{kind}` does not fit the order `{rules.order}`"
            findings.note((*path, number, "kind"), wrong, "another kind of phase")
        elif kind in kinds[:number] and kind != _REPEATABLE:
            findings.note((*path, number, "kind"), f"a turn has two phases `{kind}`", "one")
    present = [kind for kind in kinds if kind in _IN_ORDER]
    if present != sorted(present, key=_IN_ORDER.index):
        findings.note(path, "planning, reveal and resolution stand in the wrong order", "this order")


def _check_seat_order(findings: Findings) -> None:
    order = findings.scenario.rules.seat_order
    path = ("rules", "seat-order")
    findings.all_known("seat", order, path)
    missing = [seat for seat in findings.known.seats if seat not in order]
    for seat in missing:
        findings.note(path, f"the seat `{seat}` is missing", "every player seat once")


def _check_covert(findings: Findings) -> None:
    rules = findings.scenario.rules
    if rules.covert_moves == "last" and rules.order == "sequential":
        wrong = "where each seat is ruled on at once, no covert move can come last"
        findings.note(("rules", "covert-moves"), wrong, "`in-order`, or `order: sealed`")


def _check_scales(findings: Findings) -> None:
    rules = findings.scenario.rules
    scale, cap = rules.alignment, rules.influence.max
    if scale.min > 0 or (scale.max is not None and scale.max < 0):
        wrong = "0 lies outside the scale of alignments, where pairs begin unless named"
        findings.note(("rules", "alignment"), wrong, "a scale with 0 in it")
    if cap is not None and cap < 1:
        findings.note(("rules", "influence", "max"), f"{cap} leaves no influence to play with", "1 or more")
    elif cap is not None and rules.free_move is not None and rules.free_move.cost > cap:
        wrong = f"a free move costs {rules.free_move.cost}, but no seat can hold more than {cap}"
        findings.note(("rules", "free-move", "cost"), wrong, f"at most {cap}")


def _check_bands(findings: Findings) -> None:
    bands = findings.scenario.rules.adjudication.bands
    path = ("rules", "adjudication", "bands")
    if not bands.exceeds > bands.succeeds > bands.partly:
        findings.note(path, "the margins do not fall", "exceeds above succeeds above partly")
    for name, value in (("fails-on", bands.fails_on), ("exceeds-on", bands.exceeds_on)):
        if value is not None and not 2 <= value <= 12:
            findings.note((*path, name), f"two dice never show {value}", "a number from 2 to 12")
    if bands.fails_on is not None and bands.fails_on == bands.exceeds_on:
        wrong = f"{bands.fails_on} both fails and exceeds"
        findings.note((*path, "exceeds-on"), wrong, "two different numbers")


def _check_chances(findings: Findings) -> None:
    chances = findings.scenario.rules.adjudication.chances
    path = ("rules", "adjudication", "chances")
    if not chances:
        findings.note(path, "there are no words for chances", "at least one, or leave the field out")
    for number, chance in enumerate(chances):
        before = chances[:number]
        if chance.word in [other.word for other in before]:
            findings.note((*path, number, "word"), f"“{chance.word}” stands here twice", "each word once")
        if before and before[-1].percent <= chance.percent:
            wrong = f"{chance.percent} is not below the {before[-1].percent} before"
            findings.note((*path, number, "percent"), wrong, "the likeliest first")


def _check_scoring(findings: Findings) -> None:
    scoring, turns = findings.scenario.rules.scoring, findings.scenario.calendar.turns
    path = ("rules", "scoring")
    if isinstance(scoring.interim, int) and scoring.interim > turns:
        wrong = f"turn {scoring.interim} comes after the last turn, {turns}"
        findings.note((*path, "interim"), wrong, f"a turn from 1 to {turns}, `half` or `none`")
    weight = fraction(scoring.interim_weight)
    if weight is None or not 0 <= weight <= 1:
        wrong = f"“{scoring.interim_weight}” is no fraction from 0 to 1"
        findings.note((*path, "interim-weight"), wrong, "text such as `1/3`")
    elif weight > 0 and scoring.interim == "none":
        wrong = "the interim audit has a weight, but there is none"
        findings.note((*path, "interim-weight"), wrong, "a turn under `interim`, or no weight")


def fraction(text: str) -> Fraction | None:
    """Return the fraction that a text such as `1/3` or `0` states, None if it states none."""
    parts = text.split("/")
    if len(parts) > 2 or not _are_digits(parts):
        return None
    top, bottom = int(parts[0]), int(parts[1]) if len(parts) == 2 else 1
    return Fraction(top, bottom) if bottom else None


def _are_digits(parts: Iterable[str]) -> bool:
    return all(part.isascii() and part.isdigit() and len(part) <= 9 for part in parts)
