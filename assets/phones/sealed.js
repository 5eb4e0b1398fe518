/*
 * The sealed channel between this phone and the laptop's window; docs/phones.md says what each byte is.
 *
 * Everything here is arithmetic on bytes: nothing is sent, shown or remembered. `nacl` is TweetNaCl, which the page
 * loads before this module.
 */
const { nacl } = globalThis;

const STEP = 4096;
const LONGEST = 8 * 1024 * 1024;

export function fromBase64(text) {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(bytes, (one) => one.charCodeAt(0));
}

export function toBase64(bytes) {
  let text = "";
  for (const one of bytes) text += String.fromCharCode(one);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export const random = (length) => nacl.randomBytes(length);

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

function counted(counter) {
  const nonce = new Uint8Array(24);
  new DataView(nonce.buffer).setBigUint64(16, BigInt(counter));
  return nonce;
}

/** Lay text into whole steps, so that its length tells little. */
function padded(value) {
  const body = new TextEncoder().encode(JSON.stringify(value));
  const whole = new Uint8Array(Math.ceil((body.length + 5) / STEP) * STEP);
  new DataView(whole.buffer).setUint32(1, body.length);
  whole.set(body, 5);
  return whole;
}

async function unpadded(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  if (length > bytes.length - 5) throw new Error("a payload shorter than it says");
  let body = bytes.subarray(5, 5 + length);
  if (bytes[0] === 1) body = await unpacked(body);
  return JSON.parse(new TextDecoder().decode(body));
}

export const unpacks = typeof DecompressionStream === "function";

async function unpacked(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(...parts);
    length += value.length;
    if (length > LONGEST) throw new Error("a payload that is too long");
    parts.push(value);
  }
}

/** What a phone says to come in: the box to send, and what it has to remember until the answer is there. */
export function asking(card, device) {
  const own = nacl.box.keyPair();
  const said = { v: 1, device, key: toBase64(own.publicKey), unpacks };
  const nonce = nacl.randomBytes(24);
  const box = nacl.secretbox(new TextEncoder().encode(JSON.stringify(said)), nonce, card);
  return { own, box: joined(Uint8Array.of(1), nonce, box) };
}

/** The channel that an answer opens; null if the answer was not made with the card's key. */
export function admitted(card, own, answer) {
  const inside = answer[0] === 1 && nacl.secretbox.open(answer.subarray(25), answer.subarray(1, 25), card);
  if (!inside) return null;
  const said = JSON.parse(new TextDecoder().decode(inside));
  if (said.old) return { old: true };
  const other = fromBase64(said.key);
  const keys = nacl.hash(joined(card, nacl.scalarMult(own.secretKey, other), own.publicKey, other));
  const after = nacl.hash(keys);
  const channel = {
    id: toBase64(after.subarray(8, 16)),
    up: toBase64(keys.subarray(0, 32)),
    down: toBase64(keys.subarray(32)),
    word: after[0] % 64,
    number: 10 + (after[1] % 90),
  };
  return { channel, wait: said.wait === true };
}

/** Seal a command with a counter that was never used before. */
export function sealed(channel, counter, value) {
  const nonce = counted(counter);
  return joined(Uint8Array.of(2), nonce.subarray(16), nacl.secretbox(padded(value), nonce, fromBase64(channel.up)));
}

/** Open a box of the window; null if it is not one, or not for this channel. */
export async function opened(channel, bytes) {
  if (bytes.length < 10 || bytes[0] !== 2) return null;
  const counter = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(1));
  const inside = nacl.secretbox.open(bytes.subarray(9), counted(counter), fromBase64(channel.down));
  return inside && { counter, value: await unpadded(inside) };
}
