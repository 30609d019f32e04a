"""A checker written from docs/record.md alone: it uses nothing of the product.

python independent_checker.py record.jsonl KEY [SLIP...]
"""

import base64
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

COUNTED = {"ticket_issued": 0, "ticket_called": 1, "service_finished": 2, "no_show_recorded": 3, "ticket_cancelled": 4}
NAMES = ("issued", "called", "finished", "no_shows", "cancelled")


def check(text: str, key: str, slips: list[str]) -> str:
    """What is wrong with a file, "" for nothing."""
    header, *entries = [json.loads(line) for line in text.split("\n")[:-1]]
    sequence, head, hashes, day = header["first"] - 1, header["previous"], {}, None
    ranges: dict[str, list[int]] = {}
    counts: Counter[int] = Counter()
    for entry in entries:
        written = entry.pop("hash")
        canonical = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if entry["sequence"] != sequence + 1:
            return f"entry {sequence + 1} is missing"
        if entry["previous"] != head or hashlib.sha256(canonical.encode()).hexdigest() != written:
            return f"entry {entry['sequence']} is not what was written"
        event = entry["event"]
        if entry["type"] == "day_sealed":
            if (event["sequence"], event["head"]) != (sequence, head) or event["key"] != key:
                return f"the seal in entry {entry['sequence']} is not true"
            if day and ([event.get(name, 0) for name in NAMES] != [counts[at] for at in range(5)]):
                return f"the counts in entry {entry['sequence']} are not true"
            if day and [(one["prefix"], [one["first"], one["last"]]) for one in event.get("numbers", [])] != sorted(
                ranges.items()
            ):
                return f"the numbers in entry {entry['sequence']} are not true"
            slips = [*slips, _text_of(event) + " " + event["signature"]]
        elif entry["type"] == "day_started":
            day, counts, ranges = event["day"], Counter(), {}
        elif entry["type"] == "action_undone":
            counts[COUNTED.get(event["action"], 5)] -= 1
        elif entry["type"] in COUNTED:
            counts[COUNTED[entry["type"]]] += 1
            if entry["type"] == "ticket_issued":
                ranges.setdefault(event["prefix"], [event["number"], 0])[1] = event["number"]
        sequence, head = entry["sequence"], written
        hashes[sequence] = head
    return next(filter(None, (_held(slip, hashes, key) for slip in slips)), "")


def _text_of(event: dict[str, Any]) -> str:
    counts = "/".join(str(event.get(name, 0)) for name in NAMES)
    numbers = ",".join(f"{one['prefix']}:{one['first']}-{one['last']}" for one in event.get("numbers", [])) or "-"
    return (
        f"ANTREAN1 {event['hall']} {event['day']} {event['at']} {event['sequence']} {event['head']} {counts} {numbers}"
    )


def _held(slip: str, hashes: dict[int, str], key: str) -> str:
    text, _, signature = slip.strip().rpartition(" ")
    try:
        Ed25519PublicKey.from_public_bytes(_bytes(key)).verify(_bytes(signature), text.encode())
    except InvalidSignature:
        return "a slip is not signed by this hub"
    sequence, head = text.split(" ")[4:6]
    return "" if hashes.get(int(sequence)) == head else f"entry {sequence} is not the one that was sealed"


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


if __name__ == "__main__":
    wrong = check(Path(sys.argv[1]).read_text("utf-8"), sys.argv[2], sys.argv[3:])
    sys.exit(wrong or None)
