# What is wrong with a page, by its text alone: it must be well nested HTML that
# is XML as well, have one h1, headings in order, tables with a name and with
# headers that say what they head, no script, and nothing from elsewhere.
#
#   look.py PAGE.html...
import html.parser, re, sys, xml.dom.minidom, xml.parsers.expat

VOID = {'meta', 'br', 'hr', 'col', 'img'}
SIZES = r"(--[a-z]+: ?('[^'<>&]*'|[-.0-9a-z]+);?)+"  # how large, and a head for narrow screens
SKELETON = {'html', 'head', 'body', 'main', 'title', 'style'}  # one of each
NEVER = {'script', 'link', 'iframe', 'object', 'embed', 'form', 'base', 'video', 'audio',
         'input', 'button', 'select', 'textarea', 'canvas'}
INSIDE = {'tr': {'thead', 'tbody'}, 'td': {'tr'}, 'th': {'tr'}, 'thead': {'table'},
          'tbody': {'table'}, 'li': {'ul', 'ol'}, 'section': {'main', 'section', 'div', 'body'},
          'h2': {'section', 'main', 'div', 'header'}}


class Nesting(html.parser.HTMLParser):
    """As a browser reads it: elements are closed in the order of opening."""

    def __init__(self, say):
        super().__init__(convert_charrefs=True)
        self.say, self.open, self.count, self.ids, self.links = say, [], {}, set(), set()

    def handle_starttag(self, tag, attributes):
        self.count[tag] = self.count.get(tag, 0) + 1
        if tag in NEVER:
            self.say(f'has a {tag}')
        if tag in INSIDE and (not self.open or self.open[-1] not in INSIDE[tag]):
            self.say(f'{tag} in {self.open[-1:]}')
        if tag == 'img' and 'alt' not in dict(attributes):
            self.say('a picture without a text')
        if tag == 'p' and 'p' in self.open:
            self.say('a p in a p')
        for name, value in attributes:
            inside = name == 'href' and value.startswith('#')  # a link in the page, a drawing used again
            logo = value.startswith('data:image/') and ((name == 'href' and tag == 'image') or
                                                        (name == 'src' and tag == 'img'))
            size = name == 'style' and (tag == 'svg' or re.fullmatch(SIZES, value))
            if name in ('href', 'src', 'style', 'srcset', 'action') and not (inside or logo or size):
                self.say(f'{tag} has {name}')
            if name.startswith('on'):
                self.say(f'{tag} has {name}')
            if inside:
                self.links.add(value[1:])
            if name == 'id' and value in self.ids:
                self.say(f'the id {value} twice')
            self.ids.add(value if name == 'id' else None)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        drawn = 'svg' in self.open or tag == 'svg'
        self.handle_starttag(tag, attributes)
        if tag not in VOID and drawn:  # in a drawing that closes it
            self.open.pop()
        elif tag not in VOID:
            self.say(f'<{tag}/> is not closed in HTML')

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.say(f'</{tag}> out of place')


def text_of(node):
    return ''.join(n.data if n.nodeType == n.TEXT_NODE else text_of(n) for n in node.childNodes)


def check_style(css, say):
    """What axe cannot see: that nothing is fetched.  It sees contrast in each of the views."""
    for word in ('url(', '@import', '@font-face', 'expression', 'javascript:'):
        if word in css:
            say(f'style: {word}')
    if 'A4' not in css:
        say('not for A4')
    unknown = set(re.findall(r'var\((--[-a-z0-9]+)', css)) - set(re.findall(r'(--[-a-z0-9]+):', css)) - {'--z', '--v', '--s', '--nx', '--ns'}
    if unknown:
        say(f'colours that are not there: {sorted(unknown)}')


def check_tree(page, say):
    root = page.documentElement
    if root.getAttribute('lang') not in ('nl', 'en'):
        say('no language')
    if not text_of(page.getElementsByTagName('title')[0]).strip():
        say('no title')
    level, last, spans = 0, None, []
    for e in page.getElementsByTagName('*'):
        if e.tagName == 'th' and e.getAttribute('scope') not in ('row', 'col'):
            say('th without scope')
        if e.tagName == 'th' and not text_of(e).strip():
            say('a th that says nothing')
        if e.tagName == 'table' and not e.getElementsByTagName('th'):
            say('table without headers')
        named = e.getAttribute('aria-label') or e.getAttribute('aria-labelledby')
        if e.tagName == 'table' and not named and not e.getElementsByTagName('caption'):
            say('table without a name')
        if e.tagName in ('h1', 'h2', 'h3'):
            if int(e.tagName[1]) > level + 1:
                say(f'headings out of order: {text_of(e)}')
            if not text_of(e).strip():
                say('a heading that says nothing')
            level = int(e.tagName[1])
        if e.tagName == 'tr':
            table = e.parentNode.parentNode
            spans = spans if last and last[0] is table else []
            mine = [c for c in e.childNodes if c.nodeType == c.ELEMENT_NODE]
            cells = len(mine) + len(spans)  # with those of rows above that reach down to this one
            spans = [n - 1 for n in spans + [int(c.getAttribute('rowspan') or 1) for c in mine] if n > 1]
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
    if nesting.links - nesting.ids:
        say(f'links to nowhere: {sorted(nesting.links - nesting.ids)[:5]}')
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
