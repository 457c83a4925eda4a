"""Behind the front door: what a command is asked, what it tells, and what it says when something is wrong."""
