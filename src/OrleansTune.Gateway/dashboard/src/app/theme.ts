const choices = ["system", "light", "dark"] as const;
type Choice = (typeof choices)[number];

const item = "orleanstune.theme";
const listeners = new Set<() => void>();

function apply(): void {
  document.documentElement.dataset.theme = theme.choice;
  for (const listener of listeners)
    listener();
}

/** Light, dark, or as the reader's system says. */
export const theme = {
  get choice(): Choice {
    return choices.find(choice => choice === localStorage.getItem(item)) ?? "system";
  },
  next(): void {
    localStorage.setItem(item, choices[(choices.indexOf(theme.choice) + 1) % choices.length] ?? "system");
    apply();
  },
  apply,
  /** Calls back whenever the colours change, until the signal. */
  onChange(listener: () => void, signal: AbortSignal): void {
    listeners.add(listener);
    signal.addEventListener("abort", () => listeners.delete(listener), { once: true });
  },
};

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
