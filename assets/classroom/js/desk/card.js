// One policy or one move as a row of the hand, and opened with all that is known of it.
import { html, nothing, svg } from "../lit/lit-html.js";
import { live as current } from "../lit/directives/live.js";
import { closeDialog, dialog, segments } from "../fields.js";
import { delta, icon } from "../signs.js";
import { changeOf, clear, half, weeks } from "../words.js";

/**
 * @typedef {import("../protocol.d.ts").DialView} DialView
 * @typedef {import("../protocol.d.ts").MoveView} MoveView
 * @typedef {import("../protocol.d.ts").EffectView | undefined} Effect
 */

// The effect on our score: an arrow and its error once, or that there is none to be seen.
/** @param {Effect} found */
export function effect(found) {
  const score = found?.score;
  if (!score) return nothing;
  if (!clear(score)) return html`<span class="effect caption">no clear<br />change</span>`;
  if (Math.abs(score.value) < 0.5)
    return html`<span class="effect caption">${score.value < 0 ? "down" : "up"} by<br />under 1</span>`;
  return html`<span class="effect"><span class="strong">${delta(score.value, 0, "Your score:")}</span><span class="caption">±${half(score)}</span></span>`;
}

// The same in one line, for a row that has no room for two.
/** @param {Effect} found */
function scored(found) {
  if (!found?.score) return nothing;
  return clear(found.score) && Math.abs(found.score.value) >= 0.5
    ? html`<span class="small">your score ${delta(found.score.value, 0, "")} <span class="caption">±${half(found.score)}</span></span>`
    : html`<span class="caption dial-unclear">no clear change</span>`;
}

const STOPS = [0, 1, 2, 3],
  APART = 41,
  EDGE = 12;

function drawn(standing, at) {
  const x = (step) => EDGE + step * APART;
  return svg`<line class="dial-line" x1=${x(0)} x2=${x(3)} y1="12" y2="12" /><line class=${at === standing ? "dial-to" : "dial-to dial-new"} x1=${x(0)} x2=${x(at)} y1="12" y2="12" />
    ${STOPS.map((step) => svg`<circle class=${`dial-stop ${step <= at ? "dial-passed" : ""} ${at !== standing ? "dial-new" : ""}`} cx=${x(step)} cy="12" r=${step === standing && at !== standing ? 8 : 4.5} />`)}
    <circle class=${at === standing ? "dial-knob" : "dial-knob dial-new"} cx=${x(at)} cy="12" r="10" />`;
}

// Why a dial cannot be set so; that it is dear is said by the weeks below, once all is laid down.
/** @param {DialView} one */
export function barred(one, step) {
  const found = one.steps[step];
  return found && step > one.standing + 1 ? found.refused : "";
}

/** @param {DialView} one */
export function dial(one, at, more) {
  const set = (event) => {
    const step = Number(event.target.value),
      wrong = barred(one, step);
    if (wrong) event.target.value = String(at);
    more.set(one, wrong ? at : step, wrong);
  };
  return html`<li class="dial-row ${more.unsent ? "order-unsent" : ""}" data-order=${one.lever}>
    <button class="dial-title" @click=${() => more.open_(one)}><span class="order-title">${one.title}</span><span class=${at === one.standing ? "small" : "small strong dial-word"}>${one.steps[at].name}${one.visibility === "open" ? "" : " · covert"}${more.unsent ? " · not sent yet" : ""}</span>${scored(more.effect)}</button>
    <span class="dial"><svg viewBox="0 0 147 24" aria-hidden="true">${drawn(one.standing, at)}</svg><input type="range" min="0" max="3" step="1" .value=${current(String(at))} ?disabled=${!more.open} aria-label=${one.title} aria-valuetext=${`${one.steps[at].name}, ${weeks(one.steps[at].upkeep)} weeks a quarter`} @change=${set} /></span>
    <span class="dial-upkeep figure"><span class="unseen">weeks a quarter: </span>${one.steps[at].upkeep ? weeks(one.steps[at].upkeep) : "–"}</span></li>`;
}

/** @param {MoveView} one */
export function move(one, laid, more) {
  const ready = one.status !== "not_ready",
    may = ready && more.open;
  return html`<li class=${`order ${laid ? "order-chosen" : ""} ${ready ? "" : "order-waiting"} ${more.unsent ? "order-unsent" : ""}`} data-order=${one.lever}>
    <button class="order-main" aria-pressed=${!!laid} aria-disabled=${!may} @click=${() => may && more.lay(one, !laid)}>
      ${icon(one.icon)}<span class="grow"><span class="order-title">${one.title}</span><span class="small">${ready ? one.says : one.refused}</span>
      ${one.visibility === "open" ? nothing : html`<span class="caption tag">${icon("eye", "small")}covert</span>`}${more.unsent ? html`<span class="caption tag">kept on this device, not sent yet</span>` : nothing}</span>
      ${effect(more.effect)}<span class="coin ${laid ? "coin-on" : ""} ${!laid && one.price > more.left ? "coin-dear" : ""}"><span class="unseen">costs, in weeks: </span>${weeks(one.price)}</span></button>
    <button class="iconic order-more" @click=${() => more.open_(one)}>${icon("chev")}<span class="unseen">More on ${one.title}</span></button></li>`;
}

/** @param {import("../protocol.d.ts").ActView} one */
export function act(one, laid, more) {
  const ready = one.status !== "not_ready",
    may = ready && more.open;
  return html`<li class=${`order ${laid ? "order-chosen" : ""} ${ready ? "" : "order-waiting"}`} data-order=${one.act}>
    <button class="order-main" aria-pressed=${!!laid} aria-disabled=${!may} @click=${() => may && more.lay(one, !laid)}>${icon("offer")}<span class="grow"><span class="order-title">${one.title}</span><span class="small">${ready ? one.says : one.refused}</span></span>
      <span class="coin ${laid ? "coin-on" : ""}"><span class="unseen">costs, in weeks: </span>${weeks(one.price)}</span></button></li>`;
}

/** @param {Effect} found */
function reckoned(found) {
  if (!found) return html`<p class="small">Your staff’s estimates are not shown now; the facilitator decides when.</p>`;
  const line = (label, one, scale, unit) => {
    if (!one) return nothing;
    const [said, error] = changeOf(one, scale, 0, unit);
    return html`<div class="between line-item"><dt>${label}</dt><dd class="figure">${clear(one) ? html`<b>${said}</b>` : said} <span class="caption">${error}</span></dd></div>`;
  };
  return html`<dl class="hairline">${line("Your score", found.score, 1, " points")}${line("They break", found.breaks, 1, " points")}${line("Runaway war", found.war, 1, " points")}${found.touched.map((one) => line(one.label, one.change, 1, ` ${one.unit}`))}</dl>
    <p class="caption">${found.says} ${found.futures} futures from what your team knew.</p>`;
}

/** @param {DialView | MoveView} one */
export function opened(one, more) {
  const isDial = "steps" in one;
  const choose = isDial
    ? html`<div class="row wrap"><span class="label">Set to</span>${segments(
        "Set to",
        one.steps.map((step) => [
          step.step,
          html`${step.name} <span class="caption">${weeks(step.upkeep)}</span>`,
          !more.open || !!barred(one, step.step),
        ]),
        more.at,
        (step) => more.set(one, step, barred(one, step)),
      )}</div><p class="caption">Weeks a quarter. Up by one step a quarter, down by any number.</p>`
    : nothing;
  return dialog(
    one.title,
    more.close,
    html`<p class="row small">${icon(one.icon)}${isDial ? "Standing policy" : "Single move"}${one.visibility === "open" ? "" : " – covert: others learn of it only if it comes out"}</p>
    <h2>${one.title}</h2><p>${one.says}</p>${choose}
    ${!isDial && one.status === "not_ready" ? html`<p class="notice">${icon("lock")}<span>${one.refused}</span></p>` : nothing}
    ${!isDial && one.touches.length ? html`<section aria-label="What it does"><h3>What it does</h3><ul class="hairline">${one.touches.map((line) => html`<li class="line-item">${line}</li>`)}</ul></section>` : nothing}
    ${!isDial && one.minds ? html`<p class="small row">${icon("warn", "small")}<span>${one.minds}</span></p>` : nothing}
    ${!isDial && one.delay ? html`<p class="small row">${icon("clock", "small")}<span>Felt after ${one.delay} ${one.delay > 1 ? "quarters" : "quarter"}.</span></p>` : nothing}
    <section aria-label="When it works"><h3>When it works</h3><p><b>Good</b> ${one.good}</p><p><b>Backfires</b> ${one.backfires}</p></section>
    <section aria-label="What your staff make of it"><h3>What your staff make of it</h3>${reckoned(more.effect)}</section>`,
    html`${
      isDial
        ? nothing
        : more.at
          ? html`<button class="button" ?disabled=${!more.open} @click=${() => {
              more.lay(one, false);
              closeDialog();
            }}>Take out of orders</button>`
          : html`<button class="button primary" ?disabled=${one.status === "not_ready" || !more.open} @click=${() => {
              more.lay(one, true);
              closeDialog();
            }}>Add to orders</button>`
    }
    <button class="button" @click=${closeDialog}>Close <span class="key">Esc</span></button>`,
  );
}
