/*
 * The page of somebody who watches: what the room sees, and a place to write down what was seen.
 */
import { h, text } from "./dom.js";
import { area, beside, button, panel, pick } from "./parts.js";
import { graph } from "./graph.js";
import { seats, told, tracks } from "./table.js";
import { keptWords } from "./cards.js";
import { eventOf } from "./seat.js";
import { votedOn } from "./vote.js";
import { say } from "./words.js";

const KEY = "observe";
const BLANK = { text: "", tag: "note", seat: "", event: null };
const TAGS = [["note", "tagNote"], ["insight", "tagInsight"], ["issue", "tagIssue"], ["quote", "tagQuote"], ["lesson", "tagLesson"], ["question", "tagQuestion"]];

export function observerScreen(seat) {
  const { view } = seat;
  // Tag and seat stay chosen for the next one.
  const note = { ...BLANK, ...seat.chosen.get(KEY), ...seat.draft.note };
  const set = (what) => seat.edit((one) => { one.note = { ...note, ...one.note, ...what }; });
  const keep = async () => {
    const { text, tag, seat: of } = note;
    if (!await seat.command(KEY, { phone: seat.device, text, tag, seat: of, ...eventOf(note.event) }, { done: say("observedToast") })) return;
    seat.chosen.set(KEY, { tag, seat: of });
    seat.edit((one) => { if (one.note?.text === text) one.note = null; });
    seat.keep();
  };
  return {
    title: view.name,
    body: [
      area(KEY, say("observation"), note.text, (text) => set({ text }),
        { rows: 4, hint: `${say("observationHint")} ${note.text ? keptWords(seat) : ""}`, leave: () => seat.keep() }),
      beside(seat, "note"),
      pick("observe-tag", say("tag"), TAGS.map(([id, key]) => [id, say(key)]), note.tag, (tag) => set({ tag })),
      pick("observe-seat", say("ofSeat"), [["", say("anySeat")], ...view.others.map((one) => [one.seat, one.name])], note.seat, (one) => set({ seat: one })),
      view.table.told.length > 0 && pick("observe-event", say("ofEvent"), happened(view.table), String(note.event ?? ""), (event) => set({ event: event === "" ? null : Number(event) })),
      elsewhere(seat, note),
      button(say("keepObservation"), keep, { main: true, off: !note.text.trim(), busy: seat.isPending(KEY) }),
      view.vote && h("section", { key: "vote" }, votedOn(view.vote)),
      graph(view.table, ""),
      view.table.covert && panel(view.table.covert),
      seats(view),
      tracks(view.table),
      told(view.table),
    ],
  };
}

/** What was begun on another phone with this code: should that one be lost, its words can be gone on with here. */
function elsewhere(seat, note) {
  const others = Object.entries(seat.view.notes).filter(([phone]) => phone !== seat.device);
  if (!others.length) return null;
  const take = async (phone, other) => {
    if (!await seat.command("jot", { phone, text: "" }, { key: `jot ${phone}` })) return;
    seat.edit((one) => { one.note = { ...other, text: [note.text, other.text].filter(Boolean).join("\n") }; });
    seat.keep();
  };
  return h("details", { class: "panel", key: "elsewhere" }, h("summary", {}, say("begunElsewhere", { count: others.length })),
    others.map(([phone, other]) => h("div", { key: phone }, text("p", other.text, { class: "said" }),
      button(say("takeOther"), () => take(phone, other), { small: true, busy: seat.isPending(`jot ${phone}`) }))));
}

function happened(table) {
  return [["", say("nowEvent")], ...table.told.map((words, at) => [String(table.told_at[at]), words])];
}
