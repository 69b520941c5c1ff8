/** The page as it is kept in the browser, and the newer one that may wait to replace it. */

/** A newer page waits until it is wanted: nothing reloads under the candidate's hands. */
export interface Kept {
  /** Look whether there is a newer page. */
  look(): void;
  /** Let the newer page take over, and load it. */
  renew(): void;
}

export interface Browser {
  readonly workers: ServiceWorkerContainer;
  readonly reload: () => void;
}

/**
 * Keep the page in this browser, so that it opens also while the service is away.
 *
 * Resolves with null where the browser keeps no pages.
 */
export async function keepPage({ workers, reload }: Browser, onNewer: () => void): Promise<Kept | null> {
  const registration = await workers.register("/sw.js").catch(() => null);
  if (registration === null) return null;
  const tell = () => {
    // The first page of all replaces none.
    if (registration.waiting !== null && workers.controller !== null) onNewer();
  };
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", tell),
  );
  tell();
  return {
    look: () => void registration.update().catch(() => undefined),
    renew: () => {
      workers.addEventListener("controllerchange", reload, { once: true });
      registration.waiting?.postMessage({ type: "SKIP_WAITING" });
    },
  };
}
