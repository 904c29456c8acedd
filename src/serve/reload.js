// Waits until the site is no longer what the page was made of, and reloads it. Served by `closecodes serve` alone; no
// built page has it. Which state that was stands in the script's address, so a change before the first request counts.
const { search } = new URL(import.meta.url);
const wait = async () => {
  for (;;) {
    try {
      const response = await fetch(`/__changed${search}`, { cache: "no-store" });
      if (response.status === 200) return location.reload();
    } catch {
      // The server is gone or restarting; ask again a little later.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
};
wait();
