"""`python -m annotator`: the same program as the `annotator` command."""

from annotator.cli import main

if __name__ == "__main__":
    main()
