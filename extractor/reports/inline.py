"""What may stand in an HTML file: text of any kind made harmless to its parser, data and code inside script elements."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

# HTML takes no control characters and no lone surrogates, and parsers put other characters for some of them. One for one, so that offsets hold.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# A script element ends at </script and its parser changes its mood at <!--; U+2028 and U+2029 end lines in older JavaScript.
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def clean(text: str) -> str:
    """The text with U+FFFD for each character that HTML cannot hold, a blank for a carriage return; as long as before."""
    return _UNFIT.sub("\ufffd", text).replace("\r", " ")


def script_json(value: object) -> str:
    """The value as JSON that may stand in a script element, whatever texts it holds."""
    text = _UNFIT.sub("\ufffd", json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for char, escape in _IN_SCRIPT.items():
        text = text.replace(char, escape)
    return text


def script_code(code: str) -> str:
    """Code that may stand in a script element, and is the same when it is read there (line ends). These sequences only ever stand in its strings."""
    return code.replace("\r\n", "\n").replace("</script", "<\\/script").replace("<!--", "<\\!--")


def content_policy(scripts: Iterable[str]) -> str:
    """A Content-Security-Policy that runs these scripts and no others, and lets nothing be fetched or sent."""
    hashes = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    # Charts set their styles themselves.
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
