"""The measures said in plain sentences, for the screen, the report and the command line.

Reads `balance.Measures` and a mapping from ids to names; an id without a name stands for itself.
Nothing here computes. To word a new measure, add a function that returns its sentences and call it
in `in_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wargame.alignment.balance import Measures
    from wargame.alignment.blocs import BlocSplit
    from wargame.alignment.frustration import Frustration
    from wargame.alignment.network import Number
    from wargame.alignment.ties import ActorMeasures
    from wargame.alignment.trend import TieChange
    from wargame.alignment.triads import Triad
    from wargame.terms import ActorId

_MOST_TRIADS: Final = 5
_MINUS: Final = "−"


def in_words(measures: Measures, names: Mapping[ActorId, str]) -> tuple[str, ...]:
    """Return the measures as short sentences, the plainest facts first."""
    if not measures.ties:
        return (f"{_counted(len(measures.actors), 'actor')} and no ties, so nothing can be measured.",)
    return (
        f"{_counted(len(measures.actors), 'actor')}, {_counted(measures.ties, 'tie')}: "
        f"{measures.aligned} aligned, {measures.opposed} opposed.",
        _triads(measures),
        *(triad_in_words(triad, names) for triad in measures.triads.strained[:_MOST_TRIADS]),
        *_more_triads(measures),
        *_factions(measures.frustration, names),
        *_blocs(measures.blocs.plain, names),
        *_pivots(measures.actors, names),
        *_shares(measures),
    )


def triad_in_words(triad: Triad, names: Mapping[ActorId, str]) -> str:
    """Return one sentence on how three actors stand, and what strains them if anything does."""
    one, two, three = (names.get(actor, actor) for actor in triad.actors)
    if triad.kind == "+++":
        return f"{one}, {two} and {three} are all aligned with one another."
    if triad.kind == "---":
        return f"{one}, {two} and {three} are all opposed to one another."
    near, far, cross = triad.values
    pairs = [(near, one, two, three), (far, one, three, two), (cross, two, three, one)]
    _, first, second, other = max(pairs, key=lambda pair: pair[0])
    if triad.kind == "+--":
        return f"{first} and {second} are aligned, and both are opposed to {other}."
    return f"{first} and {second} are aligned, but stand on opposite sides of {other}."


def change_in_words(change: TieChange, names: Mapping[ActorId, str]) -> str:
    """Return one sentence on a tie that is no longer what it was."""
    one, two = (names.get(actor, actor) for actor in change.pair)
    spoken = {
        "appeared": f"{one} and {two} are now {_sense(change.after)} ({signed_number(change.after)})",
        "vanished": f"{one} and {two} no longer have a tie; it was {signed_number(change.before)}",
        "flipped": f"{one} and {two} turned from {_sense(change.before)} to {_sense(change.after)}",
        "strengthened": f"{one} and {two} are more {_sense(change.after)}",
        "weakened": f"{one} and {two} are less {_sense(change.after)}",
    }[change.kind]
    if change.kind in ("appeared", "vanished"):
        return f"{spoken}."
    return f"{spoken} ({signed_number(change.before)} to {signed_number(change.after)})."


def signed_number(value: Number) -> str:
    """Return a value with its sign as people write it: `+2`, `−2.5`, `0`."""
    size = f"{abs(value):g}" if isinstance(value, float) else str(abs(value))
    return f"+{size}" if value > 0 else f"{_MINUS}{size}" if value < 0 else "0"


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: `A`, `A and B`, `A, B and C`."""
    every = list(words)
    return " and ".join((", ".join(every[:-1]), every[-1])) if len(every) > 1 else "".join(every)


def _sense(value: Number) -> str:
    return "aligned" if value > 0 else "opposed"


def _counted(number: Number, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _triads(measures: Measures) -> str:
    triads = measures.triads
    if triads.balanced_share is None:
        return "There are no triads, so their balance is undefined."
    return f"{triads.balanced} of {_counted(triads.count, 'triad')} balanced ({triads.balanced_share:.0%})."


def _more_triads(measures: Measures) -> tuple[str, ...]:
    more = len(measures.triads.strained) - _MOST_TRIADS
    return (f"{_counted(more, 'more strained triad')}.",) if more > 0 else ()


def _factions(known: Frustration, names: Mapping[ActorId, str]) -> tuple[str, ...]:
    split = known.splits[0]
    groups = [group for group in (split.first, split.second) if group]
    sides = " against ".join(_named(group, names) for group in groups)
    if not known.is_exact:
        return (
            f"The frustration index lies between {known.at_least} and {known.at_most}; "
            "the exact value was not proved.",
            f"The best split into two that was found: {sides}.",
        )
    if known.at_most == 0:
        return (
            f"The frustration index is 0: every tie fits the split {sides}."
            if len(groups) > 1
            else "The frustration index is 0: no tie is opposed.",
        )
    others = len(known.splits) - 1
    also = f" ({_counted(others, 'other split')} {'is' if others == 1 else 'are'} as good)" if others else ""
    return (
        f"The frustration index is {known.at_most}: whatever the split into two, so many ties do not fit it.",
        f"{'The best' if not others else 'A best'} split into two: {sides}{also}.",
    )


def _blocs(split: BlocSplit, names: Mapping[ActorId, str]) -> tuple[str, ...]:
    groups = "; ".join(_named(bloc, names) for bloc in split.blocs)
    proof = "" if split.is_exact else f", at least {split.at_least} in any split"
    return (
        f"Best number of blocs: {len(split.blocs)}, "
        f"with {_counted(split.out_of_place, 'tie')} out of place{proof}: {groups}.",
    )


def _pivots(actors: Sequence[ActorMeasures], names: Mapping[ActorId, str]) -> tuple[str, ...]:
    best: ActorMeasures | None = None
    for actor in actors:
        if actor.pivotal and (best is None or _weight(actor) > _weight(best)):
            best = actor
    if best is None or best.pivotal is None:
        return ()
    one, two = (names.get(each, each) for each in (best.actor, best.pivotal.partner))
    return (
        f"The most pivotal tie is {one} and {two} ({signed_number(best.pivotal.value)}): "
        f"were it {_sense(-best.pivotal.value)}, the frustration index would fall by {best.pivotal.fall}.",
    )


def _weight(actor: ActorMeasures) -> tuple[int, float]:
    tie = actor.pivotal
    return (tie.fall, float(tie.weighted_fall or 0)) if tie else (0, 0.0)


def _shares(measures: Measures) -> tuple[str, ...]:
    spoken = []
    if measures.walk_balance is not None:
        spoken.append(f"Walk balance {measures.walk_balance:.3f}, where 1 is full balance.")
    if measures.polarisation is not None:
        spoken.append(
            f"Polarisation {measures.polarisation:.2f}, where 1 is two equal blocs in full opposition."
        )
    return tuple(spoken)


def _named(group: Iterable[ActorId], names: Mapping[ActorId, str]) -> str:
    return listed(names.get(actor, actor) for actor in group)
