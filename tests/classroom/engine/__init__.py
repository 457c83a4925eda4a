"""The umpire: positions cut by audience, looking ahead, the debrief."""
