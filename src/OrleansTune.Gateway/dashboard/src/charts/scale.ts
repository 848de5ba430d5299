import type { Objective, Trial } from "../api/types";
import { valueOf } from "../study/studyData";

/** How the values of an objective spread: for colours and for axes that a few wild values do not ruin. */
export class ValueScale {
  readonly min: number;
  readonly max: number;
  /** How many values lie beyond the axis. */
  readonly beyond: number;
  readonly #sorted: number[];
  readonly #isMinimized: boolean;

  constructor(trials: readonly Trial[], objective: number, direction: Objective["direction"]) {
    this.#isMinimized = direction === "minimize";
    this.#sorted = trials.map(trial => valueOf(trial, objective)).filter(value => value !== null).sort((a, b) => a - b);
    [this.min, this.max] = this.#range();
    this.beyond = this.#sorted.filter(value => value < this.min || value > this.max).length;
  }

  get isEmpty(): boolean {
    return this.#sorted.length === 0;
  }

  /** The share of values that are poorer, from 0 to 1. */
  rank(value: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < value)
        low = middle + 1;
      else
        high = middle;
    }
    const share = low / Math.max(1, this.#sorted.length - 1);
    return Math.min(1, this.#isMinimized ? 1 - share : share);
  }

  /** A value as the axis can show it: one beyond it lies on its edge. */
  clip(value: number): number {
    return Math.min(this.max, Math.max(this.min, value));
  }

  /** What to say of the values beyond the axis. */
  get note(): string | undefined {
    return this.beyond === 0 ? undefined : `${this.beyond} far poorer ${this.beyond === 1 ? "value lies" : "values lie"} on the edge.`;
  }

  /** All values, unless the poorest tenth reaches further from the rest than three times the rest's spread: then to one spread beyond it. */
  #range(): [number, number] {
    const at = (share: number): number => this.#sorted[Math.round(share * (this.#sorted.length - 1))] ?? 0;
    const [low, high] = [at(0), at(1)];
    if (this.#sorted.length < 10)
      return [low, high];
    const [kneeHigh, kneeLow] = [at(0.9), at(0.1)];
    if (this.#isMinimized && high - kneeHigh > 3 * (kneeHigh - low) && kneeHigh > low)
      return [low, this.#sorted.findLast(value => value <= 2 * kneeHigh - low) ?? high];
    if (!this.#isMinimized && kneeLow - low > 3 * (high - kneeLow) && high > kneeLow)
      return [this.#sorted.find(value => value >= 2 * kneeLow - high) ?? low, high];
    return [low, high];
  }
}

/** The axis's ends with some air, at round numbers. */
export function withAir(min: number, max: number): { min: number; max: number } {
  const spread = max > min ? max - min : Math.abs(max) > 0 ? Math.abs(max) : 1;
  const unit = 10 ** Math.floor(Math.log10(spread) - 1);
  const tidy = (n: number): number => Number(n.toPrecision(12));
  return { min: tidy(Math.floor((min - 0.05 * spread) / unit) * unit), max: tidy(Math.ceil((max + 0.05 * spread) / unit) * unit) };
}

/** A colour of the ramp for a share from 0 to 1. */
export function rampColour(ramp: readonly string[], share: number): string {
  return ramp[Math.min(ramp.length - 1, Math.floor(share * ramp.length))] ?? "currentColor";
}

/** At most so many of the items: those for which the key is largest, and others from among all, at equal distances. */
export function pick<T>(items: readonly T[], most: number, key: (item: T) => number): T[] {
  if (items.length <= most)
    return [...items];
  const top = [...items].sort((a, b) => key(b) - key(a)).slice(0, Math.floor(most / 5));
  const chosen = new Set(top);
  const rest = items.filter(item => !chosen.has(item));
  const room = most - chosen.size;
  for (let i = 0; i < room; i++) {
    const item = rest[Math.floor((i * rest.length) / room)];
    if (item !== undefined)
      chosen.add(item);
  }
  return items.filter(item => chosen.has(item));
}
