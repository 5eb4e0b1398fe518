"""Checks of injects with two or more answers: whom they ask, what can be answered, what silence means.

Each seat that is asked has to have an answer that is free and asks for nothing, so that nobody who is asked
finds every answer shut; silence can mean only such a one.
"""

from wargame.scenario.check_board import check_ids
from wargame.scenario.check_texts import check_condition, check_effects
from wargame.scenario.faults import choices, meant
from wargame.scenario.findings import Findings
from wargame.scenario.model import Inject, InjectAnswer
from wargame.scenario.nodes import Path
from wargame.words.sentences import Sentence


def check_answers(findings: Findings, inject: Inject, path: Path) -> None:
    """Check the answers of an inject, and that it has none of what belongs to answers where it has none."""
    if not inject.answers:
        for field, given in (("asks", inject.asks), ("silence", inject.silence)):
            if given:
                findings.note((*path, field), Sentence("answers-missing-for", field=field))
        return
    if inject.option is not None:
        findings.note((*path, "option"), Sentence("option-beside-answers"))
    if len(inject.answers) == 1:
        findings.note((*path, "answers"), Sentence("answers-too-few"))
    check_ids(findings, "answers", (one.id for one in inject.answers), (*path, "answers"))
    asked = _asked(findings, inject, path)
    for number, one in enumerate(inject.answers):
        _check_answer(findings, one, (*path, "answers", number), asked)
    _check_open(findings, inject, path)


def _asked(findings: Findings, inject: Inject, path: Path) -> tuple[str, ...]:
    """Return the seats that are asked; of those named, all have to be told."""
    findings.all_known("seat", inject.asks, (*path, "asks"))
    told = inject.to or findings.known.seats
    for number, seat in enumerate(inject.asks):
        if seat in findings.known.seats and seat not in told:
            findings.note((*path, "asks", number), Sentence("asked-and-not-told", seat=seat))
    known = findings.known.seats
    return tuple(seat for seat in inject.asks or told if seat in known)


def _check_answer(findings: Findings, one: InjectAnswer, path: Path, asked: tuple[str, ...]) -> None:
    check_condition(findings, one.requires, (*path, "requires"), owners=asked)
    check_effects(findings, one.effects, (*path, "effects"), owners=asked)
    cap = findings.scenario.rules.influence.max
    if cap is not None and one.price > cap:
        findings.note((*path, "price"), Sentence("price-above-cap", price=one.price, cap=cap))


def _check_open(findings: Findings, inject: Inject, path: Path) -> None:
    answers = {one.id: one for one in inject.answers}
    if not any(map(_is_open, answers.values())):
        findings.note((*path, "answers"), Sentence("answers-none-open"))
    if not inject.silence:
        return
    known = tuple(answers)
    if inject.silence not in answers:
        expected = meant(inject.silence, known, choices(known))
        findings.note(
            (*path, "silence"), Sentence("no-such-answer-of", name=inject.silence, expected=expected)
        )
    elif not _is_open(answers[inject.silence]):
        findings.note((*path, "silence"), Sentence("silence-not-free", name=inject.silence))


def _is_open(one: InjectAnswer) -> bool:
    """Return whether every seat can give an answer at any time."""
    return not one.price and not one.requires.strip()
