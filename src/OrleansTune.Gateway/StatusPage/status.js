"use strict";

const form = document.getElementById("ask");
const message = document.getElementById("message");
const table = document.getElementById("studies");

async function studies(key) {
  const all = [];
  let token = null;
  do {
    const query = token ? `?pageToken=${encodeURIComponent(token)}` : "";
    const response = await fetch(`v1/studies${query}`, { headers: { Authorization: `Bearer ${key}` } });
    const body = await response.json();
    if (!response.ok)
      throw new Error(body.detail);
    all.push(...body.items);
    token = body.nextPageToken;
  } while (token);
  return all;
}

function row(study) {
  const cells = [
    study.name, study.state, study.trials.total, study.trials.running,
    study.best ? study.best.values.join(", ") : "", study.epochsTrained, new Date(study.created).toLocaleString(),
  ];
  const line = document.createElement("tr");
  for (const text of cells)
    line.insertCell().textContent = text;
  return line;
}

form.addEventListener("submit", async event => {
  event.preventDefault();
  try {
    const found = await studies(document.getElementById("key").value);
    table.tBodies[0].replaceChildren(...found.map(row));
    table.hidden = found.length === 0;
    message.textContent = found.length === 0 ? "There are no studies yet." : "";
  } catch (error) {
    table.hidden = true;
    message.textContent = error.message;
  }
});
