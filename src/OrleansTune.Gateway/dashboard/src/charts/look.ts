import type { TrialState } from "../api/types";
import { h } from "../dom";

/** The stylesheet's colours as a canvas needs them. */
export interface Look {
  text: string;
  muted: string;
  line: string;
  surface: string;
  accent: string;
  best: string;
  states: Record<TrialState, string>;
  /** From the poorest to the best value. */
  ramp: readonly string[];
  isStill: boolean;
}

/** Reads the look that holds now; the stylesheet stays the one place where colours are chosen. */
export function readLook(): Look {
  const probe = h("span", { class: "off-screen" });
  document.body.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const look: Look = {
    text: colour("text"),
    muted: colour("muted"),
    line: colour("line"),
    surface: colour("surface"),
    accent: colour("accent"),
    best: colour("best"),
    states: {
      queued: colour("queued"), running: colour("running"), paused: colour("paused"),
      completed: colour("completed"), stopped: colour("stopped"), failed: colour("failed"),
    },
    ramp: [1, 2, 3, 4, 5].map(i => colour(`ramp-${i}`)),
    isStill: matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
  probe.remove();
  return look;
}
