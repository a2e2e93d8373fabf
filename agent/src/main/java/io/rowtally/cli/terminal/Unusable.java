package io.rowtally.cli.terminal;

/** What was asked for cannot be done with what was given: one clear line, exit code 2. */
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    public Unusable(String message) {
        super(message);
    }
}
