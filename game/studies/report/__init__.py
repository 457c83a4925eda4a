"""The page of a study: its words, its tables, its drawings and its looks; the template is in `assets/report`."""
