/*
 * The hand (every card with its odds, needs and effects) and one card, where its target and argument are chosen.
 */
import { h, icon, sentence, text } from "./dom.js";
import { area, button, choices, conditions, covert, effects, kindIcon, legend, longText, oddsBar, panel, picture, pips } from "./parts.js";
import { say, withNames } from "./words.js";
import { begin, begunFor, costOfPlan, takeOut } from "./planning.js";
import { sealFoot } from "./seal.js";
import { may } from "./seat.js";

export function cardsTab(seat) {
  const { view } = seat;
  const dearest = Math.max(1, ...view.cards.map((card) => seat.face(card).cost));
  return {
    title: say("influenceHave", { count: view.influence ?? 0 }),
    aside: say("movesPlanned", { count: seat.draft.moves.length + view.sealed.length, of: view.moves_per_turn }),
    body: [
      view.say && panel(sentence("p", view.say)),
      view.brief && h("details", { class: "panel", key: "brief" }, h("summary", {}, say("brief", { name: view.name })), longText(seat, view.brief, view.brief_more)),
      view.cards.length > 0 && legend(outcomesOf(seat)),
      view.cards.length === 0 && panel(say("noCards")),
      h("div", { class: "hand" }, view.cards.map((card) => face(seat, card, dearest)), freeMoveCard(seat)),
    ],
    foot: sealFoot(seat),
  };
}

const outcomesOf = (seat) => seat.view.cards.map((card) => seat.face(card).outcomes).find((one) => one.length) ?? [];

function face(seat, card, dearest) {
  const known = seat.face(card);
  const place = placeOf(seat, card) || null;
  const best = known.outcomes[1] ?? known.outcomes[0];
  const kind = ["card", place && "chosen", !card.playable && "no"].filter(Boolean).join(" ");
  return h("article", { class: kind, key: card.id, lang: seat.view.lang },
    place && h("span", { class: "place" }, h("span", { class: "unseen" }, say("inPlan", { place })), h("span", { "aria-hidden": "true" }, String(place))),
    h("div", { class: "kind" }, icon(kindIcon(known.icon), 16), h("span", {}, known.kind), known.covert && covert(), pips(known.cost, dearest)),
    h("h2", {}, h("button", { type: "button", class: "title", dir: "auto", on: { click: () => seat.open({ kind: "card", id: card.id }) } }, known.title)),
    picture(seat, known.picture),
    text("p", known.text, { class: "said" }),
    oddsBar(card.odds, known.outcomes),
    conditions(card.needs, card.helps),
    !card.playable && h("p", { class: "why" }, icon("ui-lock", 16), sentence("span", whyNot(card))),
    best && best.effects.length > 0 && h("div", { class: "effects" }, h("span", {}, say("ifSucceeds")), effects(best.effects)),
    planButton(seat, card, known.title));
}

/** Puts a card that leaves nothing to choose into the plan, and takes it out again; others are opened for that. */
function planButton(seat, card, title) {
  const target = onlyTarget(card);
  const at = placeOf(seat, card) - 1;
  if (!may(seat.view, "draft") || (at < 0 && (!card.playable || target === null || seat.view.moves_left < 1))) return null;
  const words = say(at < 0 ? "planIt" : "planned");
  const aimed = at < 0 ? target : seat.draft.moves[at].target;
  const press = () => (at < 0 ? planAtOnce(seat, card, target) : takeOut(seat, at));
  return h("div", { class: "planning" },
    aimed ? sentence("span", say("aimedTarget", { target: seat.nameOf(aimed) }), { class: "hint grow" }) : h("span", { class: "grow" }),
    // A double tap puts the card in, and not out again: the button rests for a moment.
    button(words, press, { small: true, draws: at < 0 ? "ui-plus" : "ui-check", label: say("planOf", { words, title }), pressed: at >= 0, off: seat.isTwice(card.id) }));
}

/** Whom a card is aimed at where that leaves no choice: nobody, or the only one allowed; null where it is to be chosen. */
function onlyTarget(card) {
  if (!card.targets.length) return "";
  const open = card.targets.filter((one) => !one.why_not);
  return open.length === 1 ? open[0].id : null;
}

function planAtOnce(seat, card, target) {
  if (isFull(seat)) seat.tell(fullWords(seat), { refused: true });
  else put(seat, card, { ...begunFor(seat, card.id), target });
}

const isFull = (seat) => seat.draft.moves.length >= seat.view.moves_left;

/** Why no further move can be planned. */
export const fullWords = (seat) => say(seat.view.moves_left < 1 ? "allSealed" : "planFull");

function whyNot(card) {
  const why = card.why_briefly || card.why_not;
  return why ? say("cannotPlay", { why: why[0].toLowerCase() + why.slice(1) }) : say("cannotPlayPlain");
}

function freeMoveCard(seat) {
  const { free_move: free } = seat.view;
  if (!free || !may(seat.view, "free")) return null;
  return h("article", { class: "card own", key: "free" },
    h("h2", {}, h("button", { type: "button", class: "title", on: { click: () => seat.open({ kind: "free" }) } }, say("freeMove"))),
    h("p", { class: "hint" }, say("freeMoveCost", { cost: free.cost })));
}

const placeOf = (seat, card) => seat.draft.moves.findIndex((move) => move.card === card.id) + 1;

/** What is chosen for a card: in the plan if it is there, else begun. */
function workOn(seat, card) {
  const at = placeOf(seat, card) - 1;
  if (at >= 0) return { move: seat.draft.moves[at], change: (what) => seat.edit((draft) => Object.assign(draft.moves[at], what)) };
  const move = begunFor(seat, card.id);
  return { move, change: (what) => begin(seat, { ...begunFor(seat, card.id), ...what }), isNew: true };
}

export function cardSheet(seat, id) {
  const { view } = seat;
  const card = view.cards.find((one) => one.id === id);
  if (!card) return { title: say("cards"), back: say("cards"), body: [panel(say("sealedAlready"))] };
  const known = seat.face(card);
  const { move, change, isNew } = workOn(seat, card);
  const aimed = card.targets.find((one) => one.id === move.target);
  const chances = aimed?.chances ?? card;
  return {
    title: known.title, back: say("cards"), serif: true, lead: costLine(seat, known),
    body: [
      picture(seat, known.picture),
      text("p", known.text, { class: "said", lang: view.lang }),
      known.aims && sentence("p", say("aimedTarget", { target: known.aims }), { class: "hint" }),
      oddsBar(chances.odds, known.outcomes),
      outcomeList(chances.odds, known.outcomes),
      conditions(chances.needs, chances.helps),
      !card.playable && card.why_not && h("p", { class: "why" }, icon("ui-lock", 16), sentence("span", card.why_not)),
      card.targets.length > 0 && choices("target", h("span", {}, say("aimedAt"), " ", h("small", {}, say("aimedTie"))),
        card.targets.map((one) => ({ id: one.id, words: one.name, aside: one.now || say("noTie"), off: Boolean(one.why_not), whyNot: one.why_not === card.why_not ? "" : one.why_not })),
        move.target, (target) => change({ target })),
      may(view, "draft") && area("argument", say("argument"), move.argument, (argument) => change({ argument }),
        { hint: `${say("argumentHint")} ${move.argument ? keptWords(seat) : ""}`, leave: () => seat.keep() }),
      known.limit && sentence("p", known.limit, { class: "hint" }),
      known.exposure && sentence("p", say("exposure", { text: withNames(known.exposure) }), { class: "hint" }),
      known.note && text("p", known.note, { class: "hint" }),
      known.source && sentence("p", say("sourceOf", { text: known.source }), { class: "hint" }),
    ],
    foot: may(view, "draft") ? [addButton(seat, card, move, isNew)] : [h("p", { class: "hint" }, view.say)],
  };
}

export const keptWords = (seat) => say(seat.kept ? "kept" : "notKept");

function costLine(seat, known) {
  const left = (seat.view.influence ?? 0) - costOfPlan(seat);
  const words = known.cost ? say("kindCostLeft", { kind: known.kind, cost: known.cost, left }) : say("costsNothing", { kind: known.kind });
  return [icon(kindIcon(known.icon), 16), h("span", {}, words), known.covert && covert()];
}

function outcomeList(odds, outcomes) {
  return h("ul", { class: "outcomes" }, outcomes.map((one, at) => h("li", {},
    h("i", { class: `swatch o${at}`, "aria-hidden": "true" }),
    h("span", {}, h("b", {}, odds?.[at] === undefined ? one.word : say("outcomeShare", { word: one.word, share: odds[at] })), " ", sentence("span", one.said)))));
}

function addButton(seat, card, move, isNew) {
  if (!isNew) {
    return h("div", { class: "two" }, button(say("putBack"), () => takeOut(seat, placeOf(seat, card) - 1)), button(say("toPlan"), () => seat.go("plan"), { main: true }));
  }
  const lacksTarget = card.targets.length > 0 && !move.target;
  const why = !card.playable ? say("cannotPlayPlain") : isFull(seat) ? fullWords(seat) : lacksTarget ? say("chooseTarget") : "";
  return [why && h("p", { class: "hint" }, why), button(say("addToPlan"), () => add(seat, card, move), { main: true, off: Boolean(why) })];
}

function add(seat, card, move) {
  put(seat, card, move);
  seat.go("plan");
}

function put(seat, card, move) {
  seat.replan((draft) => {
    draft.moves.push({ ...move });
    if (draft.begun?.card === card.id) draft.begun = null;
  }, card.id);
  seat.chosen.delete(`card ${card.id}`);
}
