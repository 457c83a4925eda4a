// The rope: seven strands between Moscow and Tehran. Strong is thick, weak dashed, broken cut with frayed ends.
import { svg } from "../lit/lit-html.js";
import { FRAYED_BELOW, look, marked } from "../signs.js";

const STEPS = 40,
  SPREAD = 7.4,
  BOW = 30,
  TICK = 5;

function strand([x0, y0], [x1, y1], number, size) {
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const aside = [(y1 - y0) / long, -(x1 - x0) / long];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const t = step / STEPS,
      swell = Math.sin(Math.PI * t);
    const off = size * ((number - 3) * SPREAD * swell ** 0.8 + BOW * swell);
    return [x0 + (x1 - x0) * t + aside[0] * off, y0 + (y1 - y0) * t + aside[1] * off];
  });
}

const path = (points) => points.map(([x, y], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

function frays(points, at, way, size) {
  const tip = points[at],
    behind = points[at - way];
  const angle = Math.atan2(tip[1] - behind[1], tip[0] - behind[0]);
  return [-0.7, 0, 0.7]
    .map((turn) =>
      path([tip, [tip[0] + TICK * size * Math.cos(angle + turn), tip[1] + TICK * size * Math.sin(angle + turn)]]),
    )
    .join("");
}

// start, end  places in the picture; unit  how long a pixel of the design is there
export function rope(world, start, end, unit) {
  const frayed = FRAYED_BELOW,
    most = marked(world.strands);
  const size = Math.min(Math.hypot(end[0] - start[0], end[1] - start[1]) / 180, 1.25 * unit);
  const order = world.strands.map((_, at) => at).sort((a, b) => Number(a === most) - Number(b === most));
  return svg`<g class="rope">${order.map((at) => {
    const drawn = look(world.strands[at].value, frayed),
      points = strand(start, end, at, size);
    const width = drawn.width * unit,
      kind = at === most ? "strand-marked" : "";
    const dash = drawn.dash
      ? drawn.dash
          .split(" ")
          .map((one) => Number(one) * unit)
          .join(" ")
      : "none";
    if (!drawn.cut) return svg`<path class=${kind} d=${path(points)} stroke-width=${width} stroke-dasharray=${dash} />`;
    const [from, to] = drawn.cut.map((share) => Math.round(share * STEPS));
    return svg`<path class=${kind} stroke-width=${width} d=${path(points.slice(0, from + 1)) + path(points.slice(to))} />
      <path class=${kind} stroke-width=${1.2 * unit} d=${frays(points, from, 1, unit) + frays(points, to, -1, unit)} />`;
  })}</g>`;
}

// Where a strand is half way along, and where the rope ends to the east of it: from here to there its label is led.
export function middle(number, start, end, unit) {
  const size = Math.min(Math.hypot(end[0] - start[0], end[1] - start[1]) / 180, 1.25 * unit);
  return [strand(start, end, number, size)[STEPS / 2], strand(start, end, 6, size)[STEPS / 2]];
}
