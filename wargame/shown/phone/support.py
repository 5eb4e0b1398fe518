"""The open moves that a seat can back or block on its phone, in the order of ruling.

Made of the rows that the laptop and the wall show (`shown.reveal`), so nothing covert is in it.
"""

from msgspec import Struct

from wargame.game.compiled import CompiledScenario
from wargame.game.sight import Sight
from wargame.shown.phone.contents import Contents, Mark
from wargame.shown.reveal import RevealRow, reveal_view
from wargame.terms import ActorId


class OpenMove(Struct, frozen=True, kw_only=True):
    """An open move that waits for its ruling."""

    number: int
    """Counted among the open moves, from 1; `back`, `block` and `unback` name it so."""
    seat: ActorId
    name: str
    glyph: str
    title: str
    argument: str
    more: str
    """Mark of the whole argument where only its beginning is here."""
    aimed: tuple[str, ...]
    odds: tuple[int, ...]
    odds_words: str
    effects: tuple[Mark, ...]
    stands: str
    """Where the seat stands to it: free, backs, blocks, spent or own."""
    words: str
    net: str


class Support(Struct, frozen=True, kw_only=True):
    """All open moves, and what backing costs."""

    rule: str
    moves: tuple[OpenMove, ...]


def support_now(seen: Sight, compiled: CompiledScenario, contents: Contents) -> Support | None:
    """Return the open moves while seats can back and block; None at other times."""
    if seen.phase != "reveal" or seen.ended or compiled.rules.backing is None:
        return None
    view = reveal_view(seen, compiled)
    return Support(rule=view.rule, moves=tuple(_move(row, seen.viewer, contents) for row in view.rows))


def number_of(seen: Sight, compiled: CompiledScenario, counted: int) -> int | None:
    """Return a move's own number from its place among the open ones; None if there is none."""
    rows = reveal_view(seen, compiled).rows
    return next((row.number for row in rows if row.at == counted), None)


def _move(row: RevealRow, seat: str, contents: Contents) -> OpenMove:
    argument, more = contents.text(row.argument)
    disc = next((one for one in row.discs if one.seat == seat), None)
    return OpenMove(
        number=row.at,
        seat=row.seat,
        name=row.name,
        glyph=row.glyph,
        title=contents.text(row.title)[0],
        argument=argument,
        more=more,
        aimed=tuple(name for _, name in row.aimed),
        odds=tuple(round(100 * share) for _, share in row.odds),
        odds_words=row.odds_words,
        effects=tuple(Mark(label=one.label, value=one.value, tie=one.tie, sets=False) for one in row.effects),
        stands=disc.stands if disc else "",
        words=disc.words if disc else "",
        net=row.net,
    )
