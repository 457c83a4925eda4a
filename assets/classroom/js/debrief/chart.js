// The path of the index among other tables and worlds, with the moments to talk about.
import { html, nothing, svg } from "../lit/lit-html.js";
import { axis } from "../draw/charts.js";
import { whole } from "../words.js";

const line = (points) => points.map(([x, y], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

// Labels at the right end, pushed apart so that none lies over another.
function spaced(rows, least) {
  const sorted = rows.toSorted((a, b) => a.y - b.y);
  for (let at = 1; at < sorted.length; at++) sorted[at].y = Math.max(sorted[at].y, sorted[at - 1].y + least);
  return sorted;
}

export function pathChart(found, options = {}) {
  const size = options.size ?? 14,
    width = options.width ?? 820,
    height = options.height ?? 330,
    left = size * 2.6,
    right = width - (options.side ?? size * 13),
    bottom = height - size * 2.4;
  const fan = (found.baseline?.index ?? []).map((one, turn) => ({ turn, ...one }));
  const turns = Math.max(found.path.length - 1, ...fan.map((one) => one.turn), 1);
  const all = [
    ...found.tables.flatMap((one) => one.path),
    ...found.path,
    ...(found.branches ?? []).flatMap((one) => one.path),
  ].map((one) => one.index);
  const { low, high, ticks } = axis([...all, ...fan.flatMap((one) => [one.low, one.high])]);
  const x = (turn) => left + ((right - left) * turn) / turns,
    y = (index) => size * 2 + ((high - index) / (high - low)) * (bottom - size * 2);
  const band = (lower, upper) =>
    `${line([...fan.map((one) => [x(one.turn), y(one[upper])]), ...fan.toReversed().map((one) => [x(one.turn), y(one[lower])])])}Z`;
  const course = (path) => line(path.map((one, at) => [x(one.turn), y(one.index)]));
  const others = found.tables.filter((one) => !one.this),
    end = found.path.at(-1);
  const labels = spaced(
    [
      ...others.map((one) => ({ y: y(one.path.at(-1).index), text: `${whole(one.path.at(-1).index)}, ${one.title}` })),
      { y: y(end.index), text: `${whole(end.index)}, this class`, own: true },
    ],
    size * 1.35,
  );
  const years = found.path
    .map((one, at) => ({ turn: one.turn, name: one.quarter }))
    .filter((one) => one.name.endsWith("Q1"));
  return html`<svg class="debrief-chart" viewBox="0 0 ${width} ${height}" role="img" aria-label=${`The index went from ${whole(found.path[0].index)} to ${whole(end.index)}.${others.length ? ` Other tables: ${others.map((one) => `${one.title} ended at ${whole(one.path.at(-1).index)}`).join("; ")}.` : ""}`}>
    ${ticks.map((at) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(at)} y2=${y(at)} /><text class="axis" text-anchor="end" x=${left - size * 0.5} y=${y(at) + size * 0.35} font-size=${size}>${at}</text>`)}
    ${fan.length ? svg`<path class="band" d=${band("low", "high")} /><path class="band" d=${band("middle_low", "middle_high")} />` : nothing}
    ${(found.branches ?? []).map((one) => svg`<path class="undone" d=${course(one.path.map((each, at) => ({ turn: each.turn, index: each.index })))} />`)}
    ${others.map((one) => svg`<path class="other" d=${course(one.path)} />`)}
    <path class="ours" d=${course(found.path)} /><circle class="end" cx=${x(end.turn)} cy=${y(end.index)} r="5" />
    ${options.at === undefined ? nothing : svg`<line class="cursor" x1=${x(options.at)} x2=${x(options.at)} y1=${size} y2=${bottom} />`}
    ${found.bookmarks.map((one) => {
      const px = x(one.turn),
        py = y(one.index),
        up = py > (size * 2 + bottom) / 2 ? -1 : 1,
        by = py + up * size * 2.6;
      return svg`<g class="moment"><line x1=${px} x2=${px} y1=${py} y2=${by} /><circle class="dot" cx=${px} cy=${py} r="4" /><circle class="ball" cx=${px} cy=${by} r=${size * 0.85} /><text class="number" x=${px} y=${by + size * 0.36} font-size=${size * 1.05}>${one.n}</text></g>`;
    })}
    ${labels.map((one) => svg`<text class=${one.own ? "own-label" : "label"} x=${right + size} y=${one.y + size * 0.35} font-size=${size * 1.08}>${one.text}</text>`)}
    ${years.map((one) => svg`<text class="axis" text-anchor="middle" x=${x(one.turn)} y=${height - size * 0.6} font-size=${size}>${one.name.slice(0, 4)}</text>`)}</svg>`;
}

// Everybody's odds before and after, each dot a person.
export function dots(question, size = 14) {
  const width = 400,
    left = size * 5,
    x = (percent) => left + ((width - left - 14) * percent) / 100,
    radius = size * 0.42;
  const row = (values, mean, base, kind) => {
    const stacks = {};
    const drawn = svg`<line class="grid" x1=${left} x2=${width - 14} y1=${base} y2=${base} />${values.map((one) => {
      const bin = Math.round(one / 5) * 5;
      stacks[bin] = (stacks[bin] ?? 0) + 1;
      return svg`<circle class=${kind} cx=${x(bin)} cy=${base - radius - 1 - (stacks[bin] - 1) * radius * 2.1} r=${radius} />`;
    })}`;
    const top = base - Math.max(size * 3.2, Math.max(0, ...Object.values(stacks)) * radius * 2.1 + size * 1.5);
    return svg`${drawn}${mean === null ? nothing : svg`<line class="mean" x1=${x(mean)} x2=${x(mean)} y1=${base} y2=${top} /><text class="mean-text" x=${x(mean) + 5} y=${top + size * 0.8} font-size=${size * 1.1}>${whole(mean)} %</text>`}`;
  };
  const high = size * 5.4;
  return html`<svg class="dots" viewBox="0 0 ${width} ${high * 2 + size * 2.4}" role="img" aria-label=${`${question.says} On average ${whole(question.before_mean ?? 0)} per cent at first, ${whole(question.after_mean ?? 0)} per cent at last.`}>
    <text class="side" x="0" y=${high - 4} font-size=${size}>Before</text>${row(question.before, question.before_mean, high, "dot-before")}
    <text class="side" x="0" y=${high * 2 - 4} font-size=${size}>After</text>${row(question.after, question.after_mean, high * 2, "dot-after")}
    ${[0, 25, 50, 75, 100].map((at) => svg`<text class="axis" text-anchor="middle" x=${x(at)} y=${high * 2 + size * 1.6} font-size=${size}>${at} %</text>`)}</svg>`;
}

export function calibration(rows, size = 14) {
  const width = 300,
    height = 240,
    left = size * 3.4,
    bottom = height - size * 2.4,
    x = (p) => left + ((width - left - 10) * p) / 100,
    y = (share) => 10 + (1 - share) * (bottom - 10);
  return html`<svg class="calibration" viewBox="0 0 ${width} ${height}" role="img" aria-label=${`Calibration. ${rows.map((one) => `Of ${one.n} forecasts near ${one.bin} per cent, ${whole(one.happened * 100)} per cent came true`).join("; ")}.`}>
    <line class="diagonal" x1=${x(0)} y1=${y(0)} x2=${x(100)} y2=${y(1)} />
    ${[0, 50, 100].map((at) => svg`<text class="axis" text-anchor="middle" x=${x(at)} y=${height - 6} font-size=${size}>${at} %</text><text class="axis" text-anchor="end" x=${left - 6} y=${y(at / 100) + 4} font-size=${size}>${at} %</text>`)}
    ${rows.map((one) => svg`<circle class="dot-after" cx=${x(one.bin)} cy=${y(one.happened)} r=${Math.min(14, 4 + Math.sqrt(one.n) * 1.6)} />`)}</svg>`;
}
