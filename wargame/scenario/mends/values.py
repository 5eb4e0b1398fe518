"""Mends of values: into the range, of the right kind, in the right order, or out.

Cases come from `offers`, which names the function for each key of a fault.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from wargame.scenario.mends.case import Case, in_quotes, use, used
from wargame.scenario.mends.ids import near_name
from wargame.scenario.mends.spans import Site, Span
from wargame.scenario.patch import Mend, Patch
from wargame.scenario.shapes import bare, members, words_of
from wargame.words.sentences import Sentence

_NUMBERS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_TRUE: Final = frozenset({"yes", "y", "on", "1", "ja", "oui", "si", "true"})
_FALSE: Final = frozenset({"no", "n", "off", "0", "nein", "non", "false"})
_MOST_CHOICES: Final = 5


def clamped(value: str, low: str | int, high: str | int) -> Callable[[Case], Iterator[Mend]]:
    """Return what yields a value brought into its range; names of arguments, or the ends themselves."""

    def mends(case: Case) -> Iterator[Mend]:
        site = case.site
        ends = [case.given(end) if isinstance(end, str) else end for end in (low, high)]
        given = case.given(value)
        if site is not None and site.value.is_scalar and isinstance(given, int):
            yield from used(site.value, int(max(ends[0], min(given, ends[1]))))

    return mends


def at(value: str | int) -> Callable[[Case], Iterator[Mend]]:
    """Return what yields the one value at which a range ends; the name of an argument, or the value."""

    def mends(case: Case) -> Iterator[Mend]:
        given = case.given(value) if isinstance(value, str) else value
        if case.site is not None and isinstance(given, int):
            yield from used(case.site.value, given)

    return mends


def on_scale(case: Case) -> Iterator[Mend]:
    """Yield a starting alignment brought onto the scale."""
    high = case.given("high").given.get("max")
    value, low = case.given("value"), case.given("min")
    if case.site is not None:
        yield from used(case.site.value, low if value < low else high)


def negative(case: Case) -> Iterator[Mend]:
    """Yield a cost in place of a gain of as much."""
    weight = case.given("weight")
    if case.site is not None and weight:
        yield from used(case.site.value, -weight)


def fraction(case: Case) -> Iterator[Mend]:
    """Yield a decimal number as the fraction that it is near."""
    try:
        share = Fraction(str(case.given("weight")).strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return
    if 0 <= share <= 1 and case.site is not None:
        near = share.limit_denominator(12)
        name = f"{near.numerator}/{near.denominator}" if near.denominator > 1 else f"{near.numerator}"
        patch = Patch(case.site.value.start, case.site.value.end, f'"{name}"')
        yield use(patch, name=name)


def set_amount(case: Case) -> Iterator[Mend]:
    """Yield the number to which an effect sets something, brought into its range."""
    amount, low, high = (case.given(name) for name in ("amount", "low", "high"))
    if case.site is None or not case.site.value.is_scalar or low != low or abs(low) == float("inf"):
        return
    new = low if amount < low else high
    if abs(new) == float("inf"):
        return
    written = case.text[case.site.value.start : case.site.value.end]
    place = next((found for sign in ("= ", "=") if (found := written.find(f"{sign}{amount}")) >= 0), -1)
    if place >= 0:
        start = case.site.value.start + written.index(str(amount), place)
        yield use(Patch(start, start + len(str(amount)), f"{new:g}"), name=f"{new:g}")


def swapped(one: str, other: str) -> Callable[[Case], Iterator[Mend]]:
    """Return what yields two fields with each other's values."""

    def mends(case: Case) -> Iterator[Mend]:
        first, second = case.field(one), case.field(other)
        if first and second and first.value.text != second.value.text:
            yield _swap(case, first.value, second.value)

    return mends


def swapped_pair(case: Case) -> Iterator[Mend]:
    """Yield two actors in the other order, where that puts the same one first in both ties."""
    between, against = case.field("between"), case.field("against")
    if between is None or against is None:
        return
    ones, others = between.value.items or [], against.value.items or []
    if len(ones) != 2 or len(others) != 2:
        return
    if others[1].text == ones[0].text:
        yield _swap(case, *others)
    elif ones[1].text == others[0].text:
        yield _swap(case, *ones)


def falling(case: Case) -> Iterator[Mend]:
    """Yield the margins of the bands with the highest first."""
    names = ("exceeds", "succeeds", "partly")
    fields = case.site.value.fields if case.site else None
    found = {key.text: value for key, value in fields or () if key.text in names}
    numbers = sorted({value.text for value in found.values()}, key=int, reverse=True)
    if len(found) == len(numbers) == len(names):
        patches = tuple(
            Patch(found[name].start, found[name].end, number)
            for name, number in zip(names, numbers, strict=True)
            if found[name].text != number
        )
        yield Mend(label=Sentence("swap-values"), patches=patches)


def _swap(case: Case, one: Span, other: Span) -> Mend:
    patches = (
        Patch(one.start, one.end, case.text[other.start : other.end]),
        Patch(other.start, other.end, case.text[one.start : one.end]),
    )
    return Mend(label=Sentence("swap-values"), patches=patches)


def out(case: Case) -> Iterator[Mend]:
    """Yield the text without the field or the item."""
    label = "take-item-out" if case.site and case.site.key is None else "take-field-out"
    yield from case.out(case.site, label)


def near_or_out(case: Case) -> Iterator[Mend]:
    """Yield the name that was very likely meant, or else the text without the field."""
    yield from tuple(near_name(case)) or case.out(case.site)


def out_around(case: Case) -> Iterator[Mend]:
    """Yield the text without the item whose field this is."""
    around = case.site.value.parent if case.site else None
    if around is None and "." in case.fault.field:
        name = case.fault.field.rpartition(".")[0]
        found = case.spans.site(name, case.offset)
        around = found.value if found else None
    if around is not None:
        yield from case.out(Site(around, None), "take-item-out")


def picture_out(case: Case) -> Iterator[Mend]:
    """Yield the text without the picture whose file this is."""
    name = case.fault.field.rpartition(".")[0]
    site = case.spans.site(name, case.offset)
    patch = case.spans.without(site) if site else None
    if patch is not None:
        yield Mend(label=Sentence("take-picture-out"), patches=(patch,), loses=True)


def out_of_length(case: Case) -> Iterator[Mend]:
    """Yield a list without what is too much at its end."""
    most, site = case.given("turns2"), case.site
    if site is None or not site.value.items or not site.value.flow or len(site.value.items) <= most:
        return
    items = site.value.items
    patch = Patch(items[most - 1].end, items[-1].end, "")
    yield Mend(label=Sentence("take-rest-out"), patches=(patch,), loses=True)


def quoted_text(case: Case) -> Iterator[Mend]:
    """Yield quotes round a text that begins with a sign of YAML: an alias, a tag."""
    line = case.spans.lines.number(case.offset)
    words = case.text[case.offset : case.spans.lines.end(line)]
    around = case.site.value.parent if case.site else None
    if around is not None and around.flow:
        words = re.split(r"[,\]}]", words)[0]
    words = re.sub(r"\s+#.*$", "", words).rstrip()
    yield in_quotes(case.text, case.offset, case.offset + len(words))


def overt_or_covert(case: Case) -> Iterator[Mend]:
    """Yield a card that can come to light as a covert one, and without its exposure."""
    around = case.site.value.parent if case.site else None
    identity = next((key for key, _ in around.fields or ()), None) if around and not around.flow else None
    covert = case.field("covert")
    if covert is not None:
        yield from used(covert.value, "true")
    elif identity is not None:
        end_sign = "\r\n" if "\r\n" in case.text else "\n"
        column = case.spans.lines.place(identity.start)[1] - 1
        at = case.spans.lines.end(case.spans.lines.number(identity.start))
        patch = Patch(at, at, f"{end_sign}{' ' * column}covert: true")
        yield Mend(label=Sentence("put-in", name="covert: true"), patches=(patch,))
    yield from case.out(case.site)


# What does not fit the format


def unfit(case: Case) -> Iterator[Mend]:
    """Yield what mends a value that does not fit its field."""
    wrong = case.given("wrong")
    mends = _UNFIT.get(wrong.what) if isinstance(wrong, Sentence) else None
    if mends is not None and case.site is not None:
        yield from mends(case, case.site)


def _unknown_field(case: Case, site: Site) -> Iterator[Mend]:
    named = tuple(near_name(case))
    yield from named or case.out(site)


def _to_bound(case: Case, site: Site) -> Iterator[Mend]:
    bounds = [bare(member)[1] for member in members(case.slot.annotation)] if case.slot else []
    too_small = case.given("wrong").what == "value-too-small"
    ends = [bound["ge" if too_small else "le"] for bound in bounds if ("ge" if too_small else "le") in bound]
    if ends:
        yield from used(site.value, ends[0])


def _choice(case: Case, site: Site) -> Iterator[Mend]:
    if case.near is not None:
        yield from used(site.value, case.near)
        return
    choices = words_of(case.slot.annotation) if case.slot else ()
    if len(choices) <= _MOST_CHOICES:
        for choice in choices:
            yield from used(site.value, choice)


def _nothing(case: Case, site: Site) -> Iterator[Mend]:
    line = case.spans.lines.number(site.value.start)
    end = case.spans.lines.end(line)
    rest = case.text[site.value.start : end]
    if rest.lstrip().startswith("#"):
        start = site.value.start + len(rest) - len(rest.lstrip())
        yield in_quotes(case.text, start, start + len(case.text[start:end].rstrip()))
    if case.slot is not None and case.slot.optional:
        yield from case.out(site)


def _empty(case: Case, site: Site) -> Iterator[Mend]:
    if case.slot is not None and case.slot.optional:
        yield from case.out(site)


def _other_kind(case: Case, site: Site) -> Iterator[Mend]:
    """Yield the value as one of the kind that was expected."""
    span = site.value
    if case.slot is None:
        return
    if not span.is_scalar:
        if span.flow and len(span.items or ()) == 1:
            item = (span.items or [span])[0]
            patches = Patch(span.start, item.start, ""), Patch(item.end, span.end, "")
            yield Mend(label=Sentence("take-brackets"), patches=patches)
        return
    bases = [bare(member)[0] for member in members(case.slot.annotation)]
    for base in bases:
        yield from _as_kind(case, span, base)


def _as_kind(case: Case, span: Span, base: object) -> Iterator[Mend]:
    word = span.text.strip().casefold()
    if base is str and not span.style:
        yield in_quotes(case.text, span.start, span.end)
    elif base is bool and word in _TRUE | _FALSE:
        yield from used(span, "true" if word in _TRUE else "false")
    elif base is int and (number := _whole(word)) is not None:
        yield from used(span, number)
    elif base is float:
        try:
            yield from used(span, f"{float(word.replace(',', '.')):g}")
        except ValueError:
            return
    elif getattr(base, "__origin__", None) is tuple and span.style != "block":
        yield from _listed(case, span)


def _listed(case: Case, span: Span) -> Iterator[Mend]:
    """Yield a text as a list, its commas parting the items."""
    words = case.text[span.start : span.end]
    if "\n" in words or not span.text:
        return
    label = Sentence("put-brackets")
    if not span.style and words.endswith("]") and "[" not in words:
        yield Mend(label=Sentence("close-bracket"), patches=(Patch(span.start, span.start, "["),))
        return
    if span.style:
        yield Mend(label=label, patches=(Patch(span.start, span.start, "["), Patch(span.end, span.end, "]")))
        return
    parts = [part.strip() for part in span.text.split(",")]
    plain = all(part and not set(part) & set("[]{}:#\"'") for part in parts)
    if plain:
        yield Mend(label=label, patches=(Patch(span.start, span.start, "["), Patch(span.end, span.end, "]")))


def _whole(word: str) -> int | None:
    if word in _NUMBERS:
        return _NUMBERS.index(word)
    try:
        return round(float(word.replace(",", ".").replace("\N{MINUS SIGN}", "-")))
    except (ValueError, OverflowError):
        return None


_UNFIT: Final[Mapping[str, Callable[[Case, Site], Iterator[Mend]]]] = {
    "field-unknown": _unknown_field,
    "list-empty": _empty,
    "text-empty": _empty,
    "value-is-fraction": _other_kind,
    "value-is-number": _other_kind,
    "value-is-other": _other_kind,
    "value-is-text": _other_kind,
    "value-is-truth": _other_kind,
    "value-not-among-choices": _choice,
    "value-of-nothing": _nothing,
    "value-too-large": _to_bound,
    "value-too-small": _to_bound,
}
