// The facilitator reads every channel, writes to any, and mutes any.
import { html, nothing } from "../lit/lit-html.js";
import { repeat } from "../lit/directives/repeat.js";
import { bubble, composer, stayAtEnd } from "../desk/messages.js";
import { markRead, unread } from "../desk/parts.js";
import { icon } from "../signs.js";
import { ask } from "./act.js";

const KIND = { all: "Everybody", pair: "Pairs", bloc: "Blocs", control: "To you", team: "Inside teams" };

/** @param {import("../live.js").Live} live */
export function label(live, one) {
  const name = (country) => live.sections.seats.find((each) => each.country === country)?.name ?? country;
  if (one.kind === "pair") return one.seats.map(name).join(" and ");
  if (one.kind === "control") return `${name(one.seats[0] ?? one.id.split(":")[1])} and you`;
  return one.name;
}

/** @param {import("../live.js").Live} live */
export function talk(live, reads = false) {
  const channels = live.sections.channels,
    chosen =
      channels.find((one) => one.id === live.ui.channel) ?? channels.find((one) => one.kind === "all") ?? channels[0];
  const rows = live.sections.messages.filter((one) => one.channel === chosen.id),
    many = (one) => unread(live, one.id);
  markRead(live, chosen.id);
  setTimeout(stayAtEnd);
  const kinds = [...new Set(channels.map((one) => one.kind))];
  return html`<section class="stack talk-panel" aria-label="Messages"><div class="row wrap"><label class="grow">Channel<select class="field" @change=${(
    e,
  ) => {
    live.ui.channel = e.target.value;
    live.draw();
  }}>
      ${kinds.map((kind) => html`<optgroup label=${KIND[kind]}>${channels.filter((one) => one.kind === kind).map((one) => html`<option value=${one.id} ?selected=${one.id === chosen.id}>${label(live, one)}${many(one) ? ` (${many(one)} new)` : ""}${one.muted ? ", muted" : ""}</option>`)}</optgroup>`)}</select></label>
      ${reads ? nothing : html`<button class="button" @click=${() => ask(live, { do: chosen.muted ? "unmute" : "mute", channel: chosen.id })}>${icon("lock", "small")}${chosen.muted ? "Unmute" : "Mute"}</button><button class="button" @click=${() => ask(live, { do: channels.every((one) => one.muted) ? "unmute" : "mute", channel: "all-channels" })}>${channels.every((one) => one.muted) ? "Unmute all" : "Mute all"}</button>`}</div>
    <ol class="thread console-thread" tabindex="0" aria-label="Messages: ${label(live, chosen)}" data-thread=${chosen.id}>${
      rows.length
        ? repeat(
            rows,
            (one) => one.n,
            (one) => bubble(live, one),
          )
        : html`<li class="empty">Nothing has been said here yet.</li>`
    }</ol>
    ${reads && !chosen.can_write ? nothing : composer(live, chosen, label(live, chosen))}</section>`;
}
