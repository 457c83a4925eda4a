// What each team achieved: its line, its luck, its decisions, what it did not know.
import { html, nothing } from "../lit/lit-html.js";
import { glyph, icon } from "../signs.js";
import { signed, whole } from "../words.js";

/** @param {import("../live.js").Live} live */
export function scores(live, found) {
  const sorted = found.teams.toSorted((a, b) => b.score - a.score);
  return html`<section class="rule" aria-labelledby="scores-head"><div class="between head-line"><h2 id="scores-head">What each team achieved</h2><span class="caption">of 100, on its own aims</span></div>
    <ul class="hairline">${sorted.map((one) => html`<li class="score">${glyph(one.country)}<div class="grow"><h3>${one.name}</h3><p class="small">${one.line}</p></div><span class="score-figure">${whole(one.score)}</span></li>`)}</ul>${live.showing("teams", "what each team achieved")}</section>`;
}

function luckStrip(one) {
  if (!one.luck) return nothing;
  const bar = (label, percentile, note) =>
    html`<div class="luck-row"><span class="small">${label}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=${`${label}: ${whole(percentile)} of 100`}><line class="luck-track" x1="0" x2="100" y1="5" y2="5" /><line class="luck-middle" x1="50" x2="50" y1="1" y2="9" /><rect class="luck-mark" x=${Math.max(0, Math.min(98, percentile - 1))} width="2" height="10" /></svg><span class="figure strong">${whole(percentile)}</span><span class="caption">${note}</span></div>`;
  const points = (value, none) =>
    `${value.clear ? signed(value.value, 1) : `${none}, within`} ±${Math.max(0.1, (value.high - value.low) / 2).toFixed(1)} points`;
  const owed = one.decision
    ? bar(
        "Decision",
        one.decision.percentile,
        `Of 100 other sheets it could have given, so many promised less. Over the engine in this seat: ${points(one.decision.value, "no clear difference")}.`,
      )
    : nothing;
  const quarters =
    one.decision && one.decision.quarters.length > 1
      ? html`<table><thead><tr><th>Quarter</th><th class="number">Its orders promised over the engine’s</th></tr></thead><tbody>${one.decision.quarters.map((each) => html`<tr><td>${each.quarter}</td><td class="number">${points(each, "no clear difference")}</td></tr>`)}</tbody></table>`
      : nothing;
  return html`${owed}${quarters}${bar("Luck", one.luck.percentile, `Of 100 games from this opening, so many had less. It moved the score by ${points(one.luck.value, "nothing clear")}.`)}`;
}

/** @param {import("../live.js").Live} live */
export function teams(live, found) {
  return html`<section class="rule stack" aria-labelledby="teams-head"><div class="between"><h2 id="teams-head">Luck against decision, team by team</h2><span class="caption">decision: what was known when it was taken; luck: how it then fell</span></div>
    <div class="teams">${found.teams.map(
      (
        one,
      ) => html`<details class="panel team" ?open=${one.country === live.me.seat}><summary><span class="row grow">${glyph(one.country)}<span class="grow serif">${one.name}</span><span class="figure">${whole(one.score)}</span></span></summary>
      <div class="stack">${luckStrip(one)}
        <div><h3>Its aims</h3><ul class="hairline">${one.interests.map((each) => html`<li class="between line-item small"><span>${each.name}${each.secret ? html` <span class="caption tag">${icon("lock", "small")}was secret</span>` : nothing}</span><span class="figure"><b>${whole(each.met)}</b> <span class="caption">weight ${whole(each.weight * 100)}</span></span></li>`)}</ul></div>
        ${one.unknown.length ? html`<div><h3>What it did not know</h3><table><thead><tr><th>About</th><th class="number">Believed</th><th class="number">True</th></tr></thead><tbody>${one.unknown.map((each) => html`<tr><td>${each.says}</td><td class="number">${each.believed}</td><td class="number">${each.true}</td></tr>`)}</tbody></table></div>` : nothing}
        <p class="small">Deals: kept ${one.deals.fulfilled}, broken ${one.deals.broken}.</p>${one.people?.length ? html`<p class="caption">${one.people.map((each) => each.name).join(", ")}</p>` : nothing}
        ${live.me.kind === "facilitator" || live.me.seat === one.country ? html`<a class="button" href="/report/${live.token}/${one.country}" target="_blank">${icon("dl", "small")}Two-page report</a>` : nothing}</div></details>`,
    )}</div>${live.showing("luck", "luck and decision")}</section>`;
}

/** @param {import("../live.js").Live} live */
export function hinges(live, found) {
  return html`<section class="rule stack" aria-labelledby="hinges-head"><div class="between"><h2 id="hinges-head">Decisions on which it hung</h2><span class="caption">each taken out and played again on the same luck</span></div>
    ${found.hinges.length ? html`<ol class="hairline">${found.hinges.map((one) => html`<li class="hinge">${glyph(one.country)}<div class="grow tight"><h3>${one.quarter}: ${one.orders.join(", ")}</h3><p class="small">${one.says}</p></div><span class="figure right"><b>${signed(one.change, 1)}</b> <span class="caption">on the index</span>${one.share === undefined || one.share === null ? nothing : html`<br /><span class="caption">${whole(one.share * 100)} % of all such swings</span>`}</span></li>`)}</ol>` : html`<p class="empty">No single team’s decision in a quarter moved the end by more than its error.</p>`}</section>`;
}
