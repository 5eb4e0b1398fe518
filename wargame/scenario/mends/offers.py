"""Which mends a fault is offered, by its key.

Faults come from `scenario.load` with the text in which they were found; they go back there with their mends.
A fault without a line in the table has none: what was meant cannot be known.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from wargame.scenario.faults import Fault
from wargame.scenario.mends.case import Case
from wargame.scenario.mends.choices import in_order, in_place, kind_or_out, once_or_others, to_one
from wargame.scenario.mends.ids import another, kebab_case, near_name, one_of_few, own_id
from wargame.scenario.mends.language import written_anew
from wargame.scenario.mends.spans import Spans
from wargame.scenario.mends.values import (
    at,
    clamped,
    falling,
    fraction,
    near_or_out,
    negative,
    on_scale,
    out,
    out_around,
    out_of_length,
    overt_or_covert,
    picture_out,
    quoted_text,
    set_amount,
    swapped,
    swapped_pair,
    unfit,
)
from wargame.scenario.patch import Mend

Offer: TypeAlias = Callable[[Case], Iterator[Mend]]


def with_mends(text: str, faults: Sequence[Fault]) -> list[Fault]:
    """Return faults of a text that YAML can read with what would mend each."""
    if not faults:
        return []
    spans = Spans(text)
    return [replace(fault, mends=fault.mends or offered(spans, fault)) for fault in faults]


def offered(spans: Spans, fault: Fault) -> tuple[Mend, ...]:
    """Return what would mend a fault, the likeliest first."""
    offer = _OFFERS.get(fault.told.what)
    return tuple(offer(Case(spans, fault))) if offer else ()


_OFFERS: Final[Mapping[str, Offer]] = {
    "misfit": unfit,
    "alias-repeats-itself-nothing": quoted_text,
    "tag-not-read": quoted_text,
    "type-tag-not-read": quoted_text,
    # Ids
    "no-such-thing": near_name,
    "glyph-unknown": near_or_out,
    "no-player-seat": near_name,
    "seat-has-no-set": one_of_few,
    "seat-has-no-hidden": near_name,
    "no-such-answer-of": one_of_few,
    "id-not-kebab-case": kebab_case,
    "id-unfit-for-texts": kebab_case,
    "id-taken": own_id,
    "actor-id": own_id,
    "has-meaning-own": own_id,
    "seat-missing": another,
    # Ranges
    "outside-range": clamped("start", "min", "max"),
    "no-rise-track-goes": clamped("above", "min", "last"),
    "two-dice-never-show": clamped("value", 2, 12),
    "outside-scale": on_scale,
    "amount-outside-range": set_amount,
    "cost-above-cap": at("cap"),
    "price-above-cap": at("cap"),
    "start-above-cap": at("cap"),
    "free-move-costs-no": at("cap"),
    "turn-comes-after-last": at("turns"),
    "interim-after-last-turn": at("turns"),
    "no-alignment-as-strong": at("strongest"),
    "only-policy-questions": at("questions"),
    "leaves-no-influence-play": at(1),
    "weight-below-0": at(0),
    "breach-costs-nothing": negative,
    "no-fraction-from-0": fraction,
    # Order
    "range-from-holds-less": swapped("min", "max"),
    "band-ends-below-beginning": swapped("lo", "hi"),
    "below-index-min": swapped("index-min", "index-max"),
    "compared-one-actor-prefers": swapped_pair,
    "margins-not-fall": falling,
    "phases-in-wrong-order": in_order,
    "weights-parts-sum": to_one,
    # What should not stand there
    "covert-never-last": in_place("in-order"),
    "once-and-other-limits": once_or_others,
    "answers-missing-for": out,
    "asked-and-not-told": out,
    "base-rates-of-other-version": out_around,
    "breach-has-no": out,
    "derived-track-has-no": out,
    "derived-track-has-no-gates": out,
    "field-stands-twice": out,
    "gate-has-no-condition": out_around,
    "have-alignment-already": out_around,
    "id-stands-twice": out,
    "inject-kind-has-no": kind_or_out("scheduled"),
    "inject-kind-has-no-condition": kind_or_out("conditional"),
    "interim-audit-has-weight": out,
    "kind-has-no": out,
    "kind-has-no-second": out,
    "labels-too-many": out_of_length,
    "modifier-has-no-condition": out_around,
    "non-player-has-none": out,
    "option-beside-answers": out,
    "overt-card-cannot-come": overt_or_covert,
    "phase-not-fit-order": out_around,
    "picture-file-too-large": picture_out,
    "picture-missing": picture_out,
    "picture-name-unfit": picture_out,
    "picture-no-picture": picture_out,
    "quarters-unfit": out_of_length,
    "shape-has-no-condition": out,
    "silence-not-free": out,
    "step-outside-range": out,
    "turn-has-two-phases": out_around,
    "word-stands-twice": out_around,
    # The language
    "condition-not-number": written_anew,
    "condition-stands-beside": written_anew,
    "not-word-language": written_anew,
    "number-not-condition": written_anew,
    "number-stands-beside": written_anew,
    "sign-cannot-stand": written_anew,
    "text-ends-here": written_anew,
}
