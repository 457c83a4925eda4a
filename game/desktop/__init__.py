"""The desktop window: screens drawn from what a seat may know, and nothing the rules do not say."""
