"""The simulation, and nothing else: state, laws, scenarios, legality."""
