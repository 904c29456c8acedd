{% if delays and not delays.later %}// Seconds before the one attempt after {{ code }}; chance is from 0 to 1.
export function delay(chance = Math.random()) {
  return {% if delays.shortest %}{{ delays.shortest }} + {% endif %}{{ delays.spread }} * chance;
}

// `tried`: was the connection that ended already such an attempt?
export async function reconnectOnce(tried, {{ before }}, connect) {
  if (tried) throw new Error("{{ code }} again: stop, and tell a person");
  await new Promise((done) => setTimeout(done, 1000 * delay()));
  await {{ before }}();
  return connect();
}
{% elif delays %}// Seconds before attempt 0, 1, 2 … after {{ code }}; chance is from 0 to 1.
export function delay(attempt, chance = Math.random()) {
  if (attempt === 0) return {% if delays.shortest %}{{ delays.shortest }} + {% endif %}{{ delays.spread }} * chance;
  const longest = Math.min({{ delays.longest }} * {{ delays.later.growth }} ** attempt, {{ delays.later.cap }});
  return longest * (1 - {{ delays.later.share }} * chance);
}

export async function reconnect(attempt, {% if before %}{{ before }}, {% endif %}connect) {
  await new Promise((done) => setTimeout(done, 1000 * delay(attempt)));
{% if before %}  await {{ before }}();
{% endif %}  return connect();
}
{% else %}// {% if fatal %}After {{ code }} the same attempt fails again: stop, and tell a person.{% else %}{{ code }} was meant as the end: no reconnect by itself.{% endif %}
export function mayReconnect(code) {
  return code !== {{ literal }};
}
{% endif %}
