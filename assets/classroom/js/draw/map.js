// The map: land, the six capitals, what ties them, and the rope. Boundaries imply no endorsement.
import { html, nothing, svg } from "../lit/lit-html.js";
import { frayedBelow, look, marked, sign } from "../signs.js";
import { CODES, whole } from "../words.js";
import { middle, rope } from "./rope.js";

export const DESK = { box: [216, 110, 1088, 764], unit: 2.3, us: false };
export const BOARD = { box: [263, 66, 1532, 873], unit: 1.3 / 0.77, us: true, labels: true };

const NAMES = { russia: "Russia", iran: "Iran", united_states: "United States", china: "China", gulf_states: "Gulf states", israel: "Israel" };
const BESIDE = { russia: [0, -27, "middle"], iran: [26, 6, "start"], united_states: [27, 6, "start"], china: [0, 40, "middle"], gulf_states: [-26, 18, "end"], israel: [-26, 12, "end"] };
let land = null, places = null, waiting = null;

// Fetch the land once; `then` is called when it can be drawn.
export function fetchLand(then) {
  waiting ??= fetch("/static/map/eurasia.json").then((answer) => answer.json()).then((found) => { places = found.cities; land = drawn(found); }).catch(() => { waiting = null; });
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
  found.neutral.forEach((one) => add("land", one.rings));
  Object.entries(found.actors).forEach(([code, rings]) => add(`land land-${code}`, rings));
  return group;
}

function at(country, view) {
  const [x, y, width, height] = view.box;
  if (country === "united_states") return [x + 0.044 * width, y + 0.44 * height];
  return places[CODES[country].toLowerCase()];
}

function tie(one, view) {
  const [[x0, y0], [x1, y1]] = [at(one.a, view), at(one.b, view)];
  const bend = 0.16, mid = [(x0 + x1) / 2 + (y1 - y0) * bend, (y0 + y1) / 2 - (x1 - x0) * bend];
  const strong = Math.abs(one.value) >= 0.45;
  return svg`<path class="tie" d=${`M${x0} ${y0}Q${mid[0]} ${mid[1]} ${x1} ${y1}`} stroke-width=${(strong ? 2.6 : 1.6) * view.unit}
    stroke-dasharray=${one.value < 0 ? `${3 * view.unit} ${4 * view.unit}` : "none"} />`;
}

const shownTies = (world, view) => world.ties.filter((one) => Math.abs(one.value) >= 0.25 && !(one.a === "russia" && one.b === "iran")
  && (view.us || (one.a !== "united_states" && one.b !== "united_states" && one.a !== "china" && one.b !== "china")));

function capital(country, view) {
  const [x, y] = at(country, view), [dx, dy, anchor] = BESIDE[country], u = view.unit;
  return svg`<g transform=${`translate(${x} ${y}) scale(${u})`}><g class="ground">${sign(country)}</g>${sign(country)}
    <text class="place" x=${dx} y=${dy} text-anchor=${anchor}>${NAMES[country]}</text></g>`;
}

function label(world, view) {
  const most = marked(world.strands);
  if (most < 0 || !view.labels) return nothing;
  const one = world.strands[most], [[x0, y0], [x, y]] = middle(most, at("russia", view), at("iran", view), view.unit), u = view.unit;
  const broken = look(one.value, frayedBelow(world)).cut ? "strand broken" : one.change < 0 ? "weaker" : "stronger";
  return svg`<line class="lead" x1=${x0} y1=${y0} x2=${x + 22 * u} y2=${y} stroke-width=${1.2 * u} /><g transform=${`translate(${x} ${y}) scale(${u})`}>
    <text class="most" x="30" y="-6">${one.name}</text><text class="least" x="30" y="14">${broken}, ${whole(one.value)}</text></g>`;
}

export function described(world) {
  const weak = world.strands.filter((one) => look(one.value, frayedBelow(world)).cut).map((one) => one.name);
  return `Map. The partnership stands at ${whole(world.index)} of 100. ${weak.length ? `Broken strands: ${weak.join(", ")}.` : "No strand is broken."}`;
}

export function map(world, view) {
  if (!land) return html`<div class="map map-waiting"></div>`;
  const shown = view.us ? Object.keys(NAMES) : Object.keys(NAMES).filter((one) => one !== "united_states" && one !== "china");
  return html`<svg class="map" viewBox=${view.box.join(" ")} preserveAspectRatio="xMidYMid slice" role="img" aria-label=${described(world)}>
    ${land}
    ${shownTies(world, view).map((one) => tie(one, view))}
    ${rope(world, at("russia", view), at("iran", view), view.unit)}
    ${shown.map((one) => capital(one, view))}
    ${label(world, view)}</svg>`;
}
