import { openData } from '@deepwright/engine/host/data/open-data';
import type { Preview } from '@deepwright/engine';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Samples } from './samples';

const folder = path.join(import.meta.dirname, '../../resources/samples');
const samples = new Samples(folder);
const infos = await samples.infos();
const pictureOf = (id: string) => infos.find((info) => info.id === id)!.picture;

/** What the data thread finds in a sample's file. */
const read = async (file: string): Promise<Preview> => {
  const opened = await openData(path.join(folder, file));
  if (!opened.ok) throw new Error(opened.issues[0]!.message);
  return opened.value.preview;
};

/** A card's facts again, from what a reader that knows nothing of the samples finds. */
const sizeOf = ({ rows, columns, rejectedCount, picture }: Preview): string => {
  const target = columns.at(-1)!;
  if (rejectedCount > 0) return `${rows} rows, ${columns.length} columns, ${rejectedCount} broken lines`;
  const width = picture ? `${picture.width} × ${picture.height} pixels` : `${columns.length - 1} columns`;
  return `${rows} rows, ${width}, ${target.distinct > 10 ? 'a number' : `${target.distinct} classes`}`;
};

describe('the samples that come with the app', () => {
  it('are what their cards and the page on licences say', async () => {
    const page = readFileSync(path.join(folder, 'README.md'), 'utf8');
    expect(infos.map(({ id }) => id)).toEqual([
      'iris',
      'moons',
      'diabetes',
      'penguins',
      'digits',
      'breast-cancer',
      'wine',
      'spirals',
      'field-notes',
    ]);
    for (const { id, file, size, licence } of infos) {
      const preview = await read(file);
      expect(size, id).toBe(sizeOf(preview));
      expect(page, id).toContain(`| \`${file}\` | ${preview.rows} × ${preview.columns.length}`);
      expect(page, id).toContain(`| ${licence.replace(' itself', '')} |`);
    }
  });

  it('have cards with points of every class, none of them missing', () => {
    for (const { id, picture, size } of infos) {
      if (picture.kind !== 'points') continue;
      expect(picture.points.length, id).toBeGreaterThan(100);
      expect(picture.points.flat().every(Number.isFinite), id).toBe(true);
      const classes = Number(/(\d+) classes/.exec(size)?.[1] ?? 1);
      expect(new Set(picture.points.map(([, , group]) => group)), id).toEqual(
        new Set(Array.from({ length: classes }, (_, i) => i)),
      );
    }
  });

  it('show a picture of each digit, and how the messy file is written', () => {
    const digits = pictureOf('digits');
    if (digits.kind !== 'pixels') throw new Error('no pixels');
    expect(digits.pictures.map(({ length }) => length)).toEqual(new Array(10).fill(64));
    // The first row of the file is a zero: 0, 0, 5, 13, 9, 1 of 16.
    expect(digits.pictures[0]!.slice(0, 6)).toEqual([0, 0, 5 / 16, 13 / 16, 9 / 16, 1 / 16]);
    const notes = pictureOf('field-notes');
    if (notes.kind !== 'text') throw new Error('no text');
    expect(notes.lines).toHaveLength(8);
    expect(notes.lines[0]).toContain('air (°C);water (°C);water (°C)');
    expect(notes.lines[1]).toBe('001;04.03.2023;Mühlbach;7,9;6,4;7,4;7,03;61;15;no;few');
  });

  it('have projects, but for the file that is there to be imported', async () => {
    expect(infos.filter(({ hasProject }) => !hasProject).map(({ id }) => id)).toEqual(['field-notes']);
    const notes = await samples.find('field-notes');
    expect(samples.projectOf(notes!)).toBeNull();
  });
});
