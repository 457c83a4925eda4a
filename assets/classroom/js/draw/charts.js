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

// A row of numbers as a small line with a dot where it is now.
/** @param {number[]} history */
export function spark(history, width = 100, height = 32) {
  const last = history.slice(-8),
    most = Math.max(...last),
    least = Math.min(...last);
  const spread = Math.max(most - least, 8),
    top = (most + least + spread) / 2;
  const points = last.map((one, at) => [
    4 + (at * (width - 10)) / Math.max(last.length - 1, 1),
    5 + ((top - one) / spread) * (height - 10),
  ]);
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${`The partnership over the last quarters: ${last.map((one) => whole(one)).join(", ")}`}>
    <path d=${line(points)} /><circle cx=${points.at(-1)[0]} cy=${points.at(-1)[1]} r="4" /></svg>`;
}

// The path so far and the fan ahead, over all quarters. box = {width, height, left, right, quarters, ticks}
/**
 * @param {import("../protocol.d.ts").BoardView} board
 * @param {import("../protocol.d.ts").OutlookShown | null} outlook
 * @param {string} first the year of the first quarter
 * @param {string} end the year of the last
 */
export function fan(board, outlook, box, first, end) {
  const { width, height, quarters, size } = box,
    left = box.left ?? 0,
    right = box.right ?? width,
    bottom = height - size * 1.9;
  const ahead = (outlook?.outlook.index ?? []).map((one, at) => ({ turn: outlook.turn + at, ...one }));
  const { low, high, ticks } = axis([...board.history, ...ahead.flatMap((one) => [one.low, one.high])]);
  const x = (turn) => left + ((right - left) * turn) / quarters,
    y = (index) => size * 0.7 + ((high - index) / (high - low)) * (bottom - size * 0.7);
  const band = (lower, upper) =>
    line([
      ...ahead.map((one) => [x(one.turn), y(one[upper])]),
      ...ahead.toReversed().map((one) => [x(one.turn), y(one[lower])]),
    ]) + "Z";
  const now = board.history.at(-1),
    nowTurn = board.history.length - 1;
  return html`<svg class="fan" viewBox="0 0 ${width} ${height}" role="img" aria-label=${fanSaid(now, ahead)}>
    ${ticks.map(
      (at) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(at)} y2=${y(at)} />
      <text class="axis" x=${left - size * 0.35} y=${y(at) + size * 0.35} text-anchor="end" font-size=${size}>${at}</text>`,
    )}
    ${
      ahead.length > 1
        ? svg`<path class="band outer" d=${band("low", "high")} /><path class="band inner" d=${band("middle_low", "middle_high")} />
      <path class="median" d=${line(ahead.map((one) => [x(one.turn), y(one.median)]))} />`
        : nothing
    }
    <path class="path" d=${line(board.history.map((index, turn) => [x(turn), y(index)]))} />
    <circle class="now" cx=${x(nowTurn)} cy=${y(now)} r=${size * 0.42} />
    <text class="axis" x=${x(0)} y=${height - size * 0.35} font-size=${size}>${first}</text>
    ${nowTurn > 2 && nowTurn < quarters - 2 ? svg`<text class="axis" x=${x(nowTurn)} y=${height - size * 0.35} text-anchor="middle" font-size=${size}>now</text>` : nothing}
    <text class="axis" x=${right} y=${height - size * 0.35} text-anchor="end" font-size=${size}>${end}</text>
  </svg>`;
}

function fanSaid(index, ahead) {
  const now = `The partnership stands at ${whole(index)} of 100.`;
  if (ahead.length < 2) return now;
  const end = ahead.at(-1);
  return `${now} At the end the model has it between ${whole(end.low)} and ${whole(end.high)} in eight of ten futures.`;
}

// One estimate on an axis: tick for before, dot and bar for after and its error.
export function strip({ before, after, low, high, most = 100, label }) {
  const x = (value) => 4 + (Math.max(0, Math.min(most, value)) / most) * 392;
  return html`<svg class="strip" viewBox="0 0 400 24" role="img" aria-label=${label}>
    <line class="axis-line" x1="4" x2="396" y1="12" y2="12" />
    <rect class="error" x=${x(low)} width=${Math.max(2, x(high) - x(low))} y="7" height="10" />
    <line class="tick" x1=${x(before)} x2=${x(before)} y1="3" y2="21" /><circle class="dot" cx=${x(after)} cy="12" r="6" /></svg>`;
}
