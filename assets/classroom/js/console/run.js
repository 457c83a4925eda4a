// The course: phases, clock, and the one main action of the moment.
import { html, nothing } from "../lit/lit-html.js";
import { clockFigure } from "../live.js";
import { closeDialog, dialog, field, text, write } from "../fields.js";
import { icon } from "../signs.js";
import { settingsButton } from "../settings.js";
import { PHASES, capital, dated, plural, season } from "../words.js";
import { ask, open, shut } from "./act.js";

/** @param {import("../live.js").Live} live */
export function header(live) {
  const { room } = live.sections,
    at = room.phases.indexOf(room.phase);
  return html`<header class="console-head"><span class="brand">Wedge</span><div class="grow"><p class="strong">${room.title}</p><p class="caption">Code <b>${room.code.slice(0, 3)} ${room.code.slice(3)}</b>, ${plural(room.students, "student")}, 6 teams</p></div>
    <ol class="phases" aria-label="Phases of the quarter">${room.phases.map((name, number) => html`<li><button class="phase ${number === at ? "phase-now" : number < at ? "phase-past" : ""}" aria-current=${number === at ? "step" : nothing} @click=${() => goTo(live, name)}><span class="number">${number + 1}</span>${PHASES[name]}</button></li>`)}</ol>${settingsButton(live)}</header>`;
}

/** @param {import("../live.js").Live} live */
function goTo(live, name) {
  const { room } = live.sections;
  if (name === room.phase) return;
  if (name === "reveal" && room.phase === "adjudicate") ask(live, { do: "resolve" });
  else ask(live, { do: "phase", to: name, leaves: room.phase });
}

/** @param {import("../live.js").Live} live */
const waiting = (live) =>
  live.sections.seats.filter((one) => !one.engine && !one.control?.proxy && one.light !== "ready" && one.people.length);

/** @param {import("../live.js").Live} live */
export function mainAction(live) {
  const { room } = live.sections,
    all = live.sections.seats.filter((one) => one.people.length && !one.control?.proxy),
    slow = waiting(live);
  // The next action comes to stand where this one was: a double click must not take both.
  const once = (what) => (event) => {
    if (event.detail < 2) what();
  };
  const act = (label, what, hint = "") =>
    html`<button class="button primary" ?disabled=${room.resolving} @click=${once(what)}>${label}</button><p class="caption">${hint}</p>`;
  if (room.resolving) return act("Resolving the quarter…", () => {}, "This takes a moment.");
  if (room.over && room.phase !== "debrief")
    return act(
      "Open the debrief",
      () => ask(live, { do: "open_debrief" }),
      "All secrets of this exercise are open from here on.",
    );
  switch (room.phase) {
    case "lobby":
      return act(
        "Open the brief",
        () => ask(live, { do: "phase", to: "next", leaves: room.phase }),
        `${plural(room.students, "student")} joined. The computer plays empty seats.`,
      );
    case "brief":
      return act(
        "Open the talks",
        () => ask(live, { do: "phase", to: "next", leaves: room.phase }),
        "Everybody reads what happened.",
      );
    case "negotiate":
      return act(
        "Open orders",
        () => ask(live, { do: "phase", to: "next", leaves: room.phase }),
        "Teams talk, deal and draft.",
      );
    case "orders":
      return act(
        "Close orders and adjudicate",
        () => ask(live, { do: "phase", to: "adjudicate", leaves: room.phase }),
        `${all.length - slow.length} of ${all.length} ready. Undecided teams keep their drafts.`,
      );
    case "adjudicate":
      return act(
        "Resolve the quarter",
        () => ask(live, { do: "resolve" }),
        `${plural(live.sections.console.proposals.filter((one) => one.status === "waiting").length, "proposal")} still to rule on.`,
      );
    case "reveal":
      return act(
        `Begin ${season(room.quarter)}`,
        () => ask(live, { do: "phase", to: "next", leaves: room.phase }),
        "Read the headlines aloud.",
      );
    default:
      return html`<a class="button primary" href="/d/${live.token}">Read the debrief</a><p class="caption">The exit ticket is open on every desk.</p>`;
  }
}

/** @param {import("../live.js").Live} live */
export function pause(live) {
  ask(live, { do: live.sections.clock.paused ? "resume" : "pause" });
}

/** @param {import("../live.js").Live} live */
export function clockBox(live) {
  const { clock, room } = live.sections,
    slow = waiting(live),
    timed = clock.ends !== null || clock.paused || clock.frozen;
  return html`<section class="run" aria-label="Clock"><div class="run-clock"><p class="caption">${capital(season(room.phase === "reveal" ? (live.sections.brief?.evening?.title ?? room.quarter) : room.quarter))}, ${timed ? `time left: ${PHASES[room.phase].toLowerCase()}` : PHASES[room.phase].toLowerCase()}</p>
    ${clock.zone && clock.ends ? html`<p class="course-date">${dated(clock.ends, clock.zone)}</p><p class="caption">${clock.zone}${live.sections.console.course.early && room.phase === "orders" ? ", or as soon as every team has locked" : ""}</p>` : nothing}
    <div class="big-clock ${clock.zone ? "clock-far" : ""}" role="timer" aria-label="Time left">${clockFigure()}${timed ? nothing : html`<span class="small">no limit</span>`}</div>${clock.frozen ? html`<p class="strong row">${icon("lock", "small")}Screens frozen</p>` : clock.paused ? html`<p class="strong row">${icon("pause", "small")}Paused</p>` : nothing}</div>
    <div class="run-buttons"><button class="button" ?disabled=${!timed || clock.frozen} @click=${() => pause(live)}>${icon(clock.paused ? "play" : "pause", "small")}${clock.paused ? "Resume" : "Pause"} <span class="key">Space</span></button>
      <button class="button" ?disabled=${!timed} @click=${() => ask(live, { do: "extend", seconds: -60 })}>−1 min</button><button class="button" ?disabled=${!timed} @click=${() => ask(live, { do: "extend", seconds: 60 })}>+1 min</button>
      <button class="button" @click=${() => ask(live, { do: clock.frozen ? "thaw" : "freeze" })}>${icon("lock", "small")}${clock.frozen ? "Thaw the screens" : "Freeze"}</button>
      <button class="button" ?disabled=${!slow.length || room.phase !== "orders"} @click=${() => ask(live, { do: "nudge", seats: slow.map((one) => one.country), text: "" }, "Nudged.")}>${slow.length && room.phase === "orders" ? `Nudge ${plural(slow.length, "team")}` : "Nudge"}</button>
      <button class="button" @click=${() => open(live, "tell")}>${icon("msg", "small")}Tell everyone</button></div>
    <div class="run-main">${mainAction(live)}</div></section>`;
}

/** @param {import("../live.js").Live} live */
export function tell(live) {
  const send = async (event) => {
    event.preventDefault();
    const ack = await ask(live, { do: "tell", text: text(live, "tell").trim() }, "Told.");
    if (ack.ok) {
      write(live, "tell", "");
      closeDialog();
    }
  };
  return dialog(
    "Tell everyone",
    () => shut(live),
    html`<form id="tell" class="stack" @submit=${send}><h2>Tell everyone</h2>${field(live, "tell", { label: "What all desks and the board show", most: 400, rows: 3 })}</form>`,
    html`<button class="button primary" form="tell" ?disabled=${!text(live, "tell").trim()}>Tell everyone</button><button class="button" @click=${closeDialog}>Cancel</button>`,
  );
}

// One box however many are silent: the clock and the seats below stay in sight.
/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").SeatView[]} seats
 */
function silent(live, seats) {
  const since = (one) => Math.round((one.control?.silent_s ?? 60) / 60) || 1;
  return html`<div class="notice alert wrap">${icon("warn")}<p class="grow">${seats.length === 1 ? `${seats[0].name} has been silent for ${since(seats[0])} min.` : `${seats.length} teams are silent. Let the computer play for:`}</p>
    <div class="row wrap">${seats.map((one) => html`<button class="button" @click=${() => ask(live, { do: "proxy", seat: one.country, on: true })}>${seats.length === 1 ? `Let the computer play ${one.name}` : html`<span class="unseen">Let the computer play </span>${one.name} <span class="caption">${since(one)} min</span>`}</button>`)}</div></div>`;
}

/** @param {import("../live.js").Live} live */
export function alerts(live) {
  const { console: own, seats } = live.sections,
    offered = seats.filter((one) => one.control?.proxy_offered),
    seen = (live.ui.seen ??= 0);
  const fresh = own.alerts.filter((one) => one.at > seen).slice(-4);
  return html`<div role="status" class="stack">${offered.length ? silent(live, offered) : nothing}
    ${fresh.map((one) => html`<div class="notice alert">${icon("warn")}<p class="grow">${one.says}</p></div>`)}${
      fresh.length
        ? html`<button class="link" @click=${() => {
            live.ui.seen = Math.max(...own.alerts.map((one) => one.at));
            live.draw();
          }}>Seen</button>`
        : nothing
    }</div>`;
}
