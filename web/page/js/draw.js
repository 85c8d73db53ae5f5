// Pictures and pages of PDF drawn to pixels by the browser, for reading: upright, on white, not larger than needed.

/** Where a hosted page keeps what reads photos; see web/assemble.mjs. */
export const PLACE = "photos/";

/** The longest side that is read: A4 at 300 points an inch. */
const LONGEST = 3508;

/** Pages of one file that are read. */
const MOST = 20;

/** @typedef {{canvas: HTMLCanvasElement, brush: CanvasRenderingContext2D, number: number, of: number}} Drawn */

/** A white canvas. @param {number} width @param {number} height */
function easel(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  return { canvas, brush };
}

/** A photo. @param {Uint8Array} bytes @returns {AsyncGenerator<Drawn>} */
export async function* photo(bytes) {
  const image = await createImageBitmap(new Blob([/** @type {any} */ (bytes)]), { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const drawn = easel(image.width * scale, image.height * scale);
  drawn.brush.drawImage(image, 0, 0, drawn.canvas.width, drawn.canvas.height);
  image.close();
  yield { ...drawn, number: 1, of: 1 };
}

/** Pages of a PDF, all or some, by PDF.js from the page's own site. @param {Uint8Array} bytes @param {number[] | null} wanted @returns {AsyncGenerator<Drawn>} */
export async function* pdfPages(bytes, wanted) {
  const base = new URL(PLACE, document.baseURI).href;
  const pdfjs = await import(`${base}pdf.min.mjs`);
  pdfjs.GlobalWorkerOptions.workerSrc = `${base}pdf.worker.min.mjs`;
  const task = pdfjs.getDocument({ data: bytes.slice(), isEvalSupported: false, disableFontFace: true, enableXfa: false, wasmUrl: base });
  try {
    const file = await task.promise;
    const numbers = (wanted ?? Array.from({ length: file.numPages }, (_, i) => i + 1)).slice(0, MOST);
    for (const [i, number] of numbers.entries()) {
      const page = await file.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const drawn = easel(...sizeOf(width, height));
      await page.render({ canvas: drawn.canvas, viewport: page.getViewport({ scale: drawn.canvas.width / width }) }).promise;
      page.cleanup();
      yield { ...drawn, number: i + 1, of: numbers.length };
    }
  } finally {
    await task.destroy();
  }
}

/** @param {number} width @param {number} height @returns {[number, number]} */
function sizeOf(width, height) {
  const scale = LONGEST / Math.max(width, height);
  return [width * scale, height * scale];
}

/** Grey pixels as a picture that Tesseract takes. @param {Uint8Array} pixels @param {number} width @param {number} height @returns {Promise<Blob>} */
export function grey(pixels, width, height) {
  const image = new ImageData(width, height);
  for (let i = 0; i < pixels.length; i++) {
    image.data.fill(pixels[i], 4 * i, 4 * i + 3);
    image.data[4 * i + 3] = 255;
  }
  const { canvas, brush } = easel(width, height);
  brush.putImageData(image, 0, 0);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture")))));
}
