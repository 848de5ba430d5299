import type { Objective, Study, Trial } from "../api/types";

/** All that is known of one study, kept up to date by its events. */
export class StudyData {
  study: Study;
  readonly #byNumber: (Trial | undefined)[] = [];
  #known = 0;
  #trials: Trial[] | null = null;

  constructor(study: Study) {
    this.study = study;
  }

  /** The trials known so far, by number. */
  get trials(): readonly Trial[] {
    this.#trials ??= this.#byNumber.filter(trial => trial !== undefined);
    return this.#trials;
  }

  get known(): number {
    return this.#known;
  }

  get isLoaded(): boolean {
    return this.#known >= this.study.trials.total;
  }

  trial(number: number): Trial | undefined {
    return this.#byNumber[number];
  }

  take(study: Study | null, trials: readonly Trial[]): void {
    this.study = study ?? this.study;
    for (const trial of trials) {
      if (this.#byNumber[trial.number] === undefined)
        this.#known++;
      this.#byNumber[trial.number] = trial;
    }
    this.#trials = null;
  }

  objective(index: number): Objective {
    const objective = this.study.spec.objectives[index];
    if (objective === undefined)
      throw new RangeError(`The study has no objective ${index}.`);
    return objective;
  }
}

/** A trial's value that counts for an objective; null when there is none. */
export function valueOf(trial: Trial, objective: number): number | null {
  return trial.state === "failed" ? null : trial.values[objective] ?? null;
}

export function isFeasible(trial: Trial): boolean {
  return trial.constraints?.every(constraint => constraint <= 0) ?? true;
}

export function isBetter(direction: Objective["direction"], a: number, b: number): boolean {
  return direction === "minimize" ? a < b : a > b;
}

/** Epochs that a trial was trained for. */
export function epochsOf(trial: Trial): number {
  return trial.steps.at(-1)?.step ?? 0;
}
