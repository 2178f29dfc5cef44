// Looks at pages in Chromium: axe-core must find nothing, on a screen and in
// print, wide and narrow; then each is printed beside itself as a PDF.
//
//   node look.cjs MODULES CHROMIUM PAGE.html...
//
// MODULES is a folder with node_modules/playwright-core and node_modules/axe-core.
const { createRequire } = require('node:module');
const { readFileSync } = require('node:fs');
const { pathToFileURL } = require('node:url');

const [modules, chromium, ...pages] = process.argv.slice(2);
const from = createRequire(modules + '/');
const playwright = from('playwright-core');
const axe = readFileSync(from.resolve('axe-core/axe.min.js'), 'utf8');

const views = [
  { media: 'screen', width: 1280 },
  { media: 'screen', width: 360 },
  { media: 'screen', width: 1280, colorScheme: 'dark' },
  { media: 'print', width: 680 }, // A4 less its margins
];

async function look(browser, name) {
  let wrong = 0;
  // The house's own colour is promised AA; worksheets, which have none, AAA.
  const enhanced = !/(report|poster|public|larger|network)[^/]*$/.test(name);
  const say = (view, text) => {
    wrong++;
    console.log(`${name}: ${view.media} ${view.width} ${view.colorScheme || ''}: ${text}`);
  };
  const page = await browser.newPage();
  page.on('request', (r) => r.url().startsWith('file:') || say(views[0], 'fetches ' + r.url()));
  await page.goto(pathToFileURL(name).href);
  await page.evaluate(axe);
  for (const view of views) {
    await page.emulateMedia({ media: view.media, colorScheme: view.colorScheme || 'light' });
    await page.setViewportSize({ width: view.width, height: 900 });
    const { violations, incomplete } = await page.evaluate((enabled) =>
      window.axe.run(document, { rules: { 'color-contrast-enhanced': { enabled } } }), enhanced);
    for (const rule of violations)
      say(view, `${rule.id}: ${rule.help}: ${rule.nodes.map((n) => n.target).slice(0, 3).join(' ')}`);
    // What axe cannot see a plane behind (figures on a bar, a column scrolled aside): the unit
    // tests hold those contrasts.
    for (const rule of incomplete.filter((r) => enhanced || r.id !== 'color-contrast'))
      say(view, `not decided: ${rule.id}: ${rule.nodes.map((n) => n.target).slice(0, 3).join(' ')}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0 && !(view.width === 360 && await page.$('.month')))
      say(view, `${wide} pixels wider than the page`);
  }
  await page.emulateMedia({ media: 'print' });
  await page.pdf({ path: name.replace(/\.html$/, '.pdf'), preferCSSPageSize: true });
  await page.close();
  return wrong;
}

(async () => {
  const browser = await playwright.chromium.launch({
    executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
  let wrong = 0;
  for (const name of pages)
    wrong += await look(browser, name);
  await browser.close();
  process.exit(wrong ? 1 : 0);
})().catch((e) => {
  console.log(String(e));
  process.exit(2);
});
