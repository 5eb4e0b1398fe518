"""Second rulings over a series: of those tables alone whose umpires let them be counted.

Takes a study, whose extracts hold numbers alone; gives the same view as that of one session
(`shown.umpire`). Tables are not told apart, and neither are umpires: nothing here could rank them.
"""

from dataclasses import replace

from wargame.cohort.study import Study
from wargame.report.columns import Sheet
from wargame.report.second_rulings import second_rulings_sheet
from wargame.session.second_rulings import RuledTwice
from wargame.shown.umpire import UmpireView, umpire_view
from wargame.words.counting import counted


def umpire_of(found: Study) -> UmpireView | None:
    """Return what the second rulings of a series say together; None where no umpire lets any be counted."""
    moves = tuple(one for _, twice in _moves(found) for one in twice)
    if not moves:
        return None
    return umpire_view(found.versions[0].scenario, moves, whose="the first ruling")


def shared_words(found: Study) -> str:
    """Return of how many tables second rulings are counted, and that the others keep theirs."""
    shared, every = len(_moves(found)), len(found.cohort.tables)
    if not shared:
        return "No table here has second rulings that its umpire lets be counted with those of others."
    if shared == every:
        return f"Second rulings of {counted(every, 'table')} are counted."
    said = f"Second rulings of {shared:,} of {counted(every, 'table')} are counted"
    return f"{said}; the others have none, or their umpires keep them."


def umpire_sheet(found: Study) -> Sheet:
    """Return the second rulings of a series as a table, for whoever asks for it by name."""
    return second_rulings_sheet(_moves(found))


def _moves(found: Study) -> tuple[tuple[str, tuple[RuledTwice, ...]], ...]:
    """Return the moves ruled on twice of each table that is compared, with the name of its file."""
    pooled = {one.hash: one.scenario for one in found.versions if one.is_pooled}
    titles = {(of, card.id): card.title for of, scenario in pooled.items() for card in scenario.cards}
    return tuple(
        (
            table.name,
            tuple(
                replace(one, title=titles.get((table.extract.scenario_hash, one.card), "A free move"))
                for one in table.extract.twice
            ),
        )
        for table in found.cohort.tables
        if table.extract.twice and table.extract.scenario_hash in pooled
    )
