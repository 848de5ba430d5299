import { api } from "./client";
import { readEvents, type ServerEvent } from "./eventStream";
import { Problem } from "./problem";
import type { Study, Trial } from "./types";

/** How the connection to a study stands. */
export type Link =
  | { is: "connecting" }
  | { is: "live" }
  | { is: "reconnecting"; problem: Problem | null }
  | { is: "ended" }
  | { is: "refused"; problem: Problem };

export interface Watcher {
  changed(study: Study | null, trials: Trial[]): void;
  link(link: Link): void;
}

// The server is heard of at least every 10 s; a link silent for longer than this is dead.
const silence = 25_000;
const firstWait = 1_000;
const longestWait = 15_000;

/** Follows a study until it ends, through lost connections; each new connection goes on after the last event of the one before. */
export async function watchStudy(name: string, watcher: Watcher, signal: AbortSignal): Promise<void> {
  const seen: { lastId: string | null; hasEnded: boolean } = { lastId: null, hasEnded: false };
  let wait = firstWait;

  const take = (events: ServerEvent[]): void => {
    let study: Study | null = null;
    const trials: Trial[] = [];
    for (const event of events) {
      if (event.name === "trial")
        trials.push(JSON.parse(event.data) as Trial);
      else if (event.name === "study")
        study = JSON.parse(event.data) as Study;
      seen.lastId = event.id ?? seen.lastId;
    }
    if (study !== null)
      seen.hasEnded = study.state === "stopped" || study.state === "completed";
    if (events.length > 0)
      watcher.changed(study, trials);
  };

  watcher.link({ is: "connecting" });
  for (;;) {
    const problem = await follow(name, seen.lastId, signal, events => {
      wait = firstWait;
      take(events);
      watcher.link({ is: "live" });
    });
    if (signal.aborted)
      return;
    if (problem === null && seen.hasEnded)
      return watcher.link({ is: "ended" });
    if (problem !== null && problem.status >= 400 && problem.status < 500 && problem.status !== 429)
      return watcher.link({ is: "refused", problem });
    watcher.link({ is: "reconnecting", problem });
    await pause(wait, signal);
    wait = Math.min(wait * 2, longestWait);
  }
}

/** One connection, until it ends or falls silent; the problem that ended it, if one did. */
async function follow(name: string, lastId: string | null, signal: AbortSignal, take: (events: ServerEvent[]) => void): Promise<Problem | null> {
  const dead = new AbortController();
  const listen = (): ReturnType<typeof setTimeout> => setTimeout(() => dead.abort(), silence);
  let alarm = listen();
  try {
    const response = await api.events(name, lastId, AbortSignal.any([signal, dead.signal]));
    if (response.body === null)
      return Problem.unreachable();
    for await (const events of readEvents(response.body)) {
      clearTimeout(alarm);
      alarm = listen();
      take(events);
    }
    return null;
  } catch (error) {
    // A stream that breaks off has no better words for it than that the server is out of reach.
    return error instanceof Problem ? error : Problem.unreachable();
  } finally {
    clearTimeout(alarm);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
