const item = "orleanstune.key";

/** The API key: kept for this tab only, and sent in a header only. */
export const session = {
  get key(): string | null {
    return sessionStorage.getItem(item);
  },
  begin(key: string): void {
    sessionStorage.setItem(item, key);
  },
  end(): void {
    sessionStorage.removeItem(item);
  },
};
