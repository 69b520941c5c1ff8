// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { keepPage } from "./new-version";

class FakeWorker extends EventTarget {
  readonly postMessage = vi.fn();
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  readonly update = vi.fn(async () => undefined);

  /** A newer page is found and fetched. */
  fetchNewer(): FakeWorker {
    const worker = new FakeWorker();
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
    this.installing = null;
    this.waiting = worker;
    worker.dispatchEvent(new Event("statechange"));
    return worker;
  }
}

class FakeWorkers extends EventTarget {
  readonly registration = new FakeRegistration();
  controller: FakeWorker | null = new FakeWorker();

  async register() {
    return this.registration;
  }
}

async function kept(workers = new FakeWorkers()) {
  const heard = { reload: vi.fn(), onNewer: vi.fn() };
  const container = workers as unknown as ServiceWorkerContainer;
  const page = await keepPage({ workers: container, reload: heard.reload }, heard.onNewer);
  return { ...heard, page, workers, registration: workers.registration };
}

describe("a page that is kept", () => {
  it("tells of a newer one and loads it only when that is wanted", async () => {
    const { page, workers, registration, reload, onNewer } = await kept();
    const newer = registration.fetchNewer();
    expect(onNewer).toHaveBeenCalledTimes(1);
    workers.dispatchEvent(new Event("controllerchange"));
    expect(reload).not.toHaveBeenCalled();

    page?.renew();
    expect(newer.postMessage).toHaveBeenCalledWith({ type: "SKIP_WAITING" });
    workers.dispatchEvent(new Event("controllerchange"));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it("tells of one that waited already when the page was opened", async () => {
    const workers = new FakeWorkers();
    workers.registration.waiting = new FakeWorker();

    expect((await kept(workers)).onNewer).toHaveBeenCalledTimes(1);
  });

  it("is not news when it is the first", async () => {
    const workers = new FakeWorkers();
    workers.controller = null;
    const { registration, onNewer } = await kept(workers);
    registration.fetchNewer();

    expect(onNewer).not.toHaveBeenCalled();
  });

  it("looks for a newer one on request", async () => {
    const { page, registration } = await kept();
    page?.look();

    expect(registration.update).toHaveBeenCalledTimes(1);
  });

  it("is not kept where the browser does not allow it", async () => {
    const workers = new FakeWorkers();
    workers.register = () => Promise.reject(new DOMException("", "SecurityError"));

    expect((await kept(workers)).page).toBeNull();
  });
});
