// A team's desk: situation, brief, orders, tasks, messages; three columns, two, or one with tabs below.
import { html, nothing } from "./lit/lit-html.js";
import { Live, seconds } from "./live.js";
import { briefing } from "./desk/brief.js";
import { tabs } from "./fields.js";
import { header } from "./desk/header.js";
import { messages } from "./desk/messages.js";
import { canLock, orders, submit } from "./desk/orders.js";
import { allUnread, mine, nameOf, toAnswer, unsettled } from "./desk/parts.js";
import { situation } from "./desk/situation.js";
import { tasks } from "./desk/tasks.js";
import { keys, settings } from "./settings.js";
import { icon } from "./signs.js";
import { PHASES, capital, season } from "./words.js";

const PANELS = {
  situation: ["Situation", "eye", situation],
  orders: ["Orders", "check", orders],
  messages: ["Messages", "msg", (live) => messages(live, true)],
  brief: ["Brief", "brief", briefing],
  tasks: ["Tasks", "flag", tasks],
};
const COLUMNS = {
  three: [["situation", "brief"], ["orders", "tasks"], ["messages"]],
  two: [
    ["situation", "brief"],
    ["orders", "messages", "tasks"],
  ],
  one: [["situation", "orders", "messages", "brief", "tasks"]],
};
const wide = matchMedia("(min-width: 73.75em)"),
  middle = matchMedia("(min-width: 51.25em)");
const mode = () => (wide.matches ? "three" : middle.matches ? "two" : "one");

/** @param {import("./live.js").Live} live */
function badge(live, panel) {
  const { tasks: asked, room } = live.sections;
  if (panel === "messages") return allUnread(live) + toAnswer(live).length;
  if (panel === "orders") return live.sections.orders.open ? unsettled(live).length : 0;
  if (panel === "tasks" && asked?.forecast?.open)
    return asked.forecast.questions.filter((one) => asked.forecast.mine[one.question] === undefined).length;
  return panel === "brief" && live.ui.newBrief && room.turn > 1 ? 1 : 0;
}

/** @param {import("./live.js").Live} live */
function open(live, panel) {
  live.ui.recent = [panel, ...live.ui.recent.filter((one) => one !== panel)];
  if (panel === "brief") live.ui.newBrief = false;
  live.draw();
}

/** @param {import("./live.js").Live} live */
function tabLabel(live, panel, below) {
  const [name, drawn] = PANELS[panel],
    many = badge(live, panel);
  return html`${below ? icon(drawn) : nothing}<span>${name}</span>${many ? html`<span class="count"><span class="unseen">, new: </span>${many}</span>` : nothing}`;
}

/** @param {import("./live.js").Live} live */
function column(live, panels, below) {
  const shown = panels.toSorted((a, b) => live.ui.recent.indexOf(a) - live.ui.recent.indexOf(b))[0];
  const bar =
    panels.length > 1
      ? tabs(
          live,
          below ? "Parts of the desk" : `Left: ${PANELS[panels[0]][0]}`,
          panels.map((one) => ({ id: one, label: tabLabel(live, one, below), panel: `panel-${one}` })),
          shown,
          (one) => open(live, one),
          below ? "below" : "above",
        )
      : nothing;
  const panel = html`<section class="panel-${shown} desk-panel" id="panel-${shown}" role=${panels.length > 1 ? "tabpanel" : "region"} tabindex="0" aria-label=${PANELS[shown][0]}>${PANELS[shown][2](live)}</section>`;
  return below
    ? html`<div class="column">${panel}</div><nav class="bottom" aria-label="Parts of the desk">${bar}</nav>`
    : html`<div class="column column-${panels[0]}">${bar}${panel}</div>`;
}

const KEYS = [
  ["Ctrl Enter", "submit orders"],
  ["1–9", "focus an order"],
  ["S O M B T", "situation, orders, messages, brief, tasks"],
  ["?", "this page"],
  ["Tab", "next; the ring shows where you are"],
];

/** @param {import("./live.js").Live} live */
function page(live) {
  const now = mode();
  return html`${header(live)}${nudges(live)}<main id="main" class="desk desk-${now}" tabindex="-1"><h1 class="unseen">${nameOf(live, live.me.seat)}: ${PHASES[live.room.phase]}, ${season(live.room.quarter)}</h1>
    ${COLUMNS[now].map((panels) => column(live, panels, now === "one"))}</main>${settings(live, KEYS)}`;
}

/** @param {import("./live.js").Live} live */
function nudges(live) {
  const told = live.ui.told;
  if (!told) return nothing;
  return html`<aside class="told" aria-label="Told just now">${icon(told.kind === "inject" ? "bolt" : "msg")}<div class="grow">${told.title ? html`<p class="head">${told.title}</p>` : nothing}<p>${told.says}</p></div>
    <button class="button iconic" @click=${() => {
      live.ui.told = null;
      live.draw();
    }}>${icon("close")}<span class="unseen">Close this</span></button></aside>`;
}

// What a phase asks for comes to the front, unless somebody is writing.
const ASKED = {
  lobby: ["brief", "tasks"],
  brief: ["brief", "tasks"],
  negotiate: ["messages", "orders", "situation"],
  orders: ["orders", "situation", "messages"],
  adjudicate: [],
  reveal: ["brief"],
  debrief: ["tasks"],
};

/** @param {import("./live.js").Live} live */
function turnTo(live) {
  const busy =
    document.querySelector("dialog[open]") ||
    document.activeElement?.matches("textarea, select, input:not([type=range])");
  if (busy) return;
  const asked = ASKED[live.room.phase];
  live.ui.recent = [...asked, ...live.ui.recent.filter((one) => !asked.includes(one))];
  if (asked[0] === "brief") live.ui.newBrief = false;
}

const PASSING = ["deal", "clock", "press", "proxy"],
  PASSES = 15000;
const SHOWN = ["nudge", "tell", "inject", "ruling", "late", "rollback", "proxy", "press", "deal", "clock"];

/** @param {import("./live.js").Live} live */
function follow(live) {
  let phase = live.room.phase,
    turn = live.room.turn,
    warned = "";
  live.changed.push((names, added) => {
    if (live.room.phase !== phase || live.room.turn !== turn) {
      if (live.room.phase === "reveal" || live.room.phase === "brief") live.ui.newBrief = true;
      if (live.room.turn !== turn) live.ui.hand = unsettled(live).length ? "tonight" : "dials";
      ({ phase, turn } = live.room);
      turnTo(live);
      live.say(`${PHASES[phase]}. ${capital(season(live.room.quarter))}.`);
    }
    for (const one of added.notices ?? []) {
      if (SHOWN.includes(one.kind))
        live.ui.told = { ...one, until: PASSING.includes(one.kind) ? Date.now() + PASSES : Infinity };
      live.say(`${one.title ? `${one.title}. ` : ""}${one.says}`);
    }
    const heard = (added.messages ?? []).filter((one) => !mine(live, one));
    if (heard.length)
      live.say(`Message from ${heard.at(-1).who || nameOf(live, heard.at(-1).from)}: ${heard.at(-1).text}`);
  });
  live.ticking = () => {
    if (live.ui.told && live.ui.told.until < Date.now()) {
      live.ui.told = null;
      live.draw();
    }
    const left = seconds(live.sections.clock, live.now),
      due = left !== null && left <= 10 ? "10 seconds" : left !== null && left <= 60 ? "One minute" : "";
    if (due && due !== warned && !live.sections.orders.locked) live.say(`${due} left.`);
    warned = due;
  };
}

const live = new Live(page);
live.ui = { recent: ["orders", "situation", "messages", "tasks", "brief"] };
turnTo(live);
follow(live);
for (const one of [wide, middle]) one.addEventListener("change", () => live.draw());
// A fresh question of tonight comes first.
if (unsettled(live).length) live.ui.hand = "tonight";
const focusOrder = (at) => {
  open(live, "orders");
  setTimeout(
    () =>
      /** @type {HTMLElement | undefined} */ (
        document.querySelectorAll(".order-main, .dial input, .choice-card")[at - 1]
      )?.focus(),
    30,
  );
};
keys({
  "Ctrl Enter": (event) => {
    if (!event.target.closest("form") && canLock(live)) submit(live);
  },
  s: () => open(live, "situation"),
  o: () => open(live, "orders"),
  m: () => open(live, "messages"),
  b: () => open(live, "brief"),
  t: () => open(live, "tasks"),
  "?": () => {
    live.ui.settings = true;
    live.draw();
  },
  F1: () => {
    live.ui.settings = true;
    live.draw();
  },
  ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [String(at + 1), () => focusOrder(at + 1)])),
});
live.start();
