"""What a packaged Wedge starts with."""

import multiprocessing

from game.cli.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
