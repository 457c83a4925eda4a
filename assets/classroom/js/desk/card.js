// One order as a row of the list, and opened with all that is known of it.
import { html, nothing } from "../lit/lit-html.js";
import { closeDialog, dialog, segments } from "../fields.js";
import { delta, glyph, icon } from "../signs.js";
import { LEVELS, changeOf, half, percent } from "../words.js";
import { nameOf } from "./parts.js";

export const usable = (card) => Object.keys(LEVELS).filter((level) => card.prices[level] !== undefined);

// The effect on our aims: an arrow and its error, or that there is none to be seen.
/** @param {import("../protocol.d.ts").CardOdds | undefined} odds */
export function effect(odds, level) {
  const found = odds?.levels[level]?.score;
  if (!found) return nothing;
  if (!found.clear || Math.round(found.value * 10) === 0)
    return html`<span class="effect caption">no clear<br />change</span>`;
  // Less than one point is said as that: an error of a whole point beside it would say nothing.
  if (Math.abs(found.value) < 1)
    return html`<span class="effect"><span class="delta delta-${found.value < 0 ? "down" : "up"} strong"><span class="unseen">Effect on your aims: ${found.value < 0 ? "down" : "up"} by </span>under 1</span></span>`;
  return html`<span class="effect"><span class="strong">${delta(found.value, 0, "Effect on your aims:")}</span><span class="caption">±${half(found)}</span></span>`;
}

/** @param {import("../live.js").Live} live */
export function row(live, card, chosen, more) {
  const level = chosen ?? more.level,
    ready = card.ready && more.open;
  const kind = `order ${chosen ? "order-chosen" : ""} ${card.ready ? "" : "order-waiting"} ${more.unsent ? "order-unsent" : ""}`;
  return html`<li class=${kind} data-order=${card.name}>
    <button class="order-main" aria-pressed=${!!chosen} aria-disabled=${!ready} @click=${() => ready && more.choose(card, chosen ? null : more.level)}>
      ${icon(card.lever)}<span class="grow"><span class="order-title">${card.title}</span><span class="small">${card.ready ? card.does : html`Not ready: ${card.why_not}`}</span>
      ${card.covert ? html`<span class="caption tag">${icon("eye", "small")}covert</span>` : nothing}${more.unsent ? html`<span class="caption tag">kept on this device, not sent yet</span>` : nothing}</span>
      ${effect(more.odds, level)}<span class="coin ${chosen ? "coin-on" : ""} ${more.dear ? "coin-dear" : ""}"><span class="unseen">costs </span>${card.prices[level]}</span></button>
    <button class="iconic order-more" @click=${() => more.open_(card)}>${icon("chev")}<span class="unseen">More on ${card.title}</span></button>
    ${
      chosen
        ? html`<div class="order-levels"><span class="caption">How hard</span>${segments(
            `How hard: ${card.title}`,
            usable(card).map((one) => [
              one,
              html`${LEVELS[one]} <span class="caption">${card.prices[one]}</span>`,
              !more.open,
            ]),
            chosen,
            (one) => more.choose(card, one),
          )}</div>`
        : nothing
    }
  </li>`;
}

/** @param {import("../protocol.d.ts").CardOdds | undefined} shown */
function odds(shown, level) {
  const found = shown?.levels[level];
  if (!found) return html`<p class="small">The model’s odds are not shown now; the facilitator decides when.</p>`;
  const line = (label, ...one) => {
    const [said, error] = changeOf(...one);
    return html`<div class="between line-item"><dt>${label}</dt><dd class="figure">${one[0].clear ? html`<b>${said}</b>` : said} <span class="caption">${error}</span></dd></div>`;
  };
  return html`<dl class="hairline">${line("Your aims", found.score, 1, 0, " points")}${line("Odds that it fractures", found.fracture, 100, 0, " points")}${line("The index at the end", found.index, 1, 0, " points")}${line("Escalation at its peak", found.escalation, 1, 1, " rungs")}</dl>
    <p class="caption">Model odds, not those of the world: ${shown.futures} futures from what your team knew in ${shown.as_of}${shown.delayed ? ", a quarter late" : ""}.</p>`;
}

/** @param {import("../live.js").Live} live */
export function opened(live, card, chosen, more) {
  const level = chosen ?? more.level;
  return dialog(
    card.title,
    more.close,
    html`
    <p class="row small">${icon(card.lever)}${card.lever[0].toUpperCase() + card.lever.slice(1)}${card.covert ? " – covert: others learn of it only if it comes out" : ""}</p>
    <h2>${card.title}</h2><p>${card.does}</p>
    ${card.ready ? nothing : html`<p class="notice">${icon("lock")}<span>Not ready: ${card.why_not}.</span></p>`}
    <div class="row wrap"><span class="label">How hard</span>${segments(
      "How hard",
      usable(card).map((one) => [one, html`${LEVELS[one]}, costs ${card.prices[one]}`, !card.ready || !more.open]),
      chosen,
      (one) => more.choose(card, one),
    )}</div>
    <section aria-label="What it does"><h3>What it does</h3><ul class="hairline">${card.effects.map((one) => html`<li class="line-item between"><span class="row">${one.countries.length ? glyph(one.countries[0], "small") : nothing}<span>${one.says}</span></span><span class="small right">${one.detail} <span class="figure">${one.amount_text}</span></span></li>`)}</ul></section>
    ${card.by_product ? html`<p class="small row">${glyph(card.by_product.on, "small")}<span>Besides, ${nameOf(live, card.by_product.on)}: ${card.by_product.says}</span></p>` : nothing}
    ${card.risks.map((one) => html`<p class="small row">${icon("warn", "small")}<span>Risk, ${percent(one.chance)}: ${one.says} <span class="caption">${one.effect}</span></span></p>`)}
    ${card.delay || card.rest > 1 ? html`<p class="small row">${icon("clock", "small")}<span>${card.delay ? `Takes effect after ${card.delay} more quarter${card.delay > 1 ? "s" : ""}. ` : ""}${card.rest > 1 ? `Can be given again after ${card.rest} quarters.` : ""}</span></p>` : nothing}
    <section aria-label="What staff think"><h3>What the model makes of it</h3>${odds(more.odds, level)}</section>
    ${card.claims?.length ? html`<p class="caption">Claims of the article that this tests: ${card.claims.join(", ")}.</p>` : nothing}`,
    html`${
      chosen
        ? html`<button class="button" ?disabled=${!more.open} @click=${() => {
            more.choose(card, null);
            closeDialog();
          }}>Take out of orders</button>`
        : html`<button class="button primary" ?disabled=${!card.ready || !more.open} @click=${() => {
            more.choose(card, more.level);
            closeDialog();
          }}>Add to orders</button>`
    }
    <button class="button" @click=${closeDialog}>Close <span class="key">Esc</span></button>`,
  );
}
