/*
 * What a seat wants, each aim with where its number stands.
 */
import { h, icon, sentence, text } from "./dom.js";
import { panel } from "./parts.js";
import { say } from "./words.js";

export function aimsTab(seat) {
  const { aims } = seat.view;
  const rows = aims?.rows ?? [];
  const hides = rows.some((one) => one.hidden) || aims?.hidden_set;
  return {
    title: say("yourAims"),
    body: [
      aims?.hidden_set && panel(sentence("p", say("hiddenSet", { name: aims.hidden_set }), { class: "strong" })),
      hides && h("p", { class: "kept" }, icon("ui-eyeoff", 16), h("span", {}, say("onlyYouSee"))),
      rows.length === 0 && panel(say("noAims")),
      rows.map((one, at) => aim(seat, one, at)),
    ],
  };
}

function aim(seat, one, at) {
  return h("article", { class: one.hidden ? "card aim veiled" : "card aim", key: `aim ${at}`, lang: seat.view.lang },
    h("div", { class: "kind" },
      one.hidden && h("span", { class: "covert" }, icon("ui-eyeoff", 14), say("hiddenAim")),
      one.red_line && h("span", { class: "covert" }, icon("ui-flag", 14), say("redLine")),
      text("span", one.points, { class: "grow end" })),
    text("h2", one.text),
    one.measure && h("p", { class: "spread" }, sentence("span", one.measure), h("b", {}, one.value)),
    one.ruler && ruler(one),
    one.explained && sentence("p", one.explained, { class: "hint" }));
}

const percent = (share) => `${Math.round(100 * Math.min(1, Math.max(0, share)))}%`;

function ruler(one) {
  const { now, reach, earned, marks } = one.ruler;
  const span = ([from, to], kind) => h("i", { class: kind, style: { left: percent(Math.min(from, to)), width: percent(Math.abs(to - from)) } });
  return h("div", { class: "ruler", role: "img", "aria-label": [one.measure, one.value, ...marks.map((mark) => mark.words)].filter(Boolean).join(", ") },
    h("div", { class: "scale" }, span(reach, "reach"), span(earned, "earned"), h("i", { class: "at", style: { left: percent(now) } })),
    h("div", { class: "marks" }, marks.map((mark) => h("span", { style: { left: percent(mark.at) }, class: mark.at < 0.2 ? "first" : mark.at > 0.8 ? "last" : "" }, mark.words))));
}
