// Numbers and times as a reader expects them: true minus, whole per cent, every estimate with its error.
export const MINUS = "−";

export function whole(value) {
  const rounded = Math.round(value);
  return rounded < 0 ? MINUS + -rounded : String(rounded);
}

export function percent(share) {
  return share > 0 && share < 0.005 ? "under 1 %" : `${whole(share * 100)} %`;
}

export function amount(value, digits = 0) {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

export function signed(value, digits = 0) {
  return (value > 0 && Number(value.toFixed(digits)) !== 0 ? "+" : "") + amount(value, digits);
}

export function minutes(seconds) {
  const left = Math.max(0, Math.ceil(seconds));
  if (left >= 2 * 86400) return `${Math.floor(left / 86400)} d ${Math.floor((left % 86400) / 3600)} h`;
  if (left >= 2 * 3600) return `${Math.floor(left / 3600)} h ${Math.floor((left % 3600) / 60)} min`;
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

export function ago(seconds) {
  if (seconds < 5) return "now";
  if (seconds < 100) return `${Math.round(seconds)} s ago`;
  return `${Math.round(seconds / 60)} min ago`;
}

// A date of a course, on the clocks of its place.
/** @param {"long" | "short"} length */
export function dated(at, zone, length = "long") {
  return new Date(at).toLocaleString("en-GB", {
    timeZone: zone,
    weekday: length,
    day: "numeric",
    month: length,
    hour: "2-digit",
    minute: "2-digit",
  });
}

export function time(at) {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

// Half the width of an interval, never shown as 0.
export function half(estimate, scale = 1) {
  return Math.max(1, Math.round(((estimate.high - estimate.low) / 2) * scale));
}

// A share and its error. What rounds to none or to all is said as a bound, and has no error to add.
export function shareOf(estimate) {
  const shown = Math.round(estimate.value * 100);
  if (shown === 0) return [`under ${Math.max(1, Math.ceil(estimate.high * 100))} %`, ""];
  if (shown === 100) return [`over ${Math.min(99, Math.floor(estimate.low * 100))} %`, ""];
  return [`${shown} %`, `±${half(estimate, 100)}`];
}

// Whether a change is larger than its error.
export const clear = (estimate) => estimate.low > 0 || estimate.high < 0;

// Weeks as they are counted: whole where they are, and never "−0".
export const weeks = (value) =>
  amount(Math.round(value * 10) / 10, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1);

// A change and its error; one smaller than its error is no clear change, one that rounds to none is said as a bound.
export function changeOf(estimate, scale = 1, digits = 0, unit = "") {
  const value = estimate.value * scale,
    least = digits ? 0.1 : 1;
  const error = digits
    ? Math.max(0.1, ((estimate.high - estimate.low) / 2) * scale).toFixed(digits)
    : half(estimate, scale);
  if (!clear(estimate)) return ["no clear change", ""];
  if (Number(value.toFixed(digits)) === 0)
    return [`${value < 0 ? "down" : "up"} by less than ${least}${unit.replace(/s$/, "")}`, ""];
  return [
    `${signed(value, digits)}${Math.abs(Number(value.toFixed(digits))) === 1 ? unit.replace(/s$/, "") : unit}`,
    `±${error}`,
  ];
}

const ODDS = [
  [0.05, "very unlikely"],
  [0.2, "unlikely"],
  [0.3, "about one in four"],
  [0.4, "about one in three"],
  [0.6, "even"],
  [0.8, "likely"],
  [0.95, "very likely"],
  [1.01, "almost certain"],
];

export const oddsWord = (share) => ODDS.find(([most]) => share < most)[1];

const SEASONS = { Q1: "winter", Q2: "spring", Q3: "summer", Q4: "autumn" };

// A quarter as prose says it; tables and axes keep its number.
/** @param {string} quarter */
export const season = (quarter) => quarter.replace(/^(\d{4}) (Q[1-4])$/, (_, year, name) => `${SEASONS[name]} ${year}`);

/** @param {string} says */
export const capital = (says) => `${says.slice(0, 1).toUpperCase()}${says.slice(1)}`;

export const PHASES = {
  lobby: "Lobby",
  brief: "Brief",
  negotiate: "Negotiate",
  orders: "Orders",
  adjudicate: "Adjudicate",
  reveal: "Reveal",
  debrief: "Debrief",
};

export const OUTCOMES = {
  durable: "They draw closer",
  holds: "It holds",
  frayed: "It frays",
  fractured: "They break",
  catastrophe: "Runaway war",
};

// The steps between the two, from the lowest.
export const RUNGS = [
  "broken off",
  "an open quarrel",
  "suspended in part",
  "strained",
  "working terms",
  "close",
  "a treaty",
  "an alliance",
];

export const ROLES = { decider: "Decider", analyst: "Analyst", envoy: "Envoy", mirror: "Mirror" };

export const LIGHTS = {
  empty: "Played by the computer",
  joined: "Joined",
  drafting: "Drafting",
  ready: "Ready",
  idle: "Idle",
  proxy: "The computer plays",
};

export const DEALS = {
  proposed: "proposed",
  agreed: "agreed",
  refused: "refused",
  withdrawn: "withdrawn",
  lapsed: "lapsed",
  kept: "kept",
  broken: "broken",
  renounced: "renounced",
};

// Of each country: code, title, sign, and where its sign and its name stand on the map; written into every page.
/** @type {Record<string, import("./protocol.d.ts").CountryMark>} */
export const COUNTRIES = JSON.parse(document.getElementById("countries")?.textContent ?? "{}");

export function list(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const COUNTS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

export const count = (number) => COUNTS[number] ?? String(number);

export function plural(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}
