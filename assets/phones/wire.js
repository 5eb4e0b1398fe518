/*
 * How boxes go to the laptop and come back: one command at a time, the same box until it is answered, and a line
 * on which the laptop tells what has changed.
 *
 * Nothing here knows what a command means. It tells `hears` of four things: `view` (an answer or a push),
 * `connection` ("on", "lost"), `silence` (nothing came for a while) and `ended` (the code has ended).
 */
import { say } from "./words.js";
import { fromBase64, opened, random, sealed, toBase64 } from "./sealed.js";

const LIMIT = 5000;
const SILENCE = 12000;
const FIRST_WAIT = 400;
const LONGEST_WAIT = 6400;

/** Nobody is there for this any more. */
export class Ended extends Error {}

/** The laptop is there and cannot read what it got. */
export class Unread extends Error {}

/** Post a body, or get a file if there is none, with a time limit. */
async function post(path, body, keep = false) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT);
  try {
    const headers = { "Content-Type": "application/octet-stream" };
    const given = body ? { method: "POST", headers, body } : {};
    const answer = await fetch(path, { ...given, signal: limit.signal, keepalive: keep });
    if (answer.status === 410) throw new Ended();
    if (answer.status === 400) throw new Unread(say("unread"));
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}

/** Waits between attempts: doubled each time, cut short when the phone wakes or finds its network again. */
class Patience {
  #next = FIRST_WAIT;
  #wake = null;

  wait() {
    const time = this.#next;
    this.#next = Math.min(2 * time, LONGEST_WAIT);
    return new Promise((done) => {
      const timer = setTimeout(done, time);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  hurry() {
    this.#next = FIRST_WAIT;
    this.#wake?.();
  }
}

/** Send one body until it is answered. */
export async function insist(path, body, told, patience = new Patience()) {
  for (;;) {
    try {
      return await post(path, body);
    } catch (error) {
      if (error instanceof Ended || error instanceof Unread) throw error;
      told("lost");
      await patience.wait();
    }
  }
}

export class Wire {
  #patience = new Patience();
  #last = Promise.resolve();
  #stream = null;
  #silence = 0;
  #again = FIRST_WAIT;
  #seen = -1;
  #arriving = Promise.resolve();
  #over = false;

  constructor(channel, counters, hears) {
    this.channel = channel;
    this.counters = counters;
    this.hears = hears;
  }

  /** Listen, and stay listening. */
  listen() {
    if (this.#over) return;
    this.#stream?.close();
    this.#stream = new EventSource(`/e/${this.channel.id}`);
    this.#stream.onmessage = (event) => this.#heard(event.data);
    this.#stream.onerror = () => {
      // The browser tries again by itself unless it was turned away; then a command finds out why.
      if (this.#stream?.readyState !== EventSource.CLOSED) return;
      this.#silent(this.#again);
      this.#again = Math.min(2 * this.#again, LONGEST_WAIT);
    };
    this.#silent(SILENCE);
  }

  /** The phone is awake again, or has its network back: whatever waits is tried at once. */
  wake() {
    if (this.#over) return;
    this.#patience.hurry();
    this.listen();
  }

  stop() {
    this.#over = true;
    clearTimeout(this.#silence);
    this.#stream?.close();
  }

  /** Send a command once per press, after those before it; resolves with its answer. */
  send(command) {
    const id = toBase64(random(9));
    const sending = this.#last.then(() => this.#deliver({ v: 1, id, ...command }));
    this.#last = sending.catch(() => {});
    return sending;
  }

  /** Send what must not be lost as the page goes away; its answer is not waited for. */
  fling(command) {
    const n = this.counters.next();
    const box = sealed(this.channel, n, { v: 1, n, id: toBase64(random(9)), ...command });
    post(`/m/${this.channel.id}`, box, true).catch(() => {});
  }

  async #deliver(command) {
    if (this.#over) throw new Ended();
    const n = this.counters.next();
    const box = sealed(this.channel, n, { ...command, n });
    try {
      const bytes = await insist(`/m/${this.channel.id}`, box, () => this.hears.connection("lost"), this.#patience);
      const answer = await opened(this.channel, bytes);
      if (!answer) throw new Unread(say("unread"));
      this.hears.connection("on");
      this.#take(answer);
      return answer.value;
    } catch (error) {
      if (error instanceof Ended) this.#end();
      throw error;
    }
  }

  #heard(data) {
    if (this.#over) return;
    if (data === "bye") {
      this.#end();
      return;
    }
    this.hears.connection("on");
    this.#again = FIRST_WAIT;
    this.#silent(SILENCE);
    if (data === ".") return;
    this.#arriving = this.#arriving.then(async () => {
      const push = await opened(this.channel, fromBase64(data));
      if (push) this.#take(push);
    }).catch(() => {});
  }

  /** What is older than something already seen is thrown away. */
  #take({ counter, value }) {
    if (counter <= this.#seen || this.#over) return;
    this.#seen = counter;
    this.hears.view(value);
  }

  #silent(time) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.hears.connection("lost");
      this.listen();
      this.hears.silence();
    }, time);
  }

  #end() {
    if (this.#over) return;
    this.stop();
    this.hears.ended();
  }
}
