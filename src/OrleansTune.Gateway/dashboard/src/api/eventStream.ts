export interface ServerEvent {
  id: string | null;
  name: string;
  data: string;
}

/**
 * Reads a stream of server-sent events, a batch for each piece that arrives; a piece that holds none (a keep-alive comment) gives
 * an empty batch. `EventSource` would do this, but cannot send the header that carries the key.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent[]> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done)
        return;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop() ?? "";
      yield blocks.map(parse).filter(event => event !== null);
    }
  } finally {
    await reader.cancel();
  }
}

function parse(block: string): ServerEvent | null {
  const event: ServerEvent = { id: null, name: "message", data: "" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const field = line.slice(0, colon);
    const value = line.slice(colon + 1).trimStart();
    if (field === "id")
      event.id = value;
    else if (field === "event")
      event.name = value;
    else if (field === "data")
      event.data += value;
  }
  return event.data === "" ? null : event;
}
