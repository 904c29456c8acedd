// In an iframe: the theme that the host asked for, and the frame's height for hosts that listen.
(() => {
  const root = document.documentElement;
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (window.parent === window) return;

  // WordPress adds this to the address of a frame that it did not know before, and listens to those that repeat it.
  const secret = location.hash.match(/[?&]secret=(\w+)/)?.[1];
  // What is said is no secret and the host is not known, so any origin may hear it.
  const say = (message) => window.parent.postMessage(message, "*");

  let said = 0;
  const report = () => {
    // Until all is there the card has no height, or another one.
    if (document.readyState !== "complete") return;
    root.toggleAttribute("data-measuring", true);
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    root.toggleAttribute("data-measuring", false);
    if (!height || height === said) return;
    said = height;
    say({ type: "closecodes:height", height });
    say(JSON.stringify({ src: location.href, context: "iframe.resize", height })); // Medium, by way of Embedly
    if (secret) say({ message: "height", value: height, secret });
  };
  addEventListener("load", report);
  addEventListener("resize", report);
  // A page whose script comes later than this one has missed it, and asks.
  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.type !== "closecodes:height") return;
    said = 0;
    report();
  });

  if (!secret) return;
  // Its sandbox refuses new windows, so a link asks WordPress to go there, and goes there itself where nobody listens.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    event.preventDefault();
    say({ message: "link", value: link.href, secret });
    setTimeout(() => location.assign(link.href), 500);
  });
})();
