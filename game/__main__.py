"""`python -m game`: the same as `wedge`."""

from game.cli.main import main

if __name__ == "__main__":
    main()
