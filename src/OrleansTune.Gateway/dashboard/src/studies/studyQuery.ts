import { api } from "../api/client";
import type { Page, Study, StudyState } from "../api/types";

const pageSize = 50;
const searchSize = 200;
const mostPages = 10;

/** One page of studies; with a text, those whose names hold it, for which up to 2,000 studies are looked through. */
export async function findStudies(state: StudyState | null, text: string, from: string | null, signal: AbortSignal): Promise<Page<Study>> {
  if (text === "")
    return api.studies({ state, pageToken: from, pageSize }, signal);
  const wanted = text.toLowerCase();
  const items: Study[] = [];
  let pageToken = from;
  for (let looked = 0; looked < mostPages; looked++) {
    const page = await api.studies({ state, pageToken, pageSize: searchSize }, signal);
    items.push(...page.items.filter(study => study.name.toLowerCase().includes(wanted)));
    pageToken = page.nextPageToken ?? null;
    if (pageToken === null || items.length >= pageSize)
      break;
  }
  return { items, nextPageToken: pageToken };
}
