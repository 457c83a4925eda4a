// The situation: the rope on its map, the index, the seven strands, and what only this seat has been told.
import { html, nothing } from "../lit/lit-html.js";
import { spark } from "../draw/charts.js";
import { DESK, fetchLand, map } from "../draw/map.js";
import { delta, icon, pips, strandBars } from "../signs.js";
import { CERTAIN, OUTCOMES, amount, shareOf, whole } from "../words.js";

/** @param {import("../protocol.d.ts").WorldFigures} world */
export function indexLine(world, withSpark = true) {
  return html`<div class="index"><span class="hero">${whole(world.index)}</span>
    <div class="grow"><p class="word">Partnership ${world.word.toLowerCase()}</p><p class="small">${delta(world.change, 0, "The index:")} ${world.turn ? "this quarter" : "before the first quarter"}</p></div>
    ${withSpark && world.path.length > 1 ? spark(world.path) : nothing}</div>`;
}

/** @param {import("../protocol.d.ts").BriefView} brief */
export function secrets(brief) {
  const rows = brief.private;
  if (!rows.length) return nothing;
  return html`<div class="notice notice-private">${icon("eye")}<div class="tight"><p class="head">For your eyes only</p>
    ${rows.map((one) => html`<p>${one.says} <span class="caption sure">${CERTAIN[one.certainty]}${one.source === "facilitator" ? ", from the facilitator" : ""}</span></p>`)}</div></div>`;
}

/** @param {import("../protocol.d.ts").OutlookView | null} found */
export function outlook(found) {
  if (!found) return nothing;
  const rows = Object.entries(OUTCOMES).filter(([name]) => found.outcomes[name]);
  return html`<section aria-label="How it may end"><div class="between"><h2>How it may end</h2><span class="caption">model odds of ${found.as_of}${found.delayed ? ", a quarter late" : ""}; ${found.futures} futures</span></div>
    <dl class="outcomes">${rows.map(
      ([
        name,
        label,
      ]) => html`<div class="outcome"><dt>${label}</dt><dd class="meter"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="meter-track" width="100" height="6" /><rect class="out out-${name}" width=${found.outcomes[name].value * 100} height="6" /></svg></dd>
      <dd class="figure strong">${shareOf(found.outcomes[name])[0]} <span class="caption">${shareOf(found.outcomes[name])[1]}</span></dd></div>`,
    )}</dl></section>`;
}

/**
 * @param {import("../protocol.d.ts").OwnFigures | null} own
 * @param {import("../protocol.d.ts").SheetView | null} orders
 */
function resources(own, orders) {
  if (!orders) return nothing;
  return html`<dl class="resources only-narrow"><div><dt class="caption">Political capital</dt><dd><b>${orders.capital}</b>${own?.capital.comes ? html` <span class="small">${own.capital.comes} more next quarter</span>` : nothing}</dd></div>
    ${own?.income ? html`<div><dt class="caption">Oil income</dt><dd><b>$${whole(own.income.oil)}bn</b> ${delta(own.income.change)}</dd></div>` : nothing}
    ${own?.loyalty ? html`<div><dt class="caption">Loyalty, weakest</dt><dd><b>${whole(own.loyalty.value)}</b> ${own.loyalty.weakest}</dd></div>` : nothing}</dl>`;
}

/** @param {import("../protocol.d.ts").WorldFigures} world */
function around(world) {
  const { oil, escalation } = world;
  return html`<dl class="resources"><div><dt class="caption">Escalation, rung of ${escalation.of}</dt><dd class="row"><b>${amount(escalation.rung, 1)}</b>${pips(Math.round(escalation.rung), escalation.of, `Rung ${amount(escalation.rung, 1)} of ${escalation.of}; at ${escalation.of} everybody loses`)}</dd></div>
    <div><dt class="caption">Brent, $ a barrel</dt><dd><b>${whole(oil.brent)}</b> ${delta(oil.change)}</dd></div>
    <div><dt class="caption">Discount in China, $</dt><dd>Russia <b>${whole(oil.discount.russia)}</b>, Iran <b>${whole(oil.discount.iran)}</b></dd></div></dl>`;
}

/** @param {import("../protocol.d.ts").OwnFigures | null} own */
function aims(own) {
  if (!own) return nothing;
  return html`<section aria-label="Your aims"><div class="between"><h2>Your aims</h2><span class="caption">met, of 100; together <b>${whole(own.score)}</b></span></div>
    <ul class="hairline">${own.aims.map(
      (
        one,
      ) => html`<li class="between line-item"><span>${one.name}${one.secret ? html` <span class="caption tag">${icon("lock", "small")}secret</span>` : nothing}</span>
      <span class="figure"><b>${whole(one.met)}</b> ${delta(one.change)} <span class="caption">weight ${whole(one.weight * 100)}</span></span></li>`,
    )}</ul></section>`;
}

/** @param {import("../protocol.d.ts").WorldFigures} world */
function estimates(world) {
  if (!world.estimates.length) return nothing;
  return html`<details><summary>What your staff make of what is hidden (${world.estimates.length})</summary>
    <ul class="hairline">${world.estimates.map((one) => html`<li class="between line-item"><span>${one.says}</span><span class="figure"><b>${one.in_unit}</b> <span class="caption sure">${CERTAIN[one.certainty]}</span></span></li>`)}</ul></details>`;
}

/** @param {import("../protocol.d.ts").WorldFigures} world */
function headlines(world) {
  return html`<section aria-label="What just happened"><h2>What just happened</h2>${world.headlines.length ? html`<ul class="hairline">${world.headlines.map((one) => html`<li class="line-item"><p class="serif">${one.says}</p>${one.after ? html`<p class="small">${one.after}</p>` : nothing}</li>`)}</ul>` : html`<p class="empty">Nothing has happened yet.</p>`}</section>`;
}

/** @param {import("../live.js").Live} live */
export function situation(live) {
  const { world, own, brief, orders } = live.sections;
  fetchLand(() => {
    if (!live.landed) {
      live.landed = true;
      live.draw();
    }
  });
  return html`<div class="chart">${map(world, DESK)}</div>
    <div class="inset stack">${indexLine(world, false)}${strandBars(world)}${secrets(brief)}${resources(own, orders)}${around(world)}
    ${outlook(live.sections.outlook)}${aims(own)}${headlines(world)}${estimates(world)}<p class="caption">Boundaries imply no endorsement. ${live.room.simulated}</p></div>`;
}
