// Owns the app's pictures: draws them from the paths below into resources/icons (or the folder named as argument), so
// that each is a line of data and the committed files can be proved current (tests/package/icons.test.ts). Needs
// nothing but Node.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** Strokes on a grid of 16 as in SVG (M, H, V, L; small letters are relative), round ends. */
const WAVE = 'M2 6.75v2.5M5 4.75v6.5M8 6.75v2.5M11 8h3.25';
/**
 * `plate`: a rounded square that the strokes are cut out of; `struck`: a stroke over the others with a gap around it.
 */
const GLYPHS = {
  idle: { strokes: WAVE, width: 1.5 },
  listening: { strokes: 'M3.75 6.75v2.5M6.5 4v8M9.25 6v4M11.75 8h1', width: 1.5, plate: 3.5 },
  working: { strokes: 'M1.75 8h2.5M6.75 8h2.5M11.75 8h2.5', width: 1.5 },
  blocked: { strokes: WAVE, width: 1.5, struck: 'M2.5 14L13.5 2' },
};
const APP = { strokes: 'M3.75 6.5v3M6.25 4.75v6.5M8.75 6.5v3M11 8h1.5', width: 1.25 };
const ACCENT = [66, 80, 214];

function segmentsOf(path) {
  const segments = [];
  let at = [0, 0];
  for (const [, letter, rest] of path.matchAll(/([MLHVmlhv])([^MLHVmlhv]*)/g)) {
    const numbers = rest.match(/-?[\d.]+/g).map(Number);
    const relative = letter === letter.toLowerCase() ? at : [0, 0];
    const kind = letter.toUpperCase();
    const next =
      kind === 'H'
        ? [numbers[0] + relative[0], at[1]]
        : kind === 'V'
          ? [at[0], numbers[0] + relative[1]]
          : [numbers[0] + relative[0], numbers[1] + relative[1]];
    if (kind !== 'M') segments.push([...at, ...next]);
    at = next;
  }
  return segments;
}

function distanceTo([x0, y0, x1, y1], x, y) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}

/** Distances to the edge of a shape on the grid: below zero inside. */
const fromStrokes = (segments, radius, x, y) =>
  segments.reduce((nearest, segment) => Math.min(nearest, distanceTo(segment, x, y)), 32) - radius;

/** A square with round corners, `inset` from the edge of the grid. */
function fromPlate(inset, corner, x, y) {
  const reach = 8 - inset - corner;
  const [dx, dy] = [Math.abs(x - 8) - reach, Math.abs(y - 8) - reach];
  return Math.hypot(Math.max(0, dx), Math.max(0, dy)) + Math.min(0, Math.max(dx, dy)) - corner;
}

function shapeOf({ strokes, width, plate, struck }) {
  const lines = segmentsOf(strokes);
  const strike = segmentsOf(struck ?? '');
  return (x, y) => {
    const line = fromStrokes(lines, width / 2, x, y);
    const shape = plate === undefined ? line : Math.max(fromPlate(0.5, plate, x, y), -line);
    if (strike.length === 0) return shape;
    return Math.min(Math.max(shape, -fromStrokes(strike, width * 1.4, x, y)), fromStrokes(strike, width / 2, x, y));
  };
}

/** Share of each pixel that is ink, 0 to 1: at an edge, as much as the edge leaves. */
function coverage(size, shape) {
  const scale = size / 16;
  return Float64Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [((i % size) + 0.5) / scale, (Math.floor(i / size) + 0.5) / scale];
    return Math.max(0, Math.min(1, 0.5 - shape(x, y) * scale));
  });
}

function encodePng(size, pixelAt) {
  const raw = Buffer.alloc(size * (size * 4 + 1));
  for (let i = 0; i < size * size; i++) {
    const at = Math.floor(i / size) * (size * 4 + 1) + 1 + (i % size) * 4;
    raw.set(pixelAt(i), at);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)];
    ends[0].writeUInt32BE(data.length);
    ends[1].writeUInt32BE(crc32(body));
    return Buffer.concat([ends[0], body, ends[1]]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function drawGlyph(name, size, shade) {
  const shares = coverage(size, shapeOf(GLYPHS[name]));
  return encodePng(size, (i) => [shade, shade, shade, Math.round(shares[i] * 255)]);
}

function drawApp(size) {
  const plate = coverage(size, (x, y) => fromPlate(0.8, 3.4, x, y));
  const lines = coverage(size, shapeOf(APP));
  return encodePng(size, (i) => [
    ...ACCENT.map((part) => Math.round(part + (255 - part) * lines[i])),
    Math.round(plate[i] * 255),
  ]);
}

/** Apple's icon file is a list of pictures, each with four letters for its size. */
function encodeIcns(pictures) {
  const entries = pictures.map(([type, png]) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(entries);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'resources', 'icons');
mkdirSync(folder, { recursive: true });
for (const name of Object.keys(GLYPHS)) {
  // macOS takes the alpha of a template image, and finds the larger one by its name. Linux has no templates: two sets.
  writeFileSync(join(folder, `${name}Template.png`), drawGlyph(name, 16, 0));
  writeFileSync(join(folder, `${name}Template@2x.png`), drawGlyph(name, 32, 0));
  writeFileSync(join(folder, `${name}-dark.png`), drawGlyph(name, 32, 24));
  writeFileSync(join(folder, `${name}-light.png`), drawGlyph(name, 32, 240));
}
const app = new Map([128, 256, 512, 1024].map((size) => [size, drawApp(size)]));
writeFileSync(join(folder, 'app.png'), app.get(512));
writeFileSync(
  join(folder, 'app.icns'),
  encodeIcns([
    ['ic07', app.get(128)],
    ['ic08', app.get(256)],
    ['ic09', app.get(512)],
    ['ic10', app.get(1024)],
  ]),
);
