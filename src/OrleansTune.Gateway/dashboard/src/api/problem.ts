import type { ProblemBody } from "./types";

/** What the server answered instead of what was asked for, or that it did not answer. */
export class Problem extends Error {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;

  /** What went wrong, for programs: one of the gateway's error codes, or `unreachable`. */
  readonly code: string;

  /** The trace under which the server recorded the request. */
  readonly traceId: string | null;

  constructor(status: number, code: string, message: string, traceId: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.traceId = traceId;
  }

  static async of(response: Response): Promise<Problem> {
    let body: ProblemBody = {};
    try {
      body = (await response.json()) as ProblemBody;
    } catch {
      // A proxy between here and the gateway answers in its own words; the status says the rest.
    }
    const faults = (body.errors ?? []).map(error => `${error.field}: ${error.message}`).join(" ");
    const message = body.detail ?? body.title ?? `The server answered ${response.status} ${response.statusText}.`;
    return new Problem(response.status, body.code ?? `http_${response.status}`, faults === "" ? message : `${message} ${faults}`, body.traceId ?? null);
  }

  static unreachable(): Problem {
    return new Problem(0, "unreachable", "The server cannot be reached. It may be restarting, or the network is down.");
  }
}

/** A caught error as a problem; what is not one is a fault of this page and is thrown on. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem)
    return error;
  throw error;
}
