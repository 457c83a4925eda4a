// The map: land, the capitals, what ties them, and the rope. Boundaries imply no endorsement.
import { html, nothing, svg } from "../lit/lit-html.js";
import { FRAYED_BELOW, look, marked, sign } from "../signs.js";
import { COUNTRIES, whole } from "../words.js";
import { middle, rope } from "./rope.js";

export const DESK = { box: [216, 110, 1088, 764], unit: 2.3, docked: false };
export const BOARD = { box: [263, 66, 1532, 873], unit: 1.3 / 0.77, docked: true, labels: true };

// Where a name stands beside its sign, by its side.
const BESIDE = { above: [0, -27, "middle"], right: [26, 6, "start"], below: [0, 40, "middle"], left: [-26, 12, "end"] };
let land = null,
  waiting = null;
const copies = new Map(); // the land of each map of a page: one drawing stands in one place

// Fetch the land once; `then` is called when it can be drawn.
export function fetchLand(then) {
  waiting ??= fetch("/static/map/eurasia.json")
    .then((answer) => answer.json())
    .then((found) => {
      land = drawn(found);
    })
    .catch(() => {
      waiting = null;
    });
  waiting.then(then);
}

const ring = (points) => `M${points.map((one) => one.join(" ")).join("L")}Z`;

function drawn(found) {
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  const add = (kind, rings) => {
    const one = document.createElementNS("http://www.w3.org/2000/svg", "path");
    one.setAttribute("class", kind);
    one.setAttribute("d", rings.map(ring).join(""));
    group.append(one);
  };
  const owners = new Map(
    Object.values(COUNTRIES).flatMap((one) => one.lands.map((name) => [name, one.code.toLowerCase()])),
  );
  found.neutral.forEach((one) => add(owners.has(one.name) ? `land land-${owners.get(one.name)}` : "land", one.rings));
  Object.entries(found.actors).forEach(([code, rings]) => add(`land land-${code}`, rings));
  return group;
}

function landOf(view) {
  const name = view.box.join(" ");
  if (!copies.has(name)) copies.set(name, land.cloneNode(true));
  return copies.get(name);
}

function at(country, view) {
  const [x, y, width, height] = view.box;
  return COUNTRIES[country].at ?? [x + 0.044 * width, y + 0.44 * height];
}

// Whether a country's sign lies on a view: within its box, or docked where the view has room for that.
function seen(country, view) {
  const place = COUNTRIES[country]?.at,
    [x, y, width, height] = view.box;
  if (!place) return Boolean(COUNTRIES[country]) && view.docked;
  return view.docked || (place[0] > x && place[0] < x + width && place[1] > y && place[1] < y + height);
}

function tie(one, view) {
  const [[x0, y0], [x1, y1]] = [at(one.a, view), at(one.b, view)];
  const bend = 0.16,
    mid = [(x0 + x1) / 2 + (y1 - y0) * bend, (y0 + y1) / 2 - (x1 - x0) * bend];
  const strong = Math.abs(one.value) >= 45;
  return svg`<path class="tie" d=${`M${x0} ${y0}Q${mid[0]} ${mid[1]} ${x1} ${y1}`} stroke-width=${(strong ? 2.6 : 1.6) * view.unit}
    stroke-dasharray=${one.value < 0 ? `${3 * view.unit} ${4 * view.unit}` : "none"} />`;
}

const shownTies = (world, view) =>
  world.relations.filter(
    (one) =>
      Math.abs(one.value) >= 25 && !(one.a === "russia" && one.b === "iran") && seen(one.a, view) && seen(one.b, view),
  );

function capital(country, view) {
  const [x, y] = at(country, view),
    { label: side, title } = COUNTRIES[country],
    [dx, dy, anchor] = BESIDE[side],
    u = view.unit;
  return svg`<g transform=${`translate(${x} ${y}) scale(${u})`}><g class="ground">${sign(country)}</g>${sign(country)}
    <text class="place" x=${dx} y=${dy} text-anchor=${anchor}>${title}</text></g>`;
}

function label(world, view) {
  const most = marked(world.strands);
  if (most < 0 || !view.labels) return nothing;
  const one = world.strands[most],
    [[x0, y0], [x, y]] = middle(most, at("russia", view), at("iran", view), view.unit),
    u = view.unit;
  const broken = look(one.value, FRAYED_BELOW).cut ? "strand broken" : one.change < 0 ? "weaker" : "stronger";
  return svg`<line class="lead" x1=${x0} y1=${y0} x2=${x + 22 * u} y2=${y} stroke-width=${1.2 * u} /><g transform=${`translate(${x} ${y}) scale(${u})`}>
    <text class="most" x="30" y="-6">${one.label}</text><text class="least" x="30" y="14">${broken}, ${whole(one.value)}</text></g>`;
}

export function described(world) {
  const weak = world.strands.filter((one) => look(one.value, FRAYED_BELOW).cut).map((one) => one.label);
  return `Map. The partnership stands at ${whole(world.index)} of 100. ${weak.length ? `Broken strands: ${weak.join(", ")}.` : "No strand is broken."}`;
}

// A part of the map around one country, in which something happens tonight.
export function around(country, width = 390, height = 196) {
  const [x, y] = COUNTRIES[country]?.at ?? [640, 470];
  return { box: [x - width / 2, y - height / 2, width, height], unit: 1, docked: false, ring: [x, y] };
}

/** @param {import("../protocol.d.ts").BoardView} world */
export function map(world, view) {
  if (!land) return html`<div class="map map-waiting"></div>`;
  const shown = Object.keys(COUNTRIES).filter((one) => seen(one, view));
  return html`<svg class="map" viewBox=${view.box.join(" ")} preserveAspectRatio="xMidYMid slice" role="img" aria-label=${described(world)}>
    ${landOf(view)}
    ${shownTies(world, view).map((one) => tie(one, view))}
    ${view.ring ? nothing : rope(world, at("russia", view), at("iran", view), view.unit)}
    ${view.ring ? svg`<circle class="ring" cx=${view.ring[0]} cy=${view.ring[1]} r="34" />` : nothing}
    ${shown.map((one) => capital(one, view))}
    ${label(world, view)}</svg>`;
}
