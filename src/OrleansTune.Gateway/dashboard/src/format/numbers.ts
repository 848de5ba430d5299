import type { ParameterValue } from "../api/types";

const counts = new Intl.NumberFormat("en");

export function count(n: number): string {
  return counts.format(n);
}

export function countOf(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? "" : "s"}`;
}

/** A measured number, short enough to compare at a glance. */
export function measured(value: number | null | undefined, digits = 5): string {
  if (value === null || value === undefined)
    return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6))
    return value.toExponential(digits - 2).replace(/\.?0+e/, "e");
  return String(Number(value.toPrecision(digits)));
}

export function parameter(value: ParameterValue | undefined): string {
  return typeof value === "number" ? measured(value) : value === undefined ? "–" : String(value);
}
