"""Preparing a lesson: its minutes, its teams, role sheets, questions and a rubric, from the scenario alone."""
