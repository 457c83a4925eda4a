"""Claims about scenarios of the second model: what their files hold, and what is said when they are wrong."""
