// The gateway's JSON, as far as the dashboard reads it; openapi/v1.json describes all of it.

export type StudyState = "running" | "paused" | "stopped" | "completed";

export const trialStates = ["queued", "running", "paused", "completed", "stopped", "failed"] as const;

export type TrialState = (typeof trialStates)[number];

export type ParameterValue = string | number | boolean;

export type Parameters = Record<string, ParameterValue>;

export interface Objective {
  name: string;
  direction: "minimize" | "maximize";
}

/** With an execution, what one of the trainer's metrics may be: at most 0 without a bound. */
export interface Constraint {
  name: string;
  atMost?: number | null;
  atLeast?: number | null;
}

export interface ParameterSpec {
  name: string;
  type: "float" | "int" | "ordinal" | "categorical" | "fixed";
  low?: number | null;
  high?: number | null;
  log?: boolean;
  choices?: ParameterValue[] | null;
  values?: ParameterValue[] | null;
}

export interface StudySpec {
  name: string;
  objectives: Objective[];
  constraints?: Constraint[] | null;
  searchSpace: ParameterSpec[];
  sampler?: { name: string } | null;
  scheduler?: { name: string; maxResource?: number | null } | null;
  stop?: { maxTrials?: number | null; maxResource?: number | null; deadline?: string | null; target?: number | null } | null;
  execution?: { trainer: string; data?: string | null; parallel?: number | null; pool?: string | null } | null;
}

export interface BestTrial {
  number: number;
  parameters: Parameters;
  values: number[];
}

export interface Study {
  name: string;
  state: StudyState;
  reason?: string | null;
  waiting?: string | null;
  spec: StudySpec;
  trials: Record<TrialState | "total", number>;
  best?: BestTrial | null;
  epochsTrained: number;
  epochsOfFullTraining: number;
  created: string;
  ended?: string | null;
}

/** Whose the key is. */
export interface Caller {
  tenant: string;
  role: "viewer" | "editor" | "admin";
}

export interface Measurement {
  step: number;
  values: (number | null)[];
}

export interface Trial {
  number: number;
  state: TrialState;
  parameters: Parameters;
  values: number[];
  constraints?: number[] | null;
  steps: Measurement[];
  bracket: number;
  target: number;
  attempts: number;
  worker?: string | null;
  leaseExpires?: string | null;
  origin: "sampled" | "enqueued" | "imported";
  reason?: string | null;
  created: string;
  started?: string | null;
  ended?: string | null;
}

export interface Page<T> {
  items: T[];
  nextPageToken?: string | null;
}

export interface Importance {
  method: string;
  objective: string;
  parameters: { name: string; importance: number }[];
  reason?: string | null;
}

export interface ProblemBody {
  title?: string | null;
  detail?: string | null;
  code?: string | null;
  traceId?: string | null;
  errors?: { field: string; message: string }[] | null;
}
