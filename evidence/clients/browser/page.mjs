// Runs the cases in a browser and posts each result to the server that served the page.
import { possible, run } from "/events.mjs";

const parameters = new URL(location.href).searchParams;
const [ports, library, file] = [JSON.parse(parameters.get("ports")), parameters.get("library"), parameters.get("cases")];
const say = (line) => fetch("/result", { method: "POST", body: JSON.stringify(line) });

const cases = await (await fetch(`/${file}`)).json();
for (const one of possible(cases)) await say(await run(WebSocket, { ports, library }, one));
await say({ library, done: file });
