"""Writing the text of a loop: names for its values, loops within it, and what is played only sometimes."""


class LoopText:
    """Text of the loop, with names for its values."""

    def __init__(self) -> None:
        self.lines = list[str]()
        self.count = 0

    def add(self, text: str) -> str:
        """Add an instruction that has a value."""
        self.count += 1
        self.lines.append(f"  %x{self.count} = {text}")
        return f"%x{self.count}"

    def do(self, text: str) -> None:
        """Add an instruction without a value, or a label."""
        self.lines.append(text if text.endswith(":") else f"  {text}")

    def at(self, base: str, bytes_on: str) -> str:
        """An address so many bytes on."""
        return self.add(f"getelementptr i8, ptr {base}, i64 {bytes_on}")

    def times(self, left: str, right: str | int) -> str:
        """A product of whole numbers."""
        return self.add(f"mul i64 {left}, {right}")

    def loop(self, name: str, first: str, end: str) -> tuple[str, str]:
        """Begin a loop that is left when its counter reaches the end; its body is played at least once."""
        before = f"{name}.before"
        self.do(f"br label %{before}")
        self.do(f"{before}:")
        self.do(f"br label %{name}")
        self.do(f"{name}:")
        self.do(f"%{name}.at = phi i64 [{first}, %{before}], [%{name}.next, %{name}.again]")
        return f"%{name}.at", end

    def again(self, name: str, end: str) -> None:
        """End a loop's body."""
        self.do(f"br label %{name}.again")
        self.do(f"{name}.again:")
        self.do(f"%{name}.next = add i64 %{name}.at, 1")
        more = self.add(f"icmp slt i64 %{name}.next, {end}")
        self.do(f"br i1 {more}, label %{name}, label %{name}.after")
        self.do(f"{name}.after:")

    def only_if(self, name: str, value: str) -> None:
        """Begin what is played only where a whole number is not 0."""
        there = self.add(f"icmp ne i64 {value}, 0")
        self.do(f"br i1 {there}, label %{name}.do, label %{name}.skip")
        self.do(f"{name}.do:")

    def end_if(self, name: str) -> None:
        """End what is played only sometimes."""
        self.do(f"br label %{name}.skip")
        self.do(f"{name}.skip:")
