// The quarters so far, what was rolled back, and going back to one of them.
import { html, nothing, svg } from "../lit/lit-html.js";
import { closeDialog, dialog, field, text, write } from "../fields.js";
import { icon } from "../signs.js";
import { season, time, whole } from "../words.js";
import { ask, open, shut } from "./act.js";

const line = (points) => points.map(([x, y], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** @param {import("../live.js").Live} live */
function drawn(live, rows, branches, picked) {
  const { room } = live.sections,
    x = (turn) => 20 + (840 * turn) / room.quarters,
    y = (index) => 10 + ((100 - index) / 100) * 80;
  const named = rows.map((one, at) => ({ at: one.turn, label: one.quarter })),
    now = named.at(-1);
  const years = named.filter(
    (one, at) => one === now || ((at === 0 || one.label.endsWith("Q1")) && x(now.at) - x(one.at) > 70),
  );
  return html`<svg class="timeline" viewBox="0 0 880 124" role="img" aria-label=${`The index so far: ${rows.map((one) => `${one.quarter} ${whole(one.index)}`).join(", ")}`}>
    ${Array.from({ length: room.quarters + 1 }, (_, turn) => svg`<line class="grid" x1=${x(turn)} x2=${x(turn)} y1="6" y2="94" />`)}
    ${branches.map((one) => {
      const from = rows.find((each, at) => each.turn === one.from),
        points = [
          ...(from ? [[x(one.from), y(from.index)]] : []),
          ...one.path.filter((each, at) => each.turn > one.from).map((each, at) => [x(each.turn), y(each.index)]),
        ];
      return points.length > 1
        ? svg`<path class="branch" d=${line(points)} /><text class="branch-name" x=${points.at(-1)[0] + 8} y=${points.at(-1)[1] + 4}>branch ${one.branch}, undone at ${time(one.at)}</text>`
        : nothing;
    })}
    <path class="path" d=${line(rows.map((one, at) => [x(one.turn), y(one.index)]))} />
    ${rows.map((one, at) => {
      const turn = one.turn;
      return svg`<circle class="quarter ${turn === picked ? "picked" : ""} ${at === rows.length - 1 ? "latest" : ""}" cx=${x(turn)} cy=${y(one.index)} r="5.5" />`;
    })}
    ${years.map((one) => svg`<text class="year" x=${x(one.at)} y="114">${one.label}</text>`)}</svg>`;
}

/** @param {import("../live.js").Live} live */
export function timeline(live) {
  const { path, branches } = live.sections.console.timeline,
    { room } = live.sections,
    before = path.slice(0, -1),
    last = before.at(-1);
  const picked = before.find((one) => one.turn === live.ui.back) ?? last,
    turn = picked ? picked.turn : 0,
    begun = !["lobby", "reveal", "debrief"].includes(room.phase) && !room.over;
  return html`<section class="rule stack" aria-labelledby="timeline-head"><div class="between"><h2 id="timeline-head">Timeline</h2><span class="caption">choose a quarter to roll back to; what came after is kept as a branch</span></div>
    ${drawn(live, path, branches, picked ? turn : -1)}
    <div class="row wrap">${
      before.length
        ? html`<select class="field narrow" aria-label="Roll back to the end of" @change=${(e) => {
            live.ui.back = Number(e.target.value);
            live.draw();
          }}>${before.map((one, at) => html`<option value=${one.turn} ?selected=${one.turn === turn}>end of ${season(one.quarter)}</option>`)}</select>
      <button class="button" ?disabled=${room.debrief_open || room.resolving} @click=${() => open(live, "rollback", { turn, quarter: picked.quarter })}>${icon("undo")}Roll back to ${season(picked.quarter)}</button>`
        : html`<p class="small">Nothing has been played yet.</p>`
    }
      ${begun ? html`<button class="button" ?disabled=${room.debrief_open || room.resolving} @click=${() => open(live, "rollback", { turn: path.length - 1, quarter: room.quarter, start: true })}>${icon("undo")}To the start of ${season(room.quarter)}</button>` : nothing}
      <a class="button" href="/export/${live.token}/copy.wedge" download>${icon("dl")}Save a copy</a><span class="grow"></span>${live.sections.console.saved_at ? html`<span class="caption">Saved ${time(live.sections.console.saved_at)}</span>` : nothing}</div>
    ${branches.length ? html`<details><summary class="small">${branches.length} rolled back</summary><ul class="hairline">${branches.map((one) => html`<li class="line-item small"><b>Branch ${one.branch}</b>, ${time(one.at)}: ${one.reason}</li>`)}</ul></details>` : nothing}</section>`;
}

/** @param {import("../live.js").Live} live */
export function rollback(live) {
  const { turn, quarter, start } = live.ui.dialog,
    where = start ? `the start of ${quarter}` : `the end of ${quarter}`;
  const back = async (event) => {
    event.preventDefault();
    const ack = await ask(live, { do: "rollback", turn, reason: text(live, "rollback").trim() }, `Back at ${where}.`);
    if (ack.ok) {
      write(live, "rollback", "");
      closeDialog();
    }
  };
  return dialog(
    `Back to ${where}`,
    () => shut(live),
    html`<form id="rollback" class="stack" @submit=${back}><h2>Back to ${where}</h2><p>${start ? "Drafts, injects and rulings of this quarter are taken back. Messages and deals stay." : "Everybody goes back to that point. Orders, injects, rulings and results after it are kept as a branch for the debrief. Messages stay."}</p>${field(live, "rollback", { label: "Reason, told to everybody", most: 400, rows: 2 })}</form>`,
    html`<button class="button primary" form="rollback" ?disabled=${!text(live, "rollback").trim()}>Roll back</button><button class="button" @click=${closeDialog}>Cancel</button>`,
  );
}
