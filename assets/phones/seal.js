/*
 * Sealing what is planned, from the plan and from the hand alike: what would be sealed, what it costs, the button.
 *
 * The button rests for a moment whenever the plan has changed (`Seat.rests`), so that the second half of a double
 * tap, or a plan that changes under the thumb, seals nothing that was not looked at.
 */
import { h, sentence, text } from "./dom.js";
import { button } from "./parts.js";
import { costOf, costOfPlan } from "./planning.js";
import { say } from "./words.js";
import { may } from "./seat.js";

export function titleOf(seat, move) {
  if (!move.card) return move.free?.title || say("freeMove");
  const card = seat.view.cards.find((one) => one.id === move.card);
  return card ? seat.face(card).title : move.card;
}

export function aimedWords(seat, move) {
  const cost = costOf(seat, move);
  return move.target ? say("aimedCost", { target: seat.nameOf(move.target), cost }) : say("onlyCost", { cost });
}

const leftOver = (seat) => seat.view.influence - costOfPlan(seat);

/** What the plan costs of what the seat has. */
export function costLine(seat) {
  const left = leftOver(seat);
  return h("p", { class: "spread" }, h("span", {}, say("costsOf", { cost: costOfPlan(seat), have: seat.view.influence })),
    h("b", {}, left < 0 ? say("tooDear", { count: -left }) : say("left", { left })));
}

export function sealButton(seat) {
  const count = seat.draft.moves.length;
  return button(count ? say("seal", { count }) : say("sealNothing"), () => seal(seat),
    { main: true, draws: "ui-lock", off: count === 0 || leftOver(seat) < 0 || seat.rests || !may(seat.view, "seal"), busy: seat.isPending("seal") });
}

async function seal(seat) {
  const moves = seat.draft.moves.map((move) => ({ ...move }));
  seat.keep();
  const done = await seat.command("seal", { moves }, { done: say("sealedToast", { count: moves.length }) });
  if (!done || seat.sheet || seat.tab !== "cards") return;
  // What lies sealed, and how it is taken back, stands on the tab of the plan.
  seat.tab = "plan";
  seat.changed();
}

/** The foot of the hand while a plan stands that can be sealed: move by move what would be sealed. */
export function sealFoot(seat) {
  const { moves } = seat.draft;
  if (!moves.length || !may(seat.view, "seal")) return [];
  return [
    h("ol", { class: "to-seal", "aria-label": say("toSeal") }, moves.map((move, at) => h("li", { key: move.card || at },
      h("span", { class: "number", "aria-hidden": "true" }, String(at + 1)),
      text("b", titleOf(seat, move), { class: "grow" }), sentence("span", aimedWords(seat, move))))),
    leftOver(seat) < 0 && costLine(seat),
    sealButton(seat),
  ];
}
