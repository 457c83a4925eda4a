// Deals: proposed, answered, kept or broken.
import { html, nothing } from "../lit/lit-html.js";
import { field, text, write } from "../fields.js";
import { glyph, icon } from "../signs.js";
import { DEALS, list } from "../words.js";
import { nameOf, own } from "./parts.js";

const MARKS = { open: "open", kept: "kept", broken: "broken", unseen: "not to be seen from here" };

// What a clause binds a country to.
/** @param {import("../protocol.d.ts").ClauseView} one */
export const clauseSaid = (one) =>
  ({
    make: `will do this: “${one.title}”`,
    refrain: `will not do this: “${one.title}”`,
    at_least: `holds “${one.title}” at least at “${one.step}”`,
    at_most: `holds “${one.title}” at most at “${one.step}”`,
  })[one.does];

/** @param {import("../live.js").Live} live */
function clause(live, one) {
  return html`<li class="line-item between"><span class="row">${glyph(one.country, "small")}<span>${nameOf(live, one.country)} ${clauseSaid(one)}</span></span><span class="caption nowrap">${MARKS[one.mark]}</span></li>`;
}

/** @param {import("../live.js").Live} live */
export function answers(live, one) {
  const tell = (act) => live.ask(act);
  return html`${one.can.includes("accept") ? html`<button class="button" @click=${() => tell({ do: "answer", deal: one.deal, accept: true })}>Accept<span class="unseen"> “${one.title}”</span></button>` : nothing}
    ${one.can.includes("refuse") ? html`<button class="button plain" @click=${() => tell({ do: "answer", deal: one.deal, accept: false })}>Refuse<span class="unseen"> “${one.title}”</span></button>` : nothing}
    ${one.can.includes("withdraw") ? html`<button class="button plain" @click=${() => tell({ do: "withdraw", deal: one.deal })}>Withdraw<span class="unseen"> “${one.title}”</span></button>` : nothing}
    ${one.can.includes("renounce") ? html`<button class="button plain" @click=${() => tell({ do: "renounce", deal: one.deal })}>Renounce openly<span class="unseen"> “${one.title}”</span></button>` : nothing}`;
}

/** @param {import("../live.js").Live} live */
export function deal(live, one) {
  return html`<li class="deal"><div class="between"><h3>${one.title}</h3><span class="status status-${one.status}">${DEALS[one.status]}</span></div>
    <p class="small row wrap">${[one.by, ...one.to].map((country) => glyph(country, "small"))}<span>${nameOf(live, one.by)} with ${list(one.to.map((country) => nameOf(live, country)))}; ${one.secret ? "secret" : "public"}, until ${one.until_quarter}</span></p>
    ${one.words ? html`<p>${one.words}</p>` : nothing}${one.clauses.length ? html`<ul class="hairline">${one.clauses.map((each) => clause(live, each))}</ul>` : nothing}
    <div class="row wrap">${answers(live, one)}</div></li>`;
}

const blank = () => ({ to: [], secret: true, until: 0, clauses: [] });

/** @param {import("../live.js").Live} live */
const menu = (live, country) => live.sections.menu?.[country] ?? [];

/** @param {import("../live.js").Live} live */
function clauseRow(live, form, one, at) {
  const change = (more) => {
    form.clauses[at] = { ...one, ...more };
    live.draw();
  };
  const sides = [live.me.seat, ...form.to].filter((country) => menu(live, country).length),
    lever = menu(live, one.country).find((each) => each.order === one.order),
    isDial = Boolean(lever?.steps.length);
  const pick = (order) => {
    const steps = menu(live, one.country).find((each) => each.order === order)?.steps ?? [];
    change({ order, does: steps.length ? "at_most" : "make", step: 0 });
  };
  return html`<fieldset class="clause"><legend class="unseen">Clause ${at + 1}</legend>
    <select class="field" aria-label="Who" @change=${(e) => change({ country: e.target.value, order: "" })}>${sides.map((country) => html`<option value=${country} ?selected=${country === one.country}>${nameOf(live, country)}</option>`)}</select>
    <select class="field" aria-label="Does what" @change=${(e) => change({ does: e.target.value })}>${(isDial
      ? [
          ["at_most", "holds at most"],
          ["at_least", "holds at least"],
        ]
      : [
          ["make", "will do"],
          ["refrain", "will not do"],
        ]
    ).map(([does, label]) => html`<option value=${does} ?selected=${one.does === does}>${label}</option>`)}</select>
    <select class="field" aria-label="Which order" @change=${(e) => pick(e.target.value)}><option value="">Choose an order</option>${menu(live, one.country).map((each) => html`<option value=${each.order} ?selected=${each.order === one.order}>${each.title}</option>`)}</select>
    ${isDial ? html`<select class="field" aria-label="At which step" @change=${(e) => change({ step: Number(e.target.value) })}>${lever.steps.map((name, step) => html`<option value=${step} ?selected=${step === one.step}>${name}</option>`)}</select>` : nothing}
    <button type="button" class="button iconic" @click=${() => {
      form.clauses.splice(at, 1);
      live.draw();
    }}>${icon("close")}<span class="unseen">Remove clause ${at + 1}</span></button></fieldset>`;
}

/** @param {import("../live.js").Live} live */
async function send(live, form) {
  const { room } = live.sections;
  form.fault = !form.to.length
    ? "Choose with whom."
    : !text(live, "deal-title")
      ? "Give the deal a title."
      : form.clauses.some((one) => !one.order)
        ? "Choose an order in every clause, or remove it."
        : "";
  if (form.fault) return live.draw();
  const ack = await live.ask(
    {
      do: "deal",
      title: text(live, "deal-title"),
      to: form.to,
      secret: form.secret,
      until: form.until || Math.min(room.turn + 2, room.quarters),
      clauses: form.clauses,
      words: text(live, "deal-words"),
    },
    true,
  );
  if (ack.ok === false) {
    form.fault = ack.reason;
    return live.draw();
  }
  write(live, "deal-title", "");
  write(live, "deal-words", "");
  live.ui.deal = null;
  live.say("The deal is proposed.");
  return live.draw();
}

/** @param {import("../live.js").Live} live */
function composer(live) {
  const form = live.ui.deal,
    { room } = live.sections,
    others = live.sections.seats.filter((one) => one.country !== live.me.seat);
  const flip = (country) => {
    form.to = form.to.includes(country) ? form.to.filter((one) => one !== country) : [...form.to, country];
    live.draw();
  };
  const last = form.until || Math.min(room.turn + 2, room.quarters);
  return html`<form class="panel stack" aria-label="Propose a deal" @submit=${(e) => {
    e.preventDefault();
    send(live, form);
  }}>
    <fieldset><legend class="label">With</legend><div class="row wrap">${others.map((one) => html`<label class="check">${html`<input type="checkbox" .checked=${form.to.includes(one.country)} @change=${() => flip(one.country)} />`}${glyph(one.country, "small")}${one.name}</label>`)}</div></fieldset>
    ${field(live, "deal-title", { label: "Title", most: 120, ghost: "Drones for cash" })}
    ${field(live, "deal-words", { label: "In your words", most: 400, rows: 2 })}
    <div class="stack"><p class="label">Who gives what</p>${form.clauses.map((one, at) => clauseRow(live, form, one, at))}
      ${
        form.clauses.length < 6
          ? html`<button type="button" class="button" @click=${() => {
              form.clauses.push({ country: live.me.seat, does: "make", order: "", step: 0 });
              live.draw();
            }}>${icon("plus")}Add a clause</button>`
          : nothing
      }
      <p class="caption">Clauses are marked kept or broken by what is done. A deal in words alone is yours to judge.</p></div>
    <div class="row wrap"><label class="grow">Until the end of<select class="field" @change=${(e) => {
      form.until = Number(e.target.value);
    }}>${Array.from({ length: room.quarters - room.turn + 1 }, (_, at) => room.turn + at).map((turn) => html`<option value=${turn} ?selected=${turn === last}>quarter ${turn} of ${room.quarters}</option>`)}</select></label>
      <label class="check"><input type="checkbox" .checked=${form.secret} @change=${(e) => {
        form.secret = e.target.checked;
      }} />Secret</label></div>
    ${form.fault ? html`<p class="fault" role="alert">${icon("warn", "small")}${form.fault}</p>` : nothing}
    <div class="row wrap"><button class="button">Propose</button><button type="button" class="button plain" @click=${() => {
      live.ui.deal = null;
      live.draw();
    }}>Cancel</button></div></form>`;
}

/** @param {import("../live.js").Live} live */
export function deals(live) {
  const rows = live.sections.deals,
    mine = rows.filter((one) => [one.by, ...one.to].includes(live.me.seat)),
    others = rows.filter((one) => !mine.includes(one));
  return html`<div class="inset stack scroll">${
    live.ui.deal
      ? composer(live)
      : html`<button class="button" ?disabled=${!own(live).country} @click=${() => {
          live.ui.deal = blank();
          live.draw();
        }}>${icon("offer")}Propose a deal</button>`
  }
    ${mine.length ? html`<ul class="hairline">${mine.toReversed().map((one) => deal(live, one))}</ul>` : html`<p class="empty">Your team has no deals yet.</p>`}
    ${others.length ? html`<section aria-label="Public deals of others"><h2>Public deals of others</h2><ul class="hairline">${others.map((one) => deal(live, one))}</ul></section>` : nothing}</div>`;
}
