// What the desk's panels share: who I am here, the sheet as it will be once everything is sent, unread messages.
import { keep, recall } from "../keep.js";

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
  const rows = act.kind === "dial" ? found.dials : found.choices;
  if (act.kind === "move") found.moves = toggled(found.moves, act.order, act.step);
  else if (act.kind === "act") found.table = toggled(found.table, act.order, act.step);
  else if (act.step === null) delete rows[act.order];
  else rows[act.order] = act.step;
  const standing = board.dials.find((one) => one.lever === act.order)?.standing;
  if (act.kind === "dial" && act.step === standing) delete found.dials[act.order];
}

// The sheet with what is still waiting to be sent laid over it.
/**
 * @param {import("../live.js").Live} live
 * @returns {{ found: OrderSheet, unsent: Set<string> }}
 */
export function sheet(live) {
  const { orders, board } = live.sections,
    { dials, moves, table, choices } = orders.draft,
    found = { dials: { ...dials }, moves: [...moves], table: [...table], choices: { ...choices } },
    unsent = /** @type {Set<string>} */ (new Set());
  for (const act of live.wire.box) {
    if (act.do !== "draft" || act.turn !== orders.turn) continue;
    unsent.add(act.order);
    lay(board, found, act);
  }
  return { found, unsent };
}

/** @param {OrderSheet} found */
export const many = (found) =>
  Object.keys(found.dials).length + found.moves.length + found.table.length + Object.keys(found.choices).length;

const sum = (rows) => rows.reduce((whole, one) => whole + one, 0);

// What a sheet costs in weeks, by kind, and what it leaves; the server counts the same.
/**
 * @param {BoardView} board
 * @param {OrderSheet} found
 */
export function costs(board, found) {
  const step = ([lever, at]) =>
    board.dials.find((one) => one.lever === lever)?.steps.find((one) => one.step === at)?.price ?? 0;
  const dials = sum(Object.entries(found.dials).map(step)),
    moves =
      sum(found.moves.map((name) => board.moves.find((one) => one.lever === name)?.price ?? 0)) +
      sum(found.table.map((name) => board.table.find((one) => one.act === name)?.price ?? 0)),
    choices = sum(
      Object.entries(found.choices).map(
        ([crisis, place]) =>
          board.crises.find((one) => one.id === crisis)?.choices.find((one) => one.place === place)?.price ?? 0,
      ),
    );
  return { dials, moves, choices, left: board.weeks.has - board.weeks.policies - dials - moves - choices };
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

// Questions of tonight that the team has not settled.
/** @param {import("../live.js").Live} live */
export function unsettled(live) {
  const { found } = sheet(live);
  return live.sections.board.crises.filter((one) => found.choices[one.id] === undefined);
}
