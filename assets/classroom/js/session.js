// The facilitator's link leaves the address bar: the page goes on by a cookie that no script reads, so that neither what
// is printed nor what is projected carries the link.
export async function leaveAddress(letter) {
  const { session, token } = document.body.dataset;
  if (!session || session === token) return;
  try {
    const answer = await fetch(`/api/view/${session}`);
    if (!answer.ok) return;
    history.replaceState(null, "", `/${letter}/${session}`);
    document.body.dataset.token = session;
  } catch {
    /* no cookies here, or no network: the link stays where it is */
  }
}
