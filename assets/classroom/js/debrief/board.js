// The debrief on the board: one thing at a time, turned by the arrow keys or from the facilitator's page.
import { html, nothing } from "../lit/lit-html.js";
import { glyph, icon } from "../signs.js";
import { DEALS, clear, signed, whole } from "../words.js";
import { dots, pathChart } from "./chart.js";
import { fetchDebrief } from "./fetching.js";

const big = { size: 26, width: 1728, height: 560, side: 420 };

function opening(found) {
  return html`<h1>${found.headline}</h1><p class="wall-lead"><b>${found.ending_title.replace(/\.$/, "")}.</b> ${found.says.join(" ")}</p>${pathChart(found, big)}${found.baseline ? html`<p class="wall-note">Shaded: where ${found.baseline.futures} campaigns with the computer in every seat lay, eight of ten and half.</p>` : nothing}`;
}

function moment(found, one) {
  const quarter = found.replay.find((each) => each.turn === one.turn);
  return html`<p class="wall-kicker"><span class="wall-ball">${one.n}</span>${one.quarter}</p><h1>${one.question}</h1><p class="wall-lead">${one.says}</p>
    <ul class="wall-orders">${Object.entries(quarter?.orders ?? {})
      .filter(([, orders]) => orders.length)
      .map(
        ([country, orders]) =>
          html`<li>${glyph(country)}<span>${orders.map((each, at) => html`${at ? ", " : ""}${each.title}${each.step ? ` (${each.step})` : ""}${each.hidden ? html` <b class="covert">covert</b>` : nothing}`)}</span></li>`,
      )}</ul>`;
}

function achieved(found) {
  return html`<h1>What each team achieved</h1><ul class="wall-teams">${found.teams.toSorted((a, b) => b.score.points - a.score.points).map((one) => html`<li>${glyph(one.country)}<span class="grow"><b>${one.name}</b><br /><span class="wall-small">${one.line}</span></span><span class="wall-figure">${whole(one.score.points)}</span></li>`)}</ul><p class="wall-note">Of 100, on its own aims.</p>`;
}

const points = (one) =>
  one
    ? html`${clear(one) ? signed(one.value, 1) : "–"} <span class="wall-small">±${Math.max(0.1, (one.high - one.low) / 2).toFixed(1)}</span>`
    : html`<span class="wall-small">computer</span>`;

// What a team chose by what it knew, and how it then fell: two figures that a score alone runs together.
function fortune(found) {
  return html`<h1>Luck and decision</h1><table class="wall-table"><thead><tr><th><span class="unseen">Team</span></th><th class="number">Its orders over the computer’s</th><th class="number">Luck</th><th class="number">Score</th></tr></thead>
    <tbody>${found.teams
      .filter((one) => one.luck)
      .toSorted((a, b) => b.score.points - a.score.points)
      .map(
        (one) =>
          html`<tr><td><span class="row">${glyph(one.country)}<b>${one.name}</b></span></td><td class="number">${points(one.decision?.value)}</td><td class="number">${points(one.luck.value)}</td><td class="number"><b>${whole(one.score.points)}</b></td></tr>`,
      )}</tbody></table><p class="wall-note">Points of the team’s own score. A dash is no clear difference from nought.</p>`;
}

function dealt(found) {
  return html`<h1>Deals, kept and broken</h1><ul class="wall-teams">${found.deals
    .filter((one) => ["agreed", "kept", "broken", "renounced"].includes(one.status))
    .slice(0, 7)
    .map(
      (one) =>
        html`<li>${[one.by, ...one.to].map((country) => glyph(country))}<span class="grow">${one.title}</span><b>${DEALS[one.status]}</b></li>`,
    )}</ul>`;
}

const asked = (found) =>
  html`<h1>${found.forecasts.questions[0].says}</h1><p class="wall-lead">Each dot is one of you, before and after.</p><div class="wall-dots">${dots(found.forecasts.questions[0], 13)}</div>`;

function pages(found) {
  return [
    ["path", () => opening(found)],
    ...found.bookmarks.map((one) => [String(one.n), () => moment(found, one)]),
    ["teams", () => achieved(found)],
    ...(found.teams.some((one) => one.luck) ? [["luck", () => fortune(found)]] : []),
    ...(found.deals.length ? [["deals", () => dealt(found)]] : []),
    ...(found.forecasts.questions.length ? [["forecasts", () => asked(found)]] : []),
  ];
}

/** @param {import("../live.js").Live} live */
export function turnPage(live, step) {
  if (!live.debrief) return;
  live.ui.page = Math.max(0, Math.min(pages(live.debrief).length - 1, (live.ui.page ?? 0) + step));
}

/** @param {import("../live.js").Live} live */
export function debriefBoard(live) {
  if (!live.debrief) {
    fetchDebrief(live);
    return html`<main id="main" class="wall"><span class="brand">Wedge</span><h1>The debrief is being worked out.</h1><p class="wall-lead">Each quarter’s orders are weighed against what else could have been ordered.${live.pieces ? ` ${live.pieces.done} of ${live.pieces.of} parts are done.` : ""}</p></main>`;
  }
  const rows = pages(live.debrief),
    showing = live.room.showing;
  if (showing !== live.ui.showing) {
    live.ui.showing = showing;
    const at = rows.findIndex(([name]) => name === showing);
    if (at >= 0) live.ui.page = at;
  }
  const at = Math.min(live.ui.page ?? 0, rows.length - 1);
  return html`<main id="main" class="wall"><p class="wall-head"><span class="brand">Wedge</span><span>${live.room.title}</span></p>${rows[at][1]()}<p class="wall-turn">${icon("back")}${at + 1} of ${rows.length}${icon("chev")}</p></main>`;
}
