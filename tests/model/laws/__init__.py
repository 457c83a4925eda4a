"""The laws and phases in textbook cases, and what holds whatever is ordered: bounds, accounts, bits and secrets."""
