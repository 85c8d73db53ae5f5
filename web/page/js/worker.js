// The library in its Worker: takes one message at a time and answers it. A trap ends the Worker; the page starts a new one.

/** @type {any} */
let library = null;

/** @param {Uint8Array} message */
function call(message) {
  const at = library.alloc(message.length);
  new Uint8Array(library.memory.buffer).set(message, at);
  const out = library.call(at, message.length);
  const total = new DataView(library.memory.buffer).getUint32(out, true);
  const answer = new Uint8Array(library.memory.buffer, out + 4, total).slice();
  library.release(out, 4 + total);
  return answer;
}

self.onmessage = ({ data }) => {
  if (data.module) {
    library = new WebAssembly.Instance(data.module, {}).exports;
    self.postMessage({ ready: true });
    return;
  }
  try {
    const answer = call(data.message);
    // @ts-ignore: the type is that of a window
    self.postMessage({ answer }, [answer.buffer]);
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};
