"""Closed triangles of ties: how many of each kind, what share is balanced, which are strained.

Reads a `Network`; the result is part of `balance.Measures`. `words.triad_in_words` says in a
sentence what strains a triad.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wargame.alignment.network import Network, Number
    from wargame.terms import ActorId

TriadKind: TypeAlias = Literal["+++", "++-", "+--", "---"]
_KINDS: tuple[TriadKind, ...] = ("+++", "++-", "+--", "---")


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three actors tied to one another.

    `values` are those of the ties first-second, first-third and second-third. `intensity` is the
    geometric mean of their sizes.
    """

    actors: tuple[ActorId, ActorId, ActorId]
    values: tuple[Number, Number, Number]
    kind: TriadKind
    intensity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Triads:
    """The census of triads.

    Fields by kind count triads with no, one, two and three opposed ties. `balanced_share` lies
    between 0 and 1 and is None when there are no triads; in `weighted_share` each triad counts
    with its intensity. `strained` lists the unbalanced triads, the strongest first.
    """

    all_aligned: int
    one_opposed: int
    two_opposed: int
    all_opposed: int
    balanced_share: float | None
    weighted_share: float | None
    strained: tuple[Triad, ...]

    @property
    def count(self) -> int:
        """The number of triads."""
        return self.all_aligned + self.one_opposed + self.two_opposed + self.all_opposed

    @property
    def balanced(self) -> int:
        """The number of balanced triads."""
        return self.all_aligned + self.two_opposed


def census(network: Network) -> Triads:
    """Return the triads by kind and the share that is balanced.

    A triad is balanced when the product of its three signs is positive: three friends, or two
    friends with a common opponent. The weighted share counts each triad with the geometric mean
    of its three strengths.

    Source
    ------
    Cartwright and Harary (1956), Structural balance: a generalization of Heider's theory,
    Psychological Review 63(5), 277-293, taken over cycles of length three. The intensity of a
    triad is that of Onnela, Saramäki, Kertész and Kaski (2005), Intensity and coherence of motifs
    in weighted complex networks, Physical Review E 71, 065103.
    """
    counts = [0, 0, 0, 0]
    intensities = [0.0, 0.0]
    strained: list[Triad] = []
    for corners, values in _triangles(network):
        opposed = (values[0] < 0) + (values[1] < 0) + (values[2] < 0)
        counts[opposed] += 1
        intensity = abs(float(values[0]) * values[1] * values[2]) ** (1 / 3)
        intensities[opposed % 2] += intensity
        if opposed % 2:
            one, two, three = (network.ids[corner] for corner in corners)
            strained.append(
                Triad(actors=(one, two, three), values=values, kind=_KINDS[opposed], intensity=intensity)
            )
    strained.sort(key=lambda triad: -triad.intensity)
    total = sum(counts)
    return Triads(
        all_aligned=counts[0],
        one_opposed=counts[1],
        two_opposed=counts[2],
        all_opposed=counts[3],
        balanced_share=(counts[0] + counts[2]) / total if total else None,
        weighted_share=intensities[0] / sum(intensities) if total else None,
        strained=tuple(strained),
    )


def _triangles(
    network: Network,
) -> Iterator[tuple[tuple[int, int, int], tuple[Number, Number, Number]]]:
    later: list[dict[int, Number]] = [{} for _ in network.ids]
    for one, other, value in network.links:
        later[one][other] = value
    for first, partners in enumerate(later):
        for second, near in partners.items():
            beyond = later[second]
            for third, far in partners.items():
                if third in beyond:
                    yield (first, second, third), (near, far, beyond[third])
