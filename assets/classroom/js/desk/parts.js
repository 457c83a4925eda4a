// What the desk's panels share: who I am here, the sheet as it will be once everything is sent, unread messages.
import { keep, recall } from "../keep.js";
import { weeks } from "../words.js";

const NOBODY = { country: "", people: [], name: "", places: 4 };

/**
 * @typedef {import("../protocol.d.ts").OrderSheet} OrderSheet
 * @typedef {import("../protocol.d.ts").BoardView} BoardView
 */

/** @param {import("../live.js").Live} live */
export const own = (live) => live.sections.seats.find((one) => one.country === live.me.seat) ?? { ...NOBODY };

/** @param {import("../live.js").Live} live */
export const myself = (live) => own(live).people.find((one) => one.person === live.me.person) ?? live.me;

/** @param {import("../live.js").Live} live */
export const nameOf = (live, country) => live.sections.seats.find((one) => one.country === country)?.name ?? country;

/** @param {import("../live.js").Live} live */
export const personName = (live, person) => own(live).people.find((one) => one.person === person)?.name ?? "";

const toggled = (names, name, step) => [...names.filter((one) => one !== name), ...(step ? [name] : [])];

/**
 * Lay something on a sheet, or take it off: null. A dial set where it stands is taken off.
 * @param {BoardView} board
 * @param {OrderSheet} found
 */
function lay(board, found, act) {
  if (act.kind === "answer") {
    if (act.step === null) delete found.prepared[act.order];
    else found.prepared = { [act.order]: answersTo(board, act.order)[act.step]?.move ?? "" };
    return;
  }
  const rows = act.kind === "dial" ? found.dials : found.choices;
  if (act.kind === "move") found.moves = toggled(found.moves, act.order, act.step);
  else if (act.kind === "act") found.table = toggled(found.table, act.order, act.step);
  else if (act.step === null) delete rows[act.order];
  else rows[act.order] = act.step;
  const standing = board.dials.find((one) => one.lever === act.order)?.standing;
  if (act.kind === "dial" && act.step === standing) delete found.dials[act.order];
}

/** @param {BoardView} board */
const answersTo = (board, occasion) => board.occasions.find((one) => one.occasion === occasion)?.answers ?? [];

// The sheet as it will be shown: what is still to be sent, or was confirmed and not shown yet, is laid over it.
/**
 * @param {import("../live.js").Live} live
 * @returns {{ found: OrderSheet, unsent: Set<string> }}
 */
export function sheet(live) {
  const { orders, board } = live.sections,
    { dials, moves, table, choices, prepared } = orders.draft,
    found = {
      dials: { ...dials },
      moves: [...moves],
      table: [...table],
      choices: { ...choices },
      prepared: { ...prepared },
    },
    unsent = /** @type {Set<string>} */ (new Set());
  for (const act of live.wire.under) {
    if (act.do !== "draft" || act.turn !== orders.turn) continue;
    if (live.wire.box.includes(act)) unsent.add(act.order);
    lay(board, found, act);
  }
  return { found, unsent };
}

/** @param {OrderSheet} found */
export const many = (found) =>
  Object.keys(found.dials).length +
  found.moves.length +
  found.table.length +
  Object.keys(found.choices).length +
  Object.keys(found.prepared).length;

const sum = (rows) => rows.reduce((whole, one) => whole + one, 0);

// What a sheet costs in weeks, by kind, and what it leaves; the server counts the same.
/**
 * @param {BoardView} board
 * @param {OrderSheet} found
 */
export function costs(board, found, deck) {
  const step = ([lever, at]) =>
    board.dials.find((one) => one.lever === lever)?.steps.find((one) => one.step === at)?.price ?? 0;
  const dials = sum(Object.entries(found.dials).map(step)),
    moves =
      sum(found.moves.map((name) => board.moves.find((one) => one.lever === name)?.price ?? 0)) +
      sum(found.table.map((name) => board.table.find((one) => one.act === name)?.price ?? 0)),
    beside = sum(
      board.crises
        .filter((one) => !one.in_deck && found.choices[one.id] === undefined)
        .map((one) => (deck === "whole" ? 0 : (one.choices.find((each) => each.place === one.ruled)?.price ?? 0))),
    ),
    choices = sum(
      Object.entries(found.choices).map(
        ([crisis, place]) =>
          board.crises.find((one) => one.id === crisis)?.choices.find((one) => one.place === place)?.price ?? 0,
      ),
    );
  return {
    dials,
    moves,
    choices: choices + beside,
    left: board.weeks.has - board.weeks.policies - dials - moves - choices - beside,
  };
}

// Why a way to settle a question cannot be paid for beside what the team has chosen tonight, "" where it can; the server
// asks the same.
/**
 * @param {import("../live.js").Live} live
 * @param {import("../protocol.d.ts").CrisisView} crisis
 * @param {import("../protocol.d.ts").ChoiceView} one
 */
export function tooDear(live, crisis, one) {
  const { board, room } = live.sections,
    { found } = sheet(live),
    price = costs(board, { ...found, choices: { ...found.choices, [crisis.id]: one.place } }, room.deck).choices,
    may = Math.max(board.weeks.has - board.weeks.policies + board.weeks.overdraft, 0);
  if (one.price <= 0 || price <= may + 0.05) return "";
  return `Too dear: ${weeks(one.price)} weeks, and ${weeks(Math.max(may - price + one.price, 0))} may be spent on it.`;
}

// Read up to which message, by channel; kept on this device.
/** @param {import("../live.js").Live} live */
export const readUpTo = (live) => (live.read ??= recall(`read:${live.token}`, {}));

/** @param {import("../live.js").Live} live */
export function unread(live, channel) {
  const upTo = readUpTo(live)[channel] ?? 0;
  return live.sections.messages.filter((one) => one.channel === channel && one.n > upTo && !mine(live, one)).length;
}

/** @param {import("../live.js").Live} live */
export const allUnread = (live) => live.sections.channels.reduce((whole, one) => whole + unread(live, one.id), 0);

/** @param {import("../live.js").Live} live */
export const mine = (live, message) => message.from === live.me.seat && message.who === myself(live).name;

/** @param {import("../live.js").Live} live */
export function markRead(live, channel) {
  const last = live.sections.messages.filter((one) => one.channel === channel).at(-1)?.n ?? 0;
  if ((readUpTo(live)[channel] ?? 0) >= last) return;
  live.read = { ...live.read, [channel]: last };
  keep(`read:${live.token}`, live.read);
}

/** @param {import("../live.js").Live} live */
export const toAnswer = (live) => live.sections.deals.filter((one) => one.can.includes("accept"));

// Whether the hand as it is dealt now holds something.
/** @param {import("../live.js").Live} live */
export const dealt = (live, one) => one.in_deck || live.sections.room.deck === "whole";

// Questions of tonight that are the team's: the computer settles those beside the short hand.
/** @param {import("../live.js").Live} live */
export const asked = (live) => live.sections.board.crises.filter((one) => dealt(live, one));

// Those of them that the team has not settled.
/** @param {import("../live.js").Live} live */
export function unsettled(live) {
  const { found } = sheet(live);
  return asked(live).filter((one) => found.choices[one.id] === undefined);
}

// What may be done to this seat in the quarter, with the answers that the hand holds; each has its place among them.
/** @param {import("../live.js").Live} live */
export const occasions = (live) =>
  live.sections.board.occasions
    .map((one) => ({
      ...one,
      answers: one.answers.map((each, place) => ({ ...each, place })).filter((each) => dealt(live, each)),
    }))
    .filter((one) => one.answers.length);
