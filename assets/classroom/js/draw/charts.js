// Charts: the path of the index, the fan of what may come, one estimate on an axis.
import { html, nothing, svg } from "../lit/lit-html.js";
import { whole } from "../words.js";

const line = (points) => points.map(([x, y], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

// An axis for values of the index: the whole of it, or, where all lies close together, the part they lie in.
export function axis(values) {
  const low = Math.max(0, Math.floor((Math.min(...values) - 4) / 10) * 10),
    high = Math.min(100, Math.ceil((Math.max(...values) + 4) / 10) * 10);
  if (high - low > 50) return { low: 0, high: 100, ticks: [0, 25, 50, 75, 100] };
  const step = high - low > 30 ? 20 : 10;
  return { low, high, ticks: Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, at) => low + at * step) };
}

// A path as a small line with a dot where it is now.
export function spark(path, width = 100, height = 32) {
  const last = path.slice(-8),
    most = Math.max(...last.map((one) => one.index)),
    least = Math.min(...last.map((one) => one.index));
  const spread = Math.max(most - least, 8),
    top = (most + least + spread) / 2;
  const points = last.map((one, at) => [
    4 + (at * (width - 10)) / Math.max(last.length - 1, 1),
    5 + ((top - one.index) / spread) * (height - 10),
  ]);
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${`The index over the last quarters: ${last.map((one) => whole(one.index)).join(", ")}`}>
    <path d=${line(points)} /><circle cx=${points.at(-1)[0]} cy=${points.at(-1)[1]} r="4" /></svg>`;
}

// The path so far and the fan ahead, over all quarters. box = {width, height, left, right, quarters, ticks}
/**
 * @param {import("../protocol.d.ts").WorldFigures} world
 * @param {import("../protocol.d.ts").OutlookView | null} outlook
 */
export function fan(world, outlook, box) {
  const { width, height, quarters, size } = box,
    left = box.left ?? 0,
    right = box.right ?? width,
    bottom = height - size * 1.9;
  const ahead = outlook?.fan ?? [];
  const { low, high, ticks } = axis([
    ...world.path.map((one) => one.index),
    ...ahead.flatMap((one) => [one.p10, one.p90]),
  ]);
  const x = (turn) => left + ((right - left) * turn) / quarters,
    y = (index) => size * 0.7 + ((high - index) / (high - low)) * (bottom - size * 0.7);
  const band = (lower, upper) =>
    line([
      ...ahead.map((one) => [x(one.turn), y(one[upper])]),
      ...ahead.toReversed().map((one) => [x(one.turn), y(one[lower])]),
    ]) + "Z";
  const turnOf = (one, at) => one.turn ?? at,
    now = world.path.at(-1),
    nowTurn = turnOf(now, world.path.length - 1);
  return html`<svg class="fan" viewBox="0 0 ${width} ${height}" role="img" aria-label=${fanSaid(world, ahead)}>
    ${ticks.map(
      (at) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(at)} y2=${y(at)} />
      <text class="axis" x=${left - size * 0.35} y=${y(at) + size * 0.35} text-anchor="end" font-size=${size}>${at}</text>`,
    )}
    ${
      ahead.length > 1
        ? svg`<path class="band outer" d=${band("p10", "p90")} /><path class="band inner" d=${band("p25", "p75")} />
      <path class="median" d=${line(ahead.map((one) => [x(one.turn), y(one.median)]))} />`
        : nothing
    }
    <path class="path" d=${line(world.path.map((one, at) => [x(turnOf(one, at)), y(one.index)]))} />
    <circle class="now" cx=${x(nowTurn)} cy=${y(now.index)} r=${size * 0.42} />
    <text class="axis" x=${x(0)} y=${height - size * 0.35} font-size=${size}>${world.path[0].quarter.slice(0, 4)}</text>
    ${nowTurn > 2 && nowTurn < quarters - 2 ? svg`<text class="axis" x=${x(nowTurn)} y=${height - size * 0.35} text-anchor="middle" font-size=${size}>now</text>` : nothing}
    ${ahead.length ? svg`<text class="axis" x=${right} y=${height - size * 0.35} text-anchor="end" font-size=${size}>${ahead.at(-1).quarter.slice(0, 4)}</text>` : nothing}
  </svg>`;
}

function fanSaid(world, ahead) {
  const now = `The index stands at ${whole(world.index)} of 100.`;
  if (ahead.length < 2) return now;
  const end = ahead.at(-1);
  return `${now} In ${end.quarter} the model has it between ${whole(end.p10)} and ${whole(end.p90)} in eight of ten futures.`;
}

// One estimate on an axis: tick for before, dot and bar for after and its error.
export function strip({ before, after, low, high, most = 100, label }) {
  const x = (value) => 4 + (Math.max(0, Math.min(most, value)) / most) * 392;
  return html`<svg class="strip" viewBox="0 0 400 24" role="img" aria-label=${label}>
    <line class="axis-line" x1="4" x2="396" y1="12" y2="12" />
    <rect class="error" x=${x(low)} width=${Math.max(2, x(high) - x(low))} y="7" height="10" />
    <line class="tick" x1=${x(before)} x2=${x(before)} y1="3" y2="21" /><circle class="dot" cx=${x(after)} cy="12" r="6" /></svg>`;
}
