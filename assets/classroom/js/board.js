// The projector: public facts only, to be read at ten metres. Lobby, play, and the debrief on the board.
import { html, nothing } from "./lit/lit-html.js";
import { Live, clockFigure } from "./live.js";
import { fan } from "./draw/charts.js";
import { BOARD, fetchLand, map } from "./draw/map.js";
import { debriefBoard, turnPage } from "./debrief/board.js";
import { atHand } from "./desk/header.js";
import { delta, glyph, icon, pips } from "./signs.js";
import { OUTCOMES, PHASES, capital, season, shareOf, whole } from "./words.js";

const LIGHT = { ready: "check", drafting: "clock", joined: "clock", idle: "clock", proxy: "gear", empty: "gear" };
const LIGHT_SAID = {
  ready: "ready",
  drafting: "drafting",
  joined: "joined",
  idle: "idle",
  proxy: "the computer plays",
  empty: "played by the computer",
};

function code(text) {
  return `${text.slice(0, 3)} ${text.slice(3)}`;
}

/** @param {import("./live.js").Live} live */
function lobby(live) {
  const { room, seats } = live.sections;
  return html`<main id="main" class="lobby"><div class="lobby-left"><span class="brand">Wedge</span><h1>Can a partnership of convenience be pulled apart?</h1>
      <p class="lobby-how">Open ${(room.address ?? "").replace(/^https?:\/\//, "")} or scan.<br />Enter the code and take a seat.</p><p class="lobby-code" aria-label=${`The code is ${room.code.split("").join(" ")}`}>${code(room.code)}</p></div>
    <div class="lobby-right">${room.qr ? html`<img class="lobby-qr" src=${room.qr} alt="QR code of the page to join" />` : nothing}</div>
    <ul class="lobby-seats">${seats.map((one) => html`<li class="lobby-seat">${glyph(one.country)}<div><p class="strong">${one.name}</p>${pips(one.people.length, one.places, `${one.people.length} of ${one.places} places taken`)}</div></li>`)}</ul></main>`;
}

/** @param {import("./live.js").Live} live */
function head(live) {
  const { room, seats, clock } = live.sections,
    told = atHand(live);
  return html`<header class="board-head"><span class="brand">Wedge</span><p class="board-quarter">${capital(season(told.quarter))}</p><p class="board-of">quarter ${told.turn} of ${room.quarters}</p><span class="grow"></span>
    <ul class="board-lights" aria-label="Seats">${seats.map((one) => html`<li>${glyph(one.country)}${icon(LIGHT[one.light])}<span class="unseen">${one.name}: ${LIGHT_SAID[one.light]}</span></li>`)}</ul>
    <div class="board-clock" role="timer" aria-label="Time left">${clock.paused || clock.frozen ? icon("pause") : nothing}${clockFigure("board-time")}${clock.ends === null && !clock.paused ? html`<span class="board-phase">${PHASES[room.phase]}</span>` : nothing}</div></header>`;
}

/** @param {import("./protocol.d.ts").OutlookShown} found */
function outcomes(found) {
  const shares = Object.fromEntries(found.outlook.outcomes),
    rows = Object.keys(OUTCOMES).filter((name) => shares[name]);
  return html`<dl class="board-outcomes">${rows.map(
    (
      name,
    ) => html`<div><dt>${OUTCOMES[name]}</dt><dd><b>${shareOf(shares[name])[0]}</b> <span class="pm">${shareOf(shares[name])[1]}</span></dd>
    <dd class="meter"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="meter-track" width="100" height="4" /><rect class="out-${name}" width=${shares[name].value * 100} height="4" /></svg></dd></div>`,
  )}</dl>`;
}

// The nearest reason for a step down, of each of the two, and the price of oil, for those who sit at the back.
/** @param {import("./live.js").Live} live */
function facts(live) {
  const { board } = live.sections;
  return html`<div class="board-needles">${board.needles.map((one) => html`<div class="board-needle">${glyph(one.country)}<svg viewBox="0 0 100 14" role="img" aria-label=${`${whole(one.value * 100)} of 100 towards a step down`}><line class="needle-line" x1="2" x2="98" y1="11" y2="11" /><line class="needle-end" x1="79" x2="98" y1="11" y2="11" /><path class="needle-hand" d=${`M${2 + Math.max(0, Math.min(1, one.value)) * 96} 9l-3.2 -7h6.4z`} /></svg><span>${one.says}</span></div>`)}</div>
    <dl class="board-facts"><div><dt>Escalation</dt><dd>${board.escalation.toFixed(1)} of 5</dd></div>${board.resources
      .filter((one) => /brent/i.test(one.key))
      .map((one) => html`<div><dt>${one.label}</dt><dd>$${whole(one.value)}</dd></div>`)}</dl>`;
}

/** @param {import("./live.js").Live} live */
function gauge(live) {
  const { board, room, outlook: odds } = live.sections,
    first = board.quarter.slice(0, 4);
  return html`<section class="board-gauge" aria-label="Russia–Iran partnership"><h2>Russia–Iran partnership</h2>
    <div class="board-index"><span class="board-figure">${whole(board.index)}${board.index_error >= 0.5 ? html`<span class="board-error">±${whole(board.index_error)}</span>` : nothing}</span><div><p class="board-word">${board.word[0].toUpperCase()}${board.word.slice(1)}</p><p class="board-change">${delta(board.index_change)} ${board.turn ? "this quarter" : "so far"}</p></div></div>
    <div class="board-chart ${odds ? "" : "board-chart-alone"}">${fan(board, odds, { width: odds ? 380 : 640, height: odds ? 350 : 220, left: 44, right: odds ? 370 : 630, quarters: room.quarters, size: 28.5 }, board.turn ? "" : first, "")}${odds ? outcomes(odds) : facts(live)}</div></section>`;
}

/** @param {import("./live.js").Live} live */
function told(live) {
  const last = live.sections.notices.filter((one) => ["tell", "inject", "press", "rollback"].includes(one.kind)).at(-1);
  if (!last || live.now - last.at > 90000) return null;
  // Once a quarter is told, what came of an inject is among the headlines.
  if (last.kind === "inject" && live.sections.room.phase === "reveal") return null;
  return last;
}

/** @param {import("./live.js").Live} live */
function news(live) {
  const { board, brief } = live.sections,
    notice = told(live);
  if (notice)
    return html`<section class="board-news board-told" aria-live="polite"><h2>${notice.kind === "inject" ? "Just in" : notice.kind === "press" ? "The press" : "From the facilitator"}</h2><p class="board-tell">${notice.title && notice.kind === "inject" ? html`<b>${notice.title}.</b> ` : nothing}${notice.says}</p></section>`;
  const act = brief.evening?.ladder_act,
    rows = act ? [act, ...board.headlines.filter((one) => one.says !== act.says)] : board.headlines;
  return html`<section class="board-news" aria-label="What just happened"><h2>${brief.evening ? `What happened in ${brief.evening.title.toLowerCase()}` : "What just happened"}</h2>${rows.length ? html`<ul>${rows.slice(0, 3).map((one) => html`<li>${glyph(one.country)}<div><p class="board-headline">${one.says}</p>${one.why ? html`<p class="board-after">${one.why}</p>` : nothing}</div></li>`)}</ul>` : html`<p class="board-tell">Nothing has happened yet.</p>`}</section>`;
}

/** @param {import("./live.js").Live} live */
function slide(live) {
  const { slides } = live.sections.room,
    one = slides[live.ui.slide % slides.length];
  return html`<main id="main" class="board-slide">${head(live)}<div class="slide-inside"><h1>${one.title}</h1>${one.lines.map((line) => html`<p>${line}</p>`)}<p class="slide-of">${live.ui.slide + 1} of ${slides.length}</p></div></main>`;
}

/** @param {import("./live.js").Live} live */
function play(live) {
  const { board } = live.sections;
  fetchLand(() => {
    if (!live.landed) {
      live.landed = true;
      live.draw();
    }
  });
  return html`<main id="main" class="board"><h1 class="unseen">The partnership in ${season(live.room.quarter)}</h1>${head(live)}<div class="board-map">${map(board, BOARD)}</div>${gauge(live)}${news(live)}<p class="board-simulated">${live.room.simulated}</p></main>`;
}

/** @param {import("./live.js").Live} live */
function page(live) {
  const { room } = live.sections;
  if (live.sections.clock.frozen && room.phase !== "debrief")
    return html`<main id="main" class="lobby"><h1>${capital(season(room.quarter))}. One moment, please.</h1></main>`;
  if (room.phase === "lobby") return lobby(live);
  if (room.phase === "debrief" || room.debrief_open) return debriefBoard(live);
  if (room.phase === "brief" && room.turn === 1 && room.slides.length) return slide(live);
  return play(live);
}

const live = new Live(page);
live.ui = { slide: 0, page: 0 };
addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  if (live.room.debrief_open) turnPage(live, step);
  else live.ui.slide = Math.max(0, Math.min(live.room.slides.length - 1, live.ui.slide + step));
  live.draw();
});
setInterval(() => {
  if (told(live) || live.toldBefore) {
    live.toldBefore = !!told(live);
    live.draw();
  }
}, 5000);
live.start();
