// What `theme.js`, which is loaded before all modules, leaves on the window.
interface Window {
  wedgeTheme: { now: () => string; set: (theme: string) => void };
}
