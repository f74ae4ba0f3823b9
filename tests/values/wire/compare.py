"""Holds the rows that RFC 6570 defines against two implementations that are not ours: `pip install pyyaml uritemplate std-uritemplate`.

Prints the rows that neither writes as we do, unless the row says why (`differs`). What each of them gets wrong by itself is shown with `-v`.
"""

import json
import sys
from pathlib import Path

import uritemplate
import yaml
from stduritemplate import StdUriTemplate

# By style, explode, allowReserved (OpenAPI 3.2.1, Appendix C, "Equivalences Between Fields and
# RFC6570 Operators").
TEMPLATES = {
    ("simple", False, False): "{color}",
    ("simple", True, False): "{color*}",
    ("simple", False, True): "{+color}",
    ("label", False, False): "{.color}",
    ("label", True, False): "{.color*}",
    ("matrix", False, False): "{;color}",
    ("matrix", True, False): "{;color*}",
    ("form", False, False): "{?color}",
    ("form", True, False): "{?color*}",
}


def text(value):
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def variable(value):
    if isinstance(value, list):
        return [text(item) for item in value]
    if isinstance(value, dict):
        return {key: text(item) for key, item in value.items()}
    return None if value is None else text(value)


def rows():
    for place in ["path", "query", "cookie"]:
        for group in yaml.safe_load((Path(__file__).parent / f"{place}.yaml").read_text()):
            parameter = group["parameter"]
            style = parameter.get("style")
            explode = parameter.get("explode", style == "form")
            template = TEMPLATES.get((style, explode, parameter.get("allowReserved", False)))
            if template and "allowEmptyValue" not in parameter:
                yield from ((place, group["as"], template, row) for row in group["rows"] if "refused" not in row)


compared, unsettled = 0, 0
for place, group, template, row in rows():
    value = variable(row["value"])
    theirs = [uritemplate.expand(template, color=value), StdUriTemplate.expand(template, {"color": value})]
    theirs = [one.removeprefix("?") for one in theirs]
    if place == "cookie":
        theirs = [one.replace("&", "; ") for one in theirs]
    ours = row["wire"] or ""
    compared += 1
    is_unsettled = ours not in theirs and "differs" not in row
    unsettled += is_unsettled
    if is_unsettled or ("-v" in sys.argv and theirs != [ours, ours]):
        print(f"{group} {text(row['value'])}\n  ours   {ours}\n  theirs {'  '.join(theirs)}")
print(f"{compared} rows compared, {unsettled} that neither writes so")
sys.exit(unsettled > 0)
