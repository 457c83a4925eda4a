// Injects: prepared, written on the spot, previewed, queued and sent.
import { html, nothing } from "../lit/lit-html.js";
import { closeDialog, dialog, field, text, write } from "../fields.js";
import { icon } from "../signs.js";
import { changeOf, clear } from "../words.js";
import { ask, effectsEditor, effectsWords, open, preview, shut } from "./act.js";

const STATUS = {
  scheduled: "",
  queued: "queued",
  held: "held back",
  sent: "sent",
  skipped: "left out",
  written: "written",
  past: "past",
};

export function previewed(found) {
  if (!found) return nothing;
  if (found.waiting) return html`<p class="small" role="status">Playing many futures with it and without…</p>`;
  if (!found.ok) return html`<p class="fault" role="alert">${icon("warn", "small")}${found.reason}</p>`;
  const line = (label, ...one) => {
    const [said, error] = changeOf(...one);
    return html`<div class="between line-item"><dt>${label}</dt><dd class="figure">${clear(one[0]) ? html`<b>${said}</b>` : said} <span class="caption">${error}</span></dd></div>`;
  };
  return html`<dl class="hairline preview" role="status">${line("Partnership at the end", found.index, 1, 0, " points")}${line("They break", found.breaks, 100, 0, " points")}${line("Runaway war", found.war, 100, 0, " points")}
    <div class="line-item caption">${found.futures} futures from the world as it is, the computer in every seat.</div></dl>`;
}

/** @param {import("../live.js").Live} live */
function when(live, one) {
  if (one.status === "sent" || one.status === "past") return one.quarter ?? "";
  if (one.turn)
    return one.turn === live.sections.room.turn && one.status === "scheduled"
      ? "this quarter"
      : (one.quarter ?? `quarter ${one.turn}`);
  return "when sent";
}

// A sent inject can be taken back until the quarter is played.
/** @param {import("../live.js").Live} live */
const underway = (live, one) =>
  one.status === "sent" && one.turn === live.room.turn && !["reveal", "debrief"].includes(live.room.phase);

/** @param {import("../live.js").Live} live */
function inject(live, one) {
  const { room } = live.sections,
    gone = ["sent", "skipped", "past"].includes(one.status),
    later = Array.from({ length: Math.max(0, room.quarters - room.turn) }, (_, at) => room.turn + at + 1);
  const key = `inject:${one.inject}`;
  return html`<li class="inject"><div class="inject-head">${icon("bolt")}<div class="grow"><h3>${one.title}</h3><p class="small">${effectsWords(live, one.effects, 2)}</p></div>
      <span class="caption">${when(live, one)}${STATUS[one.status] ? html`<br /><b>${STATUS[one.status]}</b>` : nothing}</span>${gone ? (underway(live, one) ? html`<button class="button" @click=${() => ask(live, { do: "take_back_inject", inject: one.inject }, "Taken back.")}>${icon("undo", "small")}Take it back<span class="unseen"> “${one.title}”</span></button>` : nothing) : html`<button class="button" @click=${() => ask(live, { do: "send_inject", inject: one.inject }, "Sent.")}>Send<span class="unseen"> “${one.title}”</span></button>`}</div>
    <details class="inject-more"><summary class="small">More<span class="unseen"> on “${one.title}”</span></summary><div class="stack"><p class="small">${one.says}</p>${one.effects.length > 2 ? html`<p class="small">${effectsWords(live, one.effects)}</p>` : nothing}${one.teaching ? html`<p class="caption">${one.teaching}</p>` : nothing}
      ${
        gone
          ? nothing
          : html`<div class="row wrap"><button class="button" @click=${() => preview(live, key, { inject: one.inject })}>${icon("eye", "small")}Preview</button>
        ${one.status === "held" ? nothing : html`<button class="button" @click=${() => ask(live, { do: "hold_inject", inject: one.inject })}>Hold back</button>`}<button class="button" @click=${() => ask(live, { do: "skip_inject", inject: one.inject })}>Leave out</button>
        ${later.length ? html`<select class="field narrow" aria-label="Queue “${one.title}” for a later quarter" @change=${(e) => e.target.value && ask(live, { do: "queue_inject", inject: one.inject, turn: Number(e.target.value) })}><option value="">Queue for…</option>${later.map((turn) => html`<option value=${turn} ?selected=${one.status === "queued" && one.turn === turn}>quarter ${turn}</option>`)}</select>` : nothing}</div>`
      }
      ${previewed(live.ui.previews?.[key])}</div></details></li>`;
}

/** @param {import("../live.js").Live} live */
export function injects(live) {
  const rows = live.sections.console.injects,
    rank = { written: 0, queued: 1, scheduled: 2, held: 3, sent: 4, skipped: 5, past: 6 };
  const sorted = rows.toSorted((a, b) => rank[a.status] - rank[b.status] || (a.turn ?? 0) - (b.turn ?? 0)),
    open_ = sorted
      .filter((one) => rank[one.status] < 4 || underway(live, one))
      .toSorted((a, b) => Number(underway(live, b)) - Number(underway(live, a))),
    gone = sorted.filter((one) => !open_.includes(one));
  return html`<section aria-labelledby="injects-head"><div class="between"><h2 id="injects-head">Injects</h2><button class="link" @click=${() => open(live, "write", { effects: [], turn: "" })}>Write one</button></div>
    ${open_.length ? html`<ul class="hairline injects">${open_.map((one) => inject(live, one))}</ul>` : html`<p class="empty">None is prepared for later. Write one.</p>`}
    ${gone.length ? html`<details><summary class="small">${gone.length} past</summary><ul class="hairline injects">${gone.map((one) => inject(live, one))}</ul></details>` : nothing}</section>`;
}

/** @param {import("../live.js").Live} live */
export function writeDialog(live) {
  const form = live.ui.dialog,
    { room } = live.sections,
    effects = () => form.effects.filter((one) => one.path);
  const send = async (event) => {
    event.preventDefault();
    const ack = await ask(live, {
      do: "write_inject",
      title: text(live, "inject-title").trim(),
      says: text(live, "inject-says").trim(),
      effects: effects(),
      turn: form.turn ? Number(form.turn) : null,
    });
    if (ack.ok) {
      write(live, "inject-title", "");
      write(live, "inject-says", "");
      closeDialog();
      live.say("Written. Send it when it fits.");
    }
  };
  return dialog(
    "Write an inject",
    () => shut(live),
    html`<form id="write" class="stack" @submit=${send}><h2>Write an inject</h2>${field(live, "inject-title", { label: "Headline", most: 80, ghost: "Tanker seized off Fujairah" })}${field(live, "inject-says", { label: "What they are told", most: 400, rows: 3 })}
    ${effectsEditor(live, form.effects)}
    <p class="caption">Everybody is told, the board too. To tell one team alone, write to it.</p>
    <label>When<select class="field" @change=${(e) => {
      form.turn = e.target.value;
    }}><option value="">When I send it</option>${Array.from({ length: Math.max(0, room.quarters - room.turn) }, (_, at) => room.turn + at + 1).map((turn) => html`<option value=${turn}>at the start of quarter ${turn}</option>`)}</select></label>
    <button type="button" class="button" ?disabled=${!effects().length} @click=${() => preview(live, "written", { title: text(live, "inject-title") || "Inject", effects: effects() })}>${icon("eye", "small")}Preview what it changes</button>${previewed(live.ui.previews?.written)}</form>`,
    html`<button class="button primary" form="write" ?disabled=${!text(live, "inject-title").trim() || !text(live, "inject-says").trim()}>Keep it ready</button><button class="button" @click=${closeDialog}>Cancel</button>`,
  );
}
