// Deals kept and broken, the trust ledger, forecasts and their calibration, insights and tickets.
import { html, nothing } from "../lit/lit-html.js";
import { clauseSaid } from "../desk/deals.js";
import { glyph, icon } from "../signs.js";
import { DEALS, RUNGS, percent } from "../words.js";
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
      <td class="small">${one.clauses.length ? one.clauses.map((each) => html`<p>${live.names[each.country]} ${clauseSaid(each)}: <b>${MARK[each.mark]}</b></p>`) : "in words alone"}</td><td class="small">${one.until_quarter}</td><td><b class="status status-${one.status}">${DEALS[one.status]}</b></td></tr>`,
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

// Every step between the two: whose act it was, and why.
/** @param {import("../live.js").Live} live */
export function ladder(live, found) {
  return html`<section class="rule stack" aria-labelledby="ladder-head"><div class="between"><h2 id="ladder-head">Who moved, and why</h2><span class="caption">each step between Moscow and Tehran</span></div>
    ${found.ladder.length ? html`<ol class="hairline">${found.ladder.map((one) => html`<li class="hinge">${glyph(one.act.country)}<div class="grow tight"><h3>${one.act.says}</h3>${one.act.why ? html`<p class="small">${one.act.why}</p>` : nothing}</div><span class="small right nowrap">${one.quarter}<br /><b>${RUNGS[one.before]} → ${RUNGS[one.after]}</b></span></li>`)}</ol>` : html`<p class="empty">The two stayed on the same terms throughout.</p>`}</section>`;
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
    <p class="small">${model} ${question.happened === null || question.happened === undefined ? "" : question.happened ? "They broke." : "They did not."}</p></section>`;
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
