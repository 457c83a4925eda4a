"""Text typed into a field: what it holds, and where the caret stands."""

import attrs

LONGEST = 120


@attrs.frozen
class Typed:
    """A field's text and its caret, which stands before the character of that number."""

    text: str = ""
    caret: int = 0

    def put(self, more: str) -> "Typed":
        """Return the field after text was typed at the caret."""
        clean = "".join(sign for sign in more if sign.isprintable())
        text = self.text[: self.caret] + clean + self.text[self.caret :]
        return Typed(text[:LONGEST], min(self.caret + len(clean), LONGEST))

    def key(self, name: str) -> "Typed | None":
        """Return the field after a key that edits, None where the key does something else."""
        before, behind = self.text[: self.caret], self.text[self.caret :]
        match name:
            case "backspace":
                return Typed(before[:-1] + behind, max(0, self.caret - 1))
            case "delete":
                return Typed(before + behind[1:], self.caret)
            case "left":
                return Typed(self.text, max(0, self.caret - 1))
            case "right":
                return Typed(self.text, min(len(self.text), self.caret + 1))
            case "home":
                return Typed(self.text, 0)
            case "end":
                return Typed(self.text, len(self.text))
            case _:
                return None
