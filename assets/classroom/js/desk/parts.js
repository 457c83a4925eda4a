// What the desk's panels share: who I am here, the sheet as it will be once everything is sent, unread messages.
import { keep, recall } from "../keep.js";

const NOBODY = { country: "", people: [], name: "", places: 4 };

/** @param {import("../live.js").Live} live */
export const own = (live) => live.sections.seats.find((one) => one.country === live.me.seat) ?? { ...NOBODY };

/** @param {import("../live.js").Live} live */
export const myself = (live) => own(live).people.find((one) => one.person === live.me.person) ?? live.me;

/** @param {import("../live.js").Live} live */
export const nameOf = (live, country) => live.sections.seats.find((one) => one.country === country)?.name ?? country;

/** @param {import("../live.js").Live} live */
export const personName = (live, person) => own(live).people.find((one) => one.person === person)?.name ?? "";

// The sheet with what is still waiting to be sent laid over it.
/**
 * @param {import("../live.js").Live} live
 * @returns {{ found: Record<string, "light" | "firm" | "hard">, unsent: Set<string> }}
 */
export function sheet(live) {
  const { orders } = live.sections,
    found = { ...orders.draft },
    unsent = new Set();
  for (const act of live.wire.box) {
    if (act.do !== "draft" || act.turn !== orders.turn) continue;
    unsent.add(act.order);
    if (act.level) found[act.order] = act.level;
    else delete found[act.order];
  }
  return { found, unsent };
}

/** @param {import("../live.js").Live} live */
export function spent(live, found) {
  const prices = Object.fromEntries(live.sections.orders.cards.map((one) => [one.name, one.prices]));
  return Object.entries(found).reduce((sum, [order, level]) => sum + (prices[order]?.[level] ?? 0), 0);
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
export const allUnread = (live) => live.sections.channels.reduce((sum, one) => sum + unread(live, one.id), 0);

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
