"""How a computer's country looks ahead: orders tried beside its course in futures drawn from its own view."""
