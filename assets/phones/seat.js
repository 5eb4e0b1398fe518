/*
 * What this phone knows of its place, and what its person is doing with it.
 *
 * `Seat` holds the last view of the laptop, the contents it was sent once, and what no laptop knows: the tab, the
 * sheet that is open, and texts being typed. Everything that a person does goes through `command`; the draft goes
 * to the laptop by itself after a rest. It draws nothing: `changed` is called whenever something to draw changed.
 */
import { Contents, NO_FACE } from "./contents.js";
import { announce, hush, isTyping } from "./dom.js";
import { Drafts, partOf } from "./drafts.js";
import { say } from "./words.js";
import { Ended } from "./wire.js";

const REFUSED_REST = 5000;
const DOUBLE_TAP = 600;
/** How long after the first letter, while somebody types on as well, the draft goes to the laptop. */
const REST = 400;

export class Seat {
  view = null;
  waits = "";
  old = false;
  joined = false;
  covered = true;
  fresh = false;
  tab = "cards";
  sheet = null;
  notice = "";
  refused = false;
  lost = false;
  drafts = new Drafts();
  device = "";
  rests = false;
  chosen = new Map();
  wire = null;
  received = 0;
  #read = "";
  #contents = new Contents();
  #pending = new Set();
  #rest = 0;
  #settling = 0;
  #touched = "";
  #refusedDraft = "";

  constructor(changed) {
    this.changed = changed;
  }

  // --- what comes in ---

  /** Take what the laptop says this phone shows now. */
  take(said) {
    if (said.old) this.old = true;
    this.waits = said.waits ? said.words : "";
    this.#contents.take(said.faces);
    if (said.view) this.#takeView(said.view);
    else if (said.waits) {
      this.keepAtOnce();
      this.#forgetView();
      // It may lie open on the table when the laptop gives the seat back.
      this.covered = true;
    }
    this.changed();
  }

  #takeView(view) {
    const before = this.view;
    if (view.v !== 1) this.old = true;
    this.view = view;
    this.received = performance.now();
    const isLost = Boolean(before) && before.phase !== view.phase && this.drafts.losesPlan(view.draft);
    this.#takeDraft(view, before);
    this.#fetchContents();
    if (this.covered && before && before.at !== view.at) this.fresh = true;
    if (before) this.#tell(before, view);
    if (isLost) this.tell(`${this.notice} ${say("planGone")}`.trim());
    this.#readLetters();
  }

  /** The code has ended: nothing of the seat is left here. */
  forget() {
    clearTimeout(this.#rest);
    clearTimeout(this.#settling);
    this.#rest = 0;
    this.rests = false;
    this.#forgetView();
    this.#read = "";
    this.wire = null;
    this.joined = false;
    this.covered = true;
    this.tab = "cards";
    this.waits = "";
    this.lost = false;
  }

  /** Forget what the seat knows and what was said to it; the phone may still be the seat's. */
  #forgetView() {
    this.view = null;
    this.sheet = null;
    this.notice = "";
    this.refused = false;
    this.fresh = false;
    this.chosen.clear();
    this.drafts.forget();
    this.#contents.forget();
    this.#touched = "";
    this.#refusedDraft = "";
    hush();
  }

  /** What is being written here wins over what comes; else the laptop's draft is the draft. */
  #takeDraft(view, before) {
    const changed = this.drafts.take(this.#onLaptop(view), partOf(document.activeElement?.id));
    const sameMoment = before?.turn === view.turn && before?.phase === view.phase && this.#pending.size === 0
      && before.sealed?.length === view.sealed?.length && before.taken_back === view.taken_back;
    if (sameMoment && changed.includes("moves")) {
      this.tell(say("changedElsewhere"));
      this.#settle();
    }
  }

  /** The draft that the laptop has for this phone; observers have one for each phone. */
  #onLaptop(view) {
    return view.notes && view.place === "observer" ? { note: view.notes[this.device] ?? null } : view.draft;
  }

  #tell(before, view) {
    // What stood there of one's own vote goes with the vote.
    if (before.vote?.open && !view.vote?.open && this.sheet?.kind === "vote" && !this.refused) this.notice = "";
    if (view.asked && !view.asked.mine && view.asked.inject !== before.asked?.inject && may(view, "respond")) {
      this.#announce(say("askedOpen", { head: view.asked.head }));
      navigator.vibrate?.(200);
    }
    if (view.taken_back && view.taken_back !== before.taken_back) this.tell(say("taken", { what: view.taken_back }));
    if (view.phase === before.phase && view.turn === before.turn) {
      // Where seats move one after another, the turn to move comes within a phase.
      if (view.phase === "moves" && may(view, "seal") && !may(before, "seal")) {
        this.tell(say("yourMove"), { isOpen: true });
        navigator.vibrate?.(200);
      }
      this.#openVote(before, view);
      return;
    }
    if (view.phase_title && !view.taken_back) this.tell(say("begins", { phase: view.phase_title }), { isOpen: true });
    if (!this.sheet && !isTyping()) this.tab = tabFor(view, this.tab);
    if (canAct(view) && !canAct(before)) navigator.vibrate?.(200);
    this.#openVote(before, view);
    if (this.sheet?.kind === "vote" && !view.vote?.open) this.sheet = null;
    if (!isTyping() && this.sheet?.kind === "card" && !view.cards.some((one) => one.id === this.sheet.id)) this.sheet = null;
  }

  /** A vote that was not there before shows itself, unless somebody is typing: then a bar says so. */
  #openVote(before, view) {
    const number = view.vote?.open ? view.vote.number : null;
    if (number === null || before.vote?.open && before.vote.number === number || !may(view, "vote")) return;
    this.#announce(say("voteOpen"), true);
    navigator.vibrate?.(200);
    if (isTyping()) return;
    this.sheet = { kind: "vote" };
    // What was done before, such as *Sent.*, would be read of the vote.
    if (!this.refused) this.notice = "";
  }

  // --- contents that are sent once ---

  content(mark) {
    return this.#contents.get(mark);
  }

  face(card) {
    return this.content(card.face) ?? NO_FACE;
  }

  #fetchContents() {
    const { cards = [], letters = [] } = this.view;
    this.fetch([...cards.map((one) => one.face), ...letters.map((one) => one.picture), ...this.#contents.pictures]);
  }

  async fetch(marks) {
    if (!await this.#contents.fetch(marks, this.wire)) return;
    if (this.view) this.#fetchContents();
    this.changed();
  }

  // --- what the person does ---

  /** Whether a command of this name is under way, so that a second press does nothing. */
  isPending(name) {
    return this.#pending.has(name);
  }

  /** Do something at the laptop; resolves with whether it was done. What refuses it is shown in words. */
  async command(name, given = {}, { key = name, done = "" } = {}) {
    if (this.#pending.has(key) || !this.wire) return false;
    this.#pending.add(key);
    this.changed();
    try {
      const answer = await this.wire.send({ do: name, with: given, for: this.#moment() });
      this.tell(answer.words || done, { refused: Boolean(answer.words) });
      return !answer.words;
    } catch (error) {
      if (!(error instanceof Ended)) this.tell(error.message, { refused: true });
      return false;
    } finally {
      this.#pending.delete(key);
      this.changed();
    }
  }

  #moment() {
    const { turn, phase, vote } = this.view ?? {};
    return { turn, phase, ...(vote ? { vote: vote.number } : {}) };
  }

  /** Show and say something; `isOpen` where the whole room knows it. */
  tell(words, { refused = false, isOpen = false } = {}) {
    this.notice = words;
    this.refused = refused && Boolean(words);
    if (words) this.#announce(words, isOpen);
    this.changed();
  }

  /** Of what the seat alone may know a covered phone says no more than its screen does. */
  #announce(words, isOpen = false) {
    if (this.covered && !isOpen) this.fresh = true;
    announce(this.covered && !isOpen ? say("coveredWaits") : words);
  }

  go(tab) {
    this.tab = tab;
    this.sheet = null;
    this.notice = "";
    this.#readLetters();
    this.changed();
  }

  /** What lies open on the tab of letters is read. */
  #readLetters() {
    if (this.tab === "letters" && !this.sheet && !this.covered) this.#read = nameOf(this.view?.letters?.[0]);
  }

  /** How many letters from others came since the newest that was read; the latest come first. */
  unread() {
    const { letters } = this.view;
    const at = letters.findIndex((one) => nameOf(one) === this.#read);
    return letters.slice(0, at < 0 ? undefined : at).filter((one) => !one.mine).length;
  }

  open(sheet) {
    this.sheet = sheet;
    this.notice = "";
    this.changed();
  }

  cover() {
    this.veil();
    this.notice = "";
    this.changed();
  }

  /** Show nothing of the seat, and leave nothing to be heard; what was told stands there again when it is uncovered. */
  veil() {
    this.covered = true;
    this.fresh = false;
    hush();
  }

  uncover() {
    this.covered = false;
    this.fresh = false;
    this.#readLetters();
    this.changed();
    this.look();
  }

  look() {
    this.wire?.send({ do: "look" }).catch(() => {});
  }

  // --- drafts ---

  get draft() {
    return this.drafts.draft;
  }

  /** Whether everything that was typed lies on the laptop. */
  get kept() {
    return this.drafts.kept;
  }

  /** Change the draft; it is kept on the laptop after a rest. */
  edit(change) {
    this.drafts.edit((draft) => {
      change(draft);
      const isUsed = (card) => draft.begun?.card === card || draft.moves.some((move) => move.card === card);
      draft.aside = draft.aside.filter((move) => !isUsed(move.card));
    });
    this.#keepSoon();
    this.changed();
  }

  /** Change which moves are planned, or their order; `card` is the one that came or went. */
  replan(change, card = "") {
    this.edit(change);
    this.#settle(card);
    this.keep();
  }

  /** Whether a press on a card comes so soon after the last that it is the second half of a double tap. */
  isTwice(card) {
    return this.rests && this.#touched === card;
  }

  /** The plan has changed: for a moment nothing seals it, neither a tap that came twice nor one that came too late. */
  #settle(card = "") {
    this.rests = true;
    this.#touched = card;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.rests = false;
      this.changed();
    }, DOUBLE_TAP);
  }

  /** Go on with what was written elsewhere in the same form. */
  takeOther(part) {
    this.drafts.swap(part);
    this.keep();
    this.changed();
  }

  #keepSoon(rest = REST) {
    if (!this.#rest) this.#rest = setTimeout(() => this.keep(), rest);
  }

  /** Have the laptop keep the draft now. */
  async keep() {
    clearTimeout(this.#rest);
    this.#rest = 0;
    if (!this.drafts.waits && this.drafts.rivals.size && this.view) this.#takeDraft(this.view, null);
    if (!this.drafts.waits || this.#pending.has("draft") || !this.wire) return;
    this.#pending.add("draft");
    const packed = this.drafts.packed();
    this.drafts.flies(packed);
    try {
      const command = this.#draftCommand(packed);
      const answer = await this.wire.send(command);
      this.#isKept(packed, answer, command.for.turn);
    } catch {
      // The code has ended, which is said already; or what was sent is sent again with what comes next.
      this.drafts.unsent();
    } finally {
      this.#pending.delete("draft");
      if (this.drafts.waits && this.wire) this.#keepSoon(this.#refusedDraft ? REFUSED_REST : REST);
      this.changed();
    }
  }

  /** What the laptop did not take stays here and is tried again, but for a plan whose time is over. */
  #isKept(packed, { words, view }, turn) {
    if (words && words !== this.#refusedDraft && view) this.tell(words, { refused: true });
    if (!words && this.#refusedDraft && this.notice === this.#refusedDraft) this.notice = "";
    this.#refusedDraft = words;
    const isOver = turn !== this.view?.turn || !may(this.view, "draft");
    this.drafts.sent(packed, (view && this.#onLaptop(view)) ?? {}, { refused: Boolean(words), isOver });
    if (this.view) this.#takeDraft(this.view, null);
  }

  /** The page goes away: send what is not kept yet without waiting. */
  keepAtOnce() {
    clearTimeout(this.#rest);
    this.#rest = 0;
    if (this.drafts.waits && this.wire && this.view) this.wire.fling(this.#draftCommand(this.drafts.packed()));
  }

  #draftCommand({ given }) {
    const forNow = { for: this.#moment() };
    if (this.view.place !== "observer") return { do: "draft", with: given, ...forNow };
    const { text = "", tag = "note", seat = "", event = "" } = given.draft.note ?? {};
    return { do: "jot", with: { phone: this.device, text, tag, seat, ...eventOf(event) }, ...forNow };
  }

  nameOf(id) {
    if (id === "") return say("control");
    return this.view.table.actors.find((one) => one.id === id)?.name ?? id;
  }
}

/** The event that an observation speaks of, as a command names it. */
export const eventOf = (event) => (event === "" || event === null ? {} : { event: Number(event) });

const nameOf = (letter) => (letter ? `${letter.turn} ${letter.head} ${letter.text}` : "");

export const may = (view, what) => view.may?.includes(what) ?? false;

/** Where a phase begins: the table while it is ruled on, the cards when planning opens after that. */
function tabFor(view, tab) {
  if (["reveal", "resolution", "upkeep"].includes(view.phase)) return "table";
  return view.phase === "planning" && tab === "table" ? "cards" : tab;
}

const canAct = (view) => ["seal", "vote", "back", "respond"].some((one) => may(view, one));
