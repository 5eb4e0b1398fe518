/*
 * The page of somebody who watches: what the room sees, and a place to write down what was seen.
 */
import { h } from "./dom.js";
import { area, button, panel, pick } from "./parts.js";
import { graph } from "./graph.js";
import { seats, told, tracks } from "./table.js";
import { say } from "./words.js";

const KEY = "observe";
const TAGS = [["note", "tagNote"], ["insight", "tagInsight"], ["issue", "tagIssue"], ["quote", "tagQuote"], ["lesson", "tagLesson"], ["question", "tagQuestion"]];

export function observerScreen(seat) {
  const { view } = seat;
  const chosen = { tag: "note", seat: "", event: "", ...seat.chosen.get(KEY) };
  const words = seat.typed.get(KEY) ?? "";
  const set = (what) => { seat.chosen.set(KEY, { ...chosen, ...what }); seat.changed(); };
  const keep = async () => {
    if (!await seat.command("observe", { text: words, tag: chosen.tag, seat: chosen.seat, ...(chosen.event ? { event: Number(chosen.event) } : {}) }, { done: say("observedToast") })) return;
    seat.typed.delete(KEY);
    seat.chosen.set(KEY, { ...chosen, event: "" });
    seat.changed();
  };
  return {
    title: view.name,
    body: [
      area(KEY, say("observation"), words, (text) => { seat.typed.set(KEY, text); seat.changed(); }, { rows: 4, hint: say("observationHint") }),
      pick("observe-tag", say("tag"), TAGS.map(([id, key]) => [id, say(key)]), chosen.tag, (tag) => set({ tag })),
      pick("observe-seat", say("ofSeat"), [["", say("anySeat")], ...view.others.map((one) => [one.seat, one.name])], chosen.seat, (one) => set({ seat: one })),
      view.table.told.length > 0 && pick("observe-event", say("ofEvent"), happened(view.table), chosen.event, (event) => set({ event })),
      button(say("keepObservation"), keep, { main: true, off: !words.trim(), busy: seat.isPending(KEY) }),
      view.vote && panel(h("p", { class: "strong", dir: "auto" }, view.vote.question)),
      graph(view.table, ""),
      view.table.covert && panel(view.table.covert),
      seats(view),
      tracks(view.table),
      told(view.table),
    ],
  };
}

function happened(table) {
  return [["", say("nowEvent")], ...table.told.map((words, at) => [String(table.told_at[at]), words])];
}
