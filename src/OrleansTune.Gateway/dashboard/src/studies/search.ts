import type { Study } from "../api/types";

/** The name of the sampler in use. */
export function samplerOf(study: Study): string {
  return study.spec.sampler?.name ?? "auto";
}

/** The name of the early-stopping scheduler; null when every trial is trained to its end. */
export function schedulerOf(study: Study): string | null {
  const name = study.spec.scheduler?.name ?? "none";
  return name === "none" ? null : name;
}
