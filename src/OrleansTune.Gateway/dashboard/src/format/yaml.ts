import type { Parameters, ParameterValue } from "../api/types";

// Words that a YAML reader may take for something else than text, numbers included.
const other = /^(?:true|false|yes|no|on|off|null|~|y|n|[-+.]?[\d.].*)?$/i;
const plain = /^[A-Za-z0-9_][A-Za-z0-9_ ./-]*$/;

/** Parameters as a YAML mapping. */
export function toYaml(parameters: Parameters): string {
  return Object.entries(parameters).map(([name, value]) => `${scalar(name)}: ${scalar(value)}\n`).join("");
}

function scalar(value: ParameterValue): string {
  if (typeof value !== "string")
    return String(value);
  return plain.test(value) && !value.endsWith(" ") && !other.test(value) ? value : JSON.stringify(value);
}
