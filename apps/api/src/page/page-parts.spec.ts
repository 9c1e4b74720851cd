import { PageLinks } from './page-parts.js';

const links = new PageLinks({
  shell: ['/assets/shell.css', '/assets/shell.js'],
  pages: [
    { path: '/', parts: ['/assets/home.js'] },
    { path: '/cases/new', parts: ['/assets/change.js'] },
    { path: '/cases/:case_no', parts: ['/assets/case.css', '/assets/case.js'] },
  ],
});
const shell = '<link rel="stylesheet" crossorigin href="/assets/shell.css"><link rel="modulepreload" crossorigin href="/assets/shell.js">';

describe('what the document of a page names', () => {
  it('is what stands around every page, and the parts of the page at the address', () => {
    expect(links.for('/')).toBe(`${shell}<link rel="modulepreload" crossorigin href="/assets/home.js">`);
    expect(links.for('/cases/QC-1')).toBe(
      `${shell}<link rel="stylesheet" crossorigin href="/assets/case.css"><link rel="modulepreload" crossorigin href="/assets/case.js">`,
    );
  });

  it('is the page that is listed first, where two fit', () => {
    expect(links.for('/cases/new')).toContain('/assets/change.js');
    expect(links.for('/cases/new')).not.toContain('/assets/case.js');
  });

  it.each(['/cases/QC-1/', '/Cases/QC-1'])('minds neither a last slash nor capitals: %s', (path) => {
    expect(links.for(path)).toContain('/assets/case.js');
  });

  it.each(['/cases', '/cases/QC-1/more', '/nowhere', ''])('is what stands around every page only, at an address of no page: %s', (path) => {
    expect(links.for(path).replace('<link rel="modulepreload" crossorigin href="/assets/home.js">', '')).toBe(shell);
  });
});
