import { given, html } from '../html';
import type { Page } from '../layout';

/** @param kind such as rule */
export const missingPage = (kind: string, name: string): Page => ({
  title: `There is no such ${kind}`,
  section: undefined,
  status: 404,
  content: html`<p>Nothing here goes by the name ${given(name)}. <a href="/">To the overview</a></p>`,
});
