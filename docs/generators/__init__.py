"""Pages that follow from the code and from the scenarios' files, as Markdown; one module a page."""
