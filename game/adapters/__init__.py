"""Neighbours: the same campaigns for other people's tools – data frames, ema_workbench, PettingZoo. All of it thin."""
