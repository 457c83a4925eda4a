"""What stands in files of rules, levers and scenarios: found, read and checked, with every fault at once."""
