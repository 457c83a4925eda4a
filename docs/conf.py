"""How Sphinx builds the documentation; the pages are put together by `docs/generators/site.py`."""

project = "Wedge"
author = "The Wedge developers"
html_title = "Wedge"
html_theme = "furo"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
# Options begin with two hyphens, which are no dash.
smartquotes = False
extensions = ["myst_parser"]
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
# Examples hold templates and notations that no lexer knows.
suppress_warnings = ["misc.highlighting_failure"]
pygments_style = "friendly"
pygments_dark_style = "monokai"
