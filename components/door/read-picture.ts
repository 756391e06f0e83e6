/** Reads the code out of what the camera shows at the moment; null where there is none. */
export type PictureReader = (video: HTMLVideoElement) => Promise<string | null>;

/** What browsers on phones offer; not among TypeScript's own types. */
type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
};

/** Longest side of the picture that is read: a badge fills a good part of it, and a phone reads it in a few milliseconds. */
const longestSide = 800;

/** The browser's own reader where it has one, otherwise one in JavaScript that is loaded now and not with the page. */
export async function makePictureReader(): Promise<PictureReader> {
  return (await ownReader()) ?? (await loadedReader());
}

async function ownReader(): Promise<PictureReader | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  if (!BarcodeDetector) return null;
  const formats: string[] = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!formats.includes('qr_code')) return null;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null;
}

async function loadedReader(): Promise<PictureReader> {
  const { default: decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  return (video) => {
    const { videoWidth, videoHeight } = video;
    if (!drawing || videoWidth === 0) return Promise.resolve(null);
    const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return Promise.resolve(decodeQR(drawing.getImageData(0, 0, canvas.width, canvas.height)));
    } catch {
      // It throws where there is no code in the picture, which is most of the time.
      return Promise.resolve(null);
    }
  };
}
