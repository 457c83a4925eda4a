// Watching: observers see what is public, the press all a quarter late, evaluators all, and each does their part.
import { html, nothing } from "./lit/lit-html.js";
import { repeat } from "./lit/directives/repeat.js";
import { story, slides } from "./desk/brief.js";
import { deal } from "./desk/deals.js";
import { bubble, stayAtEnd } from "./desk/messages.js";
import { clock, timeline } from "./desk/header.js";
import { headlines, indexLine, needles, outlook } from "./desk/situation.js";
import { sheetSaid } from "./console/seats.js";
import { forecasts, quiz, ticket } from "./desk/tasks.js";
import { BOARD, fetchLand, map } from "./draw/map.js";
import { field, tabs, text, write } from "./fields.js";
import { Live } from "./live.js";
import { label, talk } from "./console/talk.js";
import { keys, settings, settingsButton } from "./settings.js";
import { glyph, icon, strandBars } from "./signs.js";
import { LIGHTS, PHASES, capital, season } from "./words.js";

const KIND = {
  observer: ["Observer", "You see what everybody may see."],
  press: ["The press", "You see everything, a quarter late. What you print, all desks and the board show."],
  evaluator: ["Evaluator", "You see everything and change nothing. Pin what should be talked about."],
};
const KEYS = [
  ["1–4", "parts of the page"],
  ["?", "this page"],
];

/** @param {import("./live.js").Live} live */
async function send(live, act, name) {
  const ack = await live.ask(act);
  if (ack.ok) {
    write(live, name, "");
    live.say("Kept.");
    live.draw();
  }
}

/** @param {import("./live.js").Live} live */
function press(live) {
  const said = text(live, "headline").trim();
  return html`<form class="stack panel" aria-label="Print a headline" @submit=${(e) => {
    e.preventDefault();
    send(live, { do: "headline", text: said }, "headline");
  }}><h2>Print a headline</h2>${field(live, "headline", { label: "Headline, under sixty characters reads best", most: 120 })}
    <p class="caption">${said.length} characters. Regimes act: “Tehran”, “the Kremlin”. ${live.room.simulated}</p><button class="button primary" ?disabled=${!said}>Print it</button></form>`;
}

/** @param {import("./live.js").Live} live */
function evaluator(live) {
  const said = text(live, "insight").trim(),
    { room } = live.sections;
  return html`<form class="stack panel" aria-label="Pin an insight" @submit=${(e) => {
    e.preventDefault();
    send(live, { do: "insight", turn: room.turn, text: said }, "insight");
  }}><h2>Pin an insight to ${season(room.quarter)}</h2>${field(live, "insight", { label: "What should the debrief come back to?", most: 400, rows: 3 })}<button class="button primary" ?disabled=${!said}>${icon("flag", "small")}Pin it</button></form>`;
}

/** @param {import("./live.js").Live} live */
function sheets(live) {
  const { seats, desks } = live.sections;
  return html`<section class="stack" aria-label="Sheets"><h2>Sheets as they are drafted</h2><ul class="hairline">${seats.map(
    (one) => {
      const desk = desks[one.country];
      return html`<li class="act">${glyph(one.country)}<div class="grow tight"><p><b>${one.name}</b> <span class="caption">${LIGHTS[one.light]}; ${one.people.map((each) => each.name).join(", ") || "the computer"}</span></p>
    <p>${
      sheetSaid(live, one.country, desk.draft)
        .map(([title, step]) => (step ? `${title} (${step})` : title))
        .join(", ") || "Nothing drafted."
    }</p>${desk.rationale ? html`<p class="small said">“${desk.rationale}”</p>` : nothing}</div></li>`;
    },
  )}</ul></section>`;
}

/** @param {import("./live.js").Live} live */
function situation(live) {
  const { board } = live.sections;
  fetchLand(() => {
    if (!live.landed) {
      live.landed = true;
      live.draw();
    }
  });
  return html`<div class="watch-top"><div class="watch-map">${map(board, BOARD)}</div><div class="stack">${indexLine(board)}${strandBars(board.strands)}${needles(board)}</div></div><div class="watch-two">${live.sections.outlook ? html`<div class="stack">${outlook(live.sections.outlook)}</div>` : nothing}<div class="stack">${headlines(board.headlines)}</div></div>`;
}

/** @param {import("./live.js").Live} live */
function brief(live) {
  const { brief: found, room } = live.sections;
  return found.evening ? story(live, found.evening) : slides(room.slides);
}

/** @param {import("./live.js").Live} live */
function messages(live) {
  if (live.sections.channels.length > 1) return talk(live, true);
  const rows = live.sections.messages;
  setTimeout(stayAtEnd);
  return html`<section class="stack" aria-label="Messages"><h2>${live.sections.channels[0] ? label(live, live.sections.channels[0]) : "Messages"}</h2><ol class="thread watch-thread" tabindex="0" aria-label="Messages to everybody" data-thread="all">${
    rows.length
      ? repeat(
          rows,
          (one) => one.n,
          (one) => bubble(live, one),
        )
      : html`<li class="empty">Nothing has been said to everybody yet.</li>`
  }</ol></section>`;
}

/** @param {import("./live.js").Live} live */
function part(live) {
  const { kind } = live.me;
  return html`<div class="stack">${kind === "press" ? press(live) : kind === "evaluator" ? html`${evaluator(live)}${live.sections.desks ? sheets(live) : nothing}` : nothing}
    ${live.sections.tasks ? html`${live.sections.tasks.ticket ? ticket(live) : nothing}${live.sections.tasks.forecast ? forecasts(live) : nothing}${live.sections.tasks.quiz ? quiz(live) : nothing}` : nothing}
    <section class="stack" aria-label="Deals"><h2>Deals</h2>${live.sections.deals.length ? html`<ul class="hairline">${live.sections.deals.map((one) => deal(live, one))}</ul>` : html`<p class="empty">No deal is known.</p>`}</section></div>`;
}

const PARTS = {
  situation: ["Situation", situation],
  brief: ["Brief", brief],
  messages: ["Messages", messages],
  part: ["Your part", part],
};

/** @param {import("./live.js").Live} live */
function page(live) {
  const { room } = live.sections,
    [kind, says] = KIND[live.me.kind] ?? KIND.observer,
    shown = PARTS[live.ui.part][1](live);
  return html`<header class="desk-head"><span class="brand">Wedge</span><div class="grow"><p class="title">${kind}</p><p class="caption">${capital(season(room.quarter))}, quarter ${room.turn} of ${room.quarters}; ${PHASES[room.phase].toLowerCase()}</p></div><div class="only-wide">${timeline(room)}</div>${clock(live)}${settingsButton(live)}</header>
    <main id="main" class="watch" tabindex="-1"><h1 class="unseen">${kind}: ${room.title}</h1><p class="small">${says}${room.debrief_open ? html` <a href="/d/${live.token}">The debrief is open.</a>` : nothing}</p>
    ${tabs(
      live,
      "Parts of the page",
      Object.entries(PARTS).map(([id, [name]]) => ({ id, label: name, panel: "watch-panel" })),
      live.ui.part,
      (id) => {
        live.ui.part = id;
        live.draw();
      },
    )}
    <div id="watch-panel" role="tabpanel" aria-labelledby="tab-${live.ui.part}" class="watch-panel">${shown}</div><p class="caption">${room.simulated} Boundaries imply no endorsement.</p></main>${settings(live, KEYS)}`;
}

const live = new Live(page);
live.ui = { part: "situation" };
let phase = live.room.phase;
live.changed.push((_, added) => {
  if (live.room.phase !== phase) {
    phase = live.room.phase;
    live.say(`${PHASES[phase]}. ${capital(season(live.room.quarter))}.`);
  }
  for (const one of added.notices ?? []) live.say(one.says);
});
keys({
  "?": () => {
    live.ui.settings = true;
    live.draw();
  },
  ...Object.fromEntries(
    Object.keys(PARTS).map((id, at) => [
      String(at + 1),
      () => {
        live.ui.part = id;
        live.draw();
      },
    ]),
  ),
});
live.start();
