/*
 * A vote of the table: the question, its options, and what is known of it.
 */
import { h, icon, sentence, text } from "./dom.js";
import { button, choices, longText, panel } from "./parts.js";
import { say } from "./words.js";
import { may } from "./seat.js";

export function voteSheet(seat) {
  const { vote } = seat.view;
  if (!vote) return { title: say("vote"), back: say("table"), body: [panel(say("voteClosed"))] };
  const key = `vote ${vote.number}`;
  const chosen = seat.chosen.get(key) ?? vote.mine;
  const rows = vote.options.map((option) => ({ id: option, words: option, aside: countWords(vote, option) }));
  const isOpen = vote.open && may(seat.view, "vote");
  return {
    title: vote.question, serif: true, back: say(isOpen && !vote.mine ? "later" : "table"),
    lead: [icon("ui-vote", 16), h("span", {}, headWords(vote))],
    body: [
      vote.more && longText(seat, vote.question, vote.more),
      isOpen ? choices(key, say("chooseOption"), rows, chosen, (id) => { seat.chosen.set(key, id); seat.changed(); }, { wide: true }) : closed(vote),
      vote.mine && sentence("p", say("youVoted", { option: vote.mine }), { class: "strong" }),
      vote.open && panel(h("p", { class: "kept" }, icon("ui-eyeoff", 18), h("span", {}, say(vote.secret ? "voteSecretHint" : "voteOpenHint")))),
    ],
    foot: isOpen ? foot(seat, vote, chosen, key) : [],
  };
}

/** A vote as the room knows it: its question, how many have voted, and what came of it once that is told. */
export function votedOn(vote) {
  return [
    h("h2", { class: "kind" }, icon("ui-vote", 16), h("span", {}, headWords(vote))),
    h("p", { class: "strong", dir: "auto" }, vote.question),
    vote.counts && closed(vote),
  ];
}

function headWords(vote) {
  if (!vote.open) return say("voteClosed");
  return say(vote.secret ? "secretVote" : "openVote", { voted: vote.voted, of: vote.of });
}

const countWords = (vote, option) => (vote.counts ? say("votes", { count: vote.counts[option] ?? 0 }) : "");

function closed(vote) {
  return h("ul", { class: "rows panel" }, vote.options.map((option) => h("li", {}, text("span", option, { class: "grow" }), h("b", {}, countWords(vote, option)))));
}

/** Who has voted goes on, or chooses another; who has not, sends what is chosen. */
function foot(seat, vote, chosen, key) {
  if (vote.mine && chosen === vote.mine) {
    return [h("p", { class: "hint centred" }, say("voteChangeHint")), button(say("goOn"), () => seat.open(null), { main: true })];
  }
  return [!seat.isPending(key) && h("p", { class: "hint centred" }, say("nothingSent")), castButton(seat, vote, chosen, key)];
}

function castButton(seat, vote, chosen, key) {
  const cast = () => seat.command("vote", { vote: vote.number, option: chosen }, { key, done: say("votedToast") });
  const words = !chosen ? say("chooseOption") : say(vote.mine && vote.mine !== chosen ? "voteChange" : "voteFor", { option: chosen });
  return button(words, cast, { main: true, off: !chosen || chosen === vote.mine, busy: seat.isPending(key) });
}
