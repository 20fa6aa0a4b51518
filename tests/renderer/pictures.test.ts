/**
 * Owns the pictures in docs/look: `npm run look` takes them anew. Otherwise it proves that every state is in one of
 * them.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHEETS } from './pictures.ts';
import { hasChromium, openStage, type Stage } from './stage.ts';
import { takeSettings, takeSheet } from './take-pictures.ts';
import { PREVIEW_VIEWS } from './views/preview-views.ts';

const folder = fileURLToPath(new URL('../../docs/look/', import.meta.url));
const taking = Boolean(process.env.PICTURES) && hasChromium;

if (taking)
  describe('pictures of', () => {
    let stage: Stage;
    beforeAll(async () => {
      mkdirSync(folder, { recursive: true });
      stage = await openStage();
    }, 60_000);
    afterAll(() => stage.close());
    test.each(Object.entries(SHEETS))(
      '%s',
      async (name, sheet) => {
        writeFileSync(`${folder}${name}.webp`, await takeSheet(stage, sheet));
      },
      180_000,
    );
    test('settings', async () => {
      writeFileSync(`${folder}settings.webp`, await takeSettings(stage));
    }, 180_000);
  });

test('every state is in a picture, and every picture is there', () => {
  const shown = new Set(Object.values(SHEETS).flatMap(({ states }) => states));
  expect(Object.keys(PREVIEW_VIEWS).filter((name) => !shown.has(name as never))).toEqual([]);
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining([...Object.keys(SHEETS), 'settings'].map((name) => `${name}.webp`)),
  );
});
