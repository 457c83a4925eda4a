// Dark, light, high contrast, or what the browser prefers. Loaded before the page is drawn, so that it never flashes.
(() => {
  const KEPT = "wedge:theme";
  const read = () => {
    try {
      return localStorage.getItem(KEPT) || "";
    } catch {
      return "";
    }
  };
  const show = (theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  const asked = new URLSearchParams(location.search).get("theme");
  show(["dark", "light", "contrast"].includes(asked) ? asked : read());
  addEventListener("beforeprint", () => show("light")); // paper is paper
  addEventListener("afterprint", () => show(read()));
  window.wedgeTheme = {
    now: () => document.documentElement.dataset.theme || "",
    set: (theme) => {
      show(theme);
      try {
        if (theme) localStorage.setItem(KEPT, theme);
        else localStorage.removeItem(KEPT);
      } catch {
        /* private mode: it holds until the page is left */
      }
    },
  };
})();
