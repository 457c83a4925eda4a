// The brief: what became of our orders, what happened and why, as this seat knows it; before the first quarter the role.
import { html, nothing } from "../lit/lit-html.js";
import { glyph } from "../signs.js";
import { RUNGS, amount, signed, whole } from "../words.js";
import { headlines } from "./situation.js";

/** @param {import("../protocol.d.ts").Cause[]} causes */
export function why(causes) {
  const rows = causes.filter((one) => Math.abs(one.amount) >= 0.05);
  if (!rows.length) return nothing;
  return html`<ul class="hairline">${rows.map((one) => html`<li class="between line-item"><span>${one.says}</span><span class="figure strong">${signed(one.amount, 1)}</span></li>`)}</ul>`;
}

/** @param {import("../protocol.d.ts").CommissionView} found */
function ambition(found) {
  const one = found.ambitions.find((each) => each.id === found.chosen);
  return one ? html`<p><b>Your ambition: ${one.title}.</b> ${one.says === one.title ? "" : one.says}</p>` : nothing;
}

/** @param {import("../protocol.d.ts").CommissionView | null} found */
export function role(found) {
  if (!found) return nothing;
  return html`<section class="stack" aria-label="Your role"><h2>${found.title}</h2>${found.says.map((one, at) => html`<p class=${at ? "" : "lead"}>${one}</p>`)}
    <h3>What you want</h3><ul class="hairline">${found.interests.map((one) => html`<li class="between line-item"><span>${one.label}</span><span class="caption">weight ${whole(one.weight * 100)}</span></li>`)}</ul>
    ${ambition(found)}${found.agenda ? html`<div class="notice notice-private"><div class="tight"><p class="head">For your eyes only</p><p>Your hidden agenda: <b>${found.agenda.title}</b>${found.agenda.says === found.agenda.title ? "" : `. ${found.agenda.says}`}</p></div></div>` : nothing}
    ${found.ends.length ? html`<h3>What ends it</h3><ul class="hairline">${found.ends.map((one) => html`<li class="line-item">${one}</li>`)}</ul>` : nothing}</section>`;
}

export function slides(rows) {
  return html`<section class="stack" aria-label="The exercise">${rows.map((one) => html`<div class="slide"><h3>${one.title}</h3>${one.lines.map((line) => html`<p>${line}</p>`)}</div>`)}</section>`;
}

// The ladder of the two: where it stood, where it stands now.
/** @param {import("../protocol.d.ts").EveningView} evening */
function ladder(evening) {
  return html`<ol class="ladder" aria-label="The step between the two">${RUNGS.map((name, at) => [name, at])
    .toReversed()
    .map(
      ([name, at]) =>
        html`<li class=${at === evening.rung ? "rung rung-now" : at === evening.rung_before ? "rung rung-was" : "rung"}>${name}${at === evening.rung ? html`<span class="unseen">, now</span>` : nothing}</li>`,
    )}</ol>`;
}

/** @param {import("../protocol.d.ts").EveningView} evening */
export function ladderAct(evening) {
  const act = evening.ladder_act;
  if (!act) return nothing;
  return html`<section class="notice" aria-label="The step between the two">${glyph(act.country, "big")}<div class="tight grow"><p class="serif">${act.says}</p>${act.why ? html`<p class="small">${act.why}</p>` : nothing}<p class="caption">${RUNGS[evening.rung_before]} → ${RUNGS[evening.rung]}</p></div></section>`;
}

/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").EveningView} evening
 */
export function story(live, evening) {
  const own = evening.your_orders,
    scored = evening.score_parts.length;
  return html`<div class="stack"><p class="caption">${live.room.simulated}</p><h1>${evening.title}</h1>
    ${evening.says.map((one, at) => html`<p class=${at ? "" : "lead"}>${one}</p>`)}
    ${own.length ? html`<section aria-label="Your orders"><h2>Your orders</h2><ul class="hairline">${own.map((one) => html`<li class="fate"><div class="between"><span class="serif">${one.title}</span><b>${one.fate}</b></div>${one.says ? html`<p class="small">${one.says}</p>` : nothing}${one.effect ? html`<p class="small strong">${one.effect}</p>` : nothing}</li>`)}</ul></section>` : nothing}
    ${ladderAct(evening)}
    ${headlines(evening.headlines)}
    ${evening.causes.length ? html`<section aria-label="Why the partnership moved"><h2>Why the partnership moved</h2>${why(evening.causes)}<p class="caption">From ${amount(evening.index_before, 1)} to ${amount(evening.index, 1)}; the parts add up.</p></section>` : nothing}
    ${scored ? html`<section aria-label="Your score"><h2>Your score: ${whole(evening.score)}</h2>${why(evening.score_parts)}<p class="caption">It was ${whole(evening.score_before)}.</p></section>` : nothing}
    <section aria-label="The ladder"><h2>Where the two stand</h2>${ladder(evening)}</section></div>`;
}

/** @param {import("../live.js").Live} live */
export function briefing(live) {
  const { brief, room } = live.sections,
    told = brief.evening;
  return html`<div class="inset stack">${told ? story(live, told) : role(brief.commission)}${told ? html`<details><summary>Your role</summary>${role(brief.commission)}</details>` : nothing}${told ? html`<details><summary>The exercise</summary>${slides(room.slides)}</details>` : slides(room.slides)}</div>`;
}
