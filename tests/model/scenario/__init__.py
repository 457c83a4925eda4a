"""Claims about scenarios: what their files hold, and what is said when they are wrong."""
