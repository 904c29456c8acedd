// Waits for a change of the site and reloads the page. Served by `closecodes serve` alone; no built page has it.
const wait = async () => {
  for (;;) {
    try {
      const response = await fetch("/__changed", { cache: "no-store" });
      if (response.status === 200) return location.reload();
    } catch {
      // The server is gone or restarting; ask again a little later.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
};
wait();
