"""A seat that picks uniformly among its legal moves, passing included; it backs nothing."""

from dataclasses import dataclass

from wargame.bots.policy import Answered, Backed, Chosen, Replied, number_below
from wargame.bots.view import View, imagine
from wargame.game.asking import answers_of, why_not_answer
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

    def reply(self, view: View) -> Replied:
        """Give any answer that can be given."""
        state = imagine(view)
        assert view.asking is not None  # asked only then
        every = answers_of(state, view.asking, view.seat)
        possible = [one.answer.id for one in every if why_not_answer(state, view.seat, one) is None]
        picked = number_below(len(possible), self.seed, view.seat, state.turn, view.asking.inject)
        return Replied(answer=possible[picked], reason=f"Picked blindly, one of {len(possible)} answers.")
