"""Names for what has no closer type than `Any`, each with its reason; a checked type is better where there is one."""

from collections.abc import Mapping
from typing import Any

# What JSON and TOML hold: whoever reads a value says what it has to be, and the checks refuse anything else.
JsonValue = Any
# The same, where its rows have names and are only read.
JsonObject = Mapping[str, Any]
# The same, where it is being put together.
JsonDict = dict[str, Any]
# Fields of a class by their names, for its constructor: each has a type of its own, which a name chosen at run time
# cannot say.
FieldValues = dict[str, Any]
# What numpy hands over, or is handed, beside an array that stands in for its own: numbers, arrays, slices, kinds of
# number.
Operand = Any
# A type as a value, generics and unions too, for which Python 3.11 has no type.
TypeForm = Any
# An object of a library that ships no types, or is installed with an extra only.
Untyped = Any
# What one of many classes returns or holds, where only whoever asks for it by its name or kind knows the class.
OneOfMany = Any
