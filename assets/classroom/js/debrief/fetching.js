// The debrief is worked out by the server; it is asked for until it is there.
/** @param {import("../live.js").Live} live */
export async function fetchDebrief(live, every = 1500) {
  if (live.debriefing) return;
  live.debriefing = true;
  for (;;) {
    try {
      const answer = await fetch(`/api/debrief/${live.token}`),
        found = await answer.json();
      if (answer.status === 200 && !found.building) {
        live.debrief = found;
        live.names = Object.fromEntries(found.teams.map((one) => [one.country, one.name]));
        live.debriefing = false;
        return live.draw();
      }
      live.pieces = found.of ? found : undefined;
      live.refused = answer.status === 202 ? "" : found.reason;
    } catch {
      live.refused = "The class server does not answer; trying again.";
    }
    live.draw();
    await new Promise((done) => setTimeout(done, every));
  }
}
