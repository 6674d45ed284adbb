"""Questions of a file on their way into the bank, as the desk shows them (the command line goes by `importing`)."""
