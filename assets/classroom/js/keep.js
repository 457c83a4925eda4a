// What must outlive a reload: drafts of texts and acts that the server has not confirmed. On this device only.
function held() {
  const values = new Map();
  return {
    getItem: (k) => values.get(k) ?? null,
    setItem: (k, v) => values.set(k, v),
    removeItem: (k) => values.delete(k),
    names: () => [...values.keys()],
  };
}

/** @param {() => Storage} of */
function store(of) {
  try {
    const found = of();
    found.setItem("wedge:try", "1");
    found.removeItem("wedge:try");
    return {
      getItem: (k) => found.getItem(k),
      setItem: (k, v) => found.setItem(k, v),
      removeItem: (k) => found.removeItem(k),
      names: () => Object.keys(found),
    };
  } catch {
    return held();
  }
}
const device = store(() => localStorage),
  tab = store(() => sessionStorage);

function read(from, name) {
  try {
    return JSON.parse(from.getItem(`wedge:${name}`));
  } catch {
    return null;
  }
}

// What this tab kept last, else what any tab of this device did.
export const recall = (name, otherwise = null) => read(tab, name) ?? read(device, name) ?? otherwise;

export function keep(name, value) {
  for (const one of [tab, device])
    try {
      if (value === null || value === "") one.removeItem(`wedge:${name}`);
      else one.setItem(`wedge:${name}`, JSON.stringify(value));
    } catch {
      /* the device is full: what is on the screen is still there */
    }
}

export const forget = (name) => keep(name, null);

// All that any tab of this device kept under a name, by its ending.
/** @returns {[string, any][]} */
export function kept(name) {
  const start = `wedge:${name}`;
  return device
    .names()
    .filter((one) => one.startsWith(start))
    .map((one) => /** @type {[string, any]} */ ([one.slice(start.length), read(device, one.slice("wedge:".length))]))
    .filter(([, value]) => value !== null);
}

export function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}
