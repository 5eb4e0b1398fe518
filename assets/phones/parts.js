/*
 * Parts that several screens are made of: buttons, fields, odds, effects, conditions, letters' texts.
 */
import { h, icon, sentence, text } from "./dom.js";
import { textOf } from "./drafts.js";
import { say, signed, withNames } from "./words.js";

/** A button. While its command is under way it says so and does nothing. */
export function button(words, press, { main = false, quiet = false, small = false, draws = "", label, busy = false, off = false, pressed, key } = {}) {
  const kind = ["button", main && "main", quiet && "quiet", small && "small"].filter(Boolean).join(" ");
  const dead = busy || off ? "true" : null;
  return h("button", { type: "button", class: kind, "aria-disabled": dead, "aria-label": label, "aria-pressed": pressed === undefined ? null : String(pressed), key, on: { click: press } },
    draws && icon(draws, 18), h("span", {}, busy ? say("sending") : words));
}

/** A field for several lines, with its label and what is kept of it. */
export function area(id, label, value, write, { hint = "", rows = 3, leave = null } = {}) {
  return h("div", { class: "field", key: id },
    h("label", { for: id }, label),
    h("textarea", { id, key: id, rows, dir: "auto", value, maxlength: 4000, autocomplete: "off",
      "aria-describedby": hint ? `${id}-hint` : null,
      on: { input: (node) => write(node.value), focusout: () => leave?.() } }),
    hint && h("p", { class: "hint", id: `${id}-hint` }, hint));
}

/** What somebody else wrote in the same form meanwhile, with a way to go on with that. */
export function beside(seat, part) {
  const other = seat.drafts.rivals.get(part);
  return other && h("div", { class: "panel", key: `beside ${part}` },
    h("p", { class: "hint" }, say("besideHint")), text("p", textOf(part, other), { class: "said" }),
    h("div", { class: "two" },
      button(say("takeOther"), () => seat.takeOther(part), { small: true }),
      button(say("leaveOut"), () => { seat.drafts.leaveOut(part); seat.changed(); }, { small: true, quiet: true })));
}

/** A field for one line. */
export function line(id, label, value, write, { leave = null } = {}) {
  return h("div", { class: "field", key: id },
    h("label", { for: id }, label),
    h("input", { id, key: id, type: "text", dir: "auto", value, maxlength: 300, autocomplete: "off",
      on: { input: (node) => write(node.value), focusout: () => leave?.() } }));
}

/** A list of which one is chosen. */
export function pick(id, label, options, value, write) {
  return h("div", { class: "field", key: id },
    h("label", { for: id }, label),
    h("select", { id, key: id, value, on: { change: (node) => write(node.value) } },
      options.map(([key, words]) => h("option", { value: key, selected: key === value, dir: "auto" }, words))));
}

/** One or several of some, as large boxes; `rows` are {id, words, said, aside, off, whyNot}. */
export function choices(name, legend, rows, chosen, choose, { many = false, wide = false } = {}) {
  const isOn = (id) => (many ? chosen.includes(id) : chosen === id);
  return h("fieldset", { class: wide ? "choices wide" : "choices", key: name },
    h("legend", {}, legend),
    h("div", { class: "options" }, rows.map((row) => h("label", { class: row.off || row.whyNot ? "option no" : "option", key: row.id },
      h("input", { type: many ? "checkbox" : "radio", name, value: row.id, checked: isOn(row.id),
        disabled: Boolean(row.off || row.whyNot), on: { change: (node) => choose(row.id, node.checked) } }),
      h("span", { class: "grow" }, text("span", row.words), row.said && sentence("small", row.said), row.whyNot && sentence("small", row.whyNot)),
      row.aside && h("span", { class: "aside" }, row.aside)))));
}

export const SHADES = ["exceeds", "succeeds", "partly", "fails"];

/** The odds as a bar; to who listens, as words. */
export function oddsBar(odds, outcomes) {
  if (!odds?.length) return null;
  const list = odds.map((share, at) => say("oddsOne", { word: outcomes[at]?.word ?? SHADES[at], share })).join(", ");
  return h("div", { class: "odds", role: "img", "aria-label": say("oddsAll", { list }) },
    odds.map((share, at) => share > 0 && h("span", { class: `o${at}`, style: { "flex-grow": String(share) } }, h("b", {}, String(share)))));
}

export function legend(outcomes) {
  return h("ul", { class: "legend", "aria-label": say("legend") },
    outcomes.map((one, at) => h("li", {}, h("i", { class: `swatch o${at}`, "aria-hidden": "true" }), one.word)));
}

/** What an outcome moves, as chips: for the better solid and round, for the worse dashed and square. */
export function effects(marks) {
  return marks.map((mark) => {
    const kind = !mark.tie || mark.value === 0 ? "zero" : mark.value > 0 ? "up" : "down";
    return h("span", { class: `effect ${kind}` }, sentence("span", mark.label), " ", h("b", {}, mark.sets ? `= ${mark.value}` : signed(mark.value)));
  });
}

/** Conditions with the value they have now, and what adds to the dice. */
export function conditions(needs, helps) {
  if (!needs.length && !helps.length) return null;
  return h("ul", { class: "conditions" },
    needs.map((one) => condition(one.holds ? "ui-check" : "ui-lock", one.holds ? "holds" : "holdsNot", one.text, one.now, one.holds)),
    helps.map((one) => condition(one.bonus.startsWith("−") || one.bonus.startsWith("-") ? "ui-minus" : "ui-plus", one.holds ? "applies" : "appliesNot",
      say("bonus", { bonus: one.bonus, text: withNames(one.text) }), one.now, one.holds)));
}

function condition(draws, state, words, now, holds) {
  return h("li", { class: holds ? "" : "not" }, icon(draws, 16), h("span", { class: "unseen" }, say(state)),
    sentence("span", words, { class: "grow" }), now && h("em", {}, /^[+−-]?\d/.test(now) ? say("now", { value: now }) : now));
}

/** What a card costs, in words and as dots: dots alone would look like a button for more. */
export function pips(cost, most) {
  const dots = Array.from({ length: Math.min(6, Math.max(most, cost)) }, (_, at) => h("i", { class: at < cost ? "on" : "" }));
  return h("span", { class: "pips" }, h("span", {}, say("costPips", { cost })), h("span", { class: "dots", "aria-hidden": "true" }, dots));
}

export function covert() {
  return h("span", { class: "covert" }, icon("ui-eyeoff", 14), say("covert"));
}

export const kindIcon = (icon_) => (icon_.startsWith("move-") ? icon_ : `move-${icon_}`);

/** A picture of the scenario, if its content is here. */
export function picture(seat, mark) {
  const found = seat.content(mark);
  return found?.src ? h("img", { src: found.src, alt: found.alt, class: "picture", loading: "lazy" }) : null;
}

/** A text of which only the beginning is here, with a button for the rest. */
export function longText(seat, words, more, tag = "p") {
  const whole = seat.content(more)?.text ?? words;
  return [text(tag, whole, { class: "said", lang: seat.view.lang }),
    more && !seat.content(more) && button(say("wholeText"), () => seat.fetch([more]), { small: true, quiet: true })];
}

export function panel(...inside) {
  return h("div", { class: "panel" }, ...inside);
}
