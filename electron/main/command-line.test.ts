import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileFromArguments } from './command-line';

const folder = path.resolve('/home/ada');
const all = () => true;

describe('the file on the command line', () => {
  it('finds a table or project among switches and the app itself', () => {
    expect(fileFromArguments(['electron', '.', '--inspect=0', 'a.csv'], folder, all)).toBe(path.join(folder, 'a.csv'));
    expect(fileFromArguments(['deepwright', 'work/iris.dw'], folder, all)).toBe(path.join(folder, 'work/iris.dw'));
  });

  it('passes over what is not there or not ours', () => {
    expect(fileFromArguments(['electron', 'main.js'], folder, all)).toBeUndefined();
    expect(fileFromArguments(['a.csv'], folder, all)).toBeUndefined();
    expect(fileFromArguments(['electron', 'a.csv'], folder, () => false)).toBeUndefined();
  });
});
