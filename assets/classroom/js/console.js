// The facilitator's console.
import { html, nothing } from "./lit/lit-html.js";
import { tabs } from "./fields.js";
import { Live, seconds } from "./live.js";
import { injects, writeDialog } from "./console/injects.js";
import { exporting, forget, insights, links, openDebrief, settingsOf, tables } from "./console/room.js";
import { course } from "./console/course.js";
import { people, roster, weights } from "./console/people.js";
import { rollback, timeline } from "./console/timeline.js";
import { rulings } from "./console/rulings.js";
import { alerts, clockBox, header, pause, tell } from "./console/run.js";
import { seatDialog, seats, sheet } from "./console/seats.js";
import { talk } from "./console/talk.js";
import { allUnread } from "./desk/parts.js";
import { deal } from "./desk/deals.js";
import { leaveAddress } from "./session.js";
import { keys, settings } from "./settings.js";
import { PHASES, season } from "./words.js";

const KEYS = [
  ["Space", "pause or resume"],
  ["+ −", "a minute more, a minute less"],
  ["I", "pin an insight"],
  ["1–5", "run, messages, deals, people, room"],
  ["?", "this page"],
];
const DIALOGS = { tell, sheet, seat: seatDialog, write: writeDialog, rollback, debrief: openDebrief, forget };
/** @param {import("./live.js").Live} live */
const waits = (live) => live.sections.console.proposals.some((one) => one.status === "waiting");
const TABS = {
  run: [
    "Run",
    (live) =>
      html`${waits(live) || ["orders", "adjudicate"].includes(live.room.phase) ? [rulings(live), injects(live)] : [injects(live), rulings(live)]}${insights(live, live.sections.console.insights)}<div class="row wrap"><a class="button" href=${live.sections.console.links.board} target="_blank">Open the board</a><a class="button" href="/d/${live.token}">Open the debrief</a></div>`,
  ],
  messages: ["Messages", (live) => talk(live)],
  deals: [
    "Deals",
    (live) =>
      html`<section class="stack" aria-label="Deals"><h2>Deals</h2>${live.sections.deals.length ? html`<ul class="hairline">${live.sections.deals.toReversed().map((one) => deal(live, one))}</ul>` : html`<p class="empty">No deals yet.</p>`}</section>`,
  ],
  people: ["People", (live) => html`${people(live)}${roster(live)}${weights(live)}`],
  room: ["Room", (live) => html`${links(live)}${settingsOf(live)}${course(live)}${exporting(live)}${tables(live)}`],
};

/** @param {import("./live.js").Live} live */
function side(live) {
  const unread = allUnread(live),
    waiting = live.sections.console.proposals.filter((one) => one.status === "waiting").length,
    many = { messages: unread, run: waiting };
  const rows = Object.entries(TABS).map(([id, [name]]) => ({
    id,
    panel: "side-panel",
    label: html`${name}${many[id] ? html`<span class="count"><span class="unseen">, waiting: </span>${many[id]}</span>` : nothing}`,
  }));
  return html`<aside class="console-side" aria-label="Tools">${tabs(live, "Tools", rows, live.ui.tab, (id) => {
    live.ui.tab = id;
    live.draw();
  })}<div class="side-panel stack" id="side-panel" role="tabpanel" aria-labelledby="tab-${live.ui.tab}">${TABS[live.ui.tab][1](live)}</div></aside>`;
}

/** @param {import("./live.js").Live} live */
function page(live) {
  const what = live.ui.dialog?.what;
  return html`${header(live)}<div class="console"><main id="main" class="console-main stack" tabindex="-1"><h1 class="unseen">Console: ${PHASES[live.room.phase]}, ${season(live.room.quarter)}</h1>${alerts(live)}${clockBox(live)}${seats(live)}${timeline(live)}</main>${side(live)}</div>
    ${what ? DIALOGS[what](live) : nothing}${settings(live, KEYS)}`;
}

await leaveAddress("f");
const live = new Live(page);
live.ui = { tab: live.room.phase === "lobby" ? "room" : "run" };
let phase = live.room.phase,
  warned = false;
live.changed.push((_, added) => {
  if (live.room.phase !== phase) {
    if (phase === "lobby" && live.ui.tab === "room") live.ui.tab = "run";
    phase = live.room.phase;
    live.say(`${PHASES[phase]}.`);
  }
  for (const one of added.notices ?? []) if (["late", "deal", "security"].includes(one.kind)) live.say(one.says);
});
live.ticking = () => {
  const left = seconds(live.sections.clock, live.now),
    due = left !== null && left <= 30;
  if (due && !warned) live.say("Half a minute left.");
  warned = due;
};
const minute = (by) => live.ask({ do: "extend", seconds: by });
const tab = (id) => () => {
  live.ui.tab = id;
  live.draw();
};
keys({
  Space: () => pause(live),
  "+": () => minute(60),
  "-": () => minute(-60),
  "?": () => {
    live.ui.settings = true;
    live.draw();
  },
  i: () => {
    live.ui.tab = "run";
    live.draw();
    setTimeout(() => document.getElementById("field-insight")?.focus(), 30);
  },
  ...Object.fromEntries(Object.keys(TABS).map((id, at) => [String(at + 1), tab(id)])),
});
setInterval(() => live.draw(), 5000); // "12 s ago" grows
live.start();
