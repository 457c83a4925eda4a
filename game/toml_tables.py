"""What files of TOML say that ship with Wedge: parsed once on a computer, and not at every start.

Parsing them takes a tenth of a second of each start. What is kept is found by what stands in the file, so a file that
was changed is parsed anew.
"""

import json
from contextlib import suppress
from hashlib import blake2b

from game.kept_files import keep, stored
from game.loose_types import JsonDict

KIND = "tables"


def toml_table(content: bytes) -> JsonDict:
    """What a file says; a byte order mark, as some editors write it, is let pass.

    content  all that stands in the file
    errors   UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError where it is no TOML
    """
    name = blake2b(content, digest_size=16).hexdigest()
    known = stored(KIND, name)
    if known is not None:
        table: JsonDict = json.loads(known)
        return table
    table = parsed_toml(content)
    # Dates, and numbers that are none, cannot be written down so that they come back the same.
    with suppress(TypeError):
        text = json.dumps(table)
        if json.loads(text) == table:
            keep(KIND, name, text.encode())
    return table


def parsed_toml(content: bytes) -> JsonDict:
    """What a file says, parsed at once and not kept; errors as in `toml_table`."""
    # Where all tables are kept already, no start needs it.
    import tomllib

    return tomllib.loads(content.decode("utf-8-sig"))
