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
      marks(moved, place)));
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

const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74];

/** A place on the bow, from 0 at its one end to 1 at the other. */
function on(from, to, share) {
  const middle = bow(from, to);
  const mix = (key) => (1 - share) ** 2 * from[key] + 2 * share * (1 - share) * middle[key] + share ** 2 * to[key];
  return { x: mix("x"), y: mix("y") };
}

/** Marks of ties, each where it is farthest from actors and from the marks before it, if the middle is not free. */
function marks(ties, place) {
  const taken = [...place.values()].flatMap(({ x, y }) => [{ x, y, wide: 52, high: 30 }, { x, y: y + 28, wide: 66, high: 18 }]);
  return ties.map((tie) => {
    const places = ALONG.map((share) => on(place.get(tie.one), place.get(tie.other), share));
    const room = (at) => Math.min(1, ...taken.map((one) => Math.max(Math.abs(one.x - at.x) / one.wide, Math.abs(one.y - at.y) / one.high)));
    const at = places.reduce((best, one) => (room(one) > room(best) ? one : best));
    taken.push({ ...at, wide: 76, high: 24 });
    return mark(tie, at);
  });
}

function mark(tie, middle) {
  const words = say("fromTo", { before: signed(tie.before), value: signed(tie.value) });
  const width = 18 + words.length * 7;
  return h("g", { class: `moved-mark ${tie.value < tie.before ? "down" : "up"}` },
    h("rect", { x: middle.x - width / 2, y: middle.y - 11, width, height: 22, rx: 11 }),
    h("text", { x: middle.x, y: middle.y + 5, "text-anchor": "middle" }, words));
}

function actor(one, at, isOwn) {
  const kind = ["actor", one.seat ? "seat" : "", isOwn ? "own" : ""].join(" ");
  const size = one.seat ? 17 : 12;
  const label = placeLabel(one.name) ? one.name : one.short;
  return h("g", { class: kind },
    h("circle", { cx: at.x, cy: at.y, r: size }),
    h("use", { href: `#i-${one.glyph}`, x: at.x - size * 0.55, y: at.y - size * 0.55, width: size * 1.1, height: size * 1.1 }),
    h("text", { x: at.x, y: at.y + size + 14, "text-anchor": "middle" }, label));
}

const placeLabel = (name) => name.length <= 14;
