"""The rules of the house, checked: sizes, names, numbers, arithmetic, sources, the repository itself."""
