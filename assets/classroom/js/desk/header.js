// The head of the desk: who we are, which quarter, what we have, and how long is left.
import { html, nothing, svg } from "../lit/lit-html.js";
import { clockFigure } from "../live.js";
import { settingsButton } from "../settings.js";
import { delta, glyph } from "../signs.js";
import { amount, capital, dated, season, weeks, whole } from "../words.js";
import { costs, nameOf, sheet } from "./parts.js";

const TO = {
  lobby: "in the lobby",
  brief: "to read",
  negotiate: "to talk",
  orders: "to submit",
  adjudicate: "orders closed",
  reveal: "to the next",
  debrief: "debrief",
};

export function timeline(room) {
  return html`<svg class="quarters" viewBox="0 0 ${room.quarters * 9} 12" role="img" aria-label=${`Quarter ${room.turn} of ${room.quarters}`}>${Array.from({ length: room.quarters }, (_, at) => svg`<rect x=${at * 9} y="2" width="7" height="8" class=${at + 1 === room.turn ? "q-now" : at + 1 < room.turn ? "q-past" : "q-next"} />`)}</svg>`;
}

/** @param {import("../live.js").Live} live */
export function clock(live) {
  const { room, clock: now } = live.sections;
  // The place's own name is enough on a phone.
  const place = now.zone?.split("/").at(-1).replaceAll("_", " ");
  const by =
    now.zone && now.ends ? `${TO[room.phase]} by ${dated(now.ends, now.zone, "short")}, ${place}` : TO[room.phase];
  const waits = now.frozen ? "frozen" : now.paused ? "paused" : by;
  return html`<div class="clock ${now.zone ? "clock-dated" : ""}" role="timer" aria-label=${waits}>${clockFigure("clock-figure")}<span class="caption">${waits}</span></div>`;
}

// The quarter that is spoken of: once it is revealed, the one just played, until the next begins.
/** @param {import("../live.js").Live} live */
export function atHand(live) {
  const { room, brief } = live.sections;
  return room.phase === "reveal" && brief.evening ? { quarter: brief.evening.title, turn: brief.evening.turn } : room;
}

// One figure of a seat's own, with its error once and its change.
/** @param {import("../protocol.d.ts").ShownFigure} one */
export function figure(one) {
  const shown = `${one.unit === "$" ? "$" : ""}${amount(one.value, one.digits)}`;
  return html`<b>${shown}</b>${one.error >= 0.5 ? html` <span class="caption">±${whole(one.error)}</span>` : nothing}${one.unit && one.unit !== "$" ? html` <span class="caption">${one.unit}</span>` : nothing}${Math.abs(one.change) >= 0.5 ? html` <span class="small">${delta(one.change)}</span>` : nothing}`;
}

/** @param {import("../live.js").Live} live */
export function header(live) {
  const { room, board } = live.sections,
    told = atHand(live),
    left = costs(board, sheet(live).found, live.sections.room.deck).left;
  const others = board.resources.filter((one) => !/weeks/i.test(one.key)).slice(0, 3);
  return html`<header class="desk-head">${glyph(live.me.seat, "big")}
    <div class="grow-title"><p class="title">${nameOf(live, live.me.seat)}</p><p class="caption">${capital(season(told.quarter))}, quarter ${told.turn}<span class="only-wide"> of ${room.quarters}</span></p></div>
    <div class="only-wide">${timeline(room)}</div><div class="grow"></div>
    <dl class="wallet only-wide"><div><dt class="caption">Weeks</dt><dd><b>${weeks(left)}</b> <span class="caption">left of ${weeks(board.weeks.has)}</span></dd></div>
      ${others.map((one) => html`<div><dt class="caption">${one.label}</dt><dd>${figure(one)}</dd></div>`)}</dl>
    ${clock(live)}${settingsButton(live)}</header>`;
}
