// The six seats: their lights, their sheets, and what may be done about each.
import { html, nothing } from "../lit/lit-html.js";
import { closeDialog, dialog, segments } from "../fields.js";
import { glyph, icon } from "../signs.js";
import { LIGHTS, ROLES, ago, half, list, plural, weeks, whole } from "../words.js";
import { ask, open, shut } from "./act.js";

const DRAWN = { ready: "check", drafting: "clock", joined: "user", idle: "warn", proxy: "gear", empty: "gear" };

/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").SeatView} one
 */
function light(live, one) {
  const { control } = one,
    since = control?.last_act ? ago((live.now - control.last_act) / 1000) : "";
  return html`<span class="light light-${one.light} ${one.amber ? "light-amber" : ""}">${icon(DRAWN[one.light] ?? "user", "small")}<b>${LIGHTS[one.light]}</b>${one.amber ? html`<span class="tag caption">${icon("warn", "small")}silent ${control?.silent_s ?? ""} s</span>` : since ? html`<span class="caption">${since}</span>` : nothing}</span>`;
}

/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").SeatView} one
 */
function row(live, one) {
  const sheet = live.sections.desks?.[one.country];
  return html`<tr><th scope="row"><span class="row">${glyph(one.country)}<span>${one.name}</span></span></th>
    <td class="small names">${one.people.length ? one.people.map((each, at) => html`${at ? ", " : ""}<span class=${each.here ? "" : "away"}>${each.name}</span>`) : "The computer"}</td>
    <td class="orders-cell">${one.engine ? html`<span class="small">automatic</span>` : `${plural(one.control?.orders ?? 0, "order")}${sheet && sheet.left < -0.05 ? ", borrows" : ""}`}</td><td class="light-cell">${light(live, one)}</td>
    <td class="seat-buttons"><button class="button iconic" @click=${() => {
      live.ui.tab = "messages";
      live.ui.channel = `control:${one.country}`;
      live.draw();
    }}>${icon("msg")}<span class="unseen">Write to ${one.name}</span></button>
      <button class="button iconic" @click=${() => open(live, "sheet", { seat: one.country })}>${icon("eye")}<span class="unseen">The sheet of ${one.name}</span></button>
      <button class="button iconic" @click=${() => open(live, "seat", { seat: one.country })}>${icon("chev")}<span class="unseen">Do something about ${one.name}</span></button></td></tr>`;
}

/** @param {import("../live.js").Live} live */
export function seats(live) {
  return html`<section class="rule" aria-labelledby="seats-head"><div class="between"><h2 id="seats-head">Seats</h2><span class="caption">orders, readiness, last action</span></div>
    <div class="scrolls" tabindex="0" role="region" aria-label="Seats"><table class="seats-table"><thead class="unseen"><tr><th>Seat</th><th>People</th><th>Orders</th><th>Light</th><th>Do</th></tr></thead><tbody>${live.sections.seats.map((one) => row(live, one))}</tbody></table></div></section>`;
}

// A sheet in words: what, and at which step or with which choice.
/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").OrderSheet} draft
 * @returns {[string, string][]}
 */
export function sheetSaid(live, country, draft) {
  const menu = Object.fromEntries((live.sections.menu?.[country] ?? []).map((one) => [one.order, one]));
  const asked = Object.fromEntries(live.sections.board.crises.map((one) => [one.id, one]));
  return [
    .../** @type {[string, string][]} */ (
      Object.entries(draft.dials).map(([name, step]) => [
        menu[name]?.title ?? name,
        menu[name]?.steps[step] ?? `${step}`,
      ])
    ),
    .../** @type {[string, string][]} */ (draft.moves.map((name) => [menu[name]?.title ?? name, ""])),
    .../** @type {[string, string][]} */ (draft.table.map((name) => [TABLE[name.split(".")[1]] ?? name, ""])),
    .../** @type {[string, string][]} */ (
      Object.entries(draft.choices).map(([name, place]) => [
        asked[name]?.title ?? "Tonight’s question",
        asked[name]?.choices.find((one) => one.place === place)?.title ?? `choice ${place + 1}`,
      ])
    ),
    .../** @type {[string, string][]} */ (
      Object.values(draft.prepared).map((name) => ["An answer ready", menu[name]?.title ?? name])
    ),
  ];
}

const TABLE = {
  take_offer: "Take Washington’s offer",
  bind: "Outbid Washington’s offer",
  pay: "Pay part of what is owed",
  apologise: "Apologise",
};

/** @param {import("../live.js").Live} live */
export function sheet(live) {
  const seat = live.sections.seats.find((one) => one.country === live.ui.dialog.seat),
    found = live.sections.desks?.[seat.country],
    regret = live.sections.console.regret?.[seat.country];
  const given = found ? sheetSaid(live, seat.country, found.draft) : [];
  return dialog(
    `The sheet of ${seat.name}`,
    () => shut(live),
    html`<p class="row">${glyph(seat.country, "big")}<span class="caption">only you see this</span></p><h2>The sheet of ${seat.name}</h2>
    ${given.length ? html`<ul class="hairline">${given.map(([title, step]) => html`<li class="between line-item"><span>${title}</span><b>${step}</b></li>`)}</ul>` : html`<p class="empty">${seat.engine ? "The computer decides when the quarter is played." : "Nothing has been drafted."}</p>`}
    <p class="small">Costs ${weeks((found?.price ?? 0) + (found?.choices ?? 0))} weeks; ${weeks(found?.left ?? 0)} left. ${found?.locked ? `Locked by ${found.locked.by}.` : found?.agreed.length ? `Agreed: ${list(seat.people.filter((one) => found.agreed.includes(one.person)).map((one) => one.name))}.` : ""}</p>
    ${found?.rationale ? html`<p class="notice">${icon("brief")}<span>${found.rationale}</span></p>` : nothing}
    ${regret ? html`<p class="small">Regret: the computer in this seat would do better by ${whole(regret.points.value)} points (±${half(regret.points)}) of its score.</p>` : nothing}`,
    html`<button class="button" @click=${closeDialog}>Close <span class="key">Esc</span></button>`,
  );
}

/** @param {import("../live.js").Live} live */
export async function copy(live, path) {
  const whole = new URL(path, live.sections.room.address || location.origin).href;
  try {
    await navigator.clipboard.writeText(whole);
    live.say("Copied.");
    live.toast("The link is on the clipboard.");
  } catch {
    live.toast(`Copy it by hand: ${whole}`);
  }
}

/** @param {import("../live.js").Live} live */
export function seatDialog(live) {
  const seat = live.sections.seats.find((one) => one.country === live.ui.dialog.seat),
    link = live.sections.console.links.seats[seat.country];
  return dialog(
    seat.name,
    () => shut(live),
    html`<p class="row">${glyph(seat.country, "big")}</p><h2>${seat.name}</h2>
    <section class="stack" aria-label="Who plays"><h3>Who plays</h3><div class="row wrap">${segments(
      "Who plays",
      [
        ["people", "The team", !seat.people.length],
        ["engine", "The computer plays"],
      ],
      seat.control?.proxy || !seat.people.length ? "engine" : "people",
      (one) => seat.people.length && ask(live, { do: "proxy", seat: seat.country, on: one === "engine" }),
    )}</div>
      <p class="caption">${seat.people.length ? "The computer plays for the team and keeps its draft. The team can take over again at the next phase." : "Nobody sits here: the computer plays it."}</p></section>
    <section class="stack" aria-label="Time"><h3>Time for this seat alone</h3><div class="row wrap"><button class="button" @click=${() => ask(live, { do: "stretch", seat: seat.country, seconds: 60 }, "A minute more.")}>+1 min</button><button class="button" @click=${() => ask(live, { do: "stretch", seat: seat.country, seconds: -60 })}>−1 min</button><button class="button" @click=${() => ask(live, { do: "nudge", seats: [seat.country], text: "" }, "Nudged.")}>Nudge</button><span class="small">${seat.control?.stretch ? `${seat.control.stretch} s beyond the others` : ""}</span></div></section>
    <section class="stack" aria-label="People"><h3>People</h3>${seat.people.length ? html`<ul class="hairline">${seat.people.map((one) => person(live, seat, one))}</ul>` : html`<p class="empty">Nobody yet.</p>`}</section>
    ${link ? html`<section class="stack" aria-label="Link"><h3>Link of this seat</h3><div class="row wrap"><button class="button" @click=${() => copy(live, link)}>Copy the link</button><button class="button" @click=${() => ask(live, { do: "reclaim", seat: seat.country }, "The seat has a new link.")}>New link; the old one is void</button></div></section>` : nothing}`,
    html`<button class="button" @click=${closeDialog}>Close <span class="key">Esc</span></button>`,
  );
}

/** @param {import("../live.js").Live} live */
export function person(live, seat, one) {
  const mine = live.sections.console.links.people?.[one.person];
  return html`<li class="line-item stack"><div class="between"><span><b>${one.name}</b> <span class="caption">${one.here ? "here" : "away"}</span></span>
    <span class="row wrap">${mine ? html`<button class="button plain" @click=${() => copy(live, mine)}>Copy link<span class="unseen"> of ${one.name}</span></button>` : nothing}<button class="button plain" @click=${() => ask(live, { do: "reclaim", person: one.person }, `${one.name} has a new link.`)}>New link<span class="unseen"> for ${one.name}</span></button><button class="button plain" @click=${() => ask(live, { do: "remove", person: one.person })}>Remove<span class="unseen"> ${one.name}</span></button></span></div>
    <div class="row wrap">${segments(`Role of ${one.name}`, Object.entries(ROLES), one.role, (role) => ask(live, { do: "role", person: one.person, role }))}
    <select class="field narrow" aria-label="Seat of ${one.name}" @change=${(e) => ask(live, { do: "move", person: one.person, seat: e.target.value })}>${live.sections.seats.map((each) => html`<option value=${each.country} ?selected=${each.country === seat.country}>${each.name}</option>`)}</select></div></li>`;
}
