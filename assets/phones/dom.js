/*
 * The page as a tree that is made anew from what is known and then laid over the one that stands.
 *
 * `h` makes elements and `lay` changes the tree that stands only where it differs, so that focus, scroll and what
 * somebody is typing stay. Text is only ever set as text. Every screen is a function that returns such a tree.
 */
import { DRAWINGS } from "./icons.js";
import { withNames } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "use", "path", "circle", "rect", "text", "g"]);

/** Make an element. `on` holds what happens, `style` single properties, `key` tells it from its neighbours. */
export function h(tag, given = {}, ...inside) {
  const made = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(given)) give(made, name, value);
  for (const one of inside.flat(9)) {
    if (one !== null && one !== undefined && one !== false && one !== "") made.append(one);
  }
  return made;
}

function give(made, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") made.does = value;
  else if (name === "key") made.key = String(value);
  else if (name === "value" || name === "checked") made[name] = value;
  else if (name === "style") for (const [key, one] of Object.entries(value)) made.style.setProperty(key, one);
  else made.setAttribute(name, value === true ? "" : value);
}

/** A drawing of our own; it says nothing to a screen reader, because words always stand beside it. */
export function icon(name, size = 20) {
  const known = DRAWINGS[name] ? name : "seat-disc";
  return h("svg", { class: "i", width: size, height: size, viewBox: "0 0 24 24", "aria-hidden": "true" },
    h("use", { href: `#i-${known}` }));
}

/** Put every drawing into the document once, where `icon` points at it. */
export function hangDrawings() {
  const text = Object.entries(DRAWINGS).map(([name, inside]) => `<symbol id="i-${name}" viewBox="0 0 24 24">${inside}</symbol>`);
  const sheet = new DOMParser().parseFromString(`<svg xmlns="${SVG}" class="unseen">${text.join("")}</svg>`, "image/svg+xml");
  sheet.documentElement.setAttribute("aria-hidden", "true");
  document.body.append(document.importNode(sheet.documentElement, true));
}

/** Text of people and scenarios: its own direction and, where it is known, its own language. */
export function text(tag, words, given = {}) {
  return h(tag, { dir: "auto", ...given }, words);
}

/** A sentence of the laptop's own: it runs as the page does, whatever the names in it do. */
export function sentence(tag, words, given = {}) {
  return h(tag, { dir: "ltr", ...given }, withNames(words ?? ""));
}

export const isField = (node) => node?.matches?.("textarea, select, input:not([type=radio], [type=checkbox])") ?? false;

/** Whether somebody is typing. */
export const isTyping = () => isField(document.activeElement);

/** Lay a new tree over an old one and return what stands then. */
export function lay(old, fresh) {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || old.key !== fresh.key) {
    old.replaceWith(fresh);
    return fresh;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return old;
  }
  old.does = fresh.does;
  layAttributes(old, fresh);
  layInside(old, fresh);
  layValue(old, fresh);
  return old;
}

function layAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (name !== "style" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (name !== "style" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.style.cssText !== fresh.style.cssText) old.style.cssText = fresh.style.cssText;
}

function layValue(old, fresh) {
  if (isField(old)) {
    if (old !== document.activeElement && old.value !== fresh.value) old.value = fresh.value;
  } else if ("checked" in old && old.checked !== fresh.checked) old.checked = fresh.checked;
}

function layInside(old, fresh) {
  if (old.nodeName === "TEXTAREA") return;
  const byKey = new Map();
  for (const one of old.childNodes) if (one.key !== undefined) byKey.set(one.key, one);
  let at = old.firstChild;
  for (const want of [...fresh.childNodes]) {
    const have = want.key === undefined ? (at?.key === undefined ? at : null) : byKey.get(want.key);
    if (!have || have.nodeName !== want.nodeName) {
      old.insertBefore(want, at);
      continue;
    }
    if (have === at) at = at.nextSibling;
    else if (have.contains(document.activeElement)) at = clearedUpTo(have, at);
    else old.insertBefore(have, at);
    lay(have, want);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

/** What has the focus is not moved, because moving takes it away: what stands before it goes instead. */
function clearedUpTo(have, at) {
  while (at && at !== have) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
  return have.nextSibling;
}

/** One listener of each kind for the whole page; it finds the nearest element that does something. */
export function listen(root) {
  for (const kind of ["click", "input", "change", "focusout"]) {
    root.addEventListener(kind, (event) => {
      for (let node = event.target; node && node !== root; node = node.parentNode) {
        const does = node.does?.[kind];
        if (!does) continue;
        if (kind === "click" && node.getAttribute("aria-disabled") === "true") return;
        does(node, event);
        return;
      }
    });
  }
}

let turn = 0;

/** Say something once, politely, to who listens instead of looking. */
export function announce(words) {
  // The same words twice are read again only if the text differs; a space that joins nothing does that.
  document.getElementById("said").textContent = words + (turn++ % 2 ? "\u00a0" : "");
}

/** Take back what was said last: who listens could find it there under a cover. */
export function hush() {
  document.getElementById("said").textContent = "";
}
