// The small marks of every page: countries, icons, changes, places, strands.
import { html, nothing, svg } from "./lit/lit-html.js";
import { COUNTRIES, whole } from "./words.js";

// Who is no country; what nobody did is an event.
const SAID = { facilitator: "F", press: "P" };

export function sign(country) {
  const one = COUNTRIES[country];
  return one
    ? svg`<g class="glyph-${one.code.toLowerCase()}"><path class="shape" d=${one.sign} /><text y="${one.letters}">${one.code}</text></g>`
    : svg`<g class="glyph-none"><circle class="shape" r="19" />${SAID[country] ? svg`<text y="6">${SAID[country]}</text>` : svg`<path class="bolt" d="M3,-12L-8,3H-1L-3,12L8,-3H1Z" />`}</g>`;
}

export function glyph(country, size = "") {
  return html`<svg class="glyph ${size && `glyph-${size}`}" viewBox="-24 -24 48 48" aria-hidden="true">${sign(country)}</svg>`;
}

export const icon = (name, size = "") =>
  html`<i class="icon icon-${name} ${size && `icon-${size}`}" aria-hidden="true"></i>`;

export function delta(change, digits = 0, what = "") {
  const shown = Math.abs(change).toFixed(digits);
  const still = Number(shown) === 0;
  const way = still ? "none" : change < 0 ? "down" : "up";
  const said = still ? "no change" : `${way} by ${shown}`;
  return html`<span class="delta delta-${way}"><span class="unseen">${what} ${said}</span><span aria-hidden="true">${shown}</span></span>`;
}

export function pips(on, of, label, kind = "") {
  const shown = Math.max(of, on);
  return html`<span class="pips ${kind}" role="img" aria-label=${label}>${Array.from({ length: shown }, (_, at) => html`<span class="pip ${at < on ? "pip-on" : ""}"></span>`)}</span>`;
}

// How a strand of some strength is drawn, by the share of the strength at which the partnership counts as frayed.
/** From which share on, width, dashes, and between which shares it is cut. @type {[number, number, string, number[] | null][]} */
const LOOKS = [
  [1.2, 2.9, "", null],
  [1, 2.3, "", null],
  [0.8, 1.85, "7 4", null],
  [0.5, 1.6, "", [0.4, 0.6]],
  [0, 1.6, "", [0.34, 0.66]],
];

export function look(strength, frayed) {
  const [, width, dash, cut] = LOOKS.find(([least]) => Math.round(strength) >= least * frayed) ?? LOOKS.at(-1);
  return { width, dash, cut };
}

export const FRAYED_BELOW = 33;

// Which strand changed most in the quarter; −1 where none did.
export function marked(strands) {
  const most = strands.reduce(
    (best, one, at) => (Math.abs(one.change) > Math.abs(strands[best].change) ? at : best),
    0,
  );
  return strands.length && Math.abs(strands[most].change) >= 0.5 ? most : -1;
}

function bar(one, frayed, isMarked) {
  const { dash, cut } = look(one.value, frayed);
  const end = Math.max(0, Math.min(100, one.value)),
    was = Math.max(0, Math.min(100, one.value - one.change));
  const dashes = cut ? "2 2" : dash ? "6 1.5" : "none";
  return html`<svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
    <line class="track" x1="0" x2="100" y1="6" y2="6" vector-effect="non-scaling-stroke" />
    <line class="part ${isMarked ? "marked" : ""}" x1="0" x2=${end} y1="6" y2="6" stroke-dasharray=${dashes} />
    <line class="was" x1=${was} x2=${was} y1="1" y2="11" vector-effect="non-scaling-stroke" /></svg>`;
}

/** @param {import("./protocol.d.ts").StrandView[]} strands */
export function strandBars(strands) {
  const most = marked(strands),
    frayed = FRAYED_BELOW;
  return html`<div class="strands" role="list" aria-label="The seven strands, points of 100, and the change this quarter">
    ${strands.map(
      (one, at) => html`<div class="strand" role="listitem">
      <span class="name ${at === most ? "marked" : ""}">${one.label}</span>
      ${bar(one, frayed, at === most)}
      <span class="value figure">${whole(one.value)}${one.error >= 0.5 ? html`<span class="caption"> ±${whole(one.error)}</span>` : nothing}</span>
      <span class="moved">${delta(one.change)}</span></div>`,
    )}
  </div>`;
}
