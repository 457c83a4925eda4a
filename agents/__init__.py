"""How countries decide: courses that they follow, crises, answers to injuries, and what they do at the table."""
