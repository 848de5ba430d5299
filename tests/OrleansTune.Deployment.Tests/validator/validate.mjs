// Reads manifests from standard input and checks each against the schema of its kind; prints every fault and exits with 1 if there is one.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

let faults = 0;
for (const document of parseAllDocuments(readFileSync(0, "utf8"))) {
  const manifest = document.toJS();
  const name = `${manifest.kind} ${manifest.metadata?.name}`;
  try {
    const models = await import(`kubernetes-models/${manifest.apiVersion}`);
    new models[manifest.kind](manifest).validate();
  } catch (error) {
    faults++;
    console.log(`${name}: ${error.message}`);
  }
}
process.exit(faults === 0 ? 0 : 1);
