# terminal.py - runs commands on a terminal (a pty) and looks at the lines.
#
#   terminal.py width COLUMNS COMMAND...        lines that are wider, with their command
#   terminal.py run COLUMNS COMMAND...          what they print, without its colours
#   terminal.py both COLUMNS COMMAND...         a sum of what each prints; and what is wider,
#                                               where descriptor 3 goes
#
# A command is a line for the shell.  A word that is wider alone, such as an address, may
# stick out: it would not be an address any more when it was broken.
import fcntl, hashlib, os, re, struct, subprocess, sys, termios, unicodedata


def on_terminal(command, columns):
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 50, columns, 0, 0))
    run = subprocess.Popen(['sh', '-c', command], stdin=subprocess.DEVNULL, stdout=slave, stderr=slave)
    os.close(slave)
    out = b''
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the last one hung up
            break
        if not piece:
            break
        out += piece
    os.close(master)
    run.wait()
    return re.sub(r'\x1b\[[0-9;]*m', '', out.decode('utf-8')).replace('\r\n', '\n')


def width(text):
    return sum(0 if unicodedata.combining(c) or c == '\u200d' else
               2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def too_wide(command, columns, text):
    for line in text.split('\n'):
        words = line.split()
        if width(line) > columns and not (len(words) == 1 and width(words[0]) > columns - 30):
            yield f'{command}: {width(line)}: {line}\n'


def main():
    what, columns, commands = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    for command in commands:
        text = on_terminal(command, columns)
        if what == 'run':
            print(text, end='')
            continue
        if what == 'both':
            print(command, hashlib.sha256(text.encode()).hexdigest())
        for line in too_wide(command, columns, text):
            os.write(3 if what == 'both' else 1, line.encode())


main()
