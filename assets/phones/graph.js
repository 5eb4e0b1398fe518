/*
 * The table's ties as a small picture, and in words for who does not see it.
 */
import { h } from "./dom.js";
import { say, signed } from "./words.js";

const WIDTH = 356;
const HEIGHT = 236;
const MARGIN = { x: 34, top: 24, bottom: 42 };

/** Draw ties; those that touch `own` and have moved stand out, and carry from where to where. */
export function graph(table, own, { movedOnly = false } = {}) {
  const placed = table.actors.filter((one) => one.seat || touches(table, one.id, movedOnly && own));
  const place = placing(placed);
  const shown = table.ties.filter((tie) => place.has(tie.one) && place.has(tie.other));
  const moved = shown.filter((tie) => tie.value !== tie.before && (!own || tie.one === own || tie.other === own));
  return h("div", { class: "graph", role: "img", "aria-label": shown.length ? shown.map((tie) => tie.words).join(". ") : say("relations") },
    h("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: "100%" },
      shown.map((tie) => line(tie, place, table.scale, moved.includes(tie), !own || tie.one === own || tie.other === own)),
      placed.map((one) => actor(one, place.get(one.id), one.id === own)),
      marks(moved, placed, place, own)));
}

/** Whether an actor has a tie to show; where `own` is given, one with it that has moved. */
function touches(table, id, own) {
  const ties = table.ties.filter((tie) => tie.one === id || tie.other === id);
  return own ? ties.some((tie) => tie.value !== tie.before && (tie.one === own || tie.other === own)) : ties.length > 0;
}

function placing(actors) {
  const span = (values) => [Math.min(...values), Math.max(...values)];
  const [left, right] = span(actors.map((one) => one.x));
  const [top, bottom] = span(actors.map((one) => one.y));
  const share = (value, from, to) => (to > from ? (value - from) / (to - from) : 0.5);
  return new Map(actors.map((one) => [one.id, {
    x: MARGIN.x + share(one.x, left, right) * (WIDTH - 2 * MARGIN.x),
    y: MARGIN.top + share(one.y, top, bottom) * (HEIGHT - MARGIN.top - MARGIN.bottom),
  }]));
}

/** The middle of a bow that leans away from the middle of the picture. */
function bow(from, to) {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const away = { x: middle.x - WIDTH / 2, y: middle.y - HEIGHT / 2 };
  return { x: middle.x + away.x * 0.18, y: middle.y + away.y * 0.18 };
}

function line(tie, place, scale, stands, isOwn) {
  const [from, to] = [place.get(tie.one), place.get(tie.other)];
  const middle = bow(from, to);
  const kind = ["tie", tie.value < 0 ? "down" : "up", stands ? "moved" : "", isOwn ? "mine" : ""].join(" ");
  return h("path", { class: kind, "stroke-width": (1 + (4 * Math.abs(tie.value)) / scale).toFixed(1),
    d: `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}` });
}

const ALONG = [0.5, 0.47, 0.53, 0.44, 0.56, 0.41, 0.59, 0.38, 0.62, 0.35, 0.65, 0.32, 0.68, 0.29, 0.71, 0.26, 0.74, 0.23, 0.77, 0.2, 0.8];
const ASIDE = [0, 7, -7, 13, -13, 20, -20, 26, -26];
const HIGH = 22;
const APART = 4;
const LETTER = 7;

/** A place on the bow, from 0 at its one end to 1 at the other, and so far to its side. */
function on(from, to, share, aside) {
  const middle = bow(from, to);
  const mix = (key) => (1 - share) ** 2 * from[key] + 2 * share * (1 - share) * middle[key] + share ** 2 * to[key];
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: mix("x") + (aside * (from.y - to.y)) / long, y: mix("y") + (aside * (to.x - from.x)) / long };
}

function areApart(one, other) {
  return 2 * Math.abs(one.x - other.x) >= one.width + other.width + 2 * APART || 2 * Math.abs(one.y - other.y) >= one.high + other.high + 2 * APART;
}

/**
 * Marks of ties, each in the first place that nothing else takes: in the middle of its bow, else along it, else
 * beside it. Where none is free there is none: the line stands out, and what moved stands in words below.
 */
function marks(ties, placed, place, own) {
  const taken = placed.flatMap((one) => boxesOf(one, place.get(one.id), one.id === own));
  return ties.map((tie) => {
    const words = say("fromTo", { before: signed(tie.before), value: signed(tie.value) });
    const size = { width: 18 + words.length * LETTER, high: HIGH };
    const places = ASIDE.flatMap((aside) => ALONG.map((share) => within({ ...on(place.get(tie.one), place.get(tie.other), share, aside), ...size })));
    const at = places.find((one) => taken.every((other) => areApart(one, other)));
    if (!at) return null;
    taken.push(at);
    return mark(tie, at, words);
  });
}

/** Not over the edge of the picture. */
function within(box) {
  const inside = (value, reach, most) => Math.min(Math.max(value, reach), most - reach);
  return { ...box, x: inside(box.x, box.width / 2, WIDTH), y: inside(box.y, box.high / 2, HEIGHT) };
}

/** What an actor takes: its disc and its name. */
function boxesOf(one, { x, y }, isOwn) {
  const size = sizeOf(one);
  return [{ x, y, width: 2 * size, high: 2 * size }, { x, y: y + below(size, isOwn) - 5, width: labelOf(one).length * LETTER, high: 14 }];
}

function mark(tie, { x, y, width }, words) {
  return h("g", { class: `moved-mark ${tie.value < tie.before ? "down" : "up"}` },
    h("rect", { x: x - width / 2, y: y - HIGH / 2, width, height: HIGH, rx: HIGH / 2 }),
    h("text", { x, y: y + 5, "text-anchor": "middle" }, words));
}

const sizeOf = (one) => (one.seat ? 17 : 12);
// Round the own actor stands a ring.
const below = (size, isOwn) => size + (isOwn ? 18 : 14);
const labelOf = (one) => (one.name.length <= 14 ? one.name : one.short);

function actor(one, at, isOwn) {
  const kind = ["actor", one.seat ? "seat" : "", isOwn ? "own" : ""].join(" ");
  const size = sizeOf(one);
  return h("g", { class: kind },
    h("circle", { cx: at.x, cy: at.y, r: size }),
    h("use", { href: `#i-${one.glyph}`, x: at.x - size * 0.55, y: at.y - size * 0.55, width: size * 1.1, height: size * 1.1 }),
    h("text", { x: at.x, y: at.y + below(size, isOwn), "text-anchor": "middle" }, labelOf(one)));
}
