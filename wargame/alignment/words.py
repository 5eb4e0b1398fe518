"""The measures said in plain sentences, for the screen, the report and the command line.

Reads `balance.Measures` and a mapping from ids to names; an id without a name stands for itself.
Nothing here computes. To word a new measure, add a function that returns its sentences and call it
in `in_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wargame.words.counting import counted, listed, plural, signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wargame.alignment.balance import Measures
    from wargame.alignment.blocs import BlocSplit
    from wargame.alignment.frustration import Frustration
    from wargame.alignment.network import Number
    from wargame.alignment.ties import ActorMeasures
    from wargame.alignment.triads import Triad
    from wargame.terms import ActorId

_MOST_TRIADS: Final = 5


def in_words(measures: Measures, names: Mapping[ActorId, str]) -> tuple[str, ...]:
    """Return the measures as short sentences, the plainest facts first."""
    if not measures.ties:
        return (f"{counted(len(measures.actors), 'actor')} and no ties, so nothing can be measured.",)
    return (
        f"{counted(len(measures.actors), 'actor')}, {counted(measures.ties, 'tie')}: "
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


def _sense(value: Number) -> str:
    return "aligned" if value > 0 else "opposed"


def _triads(measures: Measures) -> str:
    triads = measures.triads
    if triads.balanced_share is None:
        return "There are no triads, so their balance is undefined."
    return f"{triads.balanced} of {counted(triads.count, 'triad')} balanced ({triads.balanced_share:.0%})."


def _more_triads(measures: Measures) -> tuple[str, ...]:
    more = len(measures.triads.strained) - _MOST_TRIADS
    return (f"{counted(more, 'more strained triad')}.",) if more > 0 else ()


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
    also = f" ({counted(others, 'other split')} {plural(others, 'is', 'are')} as good)" if others else ""
    return (
        f"The frustration index is {known.at_most}: whatever the split into two, so many ties do not fit it.",
        f"{'The best' if not others else 'A best'} split into two: {sides}{also}.",
    )


def _blocs(split: BlocSplit, names: Mapping[ActorId, str]) -> tuple[str, ...]:
    groups = "; ".join(_named(bloc, names) for bloc in split.blocs)
    proof = "" if split.is_exact else f", at least {split.at_least} in any split"
    return (
        f"Best number of blocs: {len(split.blocs)}, "
        f"with {counted(split.out_of_place, 'tie')} out of place{proof}: {groups}.",
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
        f"The most pivotal tie is {one} and {two} ({signed(best.pivotal.value)}): "
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
