/*
 * The plan of a seat: what is planned and in which order, what lies sealed, passing, and a move in one's own words.
 */
import { h, icon, sentence, text } from "./dom.js";
import { area, beside, button, covert, line, longText, panel, pick } from "./parts.js";
import { say } from "./words.js";
import { fullWords, keptWords } from "./cards.js";
import { takeOut } from "./planning.js";
import { aimedWords, costLine, sealButton, titleOf } from "./seal.js";
import { may } from "./seat.js";

export function planTab(seat) {
  const { view, draft } = seat;
  const planned = draft.moves.length;
  return {
    title: planned || !view.sealed.length ? say("yourPlan") : say("lieDown", { count: view.sealed.length }),
    aside: planned > 1 ? say("inOrder") : "",
    body: [
      view.say && !view.passed && panel(sentence("p", view.say)),
      view.passed && panel(h("p", { class: "strong" }, say("passed"))),
      view.sealed.map((move) => sealedMove(seat, move)),
      view.sealed.length > 0 && sealedNote(view),
      draft.moves.map((move, at) => plannedMove(seat, move, at)),
      planned === 2 && button(say("swap"), () => swap(seat, 0), { draws: "ui-redo" }),
      planned > 0 && h("p", { class: "kept" }, icon(seat.kept ? "ui-check" : "ui-clock", 16), h("span", {}, seat.kept ? say("keptWhere") : say("notKept"))),
      !planned && !view.sealed.length && !view.passed && panel(h("p", { class: "strong" }, say("nothingPlanned")), h("p", {}, say("nothingPlannedHint"))),
      freeMoveLine(seat),
    ],
    foot: foot(seat),
  };
}

function plannedMove(seat, move, at) {
  const title = titleOf(seat, move);
  const write = (argument) => seat.edit((draft) => { draft.moves[at].argument = argument; });
  return h("article", { class: "card", key: `planned ${move.card || at}` },
    h("div", { class: "kind" }, h("span", { class: "number", "aria-hidden": "true" }, String(at + 1)), h("span", { class: "grow" }, aimedWords(seat, move)),
      button("", () => takeOut(seat, at), { quiet: true, small: true, draws: "ui-x", label: say("takeOut", { title }) })),
    h("h2", {}, h("button", { type: "button", class: "title", dir: "auto", on: { click: () => reopen(seat, move, at) } }, title)),
    area(`argument-${move.card || at}`, say("argument"), move.argument, write, { rows: 2, leave: () => seat.keep() }),
    seat.draft.moves.length > 2 && at > 0 && button(say("earlier", { title }), () => swap(seat, at - 1), { small: true, draws: "ui-up" }));
}

function reopen(seat, move, at) {
  if (move.card) {
    seat.open({ kind: "card", id: move.card });
    return;
  }
  seat.edit((draft) => {
    draft.free = draft.moves[at].free;
    draft.free_target = draft.moves[at].target;
    draft.moves.splice(at, 1);
  });
  seat.open({ kind: "free" });
}

function swap(seat, at) {
  seat.replan(({ moves }) => { [moves[at], moves[at + 1]] = [moves[at + 1], moves[at]]; });
}

function sealedMove(seat, move) {
  const { view } = seat;
  const words = move.outcome ? say("ruledMove", { number: move.number, outcome: move.outcome }) : say("sealedMove", { number: move.number });
  const key = `withdraw ${move.number}`;
  const takeBack = () => seat.command("withdraw", { number: move.number }, { key, done: say("takenBackToast") });
  return h("article", { class: "card lies", key: `sealed ${move.number}` },
    h("div", { class: "hatched", "aria-hidden": "true" }, h("span", { class: "disc" }, icon(view.glyph, 24))),
    h("div", { class: "kind" }, icon("ui-lock", 16), h("span", {}, words), move.covert && covert()),
    text("h2", move.title),
    move.target && sentence("p", say("aimedTarget", { target: move.target }), { class: "hint" }),
    move.argument && longText(seat, move.argument, move.argument_more),
    may(view, "withdraw") && button(say("takeBack"), takeBack,
      { small: true, draws: "ui-undo", label: say("takeBackOf", { title: move.title }), busy: seat.isPending(key) }));
}

function sealedNote(view) {
  return panel(h("p", {}, say("putAway", { count: view.sealed.length })), may(view, "withdraw") && h("p", {}, say("sealedNote")), h("p", {}, say("sealedKept")));
}

function freeMoveLine(seat) {
  if (!may(seat.view, "free") || !seat.view.free_move) return null;
  return button(say("freeMove"), () => seat.open({ kind: "free" }), { draws: "ui-edit" });
}

function foot(seat) {
  const { view, draft } = seat;
  if (!may(view, "seal") && !may(view, "pass")) return [];
  const passes = may(view, "pass") && !view.passed;
  return [
    draft.moves.length > 0 && costLine(seat),
    h("div", { class: passes ? "two wide-second" : "two" },
      passes && button(say("pass"), () => seat.open({ kind: "pass" })),
      sealButton(seat)),
  ];
}

export function passSheet(seat) {
  const pass = async () => {
    const reason = seat.draft.passing;
    if (await seat.command("pass", { reason }, { done: say("passed") })) {
      seat.edit((one) => { one.passing = ""; });
      seat.sheet = null;
      seat.changed();
    }
  };
  return {
    title: say("passTitle"), back: say("plan"),
    body: [area("pass", say("passWhy"), seat.draft.passing, (words) => seat.edit((one) => { one.passing = words; }),
      { hint: seat.draft.passing ? keptWords(seat) : "", leave: () => seat.keep() }), beside(seat, "passing")],
    foot: [button(say("passNow"), pass, { main: true, busy: seat.isPending("pass"), off: !may(seat.view, "pass") })],
  };
}

const EMPTY = { title: "", intent: "", means: "", desired: "", reasons: [], instrument: "diplomatic", covert: false };
const KINDS = [["diplomatic", "kindDiplomatic"], ["informational", "kindInformational"], ["military", "kindMilitary"], ["economic", "kindEconomic"]];

export function freeSheet(seat) {
  const { view, draft } = seat;
  const free = { ...EMPTY, ...draft.free };
  const write = (part) => (words) => seat.edit((one) => { one.free = { ...EMPTY, ...one.free, [part]: words }; });
  const leave = { leave: () => seat.keep() };
  const targets = [["", say("nobody")], ...view.table.actors.filter((one) => one.id !== view.place).map((one) => [one.id, one.name])];
  const isFull = draft.moves.length >= view.moves_left;
  const why = !free.title.trim() ? say("freeNeedsTitle") : isFull ? fullWords(seat) : "";
  return {
    title: say("freeMove"), back: say("plan"), lead: [h("span", {}, say("freeMoveCost", { cost: view.free_move?.cost ?? 0 }))],
    body: [
      line("free-title", say("freeTitle"), free.title, write("title"), leave),
      area("free-intent", say("freeIntent"), free.intent, write("intent"), { ...leave, rows: 2 }),
      area("free-means", say("freeMeans"), free.means, write("means"), { ...leave, rows: 2 }),
      area("free-desired", say("freeDesired"), free.desired, write("desired"), { ...leave, rows: 2 }),
      area("free-reasons", say("freeReasons"), free.reasons.join("\n"), (words) => write("reasons")(words.split("\n")), leave),
      pick("free-target", say("freeTarget"), targets, draft.free_target, (id) => seat.edit((one) => { one.free_target = id; })),
      pick("free-kind", say("freeKind"), KINDS.map(([id, key]) => [id, say(key)]), free.instrument, write("instrument")),
      h("label", { class: "option" }, h("input", { type: "checkbox", checked: free.covert, on: { change: (node) => write("covert")(node.checked) } }), h("span", {}, say("freeCovert"))),
      h("p", { class: "hint" }, keptWords(seat)),
    ],
    foot: [why && h("p", { class: "hint" }, why), button(say("addToPlan"), () => addFree(seat, free), { main: true, off: Boolean(why) })],
  };
}

function addFree(seat, free) {
  const reasons = free.reasons.map((one) => one.trim()).filter(Boolean);
  seat.replan((draft) => {
    draft.moves.push({ card: "", target: draft.free_target, argument: "", free: { ...free, reasons } });
    draft.free = null;
    draft.free_target = "";
  });
  seat.go("plan");
}
