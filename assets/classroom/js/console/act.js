// What the console's parts share: asking, dialogs, effects in words, and the editor of effects.
import { html, nothing } from "../lit/lit-html.js";
import { icon } from "../signs.js";
import { amount, percent, signed } from "../words.js";

/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").ClassEvent} act
 * @param {string} [said] what is said aloud once it is done
 */
export const ask = (live, act, said) =>
  live.ask(act).then((ack) => {
    if (ack.ok && said) live.say(said);
    return ack;
  });

/** @param {import("../live.js").Live} live */
export function open(live, what, more = {}) {
  live.ui.dialog = { what, ...more };
  live.draw();
}

/** @param {import("../live.js").Live} live */
export function shut(live) {
  live.ui.dialog = null;
  live.draw();
}

/** @param {import("../live.js").Live} live */
const named = (live, path) => live.sections.pushable?.find((one) => one.path === path);

/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").EventEffect} effect
 */
export function effectWords(live, effect) {
  const known = named(live, effect.path),
    chance = known?.least === 0;
  const by = chance ? percent(effect.size) : signed(effect.size, Math.abs(effect.size) < 1 ? 2 : 0);
  return `${effect.says ? effect.says.replace(/\.$/, "") : (known?.says ?? effect.path)} (${by}${effect.when === "now" ? "" : `, ${effect.when}`})`;
}

/** @param {import("../live.js").Live} live */
export function effectsWords(live, effects, most = 9) {
  if (!effects?.length) return "Changes no figure by itself.";
  const more = effects.length - most;
  return (
    effects
      .slice(0, most)
      .map((one) => effectWords(live, one))
      .join("; ") + (more > 0 ? `; and ${more} more` : "")
  );
}

const WHENS = [
  ["now", "now"],
  ["+1", "next quarter"],
  ["+2", "in two quarters"],
];
const HELD = [["now for 4", "now, for a year"]];

/** @param {import("../live.js").Live} live */
export function effectsEditor(live, effects) {
  const rows = live.sections.pushable ?? [];
  const bounds = (path) => {
    const one = named(live, path);
    return one
      ? `${amount(one.least, one.least % 1 ? 1 : 0)} to ${amount(one.most, one.most % 1 ? 1 : 0)}, ${one.unit}`
      : "";
  };
  return html`<div class="stack"><p class="label">What it pushes</p>${effects.map(
    (one, at) => html`<fieldset class="effect-row"><legend class="unseen">Effect ${at + 1}</legend>
      <select class="field" aria-label="Measure" @change=${(e) => {
        one.path = e.target.value;
        one.size = named(live, one.path)?.least === 0 ? 1 : 5;
        one.when = "now";
        live.draw();
      }}><option value="">Choose a measure</option>${rows.map((each) => html`<option value=${each.path} ?selected=${each.path === one.path}>${each.says}</option>`)}</select>
      <input class="field" type="number" step="any" aria-label="By how much" .value=${String(one.size)} @input=${(
        e,
      ) => {
        one.size = Number(e.target.value);
      }} />
      <select class="field" aria-label="When" @change=${(e) => {
        one.when = e.target.value;
      }}>${[...WHENS, ...(named(live, one.path)?.held ? HELD : [])].map(([when, label]) => html`<option value=${when} ?selected=${when === one.when}>${label}</option>`)}</select>
      <button type="button" class="button iconic" @click=${() => {
        effects.splice(at, 1);
        live.draw();
      }}>${icon("close")}<span class="unseen">Remove effect ${at + 1}</span></button>
      <p class="caption">${bounds(one.path)}</p></fieldset>`,
  )}
    ${
      effects.length < 8
        ? html`<button type="button" class="button" @click=${() => {
            effects.push({ path: "", size: 5, says: "", when: "now" });
            live.draw();
          }}>${icon("plus")}Add an effect</button>`
        : nothing
    }</div>`;
}

/** @param {import("../live.js").Live} live */
export async function preview(live, key, asked) {
  const found = (live.ui.previews ??= {});
  found[key] = { waiting: true };
  live.draw();
  try {
    const answer = await fetch(`/api/preview/${live.token}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(asked),
    });
    found[key] = await answer.json();
  } catch {
    found[key] = { ok: false, reason: "The class server does not answer; nothing was changed. Try again in a moment." };
  }
  live.draw();
}
