// The head of the desk: who we are, which quarter, what we have, and how long is left.
import { html, nothing, svg } from "../lit/lit-html.js";
import { clockFigure } from "../live.js";
import { settingsButton } from "../settings.js";
import { delta, glyph, pips } from "../signs.js";
import { whole } from "../words.js";
import { nameOf } from "./parts.js";

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
  const waits = now.frozen ? "frozen" : now.paused ? "paused" : TO[room.phase];
  return html`<div class="clock" role="timer" aria-label=${waits}>${clockFigure("clock-figure")}<span class="caption">${waits}</span></div>`;
}

// The quarter that is spoken of: once it is revealed, the one just played, until the next begins.
/** @param {import("../live.js").Live} live */
export function atHand(live) {
  const { room, world } = live.sections;
  return room.phase === "reveal" && world.turn ? { quarter: world.path.at(-1).quarter, turn: world.turn } : room;
}

/** @param {import("../live.js").Live} live */
export function header(live) {
  const { room, own, orders } = live.sections,
    told = atHand(live);
  return html`<header class="desk-head">${glyph(live.me.seat, "big")}
    <div class="grow-title"><p class="title">${nameOf(live, live.me.seat)}</p><p class="caption">${told.quarter}, quarter ${told.turn}<span class="only-wide"> of ${room.quarters}</span></p></div>
    <div class="only-wide">${timeline(room)}</div><div class="grow"></div>
    <dl class="wallet only-wide"><div><dt class="caption">Political capital</dt><dd class="row capital"><b>${orders.capital}</b>${pips(Math.max(0, orders.left), Math.max(orders.capital, 1), `${orders.left} not yet spent`)}</dd></div>
      ${own?.income ? html`<div><dt class="caption">Oil income</dt><dd class="row"><b>$${whole(own.income.oil)}bn</b><span class="small">${delta(own.income.change)}</span></dd></div>` : nothing}
      ${own?.loyalty ? html`<div><dt class="caption">Loyalty, weakest</dt><dd class="row"><b>${whole(own.loyalty.value)}</b><span class="small">${own.loyalty.weakest}</span></dd></div>` : nothing}</dl>
    ${clock(live)}${settingsButton(live)}</header>`;
}
