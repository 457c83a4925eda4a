// The situation: the rope on its map, the partnership, the strands, how near each capital is to a step down, windows.
import { html, nothing } from "../lit/lit-html.js";
import { spark } from "../draw/charts.js";
import { DESK, fetchLand, map } from "../draw/map.js";
import { delta, glyph, strandBars } from "../signs.js";
import { OUTCOMES, amount, shareOf, signed, whole } from "../words.js";
import { figure } from "./header.js";

/** @param {import("../protocol.d.ts").BoardView} board */
export function indexLine(board, withSpark = true) {
  return html`<div class="index"><span class="hero">${whole(board.index)}${board.index_error >= 0.5 ? html`<span class="hero-error">±${whole(board.index_error)}</span>` : nothing}</span>
    <div class="grow"><p class="word">${board.word[0].toUpperCase()}${board.word.slice(1)}</p><p class="small">${board.turn ? html`${delta(board.index_change, 0, "The partnership:")} this quarter` : "before the first quarter"}</p></div>
    ${withSpark && board.history.length > 1 ? spark(board.history) : nothing}</div>`;
}

/** @param {import("../protocol.d.ts").OutlookShown | null} found */
export function outlook(found) {
  if (!found) return nothing;
  const shares = Object.fromEntries(found.outlook.outcomes),
    rows = Object.entries(OUTCOMES).filter(([name]) => shares[name]);
  return html`<section aria-label="How it may end"><div class="between"><h2>How it may end</h2><span class="caption">the model’s odds${found.delayed ? " of a quarter ago" : ""}; ${found.outlook.futures} futures</span></div>
    <dl class="outcomes">${rows.map(
      ([
        name,
        label,
      ]) => html`<div class="outcome"><dt>${label}</dt><dd class="meter"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="meter-track" width="100" height="6" /><rect class="out out-${name}" width=${shares[name].value * 100} height="6" /></svg></dd>
      <dd class="figure strong">${shareOf(shares[name])[0]} <span class="caption">${shareOf(shares[name])[1]}</span></dd></div>`,
    )}</dl></section>`;
}

// How near Moscow and Tehran are to a step down: the last fifth of the line is where they take it.
/** @param {import("../protocol.d.ts").BoardView} board */
export function needles(board) {
  if (!board.needles.length) return nothing;
  return html`<section aria-label="How near they are to a step down"><h2>How near a step down</h2><ul class="needles">${board.needles.map(
    (one) => {
      const at = 4 + Math.max(0, Math.min(1, one.value)) * 92;
      return html`<li class="needle">${glyph(one.country)}<svg viewBox="0 0 100 14" role="img" aria-label=${`${whole(one.value * 100)} of 100; at 80 it is as likely as not`}><line class="needle-line" x1="4" x2="96" y1="11" y2="11" /><line class="needle-end" x1="77.6" x2="96" y1="11" y2="11" /><path class="needle-hand" d=${`M${at} 9l-3.2 -7h6.4z`} /></svg><span class="small">${one.says}</span></li>`;
    },
  )}</ul></section>`;
}

/** @param {import("../protocol.d.ts").BoardView} board */
function windows(board) {
  if (!board.windows.length) return nothing;
  return html`<section aria-label="What stands open for a while"><h2>Open for a while</h2><ul class="hairline">${board.windows.map((one) => html`<li class="line-item between"><span><b>${one.title}</b> <span class="small">${one.says}</span></span><span class="caption nowrap">${whole(one.left)} of ${whole(one.of)} quarters</span></li>`)}</ul></section>`;
}

/** @param {import("../protocol.d.ts").BoardView} board */
function machines(board) {
  if (!board.machines.length) return nothing;
  return html`<section aria-label="How things stand"><h2>How things stand</h2><ul class="hairline">${board.machines.map((one) => html`<li class="line-item between"><span>${one.label}</span><span class="right"><b>${one.state}</b>${one.since > 1 ? html` <span class="caption">for ${one.since} quarters</span>` : nothing}</span></li>`)}</ul></section>`;
}

// What is wanted, how far it is met, and what makes up the score; the parts add up to it.
/** @param {import("../protocol.d.ts").ScoreView} score */
export function scoreOf(score) {
  if (!score.interests.length) return nothing;
  const aim = (one, kind) =>
    one
      ? html`<li class="line-item between"><span>${one.title} <span class="caption">${kind}</span></span><b class="figure">${whole(one.met * 100)} %</b></li>`
      : nothing;
  return html`<section aria-label="Your score"><div class="between"><h2>Your score</h2><span class="figure"><b>${whole(score.points)}</b> ${Math.abs(score.change) >= 0.5 ? delta(score.change) : nothing}${score.par === null ? nothing : html` <span class="caption">${signed(Math.round(score.points - score.par))} against par</span>`}</span></div>
    <ul class="hairline">${score.interests.map((one) => html`<li class="interest"><span class="grow">${one.label}</span><span class="figure"><b>${whole(one.met)}</b> ${Math.abs(one.change) >= 0.5 ? delta(one.change) : nothing}</span><svg class="interest-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="meter-track" width=${one.weight * 100} height="6" /><rect class="interest-met" width=${one.weight * one.met} height="6" /></svg></li>`)}
    ${aim(score.ambition, "ambition")}${aim(score.agenda, "hidden agenda")}</ul>
    ${score.parts.length ? html`<p class="caption">${score.parts.map((one) => `${one.says} ${amount(one.amount, 1)}`).join(", ")}.</p>` : nothing}</section>`;
}

/** @param {import("../protocol.d.ts").BoardView} board */
function resources(board) {
  if (!board.resources.length) return nothing;
  return html`<dl class="resources">${board.resources.map((one) => html`<div><dt class="caption">${one.label}</dt><dd>${figure(one)}</dd></div>`)}<div><dt class="caption">Escalation, of 5</dt><dd><b>${amount(board.escalation, 1)}</b></dd></div></dl>`;
}

/** @param {import("../protocol.d.ts").Headline[]} rows */
export function headlines(rows) {
  return html`<section aria-label="What just happened"><h2>What just happened</h2>${rows.length ? html`<ul class="hairline">${rows.map((one) => html`<li class="act">${glyph(one.country)}<div class="grow"><p class="serif">${one.says}</p>${one.why ? html`<p class="small">${one.why}</p>` : nothing}</div></li>`)}</ul>` : html`<p class="empty">Nothing has happened yet.</p>`}</section>`;
}

/** @param {import("../live.js").Live} live */
function promises(live) {
  const rows = live.sections.board.promises;
  if (!rows.length) return nothing;
  return html`<section aria-label="Promises between the two"><h2>Promises between the two</h2><ul class="hairline">${rows.map((one) => html`<li class="line-item row">${glyph(one.giver, "small")}<span class="grow">${one.says}</span><span class="status status-${one.state}">${one.state}</span></li>`)}</ul></section>`;
}

/** @param {import("../live.js").Live} live */
export function drawLand(live) {
  fetchLand(() => {
    if (!live.landed) {
      live.landed = true;
      live.draw();
    }
  });
}

/** @param {import("../live.js").Live} live */
export function situation(live) {
  const { board } = live.sections;
  drawLand(live);
  return html`<div class="chart">${map(board, DESK)}</div>
    <div class="inset stack">${indexLine(board, false)}${strandBars(board.strands)}${needles(board)}${resources(board)}${scoreOf(board.score)}
    ${outlook(live.sections.outlook)}${windows(board)}${promises(live)}${machines(board)}${headlines(board.headlines)}<p class="caption">Boundaries imply no endorsement. ${live.room.simulated}</p></div>`;
}
