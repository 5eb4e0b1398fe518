/*
 * The frame around every screen: whose page it is, the cover, the turn and its clock, what was said last, the tabs.
 */
import { h, icon, sentence, text } from "./dom.js";
import { button } from "./parts.js";
import { clock, say } from "./words.js";
import { may } from "./seat.js";
import { cardSheet, cardsTab } from "./cards.js";
import { freeSheet, passSheet, planTab } from "./plan.js";
import { askSheet, lettersTab, offerSheet, perceptionsSheet, writeSheet } from "./letters.js";
import { aimsTab } from "./aims.js";
import { giveSheet, tableTab, washSheet } from "./table.js";
import { voteSheet } from "./vote.js";
import { observerScreen } from "./observer.js";

const TABS = { cards: cardsTab, plan: planTab, letters: lettersTab, aims: aimsTab, table: tableTab };
const SHEETS = {
  card: (seat) => cardSheet(seat, seat.sheet.id), free: freeSheet, pass: passSheet, write: writeSheet, ask: askSheet,
  offer: offerSheet, perceptions: perceptionsSheet, give: giveSheet, wash: washSheet, vote: voteSheet,
};
const ICONS = { cards: "ui-note", plan: "ui-lock", letters: "ui-file", aims: "ui-check", table: "ui-graph" };

/** Letters of a name beside which there is room to say whom the page is for. */
const LONGEST_NAME = 18;

/** The tabs that this room lets phones have. */
function tabsOf(view) {
  return view.mode === "votes-and-questions" ? ["letters", "table"] : Object.keys(TABS);
}

export function place(seat) {
  const { view } = seat;
  if (view.place === "observer") return frame(seat, observerScreen(seat), []);
  const tabs = tabsOf(view);
  if (!tabs.includes(seat.tab)) [seat.tab] = tabs;
  const isSheet = seat.sheet && SHEETS[seat.sheet.kind];
  return isSheet ? frame(seat, SHEETS[seat.sheet.kind](seat), []) : frame(seat, TABS[seat.tab](seat), tabs);
}

function frame(seat, screen, tabs) {
  const name = seat.sheet ? `${seat.sheet.kind} ${seat.sheet.id ?? ""}` : seat.tab;
  return h("div", { class: tabs.length ? "phone" : "phone sheet", key: "place" },
    top(seat, screen),
    h("section", { class: "bars", "aria-label": say("standing") }, sub(seat), marking(seat.view), bars(seat)),
    h("main", { key: name, lang: null },
      screen.lead && h("p", { class: "kind" }, screen.lead),
      h("div", { class: screen.hidden ? "unseen" : "head" },
        h("h1", { id: "heading", tabindex: "-1", dir: "auto", class: screen.serif ? "serif" : "" }, screen.title),
        screen.aside && h("p", { class: "hint" }, screen.aside)),
      h("div", { class: "body" }, screen.body)),
    screen.foot?.length > 0 && h("footer", { key: "foot" }, screen.foot),
    tabs.length > 0 && tabBar(seat, tabs));
}

function top(seat, screen) {
  const { view } = seat;
  const back = () => { seat.sheet = null; seat.notice = ""; seat.changed(); };
  return h("header", { class: "top", key: "top" },
    screen.back ? button(screen.back, back, { quiet: true, small: true, draws: "ui-chevl", key: "back" })
      : [view.glyph && icon(view.glyph, 22), text("b", view.name), view.name.length <= LONGEST_NAME && h("span", { class: "only" }, say(view.place === "observer" ? "onlyObserver" : "onlyYou"))],
    h("span", { class: "grow" }),
    screen.back && view.glyph && h("span", { class: "only whose" }, icon(view.glyph, 18), text("span", view.name)),
    button(say("cover"), () => seat.cover(), { small: true, draws: "ui-eyeoff", key: "cover" }));
}

function sub(seat) {
  return h("p", { class: "sub", key: "sub" }, h("span", {}, momentWords(seat.view)), h("b", { id: "clock" }, clockWords(seat)));
}

function momentWords(view) {
  if (view.ended) return say("gameOver");
  if (!view.turn) return view.phase_title || say("beforeFirst");
  const phase = view.phase_title || view.turn_label;
  return say("turnOf", { turn: view.turn, turns: view.turns, phase });
}

/** What is left of the phase, counted on by this phone between two words of the laptop. */
export function clockWords(seat) {
  const { deadline } = seat.view;
  if (deadline === null || deadline === undefined) return "";
  const seconds = typeof deadline === "object" ? deadline.seconds : deadline;
  const running = typeof deadline === "object" ? deadline.running : seat.view.running !== false;
  if (!running) return say("paused", { time: clock(seconds) });
  const left = seconds - (performance.now() - seat.received) / 1000;
  return left > 0 ? say("timeLeft", { time: clock(left) }) : say("timeUp");
}

function marking(view) {
  return view.marking && h("p", { class: "marking", dir: "auto", key: "marking" }, view.marking.text);
}

function bars(seat) {
  const { view } = seat;
  const asks = view.vote?.open && !view.vote.mine && may(view, "vote") && seat.sheet?.kind !== "vote";
  const { asked } = view;
  const inject = asked && !asked.mine && may(view, "respond") && (seat.tab !== "letters" || seat.sheet);
  return [
    seat.lost && h("p", { class: "bar lost", key: "lost", role: "alert" }, icon("ui-alert", 18), h("span", {}, say("lost"))),
    asks && h("div", { class: "bar", key: "asks" }, icon("ui-vote", 18), h("span", { class: "grow" }, say("voteOpen")),
      button(say("voteGo"), () => seat.open({ kind: "vote" }), { small: true })),
    inject && h("div", { class: "bar", key: "asked" }, icon("ui-inject", 18), sentence("span", say("askedOpen", { head: asked.head }), { class: "grow" }),
      button(say("askedGo"), () => seat.go("letters"), { small: true })),
    seat.notice && h("div", { class: seat.refused ? "bar refused" : "bar", key: "notice" },
      icon(seat.refused ? "ui-alert" : "ui-check", 18), sentence("span", seat.notice, { class: "grow" }),
      button("", () => seat.tell(""), { quiet: true, small: true, draws: "ui-x", label: say("close") })),
  ];
}

function tabBar(seat, tabs) {
  return h("nav", { class: "tabs", "aria-label": say("sections"), key: "tabs" }, tabs.map((tab) => {
    const count = badge(seat, tab);
    return h("button", { type: "button", key: tab, "aria-current": seat.tab === tab ? "page" : null, on: { click: () => seat.go(tab) } },
      icon(ICONS[tab], 22), h("span", {}, say(tab)),
      count > 0 && h("em", {}, h("span", { "aria-hidden": "true" }, String(count)), h("span", { class: "unseen" }, say("new", { count }))));
  }));
}

function badge(seat, tab) {
  const { view } = seat;
  if (tab === "plan") return seat.draft.moves.length;
  if (tab !== "letters") return 0;
  return seat.unread() + view.offers.length + (view.asked && !view.asked.mine ? 1 : 0);
}

/** Nothing of the seat but its name. */
export function cover(seat) {
  const { view } = seat;
  return h("main", { class: "whole", key: "cover" },
    h("span", { class: "disc big" }, icon(view.glyph || "ui-eyeoff", 60)),
    sentence("h1", say("covered", { name: view.name }), { id: "heading", tabindex: "-1" }),
    h("p", { class: "lead" }, say(seat.fresh ? "coveredWaits" : "coveredHint")),
    seat.lost && h("p", { class: "bar lost", role: "alert" }, icon("ui-alert", 18), h("span", {}, say("lost"))),
    h("footer", {}, button(say("uncover"), () => seat.uncover(), { main: true, draws: "ui-eye" })));
}
