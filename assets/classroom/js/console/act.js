// What the console's parts share: asking, dialogs, effects in words, and the editor of effects.
import { html, nothing } from "../lit/lit-html.js";
import { icon } from "../signs.js";
import { signed } from "../words.js";

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
export function measureName(live, path) {
  return live.sections.measures?.find((one) => one.path === path)?.says ?? path;
}

/** @param {import("../live.js").Live} live */
export function effectWords(live, effect) {
  const by =
    Math.abs(effect.push) < 1 && !effect.absolute
      ? `${signed(effect.push * 100)} %`
      : signed(effect.push, Math.abs(effect.push) < 1 ? 2 : 1);
  return `${effect.says ? effect.says.replace(/\.$/, "") : measureName(live, effect.path)} (${by})`;
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

/** @param {import("../live.js").Live} live */
export function effectsEditor(live, effects) {
  const rows = live.sections.measures ?? [];
  const unit = (path) => {
    const one = rows.find((each) => each.path === path);
    return one && (one.fleeting || effects.find((each) => each.path === path)?.absolute)
      ? one.unit
      : "share of the room left, −1 to 1";
  };
  return html`<div class="stack"><p class="label">What it pushes</p>${effects.map(
    (one, at) => html`<fieldset class="effect-row"><legend class="unseen">Effect ${at + 1}</legend>
      ${
        rows.length
          ? html`<select class="field" aria-label="Measure" @change=${(e) => {
              one.path = e.target.value;
              live.draw();
            }}><option value="">Choose a measure</option>${rows.map((each) => html`<option value=${each.path} ?selected=${each.path === one.path}>${each.says}</option>`)}</select>`
          : html`<input class="field" aria-label="Measure" placeholder="a row of “wedge list measures”" .value=${one.path} @input=${(
              e,
            ) => {
              one.path = e.target.value;
            }} />`
      }
      <input class="field" type="number" step="any" aria-label="By how much" .value=${String(one.push)} @input=${(
        e,
      ) => {
        one.push = Number(e.target.value);
      }} />
      <label class="check"><input type="checkbox" .checked=${one.absolute} @change=${(e) => {
        one.absolute = e.target.checked;
        live.draw();
      }} />in its own unit</label>
      <button type="button" class="button iconic" @click=${() => {
        effects.splice(at, 1);
        live.draw();
      }}>${icon("close")}<span class="unseen">Remove effect ${at + 1}</span></button>
      <p class="caption">${one.path ? unit(one.path) : ""}</p></fieldset>`,
  )}
    ${
      effects.length < 8
        ? html`<button type="button" class="button" @click=${() => {
            effects.push({ path: "", push: 0.1, absolute: false, says: "" });
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
