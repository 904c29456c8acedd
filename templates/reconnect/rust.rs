{% if delays and not delays.later %}use std::{thread, time::Duration};

/// Before the one attempt after {{ code }}; `chance` is random, from 0 to 1.
pub fn delay(chance: f64) -> Duration {
    Duration::from_secs_f64({% if delays.shortest %}{{ delays.shortest }}.0 + {% endif %}{{ delays.spread }}.0 * chance)
}

/// `tried`: was the connection that ended already such an attempt? Then `None`: stop, and tell a person.
pub fn reconnect_once<T, E>(
    tried: bool,
    chance: f64,
    {{ before }}: impl FnOnce() -> Result<(), E>,
    connect: impl FnOnce() -> Result<T, E>,
) -> Option<Result<T, E>> {
    if tried {
        return None;
    }
    thread::sleep(delay(chance));
    Some({{ before }}().and_then(|()| connect()))
}
{% elif delays %}use std::{thread, time::Duration};

/// Before attempt 0, 1, 2 … after {{ code }}; `chance` is random, from 0 to 1.
pub fn delay(attempt: u32, chance: f64) -> Duration {
    if attempt == 0 {
        return Duration::from_secs_f64({% if delays.shortest %}{{ delays.shortest }}.0 + {% endif %}{{ delays.spread }}.0 * chance);
    }
    let longest = ({{ delays.longest }}.0 * {{ delays.later.growth }}f64.powf(attempt.into())).min({{ delays.later.cap }}.0);
    Duration::from_secs_f64(longest * (1.0 - {{ delays.later.share }} * chance))
}

pub fn reconnect<T, E>(
    attempt: u32,
    chance: f64,
{% if before %}    {{ before }}: impl FnOnce() -> Result<(), E>,
{% endif %}    connect: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    thread::sleep(delay(attempt, chance));
{% if before %}    {{ before }}()?;
{% endif %}    connect()
}
{% else %}/// {% if fatal %}After {{ code }} the same attempt fails again: stop, and tell a person.{% else %}{{ code }} was meant as the end: no reconnect by itself.{% endif %}
pub fn may_reconnect(code: {% if number %}u32{% else %}&str{% endif %}) -> bool {
    code != {{ literal }}
}
{% endif %}
