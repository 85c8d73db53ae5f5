// The page's end of the Worker: one call at a time, each with a time limit. A call that takes too long or
// breaks ends the Worker; a new one is started at once, since the library keeps nothing between calls.

import { pack, unpack } from "./message.js";

/** Why there is no answer: the time ran out, the library broke, or a later call took this one's place. */
export class CallError extends Error {
  /** @param {"timeout" | "crash" | "superseded" | "stopped"} kind */
  constructor(kind, detail = "") {
    super(`${kind} ${detail}`);
    this.kind = kind;
  }
}

/**
 * @typedef {{message: Uint8Array, key: string, limit: number, resolve: (answer: any) => void,
 *   reject: (error: Error) => void}} Call
 */

export class Engine {
  /** @param {() => Worker} spawn @param {Promise<WebAssembly.Module>} module */
  constructor(spawn, module) {
    this.spawn = spawn;
    this.module = module;
    /** @type {Call[]} */
    this.queue = [];
    /** @type {Call | null} */
    this.current = null;
    this.timer = 0;
    this.starts = 0;
    this.start();
  }

  start() {
    this.ready = false;
    // One that never gets ready is not tried for ever.
    if (++this.starts > 3) {
      for (const call of this.queue.splice(0)) call.reject(new CallError("crash", "cannot start"));
      return;
    }
    const worker = this.spawn();
    this.worker = worker;
    worker.onmessage = ({ data }) => {
      if (worker === this.worker) this.hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.worker) this.fail(new CallError("crash", event.message));
    };
    this.module.then((module) => worker.postMessage({ module }), (error) => this.fail(new CallError("crash", error)));
  }

  /** @param {any} data */
  hear(data) {
    if (data.ready) {
      this.ready = true;
      this.starts = 0;
      this.next();
    } else if (data.failed) {
      this.fail(new CallError("crash", data.failed));
    } else {
      const call = this.current;
      this.current = null;
      clearTimeout(this.timer);
      call?.resolve(unpack(data.answer));
      this.next();
    }
  }

  /** @param {CallError} error */
  fail(error) {
    const call = this.current;
    this.current = null;
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.start();
    call?.reject(error);
  }

  next() {
    if (!this.ready || this.current) return;
    this.current = this.queue.shift() ?? null;
    if (!this.current) return;
    this.timer = setTimeout(() => this.fail(new CallError("timeout")), this.current.limit);
    this.worker?.postMessage({ message: this.current.message });
  }

  /**
   * @param {object} request
   * @param {Uint8Array[]} parts what stands after the JSON
   * @param {{key?: string, limit?: number}} options calls with the same key: only the last one is made
   * @returns {Promise<import("./types").Answer<any>>}
   */
  call(request, parts = [], { key = "", limit = 10_000 } = {}) {
    return new Promise((resolve, reject) => {
      if (key) {
        for (const old of this.queue.filter((call) => call.key === key)) old.reject(new CallError("superseded"));
        this.queue = this.queue.filter((call) => call.key !== key);
      }
      if (this.starts > 3) {
        reject(new CallError("crash", "cannot start"));
        return;
      }
      this.queue.push({ message: pack(request, parts), key, limit, resolve, reject });
      this.next();
    });
  }

  /** Ends all calls and the Worker with everything in its memory. */
  forget() {
    const stopped = new CallError("stopped");
    for (const call of this.queue) call.reject(stopped);
    this.queue = [];
    this.fail(stopped);
  }
}
