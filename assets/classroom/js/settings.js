// Look and keys: theme, what the keys do, what the marks mean.
import { html } from "./lit/lit-html.js";
import { closeDialog, dialog, segments } from "./fields.js";
import { icon } from "./signs.js";

const THEMES = [
  ["", "As the device"],
  ["dark", "Dark"],
  ["light", "Paper"],
  ["contrast", "High contrast"],
];

const GLOSSARY = [
  ["Index", "How strong the partnership is, 0 to 100: seven strands together."],
  ["Strand", "One domain of cooperation. Thick is strong, dashed is weak, cut is broken."],
  ["±", "Half of a 95 % interval: how far off the figure may be."],
  [
    "Observed, inferred, guess",
    "How sure your staff are. Observed is seen; inferred is worked out; a guess is a guess.",
  ],
  ["Model odds", "What this model makes of many futures. Not odds of the real world."],
];

/** @param {import("./live.js").Live} live */
export function settingsButton(live) {
  return html`<button class="button iconic" @click=${() => {
    live.ui.settings = true;
    live.draw();
  }}>${icon("gear")}<span class="unseen">Look, keys and glossary</span></button>`;
}

/** @param {import("./live.js").Live} live */
export function settings(live, keys) {
  if (!live.ui.settings) return "";
  return dialog(
    "Look, keys and glossary",
    () => {
      live.ui.settings = false;
      live.draw();
    },
    html`<h2>Look</h2>
    ${segments("Theme", THEMES, window.wedgeTheme.now(), (theme) => {
      window.wedgeTheme.set(theme);
      live.draw();
    })}
    <h2>Keys</h2><dl class="hairline">${keys.map(([key, does]) => html`<div class="between line-item"><dt><span class="key">${key}</span></dt><dd>${does}</dd></div>`)}</dl>
    <h2>Words</h2><dl class="hairline">${GLOSSARY.map(([word, means]) => html`<div class="line-item"><dt class="strong">${word}</dt><dd class="small">${means}</dd></div>`)}</dl>`,
    html`<button class="button" @click=${closeDialog}>Close <span class="key">Esc</span></button>`,
  );
}

// Keys of a page: not while somebody writes, and not under a dialog.
export function keys(doing) {
  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const writes = target.closest?.(
      "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]",
    );
    const name = `${event.ctrlKey || event.metaKey ? "Ctrl " : ""}${event.key === " " ? "Space" : event.key}`;
    if (event.altKey || document.querySelector("dialog[open]") || !doing[name]) return;
    if (writes && !name.startsWith("Ctrl ")) return;
    if (name === "Space" && target.closest?.("button, a, summary, label, input, [role=tab]")) return;
    event.preventDefault();
    doing[name](event);
  });
}
