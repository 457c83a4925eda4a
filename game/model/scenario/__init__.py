"""Papers: scenario files and the ruleset, read, checked and made into an opening world."""
