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

const coloured = ['.word', 'summary', '.org', 'div > h2', '.L', '.by', '.kick', '.cn', 'a', 'svg', 'h3', '.dnum', 'em', '.now', '.tips h3', '.ask b',
  '.big', '.goal h3', '.letter'].map((s) => [s]);

async function look(browser, name) {
  let wrong = 0;
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
    const { violations, incomplete } = await page.evaluate(() => window.axe.run(document));
    // Running text is AAA; AA is promised for the words of lights and for what wears the colour
    // of the house.
    const more = await page.evaluate((exclude) => window.axe.run(
      { include: [['body']], exclude }, { runOnly: ['color-contrast-enhanced'],
        rules: { 'color-contrast-enhanced': { enabled: true } } }), coloured);
    for (const rule of [...violations, ...more.violations])
      say(view, `${rule.id}: ${rule.help}: ${rule.nodes.map((n) => n.target).slice(0, 3).join(' ')}`);
    // What axe cannot see a plane behind (figures on a bar, text in a drawing, a column that is
    // scrolled aside): the unit tests hold those contrasts.
    for (const rule of incomplete.filter((r) => r.id !== 'color-contrast'))
      say(view, `not decided: ${rule.id}: ${rule.nodes.map((n) => n.target).slice(0, 3).join(' ')}`);
    // On paper a sheet is as wide as its page, which may lie on its side.
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0 && !(view.media === 'print' && await page.$('.sh')))
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
