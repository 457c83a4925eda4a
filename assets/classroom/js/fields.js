// Texts that are being written: kept on this device until they are sent.
import { html, nothing } from "./lit/lit-html.js";
import { live as now } from "./lit/directives/live.js";
import { keep, recall } from "./keep.js";

const texts = new Map();

/** @param {import("./live.js").Live} live */
const place = (live, name) => `text:${live.token}:${name}`;

/** @param {import("./live.js").Live} live */
export function text(live, name) {
  const key = place(live, name);
  if (!texts.has(key)) texts.set(key, recall(key, ""));
  return texts.get(key);
}

/** @param {import("./live.js").Live} live */
export function write(live, name, value) {
  const key = place(live, name);
  texts.set(key, value);
  keep(key, value === "" ? null : value);
}

export const wordsIn = (value) => (value.trim() ? value.trim().split(/\s+/).length : 0);

// A labelled field. options = {label, most, rows, hint, hidden, words}
/** @param {import("./live.js").Live} live */
export function field(live, name, options) {
  const value = text(live, name),
    id = `field-${name.replace(/[^a-z0-9]/gi, "-")}`;
  const typed = (event) => {
    write(live, name, event.target.value);
    live.draw();
  };
  const label = html`<label for=${id} class=${options.hidden ? "unseen" : ""}>${options.label}</label>`;
  const left = options.words
    ? html`<p class="caption">${wordsIn(value)} of at most ${options.words} words</p>`
    : options.hint
      ? html`<p class="caption" id="${id}-hint">${options.hint}</p>`
      : nothing;
  return options.rows
    ? html`<div class="tight">${label}<textarea class="field" id=${id} rows=${options.rows} maxlength=${options.most ?? 1000} placeholder=${options.ghost ?? ""} .value=${now(value)} @input=${typed}></textarea>${left}</div>`
    : html`<div class="tight">${label}<input class="field" id=${id} maxlength=${options.most ?? 120} placeholder=${options.ghost ?? ""} autocomplete="off" .value=${now(value)} @input=${typed} />${left}</div>`;
}

// Tabs with the arrow keys. tabs = [{id, label (a drawing), said, panel}]
/** @param {import("./live.js").Live} live */
export function tabs(live, label, rows, chosen, choose, kind = "") {
  const move = (event) => {
    const at = rows.findIndex((one) => one.id === chosen),
      step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? rows.length - 1
          : step
            ? (at + step + rows.length) % rows.length
            : -1;
    if (to < 0) return;
    event.preventDefault();
    choose(rows[to].id);
    const list = event.currentTarget;
    setTimeout(() => list.querySelectorAll("[role=tab]")[to]?.focus());
  };
  return html`<div class="tabs ${kind}" role="tablist" aria-label=${label} @keydown=${move}>${rows.map(
    (one) => html`
    <button class="tab" role="tab" id="tab-${one.id.replace(/[^a-z0-9]/gi, "-")}" aria-selected=${one.id === chosen} tabindex=${one.id === chosen ? 0 : -1} aria-controls=${one.panel ?? nothing}
      @click=${() => choose(one.id)}>${one.label}</button>`,
  )}</div>`;
}

// One of a few: pressed buttons in a row. options = [[value, label, off]]
export function segments(label, options, chosen, choose) {
  return html`<div class="segments" role="group" aria-label=${label}>${options.map(
    ([value, shown, off]) => html`
    <button type="button" aria-pressed=${value === chosen} ?disabled=${!!off} @click=${() => choose(value)}>${shown}</button>`,
  )}</div>`;
}

// A dialog that is open while it is drawn; Escape and a click beside it close it, and focus goes back where it came from.
export function dialog(label, close, inside, foot = nothing) {
  queueMicrotask(() =>
    queueMicrotask(() => {
      const shown = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog:not([open])"));
      shown?.showModal();
    }),
  );
  const beside = (event) => {
    if (event.target === event.currentTarget) event.currentTarget.close();
  };
  return html`<dialog aria-label=${label} @close=${close} @click=${beside}><div class="inside stack">${inside}</div>
    ${foot === nothing ? nothing : html`<div class="foot">${foot}</div>`}</dialog>`;
}

export const closeDialog = () =>
  /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[open]"))?.close();
