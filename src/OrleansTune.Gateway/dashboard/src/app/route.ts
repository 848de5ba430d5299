/** What the address asks for. It lies behind the `#`, so the server never sees it and needs no fallback page. */
export type Route = { page: "studies" } | { page: "study"; study: string; trial: number | null };

const pattern = /^#\/studies\/([^/]+)(?:\/trials\/(\d+))?$/;

export function readRoute(hash: string): Route {
  const match = pattern.exec(hash);
  if (match?.[1] === undefined)
    return { page: "studies" };
  try {
    return { page: "study", study: decodeURIComponent(match[1]), trial: match[2] === undefined ? null : Number(match[2]) };
  } catch {
    return { page: "studies" };
  }
}

export const address = {
  studies: "#/studies",
  study: (name: string): string => `#/studies/${encodeURIComponent(name)}`,
  trial: (name: string, number: number): string => `#/studies/${encodeURIComponent(name)}/trials/${number}`,
};
