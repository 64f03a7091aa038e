"""Checks FollowTheMoney entities: check_ftm.py FILE

The command line of the library drops what it dislikes and says nothing; here each entity must come
out as it went in, but for white space and the like that cleaning a name may change. Prints the number
of entities by schema as JSON.
"""

import collections
import json
import sys

from followthemoney import model

counts = collections.Counter()
links = {}
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    raw = json.loads(line)
    schema = model.get(raw["schema"])
    assert schema is not None and not schema.abstract, f"line {number}: {raw['schema']}"
    schema.validate(raw)
    proxy = model.get_proxy(raw, cleaned=False)
    for name, values in raw["properties"].items():
        kept = proxy.get(name)
        if schema.get(name).type.name in ("name", "text", "string", "address"):
            # A name of signs alone is none for the library.
            assert kept or not any(letter.isalnum() for letter in "".join(values)), (number, name, values)
        else:
            assert sorted(kept) == sorted(values), f"line {number}: {name}: {values} became {kept}"
    assert raw["id"] not in links, f"line {number}: the id {raw['id']} occurs twice"
    links[raw["id"]] = (number, schema, proxy)
    counts[raw["schema"]] += 1
for number, schema, proxy in links.values():
    for prop, value in proxy.itervalues():
        if prop.type.name == "entity" and prop.range is not None:
            assert value in links, f"line {number}: {prop.name} leads to nothing"
            target = links[value][1]
            assert target.is_a(prop.range), f"line {number}: {prop.name} is a {target.name}"
json.dump(counts, sys.stdout, sort_keys=True)
