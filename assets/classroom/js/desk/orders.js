// The orders: policies on dials, moves, tonight's questions; what they cost, what the team has drafted, and the lock.
import { html, nothing } from "../lit/lit-html.js";
import { repeat } from "../lit/directives/repeat.js";
import { closeDialog, dialog, segments } from "../fields.js";
import { icon, pips } from "../signs.js";
import { list, plural, signed, time, weeks, whole } from "../words.js";
import { act, dial, move, opened } from "./card.js";
import { indexLine } from "./situation.js";
import { answer } from "./answer.js";
import { asked, costs, dealt, many, occasions, own, personName, sheet, unsettled } from "./parts.js";
import { reminder, tonight } from "./tonight.js";

/** @param {import("../live.js").Live} live */
export function whatMay(live) {
  const { orders, room, clock } = live.sections;
  if (room.over || room.phase === "debrief") return "The campaign is over. There are no more orders to give.";
  if (orders.proxy)
    return orders.back
      ? "The computer plays for your team; you have the seat back at the next phase."
      : "The computer plays for your team.";
  if (clock.frozen) return "The facilitator has frozen the screens. Your draft is kept.";
  return (
    {
      lobby: "Orders can be drafted once the facilitator opens the brief.",
      adjudicate: room.resolving ? "The quarter is being played." : "Orders have closed; the facilitator rules.",
      reveal: "The quarter is over. Read the brief; the next one starts soon.",
    }[room.phase] ?? ""
  );
}

/** @param {import("../live.js").Live} live */
const draft = (live, kind, order, step) =>
  live.ask({ do: "draft", turn: live.sections.orders.turn, kind, order, step });

// A second tap on the same card, sooner than anybody thinks again, is the first one's other half.
const TWICE = 450;

/** @param {import("../live.js").Live} live */
function lay(live, kind, name, title, on) {
  const last = live.ui.chose;
  if (last?.name === name && last.on !== on && Date.now() - last.at < TWICE) return;
  live.ui.chose = { name, on, at: Date.now() };
  live.say(`${title} ${on ? "added to orders" : "taken out of orders"}.`);
  draft(live, kind, name, on ? 1 : null);
}

/** @param {import("../live.js").Live} live */
function set(live, one, step, wrong) {
  if (wrong) return live.toast(wrong);
  live.say(`${one.title}: ${one.steps[step].name}.`);
  return draft(live, "dial", one.lever, step);
}

/** @param {import("../live.js").Live} live */
export function submit(live) {
  const { orders } = live.sections,
    { found } = sheet(live);
  if ((!many(found) || unsettled(live).some((one) => one.tonight)) && !live.ui.sure) {
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

// Weeks as blocks: filled for standing policies, in the accent for this quarter's orders, outlined where free.
/** @param {import("../protocol.d.ts").BoardView} board */
export function weekBlocks(board, spent) {
  const has = Math.max(0, Math.round(board.weeks.has)),
    kept = Math.round(board.weeks.policies + Math.min(0, spent.dials)),
    used = Math.round(Math.max(0, spent.dials) + spent.moves + spent.choices),
    over = Math.max(0, kept + used - has);
  const kind = (at) => (at < kept ? "week-kept" : at < kept + used ? (at < has ? "week-new" : "week-owed") : "");
  return html`<div class="between small"><span><b>${weeks(board.weeks.has)} weeks</b> ${weeks(kept)} for policies${used ? `, ${weeks(used)} for this quarter’s orders` : ""}</span><span class="nowrap">${spent.left < -0.05 ? `${weeks(-spent.left)} borrowed` : `${weeks(spent.left)} left`}</span></div>
    <div class="weeks" role="img" aria-label=${`${weeks(spent.left)} of ${weeks(board.weeks.has)} weeks left`}>${Array.from({ length: has + over }, (_, at) => html`<span class="week ${kind(at)}"></span>`)}</div>`;
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
  const open = unsettled(live).filter((one) => one.tonight),
    { found } = sheet(live),
    left = costs(live.sections.board, found, live.sections.room.deck).left;
  const title = many(found) ? "Submit without an answer?" : "Submit without an order?";
  return dialog(
    title,
    () => {
      live.ui.sure = false;
      live.draw();
    },
    html`<h2>${title}</h2>${open.map((one) => html`<p><b>${one.title}</b> waits for your answer. Without one: ${one.choices.find((each) => each.place === one.default)?.title}.</p>`)}${many(found) ? nothing : html`<p>Your policies go on as they stand, and ${weeks(left)} weeks stay unused.</p>`}`,
    html`<button class="button primary" @click=${() => {
      closeDialog();
      live.ui.sure = true;
      submit(live);
    }}>${many(found) ? "Submit all the same" : "Hold this quarter"}</button><button class="button" @click=${closeDialog}>Go on drafting</button>`,
  );
}

/** @param {import("../live.js").Live} live */
function shelf(live) {
  const { board } = live.sections,
    waiting = unsettled(live).length,
    ready = Object.keys(sheet(live).found.prepared).length;
  const options = [
    ...(asked(live).length
      ? [
          [
            "tonight",
            html`Tonight${waiting ? html` <span class="count">${waiting}<span class="unseen"> to answer</span></span>` : nothing}`,
          ],
        ]
      : []),
    ["dials", "Policies"],
    ["moves", "Moves"],
    ...(occasions(live).length
      ? [
          [
            "answer",
            html`Answer${ready ? html` <span class="count">${ready}<span class="unseen"> ready</span></span>` : nothing}`,
          ],
        ]
      : []),
  ];
  const shown = options.some(([name]) => name === live.ui.hand) ? live.ui.hand : "dials";
  return {
    shown,
    dials: board.dials.filter((one) => dealt(live, one)),
    moves: board.moves.filter((one) => dealt(live, one)),
    switcher: segments("Policies, moves, an answer or tonight", options, shown, (one) => {
      live.ui.hand = one;
      live.draw();
    }),
  };
}

/** @param {import("../live.js").Live} live */
function dials(live, rows, found, unsent) {
  const { orders } = live.sections;
  return html`<p class="between caption dials-head"><span>setting</span><span>weeks</span></p><ul class="dials">${repeat(
    rows,
    (one) => one.lever,
    (one) =>
      dial(one, found.dials[one.lever] ?? one.standing, {
        open: orders.open,
        unsent: unsent.has(one.lever),
        effect: orders.effects[`${one.lever}:${found.dials[one.lever] ?? one.standing}`],
        set: (what, step, wrong) => set(live, what, step, wrong),
        open_: (what) => openCard(live, what.lever),
      }),
  )}</ul>`;
}

/** @param {import("../live.js").Live} live */
function openCard(live, name) {
  live.ui.card = name;
  live.draw();
}

/** @param {import("../live.js").Live} live */
function moves(live, rows, found, unsent, left) {
  const { orders, board } = live.sections,
    ready = rows.filter((one) => one.status !== "not_ready"),
    waiting = rows.filter((one) => one.status === "not_ready");
  const drawn = (some) =>
    html`<ul class="orders">${repeat(
      some,
      (one) => one.lever,
      (one) =>
        move(one, found.moves.includes(one.lever), {
          open: orders.open,
          unsent: unsent.has(one.lever),
          left,
          effect: orders.effects[one.lever],
          lay: (what, on) => lay(live, "move", what.lever, what.title, on),
          open_: (what) => openCard(live, what.lever),
        }),
    )}</ul>`;
  const acts = board.table.filter((one) => one.status !== "not_ready" || found.table.includes(one.act));
  return html`${ready.length ? drawn(ready) : html`<p class="empty">${rows.length ? "No move is ready in this quarter." : "There are no moves to make."}</p>`}
    ${
      acts.length
        ? html`<h2>At the table</h2><ul class="orders">${acts.map((one) => act(one, found.table.includes(one.act), { open: orders.open, lay: (what, on) => lay(live, "act", what.act, what.title, on) }))}</ul>`
        : nothing
    }
    ${waiting.length ? html`<details><summary>${plural(waiting.length, "move is", "moves are")} not ready</summary>${drawn(waiting)}</details>` : nothing}`;
}

/** @param {import("../live.js").Live} live */
export function orders(live) {
  const { orders: now, board } = live.sections,
    { found, unsent } = sheet(live),
    spent = costs(board, found, live.sections.room.deck),
    hand = shelf(live);
  const faults = unsent.size ? [] : now.faults,
    { score } = board;
  const card = [...board.dials, ...board.moves].find((one) => ("lever" in one ? one.lever : "") === live.ui.card);
  const close = () => {
    live.ui.card = null;
    live.draw();
  };
  const inside = {
    tonight: () => tonight(live),
    dials: () => dials(live, hand.dials, found, unsent),
    moves: () => moves(live, hand.moves, found, unsent, spent.left),
    answer: () => answer(live),
  };
  return html`<div class="orders-list">${
    hand.shown === "tonight"
      ? html`<div class="inset orders-top">${hand.switcher}</div>${inside.tonight()}`
      : html`<div class="inset"><div class="between orders-top">${hand.switcher}<span class="right small">your score <br /><b>${whole(score.points)}</b>${score.par === null ? nothing : ` ${signed(Math.round(score.points - score.par))} against par`}</span></div>
    <div class="only-narrow">${live.room.phase === "orders" ? nothing : indexLine(board)}</div>${reminder(live)}
    ${faults.map((one) => html`<p class="fault">${icon("warn", "small")}${one}</p>`)}
    ${inside[hand.shown]()}
    ${now.can_undo && now.open ? html`<button class="button plain" @click=${() => live.ask({ do: "undo", turn: now.turn })}>${icon("undo")}Undo the last change</button>` : nothing}</div>`
  }</div><div class="submit-bar">${weekBlocks(board, spent)}${hand.shown === "tonight" && now.open && unsettled(live).length ? nothing : bar(live)}</div>
    ${
      card
        ? opened(card, {
            open: now.open,
            at: "steps" in card ? (found.dials[card.lever] ?? card.standing) : found.moves.includes(card.lever),
            effect:
              now.effects["steps" in card ? `${card.lever}:${found.dials[card.lever] ?? card.standing}` : card.lever],
            set: (what, step, wrong) => set(live, what, step, wrong),
            lay: (what, on) => lay(live, "move", what.lever, what.title, on),
            close,
          })
        : nothing
    }${confirmHold(live)}`;
}
