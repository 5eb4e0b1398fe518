/*
 * What a seat reads and writes: an inject that asks it, offers, letters, questions to Control, and how it sees
 * its ties. Nothing is sent until a button is pressed; what is written is kept on the laptop meanwhile.
 */
import { h, icon, sentence, text } from "./dom.js";
import { area, beside, button, choices, longText, panel, picture } from "./parts.js";
import { say, signed, withNames } from "./words.js";
import { keptWords } from "./cards.js";
import { may } from "./seat.js";

export function lettersTab(seat) {
  const { view } = seat;
  const isEmpty = !view.letters.length && !view.offers.length && !view.deals.length && !view.asked;
  return {
    title: say("letters"), hidden: true,
    body: [
      view.say && view.mode === "votes-and-questions" && panel(sentence("p", view.say)),
      view.asked && asked(seat, view.asked),
      view.offers.map((offer) => offered(seat, offer)),
      isEmpty && panel(say("noLetters")),
      view.letters.map((letter, at) => h("article", { class: letter.mine ? "card own" : "card", key: `letter ${view.letters.length - at}` },
        h("h2", { class: "kind" }, icon(letter.mine ? "ui-edit" : "ui-file", 16), sentence("span", letter.head)),
        picture(seat, letter.picture),
        longText(seat, letter.text, letter.more))),
      view.deals.map((deal) => dealt(seat, deal)),
      view.perceptions?.rows.length > 0 && may(view, "perceive") && button(say("perceptions"), () => seat.open({ kind: "perceptions" }), { draws: "ui-graph" }),
    ],
    foot: [begunHere(seat), h("div", { class: "three" },
      may(view, "write") && button(say("write"), () => seat.open({ kind: "write" }), { small: true }),
      may(view, "offer") && button(say("offer"), () => seat.open({ kind: "offer" }), { small: true }),
      may(view, "ask") && button(say("askControl"), () => seat.open({ kind: "ask" }), { small: true }))],
  };
}

/** What was begun in a form below and not sent: with the form closed, nothing else would remind of it. */
function begunHere({ draft, view }) {
  const begun = [
    ["write", draft.letter, "begunLetter"], ["offer", draft.offer?.terms, "begunOffer"], ["ask", draft.question, "begunQuestion"],
  ].filter(([what, words]) => words?.trim() && may(view, what));
  return begun.length > 0 && h("p", { class: "hint" }, say("notSent", { what: begun.map(([, , key]) => say(key)).join(", ") }));
}

function asked(seat, one) {
  const chosen = seat.chosen.get("respond") ?? "";
  const rows = one.answers.map((answer) => ({ id: answer.id, words: answer.title, said: answer.said, whyNot: answer.why_not }));
  const respond = () => seat.command("respond", { answer: chosen, inject: one.inject }, { done: say("answeredToast") });
  return h("article", { class: "card chosen", key: "asked" },
    h("h2", { class: "kind" }, icon("ui-inject", 16), text("span", one.head)),
    longText(seat, one.text, one.more),
    one.mine ? sentence("p", say("yourAnswer", { answer: one.mine }), { class: "strong" }) : [
      choices("respond", say("answerAsked"), rows, chosen, (id) => { seat.chosen.set("respond", id); seat.changed(); }, { wide: true }),
      one.silence && sentence("p", one.silence, { class: "hint" }),
      button(say("giveAnswer"), respond, { main: true, off: !chosen || !may(seat.view, "respond"), busy: seat.isPending("respond") })]);
}

function offered(seat, offer) {
  const key = `answer ${offer.number}`;
  const answer = (yes) => () => seat.command("answer", { deal: offer.number, yes }, { key, done: say(yes ? "acceptedToast" : "declinedToast") });
  const busy = seat.isPending(key);
  return h("article", { class: "card chosen", key: `offer ${offer.number}` },
    h("h2", { class: "kind" }, icon("ui-deal", 16), sentence("span", say("waitsForYou", { head: withNames(offer.head) }))),
    longText(seat, offer.terms, offer.more),
    h("p", { class: "hint" }, say(offer.public ? "publicTerms" : "secretTerms")),
    offer.outlook && sentence("p", offer.outlook, { class: "hint" }),
    h("div", { class: "two" },
      button(say("accept"), answer(true), { main: true, small: true, busy, label: say("acceptOf", { head: offer.head }) }),
      button(say("decline"), answer(false), { small: true, busy, label: say("declineOf", { head: offer.head }) })));
}

/** A deal that asks nothing of this seat now: its terms, and how it stands. */
function dealt(seat, deal) {
  return h("article", { class: "card own", key: `deal ${deal.number}` },
    h("h2", { class: "kind" }, icon("ui-deal", 16), sentence("span", deal.head)),
    longText(seat, deal.terms, deal.more),
    sentence("p", `${deal.stands} ${say(deal.public ? "publicTerms" : "secretTerms")}`, { class: "hint" }));
}

const otherSeats = (seat) => seat.view.others.filter((one) => one.seat !== seat.view.place).map((one) => ({ id: one.seat, words: one.name }));

const toggled = (list, id, on) => (on ? [...list.filter((one) => one !== id), id] : list.filter((one) => one !== id));

/** A letter goes to seats, or to Control alone. */
const addressed = (to, id, on) => toggled(to.filter((one) => (id === "") === (one === "")), id, on);

export function writeSheet(seat) {
  const { draft } = seat;
  const rows = [...otherSeats(seat), { id: "", words: say("control") }];
  const why = !draft.to.length ? say("chooseTo") : !draft.letter.trim() ? say("emptyText") : "";
  const send = async () => {
    const given = { to: [...draft.to], text: draft.letter };
    if (!await seat.command("write", given, { done: say("sentToast") })) return;
    if (seat.draft.letter === given.text) seat.edit((one) => { one.letter = ""; one.to = []; });
    seat.keep();
    seat.sheet = null;
    seat.changed();
  };
  return {
    title: say("writeTitle"), back: say("letters"),
    body: [
      choices("to", say("to"), rows, draft.to, (id, on) => seat.edit((one) => { one.to = addressed(one.to, id, on); }), { many: true }),
      area("letter", say("letterText"), draft.letter, (words) => seat.edit((one) => { one.letter = words; }),
        { rows: 6, hint: `${say("letterHint")} ${draft.letter ? keptWords(seat) : ""}`, leave: () => seat.keep() }),
      beside(seat, "letter"),
    ],
    foot: [why && h("p", { class: "hint" }, why), button(say("send"), send, { main: true, off: Boolean(why), busy: seat.isPending("write") })],
  };
}

/** Send what a form holds; `done` takes it out of the draft, where nothing else was typed meanwhile. */
async function sendForm(seat, name, given, words, done, key = name) {
  if (!await seat.command(name, given, { done: words, key: `${name} ${key}` })) return;
  seat.edit(done);
  seat.keep();
  seat.sheet = null;
  seat.changed();
}

export function askSheet(seat) {
  const { question } = seat.draft;
  const why = question.trim() ? "" : say("emptyText");
  const write = (words) => seat.edit((one) => { one.question = words; });
  const send = () => sendForm(seat, "ask", { text: question }, say("sentToast"), (one) => { if (one.question === question) one.question = ""; });
  return {
    title: say("askTitle"), back: say("letters"),
    body: [
      area("ask", say("question"), question, write, { rows: 5, hint: `${say("questionHint")} ${question ? keptWords(seat) : ""}`, leave: () => seat.keep() }),
      beside(seat, "question"),
    ],
    foot: [why && h("p", { class: "hint" }, why), button(say("send"), send, { main: true, off: Boolean(why), busy: seat.isPending("ask ask") })],
  };
}

const BLANK = { parties: [], terms: "", public: true };

export function offerSheet(seat) {
  const { view } = seat;
  const offer = { ...BLANK, ...seat.draft.offer };
  const change = (what) => seat.edit((one) => { one.offer = { ...BLANK, ...one.offer, ...what }; });
  const why = !offer.parties.length ? say("chooseWith") : !offer.terms.trim() ? say("emptyText") : "";
  const done = (one) => { if (one.offer?.terms === offer.terms) one.offer = null; };
  const send = () => sendForm(seat, "offer", offer, say("offeredToast"), done);
  return {
    title: say("offerTitle"), back: say("letters"),
    body: [
      view.ready.length > 0 && h("h2", {}, say("offerReady")),
      view.ready.map((one) => ready(seat, one)),
      view.ready.length > 0 && h("h2", {}, say("offerOwn")),
      choices("parties", say("withWhom"), otherSeats(seat), offer.parties,
        (id, on) => change({ parties: toggled(offer.parties, id, on) }), { many: true }),
      area("offer", say("terms"), offer.terms, (terms) => change({ terms }),
        { rows: 5, hint: `${say("termsHint")} ${offer.terms ? keptWords(seat) : ""}`, leave: () => seat.keep() }),
      beside(seat, "offer"),
      h("label", { class: "option", key: "public" }, h("input", { type: "checkbox", checked: offer.public, on: { change: (node) => change({ public: node.checked }) } }), h("span", {}, say("isPublic"))),
    ],
    foot: [why && h("p", { class: "hint" }, why), button(say("makeOffer"), send, { main: true, off: Boolean(why), busy: seat.isPending("offer offer") })],
  };
}

function ready(seat, one) {
  const send = () => sendForm(seat, "offer", { ready: one.id }, say("offeredToast"), () => {}, one.id);
  return h("article", { class: "card", key: `ready ${one.id}` },
    h("h3", { class: "kind" }, icon("ui-deal", 16), sentence("span", one.head)),
    text("p", one.terms, { class: "said" }),
    one.moves && sentence("p", one.moves, { class: "hint" }),
    h("p", { class: "hint" }, say(one.public ? "publicTerms" : "secretTerms")),
    button(say("offerThis"), send, { small: true, busy: seat.isPending(`offer ${one.id}`) }));
}

export function perceptionsSheet(seat) {
  const { rows, lowest, highest, said } = seat.view.perceptions;
  const valueOf = (row) => seat.draft.views[row.actor] ?? row.value;
  const views = Object.fromEntries(rows.map((row) => [row.actor, valueOf(row)]));
  const send = () => sendForm(seat, "perceive", { views }, say("viewsToast"), (one) => { one.views = {}; });
  const set = (row, value) => seat.edit((one) => { one.views = { ...one.views, [row.actor]: value }; });
  return {
    title: say("perceptions"), back: say("letters"),
    body: [
      h("p", { class: "hint" }, say("perceptionsHint")),
      said && h("p", {}, say("perceptionsSaid")),
      rows.map((row) => h("div", { class: "field slider", key: row.actor },
        h("label", { for: `view-${row.actor}` }, text("span", row.name), h("output", { for: `view-${row.actor}` }, signed(valueOf(row)))),
        h("input", { id: `view-${row.actor}`, type: "range", min: lowest, max: highest, step: 1, value: String(valueOf(row)),
          "aria-valuetext": signed(valueOf(row)), on: { input: (node) => set(row, Number(node.value)) } }))),
    ],
    foot: [button(say("sayViews"), send, { main: true, busy: seat.isPending("perceive perceive") })],
  };
}
