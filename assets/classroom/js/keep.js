// What must outlive a reload: drafts of texts and acts that the server has not confirmed. On this device only.
function store() {
  try {
    localStorage.setItem("wedge:try", "1");
    localStorage.removeItem("wedge:try");
    return localStorage;
  } catch {
    const held = new Map();
    return {
      getItem: (k) => held.get(k) ?? null,
      setItem: (k, v) => held.set(k, v),
      removeItem: (k) => held.delete(k),
    };
  }
}
const kept = store();

export function recall(name, otherwise = null) {
  try {
    return JSON.parse(kept.getItem(`wedge:${name}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(name, value) {
  try {
    if (value === null || value === "") kept.removeItem(`wedge:${name}`);
    else kept.setItem(`wedge:${name}`, JSON.stringify(value));
  } catch {
    /* the device is full: what is on the screen is still there */
  }
}

export function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}
