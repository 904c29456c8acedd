// In an iframe: the theme that the host asked for, and the frame's height for hosts that listen.
(() => {
  const root = document.documentElement;
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (window.parent === window) return;

  // The height is no secret and the host is not known, so any origin may hear it.
  const report = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    window.parent.postMessage({ type: "closecodes:height", height }, "*");
  };
  addEventListener("load", report);
  addEventListener("resize", report);
})();
