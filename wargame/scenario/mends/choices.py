"""Mends of what stands together: phases in order, weights that sum to 1, one of two that cannot both be.

Cases come from `offers`, which names the function for each key of a fault.
"""

from collections.abc import Callable, Iterator
from typing import Final

from wargame.scenario.mends.case import Case, used
from wargame.scenario.mends.spans import Span
from wargame.scenario.patch import Mend, Patch
from wargame.words.sentences import Sentence

_IN_ORDER: Final = ("planning", "reveal", "resolution")
_DIGITS: Final = 3
"""Digits behind the point of a weight."""


def in_place(word: str) -> Callable[[Case], Iterator[Mend]]:
    """Return what yields a word in place of the one that stands there."""

    def mends(case: Case) -> Iterator[Mend]:
        if case.site is not None:
            yield from used(case.site.value, word)

    return mends


def kind_or_out(kind: str) -> Callable[[Case], Iterator[Mend]]:
    """Return what yields the kind that a field belongs to, and the text without the field."""

    def mends(case: Case) -> Iterator[Mend]:
        now = case.field("kind")
        if now is not None:
            yield from used(now.value, kind)
        yield from case.out(case.site)

    return mends


def once_or_others(case: Case) -> Iterator[Mend]:
    """Yield a limit without `once`, and with nothing else."""
    limit = case.site.value if case.site else None
    if limit is None or not limit.fields or not limit.flow:
        return
    once = next((pair for pair in limit.fields if pair[0].text == "once"), None)
    if once is None or len(limit.fields) < 2:
        return
    others = [pair for pair in limit.fields if pair is not once]
    for kept in ([once], others):
        words = ", ".join(case.text[key.start : value.end] for key, value in kept)
        patch = Patch(limit.start, limit.end, f"{{ {words} }}")
        yield Mend(label=Sentence("keep-only", words=words), patches=(patch,), loses=True)


def in_order(case: Case) -> Iterator[Mend]:
    """Yield planning, reveal and resolution in the order in which they can be."""
    items = case.site.value.items if case.site else None
    found = [item for item in items or () if _kind(item) in _IN_ORDER]
    wanted = sorted(found, key=lambda item: _IN_ORDER.index(_kind(item)))
    patches = tuple(
        Patch(old.start, case.spans.last(old), case.text[new.start : case.spans.last(new)])
        for old, new in zip(found, wanted, strict=True)
        if old is not new
    )
    if patches:
        yield Mend(label=Sentence("put-in-order"), patches=patches)


def _kind(item: Span) -> str:
    value = item.value("kind")
    return value.text if value is not None else ""


def to_one(case: Case) -> Iterator[Mend]:
    """Yield the weights of the parts in the same proportions, so that they sum to 1."""
    items = case.site.value.items if case.site else None
    weights = [weight for item in items or () if (weight := item.value("weight")) is not None]
    try:
        shares = [float(weight.text) for weight in weights]
    except ValueError:
        return
    total = sum(shares)
    if not weights or len(weights) != len(items or ()) or total <= 0 or min(shares) < 0:
        return
    new = [round(share / total, _DIGITS) for share in shares]
    new[-1] = round(1 - sum(new[:-1]), _DIGITS)
    patches = tuple(
        Patch(weight.start, weight.end, f"{share:g}")
        for weight, share in zip(weights, new, strict=True)
        if float(weight.text) != share
    )
    yield Mend(label=Sentence("sum-to-one"), patches=patches)
