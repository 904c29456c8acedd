// A connection on which nobody sends: when the other end pings, and what becomes of it after a ping without an answer.
//
// Shared by both ends that the harness plays, so that clients and servers are timed in the same way. One connection is
// enough: its first ping is answered, so that a second shows how often they come; no other is, as if the line were dead.

/**
 * Milliseconds, more than any default that is documented of what runs here. It is waited for four times: for a ping, for
 * a second, for the end, and for the end of TCP behind a Close frame. The `patience` of the cases is longer than all four.
 */
const WATCH = 75_000;

/** Watches a connection that has just opened. `answer` sends a pong, `giveUp` drops it, `note` gets what was seen. */
export const watch = ({ answer, giveUp, note }) => {
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  const pings = [];
  let noted = false;
  let timer;
  const tell = (seen) => {
    if (!noted) note({ pings, ...seen });
    noted = true;
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      tell({});
      giveUp();
    }, WATCH);
  };
  wait();
  return {
    ping(payload) {
      pings.push(since());
      if (pings.length === 1) answer(payload);
      // Some go on pinging without an answer: that is no sign that an end is near.
      if (pings.length <= 2) wait();
    },
    /** A Close frame: nobody answers it. */
    close() {
      tell({ ended: since() });
      wait();
    },
    /** The end of TCP. */
    end() {
      clearTimeout(timer);
      tell({ ended: since() });
    },
  };
};
