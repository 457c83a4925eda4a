"""The engine: positions cut by audience, looking ahead, the debrief."""
