"""json_check.py - what the JSON Schema of a plan says of JSON and of YAML.

  json_check.py SCHEMA plan FILE...          whole plans, .json or .yaml
  json_check.py SCHEMA part FILE...          files that a plan includes
  json_check.py SCHEMA list PATH FILE        records, an object a line, as PATH
                                             (kapstok.goals, communities.tasks) has them

Prints a line for each fault.  YAML is read as editors do, by the core schema of
YAML 1.2: 2026-11-07 and 10:00 are text, yes is a word.
"""
import json
import re
import sys

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    pass


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def read(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file) if name.endswith(".json") else yaml.load(file, Core)


def below(schema, path):
    """The schema of one record of the list at PATH."""
    for key in path.split("."):
        if "items" in schema:
            schema = schema["items"]
        schema = schema["properties"][key]
    return schema["items"]


def say(schema, name, value):
    for error in jsonschema.Draft7Validator(schema).iter_errors(value):
        print("%s: %s: %s" % (name, "/".join(map(str, error.absolute_path)), error.message[:120]))


schema = read(sys.argv[1])
jsonschema.Draft7Validator.check_schema(schema)
what, names = sys.argv[2], sys.argv[3:]
if what == "part":
    schema = {k: v for k, v in schema.items() if k != "required"}
if what == "list":
    path, name = names
    if path == "organisation":
        record = dict(schema)
    elif path == "readiness":
        record = next(iter(schema["properties"]["readiness"]["properties"].values()))
    else:
        record = below(schema, path)
    with open(name, encoding="utf-8") as file:
        for line in file:
            value = json.loads(line)
            # Where a record stands is no field of it.
            if path.count(".") and path.startswith("communities."):
                value.pop("community")
            if "id" not in record["properties"]:
                value.pop("id", None)
            say(record, path, value)
else:
    for name in names:
        say(schema, name, read(name))
