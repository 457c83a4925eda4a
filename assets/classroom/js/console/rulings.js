// Adjudication: what the quarter would bring with the orders so far, and the proposals that need a ruling.
import { html, nothing } from "../lit/lit-html.js";
import { strip } from "../draw/charts.js";
import { field, segments, text, write } from "../fields.js";
import { glyph, icon } from "../signs.js";
import { whole } from "../words.js";
import { ask, effectsEditor, effectsWords, preview } from "./act.js";
import { previewed } from "./injects.js";

function outcome(found) {
  if (!found) return nothing;
  if (found.waiting) return html`<p class="small" role="status">Playing many futures…</p>`;
  if (!found.ok) return html`<p class="fault" role="alert">${icon("warn", "small")}${found.reason}</p>`;
  const next = found.outlook.index[1] ?? found.outlook.index[0];
  return html`<div class="between"><p class="row"><span class="hero-small">${whole(next.median)}</span><span>the partnership after this quarter, with the orders so far</span></p><span class="small">eight of ten: ${whole(next.low)}–${whole(next.high)}</span></div>
    ${strip({ before: next.median, after: next.median, low: next.low, high: next.high, label: `After this quarter ${whole(next.median)}, between ${whole(next.low)} and ${whole(next.high)}` })}<p class="between caption"><span>0</span><span>100</span></p>${previewed(found)}`;
}

const HOWS = [
  ["as_suggested", "As guessed"],
  ["half", "Half of it"],
  ["by_hand", "Set by hand"],
  ["refuse", "Refuse"],
];
const STANDS = [
  ["promise", "Promise"],
  ["treaty", "Treaty"],
  ["talk", "Talk"],
];
const SURE = { fair: "fair", low: "low", none: "none" };

// How the argument was read: the computer compares words and knows no meaning, and says so.
/** @param {import("../live.js").Live} live */
function reading(live, one) {
  const found = one.suggestion ?? {};
  return html`<div class="notice reading">${icon("help")}<div class="tight"><p><b>The computer’s guess.</b> <span class="caption sure">confidence: ${SURE[found.confidence] ?? "low"}</span></p><p class="small">${found.says ?? ""}</p>
    ${found.effects?.length ? html`<p class="small">It would put in: ${effectsWords(live, found.effects)}</p>` : nothing}<p class="caption">It compares words and knows no meaning. You rule.</p></div></div>`;
}

/** @param {import("../live.js").Live} live */
function proposal(live, one) {
  const picked = (live.ui.ruling ??= {})[one.proposal] ?? {
    how: one.suggestion?.confidence === "fair" ? "as_suggested" : "",
    effects: (one.suggestion?.effects ?? []).map((each) => ({ ...each })),
  };
  const set = (more) => {
    live.ui.ruling[one.proposal] = { ...picked, ...more };
    live.draw();
  };
  const rule = async () => {
    live.ui.ruling[one.proposal] = picked;
    const ack = await ask(
      live,
      {
        do: "rule",
        proposal: one.proposal,
        how: picked.how,
        effects: picked.how === "by_hand" ? picked.effects.filter((each) => each.path) : [],
        reason: text(live, `reason-${one.proposal}`).trim(),
      },
      "Ruled.",
    );
    if (ack.ok) write(live, `reason-${one.proposal}`, "");
  };
  if (one.status === "ruled")
    return html`<li class="line-item"><div class="between"><span class="row">${glyph(one.by, "small")}<b>${one.title}</b></span><span class="status">ruled</span></div><p class="small">${one.ruling?.says} ${one.ruling?.reason ?? ""}</p>${one.turn === live.room.turn && live.room.phase !== "reveal" ? html`<button class="button" @click=${() => ask(live, { do: "take_back_ruling", proposal: one.proposal }, "Taken back.")}>${icon("undo", "small")}Take the ruling back<span class="unseen"> on “${one.title}”</span></button>` : nothing}</li>`;
  if (one.status === "undone")
    return html`<li class="line-item"><div class="between"><span class="row">${glyph(one.by, "small")}<b>${one.title}</b></span><span class="status">rolled back</span></div></li>`;
  return html`<li class="proposal stack"><p class="row wrap">${[one.by, ...one.with].map((country) => glyph(country))}<span class="serif">${one.title}</span></p><p>“${one.text}”</p>${one.reasons ? html`<p class="small">Because: ${one.reasons}</p>` : nothing}
    ${reading(live, one)}
    <div class="row wrap"><span class="caption ruling-kind">It happens</span>${segments(
      `Ruling on ${one.title}`,
      HOWS.map(([how, label]) => [
        how,
        label,
        ["as_suggested", "half"].includes(how) && !one.suggestion?.effects?.length,
      ]),
      picked.how,
      (how) => set({ how }),
    )}</div>
    <div class="row wrap"><span class="caption ruling-kind">It stands as</span>${segments(
      `What ${one.title} stands as`,
      STANDS.map(([how, label]) => [how, label, how !== "talk" && !one.with.length]),
      picked.how,
      (how) => set({ how }),
    )}</div>
    ${picked.how === "by_hand" ? effectsEditor(live, picked.effects) : nothing}
    ${field(live, `reason-${one.proposal}`, { label: "Reason, told to the team", most: 400 })}<button class="button" ?disabled=${!picked.how} @click=${rule}>${picked.how ? "Rule" : "Choose a ruling"}<span class="unseen"> on “${one.title}”</span></button></li>`;
}

/** @param {import("../live.js").Live} live */
export function rulings(live) {
  const { console: own, room } = live.sections,
    waiting = own.proposals.filter((one) => one.status === "waiting"),
    done = own.proposals.filter((one) => one.status !== "waiting");
  const key = `orders:${room.turn}`,
    can = ["brief", "negotiate", "orders", "adjudicate"].includes(room.phase) && !room.over;
  return html`<section class="rule stack" aria-labelledby="adjudicate-head"><div class="between"><h2 id="adjudicate-head">Adjudicate</h2>${can ? html`<button class="link" @click=${() => preview(live, key, { orders: true })}>Preview with the orders so far</button>` : nothing}</div>${outcome(live.ui.previews?.[key])}
    <h3 class="label">Needs your ruling</h3>${waiting.length ? html`<ul class="hairline">${waiting.map((one) => proposal(live, one))}</ul>` : html`<p class="empty">No team has proposed anything that is not on the list.</p>`}
    ${done.length ? html`<details><summary class="small">${done.length} ruled</summary><ul class="hairline">${done.map((one) => proposal(live, one))}</ul></details>` : nothing}</section>`;
}
