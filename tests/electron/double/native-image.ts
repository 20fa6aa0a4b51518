/**
 * Owns images as their PNG bytes and size. Never decodes a pixel.
 */
import { readFileSync } from 'node:fs';
import type { NativeImage as ElectronImage, Size } from 'electron';
import { strict } from './strict.ts';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_LENGTH = 24;

function sizeOf(png: Buffer): Size {
  const isPng = png.length >= HEADER_LENGTH && png.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);
  return isPng ? { width: png.readUInt32BE(16), height: png.readUInt32BE(20) } : { width: 0, height: 0 };
}

type Implemented = Pick<
  ElectronImage,
  'getSize' | 'isEmpty' | 'isTemplateImage' | 'setTemplateImage' | 'toDataURL' | 'toPNG' | 'getAspectRatio'
>;

export class NativeImage implements Implemented {
  isMacTemplateImage = false;
  /** The double's own: the file it came from, so that a test can tell icons apart. */
  readonly path: string | null;
  private readonly png: Buffer;
  private readonly size: Size;

  constructor(png: Buffer, path: string | null, size = sizeOf(png)) {
    this.size = size;
    // What is no PNG is an empty image, as in Electron for bytes that it can't decode.
    this.png = size.width > 0 ? png : Buffer.alloc(0);
    this.path = path;
  }

  isEmpty = (): boolean => this.png.length === 0;
  toPNG = (): Buffer<ArrayBuffer> => Buffer.from(this.png);
  toDataURL = (): string => `data:image/png;base64,${this.png.toString('base64')}`;
  getSize = (): Size => ({ ...this.size });
  getAspectRatio = (): number => (this.size.height > 0 ? this.size.width / this.size.height : 1);
  isTemplateImage = (): boolean => this.isMacTemplateImage;
  addRepresentation = (_options: object): void => undefined;

  setTemplateImage(template: boolean): void {
    this.isMacTemplateImage = template;
  }

  /** The size is remembered, the pixels stay. */
  resize(options: Partial<Size>): NativeImage {
    return new NativeImage(this.png, this.path, { ...this.size, ...options });
  }
}

export const imageFromBuffer = (bytes: Buffer): NativeImage => new NativeImage(bytes, null);

/** An empty image when the file can't be read, as in Electron. */
export function imageFromPath(path: string): NativeImage {
  try {
    return new NativeImage(readFileSync(path), path);
  } catch {
    return new NativeImage(Buffer.alloc(0), path);
  }
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => imageFromBuffer(Buffer.alloc(0)),
  createFromPath: imageFromPath,
  createFromBuffer: imageFromBuffer,
  createFromDataURL: (url: string) => imageFromBuffer(Buffer.from(url.split(',')[1] ?? '', 'base64')),
});
