// The omniscient replay: a scrub bar over the quarters, and everything each quarter hid.
import { html, nothing } from "../lit/lit-html.js";
import { glyph, icon, strandBars } from "../signs.js";
import { LEVELS, plural, signed, whole } from "../words.js";

const BY = { people: "", nobody: "said nothing", proxy: "engine stood in", engine: "played by the engine" };

/** @param {import("../live.js").Live} live */
function given(live, country, orders) {
  const name = live.names[country] ?? country,
    first = orders[0];
  return html`<li class="given"><span class="given-who">${glyph(country)}<span><b>${name}</b>${first && BY[first.by] ? html`<br /><span class="caption">${BY[first.by]}</span>` : nothing}</span></span>
    <div class="tight">${orders.length ? orders.map((one) => html`<p><span class="serif">${one.title}</span> <span class="caption">${one.order.endsWith(".hold") ? "" : LEVELS[one.level]?.toLowerCase()}${one.covert ? html` <b class="covert">${icon("eye", "small")}covert</b>` : nothing}</span></p>`) : html`<p class="small">Held.</p>`}${first?.rationale ? html`<p class="small said-why">“${first.rationale}”</p>` : nothing}</div></li>`;
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
  const causes = Object.entries(one.trust ?? {}).filter(([, rows]) => rows.length);
  return html`<section class="rule stack" id="replay" aria-labelledby="replay-head"><div class="between"><h2 id="replay-head">Replay with nothing hidden</h2><span class="caption">every order, every secret</span></div>
    <div class="row wrap scrub"><button class="button" ?disabled=${at === 1} @click=${() => go(at - 1)}>${icon("back", "small")}Back</button>
      <button class="button" @click=${() => play(live, last)}>${icon(live.ui.playing ? "pause" : "play", "small")}${live.ui.playing ? "Stop" : "Play"}</button><button class="button" ?disabled=${at === last} @click=${() => go(at + 1)}>Next${icon("chev", "small")}</button>
      <input class="grow" type="range" min="1" max=${last} .value=${String(at)} aria-label="Quarter" aria-valuetext=${one.quarter} @input=${(e) => go(Number(e.target.value))} />
      ${found.bookmarks.map((each) => html`<button class="ball-button ${each.turn === one.turn ? "ball-now" : ""}" @click=${() => go(each.turn)}>${each.n}<span class="unseen"> ${each.question}</span></button>`)}</div>
    <div class="between"><h3 class="big">${one.quarter}${mark ? html` <span class="caption">moment ${mark.n}: ${mark.question}</span>` : nothing}</h3><p class="figure">index <b>${whole(one.index)}</b>, ${signed(one.change, 1)}</p></div>
    <div class="replay" aria-live="polite"><div><h3>What each ordered</h3><ul class="hairline">${Object.entries(one.orders).map(([country, orders]) => given(live, country, orders))}</ul></div>
      <div class="stack">${strandBars({ strands: one.strands })}
        ${one.secrets.length ? html`<div class="notice notice-private">${icon("eye")}<div class="tight"><p class="head">Hidden at the time</p>${one.secrets.map((each) => html`<p>${each}</p>`)}</div></div>` : nothing}
        ${one.injects.length ? html`<div class="tight"><h3>From the facilitator</h3>${one.injects.map((each) => html`<p class="row">${icon("bolt", "small")}<span><b>${each.title}.</b> ${each.says}</span></p>`)}</div>` : nothing}
        ${
          one.why_index.length
            ? html`<div><h3>Why the index moved</h3><ul class="hairline">${one.why_index
                .filter((each) => Math.abs(each.amount) >= 0.05)
                .slice(0, 6)
                .map(
                  (each) =>
                    html`<li class="between line-item small"><span>${each.says}</span><b class="figure">${signed(each.amount, 1)}</b></li>`,
                )}</ul></div>`
            : nothing
        }
        ${
          causes.length
            ? html`<div><h3>Trust</h3>${causes.map(
                ([country, rows]) =>
                  html`<p class="small row">${glyph(country, "small")}<span>${rows
                    .slice(0, 3)
                    .map((each) => `${each.says} ${signed(each.amount * 100, 1)}`)
                    .join("; ")}</span></p>`,
              )}</div>`
            : nothing
        }
        ${one.insights?.length ? html`<div class="notice">${icon("flag")}<div class="tight">${one.insights.map((each) => html`<p>${each}</p>`)}</div></div>` : nothing}
        <p class="caption">${plural(one.messages ?? 0, "message")} in this quarter.</p></div></div></section>`;
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
