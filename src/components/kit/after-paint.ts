/** A page shows itself after this long, whatever is still missing (`loaders/publish/finish.ts`). */
const longest = 3000;

/**
 * Waits until the page has been shown and its browser has nothing else to do. A cell that begins with it is computed
 * after the answer and its chart stand, and keeps what it had until then: for what is dear and lies further below.
 */
export function afterPaint(): Promise<void> {
  return (last = last.then(turn));
}

/** One after the other, with room for the reader's own doing between two. */
let last = Promise.resolve();

async function turn(): Promise<void> {
  do await frame();
  while (document.querySelector("main .awaited:empty") && performance.now() < longest);
  await frame();
  await idle();
}

/** The next frame, or a little later where the page lies behind others and has none. */
function frame(): Promise<unknown> {
  return new Promise((done) => {
    requestAnimationFrame(done);
    setTimeout(done, 200);
  });
}

/** Not every browser says when it is idle. */
function idle(): Promise<unknown> {
  return new Promise((done) => {
    if ("requestIdleCallback" in window) requestIdleCallback(done, {timeout: 500});
    else setTimeout(done, 50);
  });
}
