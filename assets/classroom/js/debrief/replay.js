// The omniscient replay: a scrub bar over the quarters, and everything each quarter hid.
import { html, nothing } from "../lit/lit-html.js";
import { ladderAct, why } from "../desk/brief.js";
import { headlines } from "../desk/situation.js";
import { glyph, icon } from "../signs.js";
import { plural, signed, whole } from "../words.js";

const BY = { people: "", nobody: "drafted nothing", proxy: "the computer played", computer: "the computer" };

/** @param {import("../live.js").Live} live */
function given(live, country, orders) {
  const name = live.names[country] ?? country,
    first = orders[0];
  return html`<li class="given"><span class="given-who">${glyph(country)}<span><b>${name}</b>${first && BY[first.by] ? html`<br /><span class="caption">${BY[first.by]}</span>` : nothing}</span></span>
    <div class="tight">${orders.length ? orders.map((one) => html`<p><span class="serif">${one.title}</span> <span class="caption">${one.step}${one.hidden ? html` <b class="covert">${icon("eye", "small")}covert</b>` : nothing}</span></p>`) : html`<p class="small">Changed nothing.</p>`}${first?.rationale ? html`<p class="small said-why">“${first.rationale}”</p>` : nothing}</div></li>`;
}

/** @param {import("../live.js").Live} live */
export function replay(live, found) {
  if (!found.replay.length) return nothing;
  const last = found.replay.length,
    at = Math.min(live.ui.turn ?? 1, last),
    one = found.replay[at - 1],
    mark = found.bookmarks.find((each) => each.turn === one.turn);
  const go = (turn) => {
    live.ui.turn = Math.max(1, Math.min(last, turn));
    live.draw();
  };
  const { evening } = one;
  return html`<section class="rule stack" id="replay" aria-labelledby="replay-head"><div class="between"><h2 id="replay-head">Replay with nothing hidden</h2><span class="caption">every order, every secret</span></div>
    <div class="row wrap scrub"><button class="button" ?disabled=${at === 1} @click=${() => go(at - 1)}>${icon("back", "small")}Back</button>
      <button class="button" @click=${() => play(live, last)}>${icon(live.ui.playing ? "pause" : "play", "small")}${live.ui.playing ? "Stop" : "Play"}</button><button class="button" ?disabled=${at === last} @click=${() => go(at + 1)}>Next${icon("chev", "small")}</button>
      <input class="grow" type="range" min="1" max=${last} .value=${String(at)} aria-label="Quarter" aria-valuetext=${evening.title} @input=${(e) => go(Number(e.target.value))} />
      ${found.bookmarks.map((each) => html`<button class="ball-button ${each.turn === one.turn ? "ball-now" : ""}" @click=${() => go(each.turn)}>${each.n}<span class="unseen"> ${each.question}</span></button>`)}</div>
    <div class="between"><h3 class="big">${evening.title}${mark ? html` <span class="caption">moment ${mark.n}: ${mark.question}</span>` : nothing}</h3><p class="figure">partnership <b>${whole(evening.index)}</b>, ${signed(evening.index - evening.index_before, 1)}</p></div>
    <div class="replay" aria-live="polite"><div><h3>What each ordered</h3><ul class="hairline">${Object.entries(one.orders).map(([country, orders]) => given(live, country, orders))}</ul>${otherwise(live, one)}</div>
      <div class="stack">${ladderAct(evening)}${headlines(evening.headlines)}
        ${one.injects.length ? html`<div class="tight"><h3>From the facilitator</h3>${one.injects.map((each) => html`<p class="row">${icon("bolt", "small")}<span><b>${each.title}.</b> ${each.says}</span></p>`)}</div>` : nothing}
        ${evening.causes.length ? html`<div><h3>Why the partnership moved</h3>${why(evening.causes)}</div>` : nothing}
        ${one.insights?.length ? html`<div class="notice">${icon("flag")}<div class="tight">${one.insights.map((each) => html`<p>${each}</p>`)}</div></div>` : nothing}
        <p class="caption">${plural(one.messages ?? 0, "message")} in this quarter.</p></div></div></section>`;
}

// The quarter again, on the same luck, with the computer's orders in one seat's place.
/** @param {import("../live.js").Live} live */
function otherwise(live, one) {
  const seats = Object.keys(one.orders).filter((country) => one.orders[country][0]?.by === "people"),
    found = live.ui.otherwise?.[`${one.turn}`];
  if (!seats.length) return nothing;
  return html`<div class="stack otherwise"><h3>What if?</h3><div class="row wrap">${seats.map((country) => html`<button class="button" ?disabled=${found?.waiting} @click=${() => playAgain(live, one.turn, country)}>${glyph(country, "small")}If the computer had ordered here</button>`)}</div>
    ${found?.waiting ? html`<p class="small" role="status">Playing the rest again on the same luck…</p>` : nothing}
    ${found?.reason ? html`<p class="fault" role="alert">${icon("warn", "small")}${found.reason}</p>` : nothing}
    ${found?.again ? html`<p><b>${live.names[found.country]}</b> ordered ${found.ordered.join("; ") || "nothing new"}. The computer would have ordered ${found.instead.join("; ") || "nothing new"}.</p><p>The partnership would have ended at <b>${whole(found.again.at(-1))}</b> instead of ${whole(found.index.at(-1))}, its score at <b>${whole(found.score_again)}</b> instead of ${whole(found.score)}.</p><p class="caption">One course on the same luck; others’ orders stay as they were, as far as they could still be given.</p>` : nothing}</div>`;
}

/** @param {import("../live.js").Live} live */
async function playAgain(live, turn, seat) {
  const kept = (live.ui.otherwise ??= {});
  kept[turn] = { waiting: true };
  live.draw();
  try {
    const answer = await fetch(`/api/otherwise/${live.token}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ seat, turn }),
    });
    kept[turn] = await answer.json();
  } catch {
    kept[turn] = { reason: "The class server does not answer. Try again in a moment." };
  }
  live.draw();
}

/** @param {import("../live.js").Live} live */
function play(live, last) {
  if (live.ui.playing) {
    clearInterval(live.ui.playing);
    live.ui.playing = 0;
    return live.draw();
  }
  if ((live.ui.turn ?? 1) >= last) live.ui.turn = 1;
  live.ui.playing = setInterval(() => {
    live.ui.turn = (live.ui.turn ?? 1) + 1;
    if (live.ui.turn >= last) {
      clearInterval(live.ui.playing);
      live.ui.playing = 0;
    }
    live.draw();
  }, 4000);
  return live.draw();
}
