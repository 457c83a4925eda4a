// Deals kept and broken, the trust ledger, forecasts and their calibration, insights and tickets.
import { html, nothing } from "../lit/lit-html.js";
import { glyph, icon } from "../signs.js";
import { DEALS, list, percent, signed, whole } from "../words.js";
import { calibration, dots } from "./chart.js";

const MARK = { open: "open", kept: "kept", broken: "broken", unseen: "unseen" };

const WEIGH = ["broken", "renounced", "kept", "agreed"];
const weight = (one) => (WEIGH.includes(one.status) ? WEIGH.indexOf(one.status) : WEIGH.length);

/** @param {import("../live.js").Live} live */
export function deals(live, found) {
  const some = found.deals
    .filter((one) => live.ui.allDeals || WEIGH.includes(one.status))
    .toSorted((a, b) => weight(a) - weight(b));
  const rest = found.deals.length - some.length;
  return html`<section class="rule stack" aria-labelledby="deals-head"><div class="between"><h2 id="deals-head">Deals, kept and broken</h2>${found.deals.length ? live.showing("deals", "deals") : nothing}</div>
    ${found.deals.length && !some.length ? html`<p class="empty">No deal was agreed.</p>` : nothing}${
      some.length
        ? html`<div class="scrolls" tabindex="0" role="region" aria-label="Deals"><table><thead><tr><th>Deal</th><th>Between</th><th>Clauses</th><th>Until</th><th>What became of it</th></tr></thead><tbody>${some.map(
            (
              one,
            ) => html`<tr><td><b>${one.title}</b><br /><span class="small">${one.words}</span></td><td class="nowrap">${[one.by, ...one.to].map((country) => html`${glyph(country, "small")}<span class="unseen">${live.names[country]} </span>`)}<span class="caption">${one.secret ? "secret" : "public"}</span></td>
      <td class="small">${one.clauses.length ? one.clauses.map((each) => html`<p>${live.names[each.country]} ${each.does === "give" ? "gives" : "refrains from"} “${each.title}”: <b>${MARK[each.mark]}</b></p>`) : "in words alone"}</td><td class="small">${one.until_quarter}</td><td><b class="status status-${one.status}">${DEALS[one.status]}</b></td></tr>`,
          )}</tbody></table></div>`
        : nothing
    }${found.deals.length ? nothing : html`<p class="empty">Nobody made a deal.</p>`}
    ${
      rest
        ? html`<button class="link" @click=${() => {
            live.ui.allDeals = true;
            live.draw();
          }}>${rest} more that were refused, withdrawn or lapsed</button>`
        : nothing
    }</section>`;
}

/** @param {import("../live.js").Live} live */
export function trust(live, found) {
  if (!found.trust.length) return nothing;
  const rows = found.trust
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, live.ui.allTrust ? 200 : 10);
  return html`<section class="rule stack" aria-labelledby="trust-head"><div class="between"><h2 id="trust-head">Trust ledger</h2><span class="caption">largest first; half of an entry fades in the time given</span></div>
    <div class="scrolls" tabindex="0" role="region" aria-label="Trust ledger"><table><thead><tr><th>Quarter</th><th>Whose trust</th><th>Why</th><th class="number">Change</th><th class="number">Half fades in</th></tr></thead><tbody>${rows.map((one) => html`<tr><td>${one.quarter}</td><td><span class="row">${glyph(one.partner, "small")}${live.names[one.partner]}</span></td><td>${one.says}</td><td class="number">${signed(one.amount * 100, 1)}</td><td class="number">${whole(one.half_life)} quarters</td></tr>`)}</tbody></table></div>
    ${
      found.trust.length > rows.length
        ? html`<button class="link" @click=${() => {
            live.ui.allTrust = true;
            live.draw();
          }}>All ${found.trust.length} entries</button>`
        : nothing
    }</section>`;
}

/** @param {import("../live.js").Live} live */
export function beforeAfter(live, found) {
  const question = found.forecasts.questions[0];
  if (!question) return nothing;
  const model =
    question.model_before === null
      ? ""
      : `The model’s own figure was ${percent(question.model_before)} at first${question.model_after === null ? "" : ` and ${percent(question.model_after)} at last`}.`;
  return html`<section class="rule stack" aria-labelledby="dots-head"><div class="between head-line"><h2 id="dots-head">${question.says}</h2><span class="caption">each dot is a person</span></div>${dots(question)}
    <p class="small">${model} ${question.happened === null || question.happened === undefined ? "" : question.happened ? "It fractured." : "It did not."}</p></section>`;
}

/** @param {import("../live.js").Live} live */
export function forecasts(live, found) {
  const { brier, calibration: rows } = found.forecasts;
  if (!rows.length) return nothing;
  return html`<section class="rule stack" aria-labelledby="calibration-head"><div class="between"><h2 id="calibration-head">How good were the forecasts?</h2><span class="caption">Brier score: 0 is perfect, 0.25 is fifty-fifty</span></div>
    <div class="two"><div>${calibration(rows)}<p class="caption">Across: what was said. Up: how often it came. On the line is well calibrated; larger dots, more forecasts.</p></div>
    <div class="stack"><p>The class scored <b>${brier.class?.toFixed(2) ?? "–"}</b>, the model <b>${brier.model?.toFixed(2) ?? "–"}</b>, on ${brier.n} forecasts.</p>
      ${brier.people?.length ? html`<table><caption class="caption">Only you see names</caption><thead><tr><th>Who</th><th class="number">Brier</th><th class="number">Forecasts</th></tr></thead><tbody>${brier.people.toSorted((a, b) => a.brier - b.brier).map((one) => html`<tr><td>${one.name}</td><td class="number">${one.brier.toFixed(2)}</td><td class="number">${one.n}</td></tr>`)}</tbody></table>` : nothing}</div></div></section>`;
}

/** @param {import("../live.js").Live} live */
export function voices(live, found) {
  const pinned = found.insights ?? [],
    tickets = (found.tickets ?? []).filter((one) => one.lesson || one.doubt),
    press = found.headlines ?? [];
  if (!pinned.length && !tickets.length && !press.length) return nothing;
  return html`<section class="rule stack" aria-labelledby="voices-head"><h2 id="voices-head">What was noticed</h2>
    ${pinned.length ? html`<ul class="hairline">${pinned.map((one) => html`<li class="line-item row">${icon("flag", "small")}<span><b>${one.quarter}</b> ${one.text} <span class="caption">${one.who}</span></span></li>`)}</ul>` : nothing}
    ${press.length ? html`<h3>The press wrote</h3><ul class="hairline">${press.map((one) => html`<li class="line-item serif">${one.text}</li>`)}</ul>` : nothing}
    ${tickets.length ? html`<h3>Exit tickets, without names</h3><ul class="hairline">${tickets.map((one) => html`<li class="line-item small">${one.lesson ? html`<p><b>Lesson:</b> ${one.lesson}</p>` : nothing}${one.doubt ? html`<p><b>Doubt:</b> ${one.doubt}</p>` : nothing}</li>`)}</ul>` : nothing}</section>`;
}

/** @param {import("../live.js").Live} live */
export function claims(live, found) {
  if (!found.claims?.length) return nothing;
  return html`<section class="rule stack" aria-labelledby="claims-head"><div class="between"><h2 id="claims-head">What the article claims, and what this class saw</h2><span class="caption">this game with the orders and without them, on the same 128 lucks</span></div>
    <ul class="hairline">${found.claims.map(
      (one) => html`<li class="claim"><div><h3>${one.says}</h3><p class="caption">${one.claim}</p></div>
      <p class="small">To be seen: ${one.expects}</p>
      <div><p class="strong">${one.change.clear ? html`${signed(one.change.value, 1)} <span class="caption">±${Math.max(0.1, (one.change.high - one.change.low) / 2).toFixed(1)}</span>` : "no clear change"}</p><p class="caption">of the index at the end, by ${list(one.orders)}</p></div></li>`,
    )}</ul>
    <p class="caption">The model is asked, not the world: the figure is what these orders did to the partnership here. Whether it bears the claim out is yours to argue.</p></section>`;
}
