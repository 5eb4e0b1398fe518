/*
 * What everyone in the room may see, what moved for the seat, and what a seat says to moves on the table.
 */
import { h, icon, sentence, text } from "./dom.js";
import { area, beside, button, effects, longText, oddsBar, panel, pick } from "./parts.js";
import { graph } from "./graph.js";
import { keptWords } from "./cards.js";
import { say } from "./words.js";
import { may } from "./seat.js";

const STATES = { "to-move": ["ui-edit", "seatPlans"], sealed: ["ui-lock", "seatSealed"], passed: ["ui-minus", "seatPassed"], waiting: ["ui-clock", "seatWaits"] };

export function tableTab(seat) {
  const { view } = seat;
  const rules = ["reveal", "resolution"].includes(view.phase) && !view.ended;
  const result = view.result && (["", "briefing", "income", "upkeep"].includes(view.phase) || view.ended) ? view.result : null;
  return {
    title: rules ? say(speaks(view) ? "yourTurn" : "lookUp") : result ? say("moved", { name: view.name }) : say("table"),
    hidden: !rules && !result,
    body: [
      rules && !speaks(view) && h("p", { class: "lead" }, say("lookUpHint", { name: view.name })),
      view.ended && panel(h("p", { class: "strong" }, say("gameOver")), text("p", view.ended)),
      view.hot_wash && button(say("hotWash"), () => seat.open({ kind: "wash" }), { main: true, draws: "ui-edit" }),
      view.support && support(seat),
      graph(view.table, view.place, { movedOnly: Boolean(result) }),
      result && resultRows(view, result),
      view.table.covert && panel(sentence("p", view.table.covert)),
      seats(view),
      !result && view.result && resultRows(view, view.result),
      tracks(view.table),
      told(view.table),
      view.vote && !view.vote.open && button(say("voteLast"), () => seat.open({ kind: "vote" }), { draws: "ui-vote" }),
      may(view, "give") && button(say("give"), () => seat.open({ kind: "give" }), { draws: "ui-right" }),
      panel(h("p", { class: "strong" }, say("connected")), h("p", { class: "hint" }, say("connectedHint"))),
    ],
  };
}

/** Whether this seat can still say something to a move on the table. */
const speaks = (view) => ["back", "block"].some((one) => may(view, one)) && (view.support?.moves ?? []).some((one) => one.stands === "free");

/** Who has sealed and who plans; once the game is over nobody does. */
export function seats(view) {
  if (view.ended) return null;
  return h("section", { key: "seats" }, h("h2", {}, say("seatsTitle")), h("ul", { class: "rows panel" }, view.others.map((one) => {
    const [draws, words] = STATES[one.state] ?? STATES.waiting;
    return h("li", {}, h("span", { class: "disc small" }, icon(one.glyph, 18)), text("span", one.name, { class: "grow" }),
      h("span", { class: "state" }, icon(draws, 16), say(words)));
  })));
}

function resultRows(view, result) {
  if (!result.rows.length) return panel(say("nothingMoved", { name: view.name }));
  return h("section", { key: "result" },
    h("h2", {}, say("movedTurn", { turn: result.turn })),
    h("ul", { class: "panel results" }, result.rows.map((row) => h("li", {},
      h("p", {}, text("span", row.what), row.outcome && h("b", {}, ` ${row.outcome}`)),
      row.who && text("p", row.who, { class: "hint" }),
      row.mine && h("p", { class: "unseen" }, say("mineOnly")),
      h("ul", { class: "effects" }, row.effects.map(moved))))),
    result.aims?.length > 0 && h("h2", {}, say("aimsMoved")),
    result.aims?.length > 0 && h("ul", { class: "rows panel" }, result.aims.map((one) => h("li", {},
      text("span", one.text, { class: "grow" }), h("b", {}, say("aimFromTo", one))))));
}

function moved(one) {
  const kind = !one.tie || one.value === 0 ? "zero" : one.value > 0 ? "up" : "down";
  return h("li", {}, h("span", { class: `effect ${kind}` }, h("b", {}, say("fromTo", { before: one.before, value: one.after }))), " ", sentence("span", one.label));
}

export function tracks(table) {
  if (!table.tracks.length) return null;
  return h("section", { key: "tracks" }, h("h2", {}, say("tracks")), h("ul", { class: "rows panel" }, table.tracks.map((one) => h("li", {},
    text("span", one.name, { class: "grow" }),
    h("meter", { min: one.low, max: one.high, value: one.value, "aria-label": say("trackValue", { value: one.value, low: one.low, high: one.high }) }),
    h("b", {}, one.before === one.value ? String(one.value) : say("fromTo", { before: one.before, value: one.value }))))));
}

export function told(table) {
  return h("section", { key: "told" }, h("h2", {}, say("told")),
    table.told.length === 0 ? panel(say("nothingTold")) : h("ul", { class: "rows panel told" }, table.told.map((one) => sentence("li", one))));
}

function support(seat) {
  const { support: open } = seat.view;
  return h("section", { key: "support" }, h("h2", {}, say("support")),
    h("p", { class: "hint" }, say("supportHint"), " ", sentence("span", open.rule)),
    open.moves.map((move) => openMove(seat, move)));
}

function openMove(seat, move) {
  const key = `support ${move.number}`;
  const press = (name) => () => seat.command(name, { move: move.number }, { key, done: say("done") });
  const busy = seat.isPending(key);
  const { title } = move;
  return h("article", { class: "card", key },
    h("div", { class: "kind" }, icon(move.glyph, 18), text("span", move.name)),
    text("h3", title),
    move.aimed.length > 0 && h("p", { class: "hint" }, say("aimedTarget", { target: move.aimed.join(", ") })),
    move.argument && longText(seat, move.argument, move.more),
    oddsBar(move.odds, []),
    h("div", { class: "effects" }, effects(move.effects)),
    move.words && sentence("p", move.words, { class: "strong" }),
    move.net && sentence("p", say("bonusAll", { bonus: move.net }), { class: "hint" }),
    may(seat.view, "back") && move.stands === "free" && h("div", { class: "two" },
      button(say("backIt"), press("back"), { small: true, draws: "ui-plus", busy, label: say("backOf", { title }) }),
      button(say("blockIt"), press("block"), { small: true, draws: "ui-block", busy, label: say("blockOf", { title }) })),
    may(seat.view, "unback") && ["backs", "blocks"].includes(move.stands)
      && button(say("unback"), press("unback"), { small: true, draws: "ui-undo", busy, label: say("unbackOf", { title }) }));
}

export function giveSheet(seat) {
  const { view } = seat;
  const given = { to: "", amount: 1, ...seat.chosen.get("give") };
  const set = (what) => { seat.chosen.set("give", { ...given, ...what }); seat.changed(); };
  const others = view.others.filter((one) => one.seat !== view.place).map((one) => [one.seat, one.name]);
  const amounts = Array.from({ length: Math.max(1, view.influence ?? 1) }, (_, at) => [String(at + 1), String(at + 1)]);
  const send = async () => {
    if (!await seat.command("give", given, { done: say("givenToast") })) return;
    seat.chosen.delete("give");
    seat.sheet = null;
    seat.changed();
  };
  return {
    title: say("give"), back: say("table"), lead: [h("span", {}, say("influenceHave", { count: view.influence ?? 0 }))],
    body: [
      pick("give-to", say("giveTo"), [["", say("choose")], ...others], given.to, (to) => set({ to })),
      pick("give-amount", say("giveAmount"), amounts, String(given.amount), (amount) => set({ amount: Number(amount) })),
    ],
    foot: [button(say("giveNow"), send, { main: true, off: !given.to, busy: seat.isPending("give") })],
  };
}

export function washSheet(seat) {
  const questions = seat.view.hot_wash?.questions ?? [];
  const people = seat.view.hot_wash?.people ?? [];
  const who = [["", say("wholeSeat")], ...people.map((name) => [name, name])];
  const set = (person) => { seat.chosen.set("wash", person); seat.changed(); };
  return {
    title: say("hotWash"), back: say("table"),
    body: [h("p", { class: "hint" }, say("hotWashHint")),
      people.length > 0 && pick("wash-person", say("whoAnswers"), who, seat.chosen.get("wash") ?? "", set),
      questions.map((one) => question(seat, one))],
  };
}

function question(seat, one) {
  const key = `wash-${one.about}`;
  const words = seat.draft.answers[one.about]?.text ?? "";
  const was = seat.chosen.get(key);
  const write = (text_) => seat.edit((draft) => { draft.answers[one.about] = { text: text_, person: seat.chosen.get("wash") ?? "" }; });
  const hand = async () => {
    if (!await seat.command("reflect", { question: one.about, text: words, person: seat.chosen.get("wash") ?? "" }, { key, done: say("done") })) return;
    seat.chosen.set(key, words);
    seat.edit((draft) => { if (draft.answers[one.about]?.text === words) delete draft.answers[one.about]; });
    seat.keep();
  };
  return h("article", { class: "card", key },
    was !== undefined && [h("p", { class: "hint" }, say("keptAnswer")), text("p", was, { class: "said" })],
    area(key, one.words, words, write, { rows: 4, hint: `${askedBy(one.about)} ${words ? keptWords(seat) : ""}`.trim(), leave: () => seat.keep() }),
    beside(seat, `answers ${one.about}`),
    button(say("keepAnswer"), hand, { small: true, off: !words.trim(), busy: seat.isPending(key), label: say("keepAnswerOf", { question: one.words }) }));
}

const HINTS = { planned: "washPlanned", happened: "washHappened", why: "washWhy", next: "washNext" };

/** What a question of the hot wash wants to know, as it is asked at the table. */
const askedBy = (about) => (HINTS[about] ? say(HINTS[about]) : "");
