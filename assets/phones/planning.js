/*
 * What is planned and begun with cards, and what it costs: the draft of a seat as hand, plan and seal work on it.
 *
 * Nothing here draws or sends; `Seat` brings what is changed to the laptop.
 */

/** What is chosen and written for a card that is not in the plan. */
export function begunFor(seat, card) {
  const { begun, aside } = seat.draft;
  return [begun, ...aside].find((move) => move?.card === card) ?? { card, target: "", argument: "", free: null };
}

export function begin(seat, move) {
  seat.edit((draft) => setBegun(draft, move));
}

function setBegun(draft, move) {
  if (draft.begun && draft.begun.card !== move.card) draft.aside.push(draft.begun);
  draft.begun = { ...move };
}

/** Take a move out of the plan; what was written for it stays. */
export function takeOut(seat, at) {
  const move = seat.draft.moves[at];
  seat.replan((draft) => {
    draft.moves.splice(at, 1);
    if (move.card) setBegun(draft, move);
  }, move.card);
}

/** The cost of what is planned; a move in one's own words costs what the scenario says. */
export const costOfPlan = (seat) => seat.draft.moves.reduce((sum, move) => sum + costOf(seat, move), 0);

export function costOf(seat, move) {
  if (!move.card) return seat.view.free_move?.cost ?? 0;
  const card = seat.view.cards.find((one) => one.id === move.card);
  return card ? seat.face(card).cost : 0;
}
