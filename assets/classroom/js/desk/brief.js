// The brief: what happened and why, as this seat knows it; before the first quarter the role and the slides.
import { html, nothing } from "../lit/lit-html.js";
import { glyph, icon } from "../signs.js";
import { CERTAIN, LEVELS, amount, signed, whole } from "../words.js";
import { nameOf } from "./parts.js";
import { secrets } from "./situation.js";

function why(causes, digits = 1) {
  const rows = causes.filter((one) => Math.abs(one.amount) >= 0.05);
  if (!rows.length) return nothing;
  return html`<ul class="hairline">${rows.map((one) => html`<li class="between line-item"><span>${one.says}</span><span class="figure strong">${signed(one.amount, digits)}</span></li>`)}</ul>`;
}

/** @param {import("../live.js").Live} live */
function act(live, one) {
  return html`<li class="act">${glyph(one.country)}<div class="grow"><p class="serif">${one.says || one.title}</p>
    <p class="small">${one.order.endsWith(".hold") ? "No order" : `${one.title}, ${LEVELS[one.level]?.toLowerCase() ?? one.level}`}${one.covert ? ", covert" : ""} <span class="caption sure">${CERTAIN[one.certainty] ?? ""}</span></p>
    ${one.why?.length ? html`<p class="small">Why: ${one.why.map((cause) => `${cause.says.replace(/\.$/, "")}.`).join(" ")}</p>` : nothing}</div></li>`;
}

export function role(card) {
  if (!card) return nothing;
  return html`<section class="stack" aria-label="Your role"><h2>Your role</h2><p class="lead">${card.character}</p><p class="strong">${card.aims}</p>
    <ul class="hairline">${card.wants.map((one) => html`<li class="between line-item"><span>${one.name}${one.secret ? html` <span class="caption tag">${icon("lock", "small")}secret</span>` : nothing}</span><span class="caption">weight ${whole(one.weight * 100)}</span></li>`)}</ul></section>`;
}

export function slides(rows) {
  return html`<section class="stack" aria-label="The exercise">${rows.map((one) => html`<div class="slide"><h3>${one.title}</h3>${one.lines.map((line) => html`<p>${line}</p>`)}</div>`)}</section>`;
}

/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").BriefView} brief
 */
export function story(live, brief) {
  const { page } = brief;
  return html`<div class="stack"><p class="caption">${live.room.simulated}</p><h1>What happened in ${page.quarter.replace(" ", "\u00a0")}</h1>
    ${page.story.map((one, at) => html`<p class=${at ? "" : "lead"}>${one}</p>`)}
    ${secrets(brief)}
    ${page.acts.length ? html`<section aria-label="What each did"><h2>What each did</h2><ul class="hairline">${page.acts.map((one) => act(live, one))}</ul></section>` : nothing}
    ${page.news.length ? html`<section aria-label="Besides"><h2>Besides</h2><ul class="hairline">${page.news.map((one) => html`<li class="line-item">${one.says}</li>`)}</ul></section>` : nothing}
    ${page.why_index.length ? html`<section aria-label="Why the index moved"><h2>Why the index moved</h2>${why(page.why_index)}<p class="caption">Points of the index; the parts add up to the change of ${amount(live.sections.world.change, 1)}.</p></section>` : nothing}
    ${trust(live, page.trust)}</div>`;
}

/** @param {import("../live.js").Live} live */
function trust(live, ledgers) {
  const rows = Object.entries(ledgers ?? {}).filter(([, causes]) => causes.length);
  return rows.length
    ? html`<section aria-label="Trust ledger"><h2>Trust ledger</h2>${rows.map(
        ([country, causes]) => html`<h3 class="ledger">${nameOf(live, country)}’s trust in its partner</h3>
    <ul class="hairline">${causes.map((one) => html`<li class="between line-item"><span>${one.says}</span><span class="figure">${signed(one.amount * 100, 1)}</span></li>`)}</ul>`,
      )}</section>`
    : nothing;
}

/** @param {import("../live.js").Live} live */
export function briefing(live) {
  const { brief, room } = live.sections,
    told = brief.page?.story.length;
  return html`<div class="inset stack">${told ? story(live, brief) : slides(room.slides)}${role(brief.card)}${told ? html`<details><summary>The exercise</summary>${slides(room.slides)}</details>` : nothing}</div>`;
}
