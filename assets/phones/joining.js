/*
 * The screens before a seat is open, and those after it has ended: one heading, one hint, at most two buttons.
 */
import { h, icon, text } from "./dom.js";
import { button } from "./parts.js";
import { say } from "./words.js";

export function plain(title, hint, { draws = "ui-link", buttons = [], more = null } = {}) {
  return h("main", { class: "whole", key: title },
    h("span", { class: "disc big" }, icon(draws, 60)),
    h("h1", { id: "heading", tabindex: "-1", dir: "auto" }, title),
    hint && text("p", hint, { class: "lead" }),
    more,
    buttons.length > 0 && h("footer", {}, buttons));
}

function wordPanel(word, hint) {
  return h("div", { class: "panel word" }, h("p", { class: "hint" }, say("yourWord")), h("p", { class: "the-word", lang: "en" }, word), h("p", { class: "hint" }, hint));
}

function advice() {
  const row = (draws, key) => h("li", {}, icon(draws, 20), h("span", {}, say(key)));
  return h("ul", { class: "advice" }, row("ui-eyeoff", "holdIt"), row("ui-info", "noInternet"), row("ui-timer", "stayOn"), row("ui-help", "headphones"));
}

/** The first screen of a seat: its word, how to hold the phone, and the button that opens the hand. */
export function welcome(seat, word, { open, leave }) {
  const { view } = seat;
  const isSeat = view.place !== "observer";
  return plain(view.name, view.title, {
    draws: view.glyph || "ui-eye",
    more: [wordPanel(word, say("sameWord", { name: view.name })), advice()],
    buttons: [button(say(isSeat ? "openHand" : "openObserver", { name: view.name }), open, { main: true }),
      button(say("notMine"), leave, { quiet: true })],
  });
}

/** Another phone has the seat, or it is played at the laptop: nothing of it is shown. */
export function waiting(word) {
  return plain(say("secondPhone"), "", { draws: "ui-lock", more: wordPanel(word, say("secondPhoneHint")) });
}

export function atLaptop(words) {
  return plain(say("atLaptop"), words, { draws: "ui-table" });
}

export const opening = (lost) => plain(say("opening"), say(lost ? "testLostHint" : "openingHint"), { draws: "ui-link" });
export const noCode = () => plain(say("noCode"), say("noCodeHint"), { draws: "ui-link" });
export const wrongCode = () => plain(say("wrongCode"), say("noCodeHint"), { draws: "ui-alert" });
export const notOurs = () => plain(say("notOurs"), say("noCodeHint"), { draws: "ui-alert" });
export const ended = () => plain(say("ended"), say("endedHint"), { draws: "ui-lock" });
export const left = () => plain(say("leftSeat"), say("leftSeatHint"), { draws: "ui-check" });

export function old() {
  return plain(say("oldPage"), say("oldPageHint"), { draws: "ui-refresh", buttons: [button(say("loadAgain"), () => location.reload(), { main: true })] });
}

/** What the facilitator's test shows on the phone that tries it. */
export function testPage(state) {
  const words = { running: ["testRunning", "openingHint"], here: ["testHere", "testHereHint"], both: ["testHere", "testBoth"], lost: ["testLost", "testLostHint"], ended: ["testEnded", ""] }[state];
  return plain(say(words[0]), words[1] && say(words[1]), { draws: { both: "ui-check", here: "ui-check", lost: "ui-alert" }[state] ?? "ui-link" });
}
