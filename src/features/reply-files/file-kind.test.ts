import { describe, expect, it } from 'vitest';
import { documentKind } from './file-kind.ts';

describe('what staff may send', () => {
  it.each([
    ['Công văn 12.pdf', 'application/pdf', 'Công văn 12.pdf', 'application/pdf'],
    ['Công văn', 'application/pdf', 'Công văn.pdf', 'application/pdf'],
    ['thu.exe', 'application/pdf', 'thu.exe.pdf', 'application/pdf'],
    ['Thư mời.DOC', 'application/x-cfb', 'Thư mời.DOC', 'application/msword'],
    ['bang.xls', 'application/x-cfb', 'bang.xls', 'application/vnd.ms-excel'],
  ])('%s of %s goes as %s', (name, content, sentAs, type) => {
    expect(documentKind({ name, type: content })).toEqual({ name: sentAs, type });
  });

  it.each([
    ['setup.msi', 'application/x-cfb'],
    ['a.pdf', 'text/plain'],
    ['a.pdf', 'application/x-msdownload'],
    ['mo.docm', 'application/vnd.ms-word.document.macroenabled.12'],
    ['trang.pdf', 'text/html'],
    ['goi.zip', 'application/zip'],
  ])('%s of %s does not go', (name, content) => {
    expect(documentKind({ name, type: content })).toBeNull();
  });
});
