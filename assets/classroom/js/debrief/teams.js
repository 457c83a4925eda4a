// What each team achieved: its line, its luck, its decisions, what it did not know.
import { html, nothing } from "../lit/lit-html.js";
import { scoreOf } from "../desk/situation.js";
import { glyph, icon } from "../signs.js";
import { capital, clear, season, shareOf, signed, whole } from "../words.js";

/** @param {import("../live.js").Live} live */
export function scores(live, found) {
  const sorted = found.teams.toSorted((a, b) => b.score.points - a.score.points);
  return html`<section class="rule" aria-labelledby="scores-head"><div class="between head-line"><h2 id="scores-head">What each team achieved</h2><span class="caption">of 100, on its own aims</span></div>
    <ul class="hairline">${sorted.map((one) => html`<li class="score">${glyph(one.country)}<div class="grow"><h3>${one.name}</h3><p class="small">${one.line}</p></div><span class="score-figure">${whole(one.score.points)}</span></li>`)}</ul>${live.showing("teams", "what each team achieved")}</section>`;
}

function luckStrip(one) {
  if (!one.luck) return nothing;
  const bar = (label, percentile, note) =>
    html`<div class="luck-row"><span class="small">${label}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=${`${label}: ${whole(percentile)} of 100`}><line class="luck-track" x1="0" x2="100" y1="5" y2="5" /><line class="luck-middle" x1="50" x2="50" y1="1" y2="9" /><rect class="luck-mark" x=${Math.max(0, Math.min(98, percentile - 1))} width="2" height="10" /></svg><span class="figure strong">${whole(percentile)}</span><span class="caption">${note}</span></div>`;
  const points = (value, none) =>
    clear(value) ? `${signed(value.value, 1)} ±${Math.max(0.1, (value.high - value.low) / 2).toFixed(1)} points` : none;
  const owed = one.decision
    ? bar(
        "Decision",
        one.decision.percentile,
        `Of 100 other sheets it could have given, so many promised less. Over the computer in this seat: ${points(one.decision.value, "no clear difference")}.`,
      )
    : nothing;
  const quarters =
    one.decision && one.decision.quarters.length > 1
      ? html`<table><thead><tr><th>Quarter</th><th class="number">Its orders promised over the computer’s</th></tr></thead><tbody>${one.decision.quarters.map((each) => html`<tr><td>${each.quarter}</td><td class="number">${points(each.value, "no clear difference")}</td></tr>`)}</tbody></table>`
      : nothing;
  return html`${owed}${quarters}<p class="small"><b>Luck</b> moved the score by ${points(one.luck.value, "nothing clear")}.</p>`;
}

/** @param {import("../live.js").Live} live */
export function teams(live, found) {
  return html`<section class="rule stack" aria-labelledby="teams-head"><div class="between"><h2 id="teams-head">Luck against decision, team by team</h2><span class="caption">decision: what was known when it was taken; luck: how it then fell</span></div>
    <div class="teams">${found.teams.map(
      (
        one,
      ) => html`<details class="panel team" ?open=${one.country === live.me.seat}><summary><span class="row grow">${glyph(one.country)}<span class="grow serif">${one.name}</span><span class="figure">${whole(one.score.points)}</span></span></summary>
      <div class="stack">${luckStrip(one)}
        ${scoreOf(one.score)}
        <p class="small">Deals: kept ${one.deals.fulfilled}, broken ${one.deals.broken}.</p>${one.people?.length ? html`<p class="caption">${one.people.map((each) => each.name).join(", ")}</p>` : nothing}
        ${live.me.kind === "facilitator" || live.me.seat === one.country ? html`<a class="button" href="/report/${live.token}/${one.country}" target="_blank">${icon("dl", "small")}Two-page report</a>` : nothing}</div></details>`,
    )}</div>${live.showing("luck", "luck and decision")}</section>`;
}

// What a deed did: its share of the break, or points of the partnership at the end.
const weight = (found, share) =>
  found.outcome === "fractured"
    ? shareOf(share).join(" ").trim()
    : `${signed(share.value, 1)} ±${Math.max(0.1, (share.high - share.low) / 2).toFixed(1)}`;

/** @param {import("../live.js").Live} live */
export function deeds(live, found) {
  const { ending } = found;
  return html`<section class="rule stack" aria-labelledby="deeds-head"><div class="between"><h2 id="deeds-head">Deeds that decided it</h2><span class="caption">each taken out and played again on the same luck</span></div>
    ${found.deeds.length ? html`<ol class="hairline">${found.deeds.map((one) => html`<li class="hinge">${glyph(one.country)}<div class="grow tight"><h3>${one.says}</h3><p class="small">${capital(season(one.quarter))}</p></div><span class="figure right"><b>${weight(found, one.share)}</b><br /><span class="caption">${found.outcome === "fractured" ? "of the break" : "points of the partnership"}</span></span></li>`)}</ol>` : html`<p class="empty">No single deed moved the end by more than its error.</p>`}
    ${ending?.paid.length ? html`<div><h3>Who paid</h3>${ending.paid.map((one) => html`<p>${one}</p>`)}</div>` : nothing}
    ${ending?.wanted.length ? html`<div><h3>What each wanted</h3>${ending.wanted.map((one) => html`<p>${one}</p>`)}</div>` : nothing}</section>`;
}
