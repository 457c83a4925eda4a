// The orders: what may be given, what it costs, what the team has drafted, who agrees, and the lock.
import { html, nothing } from "../lit/lit-html.js";
import { repeat } from "../lit/directives/repeat.js";
import { closeDialog, dialog } from "../fields.js";
import { icon, pips } from "../signs.js";
import { LEVELS, list, plural, time } from "../words.js";
import { opened, row, usable } from "./card.js";
import { indexLine, secrets } from "./situation.js";
import { own, personName, sheet, spent } from "./parts.js";

const HOLD = /\.hold$/;

/** @param {import("../live.js").Live} live */
export function whatMay(live) {
  const { orders, room, clock } = live.sections;
  if (room.over || room.phase === "debrief")
    return "The last quarter has been played. There are no more orders to give.";
  if (orders.proxy)
    return orders.back
      ? "The engine stands in for your team; you have the seat back at the next phase."
      : "The engine stands in for your team.";
  if (clock.frozen) return "The facilitator has frozen the screens. Your draft is kept.";
  return (
    {
      lobby: "Orders can be drafted once the facilitator opens the brief.",
      adjudicate: room.resolving ? "The quarter is being resolved." : "Orders have closed; the facilitator rules.",
      reveal: "This quarter has been resolved. Read the brief; the next begins soon.",
    }[room.phase] ?? ""
  );
}

const cheapest = (card, left) => (usable(card).includes("firm") && card.prices.firm <= left ? "firm" : usable(card)[0]);

// A second tap on the same card, sooner than anybody thinks again, is the first one's other half.
const TWICE = 450;

/** @param {import("../live.js").Live} live */
function choose(live, card, level) {
  const { orders } = live.sections,
    last = live.ui.chose;
  if (last?.name === card.name && (last.level === null) !== (level === null) && Date.now() - last.at < TWICE) return;
  live.ui.chose = { name: card.name, level, at: Date.now() };
  if (level) live.say(`${card.title}, ${LEVELS[level].toLowerCase()}, added to orders.`);
  else live.say(`${card.title} taken out of orders.`);
  live.ask({ do: "draft", turn: orders.turn, order: card.name, level });
}

/** @param {import("../live.js").Live} live */
export function submit(live) {
  const { orders } = live.sections,
    { found } = sheet(live);
  if (!Object.keys(found).length && !live.ui.sure) {
    live.ui.sure = true;
    return live.draw();
  }
  live.ui.sure = false;
  return live.ask({ do: "lock", turn: orders.turn, orders: found });
}

/** @param {import("../live.js").Live} live */
export function canLock(live) {
  const { orders } = live.sections;
  return orders.open && orders.lockable && (!orders.deciders.length || orders.deciders.includes(live.me.person));
}

/** @param {import("../live.js").Live} live */
function agreement(live) {
  const { orders } = live.sections,
    team = own(live).people;
  const yes = team.filter((one) => orders.agreed.includes(one.person)),
    no = team.filter((one) => !orders.agreed.includes(one.person));
  const mine = orders.agreed.includes(live.me.person);
  const named = (some) => (some.length > 3 ? `${some.length} of ${team.length}` : list(some.map((one) => one.name)));
  const toggle = () => live.ask({ do: "agree", turn: orders.turn, version: orders.version, agrees: !mine });
  return html`<div class="between agreed"><p class="small grow">${yes.length ? `${named(yes)} ${yes.length === 1 ? "agrees" : "agree"}.` : "Nobody has agreed yet."} ${no.length && team.length > 1 ? `Waiting for ${named(no)}.` : ""}</p>
    ${team.length > 1 ? html`<label class="check tick"><input type="checkbox" .checked=${mine} ?disabled=${!orders.open} @change=${toggle} />I agree</label>` : nothing}
    ${pips(yes.length, team.length, `${yes.length} of ${team.length} agree`)}</div>`;
}

/** @param {import("../live.js").Live} live */
function bar(live) {
  const { orders } = live.sections,
    shut = whatMay(live),
    deciders = orders.deciders.map((one) => personName(live, one));
  if (shut)
    return html`<div class="notice" role="note">${icon("clock")}<div class="grow"><p>${shut}</p>${orders.proxy && !orders.back ? html`<button class="button" @click=${() => live.ask({ do: "take_back" })}>Take the seat back</button>` : nothing}</div></div>`;
  if (orders.locked)
    return html`${agreement(live)}<div class="notice"><span class="row grow">${icon("lock")}<span><b>Submitted by ${orders.locked.by}</b> at ${time(orders.locked.at)}.</span></span>${canLock(live) ? html`<button class="button" @click=${() => live.ask({ do: "unlock", turn: orders.turn })}>Open again</button>` : nothing}</div>`;
  const main = canLock(live)
    ? html`<button class="button primary wide" @click=${() => submit(live)}>Submit orders <span class="key only-wide">Ctrl Enter</span></button>`
    : html`<button class="button wide" disabled>${orders.lockable ? `${list(deciders) || "The decider"} submits` : "Orders open after the talks; drafting is open"}</button>`;
  return html`${agreement(live)}${main}`;
}

/** @param {import("../live.js").Live} live */
function confirmHold(live) {
  if (!live.ui.sure) return nothing;
  return dialog(
    "Submit without an order?",
    () => {
      live.ui.sure = false;
      live.draw();
    },
    html`<h2>Submit without an order?</h2><p>Your team would hold this quarter and keep ${live.sections.orders.left} of ${live.sections.orders.capital} political capital.</p>`,
    html`<button class="button primary" @click=${() => {
      closeDialog();
      live.ui.sure = true;
      submit(live);
    }}>Hold this quarter</button><button class="button" @click=${closeDialog}>Go on drafting</button>`,
  );
}

/** @param {import("../live.js").Live} live */
export function orders(live) {
  const { orders: now, world, brief } = live.sections,
    { found, unsent } = sheet(live),
    left = now.capital - spent(live, found);
  const cards = now.cards.filter((one) => !HOLD.test(one.name)),
    ready = cards.filter((one) => one.ready),
    waiting = cards.filter((one) => !one.ready);
  const more = (card) => ({
    level: cheapest(card, left),
    open: now.open,
    unsent: unsent.has(card.name),
    odds: now.odds[card.name],
    dear: !found[card.name] && card.prices[cheapest(card, left)] > left,
    choose: (one, level) => choose(live, one, level),
    open_: (one) => {
      live.ui.card = one.name;
      live.draw();
    },
    close: () => {
      live.ui.card = null;
      live.draw();
    },
  });
  const card = cards.find((one) => one.name === live.ui.card),
    withOdds = cards.some((one) => now.odds[one.name]);
  const faults = unsent.size ? [] : now.faults;
  return html`<div class="inset orders-list"><div class="only-narrow stack">${indexLine(world)}${secrets(brief)}</div>
    <div class="between orders-head"><h2>Choose up to three</h2><span class="row small capital"><span class="figure">${left} left</span>${pips(Math.max(0, left), now.capital, `${left} of ${now.capital} political capital left`)}</span></div>
    <p class="between caption orders-columns"><span class="grow">${Object.keys(found).length} of ${now.limit} chosen${now.drafted_by ? `, last by ${now.drafted_by}` : ""}</span>${withOdds ? html`<span>effect on your aims</span>` : nothing}<span class="cost-head">cost</span></p>
    ${faults.map((one) => html`<p class="fault">${icon("warn", "small")}${one}</p>`)}
    ${
      ready.length
        ? html`<ul class="orders">${repeat(
            ready,
            (one) => one.name,
            (one) => row(live, one, found[one.name], more(one)),
          )}</ul>`
        : html`<p class="empty">${now.cards.length ? "No order is ready in this quarter." : "There are no orders to give."}</p>`
    }
    ${now.can_undo && now.open ? html`<button class="button plain" @click=${() => live.ask({ do: "undo", turn: now.turn })}>${icon("undo")}Undo the last change</button>` : nothing}
    ${
      waiting.length
        ? html`<details><summary>${plural(waiting.length, "order is", "orders are")} not ready</summary><ul class="orders">${repeat(
            waiting,
            (one) => one.name,
            (one) => row(live, one, found[one.name], more(one)),
          )}</ul></details>`
        : nothing
    }
    </div><div class="submit-bar">${bar(live)}</div>
    ${card ? opened(live, card, found[card.name], more(card)) : nothing}${confirmHold(live)}`;
}
