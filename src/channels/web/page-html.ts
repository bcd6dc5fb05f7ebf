import type { Card } from '../../ports.ts';
import { WORDS } from './words.ts';

type Language = Card['language'];

/** The style sheets in the page's folder, the most general first. */
const STYLES = ['ground', 'card', 'inputs', 'buttons', 'handling'];

/** The page that the cards are shown in. `base` is where the channel is mounted. */
export function pageHtml(language: Language, base: string): string {
  const { page } = WORDS[language];
  const other = language === 'sv' ? 'en' : 'sv';
  return `<!doctype html>
<html lang="${language}" data-base="${escaped(base)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(page.title)}</title>
<link rel="icon" href="${escaped(base)}/page/mark.svg" type="image/svg+xml">
${STYLES.map((name) => `<link rel="stylesheet" href="${escaped(base)}/page/${name}.css">`).join('\n')}
<script src="${escaped(base)}/adaptivecards.min.js" defer></script>
<script src="${escaped(base)}/page/main.js" type="module"></script>
</head>
<body>
<a class="skip" href="#content">${escaped(page.skip)}</a>
<header class="top">
<div class="inner">
<p class="brand">${MARK}<span class="name">${escaped(page.title)}</span><span class="tagline">${escaped(page.tagline)}</span></p>
<a class="language" id="language" href="?lang=${other}" lang="${other}" hreflang="${other}">${escaped(page.otherLanguage)}</a>
</div>
</header>
<main id="content" tabindex="-1">
<noscript><p class="card">${escaped(page.needsScript)}</p></noscript>
<div id="card" class="card"></div>
<div id="upload" class="card upload" hidden></div>
<div id="fault" class="fault" role="alert" hidden></div>
<p id="status" class="status" role="status" aria-live="polite"></p>
</main>
<footer class="bottom"><p class="inner">${escaped(page.footer)}</p></footer>
<script type="application/json" id="words">${JSON.stringify(page).replaceAll('<', '\\u003c')}</script>
</body>
</html>
`;
}

/** Two sails of one size on one hull: a pilot boat that goes level. */
const MARK = `<svg class="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
<path class="sail" d="M18.6 5v21H6.5C12.4 21.6 16.9 14.5 18.6 5Z"/>
<path class="sail other" d="M21.4 5v21h12.1C27.6 21.6 23.1 14.5 21.4 5Z"/>
<path class="hull" d="M4 29h32c-1.800 4.300-4.700 6.500-8.600 6.500H12.600C8.700 35.500 5.800 33.300 4 29Z"/>
</svg>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
