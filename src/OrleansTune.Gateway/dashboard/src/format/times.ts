const moments = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

export function moment(iso: string | null | undefined): string {
  return iso === null || iso === undefined ? "–" : moments.format(new Date(iso));
}

/** A span in its two largest units, such as `2 h 5 min`. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const units = [["d", 86_400], ["h", 3_600], ["min", 60], ["s", 1]] as const;
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0)
    return "0 s";
  let rest = seconds;
  const parts: string[] = [];
  for (const [name, size] of units.slice(first, first + 2)) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n > 0)
      parts.push(`${n} ${name}`);
  }
  return parts.join(" ");
}

/** How long something took, or has taken so far. */
export function spanBetween(from: string | null | undefined, to: string | null | undefined): string {
  if (from === null || from === undefined)
    return "–";
  return span((to === null || to === undefined ? Date.now() : Date.parse(to)) - Date.parse(from));
}

/** How long ago something was. */
export function ago(iso: string): string {
  return `${span(Date.now() - Date.parse(iso))} ago`;
}
