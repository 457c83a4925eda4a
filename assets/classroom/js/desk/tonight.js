// Tonight: what the world asks of this seat, its choices, and what each costs.
import { html, nothing } from "../lit/lit-html.js";
import { around, map } from "../draw/map.js";
import { seconds } from "../live.js";
import { icon } from "../signs.js";
import { plural, weeks } from "../words.js";
import { effect } from "./card.js";
import { drawLand } from "./situation.js";
import { asked, sheet, tooDear, unsettled } from "./parts.js";

// The share of the phase that is left, as a line that drains; without a clock it stays whole.
/** @param {import("../live.js").Live} live */
function drain(live) {
  const { clock } = live.sections,
    left = seconds(clock, live.now);
  const share = left === null || !clock.length ? 100 : Math.max(0, Math.min(100, (left / clock.length) * 100));
  return html`<svg class="drain" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true"><rect class="drain-track" width="100" height="3" /><rect class="drain-left" width=${share} height="3" /></svg>`;
}

/** @param {import("../live.js").Live} live */
export function choose(live, crisis, place) {
  const { orders } = live.sections;
  live.say(place === null ? "Left open." : `${crisis.choices[place].title}.`);
  live.ask({ do: "draft", turn: orders.turn, kind: "choice", order: crisis.id, step: place });
}

/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").CrisisView} crisis
 */
export function question(live, crisis) {
  const { orders } = live.sections,
    { found } = sheet(live),
    chosen = found.choices[crisis.id];
  const why = (one) => one.refused || (one.place === chosen ? "" : tooDear(live, crisis, one));
  const cheapest = crisis.choices.find((one) => one.place === crisis.default);
  return html`<section class="crisis" aria-label=${crisis.title}>${drain(live)}
    <div class="crisis-map">${map(live.sections.board, around(crisis.country))}</div>
    <div class="inset stack"><h2 class="crisis-title">${crisis.title}</h2><p class="lead">${crisis.says}</p>
    <p class="between caption"><span>${crisis.clock}</span><span>weeks</span></p>
    <ul class="choices">${crisis.choices.map(
      (
        one,
      ) => html`<li><button class=${`choice-card ${one.place === chosen ? "choice-on" : ""}`} aria-pressed=${one.place === chosen} ?disabled=${!orders.open || !!why(one)} @click=${() => choose(live, crisis, one.place === chosen ? null : one.place)}>
        <span class="grow"><span class="order-title">${one.title}</span><span class="small">${why(one) || one.says}</span></span>${effect(orders.effects[`${crisis.id}:${one.place}`])}<span class="coin ${one.place === chosen ? "coin-on" : ""}"><span class="unseen">costs, in weeks: </span>${weeks(one.price)}</span></button></li>`,
    )}</ul>
    <p class="small">${crisis.tonight && cheapest ? `If nothing is chosen before orders close: ${cheapest.title}.` : "This may wait until next quarter."}</p></div></section>`;
}

// All that is asked tonight, one after the other.
/** @param {import("../live.js").Live} live */
export function tonight(live) {
  const rows = asked(live);
  drawLand(live);
  return html`<div class="scroll">${rows.map((one) => question(live, one))}</div>`;
}

// A line that says what still waits, above the other orders.
/** @param {import("../live.js").Live} live */
export function reminder(live) {
  const rows = unsettled(live);
  if (!rows.length) return nothing;
  return html`<button class="notice reminder" @click=${() => {
    live.ui.hand = "tonight";
    live.draw();
  }}>${icon("bolt")}<span class="grow"><b>${rows[0].title}</b> ${rows.length > 1 ? `and ${plural(rows.length - 1, "more question")} ` : ""}${rows.length > 1 ? "wait" : "waits"} for your answer.</span>${icon("chev")}</button>`;
}
