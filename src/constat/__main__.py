"""`python -m constat`: the command line where the `constat` script is not on the path."""

from constat.cli import main

if __name__ == "__main__":
    main()
