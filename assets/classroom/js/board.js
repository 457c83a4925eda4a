// The projector: public facts only, to be read at ten metres. Lobby, play, and the debrief on the board.
import { html, nothing } from "./lit/lit-html.js";
import { Live, clockFigure } from "./live.js";
import { fan } from "./draw/charts.js";
import { BOARD, fetchLand, map } from "./draw/map.js";
import { debriefBoard, turnPage } from "./debrief/board.js";
import { atHand } from "./desk/header.js";
import { delta, glyph, icon, pips } from "./signs.js";
import { OUTCOMES, PHASES, shareOf, whole } from "./words.js";

const LIGHT = { ready: "check", drafting: "clock", joined: "clock", idle: "clock", proxy: "gear", empty: "gear" };
const LIGHT_SAID = {
  ready: "ready",
  drafting: "drafting",
  joined: "joined",
  idle: "idle",
  proxy: "the engine stands in",
  empty: "played by the engine",
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
  return html`<header class="board-head"><span class="brand">Wedge</span><p class="board-quarter">${told.quarter}</p><p class="board-of">quarter ${told.turn} of ${room.quarters}</p><span class="grow"></span>
    <ul class="board-lights" aria-label="Seats">${seats.map((one) => html`<li>${glyph(one.country)}${icon(LIGHT[one.light])}<span class="unseen">${one.name}: ${LIGHT_SAID[one.light]}</span></li>`)}</ul>
    <div class="board-clock" role="timer" aria-label="Time left">${clock.paused || clock.frozen ? icon("pause") : nothing}${clockFigure("board-time")}${clock.ends === null && !clock.paused ? html`<span class="board-phase">${PHASES[room.phase]}</span>` : nothing}</div></header>`;
}

function outcomes(found) {
  const rows = ["durable_alliance", "holds", "frayed", "fractured", "catastrophe"].filter(
    (name) => found.outcomes[name],
  );
  return html`<dl class="board-outcomes">${rows.map(
    (
      name,
    ) => html`<div><dt>${OUTCOMES[name]}</dt><dd><b>${shareOf(found.outcomes[name])[0]}</b> <span class="pm">${shareOf(found.outcomes[name])[1]}</span></dd>
    <dd class="meter"><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="meter-track" width="100" height="4" /><rect class="out-${name}" width=${found.outcomes[name].value * 100} height="4" /></svg></dd></div>`,
  )}</dl>`;
}

/** @param {import("./live.js").Live} live */
function gauge(live) {
  const { world, room, outlook: odds } = live.sections;
  return html`<section class="board-gauge" aria-label="Russia–Iran partnership"><h2>Russia–Iran partnership</h2>
    <div class="board-index"><span class="board-figure">${whole(world.index)}</span><div><p class="board-word">${world.word}</p><p class="board-change">${delta(world.change)} ${world.turn ? "this quarter" : "so far"}</p></div></div>
    <div class="board-chart ${odds ? "" : "board-chart-alone"}">${fan(world, odds, { width: odds ? 380 : 640, height: 350, left: 44, right: odds ? 370 : 630, quarters: room.quarters, size: 28.5 })}${odds ? outcomes(odds) : html`<dl class="board-facts"><div><dt>Escalation</dt><dd>rung ${world.escalation.rung.toFixed(1)} of ${world.escalation.of}</dd></div><div><dt>Brent</dt><dd>$${whole(world.oil.brent)}</dd></div></dl>`}</div>
    ${odds ? html`<p class="board-note">Model odds of ${odds.as_of}${odds.delayed ? ", a quarter late" : ""}</p>` : nothing}</section>`;
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
  const { world } = live.sections,
    notice = told(live);
  if (notice)
    return html`<section class="board-news board-told" aria-live="polite"><h2>${notice.kind === "inject" ? "Just in" : notice.kind === "press" ? "The press" : "From the facilitator"}</h2><p class="board-tell">${notice.title && notice.kind === "inject" ? html`<b>${notice.title}.</b> ` : nothing}${notice.says}</p></section>`;
  return html`<section class="board-news" aria-label="What just happened"><h2>${world.turn ? `What happened in ${world.path.at(-1).quarter}` : "What just happened"}</h2>${world.headlines.length ? html`<ul>${world.headlines.slice(0, 3).map((one) => html`<li>${glyph(one.country)}<div><p class="board-headline">${one.says}</p>${one.after ? html`<p class="board-after">${one.after}</p>` : nothing}</div></li>`)}</ul>` : html`<p class="board-tell">Nothing has happened yet.</p>`}</section>`;
}

/** @param {import("./live.js").Live} live */
function slide(live) {
  const { slides } = live.sections.room,
    one = slides[live.ui.slide % slides.length];
  return html`<main id="main" class="board-slide">${head(live)}<div class="slide-inside"><h1>${one.title}</h1>${one.lines.map((line) => html`<p>${line}</p>`)}<p class="slide-of">${live.ui.slide + 1} of ${slides.length}</p></div></main>`;
}

/** @param {import("./live.js").Live} live */
function play(live) {
  const { world } = live.sections;
  fetchLand(() => {
    if (!live.landed) {
      live.landed = true;
      live.draw();
    }
  });
  return html`<main id="main" class="board"><h1 class="unseen">The partnership in ${live.room.quarter}</h1>${head(live)}<div class="board-map">${map(world, BOARD)}</div>${gauge(live)}${news(live)}<p class="board-simulated">${live.room.simulated}</p></main>`;
}

/** @param {import("./live.js").Live} live */
function page(live) {
  const { room } = live.sections;
  if (live.sections.clock.frozen && room.phase !== "debrief")
    return html`<main id="main" class="lobby"><h1>${room.quarter}. One moment, please.</h1></main>`;
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
