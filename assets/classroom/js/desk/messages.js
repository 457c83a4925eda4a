// Messages: pair, bloc, plenary, team and facilitator, with the deals that wait for an answer.
import { html, nothing } from "../lit/lit-html.js";
import { repeat } from "../lit/directives/repeat.js";
import { segments, tabs, text, write } from "../fields.js";
import { live as current } from "../lit/directives/live.js";
import { glyph, icon } from "../signs.js";
import { time } from "../words.js";
import { answers, deals } from "./deals.js";
import { markRead, mine, nameOf, own, toAnswer, unread } from "./parts.js";

const ORDER = ["pair", "bloc", "all", "team", "control"];
const OPEN_TO = {
  pair: "The facilitator can read messages. Other teams cannot.",
  bloc: "The bloc and the facilitator read this.",
  all: "Everybody reads this, the board too.",
  team: "Your team and the facilitator read this.",
  control: "Your team and the facilitator read this.",
};

export function arranged(channels) {
  return [...channels].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** @param {import("../live.js").Live} live */
const other = (live, channel) => channel.seats.find((one) => one !== live.me.seat);

/** @param {import("../live.js").Live} live */
export function channelLabel(live, one) {
  const many = unread(live, one.id),
    badge = many ? html`<span class="count"><span class="unseen">, unread: </span>${many}</span>` : nothing;
  if (one.kind === "pair" && live.me.seat)
    return html`${glyph(other(live, one))}<span class="unseen">${one.name}</span>${badge}`;
  return html`<span class="channel-name">${one.name}</span>${badge}`;
}

/** @param {import("../live.js").Live} live */
export function bubble(live, one) {
  const own_ = mine(live, one),
    us = one.from === live.me.seat;
  const from = one.from === "facilitator" ? "Facilitator" : one.from === "press" ? "The press" : nameOf(live, one.from);
  return html`<li class="message ${us ? "message-ours" : ""}">${us ? nothing : glyph(one.from)}<div class="bubble"><p class="caption"><b>${own_ ? "You" : one.who || from}</b>${us || !one.who || from === one.who ? "" : `, ${from}`} <time>${time(one.at)}</time></p><p class="said" dir="auto">${one.text}</p></div>${us ? glyph(one.from) : nothing}</li>`;
}

/** @param {import("../live.js").Live} live */
export async function send(live, channel) {
  const name = `message-${channel.id}`,
    said = text(live, name).trim();
  if (!said) return;
  write(live, name, "");
  live.draw();
  const ack = await live.ask({ do: "message", channel: channel.id, text: said });
  if (!ack.ok) {
    write(live, name, said);
    live.draw();
  }
}

/** @param {import("../live.js").Live} live */
export function composer(live, channel, to) {
  const name = `message-${channel.id}`;
  if (!channel.can_write)
    return html`<p class="notice">${icon("lock")}<span>${channel.muted ? "The facilitator has muted this channel." : "Nothing can be written here now."}</span></p>`;
  const waiting = live.wire.box.filter((one) => one.do === "message" && one.channel === channel.id);
  return html`${waiting.map((one) => html`<p class="caption waiting">Not sent yet: ${one.text}</p>`)}
    <form class="compose" @submit=${(e) => {
      e.preventDefault();
      send(live, channel);
    }}>
      <textarea class="field" rows="1" maxlength="1000" aria-label="Write to ${to}" placeholder="Write to ${to}" .value=${current(text(live, name))}
        @input=${(e) => write(live, name, e.target.value)} @keydown=${(e) => {
          if (e.key === "Enter" && !e.shiftKey && !e.isComposing) {
            e.preventDefault();
            send(live, channel);
          }
        }}></textarea>
      <button class="button iconic">${icon("send")}<span class="unseen">Send to ${to}</span></button></form>`;
}

/** @param {import("../live.js").Live} live */
function pending(live, channel) {
  return toAnswer(live)
    .filter((one) => channel.kind === "pair" && other(live, channel) === one.by)
    .map(
      (one) =>
        html`<div class="offer">${icon("offer")}<span class="grow"><b>${nameOf(live, one.by)} proposes:</b> ${one.title}</span>${answers(live, one)}</div>`,
    );
}

/** @param {import("../live.js").Live} live */
function thread(live, channel) {
  const rows = live.sections.messages.filter((one) => one.channel === channel.id);
  return html`<ol class="thread scroll" tabindex="0" aria-label="Messages: ${channel.name}" data-thread=${channel.id}>${
    rows.length
      ? repeat(
          rows,
          (one) => one.n,
          (one) => bubble(live, one),
        )
      : html`<li class="empty">Nothing has been said here yet.</li>`
  }</ol>`;
}

// Keep the newest message in sight, unless somebody has scrolled up to read.
export function stayAtEnd() {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-thread]"))) {
    const key = `${one.dataset.thread}:${one.childElementCount}`;
    if (one.dataset.seen !== key) {
      one.dataset.seen = key;
      one.scrollTop = one.scrollHeight;
    }
  }
}

/** @param {import("../live.js").Live} live */
export function messages(live, inSight) {
  const channels = arranged(live.sections.channels),
    waiting = toAnswer(live).length;
  const chosen = channels.find((one) => one.id === live.ui.channel) ?? channels[0];
  const switcher = segments(
    "Messages or deals",
    [
      ["talk", "Messages"],
      [
        "deals",
        html`Deals${waiting ? html` <span class="count">${waiting}<span class="unseen"> to answer</span></span>` : nothing}`,
      ],
    ],
    live.ui.talk ?? "talk",
    (one) => {
      live.ui.talk = one;
      live.draw();
    },
  );
  if (!chosen || live.ui.talk === "deals") return html`<div class="talk-head">${switcher}</div>${deals(live)}`;
  if (inSight && !document.hidden) markRead(live, chosen.id);
  setTimeout(stayAtEnd);
  const to =
    chosen.kind === "pair"
      ? nameOf(live, other(live, chosen))
      : chosen.kind === "all"
        ? "everybody"
        : chosen.name.toLowerCase() === "your team"
          ? "your team"
          : chosen.name.replace(/^The /, "the ");
  return html`<div class="talk-head">${switcher}</div>
    ${tabs(
      live,
      "Channels",
      channels.map((one) => ({ id: one.id, label: channelLabel(live, one), panel: "thread-panel" })),
      chosen.id,
      (id) => {
        live.ui.channel = id;
        live.draw();
      },
      "channels",
    )}
    <div class="talk" id="thread-panel" role="tabpanel" aria-labelledby="tab-${chosen.id.replace(/[^a-z0-9]/gi, "-")}">${thread(live, chosen)}
    <div class="talk-foot stack">${pending(live, chosen)}${own(live).country ? composer(live, chosen, to) : nothing}<p class="caption">${OPEN_TO[chosen.kind]}</p></div></div>`;
}
