import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const parts = ["build", "index.html", "package-lock.json", "package.json", "public", "src", "tsconfig.json", "vite.config.ts"];

/** Writes `source.sha256` beside the built files: a digest of all they were made of, by which a test sees that they are not stale. */
export function sourceStamp(root: string): Plugin {
  return {
    name: "source-stamp",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "source.sha256", source: `${digest(root)}\n` });
    },
  };
}

/** One line `path:sha256` for each file, in the order of the paths' bytes; the digest is that of all lines. */
function digest(root: string): string {
  const files = parts.flatMap(part => filesIn(root, part)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const lines = files.map(file => `${file}:${sha256(readFileSync(join(root, file)))}\n`);
  return sha256(Buffer.from(lines.join("")));
}

function filesIn(root: string, part: string): string[] {
  return readdirSync(root, { withFileTypes: true }).some(entry => entry.name === part && entry.isFile())
    ? [part]
    : readdirSync(join(root, part), { withFileTypes: true }).flatMap(entry =>
        entry.isDirectory() ? filesIn(join(root, part), entry.name).map(file => `${part}/${file}`) : [`${part}/${entry.name}`]);
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
