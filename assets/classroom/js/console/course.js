// A course over weeks: dates in the time of a place, and what is submitted for a team that has not locked.
import { html, nothing } from "../lit/lit-html.js";
import { glyph } from "../signs.js";
import { dated, season } from "../words.js";
import { ask } from "./act.js";

const RULES = /** @type {[import("../protocol.d.ts").SetAbsence["how"], string][]} */ ([
  ["draft", "Its last draft"],
  ["proxy", "The computer’s orders"],
  ["hold", "Nothing new"],
]);
const ENDS = { negotiate: "Talks close", orders: "Orders close" };
const ZONES = Intl.supportedValuesOf?.("timeZone") ?? [];
const DAY = 86400000;

// What is typed is kept until it is sent: dates by quarter and phase, as a field for dates writes them.
/** @param {import("../live.js").Live} live */
function typed(live) {
  const { course } = live.sections.console;
  return (live.ui.course ??= {
    zone: course.zone || Intl.DateTimeFormat().resolvedOptions().timeZone,
    early: course.early,
    dates: Object.fromEntries(course.dates.map((one) => [`${one.turn}/${one.phase}`, one.local])),
    every: 14,
    between: 7,
    first: "",
  });
}

// So many days after a date, at the same time on the clock.
function later(local, days) {
  const moved = new Date(Date.parse(`${local}:00Z`) + days * DAY);
  return moved.toISOString().slice(0, 16);
}

/** @param {import("../live.js").Live} live */
function fill(live) {
  const own = typed(live),
    { room } = live.sections;
  if (!own.first) return;
  for (let turn = room.turn; turn <= room.quarters; turn += 1) {
    own.dates[`${turn}/negotiate`] = later(own.first, (turn - room.turn) * own.every);
    own.dates[`${turn}/orders`] = later(own.first, (turn - room.turn) * own.every + own.between);
  }
  live.draw();
}

/** @param {import("../live.js").Live} live */
async function send(live, own, dates) {
  try {
    const answer = await fetch(`/api/calendar/${live.token}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ zone: own.zone, dates, early: own.early }),
    });
    const found = await answer.json();
    live.ui.courseSays = found.ok ? (dates.length ? "The calendar is set." : "It is a lesson again.") : found.reason;
  } catch {
    live.ui.courseSays = "The class server does not answer; nothing was changed. Try again in a moment.";
  }
  live.draw();
}

/** @param {import("../live.js").Live} live */
export function course(live) {
  const { room, console: own_console } = live.sections,
    own = typed(live),
    set = own_console.course,
    turns = Array.from({ length: room.quarters - room.turn + 1 }, (_, at) => room.turn + at);
  const wanted = turns.flatMap((turn) =>
    Object.keys(ENDS)
      .filter((phase) => own.dates[`${turn}/${phase}`])
      .map((phase) => ({ turn, phase, local: own.dates[`${turn}/${phase}`] })),
  );
  const number = (key, label, most) =>
    html`<label class="small">${label}<input class="field" type="number" min="1" max=${most} .value=${String(own[key])} @input=${(e) => (own[key] = Number(e.target.value) || 1)} /></label>`;
  return html`<section class="stack rule" aria-label="Course"><h2>A course over weeks</h2>
    ${set.zone ? html`<p><b>Set.</b> Dates are in the time of ${set.zone}. <a href="/export/${live.token}/calendar.ics" download>Calendar file</a>, <a href="/export/${live.token}/mail.txt" download>mail to copy</a></p><ul class="hairline">${set.dates.map((one) => html`<li class="line-item small">${ENDS[one.phase] ?? one.phase}, quarter ${one.turn}: <b>${dated(one.at * 1000, set.zone)}</b></li>`)}</ul>` : html`<p class="small">Phases end at dates instead of after minutes. Briefs and results open by themselves.</p>`}
    <details ?open=${!!set.zone}><summary>${set.zone ? "Change dates" : "Set dates"}</summary><div class="stack">
      <label class="stack"><span class="label">Time zone of the dates</span><input class="field" list="zones" .value=${own.zone} @input=${(e) => (own.zone = e.target.value)} /><datalist id="zones">${ZONES.map((zone) => html`<option value=${zone}></option>`)}</datalist></label>
      <div class="lengths"><label class="small">First talks close<input class="field" type="datetime-local" .value=${own.first} @input=${(e) => (own.first = e.target.value)} /></label>${number("between", "Orders close, days later", 60)}${number("every", "A quarter, days", 120)}</div>
      <button class="button" @click=${() => fill(live)}>Fill in the dates</button>
      ${turns.map((turn) => html`<fieldset class="lengths"><legend class="label">Quarter ${turn}${turn === room.turn ? `, ${season(room.quarter)}` : ""}</legend>${Object.entries(ENDS).map(([phase, label]) => html`<label class="small">${label}<input class="field" type="datetime-local" .value=${own.dates[`${turn}/${phase}`] ?? ""} @input=${(e) => (own.dates[`${turn}/${phase}`] = e.target.value)} /></label>`)}</fieldset>`)}
      <label class="check"><input type="checkbox" .checked=${own.early} @change=${(e) => (own.early = e.target.checked)} />Orders close as soon as every team has locked</label>
      <div class="row wrap"><button class="button primary" @click=${() => send(live, own, wanted)}>Set the calendar</button>${set.zone ? html`<button class="button" @click=${() => send(live, own, [])}>Back to a lesson</button>` : nothing}</div></div></details>
    <p role="status" class="small">${live.ui.courseSays ?? ""}</p>
    ${set.zone ? html`<h3>If nobody locks by the date</h3><ul class="hairline">${live.sections.seats.map((seat) => html`<li class="between wrap line-item"><span class="row">${glyph(seat.country, "small")}${seat.name}</span><select class="field" aria-label="What is submitted for ${seat.name}" @change=${(e) => ask(live, { do: "absence", seat: seat.country, how: e.target.value })}>${RULES.map(([how, label]) => html`<option value=${how} ?selected=${set.absent[seat.country] === how}>${label}</option>`)}</select></li>`)}</ul>` : nothing}</section>`;
}
