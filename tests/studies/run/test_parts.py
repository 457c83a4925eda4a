from pathlib import Path

import pytest
from pyarrow import parquet

from game.studies.run import parts
from game.studies.run.design import planned
from game.studies.run.parts import Damaged, Results
from game.studies.run.study import StudyRefused, opened
from tests.studies.run.sketches import part_of, parts_in, plan, short, study_in


def one_part() -> Results:
    """Return a small part."""
    return part_of(plan(worlds=30, part=30))


def test_a_part_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Columns and header come back to the bit."""
    whole = one_part()
    parts.write(whole, tmp_path / "part")
    found = parts.read(tmp_path / "part", whole.header)
    assert found.header == whole.header
    assert {name: column.tolist() for name, column in found.columns.items()} == {
        name: column.tolist() for name, column in whole.columns.items()
    }
    assert {name: column.dtype for name, column in found.columns.items()} == {
        name: column.dtype for name, column in whole.columns.items()
    }


def test_a_changed_byte_changes_no_result(tmp_path: Path) -> None:
    """Wherever one byte of a part is changed, either that is noticed, or all results in it are what was written."""
    whole, path = one_part(), tmp_path / "part"
    parts.write(whole, path)
    content, noticed = path.read_bytes(), 0
    places = range(0, len(content), len(content) // 200)
    for place in places:
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :])
        try:
            assert parts.checksum(parts.read(path, whole.header)) == parts.checksum(whole)
        except Damaged:
            noticed += 1
    assert noticed > len(places) // 2


@pytest.mark.parametrize("size", [0, 3, 100, 2000])
def test_a_part_cut_short_is_noticed(size: int, tmp_path: Path) -> None:
    """A part of which only the beginning is there cannot be read, and says so."""
    whole, path = one_part(), tmp_path / "part"
    parts.write(whole, path)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(Damaged, match="it cannot be read"):
        parts.read(path, whole.header)


def test_another_studys_part_is_noticed(tmp_path: Path) -> None:
    """A part of another seed, laid in place of the right one, is not taken for it."""
    whole = one_part()
    parts.write(whole, tmp_path / "part")
    with pytest.raises(Damaged, match="it belongs to another study"):
        parts.read(tmp_path / "part", {**whole.header, "seed": 2})


def last_of_a_page(path: Path) -> int:
    """Return where the last byte of a middle column lies: in a page's values, which a checksum covers."""
    whole = parquet.ParquetFile(path).metadata
    column = whole.row_group(0).column(whole.num_columns // 2)
    return int(column.dictionary_page_offset or column.data_page_offset) + int(column.total_compressed_size) - 1


@pytest.mark.parametrize("name", ["part-engine-000001.parquet", "design.parquet"])
def test_a_damaged_file_is_named_and_nothing_is_lost(name: str, tmp_path: Path) -> None:
    """Resuming over a damaged file names it and what to do, changes nothing, and then plays only that part again."""
    design = short(worlds=60, part=20, draw="sobol")
    first = study_in(tmp_path, design)
    damaged = next(tmp_path.rglob(name))
    content = bytearray(damaged.read_bytes())
    content[last_of_a_page(damaged)] ^= 0xFF
    damaged.write_bytes(content)
    with pytest.raises(StudyRefused, match=f"{name}: found a damaged file: .* Delete it and give the same command"):
        opened(tmp_path, planned(design), resume=True)
    assert damaged.read_bytes() == content
    assert len(parts_in(tmp_path)) == 3
    damaged.unlink()
    assert study_in(tmp_path, design, resume=True) == first


def test_a_parts_notes_are_text(tmp_path: Path) -> None:
    """Keys and values of the metadata are UTF-8, as the format says, so that strict readers such as polars open it."""
    whole, path = one_part(), tmp_path / "part"
    parts.write(whole, path)
    notes = parquet.read_metadata(path).metadata
    assert notes
    assert all(text.decode("utf-8").isprintable() for note in notes.items() for text in note)
