"""What an editor shows: talks to yaml-language-server over its standard streams.

  editor.py SERVER FOLDER diagnostics FILE...    FILE:LINE: message, for each
  editor.py SERVER FOLDER hover FILE LINE COL    the text shown there
  editor.py SERVER FOLDER complete FILE LINE COL LABEL: its description, for each

Lines and columns count from 1; the server gets no settings: what it knows comes from
the line on top of each file."""
import json, os, queue, subprocess, sys, threading

server, folder, what = sys.argv[1:4]
folder = os.path.realpath(folder)
uri = lambda name: "file://" + os.path.join(folder, name)
p = subprocess.Popen([server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                     stderr=subprocess.DEVNULL)
said = queue.Queue()


def listen():
    while True:
        length = 0
        while True:
            line = p.stdout.readline()
            if not line:
                return said.put(None)
            if line == b"\r\n":
                break
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        said.put(json.loads(p.stdout.read(length)))


def send(**message):
    data = json.dumps({"jsonrpc": "2.0", **message}).encode()
    p.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
    p.stdin.flush()


def until(wanted):
    """Reads, and answers what the server asks, until WANTED(message) gives something."""
    while True:
        message = said.get(timeout=60)
        if message is None:
            sys.exit("the server went away")
        if "method" in message and "id" in message:  # settings: its own
            items = message.get("params", {}).get("items", [])
            send(id=message["id"], result=[None] * len(items) if items else None)
        found = wanted(message)
        if found is not None:
            return found


def ask(method, **params):
    ask.count += 1
    number = ask.count
    send(id=number, method=method, params=params)
    return until(lambda m: (m.get("result") or {}) if m.get("id") == number and "method" not in m else None)
ask.count = 0


def open_file(name):
    """Opens NAME, and waits for what the server thinks of it."""
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        text = f.read()
    send(method="textDocument/didOpen", params={"textDocument": {
        "uri": uri(name), "languageId": "yaml", "version": 1, "text": text}})
    return until(lambda m: m["params"]["diagnostics"] if m.get("method") == "textDocument/publishDiagnostics"
                 and m["params"]["uri"] == uri(name) else None)


threading.Thread(target=listen, daemon=True).start()
ask("initialize", processId=os.getpid(), rootUri="file://" + folder, workspaceFolders=None, capabilities={
    "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {},
                     "completion": {"completionItem": {"documentationFormat": ["markdown"]}}}})
send(method="initialized", params={})
if what == "diagnostics":
    for name in sys.argv[4:]:
        for d in open_file(name):
            print("%s:%d: %s" % (name, d["range"]["start"]["line"] + 1, d["message"]))
else:
    name, line, column = sys.argv[4], int(sys.argv[5]), int(sys.argv[6])
    open_file(name)
    at = {"textDocument": {"uri": uri(name)}, "position": {"line": line - 1, "character": column - 1}}
    if what == "hover":
        print(ask("textDocument/hover", **at).get("contents", {}).get("value", ""))
    else:
        for item in ask("textDocument/completion", **at).get("items", []):
            about = item.get("documentation") or ""
            print("%s: %s" % (item["label"], (about if isinstance(about, str) else about.get("value", "")).replace("\n", " ")))
p.kill()
