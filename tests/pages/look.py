# What is wrong with a page, by its text alone: it must be well nested HTML that
# is XML as well, have one h1, headings in order, tables with a name and with
# headers that say what they head, no script, nothing from elsewhere, and colours
# that can be told apart.
#
#   look.py PAGE.html...
import html.parser, itertools, re, sys, xml.dom.minidom, xml.parsers.expat

VOID = {'meta', 'br', 'hr', 'path', 'circle', 'ellipse'}  # the last three in a drawing
SKELETON = {'html', 'head', 'body', 'main', 'title', 'style', 'header'}  # one of each
NEVER = {'script', 'img', 'link', 'iframe', 'object', 'embed', 'form', 'base', 'video', 'audio',
         'input', 'button', 'select', 'textarea', 'canvas'}
INSIDE = {'tr': {'thead', 'tbody'}, 'td': {'tr'}, 'th': {'tr'}, 'thead': {'table'},
          'tbody': {'table'}, 'li': {'ul'}, 'section': {'main'}, 'h2': {'section', 'main', 'div'}}
NAMED = {'black': '#000', 'white': '#fff'}


class Nesting(html.parser.HTMLParser):
    """As a browser reads it: elements are closed in the order of opening."""

    def __init__(self, say):
        super().__init__(convert_charrefs=True)
        self.say, self.open, self.count, self.ids = say, [], {}, set()

    def handle_starttag(self, tag, attributes):
        self.count[tag] = self.count.get(tag, 0) + 1
        if tag in NEVER:
            self.say(f'has a {tag}')
        if tag in INSIDE and (not self.open or self.open[-1] not in INSIDE[tag]):
            self.say(f'{tag} in {self.open[-1:]}')
        if tag == 'p' and 'p' in self.open:
            self.say('a p in a p')
        for name, value in attributes:
            if name in ('href', 'src', 'style', 'srcset', 'action') or name.startswith('on'):
                self.say(f'{tag} has {name}')
            if name == 'id' and value in self.ids:
                self.say(f'the id {value} twice')
            self.ids.add(value if name == 'id' else None)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.say(f'<{tag}/> is not closed in HTML')

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.say(f'</{tag}> out of place')


def text_of(node):
    return ''.join(n.data if n.nodeType == n.TEXT_NODE else text_of(n) for n in node.childNodes)


def shine(colour):
    """Relative luminance, as WCAG 2 has it."""
    colour = NAMED.get(colour, colour).lstrip('#')
    parts = [c * 2 for c in colour] if len(colour) == 3 else re.findall('..', colour)
    light = [int(c, 16) / 255 for c in parts]
    light = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in light]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(a, b):
    a, b = sorted((shine(a), shine(b)))
    return (b + 0.05) / (a + 0.05)


def check_style(css, say):
    """Colours of the house are looked at with what stands on them where they are made."""
    own = dict(re.findall(r'(--[-a-z]+): ?(#[0-9a-f]{3,6})', css))
    own.pop('--on-brand', None)
    css = re.sub(r'var\((--[-a-z]+)\)', lambda m: own.get(m.group(1), 'currentcolor'), css)
    css = re.sub(r'background: #0b5563', '', css)
    for word in ('url(', '@import', '@font-face', 'expression', 'javascript:'):
        if word in css:
            say(f'style: {word}')
    if 'A4' not in css:
        say('not for A4')
    if re.search(r'\b(rgb|hsl|opacity|var)\b', css):
        say('a colour that is not looked at')
    colour = r'(#[0-9a-f]{3,6}|black|white)\b'
    texts = set(re.findall(r'(?<![-\w])color: ?' + colour, css))
    grounds = set(re.findall(r'background(?:-color)?: ?' + colour, css))
    lines = set(re.findall(r'border[-a-z]*: ?[\d.]+px \w+ ' + colour, css))
    if not texts or not grounds or not lines:
        say('no colours of text, ground and lines')
    for text, ground in itertools.product(texts, grounds):
        if contrast(text, ground) < 4.5:
            say(f'{text} on {ground}: {contrast(text, ground):.1f}, less than 4.5')
    for line, ground in itertools.product(lines, grounds):
        if contrast(line, ground) < 3:
            say(f'a line of {line} on {ground}: {contrast(line, ground):.1f}, less than 3')


def check_tree(page, say):
    root = page.documentElement
    if root.getAttribute('lang') not in ('nl', 'en'):
        say('no language')
    if not text_of(page.getElementsByTagName('title')[0]).strip():
        say('no title')
    level, last = 0, None
    for e in page.getElementsByTagName('*'):
        if e.tagName == 'th' and e.getAttribute('scope') not in ('row', 'col'):
            say('th without scope')
        if e.tagName == 'th' and not text_of(e).strip():
            say('a th that says nothing')
        if e.tagName == 'table' and not e.getElementsByTagName('th'):
            say('table without headers')
        if e.tagName == 'table' and not e.getAttribute('aria-label'):
            say('table without a name')
        if e.tagName in ('h1', 'h2', 'h3'):
            if int(e.tagName[1]) > level + 1:
                say(f'headings out of order: {text_of(e)}')
            if not text_of(e).strip():
                say('a heading that says nothing')
            level = int(e.tagName[1])
        if e.tagName == 'tr':
            cells = sum(c.nodeType == c.ELEMENT_NODE for c in e.childNodes)
            table = e.parentNode.parentNode
            if last and last[0] is table and last[1] != cells:
                say('rows of one table are not as long')
            last = (table, cells)


def look(name):
    def say(what):
        print(f'{name}: {what}')

    source = open(name, encoding='utf-8').read()
    nesting = Nesting(say)
    nesting.feed(source)
    nesting.close()
    if nesting.open:
        say(f'not closed: {nesting.open}')
    for tag in SKELETON | {'h1'}:
        if nesting.count.get(tag) != 1:
            say(f'{nesting.count.get(tag, 0)} times {tag}')
    if not source.startswith('<!DOCTYPE html>\n'):
        say('no doctype')
    try:
        page = xml.dom.minidom.parseString(source.encode('utf-8'))
    except xml.parsers.expat.ExpatError as e:
        say(f'is no XML: {e}')
        return
    check_style(text_of(page.getElementsByTagName('style')[0]), say)
    check_tree(page, say)


for each in sys.argv[1:]:
    look(each)
