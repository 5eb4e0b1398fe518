/*
 * What is being typed, on its way to the laptop: the draft in parts, each kept there as soon as it may be.
 *
 * A part is what one form writes. What was changed here and is not kept yet is never written over by what the
 * laptop shows; where somebody else has changed the same part since, both stand here (`rival`) until the person
 * goes on with one of them. Nothing here draws or sends: `seat.js` does.
 */

export const NOTHING = Object.freeze({ moves: [], free: null, free_target: "", begun: null, aside: [], passing: "", views: {},
  letter: "", to: [], question: "", offer: null, note: null, answers: {} });

/** The fields of a draft that are written together, as the laptop has them, too; a note is an observer's. */
const PARTS = { moves: ["moves"], free: ["free", "free_target"], begun: ["begun", "aside"], passing: ["passing"], views: ["views"],
  letter: ["letter", "to"], question: ["question"], offer: ["offer"], note: ["note"] };

/** Parts of one turn: they go when planning closes. */
const OF_PLAN = ["moves", "free", "begun", "passing", "views"];

/** Parts that are chosen more than written: the laptop's are shown as they come. */
const CHOSEN = new Set(["moves", "free", "begun", "views"]);

const ANSWER = "answers ";
const MOST_ASIDE = 6;
const LONGEST_ASIDE = 8000;

const isAnswer = (part) => part.startsWith(ANSWER);
const aboutOf = (part) => part.slice(ANSWER.length);

function partsOf(...drafts) {
  return [...Object.keys(PARTS), ...new Set(drafts.flatMap((one) => Object.keys(one.answers).map((about) => ANSWER + about)))];
}

function read(draft, part) {
  return isAnswer(part) ? draft.answers[aboutOf(part)] ?? null : Object.fromEntries(PARTS[part].map((name) => [name, draft[name]]));
}

function write(draft, part, value) {
  if (!isAnswer(part)) Object.assign(draft, structuredClone(value));
  else if (value) draft.answers[aboutOf(part)] = { ...value };
  else delete draft.answers[aboutOf(part)];
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const isEmpty = (part, value) => same(value, read(NOTHING, part)) || (TEXTS[part] || isAnswer(part)) && !textOf(part, value);

const TEXTS = { letter: (value) => value.letter, question: (value) => value.question, passing: (value) => value.passing,
  offer: (value) => value.offer?.terms, note: (value) => value.note?.text };

/** What was typed in a part. */
export const textOf = (part, value) => (isAnswer(part) ? value?.text : TEXTS[part](value)) ?? "";

/** The part that a field of the page belongs to; none for a field of the plan. */
export function partOf(id) {
  const fields = { letter: "letter", ask: "question", offer: "offer", pass: "passing", observe: "note" };
  return fields[id] ?? (id?.startsWith("wash-") ? ANSWER + id.slice(5) : "");
}

export class Drafts {
  draft = structuredClone(NOTHING);
  /** By part: what somebody else wrote there since, while something else stands here. */
  rivals = new Map();
  /** What was changed here and not sent, with the number of its last change. */
  #dirty = new Map();
  /** What stands here and not on the laptop, and is not sent before its person goes on. */
  #held = new Set();
  /** What is laid over as soon as its field is left, for nothing was changed in it here. */
  #watching = new Set();
  #marks = {};
  #flying = null;
  #edits = 0;

  /** Forget everything. */
  forget() {
    this.draft = structuredClone(NOTHING);
    this.rivals.clear();
    this.#dirty.clear();
    this.#held.clear();
    this.#watching.clear();
    this.#marks = {};
    this.#flying = null;
  }

  /** Whether everything that was typed lies on the laptop. */
  get kept() {
    return this.#dirty.size === 0 && this.#held.size === 0;
  }

  /** Whether something is to be sent. */
  get waits() {
    return this.#dirty.size > 0;
  }

  edit(change) {
    const before = structuredClone(this.draft);
    change(this.draft);
    this.#edits += 1;
    for (const part of partsOf(before, this.draft)) {
      if (same(read(before, part), read(this.draft, part))) continue;
      this.#dirty.set(part, this.#edits);
      this.#held.delete(part);
      this.#watching.delete(part);
    }
  }

  /** Go on with what somebody else wrote; what stood here stands beside it. */
  swap(part) {
    const other = this.rivals.get(part);
    const mine = read(this.draft, part);
    write(this.draft, part, other);
    this.#dirty.set(part, ++this.#edits);
    this.#held.delete(part);
    this.#watching.delete(part);
    if (isEmpty(part, mine)) this.rivals.delete(part);
    else this.rivals.set(part, mine);
  }

  /** Leave out what somebody else wrote. */
  leaveOut(part) {
    this.rivals.delete(part);
  }

  /** What there is to be sent; nothing of it is kept until `sent` says so. */
  packed() {
    const parts = [...this.#dirty.keys()];
    const draft = { answers: {} };
    for (const part of parts) write(draft, part, read(this.draft, part) ?? { text: "", person: "" });
    if (!parts.some(isAnswer)) delete draft.answers;
    if (draft.aside) draft.aside = bounded(draft.aside);
    const seen = Object.fromEntries(parts.map((part) => [part, this.#marks[part] ?? ""]));
    const values = new Map(parts.map((part) => [part, structuredClone(read(this.draft, part))]));
    return { given: { draft, seen }, edits: new Map(this.#dirty), values };
  }

  /** What was packed is under way: what comes meanwhile does not know of it. */
  flies(packed) {
    this.#flying = packed;
  }

  /** What was packed has been answered: `laptop` is the draft there now, `isOver` whether nothing is planned any more. */
  sent({ given, edits, values }, laptop, { refused = false, isOver = false } = {}) {
    if (!this.#flying) return;
    this.#flying = null;
    for (const [part, number] of edits) {
      const mark = laptop.marks?.[part] ?? "";
      const isLast = this.#dirty.get(part) === number;
      if (!refused || same(there(laptop, part), values.get(part))) {
        this.#marks[part] = mark;
        if (isLast) this.#dirty.delete(part);
      } else if (mark !== given.seen[part]) {
        // Somebody else wrote there: it stands here until its person goes on.
        if (isLast) this.#dirty.delete(part);
        if (isLast && !CHOSEN.has(part)) this.#held.add(part);
        this.#meet(part, there(laptop, part), laptop);
      } else if (isOver && OF_PLAN.includes(part)) this.#dirty.delete(part);
    }
  }

  /** What was packed did not arrive. */
  unsent() {
    this.#flying = null;
  }

  /**
   * Take what the laptop has. `typing` is the part whose field has the focus: that is not redrawn, so what comes
   * for it stands beside it. Returns the parts that were changed elsewhere.
   */
  take(given, typing) {
    const laptop = { ...structuredClone(NOTHING), ...structuredClone(given ?? {}) };
    const changed = [];
    for (const part of partsOf(this.draft, laptop)) {
      const value = there(laptop, part);
      const mark = laptop.marks?.[part] ?? "";
      if (this.#dirty.has(part)) {
        if (!this.#flying?.edits.has(part) && mark !== (this.#marks[part] ?? "")) this.#meet(part, value, laptop);
        continue;
      }
      if (this.#stands(part, value, mark)) continue;
      this.#marks[part] = mark;
      const mine = read(this.draft, part);
      if (same(value, mine) || part === "note" && isEmpty(part, value) && isEmpty(part, mine)) continue;
      if (part === typing && !isEmpty(part, value)) {
        this.rivals.set(part, value);
        this.#watching.add(part);
        continue;
      }
      if (this.#watching.delete(part)) this.rivals.delete(part);
      changed.push(part);
      write(this.draft, part, value);
    }
    return changed;
  }

  /** Whether what stands here waits for its person, whatever comes from elsewhere. */
  #stands(part, value, mark) {
    if (!this.#held.has(part)) return false;
    if (mark === (this.#marks[part] ?? "")) return true;
    if (same(value, read(this.draft, part))) {
      this.#held.delete(part);
      this.rivals.delete(part);
      return false;
    }
    this.#marks[part] = mark;
    if (isEmpty(part, value)) {
      // Sent or taken out elsewhere: what stands here is the draft again.
      this.#held.delete(part);
      this.rivals.delete(part);
      this.#dirty.set(part, ++this.#edits);
    } else this.rivals.set(part, value);
    return true;
  }

  /** Somebody else has written in a part that was changed here, too. */
  #meet(part, value, laptop) {
    this.#marks[part] = laptop.marks?.[part] ?? "";
    if (same(value, read(this.draft, part)) || isEmpty(part, value)) return;
    if (CHOSEN.has(part)) {
      if (!this.#dirty.has(part)) write(this.draft, part, value);
    } else this.rivals.set(part, value);
  }

  /** Whether something planned and unsealed was here before and is not in what the laptop has now. */
  losesPlan(given) {
    const laptop = { ...NOTHING, ...given };
    return OF_PLAN.some((part) => part !== "views" && !isEmpty(part, read(this.draft, part)) && isEmpty(part, read(laptop, part)));
  }
}

function there(laptop, part) {
  return read({ ...NOTHING, ...laptop }, part);
}

/** The latest of the cards that were begun; a box takes no more. */
function bounded(aside) {
  let room = LONGEST_ASIDE;
  const kept = [];
  for (const move of aside.slice(-MOST_ASIDE).reverse()) {
    room -= move.argument.length;
    if (room >= 0) kept.unshift(move);
  }
  return kept;
}
