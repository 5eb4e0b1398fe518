"""What a comparison could keep apart and does not, in a sentence: hidden draws that both labels had.

Takes a study, gives words for the command line and the page. Nothing is chosen for anybody: which strata hold
is a matter of the design, and is to be settled before one looks.
"""

from collections import defaultdict
from typing import Final

from wargame.cohort.study import Study

ACROSS: Final = (
    "Both labels were dealt to every hidden draw, and labels are shuffled across draws here. To shuffle "
    "inside one hidden draw compares like with like. Settle which of the two holds before you look at what "
    "comes."
)


def strata_hint(found: Study) -> str:
    """Return a sentence where labels are shuffled across hidden draws that each had both; else empty."""
    of = found.trial
    if of is None or not of.is_tested:
        return ""
    labels: dict[str, set[str]] = defaultdict(set)
    draws: dict[str, set[str]] = defaultdict(set)
    for table in found.shown:
        label = found.labels.get(table.path)
        if label is not None and label.label in (of.without, of.treated):
            drawn = table.extract.drawn
            labels[drawn].add(label.label)
            draws[label.stratum].add(drawn)
    each_had_both = len(labels) > 1 and all(len(names) == 2 for names in labels.values())
    return ACROSS if each_had_both and any(len(inside) > 1 for inside in draws.values()) else ""
