// The room itself: links, QR, lengths, odds, people and marks, insights, exports, other tables, forgetting.
import { html, nothing } from "../lit/lit-html.js";
import { closeDialog, dialog, field, segments, text, write } from "../fields.js";
import { glyph, icon } from "../signs.js";
import { PHASES, season } from "../words.js";
import { ask, open, shut } from "./act.js";
import { copy } from "./seats.js";

const EXPORTS = {
  "canvas.csv": "Grades, for Canvas",
  "moodle.csv": "Grades, for Moodle",
  "grades.csv": "Grades by part",
  "people.csv": "People",
  "timeline.csv": "Timeline",
  "orders.csv": "Orders",
  "messages.csv": "Messages",
  "deals.csv": "Deals",
  "forecasts.csv": "Forecasts",
  "class.json": "To share with the class: no names, no words",
  "room.json": "The instructor’s record: the whole room",
  "dictionary.json": "What every column means",
  "campaign.jsonl": "The game, to play on at one computer",
  "copy.wedge": "A copy of the room’s file",
};
/** @param {import("../live.js").Live} live */
export function links(live) {
  const { console: own, room } = live.sections,
    named = { board: "Board", observer: "Observers", press: "Press", evaluator: "Evaluator" };
  return html`<section class="stack" aria-label="Links"><h2>How they come in</h2><div class="row join-box">${room.qr ? html`<img class="qr" src=${room.qr} alt="QR code of the join page" />` : nothing}<div class="tight"><p class="code-big">${room.code.slice(0, 3)} ${room.code.slice(3)}</p><p class="small">${room.address}</p><p class="small strong">${own.reach.says}</p><p><a href="/reach" target="_blank">Test from a phone: ${room.address}/reach</a></p></div></div>
    <div class="between wrap"><span class="label">The door</span>${segments(
      "The door",
      [
        ["open", "Open"],
        ["wide", "Wide open"],
        ["closed", "Closed"],
      ],
      own.settings.door,
      (door) => ask(live, { do: "door", door }),
    )}</div><p class="caption">Open: six people from one device, then one every quarter of a minute. Wide open: for a class behind one address.</p>
    <button class="button" @click=${() => ask(live, { do: "remove_since", seconds: 300 }, "Removed.")}>Remove all who came in the last five minutes</button>
    <ul class="hairline">${Object.entries(named)
      .filter(([kind]) => own.links[kind])
      .map(
        ([kind, label]) =>
          html`<li class="between line-item"><span>${label}</span><span class="row"><a class="button plain" href=${own.links[kind]} target="_blank">Open<span class="unseen"> ${label}</span></a><button class="button plain" @click=${() => copy(live, own.links[kind])}>Copy<span class="unseen"> the link: ${label}</span></button></span></li>`,
      )}</ul></section>`;
}

/** @param {import("../live.js").Live} live */
export function settingsOf(live) {
  const { settings } = live.sections.console,
    names = ["brief", "negotiate", "orders", "adjudicate", "reveal"].filter(
      (one) => settings.lengths[one] !== undefined,
    );
  const change = (lengths, automatic = settings.automatic) => ask(live, { do: "lengths", lengths, automatic });
  return html`<section class="stack rule" aria-label="Settings"><h2>Settings</h2><div class="between wrap"><span class="label">What each team may order</span>${segments(
    "What each team may order",
    [
      ["class", "Short hand"],
      ["whole", "All of it"],
    ],
    live.sections.room.deck,
    (deck) => ask(live, { do: "deck", deck }),
  )}</div>
    <div class="between wrap"><span class="label">Staff estimates on the desks</span>${segments(
      "Staff estimates on the desks",
      [
        ["off", "Off"],
        ["delayed", "A quarter late"],
        ["on", "On"],
      ],
      settings.odds,
      (mode) => ask(live, { do: "odds", mode }),
    )}</div>
    <fieldset class="lengths"><legend class="label">Seconds for each phase (0: no limit)</legend>${names.map((one) => html`<label class="small">${PHASES[one]}<input class="field" type="number" min="0" max="7200" step="10" .value=${String(settings.lengths[one])} @change=${(e) => change({ [one]: Number(e.target.value) })} /></label>`)}</fieldset>
    <label class="check"><input type="checkbox" .checked=${settings.automatic} @change=${(e) => change({}, e.target.checked)} />Phases go on by themselves when the time is over</label></section>`;
}

/** @param {import("../live.js").Live} live */
export function insights(live, rows) {
  const { room } = live.sections;
  const pin = async (event) => {
    event.preventDefault();
    const ack = await ask(live, { do: "insight", turn: room.turn, text: text(live, "insight").trim() }, "Pinned.");
    if (ack.ok) write(live, "insight", "");
    live.draw();
  };
  return html`<section class="stack rule" aria-label="Insights"><h2>Insights for the debrief</h2><form class="stack" @submit=${pin}>${field(live, "insight", { label: `Pin one to ${season(room.quarter)}`, most: 400, rows: 2 })}<button class="button" ?disabled=${!text(live, "insight").trim()}>${icon("flag", "small")}Pin it <span class="key">I</span></button></form>
    ${rows?.length ? html`<ul class="hairline">${rows.map((one) => html`<li class="line-item small"><b>${one.quarter ?? `Quarter ${one.turn}`}</b> ${one.text} <span class="caption">${one.who ?? ""}</span></li>`)}</ul>` : nothing}</section>`;
}

/** @param {import("../live.js").Live} live */
export function exporting(live) {
  const { console: own, seats, room } = live.sections;
  return html`<section class="stack rule" aria-label="Exports"><h2>Take it with you</h2><ul class="hairline">${own.exports.map((name) => html`<li class="between line-item"><span>${EXPORTS[name] ?? name}</span><a class="button plain" href="/export/${live.token}/${name}" download>${icon("dl", "small")}${name}</a></li>`)}</ul>
    ${room.turn > 1 ? html`<h3>Report of each team</h3><div class="row wrap">${seats.map((one) => html`<a class="button" href="/report/${live.token}/${one.country}" target="_blank">${glyph(one.country, "small")}${one.name}</a>`)}</div>` : nothing}
    <div class="row wrap"><a class="button" href="/d/${live.token}">Open the debrief</a>${room.debrief_open ? nothing : html`<button class="button" @click=${() => open(live, "debrief")}>Open the debrief to all</button>`}</div>
    <button class="button plain" @click=${() => open(live, "forget")}>${icon("warn", "small")}Delete personal records…</button></section>`;
}

/** @param {import("../live.js").Live} live */
export function tables(live) {
  const rows = live.sections.console.tables ?? [];
  if (!rows.length) return nothing;
  return html`<section class="stack rule" aria-label="Other tables"><h2>Other tables</h2><ul class="hairline">${rows.map((one) => html`<li class="between line-item"><span><b>${one.title}</b> <span class="caption">${one.code}</span></span>${one.url ? html`<a class="button plain" href=${one.url}>Go there<span class="unseen">: ${one.title}</span></a>` : nothing}</li>`)}</ul></section>`;
}

/** @param {import("../live.js").Live} live */
export function openDebrief(live) {
  return dialog(
    "Open the debrief to all",
    () => shut(live),
    html`<h2>Open the debrief to all?</h2><p>Every secret of this exercise is open from then on: covert orders, private intelligence, secret deals. The game cannot be played on.</p>`,
    html`<button class="button primary" @click=${() => {
      closeDialog();
      ask(live, { do: "open_debrief" });
    }}>Open the debrief</button><button class="button" @click=${closeDialog}>Cancel</button>`,
  );
}

/** @param {import("../live.js").Live} live */
export function forget(live) {
  const send = async (event) => {
    event.preventDefault();
    const ack = await ask(
      live,
      { do: "forget", confirm: text(live, "forget").trim().toUpperCase().replace(/\s/g, "") },
      "Deleted.",
    );
    if (ack.ok) {
      write(live, "forget", "");
      closeDialog();
    }
  };
  return dialog(
    "Delete personal records",
    () => shut(live),
    html`<form id="forget" class="stack" @submit=${send}><h2>Delete personal records</h2><p>Names, links, messages and tickets are deleted for good; results and orders stay. Everybody’s link ends. Export first what you need for grades.</p>${field(live, "forget", { label: `Write the code of this room, ${live.sections.room.code}`, most: 8 })}</form>`,
    html`<button class="button primary" form="forget">Delete</button><button class="button" @click=${closeDialog}>Cancel</button>`,
  );
}
