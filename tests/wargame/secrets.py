"""A state with other secrets than it has: what its viewers see must not depend on them."""

from dataclasses import replace

from wargame.game.sight import may_know
from wargame.game.state import Deal, GameState, Played


def with_other_secrets(state: GameState, viewer: str) -> GameState:
    """The state in which everything that the viewer may not know is something else."""
    plays = tuple(one if may_know(state, one, viewer) else disguised(one) for one in state.table.plays)
    deals = tuple(
        one if one.public or viewer in one.parties else rewritten(one) for one in state.affairs.deals
    )
    return replace(
        state,
        setup=replace(state.setup, seed=-1, hidden=only(viewer, state)),
        table=replace(state.table, plays=plays),
        memory=replace(state.memory, covert=(), conduct=()),
        affairs=replace(state.affairs, deals=deals),
    )


def disguised(played: Played) -> Played:
    move = replace(played.move, target="elsewhere", argument="For other reasons.", free=None)
    return replace(played, title="Something else", move=move, arguments=(), terms=None)


def rewritten(deal: Deal) -> Deal:
    return replace(deal, terms="Something else.", effects="", status="offered", broken_by="")


def only(viewer: str, state: GameState) -> dict[str, str]:
    return {seat: drawn if seat == viewer else "other" for seat, drawn in state.setup.hidden.items()}
