"""Machine code: compiled from LLVM's text for this processor, kept on disk, and loaded.

Whatever keeps it from being made or loaded is no fault: `Unavailable` says why, and numpy plays instead.
"""

import hashlib
import mmap
import os
import sys
from collections.abc import Mapping
from ctypes import CDLL, addressof, c_char, c_size_t, c_void_p
from functools import cache
from types import ModuleType

import attrs

from game.loose_types import Untyped

# Under which kind machine code is kept on disk.
KIND = "engine"
# Without LLVM's own passes, which gain nothing on straight lines, and with its first level of choosing instructions.
LEVEL = 1


class Unavailable(Exception):  # noqa: N818
    """There is no compiled engine here, with the reason."""


@attrs.frozen
class Processor:
    """What code is made for.

    name      LLVM's name of the processor
    features  LLVM's list of what it can do
    lanes     worlds in a vector
    """

    name: str
    features: str
    lanes: int


@cache
def llvm() -> ModuleType:
    """LLVM, ready to compile for this machine; raises `Unavailable` where it is not installed or not wanted."""
    if os.environ.get("WEDGE_ENGINE", "") == "numpy":
        raise Unavailable("WEDGE_ENGINE asks for numpy")
    if sys.byteorder != "little" or sys.maxsize < 2**32:
        raise Unavailable("this processor is not one that code is made for")
    try:
        from llvmlite import binding
    except (ImportError, OSError) as fault:
        raise Unavailable(f"llvmlite cannot be loaded: {fault}") from None
    if not may_become_code():
        raise Unavailable("this system lets no memory become code")
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    return binding  # type: ignore[no-any-return]


def may_become_code() -> bool:
    """Whether the system lets memory that was written become code, as hardened ones do not; LLVM would not notice."""
    if os.name != "posix":
        return True
    page = mmap.mmap(-1, mmap.PAGESIZE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE)
    page[0] = 1
    place = c_void_p(addressof(c_char.from_buffer(page)))
    refused: int = CDLL(None).mprotect(place, c_size_t(mmap.PAGESIZE), mmap.PROT_READ | mmap.PROT_EXEC)
    return refused == 0


@cache
def here() -> Processor:
    """This machine's processor with all it can do."""
    binding = llvm()
    features = binding.get_host_cpu_features()
    lanes = 8 if features.get("avx512f") else 4 if features.get("avx") else 2
    return Processor(binding.get_host_cpu_name(), features.flatten(), lanes)


@cache
def plainest() -> Processor:
    """What every processor of this machine's kind can do: on x86-64 SSE2 and nothing newer."""
    return attrs.evolve(
        here(), name="x86-64" if "64" in here_kind() and "86" in here_kind() else "", features="", lanes=2
    )


def here_kind() -> str:
    """LLVM's name of the kind of machine."""
    return str(llvm().get_process_triple()).split("-", maxsplit=1)[0]


def machine(processor: Processor) -> Untyped:
    """LLVM's machine for a processor."""
    return (
        llvm()
        .Target.from_default_triple()
        .create_target_machine(
            cpu=processor.name,
            features=processor.features,
            opt=LEVEL,
            codemodel="jitdefault",
            jit=True,
            reloc="default",
        )
    )


def compiled(text: str, processor: Processor) -> bytes:
    """Object code of LLVM's text."""
    binding, target = llvm(), machine(processor)
    module = binding.parse_assembly(text)
    module.triple, module.data_layout = binding.get_process_triple(), str(target.target_data)
    return bytes(target.emit_object(module))


@attrs.frozen(eq=False)
class Loaded:
    """Code in memory, with the addresses of its functions."""

    engine: Untyped
    addresses: Mapping[str, int]


def loaded(code: bytes, names: tuple[str, ...]) -> Loaded:
    """Object code laid into memory; raises `Unavailable` where the system forbids it."""
    binding = llvm()
    try:
        engine = binding.create_mcjit_compiler(binding.parse_assembly(""), machine(here()))
        engine.add_object_file(binding.ObjectFileRef.from_data(code))
        engine.finalize_object()
    except RuntimeError as fault:
        raise Unavailable(f"code cannot be laid into memory: {fault}") from None
    return Loaded(engine, {name: engine.get_function_address(name) for name in names})


def engine_name() -> str:
    """Which engine plays here, and why where it is numpy."""
    try:
        loaded(compiled("define void @nothing() {\n  ret void\n}\n", here()), ("nothing",))
    except Unavailable as reason:
        return f"numpy ({reason})"
    version = ".".join(map(str, llvm().llvm_version_info))
    return f"compiled (LLVM {version}, {here().name}, {here().lanes} worlds a vector)"


def digest(text: str) -> str:
    """What stands for a text in a file's name."""
    return hashlib.blake2b(f"{text}/{llvm().llvm_version_info}".encode(), digest_size=16).hexdigest()
