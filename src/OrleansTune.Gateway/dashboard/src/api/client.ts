import { Problem } from "./problem";
import { session } from "./session";
import type { BestTrial, Caller, Importance, Page, Study, StudyState } from "./types";

/** Sends a request under the session's key; the answer is a success. */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${session.key ?? ""}`);
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, cache: "no-store", credentials: "omit" });
  } catch (error) {
    if (init.signal?.aborted === true)
      throw error;
    throw Problem.unreachable();
  }
  if (!response.ok)
    throw await Problem.of(response);
  return response;
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, signal === undefined ? {} : { signal });
  return (await response.json()) as T;
}

let known: { key: string | null; caller: Promise<Caller> } | null = null;

function study(name: string): string {
  return `v1/studies/${encodeURIComponent(name)}`;
}

export interface StudyQuery {
  state: StudyState | null;
  pageToken: string | null;
  pageSize: number;
}

/** The gateway's routes that the dashboard calls. */
export const api = {
  /** Whose the session's key is; the server is asked once for each key. */
  me(): Promise<Caller> {
    if (known?.key !== session.key) {
      const asked = { key: session.key, caller: get<Caller>("v1/me") };
      known = asked;
      asked.caller.catch(() => { known = known === asked ? null : known; });
    }
    return known.caller;
  },
  studies(query: StudyQuery, signal?: AbortSignal): Promise<Page<Study>> {
    const parameters = new URLSearchParams({ pageSize: String(query.pageSize) });
    if (query.state !== null)
      parameters.set("state", query.state);
    if (query.pageToken !== null)
      parameters.set("pageToken", query.pageToken);
    return get(`v1/studies?${parameters.toString()}`, signal);
  },
  study: (name: string, signal?: AbortSignal) => get<Study>(study(name), signal),
  best: (name: string, signal?: AbortSignal) => get<{ trials: BestTrial[] }>(`${study(name)}/best`, signal),
  importance: (name: string, method: string, objective: string, signal?: AbortSignal) =>
    get<Importance>(`${study(name)}/importance?${new URLSearchParams({ method, objective }).toString()}`, signal),
  async act(name: string, verb: "pause" | "resume" | "stop"): Promise<Study> {
    const response = await send(`${study(name)}:${verb}`, { method: "POST" });
    return (await response.json()) as Study;
  },
  events: (name: string, lastId: string | null, signal: AbortSignal) =>
    send(`${study(name)}/events`, { signal, headers: lastId === null ? {} : { "Last-Event-ID": lastId } }),
};
