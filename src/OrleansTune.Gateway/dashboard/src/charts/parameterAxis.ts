import type { ParameterSpec, ParameterValue, Trial } from "../api/types";
import { measured } from "../format/numbers";

/** How a parameter lies on an axis: a number, a logarithm, or one of several words. */
export interface ParameterAxis {
  name: string;
  isLog: boolean;
  /** The words, when the parameter's values are such; null for numbers. */
  words: string[] | null;
  low: number;
  high: number;
  /** Where a trial lies on it; null when the parameter is not active in the trial. */
  at(trial: Trial): number | string | null;
}

/** The axes of all parameters that vary. */
export function parameterAxes(space: readonly ParameterSpec[]): ParameterAxis[] {
  return space.filter(parameter => parameter.type !== "fixed").map(axisOf);
}

function axisOf(parameter: ParameterSpec): ParameterAxis {
  const options = parameter.type === "categorical" ? parameter.choices : parameter.type === "ordinal" ? parameter.values : null;
  const words = options?.map(word) ?? null;
  return {
    name: parameter.name,
    isLog: parameter.log === true,
    words,
    low: parameter.low ?? 0,
    high: parameter.high ?? 1,
    at: trial => {
      const value = trial.parameters[parameter.name];
      if (value === undefined)
        return null;
      return words === null ? Number(value) : word(value);
    },
  };
}

function word(value: ParameterValue): string {
  return String(value);
}

/** A tick's label on a numeric axis. */
export function tick(value: number): string {
  return measured(value, 3);
}
