// The debrief: what happened, to whom, why, and what would have come of other decisions.
import { html, nothing } from "./lit/lit-html.js";
import { Live } from "./live.js";
import { pathChart } from "./debrief/chart.js";
import { fetchDebrief } from "./debrief/fetching.js";
import { beforeAfter, deals, forecasts, ladder, voices } from "./debrief/ledger.js";
import { replay } from "./debrief/replay.js";
import { deeds, scores, teams } from "./debrief/teams.js";
import { keys, settings, settingsButton } from "./settings.js";
import { icon } from "./signs.js";
import { OUTCOMES, count, plural, shareOf, whole } from "./words.js";

const KEYS = [
  ["← →", "quarter of the replay"],
  ["?", "this page"],
];
/** @param {import("./live.js").Live} live */
const may = (live) => live.me.kind === "facilitator";

/** @param {import("./live.js").Live} live */
function show(live, what) {
  live.ask({ do: "show", what }).then((ack) => ack.ok && live.say("On the board."));
}

/** @param {import("./live.js").Live} live */
const home = (live) => ({ facilitator: "f", player: "p", board: "b" })[live.me.kind] ?? "o";

/** @param {import("./live.js").Live} live */
function head(live, found) {
  const others = found.tables.filter((one) => !one.this);
  return html`<header class="debrief-head"><div class="between"><span class="brand">Wedge</span><span class="row"><span class="small">${found.title} / ${plural(found.students, "student")} / ${plural(found.quarters, "quarter")} in ${found.minutes} min</span>${settingsButton(live)}</span></div>
    <div class="debrief-title"><div class="grow"><h1>${found.headline}</h1><p class="standfirst"><b>${found.ending_title.replace(/\.$/, "")}.</b> ${found.says.join(" ")}${others.length ? ` ${others.map((one) => `${one.title} ended at ${whole(one.path.at(-1).index)}`).join("; ")}.` : ""}</p></div>
    <div class="row wrap"><a class="button" href="/${home(live)}/${live.token}">${icon("back", "small")}Back</a>${may(live) ? html`<a class="button primary" href="/export/${live.token}/class.json" download>${icon("dl")}Share with the class</a>` : nothing}</div></div></header>`;
}

/** @param {import("./live.js").Live} live */
function strength(live, found) {
  const { baseline } = found,
    shares = Object.fromEntries(baseline?.outcomes ?? []);
  return html`<section class="rule" aria-labelledby="path-head"><div class="between head-line"><h2 id="path-head">Partnership strength</h2><span class="caption">${baseline ? `shaded: eight of ten, and half, of ${baseline.futures} campaigns with the computer in every seat` : ""}</span></div>
    ${pathChart(found, { at: live.ui.turn })}${may(live) ? html`<button class="link" @click=${() => show(live, "path")}>Show on board</button>` : nothing}
    ${
      baseline
        ? html`<p class="small">Where those campaigns ended: ${Object.entries(OUTCOMES)
            .filter(([name]) => shares[name])
            .map(([name, label]) => `${label.toLowerCase()} ${shareOf(shares[name]).join(" ").trim()}`)
            .join(", ")}.</p>`
        : nothing
    }</section>`;
}

/** @param {import("./live.js").Live} live */
function moments(live, found) {
  const jump = (turn) => {
    live.ui.turn = turn;
    live.draw();
    document.getElementById("replay")?.scrollIntoView();
  };
  return html`<section class="rule" aria-labelledby="moments-head"><h2 id="moments-head" class="head-line">${found.bookmarks.length ? `${count(found.bookmarks.length)} moment${found.bookmarks.length === 1 ? "" : "s"} to talk about` : "Moments to talk about"}</h2>
    ${found.bookmarks.length ? html`<ol class="hairline">${found.bookmarks.map((one) => html`<li class="talk-about"><span class="ball-mark">${one.n}</span><div class="grow tight"><h3>${one.question}</h3><p class="small">${one.quarter}. ${one.says}</p></div><span class="row"><button class="link" @click=${() => jump(one.turn)}>Replay<span class="unseen"> moment ${one.n}</span></button>${may(live) ? html`<button class="link" @click=${() => show(live, String(one.n))}>Show on board<span class="unseen">: moment ${one.n}</span></button>` : nothing}</span></li>`)}</ol>` : html`<p class="empty">Nothing moved enough to stand out.</p>`}</section>`;
}

/** @param {import("./live.js").Live} live */
function page(live) {
  const found = live.debrief;
  if (!found)
    return html`<main id="main" class="debrief debrief-wait stack"><span class="brand">Wedge</span><h1>${live.refused ? "Not yet" : "The debrief is being worked out"}</h1><p class="standfirst" role="status">${live.refused || `Each quarter’s orders are weighed against what else could have been ordered.${live.pieces ? ` ${live.pieces.done} of ${live.pieces.of} parts are done.` : ""}`}</p>${live.pieces ? html`<progress max=${live.pieces.of} value=${live.pieces.done} aria-label="The debrief being worked out"></progress>` : nothing}<p><a class="button" href="/${home(live)}/${live.token}">Back</a></p></main>`;
  return html`<div class="debrief">${head(live, found)}<main id="main" tabindex="-1"><div class="debrief-grid"><div class="stack-wide">${strength(live, found)}${moments(live, found)}</div><div class="stack-wide">${scores(live, found)}${beforeAfter(live, found)}</div></div>
    <div class="stack-wide">${ladder(live, found)}${deeds(live, found)}${replay(live, found)}${teams(live, found)}${deals(live, found)}${forecasts(live, found)}${voices(live, found)}<p class="caption">${live.room.simulated} Odds and replays are those of this model, not of the world.</p></div></main></div>${settings(live, KEYS)}`;
}

const live = new Live(page);
live.showing = (what, named) =>
  may(live)
    ? html`<button class="link" @click=${() => show(live, what)}>Show on board<span class="unseen">: ${named}</span></button>`
    : nothing;
live.ui = {};
const step = (by) => () => {
  if (!live.debrief) return;
  live.ui.turn = Math.max(1, Math.min(live.debrief.replay.length, (live.ui.turn ?? 1) + by));
  live.draw();
};
keys({
  ArrowLeft: step(-1),
  ArrowRight: step(1),
  "?": () => {
    live.ui.settings = true;
    live.draw();
  },
});
live.start();
fetchDebrief(live);
