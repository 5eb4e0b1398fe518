"""A seat that picks uniformly among its legal moves, passing included; it backs nothing."""

from dataclasses import dataclass

from wargame.bots.policy import Answered, Backed, Chosen, number_below
from wargame.bots.view import View, imagine
from wargame.game.moves import Pass
from wargame.game.rules import legal_moves, moves_made
from wargame.terms import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Random:
    """Any legal move, as the seed has it."""

    seed: int
    seat: ActorId
    name: str = "random"

    def choose(self, view: View) -> Chosen:
        """Return any legal move."""
        state = imagine(view)
        legal = legal_moves(state, view.seat) or (Pass(seat=view.seat),)
        picked = number_below(len(legal), self.seed, view.seat, state.turn, moves_made(state, view.seat))
        return Chosen(choice=legal[picked], reason=f"Picked blindly, one of {len(legal)} legal choices.")

    def back(self, view: View) -> Backed | None:
        """Back nothing."""
        return None

    def answer(self, view: View) -> Answered:
        """Throw a coin."""
        pays = number_below(2, self.seed, view.seat, view.sight.turn, view.waiting) == 1
        return Answered(pays=pays, reason="Decided by a coin.")
