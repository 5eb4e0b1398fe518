"""What in a record was written by a machine: nothing, or what bots did and the reasons that they gave.

Read off who entered each event, so that it cannot be claimed otherwise. Readers who may not know of some of
it are told that there is more, and no more than that. Takes facts, gives blocks; every report has them,
whatever is left out of it.
"""

from collections.abc import Iterable
from typing import Final

from wargame.game import events as ev
from wargame.game.redaction import SealedUnseen
from wargame.report.blocks import Block, Bullets, Paragraph, SourcedText
from wargame.report.facts import ReportFacts
from wargame.report.story import Happened
from wargame.words.counting import listed, spelt

NOTHING: Final = "No text in this record was written by a machine."
SOMETHING: Final = (
    "Some of this record was written by machines: what bots did, and the reasons that they gave."
)
MORE: Final = "What bots did that readers may not know of is not listed."
SENTENCES: Final = "The sentences of this report are filled in from the record by fixed rules."

_BOT: Final = "bot"
_KINDS: Final[tuple[tuple[type, str, str], ...]] = (
    (ev.MoveSealed, "move with its argument", "moves with their arguments"),
    (SealedUnseen, "sealed plan", "sealed plans"),
    (ev.SeatPassed, "pass with its reason", "passes with their reasons"),
    (ev.MoveBacked, "backing or blocking", "backings and blockings"),
    (ev.InjectAnswered, "answer to an inject", "answers to injects"),
    (ev.NoteMade, "note of a reason", "notes of reasons"),
)
"""What bots do that carries words or choices, in the singular and in the plural."""


def written_by_machines(facts: ReportFacts, turn: int | None = None) -> tuple[Block, ...]:
    """Return what was written by machines, in the whole of what is told or in one turn."""
    story = facts.story
    entered = [one for one in story.entries if _is_bot(one.author) and turn in (None, one.event.turn)]
    if not entered:
        return (Paragraph(line=SourcedText(f"{NOTHING} {SENTENCES}")),)
    told = [one for one in story.happened if _is_bot(one.author) and turn in (None, one.turn)]
    blocks: list[Block] = [Paragraph(line=SourcedText(f"{SOMETHING} {SENTENCES}"))]
    if lines := _lines(facts, told):
        blocks.append(Bullets(lines=lines))
    if len(told) < len(entered):
        blocks.append(Paragraph(line=SourcedText(MORE), style="small"))
    return tuple(blocks)


def _is_bot(author: str) -> bool:
    return author == _BOT or author.startswith(f"{_BOT}:")


def _lines(facts: ReportFacts, told: Iterable[Happened]) -> tuple[SourcedText, ...]:
    """Return a line for each seat and bot, in the order in which they began."""
    found: dict[tuple[str, str], list[Happened]] = {}
    for one in told:
        found.setdefault((_seat_of(one), one.author), []).append(one)
    names = {seat.id: seat.name for seat in facts.story.scenario.seats}
    return tuple(
        SourcedText(
            f"{names.get(seat, 'Control')}, by {_named(author)}: {_counted(every)}.",
            tuple(one.number for one in every),
        )
        for (seat, author), every in found.items()
    )


def _seat_of(one: Happened) -> str:
    move = getattr(one.event, "move", None)
    return str(getattr(one.event, "seat", "") or getattr(move, "seat", ""))


def _named(author: str) -> str:
    policy = author.removeprefix(_BOT).removeprefix(":")
    return f"the bot “{policy}”" if policy else "a bot"


def _counted(every: Iterable[Happened]) -> str:
    rest = list(every)
    parts = []
    for kind, one_of, many in _KINDS:
        of_kind = [one for one in rest if isinstance(one.event, kind)]
        rest = [one for one in rest if one not in of_kind]
        if of_kind:
            parts.append(spelt(len(of_kind), one_of, many))
    if rest:
        parts.append(spelt(len(rest), "other step"))
    return listed(parts)
