/*
 * Where the page begins: the code leaves the address bar, the phone comes in or comes back, and from then on
 * whatever is known is drawn again when it changes.
 *
 * What stays on the phone: the channel's keys in this tab's storage until the code ends, a number of this browser,
 * and how many boxes it has sent. No word of a seat is ever stored here.
 */
import { hangDrawings, h, isTyping, lay, listen } from "./dom.js";
import { admitted, asking, fromBase64, random, toBase64 } from "./sealed.js";
import { Ended, insist, Wire } from "./wire.js";
import { Seat } from "./seat.js";
import { holdBack } from "./back.js";
import { clockWords, cover, place } from "./shell.js";
import { atLaptop, ended, left, noCode, notOurs, old, opening, testPage, waiting, welcome, wrongCode } from "./joining.js";
import { say } from "./words.js";

const CHANNEL = "channel";
const DEVICE = "device";
const LINK = /^#([\w-]{11})\.([\w-]{43})$/;
const TEST = /^#test\.([\w-]{11})$/;

const page = document.getElementById("page");
const seat = new Seat(() => drawSoon());
seat.device = device();
let screen = () => opening(seat.lost);
let shown = "";
let waitsToDraw = false;
let words = [];
let word = "";

// --- drawing ---

function drawSoon() {
  if (waitsToDraw) return;
  waitsToDraw = true;
  queueMicrotask(draw);
}

function draw() {
  waitsToDraw = false;
  const tree = screen();
  const hadFocus = document.activeElement !== document.body;
  lay(page, h("div", { id: "page" }, tree));
  // What was pressed is gone: who goes by keys or listens begins at the heading, not at the top of the browser.
  if (hadFocus && document.activeElement === document.body) document.getElementById("heading")?.focus({ preventScroll: true });
  const now = nameOf(tree);
  if (now === shown) return;
  // Another screen: begin at its top, and let who listens hear its heading.
  const isFirst = shown === "";
  shown = now;
  scrollTo(0, 0);
  if (!isFirst && !isTyping()) document.getElementById("heading")?.focus({ preventScroll: true });
  document.title = seat.view ? seat.view.name : "Entente";
}

function nameOf(tree) {
  return seat.view && seat.joined && !seat.covered ? `${seat.tab} ${seat.sheet?.kind ?? ""} ${seat.sheet?.id ?? ""}` : `${tree.key}`;
}

function seatScreen() {
  if (seat.old) return old();
  if (seat.waits && !seat.view) return seat.wire.waits ? waiting(word) : atLaptop(seat.waits);
  if (!seat.view) return opening(seat.lost);
  if (!seat.joined) return welcome(seat, word, { open, leave });
  return seat.covered ? cover(seat) : place(seat);
}

function open() {
  seat.joined = true;
  sessionStorage.setItem(CHANNEL, JSON.stringify({ ...seat.wire.channel, joined: true, waits: false }));
  seat.uncover();
}

function leave() {
  const { wire } = seat;
  wire.send({ do: "leave" }).catch(() => {}).finally(() => forget(left));
}

function show(next) {
  screen = next;
  drawSoon();
}

// --- coming in ---

/** Counts the boxes of a channel in all tabs of this browser, so that no number is used twice. */
function countersOf(id) {
  const name = `sent ${id}`;
  return {
    next() {
      const n = 1 + Number(localStorage.getItem(name) ?? 0);
      localStorage.setItem(name, String(n));
      return n;
    },
    forget: () => localStorage.removeItem(name),
  };
}

function device() {
  const known = localStorage.getItem(DEVICE);
  if (known) return known;
  const made = toBase64(random(8));
  localStorage.setItem(DEVICE, made);
  return made;
}

async function comeIn([, id, key]) {
  show(() => opening(seat.lost));
  const card = fromBase64(key);
  const { own, box } = asking(card, device());
  try {
    const answer = admitted(card, own, await insist(`/m/${id}`, box, lost));
    if (!answer) return show(notOurs);
    if (answer.old) return show(old);
    return play(answer.channel, answer.wait);
  } catch (error) {
    if (error instanceof Ended) return show(ended);
    return show(notOurs);
  }
}

function lost() {
  if (seat.lost) return;
  seat.lost = true;
  drawSoon();
}

function play(channel, waits) {
  if (seat.wire && seat.wire.channel.id !== channel.id) {
    // Another code in the same tab: nothing of the first seat comes along.
    seat.keepAtOnce();
    seat.wire.stop();
    seat.wire.counters.forget();
    seat.forget();
  }
  sessionStorage.setItem(CHANNEL, JSON.stringify({ ...channel, waits }));
  word = `${words[channel.word]} ${channel.number}`;
  seat.joined = channel.joined === true;
  const wire = new Wire(channel, countersOf(channel.id), {
    view: (said) => {
      wire.waits = Boolean(said.waits) && wire.waits;
      seat.take(said);
    },
    connection: (state) => {
      if (seat.lost === (state === "lost")) return;
      seat.lost = state === "lost";
      drawSoon();
    },
    silence: () => seat.look(),
    ended: () => forget(ended),
  });
  wire.waits = waits;
  seat.wire = wire;
  show(seatScreen);
  wire.listen();
  seat.look();
}

/** The code has ended: keys, words and pictures go. */
function forget(next) {
  seat.wire?.stop();
  seat.wire?.counters.forget();
  sessionStorage.removeItem(CHANNEL);
  seat.forget();
  show(next);
}

// --- the test of the way ---

async function tryTheWay(id) {
  let state = "running";
  show(() => testPage(state));
  const turn = (next) => { state = next; drawSoon(); };
  const said = (what) => insist(`/m/${id}`, Uint8Array.of(3, ...new TextEncoder().encode(what)), () => turn("lost"));
  try {
    await said("here");
    turn("here");
    const way = new EventSource(`/e/${id}`);
    way.onmessage = async (event) => {
      if (event.data !== "ok") return;
      way.close();
      await said("back");
      turn("both");
    };
  } catch {
    turn("ended");
  }
}

// --- the phone itself ---

function watchThePhone() {
  const hide = () => {
    if (!seat.view) return;
    seat.keepAtOnce();
    if (seat.joined) seat.veil();
    draw();
  };
  const wake = () => {
    if (!seat.wire) return;
    seat.wire.wake();
    seat.look();
    seat.keep();
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? hide() : wake()));
  addEventListener("pagehide", hide);
  // With the radio dead what was typed last lies on this page alone.
  addEventListener("beforeunload", (event) => { if (seat.lost && seat.drafts.waits) event.preventDefault(); });
  addEventListener("pageshow", (event) => event.persisted && wake());
  addEventListener("online", wake);
  addEventListener("offline", lost);
  addEventListener("hashchange", () => location.hash && begin(takeCode()));
  setInterval(() => {
    const clock = document.getElementById("clock");
    if (clock && seat.view) clock.textContent = clockWords(seat);
  }, 1000);
  // With the keyboard open the main button stands above it.
  const keyboard = () => {
    const { height, offsetTop, scale } = visualViewport;
    // Enlarged by two fingers the page shows less of itself, though no keyboard is there.
    const hidden = scale > 1.01 ? 0 : innerHeight - height - offsetTop;
    document.documentElement.style.setProperty("--keyboard", `${Math.max(0, Math.round(hidden))}px`);
    document.documentElement.classList.toggle("typing", hidden > 120);
  };
  for (const kind of ["resize", "scroll"]) visualViewport?.addEventListener(kind, keyboard);
}

/** Take the code out of the address bar, so that nobody reads or shares it from there. */
function takeCode() {
  const { hash } = location;
  history.replaceState(history.state, "", location.pathname);
  return hash;
}

function begin(hash) {
  const test = TEST.exec(hash);
  const link = LINK.exec(hash);
  if (test) return tryTheWay(test[1]);
  if (link) return comeIn(link);
  if (hash.length > 1) return show(wrongCode);
  const kept = sessionStorage.getItem(CHANNEL);
  if (!kept) return show(noCode);
  const channel = JSON.parse(kept);
  return play(channel, channel.waits === true);
}

const code = takeCode();
hangDrawings();
listen(page);
watchThePhone();
holdBack(seat);
drawSoon();
words = JSON.parse(new TextDecoder().decode(await insist("/words.json", null, lost)));
begin(code);
